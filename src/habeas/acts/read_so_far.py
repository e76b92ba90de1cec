"""What was read of a record so far, in memory: its entries in the one order of all copies, and what they come to.

Only `acts.case` uses it, under its lock. It grows entry by entry; what came too late for that is folded anew.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from habeas.ledger import Entry
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.draws_on import draws_on, is_kept_from
from habeas.statements.growing import Changes, Folding
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known, Noted, known
from habeas.statements.source import Source
from habeas.statements.work import Done

Pair = tuple[Entry, Noted | None]
"""An entry with what it notes; None if it cannot be read, or says nothing of the case itself."""
NAMING = (Undoing, Done, Judgement)
"""What draws on whatever another value draws on."""
PARTS = 8
"""For how many sets of hidden sources what is known without them is kept up."""


class ReadSoFar:
    """Entries up to number `to`, read while `controls` of them said who may sign."""

    def __init__(self) -> None:
        self.to = 0
        self.controls = 0
        self.not_understood: list[int] = []
        """Numbers of entries that this version cannot read; a later one may."""
        self._pairs: list[Pair] = []
        self._folding = Folding()
        self._parts: dict[frozenset[str], tuple[int, Folding]] = {}
        self._unclear: list[Record] = []
        """What names something that is not here (yet), so that nobody can tell what it draws on."""

    @property
    def known(self) -> Known:
        """What the record holds."""
        return self._folding.known

    def noted(self, entry: Entry) -> Noted | None:
        """What an entry notes; None if it cannot be read, or says nothing of the case itself."""
        if entry.body is None:
            return None
        try:
            value = codec.decode(entry.kind, entry.body)
        except codec.Unreadable:
            # One odd entry must not close the case: it stays in the record and is told of.
            self.not_understood.append(entry.number)
            return None
        return Noted(entry.number, entry.at, entry.by, value) if value is not None else None

    def understood(self, entries: Iterable[Entry]) -> list[Pair]:
        """Entries with what they note."""
        return [_without_body(entry, self.noted(entry)) for entry in entries]

    def add(self, new: list[Pair], to: int) -> None:
        """Take entries in, of which the last has this number."""
        new = sorted(new, key=_in_order)
        if self._pairs and new and _in_order(new[0]) < _in_order(self._pairs[-1]):
            # Somebody else wrote it before what we have, and it came only now.
            self._pairs, self._parts = sorted([*self._pairs, *new], key=_in_order), {}
            self._folding = Folding()
            new = self._pairs
        else:
            self._pairs += new
        self._folding.add(_noted(new), lambda: _noted(self._pairs))
        self._find_unclear(new)
        self.to = to

    def _find_unclear(self, new: list[Pair]) -> None:
        """Keep what cannot be told yet; what can be told now belongs in the parts, in its place."""
        still = [value for value in self._unclear if draws_on(value, self.known) is None]
        if len(still) < len(self._unclear):
            self._parts = {}
        self._unclear = still + [
            noted.value
            for _, noted in new
            if noted and isinstance(noted.value, NAMING) and draws_on(noted.value, self.known) is None
        ]

    def at(self, reached: Mapping[bytes, int], hidden: frozenset[str]) -> Known:
        """What was known when every feed had got as far as is said, without the hidden sources."""
        return known(
            self._seen(
                [noted for entry, noted in self._pairs if noted and entry.place < reached.get(entry.feed, 0)],
                hidden,
            )
        )

    def without(self, hidden: frozenset[str]) -> Known:
        """What is known without some sources; the last few are kept up, as to begin takes as long as reading all."""
        read, folding = self._parts.pop(hidden, (0, Folding()))
        if read < len(self._pairs):
            new = self._seen(_noted(self._pairs[read:]), hidden)
            folding.add(new, lambda: self._seen(_noted(self._pairs), hidden))
        self._parts = dict(list(self._parts.items())[1 - PARTS :])
        self._parts[hidden] = (len(self._pairs), folding)
        return folding.known

    def with_more(self, new: list[Pair]) -> Known:
        """What would be known with more entries."""
        return known(_noted(sorted([*self._pairs, *new], key=_in_order)))

    def changes(self, since: Known, until: Known) -> Changes | None:
        """What came into force and went out of it from one state to a later one; None if it is not remembered."""
        foldings = [self._folding, *(folding for _, folding in self._parts.values())]
        found = (folding.changes(since, until) for folding in foldings)
        return next((changes for changes in found if changes is not None), None)

    def body_of(self, source: str) -> bytes | None:
        """The body of the version of a source that is in force; None if there is no such source."""
        bodies = [
            entry.body
            for entry, noted in self._pairs
            if noted and isinstance(noted.value, Source) and noted.value.id == source
        ]
        return bodies[-1] if bodies else None

    def sealed_off(self) -> int:
        """How many entries cannot be read here, because a key they need is gone or never came."""
        return sum(entry.body is None for entry, _ in self._pairs)

    def _seen(self, items: list[Noted], hidden: frozenset[str]) -> list[Noted]:
        return [noted for noted in items if not is_kept_from(hidden, noted.value, self.known)]


def _without_body(entry: Entry, noted: Noted | None) -> Pair:
    """An entry with what it notes. Bodies are let go of once they are read, but for those of sources: a later version
    of one keeps what this habeas does not know of it."""
    if noted is None or isinstance(noted.value, Source):
        return entry, noted
    return replace(entry, body=b""), noted


def _noted(pairs: list[Pair]) -> list[Noted]:
    return [noted for _, noted in pairs if noted]


def _in_order(pair: Pair) -> tuple[int, bytes, int]:
    """The one order of all entries, the same in every copy."""
    return pair[0].order, pair[0].feed, pair[0].place

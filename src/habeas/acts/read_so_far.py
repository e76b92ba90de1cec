"""What was read of a record so far, in memory: its entries in the one order of all copies, and what they come to.

Only `acts.case` uses it, under its lock. It grows entry by entry; what came too late for that is folded anew.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from habeas.acts.at_once import at_once
from habeas.ledger import Entry
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.draws_on import draws_on, is_kept_from
from habeas.statements.growing import Changes, Folding
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known, known
from habeas.statements.sharing import Sharing
from habeas.statements.source import Source
from habeas.statements.work import Done


class Read(Struct, frozen=True, gc=False):
    """What is kept of an entry once it was read: its place in the one order of all copies, and what it notes (None if
    it cannot be read, or says nothing of the case itself). `body` is that of a source: a later version of one keeps
    what this habeas does not know of it. `is_sealed` where a key it needs is gone or never came."""

    order: int
    feed: bytes
    place: int
    noted: Noted | None
    is_sealed: bool = False
    body: bytes | None = None


NAMING = (Undoing, Done, Judgement)
"""What draws on whatever another value draws on."""
MOMENTS = 2
"""For how many moments what was known then is kept."""
Moment = tuple[tuple[tuple[bytes, int], ...], frozenset[str], int]
"""How far every feed had got, what is hidden, and how many entries there are now."""
PARTS = 8
"""For how many sets of hidden sources what is known without them is kept up."""


class ReadSoFar:
    """Entries up to number `to`, read while `controls` of them said who may sign."""

    def __init__(self) -> None:
        self.to = 0
        self.controls = 0
        self.not_understood: list[int] = []
        """Numbers of entries that this version cannot read; a later one may."""
        self._all: list[Read] = []
        self._folding = Folding()
        self._parts: dict[frozenset[str], tuple[int, Folding]] = {}
        self._then: list[tuple[Moment, Known]] = []
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

    def read(self, entry: Entry) -> Read:
        """What is kept of an entry."""
        noted = self.noted(entry)
        body = entry.body if noted is not None and isinstance(noted.value, Source) else None
        return Read(entry.order, entry.feed, entry.place, noted, entry.body is None, body)

    def understood(self, entries: Iterable[Entry]) -> list[Read]:
        """Entries with what they note. What they share is in memory once."""
        sharing, found = Sharing(), list[Read]()
        with at_once():
            for entry in entries:
                read = self.read(entry)
                if read.noted is not None:
                    sharing.share(read.noted.value)
                found.append(read)
        return found

    def add(self, new: list[Read], to: int) -> None:
        """Take entries in, of which the last has this number."""
        new = sorted(new, key=_in_order)
        if self._all and new and _in_order(new[0]) < _in_order(self._all[-1]):
            # Somebody else wrote it before what we have, and it came only now.
            self._all, self._parts = sorted([*self._all, *new], key=_in_order), {}
            self._folding = Folding()
            new = self._all
        else:
            self._all += new
        with at_once():
            self._folding.add(noted_of(new), lambda: noted_of(self._all))
        self._find_unclear(new)
        self.to = to

    def _find_unclear(self, new: list[Read]) -> None:
        """Keep what cannot be told yet; what can be told now belongs in the parts, in its place."""
        still = [value for value in self._unclear if draws_on(value, self.known) is None]
        if len(still) < len(self._unclear):
            self._parts = {}
        self._unclear = still + [
            noted.value
            for noted in noted_of(new)
            if isinstance(noted.value, NAMING) and draws_on(noted.value, self.known) is None
        ]

    def at(self, reached: Mapping[bytes, int], hidden: frozenset[str]) -> Known:
        """What was known when every feed had got as far as is said, without the hidden sources. The last few are kept,
        as a page and those after it ask for the same."""
        asked = (tuple(sorted(reached.items())), hidden, len(self._all))
        kept = next((found for key, found in self._then if key == asked), None)
        if kept is None:
            then = [one.noted for one in self._all if one.noted and one.place < reached.get(one.feed, 0)]
            with at_once():
                kept = known(self._seen(then, hidden))
            self._then = [*self._then[1 - MOMENTS :], (asked, kept)]
        return kept

    def without(self, hidden: frozenset[str]) -> Known:
        """What is known without some sources; the last few are kept up, as to begin takes as long as reading all."""
        read, folding = self._parts.pop(hidden, (0, Folding()))
        if read < len(self._all):
            new = self._seen(noted_of(self._all[read:]), hidden)
            folding.add(new, lambda: self._seen(noted_of(self._all), hidden))
        self._parts = dict(list(self._parts.items())[1 - PARTS :])
        self._parts[hidden] = (len(self._all), folding)
        return folding.known

    def with_more(self, new: list[Read]) -> Known:
        """What would be known with more entries."""
        return known(noted_of(sorted([*self._all, *new], key=_in_order)))

    def changes(self, since: Known, until: Known) -> Changes | None:
        """What came into force and went out of it from one state to a later one; None if it is not remembered."""
        foldings = [self._folding, *(folding for _, folding in self._parts.values())]
        found = (folding.changes(since, until) for folding in foldings)
        return next((changes for changes in found if changes is not None), None)

    def body_of(self, source: str) -> bytes | None:
        """The body of the version of a source that is in force; None if there is no such source."""
        bodies = [
            one.body
            for one in self._all
            if one.noted and isinstance(one.noted.value, Source) and one.noted.value.id == source
        ]
        return bodies[-1] if bodies else None

    def sealed_off(self) -> int:
        """How many entries cannot be read here, because a key they need is gone or never came."""
        return sum(one.is_sealed for one in self._all)

    def _seen(self, items: list[Noted], hidden: frozenset[str]) -> list[Noted]:
        return [noted for noted in items if not is_kept_from(hidden, noted.value, self.known)]


def noted_of(read: list[Read]) -> list[Noted]:
    """What entries note, of those that say something of the case and can be read."""
    return [one.noted for one in read if one.noted]


def _in_order(read: Read) -> tuple[int, bytes, int]:
    """The one order of all entries, the same in every copy."""
    return read.order, read.feed, read.place

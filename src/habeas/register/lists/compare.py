"""Two versions of a list to who appeared, vanished, changed and stayed. Surest ground first, and no ground is final.

What a person judged goes first; then the partner's own number with the same name, then name and day of birth, then
the same words throughout. Whatever is only alike is asked, and a number beside another name is a conflict. Every
ground must be the only one of its kind on both sides.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from habeas.identity.alike import key
from habeas.intake.tables.columns import NAMES, OUT, Column
from habeas.intake.tables.dates import read_date
from habeas.names import Decision
from habeas.names import compare as compare_names
from habeas.protection.erased import of_words
from habeas.register.lists.comparison import Change, Comparison, Maybe, Pair, Reused, Why
from habeas.register.lists.version import ListRow, Version

LARGEST = 30
"""Rows of one block on each side that are held against one another by their names; a larger block says too little."""
ASKED = 3
"""Rows that one row is asked about at most, the likeliest."""
MOST_COMPARED = 60_000
"""Pairs of names that are compared at most: some seconds. Rows beyond are told as vanished and appeared, and that is
said."""
_WORDS = str.maketrans({"ё": "е", "Ё": "Е", "ʼ": "'", "’": "'", "`": "'", ",": " "})
_DATES = frozenset({Column.BORN, Column.TAKEN})
_NAMED = frozenset(NAMES[:4])
Judged = Callable[[str, str], bool | None]
"""Whether two people (by their mentions) were judged the same or others; None where nobody decided."""


def compare(
    old: Version, new: Version, cluster: Mapping[str, str], apart: frozenset[frozenset[str]]
) -> Comparison:
    """Hold two versions of a list against one another. `cluster` has who is who, as judged, by mention; `apart` the
    pairs of clusters that were judged to be others: they are matched on no ground."""
    work = _Matching(old, new, cluster, apart)
    work.judged()
    given_anew, reused = work.numbers()
    work.equal(Why.BORN, lambda row, of: _name_and_birth(of, row))
    work.equal(Why.WORDS, work.words)
    work.through_others()
    maybe = work.alike()
    asked_old, asked_new = {one.old.person for one in maybe}, {one.new.person for one in maybe}
    heads_gone, heads_new = _heads(old, new)
    return Comparison(
        earlier=old.source,
        later=new.source,
        pairs=tuple(work.pairs()),
        maybe=tuple(maybe),
        vanished=tuple(row for row in work.left_old() if row.person not in asked_old),
        appeared=tuple(row for row in work.left_new() if row.person not in asked_new),
        reused=tuple(one for one in reused if not work.are_matched(one)),
        numbers_given_anew=given_anew,
        twice=_twice(new),
        is_cut=work.is_cut,
        heads_gone=heads_gone,
        heads_new=heads_new,
    )


class _Matching:
    """Rows of two lists being matched. What is matched once stays so."""

    def __init__(
        self, old: Version, new: Version, cluster: Mapping[str, str], apart: frozenset[frozenset[str]]
    ) -> None:
        self._old, self._new, self._cluster, self._apart = old, new, cluster, apart
        self._why: dict[str, tuple[ListRow, Why]] = {}
        self._taken: set[str] = set()
        self._changes = _Changes(old, new)
        self.compared, self.is_cut = 0, False

    def left_old(self) -> Iterator[ListRow]:
        return (row for row in self._old.rows if row.person not in self._why)

    def left_new(self) -> Iterator[ListRow]:
        return (row for row in self._new.rows if row.person not in self._taken)

    def pairs(self) -> Iterator[Pair]:
        for row in self._old.rows:
            if row.person in self._why:
                other, why = self._why[row.person]
                yield Pair(row, other, why, self._changes.of(row, other))

    def are_matched(self, one: Reused) -> bool:
        found = self._why.get(one.old.person)
        return found is not None and found[0].person == one.new.person

    def judged(self) -> None:
        """Whoever was judged the same. One person may stand on a list twice, in two scripts: both go with them."""
        there: dict[str, ListRow] = {}
        for row in self._new.rows:
            there.setdefault(self._who(row), row)
        by_cluster = {self._who(row) for row in self._old.rows}
        for row in self._old.rows:
            if (found := there.get(self._who(row))) is not None:
                self._match(row, found, Why.JUDGED)
        self._taken.update(row.person for row in self._new.rows if self._who(row) in by_cluster)

    def numbers(self) -> tuple[bool, list[Reused]]:
        """Rows with the same number of the partner's and the same name; and those with another name."""
        shared = self._shared(lambda row, of: of.text(row, Column.THEIR_ID).casefold())
        alike = [(a, b) for a, b in shared if _same_name(a.name, b.name) and self._may_be(a, b)]
        if len(alike) * 2 < len(shared):
            # They count the rows, or were given out anew: then no number says anything.
            return bool(shared), []
        for a, b in alike:
            self._match(a, b, Why.NUMBER)
        # Judged to be one, whatever they are called: no conflict.
        others = [(a, b) for a, b in shared if self._who(a) != self._who(b) and a.person not in self._why]
        number = self._old.at.get(Column.THEIR_ID, -1)
        return False, [
            Reused(a.cell(number), a, b) for a, b in others if not (self._may_be(a, b) and _may_be_name(a, b))
        ]

    def words(self, row: ListRow, of: Version) -> Hashable:
        """The name and the words of all columns that both lists have."""
        places = self._changes.places_old if of is self._old else self._changes.places_new
        return (folded(row.name), *(folded(row.cell(place)) for place in places))

    def through_others(self) -> None:
        """Somebody who stands on a list twice, as judged, and is matched once: their other rows go with that one."""
        matched = {
            self._who(row): self._why[row.person][0] for row in self._old.rows if row.person in self._why
        }
        for row in list(self.left_old()):
            if (found := matched.get(self._who(row))) is not None:
                self._match(row, found, Why.JUDGED)
        there = {self._who(row) for row in self._new.rows if row.person in self._taken}
        self._taken.update(row.person for row in self._new.rows if self._who(row) in there)

    def equal(self, why: Why, ground: Callable[[ListRow, Version], Hashable]) -> None:
        """Rows that have a ground in common, each the only one on its list."""
        for a, b in self._shared(ground):
            if self._may_be(a, b):
                self._match(a, b, why)

    def alike(self) -> list[Maybe]:
        """Rows that are left and may be of one person, the likeliest first for each."""
        blocks = _blocks(self._new, list(self.left_new()))
        found: list[Maybe] = []
        for row in list(self.left_old()):
            near = {
                other.person: other for block in _grounds(self._old, row) for other in blocks.get(block, ())
            }
            if self.compared + len(near) > MOST_COMPARED:
                self.is_cut = True
                break
            self.compared += len(near)
            asked = sorted(
                filter(None, (self._asked(row, other) for other in near.values())), key=lambda one: -one[0]
            )
            found += [maybe for _score, maybe in asked[:ASKED]]
        return found

    def _asked(self, a: ListRow, b: ListRow) -> tuple[float, Maybe] | None:
        """Whether two rows may be of one person, and how likely their names make it; None if nothing speaks for it."""
        if not self._may_be(a, b):
            return None
        born = _held_against(self._old.text(a, Column.BORN), self._new.text(b, Column.BORN))
        compared = compare_names(a.name, b.name)
        if born is None or compared.decision is Decision.DIFFERENT:
            return None
        return compared.score, Maybe(a, b, (*compared.reasons, *born))

    def _shared(self, ground: Callable[[ListRow, Version], Hashable]) -> list[tuple[ListRow, ListRow]]:
        """Rows left on both sides that alone have a ground; nothing is no ground."""
        mine = _alone((ground(row, self._old), row) for row in self.left_old())
        other = _alone((ground(row, self._new), row) for row in self.left_new())
        return [(row, other[what]) for what, row in mine.items() if what in other]

    def _who(self, row: ListRow) -> str:
        return self._cluster.get(row.person, row.person)

    def _may_be(self, a: ListRow, b: ListRow) -> bool:
        return frozenset((self._who(a), self._who(b))) not in self._apart

    def _match(self, a: ListRow, b: ListRow, why: Why) -> None:
        self._why[a.person] = (b, why)
        self._taken.add(b.person)


def _twice(of: Version) -> tuple[str, ...]:
    times = Counter(of.text(row, Column.THEIR_ID) for row in of.rows)
    return tuple(number for number, count in times.items() if number and count > 1)


def _alone(rows: Iterable[tuple[Hashable, ListRow]]) -> dict[Hashable, ListRow]:
    several = [(what, row) for what, row in rows if what not in (None, "")]
    times = Counter(what for what, _row in several)
    return {what: row for what, row in several if times[what] == 1}


@of_words
@lru_cache(maxsize=1 << 18)
def folded(text: str) -> str:
    """Words without what tells nobody apart: case, gaps, kinds of apostrophes, ё written as е."""
    return " ".join(text.translate(_WORDS).casefold().split())


def _same_name(a: str, b: str) -> bool:
    """Whether two names are one name: the same words, or ones that sound so in whatever script."""
    if folded(a) == folded(b):
        return True
    (words, father), (others, other_father) = key(a), key(b)
    return words == others and (not father or not other_father or father == other_father)


def _may_be_name(a: ListRow, b: ListRow) -> bool:
    return _same_name(a.name, b.name) or compare_names(a.name, b.name).decision is not Decision.DIFFERENT


def _name_and_birth(of: Version, row: ListRow) -> Hashable:
    born = read_date(of.text(row, Column.BORN))
    return (folded(row.name), born.edtf) if born and not born.is_open else None


def _held_against(a: str, b: str) -> tuple[str, ...] | None:
    """What two days of birth say, in words; None if they have nothing in common, neither the year nor the day."""
    first, second = read_date(a), read_date(b)
    if first is None or second is None or first.is_open or second.is_open:
        return ()
    if first == second:
        return ("same date of birth",)
    one, other = first.edtf, second.edtf
    if one.startswith(other) or other.startswith(one):
        return ()
    if one[:4] == other[:4] or one[4:] == other[4:]:
        return (f"the dates of birth differ: {a}, {b}",)
    return None


def _grounds(of: Version, row: ListRow) -> Iterator[Hashable]:
    """What a row could be found by where its name is only alike."""
    words, _father = key(row.name)
    yield words
    yield from words
    if born := read_date(of.text(row, Column.BORN)):
        yield "born", born.edtf
    if number := of.text(row, Column.THEIR_ID).casefold():
        yield "number", number


def _blocks(of: Version, rows: Iterable[ListRow]) -> dict[Hashable, list[ListRow]]:
    blocks: dict[Hashable, list[ListRow]] = {}
    for row in rows:
        for ground in _grounds(of, row):
            blocks.setdefault(ground, []).append(row)
    return {ground: several for ground, several in blocks.items() if len(several) <= LARGEST}


class _Changes:
    """Which columns of two lists are one, so that their cells can be held against one another."""

    def __init__(self, old: Version, new: Version) -> None:
        self._columns = list(_aligned(old, new))
        self.places_old = [
            mine for _column, _head, mine, _other in self._columns if _column is not Column.THEIR_ID
        ]
        self.places_new = [
            other for _column, _head, _mine, other in self._columns if _column is not Column.THEIR_ID
        ]
        self._name = old.head(old.at.get(Column.NAME, old.at.get(Column.FAMILY, len(old.heads))))

    def of(self, old: ListRow, new: ListRow) -> tuple[Change, ...]:
        """What reads otherwise now, the name first."""
        found = (
            [Change(Column.NAME, self._name, old.name, new.name)]
            if folded(old.name) != folded(new.name)
            else []
        )
        for column, head, mine, other in self._columns:
            before, now = old.cell(mine), new.cell(other)
            if before != now and not _reads_alike(column, before, now):
                found.append(Change(column, head, before, now))
        return tuple(found)


def _aligned(old: Version, new: Version) -> Iterator[tuple[Column, str, int, int]]:
    """Columns with the same words above them, else of the same meaning; names are compared whole, once."""
    by_head = {folded(head): place for place, head in enumerate(new.heads) if head}
    taken: set[int] = set()
    for place, column in enumerate(old.columns):
        if column in OUT or column in _NAMED:
            continue
        other = by_head.get(folded(old.head(place)), None if column is Column.NOTE else new.at.get(column))
        if other is None or other in taken or other >= len(new.columns):
            continue
        if new.columns[other] not in OUT and new.columns[other] not in _NAMED:
            taken.add(other)
            yield column, old.head(place) or new.head(other), place, other


def _reads_alike(column: Column, a: str, b: str) -> bool:
    if folded(a) == folded(b):
        return True
    if column not in _DATES:
        return False
    first, second = read_date(a), read_date(b)
    return first is not None and first == second


def _heads(old: Version, new: Version) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headers of columns that were kept on one side and have no fellow on the other."""
    pairs = list(_aligned(old, new))
    mine, other = {place for *_, place, _ in pairs}, {place for *_, place in pairs}

    def alone(of: Version, matched: set[int]) -> tuple[str, ...]:
        return tuple(
            of.head(place)
            for place, column in enumerate(of.columns)
            if of.head(place) and place not in matched and column not in OUT and column not in _NAMED
        )

    return alone(old, mine), alone(new, other)

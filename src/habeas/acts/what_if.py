"""What answers on who is who would change, before anybody notes them: rows with them beside rows without them.

Nothing is written. Only those are worked out whose row may differ, so that it can be asked at every look.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from habeas.register.about import About
from habeas.register.people import PersonRow, affected, row
from habeas.register.status import UNKNOWN
from habeas.statements import growing
from habeas.statements.codec import Record
from habeas.statements.growing import Changes
from habeas.statements.in_force import Noted
from habeas.statements.known import known
from habeas.watch.contradictions import Contradiction, Look


class Turned(Struct, frozen=True):
    """A person as they would be (None: nobody any more), and those they come from."""

    before: tuple[PersonRow, ...]
    after: PersonRow | None

    @property
    def other_status(self) -> bool:
        """Whether the status would be another than any of those they come from has now."""
        return self.after is not None and any(_status(one) != _status(self.after) for one in self.before)

    @property
    def other_places(self) -> bool:
        """Whether where they are would be another."""
        return self.after is not None and any(_places(one) != _places(self.after) for one in self.before)


class WhatIf(Struct, frozen=True):
    """What would change: `people` by how many more or fewer the register would count, the people who would be others
    than now, how many more or
    fewer are said to be at a place (cluster) or were last, and what would or would no longer contradict."""

    people: int
    turned: tuple[Turned, ...]
    at_places: Mapping[str, int]
    appear: tuple[Contradiction, ...]
    vanish: tuple[Contradiction, ...]


def what_if(about: About, records: Sequence[Record], *, as_of: date, by: str, at: datetime) -> WhatIf:
    """What noting these values would change as of a day, by what `about` holds."""
    after = would_be(about, records, by=by, at=at)
    near = affected(about, after[0], after[1])
    was = [row(about, id_, as_of) for id_ in sorted(near) if about.is_listed(id_, as_of)]
    will = [row(after[0], id_, as_of) for id_ in sorted(near) if after[0].is_listed(id_, as_of)]
    # Contradictions and places of whoever is concerned on either side, by the persons they are then.
    clashes_before = _clashes(about, [one.id for one in was], as_of)
    clashes_after = _clashes(after[0], [one.id for one in will], as_of)
    return WhatIf(
        people=len(will) - len(was),
        turned=tuple(_turned(was, will)),
        at_places=_at_places(was, will),
        appear=tuple(one for key, one in clashes_after.items() if key not in clashes_before),
        vanish=tuple(one for key, one in clashes_before.items() if key not in clashes_after),
    )


def would_be(
    about: About, records: Sequence[Record], *, by: str, at: datetime
) -> tuple[About, Changes | None]:
    """What would be known of whom with these values noted, and what that changes."""
    start = len(about.known.noted)
    new = [Noted(start + number, at, by, value) for number, value in enumerate(records, start=1)]
    made = growing.grown(about.known, new)
    if made is None:
        return About(known([*about.known.noted.values(), *new])), None
    return about.grown(*made), made[1]


def _turned(was: Iterable[PersonRow], will: Iterable[PersonRow]) -> Iterator[Turned]:
    of = {mention: one for one in was for mention in one.mentions}
    seen: set[str] = set()
    for after in will:
        before = tuple({of[id_].id: of[id_] for id_ in after.mentions if id_ in of}.values())
        seen.update(one.id for one in before)
        if before != (after,):
            yield Turned(before, after)
    for one in {item.id: item for item in of.values()}.values():
        if one.id not in seen:
            yield Turned((one,), None)


def _at_places(was: Iterable[PersonRow], will: Iterable[PersonRow]) -> Mapping[str, int]:
    before = Counter(place for one in was for place in _places(one, or_last=True))
    after = Counter(place for one in will for place in _places(one, or_last=True))
    return {
        place: after[place] - before[place]
        for place in dict.fromkeys((*before, *after))
        if after[place] != before[place]
    }


def _clashes(about: About, people: Iterable[str], as_of: date) -> dict[tuple[str, str], Contradiction]:
    look = Look(about, as_of)
    found = (one for id_ in people for one in look.at(id_).contradictions if one.settled is None)
    return {(one.kind.value, one.key): one for one in found}


def _status(one: PersonRow) -> frozenset[str]:
    return frozenset(value.value for value in one.status)


def _places(one: PersonRow, *, or_last: bool = False) -> tuple[str, ...]:
    where = (*one.places, *one.last_places) if or_last else one.places
    return tuple(dict.fromkeys(value.value for value in where if value.value != UNKNOWN))

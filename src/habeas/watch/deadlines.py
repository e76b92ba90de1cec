"""Time limits of international procedures for one person. The rules are data (`deadlines.toml`), each with its source.

Invariant: where the day a limit counts from is not known, neither is its end; a range stays a range. The warning goes
by the first possible day, because a limit that may have passed must not look open.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.register.status import since
from habeas.register.value import is_fact
from habeas.statements.claims.contact import NoNews
from habeas.statements.when import Aspect, Unit, bounds
from habeas.timeline.part import Part
from habeas.watch.authorities.due import Due
from habeas.watch.calendar import counted_on, or_unknown
from habeas.watch.item import Item, Kind

RULES = Path(__file__).with_suffix(".toml")
TREATIES = Path(__file__).with_name("treaties.toml")
SOON = timedelta(days=14)
"""So long before and after its first possible end, a limit that may still be open needs attention."""


class From(StrEnum):
    """The day that a limit counts from: since when the person is held or not heard of; when the body passed a case
    on to the State; when a reply of the State was given to whoever had sent the case."""

    DISAPPEARANCE = "disappearance"
    PASSED_ON = "passed_on"
    REPLY = "reply"


class Rule(Struct, frozen=True, kw_only=True):
    """One limit: `number` calendar `unit`s from a day. `confirmed`: it was read at its source; else it is general
    knowledge, and pages say that it must be checked."""

    code: str
    body: str
    from_: From = msgspec.field(name="from")
    number: int
    unit: Unit
    source: str
    confirmed: bool


class DeadlineState(StrEnum):
    """How it stands with a limit as of a day. `may_have_passed`: it has, if the first possible day was the one.
    `unknown`: no first possible day is known. `not_begun`: what it counts from has not happened, as far as we know."""

    OPEN = "open"
    MAY_HAVE_PASSED = "may_have_passed"
    PASSED = "passed"
    UNKNOWN = "unknown"
    NOT_BEGUN = "not_begun"


class Deadline(Struct, frozen=True, kw_only=True):
    """A limit for one person. `earliest` is its last day counted from the first possible start, `latest` from the last
    possible one ("at the latest"); both days are still within it. `because` says since when."""

    rule: Rule
    state: DeadlineState
    earliest: date | None
    latest: date | None
    because: tuple[str, ...]


class TreatyStatus(Struct, frozen=True, kw_only=True):
    """Whether a State (ISO 3166) is bound by a treaty, from when until when, and whether that was checked."""

    state: str
    treaty: str
    party: bool
    from_: date | None = msgspec.field(name="from", default=None)
    until: date | None = None
    confirmed: bool = False

    def binds_on(self, day: date) -> bool:
        """Whether the State is bound on a day."""
        return self.party and (self.from_ or date.min) <= day <= (self.until or date.max)


@cache
def rules() -> tuple[Rule, ...]:
    """All limits, in the order of the file. Raises msgspec.ValidationError if the file is not in order."""
    return msgspec.convert(tomllib.loads(RULES.read_text(encoding="utf-8"))["deadline"], tuple[Rule, ...])


@cache
def treaties() -> tuple[TreatyStatus, ...]:
    """What is noted of States and treaties; none of a State that is not there."""
    read = tomllib.loads(TREATIES.read_text(encoding="utf-8"))["treaty"]
    return msgspec.convert(read, tuple[TreatyStatus, ...])


def deadlines(
    about: About, person: str, as_of: date, happened: Mapping[tuple[str, From], Due] | None = None
) -> list[Deadline]:
    """Every limit for one person (a cluster) as of a day.

    `happened` says what else is known, by body and kind of day: when it passed a case on, when a reply came.
    """
    starts = {("", From.DISAPPEARANCE): began(about.parts(person, as_of), as_of)}
    found = starts | dict(happened or {})
    return [
        _deadline(rule, found.get((rule.body, rule.from_)) or found.get(("", rule.from_)), as_of)
        for rule in rules()
    ]


def began(parts: Sequence[Part], as_of: date) -> Due:
    """Since when a person is held, this time, as said; where that is not said, since when nothing is heard of them."""
    held = since(parts, as_of)
    if held is not None:
        return Due(earliest=held.earliest, latest=held.latest, because=held.because)
    silent = []
    for part in parts:
        when = part.statement.fact.when
        is_silence = isinstance(part.statement.fact.claim, NoNews) and is_fact(part.statement)
        if is_silence and when and when.edtf and when.aspect is Aspect.SINCE:
            silent.append((bounds(when.edtf), part))
    first = min(silent, key=lambda item: item[0].earliest or date.min, default=None)
    if first is None:
        return Due()
    return Due(earliest=first[0].earliest, latest=first[0].latest, because=first[1].because)


def _deadline(rule: Rule, start: Due | None, as_of: date) -> Deadline:
    if start is None:
        return Deadline(rule=rule, state=DeadlineState.NOT_BEGUN, earliest=None, latest=None, because=())
    earliest, latest = _end(rule, start.earliest), _end(rule, start.latest)
    state = _state(earliest, latest, as_of)
    return Deadline(rule=rule, state=state, earliest=earliest, latest=latest, because=start.because)


def _end(rule: Rule, start: date | None) -> date | None:
    return None if start is None else or_unknown(lambda: counted_on(start, rule.number, rule.unit)[0])


def _state(earliest: date | None, latest: date | None, as_of: date) -> DeadlineState:
    if latest is not None and latest < as_of:
        return DeadlineState.PASSED
    if earliest is None:
        return DeadlineState.UNKNOWN
    return DeadlineState.OPEN if as_of <= earliest else DeadlineState.MAY_HAVE_PASSED


def pressing_deadlines(about: About, people: Sequence[PersonRow], as_of: date) -> Iterator[Item]:
    """Limits that end within two weeks, or may have ended within the last two. By the rows alone; only of a person of
    whom nobody says since when they are held are the statements looked at."""
    counted = [rule for rule in rules() if rule.from_ is From.DISAPPEARANCE]
    ends: dict[tuple[str, date | None], date | None] = {}
    for row in people:
        start = _of_row(about, row, as_of)
        if start.earliest is None:
            continue
        for rule in counted:
            key = rule.code, start.earliest
            if key not in ends:
                ends[key] = _end(rule, start.earliest)
            end = ends[key]
            if end is None or not -SOON <= end - as_of <= SOON:
                continue
            found = _deadline(rule, start, as_of)
            if found.state is not DeadlineState.PASSED:
                yield Item(
                    kind=Kind.DEADLINE,
                    on=f"{row.id}/{rule.code}",
                    where="person",
                    people=(row.id,),
                    earliest=found.earliest,
                    latest=found.latest,
                    code=rule.code,
                    because=found.because,
                )


def _of_row(about: About, row: PersonRow, as_of: date) -> Due:
    if row.since is None:
        return began(about.parts(row.id, as_of), as_of)
    return Due(earliest=row.since.earliest, latest=row.since.latest, because=row.since.because)

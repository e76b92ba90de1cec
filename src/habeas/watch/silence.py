"""Who has not been heard of for too long. The thresholds are data (`silence.toml`), each with its grounds.

Invariant: alarms go by the longer end. Where it is not known how long a silence lasts, it lasts too long.
"""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.register.contacts import Contact, Standing, Why
from habeas.register.people import PersonRow
from habeas.register.status import FREE, Status
from habeas.register.value import Value
from habeas.statements.when import Bounds
from habeas.watch.item import Item, Kind

RULES = Path(__file__).with_suffix(".toml")
OVER = frozenset(status.value for status in (*FREE, Status.DEAD))
"""What a person confirmed ends the watch, where nothing else is said: being free, or dead. A return to a unit that was
not free is no end."""


class Applies(StrEnum):
    """Whom a threshold is for, as `silence.toml` explains."""

    IN_DOUBT = "in_doubt"
    FIRST_WEEKS = "first_weeks"
    NO_NEWS = "no_news"
    HELD = "held"


class Threshold(Struct, frozen=True, kw_only=True):
    """The longest silence, in `days`, that asks for nobody's attention. `within`: only so many days from the start."""

    code: str
    when: Applies
    days: int
    within: int | None = None


class Silence(Struct, frozen=True, kw_only=True):
    """Somebody who has not been heard of for longer than a threshold allows.

    Counted from the last proof of life, or, where none counts (`never`), from the start of being held. `fewest` and
    `most` are days, both inclusive; `most` None: no first possible day is known, so that it may be any number.
    `because` are the statements that the silence counts from; none where nobody says even since when.
    """

    person: str
    fewest: int | None
    most: int | None
    since: Bounds
    never: bool
    threshold: Threshold
    because: tuple[str, ...]


@cache
def thresholds() -> tuple[Threshold, ...]:
    """All thresholds, in the order of the file. Raises msgspec.ValidationError if the file is not in order."""
    read = tomllib.loads(RULES.read_text(encoding="utf-8"))["threshold"]
    return msgspec.convert(read, tuple[Threshold, ...])


def silences(people: Iterable[PersonRow], as_of: date) -> tuple[Silence, ...]:
    """Everyone of these people who has not been heard of for too long, as of a day: those of whom it is not known how
    long first, then the longest."""
    found = (silence for row in people if (silence := silence_of(row, as_of)))
    return tuple(sorted(found, key=lambda one: (one.most is not None, -(one.most or 0), one.person)))


def silence_of(row: PersonRow, as_of: date) -> Silence | None:
    """The silence of one person, if it is longer than the strictest threshold that applies allows; None also where a
    person confirmed that they are free or dead, or where nothing is said of their being held."""
    states = {value.value for value in row.status}
    if states == {Status.NOT_SAID.value} or states <= OVER:
        return None
    last = row.proof.last
    from_what: Value | None = last or row.since
    fewest, most = from_what.bounds.days_until(as_of) if from_what else (None, None)
    threshold = min(
        (one for one in thresholds() if _applies(one, row, states, as_of)), key=lambda one: one.days
    )
    if most is not None and most <= threshold.days:
        return None
    return Silence(
        person=row.id,
        fewest=fewest,
        most=most,
        since=from_what.bounds if from_what else Bounds(),
        never=last is None,
        threshold=threshold,
        because=from_what.because if from_what else (),
    )


def pressing_silences(people: Iterable[PersonRow], as_of: date) -> Iterator[Item]:
    """The same as things that need attention."""
    for one in silences(people, as_of):
        yield Item(
            kind=Kind.SILENCE,
            on=one.person,
            where="person",
            people=(one.person,),
            earliest=one.since.earliest,
            latest=one.since.latest,
            code=one.threshold.code,
            because=one.because,
        )


def doubtful_contacts(people: Iterable[PersonRow]) -> Iterator[Item]:
    """Contacts that were taken out of the count by what was said of their channel, and on which nobody has decided."""
    for row in people:
        for contact in row.proof.log:
            if contact.why is Why.CHANNEL_DOUBTED and not contact.decided:
                yield Item(
                    kind=Kind.DOUBTFUL_CONTACT,
                    on=contact.id,
                    where="contact",
                    people=(row.id,),
                    earliest=contact.earliest,
                    latest=contact.latest,
                    code=contact.why.value,
                    because=contact.because,
                )


def _applies(threshold: Threshold, row: PersonRow, states: set[str], as_of: date) -> bool:
    match threshold.when:
        case Applies.IN_DOUBT:
            return any(_casts_doubt(contact, row.proof.last) for contact in row.proof.log)
        case Applies.FIRST_WEEKS:
            latest = row.since.latest if row.since else None
            return latest is not None and as_of - latest <= timedelta(days=threshold.within or 0)
        case Applies.NO_NEWS:
            return Status.HELD.value not in states
        case _:
            return True


def _casts_doubt(contact: Contact, last: Value | None) -> bool:
    """Whether a contact that failed or is in doubt may be later than the last proof of life."""
    if contact.standing not in (Standing.FAILED, Standing.DOUBTED):
        return False
    surely_earlier = last and last.earliest and contact.latest and contact.latest < last.earliest
    return not surely_earlier

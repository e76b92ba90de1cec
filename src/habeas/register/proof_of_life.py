"""Proof of life: the last contact that counts, and how many days ago, as a range. It is no proof of freedom.

Which contacts count is weighed in the contact log. A statement without a teller never resets the clock, and a contact
without a day gives no number of days: the longer end, by which alarms go, is then unknown, not short.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.register.about import About
from habeas.register.contacts import Contact, Standing, contacts
from habeas.register.value import Value
from habeas.statements.claims.contact import ContactKind
from habeas.timeline.part import Part


class Dating(StrEnum):
    """What there is to count days from. `none_dated`: there is proof of life, or what the person said came to somebody,
    but on no day that is known; `none_counts`: contacts are told of, and none of them is proof; `none`: no contact at
    all."""

    DATED = "dated"
    NONE_DATED = "none_dated"
    NONE_COUNTS = "none_counts"
    NONE = "none"


class ProofOfLife(Struct, frozen=True, kw_only=True):
    """The last contact that counts; the last weaker one, if it is later; contacts that are in doubt or judged not to be
    from the person (`because`: the contact, then what puts it in doubt); days since: fewest and most; and the contact
    log they come from.

    `most` is None when no first possible day is known; alarms use the longer end. Both are None when
    nothing counts.
    """

    last: Value | None
    weaker: Value | None
    doubted: tuple[Value, ...]
    fewest: int | None
    most: int | None
    dating: Dating
    log: tuple[Contact, ...]


def proof_of_life(about: About, person: str, parts: Iterable[Part], as_of: date) -> ProofOfLife:
    """The last proof of life of one person (a cluster) as of a day."""
    log = contacts(about, person, parts, as_of)
    last = _last(_values(log, Standing.PROOF), as_of)
    weaker = _last(_values(log, Standing.WEAKER), as_of)
    if last and weaker and _order(weaker) <= _order(last):
        weaker = None
    fewest, most = last.bounds.days_until(as_of) if last else (None, None)
    return ProofOfLife(
        last=last,
        weaker=weaker,
        doubted=tuple(_values(log, Standing.DOUBTED, Standing.FAILED)),
        fewest=fewest,
        most=most,
        dating=_dating(log, most),
        log=log,
    )


def _values(log: Iterable[Contact], *standings: Standing) -> list[Value]:
    """The contacts of the log that are weighed so. A challenge or an impersonation is in the log, and no contact of
    the person."""
    return [
        Value((one.kind or ContactKind.THIRD_PARTY).value, one.earliest, one.latest, one.because)
        for one in log
        if one.standing in standings and one.kind is not None
    ]


def _dating(log: tuple[Contact, ...], most: int | None) -> Dating:
    if most is not None:
        return Dating.DATED
    if any(one.standing in (Standing.PROOF, Standing.IMPLIED) for one in log):
        return Dating.NONE_DATED
    return Dating.NONE_COUNTS if log else Dating.NONE


def _last(contacts: list[Value], as_of: date) -> Value | None:
    """The last contact of several, as one value: it was no earlier than the latest first day of any that
    had surely happened, and may have been as late as any of them; because of both."""
    if not contacts:
        return None
    latest = max(contacts, key=lambda contact: (min(contact.latest or as_of, as_of), _order(contact)))
    happened = [one for one in contacts if one.earliest and (one.latest or as_of) <= as_of]
    surest = max(happened, key=_order, default=None)
    because = dict.fromkeys(latest.because + (surest.because if surest else ()))
    return Value(
        latest.value,
        surest.earliest if surest else None,
        min(latest.latest or as_of, as_of),
        tuple(because),
    )


def _order(contact: Value) -> tuple[date, date]:
    return contact.earliest or date.min, contact.latest or date.min

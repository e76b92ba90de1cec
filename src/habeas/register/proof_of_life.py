"""Proof of life: the last contact that counts, and how many days ago, as a range. It is no proof of freedom.

A contact counts when it was voice, live picture or in person, the words name a person or group who took
part in it or saw it, and its channel is not in doubt. A statement without a teller never resets the clock.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import Value, days, is_fact, surely_before
from habeas.statements.chain import Basis, Knows
from habeas.statements.claims.contact import Contacted, ContactKind, Seen
from habeas.statements.mention import Kind
from habeas.timeline.part import Part

STRONG = frozenset({ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO, ContactKind.VOICE})


class ProofOfLife(Struct, frozen=True, kw_only=True):
    """The last contact that counts; the last weaker one, if it is later; contacts that are in doubt
    (`because`: the contact, then what puts it in doubt); and days since: fewest and most.

    `most` is None when no first possible day is known; alarms use the longer end. Both are None when
    nothing counts.
    """

    last: Value | None
    weaker: Value | None
    doubted: tuple[Value, ...]
    fewest: int | None
    most: int | None


def proof_of_life(about: About, parts: Iterable[Part], as_of: date) -> ProofOfLife:
    """The last proof of life of one person as of a day."""
    doubts = list(about.doubts(as_of))
    strong: list[Value] = []
    weak: list[Value] = []
    doubted: list[Value] = []
    for part in parts:
        contact = _contact(part)
        if contact is None:
            continue
        reasons = _doubts(about, part, contact, doubts)
        if reasons:
            doubted.append(Value(contact.value, contact.earliest, contact.latest, contact.because + reasons))
        elif contact.value in STRONG and _is_vouched_for(about, part):
            strong.append(contact)
        else:
            weak.append(contact)
    last, weaker = _last(strong, as_of), _last(weak, as_of)
    if last and weaker and _order(weaker) <= _order(last):
        weaker = None
    fewest, most = last.bounds.days_until(as_of) if last else (None, None)
    return ProofOfLife(last=last, weaker=weaker, doubted=tuple(doubted), fewest=fewest, most=most)


def _contact(part: Part) -> Value | None:
    claim = part.statement.fact.claim
    if not is_fact(part.statement):
        return None
    if isinstance(claim, Contacted):
        kind = claim.kind or ContactKind.THIRD_PARTY
    elif isinstance(claim, Seen):
        kind = ContactKind.IN_PERSON
    else:
        return None
    span = days(part.statement)
    return Value(kind.value, span.earliest, span.latest, part.because)


def _is_vouched_for(about: About, part: Part) -> bool:
    """Whether the words name a person or group, who does not guess, for this contact of this very person."""
    chain = part.statement.telling.chain
    if part.through or not chain or chain[0].basis is Basis.INFERRED or chain[0].knows is Knows.GUESSES:
        return False
    mentions = (about.known.mentions.get(member) for member in (chain[0].who.members if chain[0].who else ()))
    return any(mention and mention.kind in (Kind.PERSON, Kind.GROUP) for mention in mentions)


def _doubts(about: About, part: Part, contact: Value, doubts: list[tuple[str, Value]]) -> tuple[str, ...]:
    """The statements that put the contact's channel in doubt, unless the contact was surely before."""
    claim = part.statement.fact.claim
    channels = about.named(claim.channel) if isinstance(claim, Contacted) else ()
    return tuple(
        id_
        for channel, doubt in doubts
        if channel in channels and not surely_before(contact.bounds, doubt.bounds)
        for id_ in doubt.because
    )


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

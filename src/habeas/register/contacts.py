"""The contact log of a person: every contact that is told of, how it is weighed, by whom and why.

A person's verdict counts before the rule's own, the strictest of those in force. No verdict supplies what is not there:
a contact for which nobody is named never counts, and none of them says that the person is free.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.register.about import About, Doubt
from habeas.register.channels import WAYS, in_doubt
from habeas.register.value import is_fact
from habeas.statements.chain import Basis, Knows
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    FreeToSpeak,
    Impersonated,
    Seen,
)
from habeas.statements.decisions import ContactVerdict, ContactVetted
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party
from habeas.statements.when import Bounds
from habeas.timeline.part import Part

STRONG = frozenset({ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO, ContactKind.VOICE})
"""Kinds that prove life by themselves, where somebody is named who saw or heard it."""


class Standing(StrEnum):
    """How a contact is weighed. Only `proof` resets the clock."""

    PROOF = "proof"
    WEAKER = "weaker"
    IMPLIED = "implied"
    DOUBTED = "doubted"
    FAILED = "failed"


class Why(StrEnum):
    """Why a contact is weighed as it is."""

    ACCEPTED = "accepted"
    ACCEPTED_UNASKED = "accepted_unasked"
    HEARD_OR_SEEN = "heard_or_seen"
    WEAKER_KIND = "weaker_kind"
    THIRD_PARTY = "third_party"
    NOBODY_NAMED = "nobody_named"
    CARRIED_OVER = "carried_over"
    NO_WITNESS = "no_witness"
    GUESSED = "guessed"
    ONLY_TOLD = "only_told"
    OF_A_GROUP = "of_a_group"
    ANSWERED_RIGHT = "answered_right"
    WORDS_CAME = "words_came"
    JUDGED_DOUBTFUL = "judged_doubtful"
    JUDGED_FAILED = "judged_failed"
    CHANNEL_COMPROMISED = "channel_compromised"
    CHANNEL_DOUBTED = "channel_doubted"
    ANSWERED_WRONG = "answered_wrong"
    NO_ANSWER = "no_answer"
    IMPERSONATED = "impersonated"


class Contact(Struct, frozen=True, kw_only=True):
    """One contact. `id` is its fact's; `kind` None where nobody says how; `channels`, `others` (who took part or saw
    it) and `vouched_by` are clusters. It was on some day from `earliest` to `latest`. `decided` are the verdicts in
    force and the decisions on its channel; `because` the statements: the contact's own, those that date it, then those
    that cast doubt."""

    id: str
    kind: ContactKind | None
    free_to_speak: FreeToSpeak
    channels: tuple[str, ...]
    others: tuple[str, ...]
    vouched_by: tuple[str, ...]
    earliest: date | None
    latest: date | None
    standing: Standing
    why: Why
    because: tuple[str, ...]
    decided: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """The bounds of its day as one value."""
        return Bounds(self.earliest, self.latest)


def contacts(about: About, person: str, parts: Iterable[Part], as_of: date) -> tuple[Contact, ...]:
    """The contact log of one person (a cluster) as of a day, in the order of the record; what only a chain of tellers
    implies comes last."""
    parts = [part for part in parts if is_fact(part.statement)]
    found = [contact for part in parts if (contact := _contact(about, part, parts, as_of))]
    return (*found, *_implied(about, person, parts, as_of))


def verdict(known: Known, contact: str) -> tuple[ContactVerdict | None, tuple[str, ...]]:
    """What people decided on a contact (a fact's id), the strictest of those in force, and all their ids."""
    decided = known.decided_on(ContactVetted, contact)
    order = list(ContactVerdict)
    strictest = max((one.verdict for one in decided), key=order.index, default=None)
    return strictest, tuple(one.id for one in decided)


def _contact(about: About, part: Part, parts: list[Part], as_of: date) -> Contact | None:
    claim = part.statement.fact.claim
    if not isinstance(claim, Contacted | Seen | Challenged | Impersonated):
        return None
    if isinstance(claim, Challenged) and claim.result is None:
        return None  # Asked; nobody says what came of it.
    judged, decided = verdict(about.known, part.statement.id)
    doubts = _doubts(about, part, judged, decided, as_of) if isinstance(claim, Contacted | Seen) else ()
    standing, why = _weigh(about, part, parts, judged, doubts)
    casting = (id_ for doubt in doubts for id_ in doubt.because)
    dated = about.timeline.dated(part.statement)
    return Contact(
        id=part.statement.id,
        kind=_kind(claim),
        free_to_speak=getattr(claim, "free_to_speak", None) or FreeToSpeak.UNKNOWN,
        channels=about.named(getattr(claim, "channel", None)),
        others=_others(about, claim),
        vouched_by=() if _no_witness(about, part) else about.named(part.statement.telling.chain[0].who),
        earliest=dated.bounds.earliest,
        latest=dated.bounds.latest,
        standing=standing,
        why=why,
        because=tuple(dict.fromkeys((*part.because, *dated.because, *casting))),
        decided=tuple(dict.fromkeys((*decided, *(id_ for doubt in doubts for id_ in doubt.decided)))),
    )


def _weigh(
    about: About, part: Part, parts: list[Part], judged: ContactVerdict | None, doubts: tuple[Doubt, ...]
) -> tuple[Standing, Why]:
    """The first rule that applies."""
    claim = part.statement.fact.claim
    failed = _failed(claim)
    if failed:
        return Standing.FAILED, failed
    if judged is ContactVerdict.FAILED:
        return Standing.FAILED, Why.JUDGED_FAILED
    if judged is ContactVerdict.DOUBTFUL:
        return Standing.DOUBTED, Why.JUDGED_DOUBTFUL
    if doubts:
        decided = any(doubt.decided for doubt in doubts)
        return Standing.DOUBTED, Why.CHANNEL_COMPROMISED if decided else Why.CHANNEL_DOUBTED
    lacking = _no_witness(about, part)
    if lacking:
        return Standing.WEAKER, lacking
    if isinstance(claim, Challenged):
        return Standing.WEAKER, Why.ANSWERED_RIGHT
    kind = _kind(claim)
    if kind is ContactKind.THIRD_PARTY:
        return Standing.WEAKER, Why.THIRD_PARTY
    if judged is ContactVerdict.ACCEPTED:
        asked = kind in STRONG or _answered_right(about, part, parts)
        return Standing.PROOF, Why.ACCEPTED if asked else Why.ACCEPTED_UNASKED
    if kind in STRONG:
        return Standing.PROOF, Why.HEARD_OR_SEEN
    return Standing.WEAKER, Why.WEAKER_KIND


def _failed(claim: Claim) -> Why | None:
    if isinstance(claim, Impersonated):
        return Why.IMPERSONATED
    if isinstance(claim, Challenged) and claim.result is not ChallengeResult.RIGHT:
        return Why.ANSWERED_WRONG if claim.result is ChallengeResult.WRONG else Why.NO_ANSWER
    return None


def _no_witness(about: About, part: Part) -> Why | None:
    """Why nobody vouches for a contact of this very person: None where the words name a person or group, who does not
    guess."""
    chain = part.statement.telling.chain
    if part.through:
        return Why.OF_A_GROUP
    if not chain or chain[0].who is None:
        return Why.NOBODY_NAMED
    if chain[0].basis is Basis.INFERRED:
        return Why.CARRIED_OVER
    if chain[0].knows is Knows.GUESSES:
        return Why.GUESSED
    if chain[0].knows is Knows.WAS_TOLD and not _took_part(about, part):
        return Why.ONLY_TOLD
    return None if _are_people(about, chain[0].who) else Why.NO_WITNESS


def _took_part(about: About, part: Part) -> bool:
    """Whether the first teller is one of those who got in touch, were reached, or saw: what they were told then, they
    were told by the person."""
    claim = part.statement.fact.claim
    there = {*_others(about, claim), *about.subjects(claim)}
    return not there.isdisjoint(about.named(part.statement.telling.chain[0].who))


def _are_people(about: About, who: Party) -> bool:
    mentions = (about.known.mentions.get(member) for member in who.members)
    return any(mention and mention.kind in (Kind.PERSON, Kind.GROUP) for mention in mentions)


def _kind(claim: Claim) -> ContactKind | None:
    if isinstance(claim, Seen):
        return ContactKind.IN_PERSON
    if isinstance(claim, Contacted):
        return claim.kind or ContactKind.THIRD_PARTY
    return None


def _others(about: About, claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, Contacted | Impersonated):
        return about.named(claim.to)
    return about.named(claim.by) if isinstance(claim, Seen | Challenged) else ()


def _doubts(
    about: About, part: Part, judged: ContactVerdict | None, decided: tuple[str, ...], as_of: date
) -> tuple[Doubt, ...]:
    """What puts the channel of a contact in doubt. Whoever accepted the contact after a statement that casts doubt had
    been noted weighed it; what was noted later, and what a person decided on the channel, stands."""
    doubts = in_doubt(about, part.statement, as_of)
    if judged is not ContactVerdict.ACCEPTED:
        return doubts
    return tuple(doubt for doubt in doubts if doubt.decided or not _weighed(about.known, doubt, decided))


def _weighed(known: Known, doubt: Doubt, decided: tuple[str, ...]) -> bool:
    """Whether every verdict was noted after all that casts the doubt. Where that is not known: no."""
    noted = known.noted
    said = [known.statements[id_].telling.id for id_ in doubt.because]
    if any(id_ not in noted for id_ in (*said, *decided)):
        return False
    return max(noted[id_].number for id_ in said) < min(noted[id_].number for id_ in decided)


def _answered_right(about: About, part: Part, parts: list[Part]) -> bool:
    """Whether a challenge question was answered rightly in this contact: on the same channel, in the same telling, or
    in the act it speaks of."""
    own = part.statement
    channels = set(about.named(getattr(own.fact.claim, "channel", None)))
    for other in parts:
        claim = other.statement.fact.claim
        if not isinstance(claim, Challenged) or claim.result is not ChallengeResult.RIGHT:
            continue
        if other.statement.telling.id == own.telling.id or channels & set(about.named(claim.channel)):
            return True
        act = other.statement.fact.act
        if own.fact.act and act and about.who.of.get(act) == about.who.of.get(own.fact.act):
            return True
    return False


def _implied(about: About, person: str, parts: list[Part], as_of: date) -> Iterator[Contact]:
    """Contacts that nobody states and a chain of tellers implies: what the person said came to somebody. It has no day
    of its own. Where a contact with the same people is told of, it is taken to be that one."""
    told = {
        other
        for part in parts
        if isinstance(claim := part.statement.fact.claim, Contacted)
        for other in about.named(claim.to)
    }
    found: dict[tuple[str, ...], list[Part]] = {}
    for part in parts:
        hearers = _hearers(about, person, part)
        if hearers and told.isdisjoint(hearers) and not in_doubt(about, part.statement, as_of):
            found.setdefault(hearers, []).append(part)
    for hearers, several in found.items():
        first = several[0].statement
        yield Contact(
            id=first.id,
            kind=WAYS.get(first.telling.chain[0].passed),
            free_to_speak=FreeToSpeak.UNKNOWN,
            channels=(),
            others=hearers,
            vouched_by=hearers,
            earliest=None,
            latest=max(part.statement.told_by for part in several),
            standing=Standing.IMPLIED,
            why=Why.WORDS_CAME,
            because=tuple(part.statement.id for part in several),
        )


def _hearers(about: About, person: str, part: Part) -> tuple[str, ...]:
    """Who heard the person themselves, as the words name both: the people of the second link of a chain whose first
    link is this very person."""
    chain = part.statement.telling.chain
    if part.through or len(chain) < 2 or chain[0].who is None or not chain[0].who.all:
        return ()
    is_own = set(about.named(chain[0].who)) == {person}
    sure = chain[0].basis is Basis.EXPLICIT and chain[0].knows is not Knows.GUESSES
    hearer = chain[1].who
    if not (is_own and sure and hearer and hearer.all and _are_people(about, hearer)):
        return ()
    return about.named(hearer)

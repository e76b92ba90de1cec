"""What of the record may go into a file for a reader. Filtered first; everything in the file is derived from the rest.

A passage that says anything sealed stays out whole, and so does every other that shares words with it, unless it was
chosen for this very file. Invariant: what comes out holds no word, name or date of what was left out.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from habeas.dossiers.unnamed import Unnamed, unnamed, without_alleged
from habeas.dossiers.withheld import withheld
from habeas.identity.clusters import clusters
from habeas.language import gettext as _
from habeas.register.index import casts_doubt, index
from habeas.statements.account import Answer
from habeas.statements.allowed import allowed
from habeas.statements.claims.contact import Challenged
from habeas.statements.decisions import (
    AnyDecision,
    ChallengeQuestion,
    Compromised,
    ContactVerdict,
    ContactVetted,
)
from habeas.statements.known import Known
from habeas.statements.passage import Passage
from habeas.statements.sealed import could_be_used_against, without_secret
from habeas.statements.source import SourceKind
from habeas.statements.telling import Fact, Telling

WITHHELD = "…"
"""Stands for the words of a passage that are not given."""


class Purpose(StrEnum):
    """What a file is made for: a lawyer who is bound to silence, or an editor who publishes."""

    LAWYER = "lawyer"
    PUBLICATION = "publication"


class Ground(StrEnum):
    """Why a source is left out."""

    REFUSED = "refused"
    NOT_ALLOWED = "not_allowed"
    FOR_FEW = "for_few"


class CannotRelease(Exception):
    """Nothing may be released, or not so. The message says why, and what to do."""


@dataclass(frozen=True)
class SealedPassage:
    """Passages of one source that say what is sealed and share words: chosen together or not at all. `id` is that of
    the first telling."""

    id: str
    source: str
    tellings: tuple[str, ...]


@dataclass(frozen=True)
class Released:
    """What a file is derived from, and for whom it is. `subject` is the person's cluster in it; `unnamed` takes names
    that are not given out of the finished text; `named` are the mentions chosen to be named who would not be else."""

    known: Known
    purpose: Purpose
    subject: str
    unnamed: Unnamed
    named: tuple[str, ...] = ()


def released(
    known: Known,
    purpose: Purpose,
    person: str,
    chosen: Iterable[str] = (),
    *,
    named: Iterable[str] = (),
    now: Known | None = None,
) -> Released | None:
    """What may go into a file on a person (any mention of them), of what its maker may see. `chosen` are the ids of
    sealed passages that are to go in, `named` mentions of those said to have done something whose names are given; both
    for a lawyer only. Where `known` is of an earlier day, `now` is what is known today: what is allowed is what is
    allowed today. None where nothing of this person may go in.

    Raises CannotRelease where something sealed, or somebody's name, was chosen for publication.
    """
    picked, by_name = frozenset(chosen), frozenset(named)
    if picked and purpose is Purpose.PUBLICATION:
        raise CannotRelease(_("What could be used against somebody goes into no file for publication."))
    if by_name and purpose is Purpose.PUBLICATION:
        raise CannotRelease(_("For publication nobody is named of whom two people did not decide it."))
    today = now or known
    known = as_allowed_today(known, today)
    out = left_out_sources(known, purpose)
    shown = known.sources.keys() - out.keys()
    hidden = (
        unnamed(known, shown, person, now=today)
        if purpose is Purpose.PUBLICATION
        else without_alleged(known, now=today, named=by_name)
    )
    left = _without_sources(known, out)
    left = _decided(_named(_without_passages(left, _kept_back(left, picked)), hidden))
    left = _noted(left, known)
    subject = _subject(known, left, person)
    if subject is None:
        return None
    else_withheld = by_name.intersection(withheld(known, today)) if by_name else ()
    return Released(left, purpose, subject, hidden, tuple(sorted(else_withheld)))


def as_allowed_today(known: Known, now: Known) -> Known:
    """What was known on an earlier day, with today's answers of those who told it, and today's secrets."""
    if now is known:
        return known
    secrets = {id_: one for id_, one in now.decisions.items() if isinstance(one, ChallengeQuestion)}
    return dataclasses.replace(
        known,
        accounts=now.accounts,
        consents=now.consents,
        audiences=now.audiences,
        decisions={**known.decisions, **secrets},
    )


def passage_of(known: Known, id_: str) -> SealedPassage | None:
    """The sealed passage to which a telling or a statement belongs; None where it is not sealed, or there is none."""
    statement = known.statements.get(id_)
    telling = statement.telling.id if statement else id_
    return next((one for one in sealed_passages(known) if telling in one.tellings), None)


def left_out_sources(known: Known, purpose: Purpose) -> dict[str, Ground]:
    """The sources that stay out of a file, with why; in the order of the record."""
    grounds = ((id_, _ground(known, id_, purpose)) for id_ in known.sources)
    return {id_: ground for id_, ground in grounds if ground is not None}


def _ground(known: Known, source: str, purpose: Purpose) -> Ground | None:
    """For publication a teller must have said yes; what was printed already has been published by somebody else."""
    answers = allowed(known, source)
    if Answer.NO in (answers.keep, answers.inside):
        return Ground.REFUSED
    if purpose is Purpose.LAWYER:
        return None
    if answers.publish is Answer.NO:
        return Ground.REFUSED
    if source in known.audiences:
        return Ground.FOR_FEW
    return None if answers.publish is Answer.YES or was_printed(known, source) else Ground.NOT_ALLOWED


def was_printed(known: Known, source: str) -> bool:
    """Whether a source was published by others, as far as its kind tells, and nobody told it to us: an article of which
    it was not noted who told it."""
    return known.sources[source].kind is SourceKind.ARTICLE and source not in known.accounts


def sealed_passages(known: Known) -> list[SealedPassage]:
    """Everything that is sealed, passage by passage."""
    found: list[SealedPassage] = []
    for source in known.sources:
        sealed = [telling for telling in known.tellings_of(source) if is_sealed(telling)]
        while sealed:
            group, sealed = _sharing_words(sealed[0], sealed)
            found.append(SealedPassage(group[0].id, source, tuple(telling.id for telling in group)))
    return found


def is_sealed(telling: Telling) -> bool:
    """Whether a passage says what could be used against somebody, or a question that only the real person answers."""
    return any(could_be_used_against(fact.claim) or any(_secrets(fact)) for fact in telling.facts)


def shares_words(a: Passage, b: Passage) -> bool:
    """Whether two passages of one source have words in common, or `b` repeats all of those of `a`."""
    return (a.layer == b.layer and a.start < b.end and b.start < a.end) or a.exact in b.exact


def _sharing_words(first: Telling, some: list[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Those that share words with the first, directly or by way of others; and the rest."""
    group, rest, grew = [first], [one for one in some if one is not first], True
    while grew:
        near = [one for one in rest if any(shares_words(one.passage, other.passage) for other in group)]
        group, rest, grew = group + near, [one for one in rest if one not in near], bool(near)
    return group, rest


SECRET = 5
"""Letters from which on a question or answer that only the person knows is looked for in what would go out."""


def _kept_back(known: Known, chosen: frozenset[str]) -> set[str]:
    """The tellings whose words must not be read."""
    sealed = [one for one in sealed_passages(known) if one.id not in chosen]
    out: set[str] = set()
    secrets = {
        words
        for one in known.decisions.values()
        if isinstance(one, ChallengeQuestion) and not one.spent
        for words in (one.question, one.answer)
        # A short answer is a word like others: what has it is not left out, nor does leaving it out tell of it.
        if len(words.strip()) >= SECRET
    }
    for passage in sealed:
        tellings = [known.tellings[id_] for id_ in passage.tellings]
        secrets.update(secret for one in tellings for fact in one.facts for secret in _secrets(fact))
        out.update(
            other.id
            for other in known.tellings_of(passage.source)
            if any(shares_words(one.passage, other.passage) for one in tellings)
        )
    told = "|".join(re.escape(secret.strip()) for secret in secrets if len(secret.strip()) > 2)
    if not told:
        return out
    spoken = re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)
    return out | {one.id for one in known.tellings.values() if spoken.search(one.passage.exact)}


def _secrets(fact: Fact) -> Iterator[str]:
    if isinstance(fact.claim, Challenged):
        yield from (words.exact for words in (fact.claim.question, fact.claim.answer) if words)


def _without_passages(known: Known, out: set[str]) -> Known:
    tellings = (_doubts_of(one) if one.id in out else one for one in known.tellings.values())
    return _with(known, tellings={one.id: one for one in tellings if one})


def _doubts_of(telling: Telling) -> Telling | None:
    """Of a passage that stays out, what puts a channel in doubt, without a word of it: without the doubt a sign of
    life would count that does not."""
    facts = tuple(without_secret(fact) for fact in telling.facts if casts_doubt(fact))
    if not facts:
        return None
    start = telling.passage.start
    nothing = Passage(start=start, end=start + len(WITHHELD), exact=WITHHELD)
    return replace(telling, facts=facts, passage=nothing, hedges=())


def _without_sources(known: Known, out: dict[str, Ground]) -> Known:
    """What is known without some sources, and without whatever draws on them."""
    mentions = {id_: one for id_, one in known.mentions.items() if one.source not in out}
    return _with(
        known,
        sources={id_: one for id_, one in known.sources.items() if id_ not in out},
        layers={id_: one for id_, one in known.layers.items() if id_ not in out},
        mentions=mentions,
        tellings={id_: one for id_, one in known.tellings.items() if one.source not in out},
        accounts={id_: one for id_, one in known.accounts.items() if id_ not in out},
        consents={key: one for key, one in known.consents.items() if key[0] not in out},
        judgements={
            id_: one for id_, one in known.judgements.items() if one.a in mentions and one.b in mentions
        },
    )


def _decided(known: Known) -> Known:
    """What was decided on what is left. A decision that makes one more careful stays, without its reason, also where
    that draws on what is left out: a sign of life must not come to count because something else is not told."""
    there = {*known.statements, *known.mentions, *known.sources}
    decisions: dict[str, AnyDecision] = {}
    for id_, one in known.decisions.items():
        rests_on = {one.on, *getattr(one, "facts", ()), *getattr(one, "basis", ()), *one.sources}
        if not isinstance(one, ChallengeQuestion) and rests_on <= there | decisions.keys():
            decisions[id_] = one
        elif one.on in there and _is_careful(one):
            decisions[id_] = replace(one, reason="", sources=())
    return _with(known, decisions=decisions)


def _noted(left: Known, known: Known) -> Known:
    """When what is left was noted, and by whom: what was weighed and what came later is told by that."""
    values = {**left.tellings, **left.decisions}.items()
    noted = {id_: replace(known.noted[id_], value=value) for id_, value in values if id_ in known.noted}
    return dataclasses.replace(left, noted=noted)


def _is_careful(one: AnyDecision) -> bool:
    is_doubt = isinstance(one, ContactVetted) and one.verdict is not ContactVerdict.ACCEPTED
    return is_doubt or isinstance(one, Compromised)


def _named(known: Known, hidden: Unnamed) -> Known:
    mentions = known.mentions.items()
    return _with(
        known,
        mentions={
            id_: replace(one, name=hidden.of[id_]) if id_ in hidden.of else one for id_, one in mentions
        },
    )


KEPT = ("sources", "layers", "mentions", "tellings", "accounts", "consents", "judgements", "decisions")
"""Of what is known, what a file may be derived from; all else stays behind."""


def _with(known: Known, **parts: Any) -> Known:
    return Known(**{name: getattr(known, name) for name in KEPT} | parts)


def _subject(known: Known, left: Known, person: str) -> str | None:
    """The person's cluster in what is left: that of their first mention that something left is about."""
    before, after, about = clusters(known), clusters(left), index(left).about
    cluster = before.of.get(person)
    members = before.members[cluster] if cluster else ()
    return next((after.of[id_] for id_ in members if id_ in after.of and about.get(id_)), None)

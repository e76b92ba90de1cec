"""Fate: what may have become of a person, as of a day. A set of answers while statements leave it open, each with its
reasons; never a death or a freedom that no person has confirmed (docs/derivation/fate.md).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.channels import in_doubt
from habeas.register.confirmed import confirmed
from habeas.register.status import FREE, LEFT, STATES, Status, facts, is_silence, state
from habeas.register.value import Value, has_teller, is_fact
from habeas.statements.claims.authorities import Answered, AnswerKind, Approached
from habeas.statements.known import Statement
from habeas.statements.telling import Polarity
from habeas.statements.when import Bounds
from habeas.timeline.part import Part


class Answer(Value, frozen=True):
    """One possible fate (a `Status`). Of `because`: `named` are the statements that somebody is named for,
    `on_the_day` those that speak of the very day asked about. `confirmed` are the decisions that confirm it."""

    named: tuple[str, ...] = ()
    on_the_day: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


class Official(Struct, frozen=True, kw_only=True):
    """What an authority, or whoever denies, said of it: `kind` is "denies", "acknowledges", "refuses" or
    "explains_otherwise"; `what` the claim that is denied, where one is; `by` clusters. It takes nothing away."""

    kind: str
    what: str
    by: tuple[str, ...]
    earliest: date | None
    latest: date | None
    because: tuple[str, ...]


class Fate(Struct, frozen=True, kw_only=True):
    """The answers, what was said last first. `beside` was said, too, and counts no more since a person confirmed an end
    of it. `is_presumed_alive`: the search goes on for a living person (CED/C/7, principle 1), unless a death was
    confirmed and nothing else is said. `officials` are answers of authorities, and denials."""

    answers: tuple[Answer, ...]
    beside: tuple[Answer, ...]
    is_presumed_alive: bool
    officials: tuple[Official, ...]

    @property
    def denials(self) -> tuple[Official, ...]:
        """Who denies what."""
        return tuple(one for one in self.officials if one.kind == AnswerKind.DENIES)


class _Said(Struct, frozen=True):
    """What one statement says of the fate: the status, whether it is the word of somebody named, and the decisions that
    confirm it. What came through a channel in doubt is nobody's word."""

    status: Status
    part: Part
    span: Bounds
    is_named: bool
    confirmed: tuple[str, ...] = ()


def fate(about: About, parts: Iterable[Part], as_of: date) -> Fate:
    """The fate of the person whom `parts` are about (`About.parts`), as of a day."""
    parts = list(parts)
    asserted = facts(parts)
    said = [one for part in asserted if (one := _said(about, part, as_of))]
    standing, aside = _sorted(said, as_of)
    answers = _merged(standing, as_of)
    if not answers:
        silent = [
            _Said(
                Status.NO_NEWS,
                part,
                about.timeline.bounds(part.statement),
                _is_named(about, part.statement, as_of),
            )
            for part in asserted
            if is_silence(part)
        ]
        answers = _merged(silent, as_of) or (Answer(Status.NOT_SAID.value, None, None, ()),)
    return Fate(
        answers=answers,
        beside=_merged(aside, as_of),
        is_presumed_alive={answer.value for answer in answers} != {Status.DEAD.value},
        officials=tuple(_officials(about, parts)),
    )


def _said(about: About, part: Part, as_of: date) -> _Said | None:
    decisions = confirmed(about.known, part.statement)
    found = state(part, is_confirmed=bool(decisions))
    if found is None:
        return None
    counts = found not in STATES.values()
    span, is_named = about.timeline.bounds(part.statement), _is_named(about, part.statement, as_of)
    return _Said(found, part, span, is_named, decisions if counts else ())


def _is_named(about: About, statement: Statement, as_of: date) -> bool:
    return has_teller(statement) and not in_doubt(about, statement, as_of)


def _sorted(said: list[_Said], as_of: date) -> tuple[list[_Said], list[_Said]]:
    """What stands as an answer, and what a confirmed end set aside. An end that may still lie ahead sets nothing aside;
    what is surely later than it stands; being held again by the word of somebody named replaces having left."""
    over = [
        one
        for one in said
        if one.status in (Status.DEAD, *FREE) and one.span.latest and one.span.latest <= as_of
    ]
    # A death takes the place of all, any other end of all but a word on a death; the last day of each decides.
    last = max((end.span.latest for end in over if end.span.latest), default=None)
    dead = max(
        (end.span.latest for end in over if end.status is Status.DEAD and end.span.latest), default=None
    )
    aside: list[_Said] = []
    kept: list[_Said] = []
    for one in said:
        ended = dead if one.status is Status.SAID_DEAD else last
        (aside if _is_over(one, ended) else kept).append(one)
    held = [one.span.earliest for one in kept if one.status is Status.HELD and one.is_named]
    again = max((day for day in held if day), default=None)
    return [one for one in kept if not (one.status in LEFT and _held_again(one, again))], aside


def _is_over(one: _Said, ended: date | None) -> bool:
    """Whether a confirmed end, the last of them on a day, took the place of what was said. A death is set aside by
    nothing, nor is what a person confirmed; a word on a death is set aside by a confirmed death alone."""
    if one.confirmed or ended is None:
        return False
    return one.span.earliest is None or ended >= one.span.earliest


def _held_again(left: _Said, again: date | None) -> bool:
    return again is not None and left.span.latest is not None and left.span.latest < again


def _merged(said: Iterable[_Said], as_of: date) -> tuple[Answer, ...]:
    """One answer a status, resting on all its statements; its bounds are those of the latest of them,
    no later than the day asked about."""
    by_status: dict[Status, list[_Said]] = {}
    for one in said:
        by_status.setdefault(one.status, []).append(one)
    answers = [_answer(status, same, as_of) for status, same in by_status.items()]
    return tuple(sorted(answers, key=lambda answer: answer.latest or date.min, reverse=True))


def _answer(status: Status, same: list[_Said], as_of: date) -> Answer:
    return Answer(
        status.value,
        max((one.span.earliest for one in same if one.span.earliest), default=None),
        min(max(one.span.latest or as_of for one in same), as_of),
        tuple(dict.fromkeys(id_ for one in same for id_ in one.part.because)),
        named=tuple(one.part.statement.id for one in same if one.is_named),
        on_the_day=tuple(one.part.statement.id for one in same if one.span == Bounds(as_of, as_of)),
        confirmed=tuple(dict.fromkeys(id_ for one in same for id_ in one.confirmed)),
    )


def _officials(about: About, parts: list[Part]) -> Iterator[Official]:
    """Denials of custody or of its end; answers of authorities about the person or to a question about them."""
    for part in parts:
        fact = part.statement.fact
        if fact.polarity is Polarity.DENIES and (fact.claim.name() in STATES or fact.claim.name() == "moved"):
            yield _official(about, part.statement, AnswerKind.DENIES, fact.claim.name())
    spoken = {part.statement.id: part.statement for part in parts}
    for statement in (*spoken.values(), *_replies(about, spoken)):
        claim = statement.fact.claim
        if isinstance(claim, Answered) and claim.kind and is_fact(statement):
            what = claim.inner.says.name() if claim.inner else ""
            yield _official(about, statement, claim.kind, what)


def _replies(about: About, spoken: dict[str, Statement]) -> list[Statement]:
    """What answers a question that was asked about the person, without naming them anew."""
    claims = [one.fact.claim for one in spoken.values() if is_fact(one)]
    asked = {id_ for claim in claims if isinstance(claim, Approached) for id_ in about.named(claim.request)}
    near = (about.known.statements[fact.id] for telling in about.near(asked) for fact in telling.facts)
    return [
        one
        for one in near
        if isinstance(one.fact.claim, Answered)
        and one.id not in spoken
        and not one.fact.claim.about
        and not asked.isdisjoint(about.named(one.fact.claim.request))
    ]


def _official(about: About, statement: Statement, kind: AnswerKind, what: str) -> Official:
    claim, chain, span = statement.fact.claim, statement.telling.chain, about.timeline.bounds(statement)
    by = claim.by if isinstance(claim, Answered) else None
    return Official(
        kind=kind.value,
        what=what,
        by=about.named(by or (chain[0].who if chain else None)),
        earliest=span.earliest,
        latest=span.latest,
        because=(statement.id,),
    )

"""Approaches to authorities: who asked whom, when, by what means, about what, and what came back.

Invariant: an answer is joined to what was asked by what statements say, and how it was joined stays visible; silence is
only ever "no answer that we know of".
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from habeas.register.about import About
from habeas.register.value import Value, is_fact, speaks_of
from habeas.statements.claims.authorities import Answered, AnswerKind, Approached, AskedItem
from habeas.statements.claims.base import Inner
from habeas.statements.claims.refusing import Refused
from habeas.statements.known import Statement
from habeas.statements.mention import Kind
from habeas.statements.passage import Words
from habeas.watch.authorities.around import around, people_of, way_to
from habeas.watch.authorities.due import Due, days_of_act
from habeas.watch.authorities.outcomes import outcomes_of
from habeas.watch.authorities.promises import keys_of


class Joined(StrEnum):
    """How an answer was joined to what was asked: it names the request; it stands in the same telling; or those who
    were asked answered those who asked, or spoke of the same people."""

    REQUEST = "request"
    TELLING = "telling"
    PARTIES = "parties"


class Answer(Struct, frozen=True, kw_only=True):
    """What an authority answered, as one statement has it."""

    statement: str
    by: tuple[str, ...]
    kind: AnswerKind | None
    words: Words | None
    inner: Inner | None
    earliest: date | None
    latest: date | None
    joined: Joined


class ApproachState(StrEnum):
    """What came back: an answer, a promise, only word that nothing was done, or nothing that we know of."""

    ANSWERED = "answered"
    PROMISED = "promised"
    OUTCOME = "outcome"
    NO_ANSWER = "no_answer"


class Approach(Struct, frozen=True, kw_only=True):
    """Something that an authority was asked, as of a day. `id` is the mention of the request (the earliest), or the
    statement where it has none.

    All parties are clusters, from all who tell of it. `items` are those of article 18(1) asked about, `asked` the
    question in the source's words, `promises` the ids of promises given in return, `outcomes` codes of OutcomeKind.
    `to_be_let_go`: what was asked is to be let go from service. `through` are statements by which it concerns the
    person asked about.
    """

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    where: tuple[str, ...]
    channels: tuple[str, ...]
    people: tuple[str, ...]
    items: tuple[AskedItem, ...]
    asked: tuple[Words, ...]
    when: Due
    to_be_let_go: bool
    answers: tuple[Answer, ...]
    promises: tuple[str, ...]
    outcomes: tuple[Value, ...]
    because: tuple[str, ...]
    through: tuple[str, ...] = ()

    @property
    def state(self) -> ApproachState:
        """What came back."""
        if self.answers:
            return ApproachState.ANSWERED
        if self.promises:
            return ApproachState.PROMISED
        return ApproachState.OUTCOME if self.outcomes else ApproachState.NO_ANSWER


def approaches(about: About, as_of: date) -> list[Approach]:
    """Everything that had been asked of authorities by a day, in the order in which we were first told of it."""
    ranked = sorted({one for table in about.index.authorities.values() for one in table})
    statements = (about.known.statements[id_] for _, id_ in ranked)
    keys = dict.fromkeys(key for one in statements for key in requests_in(about, one))
    return [made for key in keys if (made := approach(about, key, as_of))]


def approaches_of(about: About, person: str, as_of: date) -> list[Approach]:
    """What was asked about a person (a cluster), by them or by relatives; each with the statements by which it
    concerns them."""
    near = around(about, person)
    keys: dict[str, tuple[str, ...]] = {}
    for cluster in (*near.own, *near.kin):
        for statement in about.of_authorities(cluster):
            way = way_to(about, statement, near)
            for key in requests_in(about, statement) if way is not None else ():
                if key not in keys or len(way or ()) < len(keys[key]):
                    keys[key] = way or ()
    found = ((approach(about, key, as_of), way) for key, way in keys.items())
    return [replace(made, through=way) for made, way in found if made]


def requests_in(about: About, statement: Statement) -> tuple[str, ...]:
    """Of which request a statement tells that it was made: its mention, with all judged to be the same; else only
    itself. Asking to be let go counts where the source speaks of it as of a request."""
    claim = statement.fact.claim
    act = about.who.of.get(statement.fact.act or "", "")
    if isinstance(claim, Refused):
        return (act,) if act and about.known.mentions[act].kind is Kind.REQUEST else ()
    if not isinstance(claim, Approached):
        return ()
    named = about.named(claim.request if claim.request and claim.request.all else None)
    return tuple(dict.fromkeys(named)) or (act or statement.id,)


def approach(about: About, key: str, as_of: date) -> Approach | None:
    """One approach, by its mention (a cluster) or its only statement; None where nobody says by that day that it was
    made."""
    told = [one for one in _telling_of(about, key) if is_fact(one) and _counts(about, one, as_of)]
    if not told:
        return None
    outcomes = outcomes_of(about, key, as_of)
    asked = [one.fact.claim for one in told if isinstance(one.fact.claim, Approached)]
    made = _first_shape(about, key, told, asked, outcomes)
    answers = tuple(_answers(about, made, told, as_of))
    promised = tuple(_promises(about, made, as_of))
    because = dict.fromkeys((*made.because, *(one.statement for one in answers)))
    because |= dict.fromkeys(id_ for one in outcomes for id_ in one.because)
    return replace(made, answers=answers, promises=promised, because=tuple(because))


def _first_shape(
    about: About, key: str, told: list[Statement], asked: list[Approached], outcomes: tuple[Value, ...]
) -> Approach:
    """An approach as those tell it who say that it was made, before any answer."""
    parties = {
        role: _clusters(about, told, role) for role in ("by", "who", "with_", "to", "where", "channel")
    }
    return Approach(
        id=key,
        by=tuple(dict.fromkeys(parties["by"] + parties["who"] + parties["with_"])),
        to=parties["to"],
        where=parties["where"],
        channels=parties["channel"],
        people=tuple(dict.fromkeys(id_ for one in told for id_ in people_of(about, one.fact.claim))),
        items=tuple(sorted({item for claim in asked for item in claim.items})),
        asked=tuple(dict.fromkeys(claim.asked for claim in asked if claim.asked)),
        when=_when(about, told, key),
        to_be_let_go=not asked,
        answers=(),
        promises=(),
        outcomes=outcomes,
        because=tuple(one.id for one in told),
    )


def _telling_of(about: About, key: str) -> Iterator[Statement]:
    alone = about.known.statements.get(key)
    if alone is not None:
        yield alone
    for statement in about.of_act(key):
        if key in requests_in(about, statement):
            yield statement


def _counts(about: About, statement: Statement, as_of: date) -> bool:
    return speaks_of(statement, as_of) and not about.is_taken_back(statement)


def _clusters(about: About, told: Iterable[Statement], role: str) -> tuple[str, ...]:
    named = (about.named(getattr(one.fact.claim, role, None)) for one in told)
    return tuple(dict.fromkeys(id_ for ids in named for id_ in ids))


def _when(about: About, told: list[Statement], key: str) -> Due:
    if key in about.known.mentions:
        return days_of_act(about, key)
    span = about.timeline.bounds(told[0])
    return Due(earliest=span.earliest, latest=span.latest, because=(told[0].id,))


def _answers(about: About, made: Approach, told: list[Statement], as_of: date) -> Iterator[Answer]:
    tellings = {one.telling.id for one in told}
    for statement in _near(about, made):
        claim = statement.fact.claim
        if not isinstance(claim, Answered) or not is_fact(statement) or not _counts(about, statement, as_of):
            continue
        joined = _joined(about, claim, statement, made, tellings)
        if joined is not None:
            span = about.timeline.bounds(statement)
            yield Answer(
                statement=statement.id,
                by=about.named(claim.by),
                kind=claim.kind,
                words=claim.answer,
                inner=claim.inner,
                earliest=span.earliest,
                latest=span.latest,
                joined=joined,
            )


def _near(about: About, made: Approach) -> list[Statement]:
    """The statements about authorities that name the request, whom was asked, or who asked."""
    found = {
        statement.id: statement
        for cluster in (made.id, *made.to, *made.by)
        for statement in about.of_authorities(cluster)
    }
    return list(found.values())


def _joined(
    about: About, claim: Answered, statement: Statement, made: Approach, tellings: set[str]
) -> Joined | None:
    """How an answer belongs to an approach; None where it does not, or surely came before."""
    if claim.request is not None:
        return Joined.REQUEST if made.id in about.named(claim.request) else None
    span = about.timeline.bounds(statement)
    if made.when.earliest and span.latest and span.latest < made.when.earliest:
        return None
    if statement.telling.id in tellings:
        return Joined.TELLING
    by, to = set(about.named(claim.by)), set(about.named(claim.to))
    same_people = not set(people_of(about, claim)).isdisjoint(made.people)
    if not by.isdisjoint(made.to) and (not to.isdisjoint(made.by) or same_people):
        return Joined.PARTIES
    return None


def _promises(about: About, made: Approach, as_of: date) -> Iterator[str]:
    """The promises that are told to have come after this request, from whom was asked."""
    found: dict[str, None] = {}
    for statement in _near(about, made):
        fact = statement.fact
        anchor = fact.when.anchor.act if fact.when and fact.when.anchor else None
        is_in_return = anchor is not None and about.who.of.get(anchor, anchor) == made.id
        if is_in_return and is_fact(statement) and _counts(about, statement, as_of):
            found |= dict.fromkeys(keys_of(about, statement))
    yield from found

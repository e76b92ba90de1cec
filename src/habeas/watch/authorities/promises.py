"""Promises of authorities: what was promised to whom, by when and on what condition, and what came of it.

Invariant: an outcome is what somebody says; without that a promise has lapsed, is due or has no date. No day is ever
made up, and nothing that happened makes a promise kept by itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from habeas.register.about import About
from habeas.register.value import Value, is_fact, speaks_of
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.base import Inner
from habeas.statements.known import Statement
from habeas.statements.telling import Polarity
from habeas.statements.when import Bounds
from habeas.timeline.events import acts_of
from habeas.watch.authorities.around import around, people_of, way_to
from habeas.watch.authorities.due import Due, days_of_act, due
from habeas.watch.authorities.followed import Followed, followed
from habeas.watch.authorities.outcomes import outcomes_of


class PromiseState(StrEnum):
    """How it stands with a promise as of a day. The first four are what somebody says came of it; `disagree` is where
    they do not say the same. Of the others nobody says anything: its day is surely past, or may be still to come, or
    no day can be known."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    NO_ACTION = "no_action"
    DISAGREE = "disagree"
    LAPSED = "lapsed"
    DUE = "due"
    NO_DATE = "no_date"


OPEN = frozenset({PromiseState.LAPSED, PromiseState.DUE, PromiseState.NO_DATE})
"""Nobody says what came of it."""


class Pledge(Struct, frozen=True, kw_only=True):
    """One thing promised, as one statement has it: `inner` with its condition in words, by when, what followed."""

    statement: str
    inner: Inner
    due: Due
    followed: Followed


class Promise(Struct, frozen=True, kw_only=True):
    """A promise as of a day. `id` is its mention (the earliest), or the statement where it has none.

    `by`, `to` and `people` (whom it is about) are clusters, from all who tell of it. `made` is when; `due` spans the
    days that its pledges leave possible. `denied` are statements that no such promise was made. `outcomes` are codes
    of OutcomeKind. `through` are statements by which it concerns the person asked about.
    """

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    people: tuple[str, ...]
    made: Due
    pledges: tuple[Pledge, ...]
    due: Bounds
    state: PromiseState
    outcomes: tuple[Value, ...]
    denied: tuple[str, ...]
    because: tuple[str, ...]
    through: tuple[str, ...] = ()


def promises(about: About, as_of: date) -> list[Promise]:
    """Every promise that had been made by a day, in the order in which we were first told of one.

    Costs one look at each statement about authorities, not at each person.
    """
    ranked = sorted({one for table in about.index.authorities.values() for one in table})
    statements = (about.known.statements[id_] for _, id_ in ranked)
    keys = dict.fromkeys(key for one in statements for key in keys_of(about, one))
    return [made for key in keys if (made := promise(about, key, as_of))]


def promises_of(about: About, person: str, as_of: date) -> list[Promise]:
    """The promises that concern a person (a cluster): made about them, to them, to a group they are said to belong
    to, or to a relative; each with the statements by which it does."""
    near = around(about, person)
    keys: dict[str, tuple[str, ...]] = {}
    for cluster in (*near.own, *near.kin):
        for statement in about.of_authorities(cluster):
            way = way_to(about, statement, near)
            for key in keys_of(about, statement) if way is not None else ():
                if key not in keys or len(way or ()) < len(keys[key]):
                    keys[key] = way or ()
    found = ((promise(about, key, as_of), way) for key, way in keys.items())
    return [replace(made, through=way) for made, way in found if made]


def keys_of(about: About, statement: Statement) -> tuple[str, ...]:
    """Of which promise a statement tells: its mention, with all that were judged to be the same; else only itself."""
    claim = statement.fact.claim
    if not isinstance(claim, Promised):
        return ()
    named = about.named(claim.promise if claim.promise and claim.promise.all else None)
    return tuple(dict.fromkeys(named)) or (about.who.of.get(statement.fact.act or "", statement.id),)


def promise(about: About, key: str, as_of: date) -> Promise | None:
    """One promise, by its mention (a cluster) or its only statement; None where nobody says by that day that it was
    made."""
    said = [one for one in _telling_of(about, key) if _counts(about, one, as_of)]
    told = [one for one in said if is_fact(one)]
    if not told:
        return None
    acts = frozenset(about.who.named(tuple(id_ for one in told for id_ in acts_of(one.fact)))) | {key}
    made = _made(about, told, key)
    pledges = tuple(pledge for one in told for pledge in _pledges(about, one, acts, made))
    outcomes = outcomes_of(about, key, as_of)
    denied = tuple(one.id for one in said if one.fact.polarity is Polarity.DENIES)
    return Promise(
        id=key,
        by=_clusters(about, told, "by"),
        to=_clusters(about, told, "to"),
        people=tuple(dict.fromkeys(id_ for one in told for id_ in people_of(about, one.fact.claim))),
        made=made,
        pledges=pledges,
        due=_span(pledges),
        state=_state(pledges, outcomes, as_of),
        outcomes=outcomes,
        denied=denied,
        because=_because(told, denied, outcomes, pledges),
    )


def _telling_of(about: About, key: str) -> Iterator[Statement]:
    alone = about.known.statements.get(key)
    if alone is not None:
        yield alone
    for statement in about.of_act(key):
        if key in keys_of(about, statement):
            yield statement


def _counts(about: About, statement: Statement, as_of: date) -> bool:
    return speaks_of(statement, as_of) and not about.is_taken_back(statement)


def _clusters(about: About, told: Iterable[Statement], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for one in told for id_ in about.named(getattr(one.fact.claim, role))))


def _made(about: About, told: list[Statement], key: str) -> Due:
    """When it was made, as those say who date it; at the latest when it was told."""
    if key in about.known.mentions:
        return days_of_act(about, key)
    span = about.timeline.bounds(told[0])
    return Due(earliest=span.earliest, latest=span.latest, because=(told[0].id,))


def _pledges(about: About, statement: Statement, acts: frozenset[str], made: Due) -> Iterator[Pledge]:
    claim = statement.fact.claim
    for inner in claim.inner if isinstance(claim, Promised) else ():
        by_when = due(inner, lambda act: days_of_act(about, act))
        after = followed(about, inner.says, acts, made)
        yield Pledge(statement=statement.id, inner=inner, due=by_when, followed=after)


def _span(pledges: Iterable[Pledge]) -> Bounds:
    known = [one.due for one in pledges if one.due.is_known]
    if not known:
        return Bounds()
    firsts = [one.earliest for one in known if one.earliest]
    lasts = [one.latest for one in known if one.latest]
    return Bounds(
        min(firsts) if len(firsts) == len(known) else None, max(lasts) if len(lasts) == len(known) else None
    )


def _state(pledges: Iterable[Pledge], outcomes: tuple[Value, ...], as_of: date) -> PromiseState:
    if outcomes:
        return PromiseState(outcomes[0].value) if len(outcomes) == 1 else PromiseState.DISAGREE
    by_statement: dict[str, list[Due]] = {}
    for pledge in pledges:
        if pledge.due.is_known:
            by_statement.setdefault(pledge.statement, []).append(pledge.due)
    if not by_statement:
        return PromiseState.NO_DATE
    # Of several things promised at once, one that is past is enough; of several tellers, all must have it so.
    past = all(any(one.has_passed(as_of) for one in several) for several in by_statement.values())
    return PromiseState.LAPSED if past else PromiseState.DUE


def _because(
    told: list[Statement], denied: tuple[str, ...], outcomes: tuple[Value, ...], pledges: tuple[Pledge, ...]
) -> tuple[str, ...]:
    ids = [one.id for one in told]
    ids += [id_ for one in outcomes for id_ in one.because]
    ids += [id_ for one in pledges for id_ in one.due.because]
    return tuple(dict.fromkeys((*ids, *denied)))

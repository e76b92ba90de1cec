"""What was said to have happened after a promise: what may be the thing promised, and what is the same kind of thing
and yet another. Suggestions to look at: whether a promise was kept is for somebody to say."""

from collections.abc import Iterator

from msgspec import Struct, structs

from habeas.register.about import About
from habeas.register.index import subjects
from habeas.register.value import is_fact
from habeas.statements.claims.base import Claim
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.when import Relation
from habeas.timeline.events import acts_of
from habeas.watch.authorities.due import Due

CAN_FOLLOW = frozenset({"released", "returned_to_unit", "moved", "contacted", "seen"})
"""Claims of which it can be told that one that was promised may have come about."""
COMPARED = frozenset({"place", "to", "by", "body", "from_"})
"""Roles by which what happened is told from what was promised. Who else was there, and the words, say nothing."""


class Followed(Struct, frozen=True, kw_only=True):
    """Ids of statements: `like` may be what was promised; `unlike` tell of the same kind of act, after the promise,
    with another place or person in it."""

    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def followed(about: About, promised: Claim, acts: frozenset[str], made: Due) -> Followed:
    """What is said of the same people and of the same kind of act.

    `acts` are the mentions (clusters) of the promise and `made` when it was made. What surely came before it is left
    out; what differs from what was promised is named only where it is said to have come after.
    """
    if promised.name() not in CAN_FOLLOW:
        return Followed()
    like: dict[str, None] = {}
    unlike: dict[str, None] = {}
    for statement in _same_kind(about, promised):
        span = about.timeline.bounds(statement)
        if made.earliest and span.latest and span.latest < made.earliest:
            continue
        if _fits(about, promised, statement.fact.claim):
            like[statement.id] = None
        elif _is_after(about, statement, acts) or (
            made.latest and span.earliest and span.earliest > made.latest
        ):
            unlike[statement.id] = None
    return Followed(like=tuple(like), unlike=tuple(unlike))


def _same_kind(about: About, promised: Claim) -> Iterator[Statement]:
    for cluster in dict.fromkeys(about.who.named(tuple(subjects(promised)))):
        for statement in about.about(cluster):
            if (
                type(statement.fact.claim) is type(promised)
                and is_fact(statement)
                and not about.is_taken_back(statement)
            ):
                yield statement


def _fits(about: About, promised: Claim, happened: Claim) -> bool:
    for role in structs.fields(type(promised)):
        if role.name not in COMPARED:
            continue
        left, right = getattr(promised, role.name), getattr(happened, role.name)
        if isinstance(left, Party) and isinstance(right, Party):
            if set(about.named(left)).isdisjoint(about.named(right)):
                return False
        elif role.name == "to" and left is not None:
            # Where somebody was to go is what was promised: going who knows where is no sign of it.
            return False
    return True


def _is_after(about: About, statement: Statement, acts: frozenset[str]) -> bool:
    """Whether a statement is told to be after one of these acts, or after an act that is, or on the same day as one."""
    seen: set[str] = set()
    waiting = [statement]
    while waiting:
        fact = waiting.pop().fact
        anchor = fact.when.anchor if fact.when else None
        leans = about.who.named((anchor.act,)) if anchor and anchor.act else ()
        if anchor and anchor.relation is Relation.AFTER and not acts.isdisjoint(leans):
            return True
        onward = leans if anchor and anchor.relation is not Relation.BEFORE else ()
        for act in {*onward, *about.who.named(acts_of(fact))} - seen - acts:
            seen.add(act)
            waiting += about.of_act(act)
    return False

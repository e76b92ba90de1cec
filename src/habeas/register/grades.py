"""How reliable who says so is, and how credible what they say: two grades, judged apart, each by a person.

Nothing here sets a grade. Without a decision it is F or 6, no basis to judge: that is not the lowest grade, and
somebody who rings for the first time is F, not E. What two people judged apart stays visible; the more careful counts.
Definitions: NATO Admiralty scale as in FM 2-22.3, appendix B (by way of MISP's taxonomy `admiralty-scale`).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from habeas.register.about import About
from habeas.register.channels import in_doubt
from habeas.register.corroboration import voices_for
from habeas.statements.decisions import Credibility, Reliability, SourceGrade, StatementGrade
from habeas.statements.known import Known, Statement

G = TypeVar("G", Reliability, Credibility)
ENOUGH = 2
"""So many independent voices are needed before "confirmed by other sources" may be judged."""


class SourceGraded(Struct, frozen=True, kw_only=True):
    """How reliable a teller (a cluster) or a source is. `interest`: what they stand to gain, as each who judged put it.
    `because`: the decisions in force, in the order of the record; more than one: judged apart, see whether they
    differ."""

    of: str
    grade: Reliability
    interest: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    differ: bool = False


class StatementGraded(Struct, frozen=True, kw_only=True):
    """How credible a statement (its id) is. `could_be_confirmed`: enough independent voices say the same, and nobody
    has judged it so yet. `unsupported`: it was judged confirmed, and there are not enough voices any more.
    `to_judge_anew`: it came through a channel that was put in doubt after the judgement, or may have been."""

    of: str
    grade: Credibility
    because: tuple[str, ...] = ()
    differ: bool = False
    voices: int = 0
    could_be_confirmed: bool = False
    unsupported: bool = False
    to_judge_anew: bool = False


class Graded(Struct, frozen=True, kw_only=True):
    """A statement's grades: of its tellers, nearest the fact first, of the source we have it from, and its own."""

    tellers: tuple[SourceGraded, ...]
    source: SourceGraded
    statement: StatementGraded


def graded(about: About, statement: Statement) -> Graded:
    """All grades that bear on one statement."""
    members = (member for link in statement.telling.chain for member in about.named(link.who))
    tellers = tuple(one for one in dict.fromkeys(members) if one != statement.source.id)
    return Graded(
        tellers=tuple(source_graded(about, one) for one in tellers),
        source=source_graded(about, statement.source.id),
        statement=statement_graded(about, statement),
    )


def source_graded(about: About, of: str) -> SourceGraded:
    """How reliable a teller (any mention of theirs) or a source (its id) is judged to be."""
    cluster = about.who.of.get(of, of)
    members = about.who.members.get(cluster, (cluster,))
    decided = [one for member in members for one in about.known.decided_on(SourceGrade, member)]
    decided.sort(key=lambda one: _number(about.known, one.id))
    return SourceGraded(
        of=cluster,
        grade=_most_careful((one.grade for one in decided), Reliability.F),
        interest=tuple(dict.fromkeys(one.interest for one in decided if one.interest)),
        because=tuple(one.id for one in decided),
        differ=len({one.grade for one in decided}) > 1,
    )


def grades_over_time(about: About, of: str) -> tuple[tuple[datetime, str, SourceGrade], ...]:
    """Every grade that was ever given to a teller or source: when, by whom, and what; the earliest first. What was
    replaced is among them, what was taken back as well: what was thought of a source then may matter later."""
    cluster = about.who.of.get(of, of)
    members = set(about.who.members.get(cluster, (cluster,)))
    return tuple(
        (item.at, item.by, item.value)
        for item in about.known.noted.values()
        if isinstance(item.value, SourceGrade) and item.value.on in members
    )


def statement_graded(about: About, statement: Statement) -> StatementGraded:
    """How credible one statement is judged to be, and whether that still rests on what it needs."""
    decided = about.known.decided_on(StatementGrade, statement.id)
    grade = _most_careful((one.grade for one in decided), Credibility.NO_BASIS)
    number = len(voices_for(about, statement.id).independent)
    doubted = _doubted_since(about, statement, tuple(one.id for one in decided))
    is_confirmed = grade is Credibility.CONFIRMED
    return StatementGraded(
        of=statement.id,
        grade=grade,
        because=tuple(one.id for one in decided),
        differ=len({one.grade for one in decided}) > 1,
        voices=number,
        could_be_confirmed=number >= ENOUGH and not is_confirmed and not in_doubt(about, statement),
        unsupported=is_confirmed and number < ENOUGH,
        to_judge_anew=bool(decided) and doubted,
    )


def _most_careful(grades: Iterable[G], no_basis: G) -> G:
    """The lowest of the grades that somebody had a basis for; no basis only where nobody had one."""
    judged = [grade for grade in grades if grade is not no_basis]
    return max(judged, key=str, default=no_basis)


def _doubted_since(about: About, statement: Statement, decided: tuple[str, ...]) -> bool:
    """Whether something that puts the statement's channel in doubt was noted after the last grade, or it is not known
    which came first."""
    last = max((_number(about.known, id_) for id_ in decided), default=0)
    for doubt in in_doubt(about, statement):
        said = [about.known.statements[id_].telling.id for id_ in doubt.because]
        if any(_number(about.known, id_) >= last for id_ in (*said, *doubt.decided)):
            return True
    return False


def _number(known: Known, id_: str) -> int:
    item = known.noted.get(id_)
    return item.number if item else 0

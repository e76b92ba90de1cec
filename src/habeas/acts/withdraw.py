"""Withdraw a source: its key is destroyed, so that nobody can read its words again, here or in any later copy.

The record keeps that there was a source and that it was withdrawn; its chain of digests still verifies. What went
out of the house before cannot be called back: the preview names it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.ledger import database
from habeas.protection.chance import new_id
from habeas.register.about import About
from habeas.register.people import affected, row
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Task

T = TypeVar("T")


class Preview(Struct, frozen=True, kw_only=True):
    """What taking a source away would change: what is stated and decided that goes, tasks and remarks that go with
    it, people who leave the register or whose row changes (names), how many people the register has `before` and
    `after`, and what had already left with this source in it."""

    title: str
    tellings: tuple[Telling, ...]
    decisions: tuple[Judgement, ...]
    tasks: tuple[Task, ...]
    comments: tuple[Comment, ...]
    leave: tuple[str, ...]
    change: tuple[str, ...]
    before: int
    after: int
    left: tuple[tuple[datetime, Departure], ...]

    @property
    def statements(self) -> int:
        """How many facts go."""
        return sum(len(telling.facts) for telling in self.tellings)

    @property
    def judgements(self) -> int:
        """How many answers on who is who go."""
        return len(self.decisions)


def preview(case: Case, source: str, *, at: datetime, hidden: frozenset[str] = frozenset()) -> Preview:
    """What taking a source away would change, as seen without the sources that are `hidden`. Raises CaseError if
    there is no such source."""
    before = case.known(hidden=hidden)
    if source not in before.sources:
        raise CaseError(_no_such_source(source))
    after = case.known(hidden=hidden | {source})
    was, will = About(before), About(after)
    # Only those whose row may differ are looked at: everybody's takes long.
    near = affected(was, will)
    who, still = (list(about.people(at.date())) for about in (was, will))
    rows = [row(was, id_, at.date()) for id_ in who if id_ in near]
    same = {one.mentions: one for one in (row(will, id_, at.date()) for id_ in still if id_ in near)}
    # By their mentions: who stays is known by an older or a later one when the earliest goes.
    stay = {mention for id_ in still for mention in will.who.members[id_]}
    return Preview(
        title=before.sources[source].title,
        tellings=tuple(before.tellings_of(source)),
        decisions=_gone(before.judgements, after.judgements),
        tasks=_gone(before.tasks, after.tasks),
        comments=_gone(before.comments, after.comments),
        leave=tuple(one.names[0] for one in rows if not stay.intersection(one.mentions)),
        change=tuple(
            one.names[0] for one in rows if stay.intersection(one.mentions) and same.get(one.mentions) != one
        ),
        before=len(who),
        after=len(still),
        left=departed(before, source),
    )


def _gone(before: Mapping[str, T], after: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(value for id_, value in before.items() if id_ not in after)


def _no_such_source(source: str) -> str:
    return _("there is no source {id} in this case, or it was withdrawn before. Nothing was changed.").format(
        id=source
    )


def departed(known: Known, source: str) -> tuple[tuple[datetime, Departure], ...]:
    """What went out of the house with a source in it, and when."""
    return tuple((known.noted[one.id].at, one) for one in known.departures.values() if source in one.sources)


def withdraw(case: Case, source: str, *, by: str, at: datetime) -> Withdrawal:
    """Withdraw a source for good. Raises CaseError if there is none, or it was withdrawn before."""
    withdrawal = Withdrawal(id=new_id("w"), source=source)

    def decide(known: Known) -> list[Record]:
        if source not in known.sources:
            raise CaseError(_no_such_source(source))
        return [withdrawal]

    # The tombstone first: were we cut off here, the next opening would destroy the key.
    case.act(decide, by=by, at=at)
    case.last_entry()
    with case.ledger.reading() as connection:
        database.settle(connection)
    return withdrawal

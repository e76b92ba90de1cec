"""Withdraw a source: its key is destroyed, so that nobody can read its words again, here or in any later copy.

The record keeps that there was a source and that it was withdrawn; its chain of digests still verifies. What went
out of the house before cannot be called back: the preview names it.
"""

from datetime import datetime

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.ledger import database
from habeas.protection.chance import new_id
from habeas.register.people import register
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Withdrawal


class Preview(Struct, frozen=True, kw_only=True):
    """What a withdrawal would change: statements and judgements that go, people who leave the register or whose
    row changes (names), and what had already left with this source in it."""

    title: str
    statements: int
    judgements: int
    leave: tuple[str, ...]
    change: tuple[str, ...]
    left: tuple[tuple[datetime, Departure], ...]


def preview(case: Case, source: str, *, at: datetime) -> Preview:
    """What withdrawing a source would change. Raises CaseError if there is no such source."""
    before = case.known()
    if source not in before.sources:
        raise CaseError(_no_such_source(source))
    after = case.known(hidden=frozenset({source}))
    was = {row.id: row for row in register(before, as_of=at.date())}
    will = {row.id: row for row in register(after, as_of=at.date())}
    return Preview(
        title=before.sources[source].title,
        statements=len(before.statements) - len(after.statements),
        judgements=len(before.judgements) - len(after.judgements),
        leave=tuple(row.names[0] for id_, row in was.items() if id_ not in will),
        change=tuple(row.names[0] for id_, row in was.items() if id_ in will and will[id_] != row),
        left=departed(before, source),
    )


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

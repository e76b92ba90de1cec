"""Note that something went out of the house, so that a withdrawal can say what had already left."""

from collections.abc import Iterable
from datetime import datetime

from habeas.acts.case import Case
from habeas.protection.chance import new_id
from habeas.statements.leaving import Departure, Way


def depart(
    case: Case,
    way: Way,
    to: str,
    *,
    by: str,
    at: datetime,
    sources: Iterable[str] | None = None,
    named: Iterable[str] = (),
) -> None:
    """Note what went where, with which sources in it (all, unless told), and who was `named` although no two people
    decided it."""
    gone = tuple(case.known().sources if sources is None else sources)
    said = Departure(id=new_id("d"), way=way, to=to, sources=gone, named=tuple(named))
    case.act(lambda known: [said], by=by, at=at)

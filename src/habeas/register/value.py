"""A derived value: what, from when to when, and because of which statements. Several may stand side by side."""

from datetime import date

from msgspec import Struct

from habeas.statements.known import Statement
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect, Bounds, bounds


class Value(Struct, frozen=True):
    """One possible answer. `value` is a code, a mention id or a text, as the list it stands in says;
    it held on some day from `earliest` to `latest` (None: no bound is known)."""

    value: str
    earliest: date | None
    latest: date | None
    because: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The bounds as one value."""
        return Bounds(self.earliest, self.latest)


def is_fact(statement: Statement) -> bool:
    """Whether the statement asserts something done: no denial, no plan, no attempt."""
    fact = statement.fact
    return fact.polarity is Polarity.ASSERTS and fact.stage in (None, Stage.DONE)


def days(statement: Statement) -> Bounds:
    """The earliest and latest day on which what was said held.

    Without a date of its own, a statement held at the latest on the day by which it had been said.
    "Since" a date, it still held when it was said; "until" a date, no later than that date.
    """
    told = statement.told_by
    when = statement.fact.when
    if when is None or when.edtf is None:
        return Bounds(None, told)
    said = bounds(when.edtf)
    if when.aspect is Aspect.SINCE:
        return Bounds(said.earliest, told)
    if when.aspect is Aspect.UNTIL:
        return Bounds(None, said.latest or told)
    began_by_then = said.earliest is None or said.earliest <= told
    if said.latest is None or (said.latest > told and began_by_then):
        return Bounds(said.earliest, told)
    return said


def speaks_of(statement: Statement, as_of: date) -> bool:
    """Whether a statement can tell how things stood by `as_of`: its first possible day is not later, and
    one without any first day had been said by then."""
    span = days(statement)
    first = span.earliest or span.latest
    return first is None or first <= as_of


def surely_before(a: Bounds, b: Bounds) -> bool:
    """Whether `a` ended before `b` began, whatever days within their bounds are the true ones."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def has_teller(statement: Statement) -> bool:
    """Whether somebody is named, in the words or by context, as the one whose knowledge it is."""
    return bool(statement.telling.chain) and statement.telling.chain[0].who is not None

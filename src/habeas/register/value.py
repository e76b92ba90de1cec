"""A derived value: what, from when to when, and because of which statements. Several may stand side by side."""

from datetime import date

from msgspec import Struct

from habeas.statements.chain import Basis
from habeas.statements.known import Statement
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect, Bounds, bounds


class Value(Struct, frozen=True, kw_only=True):
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
    "Since" a date it still held on that day; "until" a date it held no later than that date.
    """
    told = statement.told_by
    when = statement.fact.when
    if when is None or when.edtf is None:
        return Bounds(None, told)
    said = bounds(when.edtf)
    if when.aspect is Aspect.SINCE:
        return Bounds(said.earliest, told)
    latest = (
        min(told, said.latest) if said.latest and said.earliest and said.earliest <= told else said.latest
    )
    return Bounds(said.earliest, latest or told)


def surely_before(a: Bounds, b: Bounds) -> bool:
    """Whether `a` ended before `b` began, whatever days within their bounds are the true ones."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def has_teller(statement: Statement) -> bool:
    """Whether somebody is named, in the words or by context, as the one whose knowledge it is."""
    return bool(statement.telling.chain) and statement.telling.chain[0].who is not None


def is_guess(statement: Statement) -> bool:
    """Whether the first teller was carried over from the context."""
    return not statement.telling.chain or statement.telling.chain[0].basis is Basis.INFERRED

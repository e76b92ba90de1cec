"""A derived value: what, from when to when, and because of which statements. Several may stand side by side."""

from datetime import date

from msgspec import Struct

from habeas.statements.known import Statement
from habeas.statements.when import Bounds
from habeas.timeline.order import surely_before as surely_before
from habeas.timeline.said import days as days
from habeas.timeline.said import is_fact as is_fact


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


def speaks_of(statement: Statement, as_of: date) -> bool:
    """Whether a statement can tell how things stood by `as_of`: its first possible day is not later, and
    one without any first day had been said by then."""
    span = days(statement)
    first = span.earliest or span.latest
    return first is None or first <= as_of


def has_teller(statement: Statement) -> bool:
    """Whether somebody is named, in the words or by context, as the one whose knowledge it is."""
    return bool(statement.telling.chain) and statement.telling.chain[0].who is not None

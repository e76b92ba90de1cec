"""Claims about groups and numbers. A count is a statement with a teller; groups are never added up here."""

from habeas.statements.claims.base import Claim
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class Counted(Claim, frozen=True):
    """How many a group is. Example: "at least 17 others": at least 17 besides Petro.

    `at_least` and `at_most` are inclusive; both equal mean exactly; `about` marks a rounded or vague
    number. `of_what` is what was counted ("soldiers", "instances"): instances are not people.
    """

    group: Party | None = None
    at_least: int | None = None
    at_most: int | None = None
    about: bool = False
    of_what: Words | None = None
    besides: Party | None = None

    def __post_init__(self) -> None:
        if (self.at_least or 0) < 0 or (self.at_most is not None and self.at_most < (self.at_least or 0)):
            raise ValueError(f"a count cannot be at least {self.at_least} and at most {self.at_most}")


class BelongsTo(Claim, frozen=True):
    """A person is one of a group. Example: Petro is one of the sailors in the cellar."""

    person: Party | None = None
    group: Party | None = None


class SubsetOf(Claim, frozen=True):
    """One group lies within another. Example: those held in Karsk among those who refused."""

    group: Party | None = None
    within: Party | None = None

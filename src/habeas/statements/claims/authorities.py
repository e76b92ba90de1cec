"""Claims about authorities: what they were asked, answered, promised, and what came of it."""

from enum import StrEnum

from habeas.statements.claims.base import Claim, Inner
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class AskedItem(StrEnum):
    """What was asked, by the items of article 18(1) of the Convention on enforced disappearance."""

    WHO_ORDERED = "18_1_a"
    DEPRIVATION = "18_1_b"
    WHO_SUPERVISES = "18_1_c"
    WHEREABOUTS = "18_1_d"
    RELEASE = "18_1_e"
    HEALTH = "18_1_f"
    DEATH = "18_1_g"


class AnswerKind(StrEnum):
    """What an authority answered (HURIDOCS attribution, in our words)."""

    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    REFUSES = "refuses"
    EXPLAINS_OTHERWISE = "explains_otherwise"


class OutcomeKind(StrEnum):
    """What came of a request or a promise."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    NO_ACTION = "no_action"


class Approached(Claim, frozen=True):
    """Somebody turned to an authority. Example: "she rang the fleet command". `request` is its mention.

    `where` is the place at which they turned to it ("she asked at the prison gate in Pyrna").
    """

    by: Party | None = None
    to: Party | None = None
    where: Party | None = None
    channel: Party | None = None
    about: Party | None = None
    items: tuple[AskedItem, ...] = ()
    asked: Words | None = None
    inner: Inner | None = None
    request: Party | None = None


class Answered(Claim, frozen=True):
    """An authority answered. Example: "an officer answered that the sailors were on a course"."""

    by: Party | None = None
    to: Party | None = None
    about: Party | None = None
    request: Party | None = None
    kind: AnswerKind | None = None
    answer: Words | None = None
    inner: Inner | None = None


class Promised(Claim, frozen=True):
    """Somebody said they would. Example: "you will all be home by Friday". `due` and `if` stand on the inner claim.

    `promise` is its mention, so that two tellers can speak of one promise.
    """

    by: Party | None = None
    to: Party | None = None
    promise: Party | None = None
    inner: tuple[Inner, ...] = ()
    as_said: Words | None = None


class Outcome(Claim, frozen=True):
    """What came of a request or promise (`of`). Example: "nobody came home": not kept."""

    of: Party | None = None
    by: Party | None = None
    kind: OutcomeKind | None = None

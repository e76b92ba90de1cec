"""What a contradiction is, as data: which statements, on which days, for which reason, and whether it is settled.

Nothing here says which of the statements is true: all of them stay in the record, whatever is decided.
"""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from msgspec import Struct

from habeas.statements.decisions import Settled
from habeas.statements.when import Bounds


class Kind(StrEnum):
    """What it is that does not fit together. One rule, one file, one kind."""

    AFTER_DEATH = "after_death"
    AFTER_RELEASE = "after_release"
    EARLY_RELEASE = "early_release"
    TWO_PLACES = "two_places"
    JOURNEY = "journey"
    JUDGED = "judged"
    AGE = "age"
    BIRTH_DAY = "birth_day"
    BIRTH_PLACE = "birth_place"
    FAMILY_NAME = "family_name"
    KINSHIP = "kinship"
    COUNT = "count"
    DATES = "dates"
    DENIED = "denied"


class Weight(IntEnum):
    """What to look at first: life, then freedom and place, then who it is, then what was to be expected."""

    LIFE = 0
    FREEDOM = 1
    IDENTITY = 2
    EXPECTED = 3


WEIGHTS = {
    Kind.AFTER_DEATH: Weight.LIFE,
    Kind.AFTER_RELEASE: Weight.FREEDOM,
    Kind.EARLY_RELEASE: Weight.FREEDOM,
    Kind.TWO_PLACES: Weight.FREEDOM,
    Kind.JOURNEY: Weight.FREEDOM,
    Kind.DATES: Weight.FREEDOM,
    Kind.JUDGED: Weight.IDENTITY,
    Kind.AGE: Weight.IDENTITY,
    Kind.BIRTH_DAY: Weight.IDENTITY,
    Kind.BIRTH_PLACE: Weight.IDENTITY,
    Kind.FAMILY_NAME: Weight.IDENTITY,
    Kind.KINSHIP: Weight.IDENTITY,
    Kind.COUNT: Weight.IDENTITY,
    Kind.DENIED: Weight.EXPECTED,
}


class Window(Struct, frozen=True):
    """A statement and its days: `days` within which what it says was so, `sure` the days on all of which it surely
    was, if any."""

    statement: str
    days: Bounds
    sure: Bounds | None = None


class Contradiction(Struct, frozen=True, kw_only=True):
    """Statements that cannot all be true.

    `about` are the people, groups or places concerned; `facts` the statements (or decisions) that do not fit
    together, `because` these and all that shows it (who belongs to a group, which place lies in which). `code` is
    the reason, for wording, with its `places` (mention ids), `names` (as said) and `numbers` (years, people or
    kilometres, as the code says). `overlap` are the days on which they cannot all be so; None where it is no matter
    of days. `settled` is the decision in force that covers all the facts.
    """

    kind: Kind
    code: str
    about: tuple[str, ...]
    facts: tuple[str, ...]
    because: tuple[str, ...]
    windows: tuple[Window, ...]
    overlap: Bounds | None = None
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    settled: Settled | None = None

    @property
    def key(self) -> str:
        """By which a decision names it."""
        return key_of(self.facts)

    @property
    def weight(self) -> Weight:
        """How much it matters, beside others."""
        if self.code == "denied_by_anybody":
            return Weight.FREEDOM
        return WEIGHTS[self.kind]


class Succession(Struct, frozen=True, kw_only=True):
    """Statements that look alike and are a change over time: one was so, and later the other. No contradiction."""

    kind: Kind
    about: tuple[str, ...]
    earlier: Window
    later: Window
    places: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


class Unclear(Struct, frozen=True, kw_only=True):
    """Statements that would contradict one another if something were so that nobody said. No alarm: a question.

    `code` is what is not known: "places" (does one lie in the other?), "group" (was the person among them then?),
    "earlier" (was there an earlier detention?), "again" (was the person taken again?), "contact" (when was it
    written or recorded?),
    "body" (was it the dead who was brought there?).
    """

    kind: Kind
    code: str
    about: tuple[str, ...]
    because: tuple[str, ...]
    windows: tuple[Window, ...]
    places: tuple[str, ...] = ()


class Found(Struct, frozen=True):
    """All that a look at one person, group or place finds; what matters most first."""

    contradictions: tuple[Contradiction, ...] = ()
    successions: tuple[Succession, ...] = ()
    unclear: tuple[Unclear, ...] = ()


def key_of(facts: Iterable[str]) -> str:
    """The key of a contradiction: the ids of its facts, in order, whoever of them came first."""
    return "+".join(sorted(set(facts)))

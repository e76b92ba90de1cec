"""What people decide about what was said: how far to rely on it, whether a contact proves life, what was found.

Each is signed and undoable, changes nobody's words, and says what it is `on`. A later one names those it `replaces`;
where two people decided apart from one another, both are in force and the more careful one counts. The machine
decides nothing of this by itself.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.places.kinds import Kind as PlaceKind
from habeas.places.precision import Precision
from habeas.statements.when import bounds


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all decisions have: `sources` are those whose words the reason may repeat, `on` is the id of what it is
    about, `reason` in plain words, `replaces` the decisions in whose place it stands."""

    id: str
    on: str
    sources: tuple[str, ...] = ()
    reason: str = ""
    replaces: tuple[str, ...] = ()


class Reliability(StrEnum):
    """How reliable a source has been (Admiralty scale). F is no basis to judge: a first-time caller is F, not E."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible one statement is. 6 is no basis to judge. 1 needs at least two independent origins."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    NO_BASIS = "6"


class SourceGrade(Decision, frozen=True):
    """How reliable whoever tells is. `on` is the mention of a teller or the id of a source. Appended anew over time.

    `interest` is what they stand to gain, in plain words ("a party to the war"): noted beside the grade, not in it.
    """

    grade: Reliability
    interest: str = ""


class StatementGrade(Decision, frozen=True):
    """How credible one statement is. `on` is the id of a fact."""

    grade: Credibility


class ContactVerdict(StrEnum):
    """Whether a contact proves life, the most careful last."""

    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    FAILED = "failed"


class ContactVetted(Decision, frozen=True):
    """Whether a contact (`on`: the id of the fact) proves that the person lived. It never proves that they are free."""

    verdict: ContactVerdict


class Compromised(Decision, frozen=True):
    """A channel (`on`: its mention) is not to be trusted `since` a day (EDTF; "" where nobody can say since when).

    Everything that came through it since then is weighed anew.
    """

    since: str = ""

    def __post_init__(self) -> None:
        if self.since:
            bounds(self.since)


class Confirmed(Decision, frozen=True):
    """A person confirms that what a fact (`on`) says of a death, a release, a return or an escape is so."""


class ChallengeQuestion(Decision, frozen=True):
    """A question that only the real person (`on`: a mention) can answer. Question and answer are shown only to
    `people`, by name. `spent` once it was used or published: it proves nothing any more."""

    question: str
    answer: str
    people: tuple[str, ...] = ()
    spent: bool = False


class Settled(Decision, frozen=True):
    """Two or more statements (`facts`) contradict one another, and a person settles it. Both stay in the record.

    `on` is the key of the contradiction. It comes back if it comes to rest on anything that is not among `facts`.
    """

    facts: tuple[str, ...]


class Element(StrEnum):
    """The elements of enforced disappearance (ICPPED art. 2)."""

    DEPRIVATION = "deprivation"
    STATE = "state"
    CONCEALMENT = "concealment"


class Standard(StrEnum):
    """The standard of proof a finding was measured by, the lowest first."""

    SUSPICION = "reasonable_suspicion"
    GROUNDS = "reasonable_grounds"
    BALANCE = "balance_of_probabilities"
    CLEAR = "clear_and_convincing"
    BEYOND_DOUBT = "beyond_reasonable_doubt"


class Finding(Decision, frozen=True):
    """What a person found on one element for one person (`on`: a mention), by which standard, resting on which
    statements (`basis`: ids of facts). It is open until somebody else has reviewed it."""

    element: Element
    is_met: bool
    standard: Standard
    basis: tuple[str, ...] = ()


class Reviewed(Decision, frozen=True):
    """A second person looked at a finding (`on`: its id) and agrees or not."""

    agrees: bool


class Placing(Decision, frozen=True):
    """Where a place (`on`: a mention) lies, as somebody at the desk looked it up. All of it may be left open.

    `latitude` and `longitude` are in millionths of a degree (WGS 84). `precision` is how exactly it is
    known, `published` how exactly it may be shown outside. `within` is the
    mention of a place it lies in. `origin` says where the position comes from ("GeoNames 707052").
    """

    kind: PlaceKind | None = None
    latitude: int | None = None
    longitude: int | None = None
    precision: Precision | None = None
    published: Precision | None = None
    within: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("a position has a latitude and a longitude, or neither")
        if abs(self.latitude or 0) > 90_000_000 or abs(self.longitude or 0) > 180_000_000:
            raise ValueError("a latitude lies between -90 and 90 degrees, a longitude between -180 and 180")


class NamedOutside(Decision, frozen=True):
    """Somebody said to have done something to people (`on`: a mention) may be named outside by these `names`, all that
    they had when it was decided. Until two people decide so they go by what they are called, or by nothing: who is
    behind a nickname is one decision, naming them another, and it does not reach a name they come by afterwards."""

    names: tuple[str, ...] = ()


class Continues(Decision, frozen=True):
    """A list (`on`: its source) is the next version of an `earlier` one (a source) of the same partner. It joins
    nobody: it says which two are to be held against one another, so that whoever vanished is seen."""

    earlier: str


AnyDecision = (
    SourceGrade
    | StatementGrade
    | ContactVetted
    | Compromised
    | Confirmed
    | ChallengeQuestion
    | Settled
    | Finding
    | Reviewed
    | Placing
    | Continues
    | NamedOutside
)
"""Every kind of decision."""

"""Claims about contact: the raw material of proof of life. A captive's true voice proves life, not freedom."""

from enum import StrEnum

from msgspec import field

from habeas.statements.claims.base import Act, Claim
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class ContactKind(StrEnum):
    """How the contact was made, strongest proof of life first."""

    IN_PERSON = "in_person"
    LIVE_VIDEO = "live_video"
    VOICE = "voice"
    VOICE_MESSAGE = "voice_message"
    TEXT = "text"
    DOCUMENT = "document"
    THIRD_PARTY = "third_party"


class FreeToSpeak(StrEnum):
    """Whether the person could speak freely."""

    YES = "yes"
    OVERHEARD = "overheard"
    FORCED = "forced"
    UNKNOWN = "unknown"


class ChallengeResult(StrEnum):
    """What a challenge question brought. None: nothing came back."""

    RIGHT = "right"
    WRONG = "wrong"
    NONE = "none"


class Contacted(Claim, frozen=True):
    """Somebody got in touch. Example: "Danylo rang his father on 2 May": voice, from Danylo."""

    from_: Party | None = field(default=None, name="from")
    to: Party | None = None
    channel: Party | None = None
    kind: ContactKind | None = None
    free_to_speak: FreeToSpeak | None = None


class Seen(Act, frozen=True):
    """Somebody was seen. Example: "a cellmate saw him in the yard"."""

    by: Party | None = None
    where: Party | None = None


class NoNews(Claim, frozen=True):
    """Nothing is heard of somebody, or nobody knows where they are. Example: "nobody knows where Petro is"."""

    of: Party | None = None
    by: Party | None = None
    channel: Party | None = None


class Challenged(Claim, frozen=True):
    """A question only the real person can answer. Example: "'What did we call the boat?'": result none.

    Question and answer are sealed by default, and spent once used or published.
    """

    by: Party | None = None
    channel: Party | None = None
    claimed: Party | None = None
    question: Words | None = None
    answer: Words | None = None
    result: ChallengeResult | None = None


class Impersonated(Claim, frozen=True):
    """Somebody pretended to be somebody. Example: "somebody wrote from his number as if he were Petro"."""

    whom: Party | None = None
    to: Party | None = None
    channel: Party | None = None
    by: Party | None = None

"""What people decide: same or different, refused suggestions, things taken back. Never a destructive merge."""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.passage import Passage


class Verdict(StrEnum):
    """Whether two mentions are the same person, place or body."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judgement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two mentions (ids) are the same, different, or it is not sure; with the reason."""

    id: str
    a: str
    b: str
    verdict: Verdict
    reason: str = ""

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError("a mention is always the same as itself: name two different ones")


class Refusal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A suggestion that a person refused: the claim at that passage is not offered again."""

    id: str
    source: str
    passage: Passage
    claim: str
    reason: str = ""


class Undoing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Takes back an earlier telling, judgement, refusal or undoing (`of`). Both stay in the record."""

    id: str
    of: str
    reason: str = ""

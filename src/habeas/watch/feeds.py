"""Which claims speak for what: rules read from data. A rule names a claim, and what it must say to count."""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.claims import CLAIMS
from habeas.statements.claims.base import Claim


class Feed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim counts if it has at least one of the roles in `has` (any, where that is empty), and if each role in
    `where` holds one of the codes given for it."""

    claim: str
    has: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        roles = {*self.has, *self.where} - set(CLAIMS[self.claim].__struct_fields__)
        if roles:
            raise ValueError(f"{self.claim} has no {', '.join(sorted(roles))}")

    def takes(self, claim: Claim) -> bool:
        """Whether a claim counts."""
        if claim.name() != self.claim:
            return False
        if self.has and not any(getattr(claim, role) for role in self.has):
            return False
        return all(_code(claim, role) in codes for role, codes in self.where.items())


def _code(claim: Claim, role: str) -> str:
    value = getattr(claim, role)
    return value.value if isinstance(value, StrEnum) else ""

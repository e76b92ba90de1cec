"""What a visitor may do here: readers look, researchers also write, leads also decide who comes in, what goes out."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do at this desk, the least first."""

    READER = "reader"
    RESEARCHER = "researcher"
    LEAD = "lead"

    def may_do(self, needed: "Role") -> bool:
        """Whether this role may do what needs another."""
        roles = list(Role)
        return roles.index(self) >= roles.index(needed)


@dataclass(frozen=True)
class Visitor:
    """Whoever is at a page: the name under which their acts are written down, and their role."""

    name: str
    role: Role

"""What every claim shares. A claim says who did what to whom; it never says that it is true."""

import re
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct, field

from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.when import When

if TYPE_CHECKING:
    from habeas.statements.claims import AnyClaim


@cache
def record_name(type_name: str) -> str:
    """The name of a type in the record: HeldAt -> held_at."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type_name).lower()


class Claim(
    Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, tag_field="claim", tag=record_name
):
    """One thing said. Roles are parties (mentions), codes of a closed list, words, numbers, or inner claims.

    Any role may be missing: a source says what it says.
    """

    incriminating: ClassVar[bool] = False
    """Could be used against the person or a relative: sealed by default, released only one by one."""

    @classmethod
    def name(cls) -> str:
        """The claim's name in the record, on the command line and in the docs."""
        return record_name(cls.__name__)


class Act(Claim, frozen=True):
    """A claim that people do or undergo. `who` takes people and groups; `with` are others in the same
    act; `besides` are those whom a group in `who` leaves out ("17 others besides Petro")."""

    who: Party | None = None
    with_: Party | None = field(default=None, name="with")
    besides: Party | None = None


class Inner(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What was promised, threatened, asked, answered or ordered: a claim that nobody asserts.

    "You will be home by Friday" is no fact about where they are. `condition` (record name `if`) keeps
    the words of a condition: "if they will not sign".
    """

    says: "AnyClaim"
    when: When | None = None
    condition: Words | None = field(default=None, name="if")

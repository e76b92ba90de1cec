"""What leaves: an account that was withdrawn, and what went out of the house. Neither quotes a word of any source."""

from enum import StrEnum

from msgspec import Struct


class Withdrawal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source whose words are gone for good: its key was destroyed. Wins over every later copy that still
    brings the key."""

    id: str
    source: str


class Way(StrEnum):
    """How something went out."""

    PACKAGE = "package"
    BACKUP = "backup"
    EXPORT = "export"
    PROOF = "proof"
    PERSON_FILE = "person_file"


class Departure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something went out: how, where to in the words of whoever sent it, and which sources were in it. `named`:
    mentions of those said to have done something to people whom whoever sent it decided to name in it."""

    id: str
    way: Way
    to: str
    sources: tuple[str, ...]
    named: tuple[str, ...] = ()

"""What leaves: an account that was withdrawn, what went out of the house, a number that was published. None of them
quotes a word of any source."""

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
    """Something went out: how, where to in the words of whoever sent it, and which sources were in it."""

    id: str
    way: Way
    to: str
    sources: tuple[str, ...]


class PublishedNumber(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number that was published, with all that it takes to work it out again. It has ids and numbers, and no names,
    so that it may stay when the words it rested on are gone.

    `sentence` is what was printed, `where` says where. `question` is the set that was counted (`tally/asked.py`), of
    whom at least `voices` independent voices spoke; `as_of` the day, `known_at` the moment up to which the record
    counts (both ISO 8601). `rule` names the way of counting. `number` is what was counted then; `people` are those who
    counted (mentions), `because` the statements, `digest` is SHA-256 over both, in hex; `tellings` and `sources` are
    where the statements stand.
    """

    id: str
    sentence: str
    where: str
    question: str
    voices: int
    as_of: str
    known_at: str
    rule: str
    number: int
    people: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    digest: str

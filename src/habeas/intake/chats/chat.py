"""A chat as an export has it: who wrote what, when, and which files came with it. Words stand as they were written."""

import re
from enum import StrEnum

from msgspec import Struct

MAX_MESSAGES = 500_000
"""Messages in one export; a family's chat of ten years has some 100,000."""
MAX_NAME = 120
"""Letters of a name or a file's name that are shown and kept."""

_TURNS_ROUND = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

_ENDING = re.compile(r"\.\w{1,8}$")


class ChatKind(StrEnum):
    """Where a chat comes from."""

    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    MAIL = "mail"


class Media(StrEnum):
    """What a file that came with a message is."""

    VOICE = "voice"
    SOUND = "sound"
    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"


class Enclosure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that came with a message. `member` says where the export holds it; None where it does not."""

    name: str
    media: Media
    member: str | None = None


class Message(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message. `number` is its place in the export, from 1; `at` is its time as written there.

    `iso` is that time as a date (ISO 8601, to the second, with an offset only where the export gives one);
    None where it is none. `sender` is None for what the program itself noted ("Anna left").
    `forwarded_from` is "" where it was forwarded from nobody who is named; `reply_to` is a number.
    """

    number: int
    at: str
    iso: str | None = None
    sender: str | None = None
    text: str = ""
    forwarded_from: str | None = None
    reply_to: int | None = None
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def day(self) -> str:
        """The day (ISO), or "" where the time is no date."""
        return (self.iso or "")[:10]


class Chat(Struct, frozen=True, kw_only=True):
    """One chat of an export. `people` are all senders, in the order of their first messages."""

    kind: ChatKind
    title: str
    people: tuple[str, ...]
    messages: tuple[Message, ...]


def people_of(messages: tuple[Message, ...]) -> tuple[str, ...]:
    """All senders, in the order of their first messages."""
    return tuple(dict.fromkeys(message.sender for message in messages if message.sender))


def one_line(raw: str) -> str:
    """A name fit for one line: no line ends, no marks that turn the letters around it, not endless."""
    return _cleaned(raw)[:MAX_NAME]


def file_name(raw: str) -> str:
    """The last part of a file's name, for showing and saving; never a way to anywhere. A long one keeps its ending."""
    name = _cleaned(re.split(r"[/\\]", raw)[-1]).strip(". ")
    if len(name) > MAX_NAME and (ending := _ENDING.search(name)):
        name = name[: MAX_NAME - len(ending[0])] + ending[0]
    return name[:MAX_NAME].strip(". ") or "file"


def _cleaned(raw: str) -> str:
    return " ".join(_UNSEEN.sub(" ", _TURNS_ROUND.sub("", raw)).split())

"""The excerpt: the chosen messages as they stood, and of which export they are. Its bytes are the source's bytes.

Canonical JSON: equal messages of an equal export have equal bytes, so that whoever has the whole export can show that
the excerpt is from it.
"""

import msgspec
from msgspec import Struct

from habeas.intake.chats.chat import Chat, ChatKind, Message

FORM = "habeas chat 1"
MEDIA_TYPE = "application/json"


class Whole(Struct, frozen=True, kw_only=True):
    """The export that an excerpt is from: its SHA-256 (hex), its size in bytes, how many messages the chat has."""

    sha256: str
    size: int
    messages: int


class Excerpt(Struct, frozen=True, kw_only=True):
    """The chosen messages of one chat."""

    kind: ChatKind
    title: str
    whole: Whole
    messages: tuple[Message, ...]
    form: str = FORM


def excerpt(chat: Chat, messages: tuple[Message, ...], *, sha256: str, size: int) -> Excerpt:
    """The excerpt of some messages of a chat, from an export with this digest and size."""
    whole = Whole(sha256=sha256, size=size, messages=len(chat.messages))
    return Excerpt(kind=chat.kind, title=chat.title, whole=whole, messages=messages)


def encode(of: Excerpt) -> bytes:
    """Its canonical bytes."""
    return msgspec.json.encode(of, order="sorted")


def decode(data: bytes) -> Excerpt | None:
    """The excerpt that bytes are; None if they are none."""
    try:
        found = msgspec.json.decode(data, type=Excerpt)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return found if found.form == FORM else None

"""The text of a chat, and back: who said what stands at a place in it. One line a message, what follows is indented.

    [2026-05-12 21:04] Olha: They took his phone.
        He calls from another one.
    [2026-05-12 21:05] Olha ↪ Petro: forwarded words
    [2026-05-12 21:06] · what the program noted

Invariant: a line that does not begin with a blank begins a message, so that no words can pass for another's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from habeas.intake.chats.chat import Enclosure, Message
from habeas.intake.layer import as_written
from habeas.intake.refused import Refused
from habeas.language import gettext as _

VERSION = "chat/1"
MAX_CHARACTERS = 20_000_000
"""Characters of one source's messages, some 200,000 short ones."""
INDENT = "    "
_FORWARDS, _NOTES = " ↪ ", "· "
_TURN = re.compile(r"^\[([^\]\n]*)\] (?:· |([^\n]*?)(?: ↪ ([^\n]*?))?: )", re.M)
_ENDS_LABEL = re.compile(r"↪|:+(?=\s|↪|$)")


class Turn(Struct, frozen=True):
    """One message in the text: from `start` to `end`, its words from `said` on.

    `sender` is None for what the program noted; `forwarded_from` is "" where nobody is named, None where it
    was not forwarded.
    """

    start: int
    said: int
    end: int
    at: str
    sender: str | None
    forwarded_from: str | None


class Layer(Struct, frozen=True):
    """The text, the turn of each message by its number, and where each of its files is named."""

    text: str
    turns: dict[int, Turn]
    enclosures: tuple[tuple[Message, Enclosure, int], ...]


def layer(messages: Iterable[Message]) -> Layer:
    """The text of some messages, in their order. Raises Refused where it is too long."""
    written: list[str] = []
    starts: list[tuple[Message, int, int, int]] = []
    places: list[tuple[Message, Enclosure, int]] = []
    at = 0
    for message in messages:
        head, lines = _head(message), _lines(message)
        shown = head + f"\n{INDENT}".join(lines)
        end = at + len(shown)
        for enclosure in message.enclosures:
            found = shown.find(enclosure.name, len(head))
            if found < 0:
                shown += f"\n{INDENT}[{enclosure.name}]"
                found = len(shown) - len(enclosure.name) - 1
                end = at + len(shown)
            places.append((message, enclosure, at + found))
        starts.append((message, at, at + len(head), end))
        written.append(shown)
        at = end + 1
        if at > MAX_CHARACTERS:
            raise Refused(
                _("These messages hold more than {count:,} characters.").format(count=MAX_CHARACTERS),
                _("Choose fewer, and take the others in as another source."),
            )
    text = "\n".join(written)
    turns = {
        message.number: Turn(start, said, end, _time(message), _label(message.sender), _forwarded(message))
        for message, start, said, end in starts
    }
    return Layer(text, turns, tuple(places))


def turns(text: str) -> list[Turn]:
    """The messages of a chat's text, in order."""
    found = list(_TURN.finditer(text))
    ends = [*(one.start() - 1 for one in found[1:]), len(text)][: len(found)]
    return [
        Turn(one.start(), one.end(), end, one[1], one[2], one[3])
        for one, end in zip(found, ends, strict=True)
    ]


def turn_at(turns: list[Turn], offset: int) -> Turn | None:
    """The message that a place in the text belongs to; None before the first."""
    place = bisect_right(turns, offset, key=lambda turn: turn.start)
    return turns[place - 1] if place else None


def _head(message: Message) -> str:
    if message.sender is None:
        return f"[{_time(message)}] {_NOTES}"
    forwarded = _forwarded(message)
    return (
        f"[{_time(message)}] {_label(message.sender)}{'' if forwarded is None else _FORWARDS + forwarded}: "
    )


def _time(message: Message) -> str:
    """To the minute, as the export has it; what is no date stands as it was written."""
    if message.iso:
        return message.iso[:16].replace("T", " ")
    return re.sub(r"[\[\]]", "", message.at)


def _label(sender: str | None) -> str | None:
    """A name as it stands before the colon: nothing in it may look like the end of a name."""
    return None if sender is None else " ".join(_ENDS_LABEL.sub(" ", sender).split()).lstrip("· ") or "?"


def _forwarded(message: Message) -> str | None:
    if message.sender is None or message.forwarded_from is None:
        return None
    return _label(message.forwarded_from) if message.forwarded_from else ""


def _lines(message: Message) -> list[str]:
    """The lines of a message. Blank ones are left out: they would part it from itself."""
    lines = [line.rstrip() for line in as_written(message.text).split("\n")]
    return [line for line in lines if line] or [""]

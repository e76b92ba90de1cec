"""Take only these messages: by people, by days, by words, one by one. What was not chosen is never kept."""

import re

from msgspec import Struct

from habeas.intake.chats.chat import Chat, Message
from habeas.language import gettext as _

_RANGE = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")
_DASH, _COMMA = re.compile(r"\s*[-–—]\s*"), re.compile(r"[,;\s]+")


class NotARange(ValueError):
    """What was typed are no numbers of messages. The message says how to write them."""


class Filter(Struct, frozen=True, kw_only=True):
    """Which messages to show: of these people (all, if none is named), from and until a day (ISO), with words."""

    people: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""
    words: str = ""

    def matches(self, message: Message) -> bool:
        """Whether a message is among them. What has no date is not between days."""
        if self.people and message.sender not in self.people:
            return False
        if self.first and not message.day >= self.first:
            return False
        if self.last and not (message.day and message.day <= self.last):
            return False
        return not self.words or self.words.casefold() in message.text.casefold()


def shown(chat: Chat, which: Filter) -> list[Message]:
    """The messages of a chat that a filter shows, in their order."""
    return [message for message in chat.messages if which.matches(message)]


def numbers(typed: str, chat: Chat) -> set[int]:
    """The numbers that "3, 7-12" means, as far as the chat has them. Raises NotARange."""
    found: set[int] = set()
    for part in filter(None, _COMMA.split(_DASH.sub("-", typed))):
        one = _RANGE.fullmatch(part)
        if one is None:
            raise NotARange(_("“{part}” is no number of a message. Write, say: 3, 7-12.").format(part=part))
        last = int(one[2] or one[1])
        found.update(range(max(1, int(one[1])), min(last, len(chat.messages)) + 1))
    return found


def chosen(chat: Chat, which: frozenset[int] | set[int]) -> tuple[Message, ...]:
    """The messages with these numbers, in their order."""
    return tuple(message for message in chat.messages if message.number in which)

"""A WhatsApp export: one text file, written by iPhones "[12/05/2026, 21:04:55] Olha: ..." and by Android
"12.05.26, 21:04 - Olha: ...". A line that does not begin so goes on with the message before it.
"""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from habeas.intake.chats.chat import (
    MAX_MESSAGES,
    Chat,
    ChatKind,
    Enclosure,
    Message,
    file_name,
    one_line,
    people_of,
)
from habeas.intake.chats.media import media_of
from habeas.intake.chats.whatsapp_times import TIME, Order, Stamp, stamp
from habeas.intake.refused import Refused
from habeas.language import gettext as _

_MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
_HEAD = re.compile(rf"{_MARKS}(?:\[{TIME}\] |{TIME.replace('?P<', '?P<x')} [-–] )")
_FIRST_LINES = 200
"""Lines in which an export must show that it is one."""
_LONGEST_SENDER = 200

# What the program itself notes, where the line could pass for somebody's words.
_NOTED = re.compile(
    r"end-to-end encrypted|сквозн\w+ шифровани|наскрізн\w+ шифруванн"
    r"|created (?:this )?group|changed (?:the|this|their) "
    r"|создал\w* группу|изменил\w* (?:тему|название|иконку|картинку)"
    r"|створи\w+ групу|зміни\w+ (?:тему|назву|значок|зображення)",
    re.I,
)
_NAMED = re.compile(r"[\u200e\u200f]?<[^<>:\n]{2,40}: ?(?P<name>[^<>\n]{1,200}\.\w{1,8})>\s*$", re.M)
_ADDED = re.compile(r"^[\u200e\u200f]?(?P<name>[^\n<>:*?\"|]{1,200}\.\w{1,8}) \([^()\n]{3,40}\)\s*$", re.M)
_WORDS_FOR_ADDED = re.compile(r"attached|прикреплен|прикріплен|вкладен|добавлен|додан", re.I)


class Line(Struct, frozen=True):
    """The first line of a message: its time as it stands and as read, and what comes after it."""

    at: str
    stamp: Stamp
    rest: str


def looks_like_whatsapp(text: str) -> bool:
    """Whether one of the first lines begins like a message."""
    return any(_line(line) for line in text[:40_000].split("\n")[:_FIRST_LINES])


def read_whatsapp(
    text: str, title: str, members: dict[str, str], choose: Callable[[list[Stamp]], Order]
) -> Chat:
    """Read the text of an export. `members` are the files beside it by name; `choose` decides the order of
    day and month from all dates. Raises Refused for too many messages."""
    lines, bodies = _cut(text)
    order = choose([line.stamp for line in lines])
    messages = tuple(
        _message(number, line, body, order, members)
        for number, (line, body) in enumerate(zip(lines, bodies, strict=True), start=1)
    )
    return Chat(kind=ChatKind.WHATSAPP, title=title, people=people_of(messages), messages=messages)


def _cut(text: str) -> tuple[list[Line], list[str]]:
    """The first lines of all messages, and what each says. What stands before the first belongs to none."""
    lines: list[Line] = []
    bodies: list[list[str]] = []
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = _line(raw)
        if line is not None:
            lines.append(line)
            bodies.append([line.rest])
            if len(lines) > MAX_MESSAGES:
                raise Refused(
                    _("This chat has more than {count:,} messages.").format(count=MAX_MESSAGES),
                    _("Export the part that you need, and take that in."),
                )
        elif bodies:
            bodies[-1].append(raw)
    return lines, ["\n".join(body).rstrip("\n") for body in bodies]


def _line(raw: str) -> Line | None:
    found = _HEAD.match(raw[:200])
    if found is None:
        return None
    named = {name.removeprefix("x"): value for name, value in found.groupdict().items() if value is not None}
    return Line(_at(found), stamp(named), raw[found.end() :])


def _at(found: re.Match[str]) -> str:
    return one_line(found.group()).removesuffix(" -").removesuffix(" –").strip("[]")


def _message(number: int, line: Line, body: str, order: Order, members: dict[str, str]) -> Message:
    sender, text = _sender(body)
    return Message(
        number=number,
        at=line.at,
        iso=line.stamp.iso(order),
        sender=sender,
        text=text.removeprefix("\u200e").removeprefix("\u200f"),
        enclosures=tuple(_enclosures(text, members)) if sender else (),
    )


def _sender(body: str) -> tuple[str | None, str]:
    """Who wrote it and what; nobody for what the program noted."""
    first = body.split("\n", 1)[0]
    name, colon, _rest = first.partition(": ")
    if not colon and first.endswith(":"):
        name, colon = first[:-1], ":"
    said = body[len(name) + len(colon) :]
    if not colon or len(name) > _LONGEST_SENDER or _NOTED.search(name):
        return None, body
    if _NOTED.search(said[:300]) and said.startswith("\u200e"):
        return None, said
    return one_line(name) or None, said


def _enclosures(text: str, members: dict[str, str]) -> Iterable[Enclosure]:
    """Files that the words name as attached: those that lie beside it, or that the words say so of."""
    for pattern in (_NAMED, _ADDED):
        for found in pattern.finditer(text):
            name = file_name(found["name"])
            if name in members or _WORDS_FOR_ADDED.search(found.group()):
                yield Enclosure(name=name, media=media_of(name), member=members.get(name))

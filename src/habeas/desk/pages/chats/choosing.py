"""Which messages of a chat are shown and which are chosen, as a page shows it. Works without a script."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from habeas.desk.pages.chats.waiting import Waiting
from habeas.intake.chats import Chat, Message
from habeas.intake.chats.choosing import Filter, numbers, shown
from habeas.language import gettext as _
from habeas.wording import dates

A_PAGE = 100
"""Messages on one page."""
LONGEST = 400
"""Letters of one message that the page shows."""
MOST_NAMES = 200
"""People whose names the page lists."""


@dataclass(frozen=True)
class Person:
    """Somebody who writes in the chat."""

    name: str
    messages: int
    is_ticked: bool


@dataclass(frozen=True)
class Line:
    """One message."""

    number: int
    at: str
    sender: str
    text: str
    is_cut: bool
    forwarded: str | None
    files: tuple[tuple[str, bool], ...]
    is_chosen: bool


@dataclass(frozen=True)
class Choosing:
    """The page on which messages are chosen."""

    title: str
    count: int
    span: str
    people: tuple[Person, ...]
    which: Filter
    lines: tuple[Line, ...]
    found: int
    chosen: int
    chosen_people: tuple[str, ...]
    page: int
    pages: int
    numbers: str
    hidden: tuple[tuple[str, str], ...]
    before: str
    after: str


def filter_of(asked: Mapping[str, list[str]]) -> Filter:
    """The filter in an address or a form. What is no day counts as none."""
    return Filter(
        people=frozenset(asked.get("person", [])),
        first=_day(_last(asked, "first")),
        last=_day(_last(asked, "last")),
        words=_last(asked, "words").strip(),
    )


def choosing(waiting: Waiting, which: Filter, page: int) -> Choosing:
    """The page with the messages that a filter shows."""
    chat = waiting.chat
    found = shown(chat, which)
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(1, page), pages)
    here = found[(page - 1) * A_PAGE : page * A_PAGE]
    counts = Counter(message.sender for message in chat.messages)
    chosen = [message for message in chat.messages if message.number in waiting.chosen]
    return Choosing(
        title=chat.title,
        count=len(chat.messages),
        span=_span(chat),
        people=tuple(Person(name, counts[name], name in which.people) for name in chat.people[:MOST_NAMES]),
        which=which,
        lines=tuple(_line(message, message.number in waiting.chosen) for message in here),
        found=len(found),
        chosen=len(chosen),
        chosen_people=tuple(dict.fromkeys(m.sender for m in chosen if m.sender)),
        page=page,
        pages=pages,
        numbers=",".join(str(message.number) for message in here),
        hidden=tuple(_fields(which)),
        before=query(which, page - 1) if page > 1 else "",
        after=query(which, page + 1) if page < pages else "",
    )


def change(waiting: Waiting, which: Filter, form: Mapping[str, list[str]]) -> None:
    """Choose what the form says: the ticks of its page, then what its button does. Raises NotARange."""
    seen = {int(one) for one in _last(form, "shown").split(",") if one.isascii() and one.isdigit()}
    ticked = {int(one) for one in form.get("n", []) if one.isascii() and one.isdigit()}
    waiting.chosen = (waiting.chosen - seen) | (ticked & seen)
    do = _last(form, "do")
    if do == "all":
        waiting.chosen |= {message.number for message in shown(waiting.chat, which)}
    elif do == "none":
        waiting.chosen -= {message.number for message in shown(waiting.chat, which)}
    elif do == "range":
        waiting.chosen |= numbers(_last(form, "range"), waiting.chat)


def query(which: Filter, page: int = 1) -> str:
    """The part of an address that shows the same messages again."""
    fields = [*_fields(which), *([("page", str(page))] if page > 1 else [])]
    return urlencode(fields)


def _fields(which: Filter) -> list[tuple[str, str]]:
    fields = [("person", name) for name in sorted(which.people)]
    rest = (("first", which.first), ("last", which.last), ("words", which.words))
    return fields + [(name, value) for name, value in rest if value]


def _line(message: Message, is_chosen: bool) -> Line:
    return Line(
        number=message.number,
        at=message.iso[:16].replace("T", " ") if message.iso else message.at,
        sender=message.sender or "",
        text=message.text[:LONGEST],
        is_cut=len(message.text) > LONGEST,
        forwarded=message.forwarded_from,
        files=tuple(
            (one.name, one.member is not None)
            for one in message.enclosures
            if one.member is None or one.name not in message.text
        ),
        is_chosen=is_chosen,
    )


def _span(chat: Chat) -> str:
    days = [message.day for message in chat.messages if message.day]
    if not days:
        return ""
    first, last = (dates.day(date.fromisoformat(day)) for day in (min(days), max(days)))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _day(raw: str) -> str:
    try:
        return date.fromisoformat(raw).isoformat()
    except ValueError:
        return ""


def _last(asked: Mapping[str, list[str]], name: str) -> str:
    return (asked.get(name) or [""])[-1]

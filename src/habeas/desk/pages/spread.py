"""What one page of the reader shows: a part of the text, the cards beside it, and where to go from there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from habeas.acts.reading import State
from habeas.desk.opened import Desk
from habeas.desk.pages.cards import Card, Findings, Item, Progress, findings, highlights
from habeas.desk.pages.chats.beside import with_files
from habeas.desk.pages.heads import SourceHead, head
from habeas.desk.pages.parts import Part, Parts, parts_of
from habeas.desk.pages.passages import Highlight, Paragraph, paragraphs
from habeas.desk.readings import BeingRead, NotRead
from habeas.reading.suggestion import Ask
from habeas.statements.source import Source
from habeas.wording import dates


@dataclass(frozen=True)
class AskAnswer:
    """One answer that would fit: its value, and in words."""

    value: str
    text: str


@dataclass(frozen=True)
class AskLine:
    """A question that a person must answer before all can be read."""

    question: str
    is_date: bool
    answers: tuple[AskAnswer, ...]


@dataclass(frozen=True)
class Around:
    """Where one can go from a part of a text; "" where there is nothing that way. `next_open` is the first finding
    after this part that waits for somebody, or the first of all."""

    number: int
    count: int
    previous: str
    following: str
    next_open: str
    refused: str
    """The address of this part with what was refused, or without it."""


@dataclass(frozen=True)
class ReaderPage:
    """A part of a source being read. `hidden` is how many findings of it were refused and are not shown."""

    source: SourceHead
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    progress: Progress
    asks: tuple[AskLine, ...]
    cannot_read: str
    being_read: BeingRead | None
    can_try_again: bool
    lang: str
    around: Around
    shows_refused: bool
    hidden: int


def spread(here: Desk, source: Source, asked: Mapping[str, str]) -> ReaderPage:
    """The page of a source that was asked for: by `part`, or by what is to be seen on it: `show` a finding or
    telling, `name` a person or place, `at` a place in the text ("120-126")."""
    there, text = findings(here, source.id), here.case.text(source.id)
    layer = here.known().layers[source.id]
    parts, shown = parts_of(text, layer.sha256), asked.get("show", "")
    marks = _name_marks(here, source.id, asked.get("name", ""))
    marks += _place_marks(asked.get("at", ""), len(text))
    part = parts.numbered(asked.get("part", "")) or _part_of(parts, there, shown, marks)
    shows_refused = asked.get("refused", "") == "1"
    items = [item for item in there.items if part.start <= item.start < part.end]
    visible = [item for item in items if shows_refused or item.state != State.REFUSED or shown == item.id]
    made = there.cards(visible)
    written = paragraphs(text, highlights(made, shown) + marks, layer.pages, part.blocks)
    why_not = there.why_not
    return ReaderPage(
        source=head(source),
        paragraphs=tuple(with_files(here, source.id, written, asked.get("look", ""), part)),
        cards=tuple(made),
        progress=there.progress,
        asks=tuple(_ask(ask) for ask in there.reading.asks) if there.reading else (),
        cannot_read=str(why_not) if why_not and not isinstance(why_not, BeingRead) else "",
        being_read=why_not if isinstance(why_not, BeingRead) else None,
        can_try_again=isinstance(why_not, NotRead),
        lang=source.language or "",
        around=_around(there, parts, part, shows_refused),
        shows_refused=shows_refused,
        hidden=len(items) - len(visible),
    )


def address(here: Desk, there: Findings, item_id: str, *, show: str = "") -> str:
    """The address of a card on the part of its source where it stands."""
    reader, item = reverse("reader", args=[there.source_id]), there.item(item_id)
    if item is None:
        return f"{reader}#card-{item_id}"
    asked = f"?show={show}" if show else _part_asked(_parts(here, there.source_id), item)
    return f"{reader}{asked}#card-{item.id}"


def _parts(here: Desk, source_id: str) -> Parts:
    return parts_of(here.case.text(source_id), here.known().layers[source_id].sha256)


def _place_marks(at: str, length: int) -> list[Highlight]:
    """A place in the text that was searched for, by its first and last sign: "120-126"."""
    first, _dash, last = at.partition("-")
    if not (first.isdigit() and last.isdigit() and at.isascii() and len(at) < 24):
        return []
    start, end = int(first), min(int(last), length)
    if start >= end:
        return []
    return [Highlight("", start, end, "refused", (f"name-{start}",), is_shown=True)]


def _part_asked(parts: Parts, item: Item) -> str:
    return f"?part={parts.at(item.start).number}" if len(parts.all) > 1 else ""


def _part_of(parts: Parts, there: Findings, shown: str, marks: list[Highlight]) -> Part:
    """The part where what was asked for stands, else the first."""
    item = there.item(shown) if shown else None
    if item is not None:
        return parts.at(item.start)
    return parts.at(marks[0].start) if marks else parts.all[0]


def _around(there: Findings, parts: Parts, part: Part, shows_refused: bool) -> Around:
    reader = reverse("reader", args=[there.source_id])
    with_refused = "&refused=1" if shows_refused else ""

    def of_part(number: int) -> str:
        exists = 0 < number <= len(parts.all)
        return f"{reader}?part={number}{with_refused}" if exists else ""

    waiting = [item for item in there.items if item.state == State.OPEN]
    later = next((item for item in waiting if item.start >= part.end), None)
    first = later or next((item for item in waiting if item.start < part.start), None)
    return Around(
        number=part.number,
        count=len(parts.all),
        previous=of_part(part.number - 1),
        following=of_part(part.number + 1),
        next_open=f"{reader}{_part_asked(parts, first)}#card-{first.id}" if first else "",
        refused=f"{reader}?part={part.number}{'' if shows_refused else '&refused=1'}",
    )


def _ask(ask: Ask) -> AskLine:
    answers = (AskAnswer(item, dates.named_date(item)) for item in ask.answers if item)
    return AskLine(ask.question, "publi" in ask.about, tuple(answers))


def _name_marks(here: Desk, source_id: str, name: str) -> list[Highlight]:
    """Every place where the source speaks of one person or place, if that was asked for."""
    mention = here.known().mentions.get(name)
    if mention is None or mention.source != source_id:
        return []
    return [
        Highlight("", place.start, place.end, "refused", (f"name-{place.start}",), is_shown=True)
        for place in mention.passages
    ]

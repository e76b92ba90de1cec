"""Search: people, places, sources, passages and remarks with what was typed in them. Words come in a form, not in an
address: no history keeps them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.desk.access.allowed import own_matter
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.facts import noted_by, words_link
from habeas.desk.pages.reader import SourceHead, head
from habeas.desk.pages.summary import Summary, summary
from habeas.desk.shelves import finding
from habeas.desk.shelves.finding import FoundPassage, FoundPlace
from habeas.desk.shelves.rows import row_of
from habeas.desk.shelves.spelling import asked, is_heard, is_spelled
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.mention import Kind
from habeas.wording.codes import SOURCES

A_FEW = 12
"""People, places, sources and remarks shown."""
A_PAGE = 20
"""Passages shown at a time."""
A_LOOK = 2_000_000
"""Signs that are read in, if some wait, before this page answers."""
AROUND = 160
"""Signs shown before and after what was found."""


@dataclass(frozen=True)
class Stretch:
    """Some text, and whether it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class PassageLine:
    """A passage found: the text around it, whose it is, and the way to it."""

    stretches: tuple[Stretch, ...]
    title: str
    link: str


@dataclass(frozen=True)
class Line:
    """A place, body or remark found."""

    name: str
    said: str
    link: str


@dataclass(frozen=True)
class SearchPage:
    """What was found, as the template shows it. `alike` are names spelled otherwise that sound the same."""

    words: str
    is_asked: bool
    people: tuple[Summary, ...]
    alike: tuple[str, ...]
    places: tuple[Line, ...]
    sources: tuple[SourceHead, ...]
    passages: tuple[PassageLine, ...]
    remarks: tuple[Line, ...]
    number: int
    has_more: bool
    unread: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not (self.people or self.places or self.sources or self.passages or self.remarks)


@own_matter
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The search page. Words are only taken from a form that was sent; an address with words in it asks nothing."""
    here = desk()
    text = " ".join(request.POST.get("q", "").replace("\0", " ").split())[:200]
    more = request.POST.get("page", "")
    number = int(more) if more.isascii() and more.isdigit() and len(more) < 4 else 1
    view = _found(here, text, max(1, number)) if asked(text) else _nothing(here, text)
    return render(request, "search.html", {"view": view, "searching": view})


def _nothing(here: Desk, text: str) -> SearchPage:
    return SearchPage(text, False, (), (), (), (), (), (), 1, False, _unread(here))


def _found(here: Desk, text: str, number: int) -> SearchPage:
    hidden, known = here.hidden(), here.known()
    view = here.catch_up()
    unread = _unread(here)
    rows = finding.people(text, view, A_FEW)
    places = finding.places(text, hidden, A_FEW)
    passages = finding.passages(text, hidden, A_PAGE + 1, (number - 1) * A_PAGE)
    about = here.about(known)
    is_first = number == 1
    return SearchPage(
        words=text,
        is_asked=True,
        people=tuple(summary(about, row_of(row.row, here.today())) for row in rows if is_first),
        alike=tuple(_alike(text, [name for row in rows for name in row.names.split("\n")], places)),
        places=tuple(_place_line(known, place) for place in places if is_first),
        sources=tuple(_sources(known, text)) if is_first else (),
        passages=tuple(_passage_line(known, found) for found in passages[:A_PAGE]),
        remarks=tuple(_remarks(known, text)) if is_first else (),
        number=number,
        has_more=len(passages) > A_PAGE,
        unread=unread,
    )


def _unread(here: Desk) -> str:
    left = here.keeper.unread(A_LOOK)
    if not left:
        return ""
    return ngettext(
        "{number} source is still being read in: what it says is not found yet.",
        "{number} sources are still being read in: what they say is not found yet.",
        left,
    ).format(number=left)


def _alike(text: str, names: list[str], places: list[FoundPlace]) -> Iterable[str]:
    """The names found that are not spelled as they were asked for."""
    every = dict.fromkeys([*names, *(place.name for place in places)])
    return [name for name in every if is_heard(text, name) and not is_spelled(text, name)]


def _place_line(known: Known, place: FoundPlace) -> Line:
    mention = known.mentions[place.mention]
    number = ngettext("in {number} source", "in {number} sources", place.sources).format(number=place.sources)
    kind = _("a body") if place.kind == Kind.BODY else _("a place")
    address = reverse("reader", args=[mention.source])
    if mention.passages:
        address += f"?name={mention.id}#name-{mention.passages[0].start}"
    return Line(place.name, f"{kind}, {number}", address)


def _sources(known: Known, text: str) -> Iterator[SourceHead]:
    """The newest sources whose title, file, address or sender hold the words."""
    left = A_FEW
    for source in newest_first(known.sources):
        parts = (source.title, source.filename, source.address, source.obtained_from, _(SOURCES[source.kind]))
        if left and is_spelled(text, " ".join(part for part in parts if part)):
            left -= 1
            yield head(source)


def _passage_line(known: Known, found: FoundPassage) -> PassageLine:
    first = found.hits[0] if found.hits else (0, 0)
    start, end = max(0, first[0] - AROUND), min(len(found.text), first[1] + AROUND)
    at = f"{found.start + first[0]}-{found.start + first[1]}"
    return PassageLine(
        stretches=tuple(_stretches(found, start, end)),
        title=known.sources[found.source].title,
        link=f"{reverse('reader', args=[found.source])}?at={at}#name-{found.start + first[0]}",
    )


def _stretches(found: FoundPassage, start: int, end: int) -> Iterator[Stretch]:
    if start:
        yield Stretch("… ", False)
    for left, right in found.hits:
        if start <= left and right <= end:
            yield Stretch(found.text[start:left], False)
            yield Stretch(found.text[left:right], True)
            start = right
    yield Stretch(found.text[start:end] + (" …" if end < len(found.text) else ""), False)


def _remarks(known: Known, text: str) -> Iterator[Line]:
    """What colleagues noted: remarks, what is to be done, reasons of decisions. The newest first."""
    on: dict[str, tuple[str, str]] = {
        **{one.id: (one.words, _link(known, one.on)) for one in known.comments.values()},
        **{one.id: (one.what, _link(known, one.on)) for one in known.tasks.values()},
        **{one.id: (one.reason, _pair(one)) for one in known.judgements.values()},
    }
    fitting = [id_ for id_, (words, _way) in on.items() if words and is_spelled(text, words)]
    fitting.sort(key=lambda id_: known.noted[id_].at, reverse=True)
    for id_ in fitting[:A_FEW]:
        words, link = on[id_]
        yield Line(words, noted_by(known.noted[id_]), link)


def _pair(judgement: Judgement) -> str:
    return f"{reverse('same')}?a={judgement.a}&b={judgement.b}"


def _link(known: Known, on: str) -> str:
    """The way to what a remark is about."""
    if on in known.sources:
        return reverse("reader", args=[on])
    if on in known.mentions:
        return reverse("person", args=[on])
    statement = known.statements.get(on)
    return words_link(known, statement.telling.id) if statement else reverse("history")

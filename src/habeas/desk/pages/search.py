"""Search: people, places, what was stated, sources, passages and remarks with what was typed in them. Words come in a
form, not in an address: no history keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.desk.access.allowed import own_matter
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import page_in, side_by_side
from habeas.desk.pages.facts import FactLine, fact_line, noted_by, words_link
from habeas.desk.pages.reader import SourceHead, head
from habeas.desk.pages.said_names import called_so
from habeas.desk.pages.summary import Summary, summary
from habeas.desk.shelves import finding
from habeas.desk.shelves.asking import Question, question
from habeas.desk.shelves.finding import FoundPassage, FoundPlace
from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import name_of, row_of
from habeas.desk.shelves.short_texts import ShortTexts, This
from habeas.language import current, mark, ngettext
from habeas.language import gettext as _
from habeas.names.finding import Why
from habeas.protection.erased import of_words
from habeas.register.about import About
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from habeas.statements.work import Comment, Task
from habeas.wording.codes import SOURCES
from habeas.wording.grammar import quoted

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
    """A place, body or remark found. `why` says how it is another than what was typed, if it is."""

    name: tuple[Stretch, ...]
    said: str
    link: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonLine:
    """A person found: each name with what was found in it, and how it is another than what was typed, if it is."""

    person: Summary
    names: tuple[tuple[Stretch, ...], ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class SaidLine:
    """What was stated, with what was found in the sentence, and the way to its words."""

    stretches: tuple[Stretch, ...]
    fact: FactLine


@dataclass(frozen=True)
class Sort:
    """A sort of thing that can be looked at alone, and how many of it were found; `more`: there may be more."""

    value: str
    text: str
    number: int
    more: bool


@dataclass(frozen=True)
class SearchPage:
    """What was found, as the template shows it: of all sorts, or of one (`only`)."""

    words: str
    exact: bool
    only: str
    unread: str
    is_asked: bool = False
    sorts: tuple[Sort, ...] = ()
    people: tuple[PersonLine, ...] = ()
    places: tuple[Line, ...] = ()
    said: tuple[SaidLine, ...] = ()
    sources: tuple[SourceHead, ...] = ()
    passages: tuple[PassageLine, ...] = ()
    remarks: tuple[Line, ...] = ()
    number: int = 1
    has_more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not any((self.people, self.places, self.said, self.sources, self.passages, self.remarks))


@own_matter
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The search page. Words are only taken from a form that was sent; an address with words in it asks nothing."""
    here = desk()
    text = " ".join(request.POST.get("q", "").replace("\0", " ").split())[:200]
    number = page_in(request.POST.get("page", ""))
    exact, only = request.POST.get("exact") == "1", request.POST.get("only", "")
    only = only if only in SORTS else ""
    if question(text, "names").is_empty:
        view = SearchPage(text, exact, only, _unread(here))
    else:
        view = _found(here, text, number, exact=exact, only=only)
    return render(request, "search.html", {"view": view, "searching": view})


SORTS = {
    "people": mark("People"),
    "places": mark("Places and bodies"),
    "said": mark("What was stated"),
    "sources": mark("Sources"),
    "passages": mark("In the words of sources"),
    "remarks": mark("What colleagues noted"),
}
"""Of what sorts things are found, in the order of the page."""
MANY = 60
"""People, places and sources shown where only one sort is looked at."""


def _found(here: Desk, text: str, number: int, *, exact: bool, only: str) -> SearchPage:
    hidden, known = here.hidden(), here.known()
    view = here.catch_up()
    unread = _unread(here)
    few = MANY if only else A_FEW
    asked = question(text, "names")
    rows = finding.people(text, view, few + 1, exact=exact)
    about = here.about(known)
    places = [
        *(
            _place_line(known, asked, one, exact=exact)
            for one in finding.places(text, hidden, few + 1, exact=exact)
        ),
        *islice(_called_so(about, asked), few + 1),
    ]
    start = (number - 1) * A_PAGE
    said = finding.tellings(text, hidden, A_PAGE + 1, start if only == "said" else 0, exact=exact)
    passages = finding.passages(text, hidden, A_PAGE + 1, 0 if only == "said" else start)
    sources, remarks = list(_sources(known, asked, few + 1)), list(_remarks(known, asked, few + 1))
    numbers = {
        "people": (len(rows), few), "places": (len(places), few), "said": (len(said), A_PAGE),
        "sources": (len(sources), few), "passages": (len(passages), A_PAGE), "remarks": (len(remarks), few),
    }  # fmt: skip

    def shown(sort: str) -> bool:
        return only == sort or (not only and (number == 1 or sort == "passages"))

    return SearchPage(
        words=text,
        exact=exact,
        only=only,
        unread=unread,
        is_asked=True,
        sorts=tuple(
            Sort(sort, _(SORTS[sort]), min(found, most), found > most)
            for sort, (found, most) in numbers.items()
            if found
        ),
        people=tuple(_person(here, about, asked, row, exact=exact) for row in rows[:few] if shown("people")),
        places=tuple(places[:few]) if shown("places") else (),
        said=tuple(_said(known, asked, said[:A_PAGE], exact=exact)) if shown("said") else (),
        sources=tuple(sources[:few]) if shown("sources") else (),
        passages=tuple(_passage_line(known, one) for one in passages[:A_PAGE]) if shown("passages") else (),
        remarks=tuple(remarks[:few]) if shown("remarks") else (),
        number=number,
        has_more=len(said) > A_PAGE
        if only == "said"
        else len(passages) > A_PAGE and only in ("", "passages"),
    )


def _person(here: Desk, about: About, asked: Question, row: PersonOnShelf, *, exact: bool) -> PersonLine:
    found = summary(about, row_of(row.row, here.today()))
    names = (found.name, *found.other_names)
    stretches = tuple(tuple(_marked(name, asked, alike=not exact)) for name in names)
    return PersonLine(found, stretches, tuple(_why(asked, row.names)))


def _said(known: Known, asked: Question, ids: list[str], *, exact: bool) -> Iterator[SaidLine]:
    for id_ in ids:
        telling = known.tellings.get(id_)
        for fact in telling.facts if telling else ():
            line = fact_line(known, known.statements[fact.id])
            yield SaidLine(tuple(_marked(line.sentence, asked, alike=not exact)), line)


def _marked(text: str, asked: Question, *, alike: bool) -> Iterator[Stretch]:
    """A text in stretches, with those marked that were found."""
    end = 0
    for left, right in finding.hits(text, asked, alike=alike):
        if left > end:
            yield Stretch(text[end:left], False)
        yield Stretch(text[left:right], True)
        end = right
    if end < len(text):
        yield Stretch(text[end:], False)


HOW = {
    Why.SOUND: mark("{there} sounds like {typed}"),
    Why.FORM: mark("{there} and {typed} are one name in two languages"),
    Why.SHORT: mark("{there} and {typed} can be a name and its short form"),
    Why.CASE: mark("{there} can be {typed} in another case"),
    Why.ENDING: mark("{there} is {typed} with the ending of a man's or a woman's name"),
    Why.SLIP: mark("{there} is one letter away from {typed}"),
}
"""How a word that was found is another than the one that was typed."""


def _why(asked: Question, names: str) -> Iterator[str]:
    for typed, there, how in finding.reasons(asked, names):
        yield _(HOW[how]).format(there=quoted(there), typed=quoted(typed))


def _unread(here: Desk) -> str:
    left = here.keeper.unread(A_LOOK)
    if not left:
        return ""
    return ngettext(
        "{number} source is still being read in: what it says is not found yet.",
        "{number} sources are still being read in: what they say is not found yet.",
        left,
    ).format(number=left)


def _place_line(known: Known, asked: Question, place: FoundPlace, *, exact: bool) -> Line:
    mention = known.mentions[place.mention]
    number = ngettext("in {number} source", "in {number} sources", place.sources).format(number=place.sources)
    kind = _("a body") if place.kind == Kind.BODY else _("a place")
    address = reverse("reader", args=[mention.source])
    if mention.passages:
        address += f"?name={mention.id}#name-{mention.passages[0].start}"
    name = tuple(_marked(place.name, asked, alike=not exact))
    return Line(name, f"{kind}, {number}", address, tuple(_why(asked, place.name)))


def _called_so(about: About, asked: Question) -> Iterator[Line]:
    """Places and bodies that are spelled otherwise in every source, and that somebody says are called so."""
    for cluster, said in called_so(about, asked):
        name, kind = name_of(about, cluster), about.known.mentions[cluster].kind
        why = _("somebody says that it is called {name}").format(name=quoted(said))
        link = reverse("body" if kind is Kind.BODY else "place", args=[cluster])
        yield Line((Stretch(name, False),), _("a body") if kind is Kind.BODY else _("a place"), link, (why,))


def _sources(known: Known, asked: Question, left: int) -> Iterator[SourceHead]:
    """The newest sources whose title, file, address or sender hold the words."""
    return map(head, islice(_titles(This(known.sources), current()).that_answer(asked), left))


@of_words
@lru_cache(maxsize=6)
def _titles(sources: This[Source], _language: str) -> ShortTexts[Source]:
    """What sources are found by, the newest first, in one language."""
    return ShortTexts((_title(source), source) for source in newest_first(sources.table))


def _title(source: Source) -> str:
    parts = (source.title, source.filename, source.address, source.obtained_from, _(SOURCES[source.kind]))
    return " ".join(part for part in parts if part)


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


def _remarks(known: Known, asked: Question, most: int) -> Iterator[Line]:
    """What colleagues noted: remarks, what is to be done, reasons of decisions. The newest first."""
    found: list[Comment | Task | Judgement] = [
        one
        for table, field in ((known.comments, "words"), (known.tasks, "what"), (known.judgements, "reason"))
        for one in islice(_noted_texts(This(table), field).that_answer(asked), most)
    ]
    found.sort(key=lambda one: known.noted[one.id].at, reverse=True)
    for one in found[:most]:
        words, link = _noted(known, one)
        yield Line(tuple(_marked(words, asked, alike=False)), noted_by(known.noted[one.id]), link)


@of_words
@lru_cache(maxsize=12)
def _noted_texts(table: This[Any], field: str) -> ShortTexts[Any]:
    """What was noted in a table, by the words in a field of it, the newest first."""
    return ShortTexts((getattr(one, field), one) for one in newest_first(table.table))


def _noted(known: Known, one: Comment | Task | Judgement) -> tuple[str, str]:
    """The words of it, and the way to what it is about."""
    if isinstance(one, Judgement):
        return one.reason, side_by_side(one.a, one.b)
    return (one.words if isinstance(one, Comment) else one.what), _link(known, one.on)


def _link(known: Known, on: str) -> str:
    """The way to what a remark is about."""
    if on in known.sources:
        return reverse("reader", args=[on])
    if on in known.mentions:
        return reverse("person", args=[on])
    statement = known.statements.get(on)
    return words_link(known, statement.telling.id) if statement else reverse("history")

"""A list that was taken in: its rows as they stand, who each became, and their table given back with our numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.depart import depart
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import page_in
from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.lists.downloads import csv_answer, xlsx_answer
from habeas.desk.pages.lists.versions import VersionLine, version_lines
from habeas.desk.pages.lists.words import shown
from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import headline
from habeas.dossiers.unnamed import without_alleged
from habeas.identity.alike import alike
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.lists.version import Lines, people_of
from habeas.statements.leaving import Way
from habeas.statements.source import Source
from habeas.statements.telling import Telling
from habeas.wording import dates
from habeas.wording.status import STATUS

A_PAGE = 100


@dataclass(frozen=True)
class RowLine:
    """One row of the list. `person` is the address of whom it became, "" if it was not taken in."""

    number: int
    cells: tuple[str, ...]
    person: str
    anchors: tuple[str, ...]
    is_shown: bool
    telling: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class RowsPage:
    """The page as its template shows it."""

    id: str
    title: str
    obtained: str
    published: str
    filename: str
    sentence: str
    left_over: str
    versions: tuple[VersionLine, ...]
    rows: tuple[RowLine, ...]
    previous: str
    following: str


class Rows:
    """The rows of one list, and what became of them."""

    def __init__(self, here: Desk, source: Source) -> None:
        self._here, self.source, self.known = here, source, here.known()
        self._lines = Lines(here.case.text(source.id))
        self.cells = self._lines.cells
        self.place_of = self._lines.place_of

    @cached_property
    def tellings(self) -> dict[int, Telling]:
        """What is said in each row, by its place from 0. Of several, as after a correction, the last."""
        return {self.place_of(one.passage.start): one for one in self.known.tellings_of(self.source.id)}

    @cached_property
    def people(self) -> dict[int, str]:
        """The id of the person that a row became, by its place, where what the row says was not taken back."""
        found = people_of(self.known, self.source.id, self._lines)
        return {place: id_ for place, id_ in found.items() if place in self.tellings}

    @cached_property
    def first(self) -> int:
        """The place of the first row that was taken in; what stands above is headers."""
        return min(self.people, default=0)

    def left_over(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Rows below the first that hold something and were not taken in, or taken back since."""
        for place in range(self.first, len(self.cells)):
            if place not in self.people and self.cells[place]:
                yield place, self.cells[place]

    def given_back(self) -> Iterator[list[str]]:
        """Their rows with our id, the name we show and the status. Columns that were left out are left out here."""
        width = max(map(len, self.cells), default=0)
        about = self._here.about(self.known)
        statuses, hide = _statuses(self._here), without_alleged(self.known)
        for place, cells in enumerate(self.cells):
            ours = ["", "", ""]
            if place in self.people:
                id_ = about.who.of[self.people[place]]
                names = [self.known.mentions[member].name for member in about.who.members[id_]]
                # Their own cells stay theirs; by what we know, nobody gets a name of whom it is not decided.
                ours = [id_, hide(headline(list(dict.fromkeys(names)))), statuses.get(id_, "")]
            elif place == self.first - 1:
                ours = [_("our number"), _("name here"), _("status here, as said")]
            yield [*cells, *[""] * (width - len(cells)), *ours]


def page(request: HttpRequest, source: Source) -> HttpResponse:
    """The page of a list; the reader leads here. `?show=ID` shows the row of a telling, `?name=ID` of a person."""
    rows = Rows(desk(), source)
    place = _asked(request, rows)
    asked = request.GET.get("page", "")
    number = page_in(asked)
    start = (place // A_PAGE if place is not None else number - 1) * A_PAGE
    ends = start + A_PAGE
    left = sum(1 for _ in rows.left_over())
    view = RowsPage(
        id=source.id,
        title=source.title,
        obtained=", ".join(filter(None, (source.obtained, source.obtained_from))),
        published=dates.spoken_date(source.published) if source.published else "",
        filename=source.filename or "",
        sentence=_sentence(rows),
        left_over=_left_over(left),
        versions=version_lines(desk(), rows.known, source.id),
        rows=tuple(
            _row(rows, at, place) for at in range(start, min(ends, len(rows.cells))) if rows.cells[at]
        ),
        previous=f"?page={start // A_PAGE}" if start else "",
        following=f"?page={start // A_PAGE + 2}" if ends < len(rows.cells) else "",
    )
    return render(request, "lists/rows.html", {"view": view})


@require_POST
def given_back(request: HttpRequest, source_id: str, form: str) -> HttpResponse:
    """Their table with our numbers, as XLSX or CSV. That it left is noted."""
    if form not in ("xlsx", "csv"):
        raise Http404
    here = desk()
    here.catch_up()
    rows = Rows(here, list_or_404(here, source_id))
    about = here.about(rows.known)
    sources = {
        rows.known.mentions[member].source
        for id_ in rows.people.values()
        for member in about.who.members[about.who.of[id_]]
    }
    answer = (xlsx_answer if form == "xlsx" else csv_answer)(rows.given_back(), _("list with our numbers"))
    depart(
        here.case, Way.EXPORT, _("a list given back"), by=here.user, at=here.now(), sources=sorted(sources)
    )
    return answer


@require_GET
def left_over(request: HttpRequest, source_id: str) -> HttpResponse:
    """The rows that were not taken in, as CSV."""
    here = desk()
    rows = Rows(here, list_or_404(here, source_id))
    head = rows.cells[rows.first - 1] if rows.first else []
    found = [[str(place + 1), *cells] for place, cells in rows.left_over()]
    return csv_answer([[_("row"), *head], *found], _("rows not taken in"))


def list_or_404(here: Desk, source_id: str) -> Source:
    """A source that is a list and that this visitor may see. Raises Http404."""
    source, layer = here.known().sources.get(source_id), here.known().layers.get(source_id)
    if source is None or layer is None or not is_table(layer.version):
        raise Http404
    return source


def _asked(request: HttpRequest, rows: Rows) -> int | None:
    telling = rows.known.tellings.get(request.GET.get("show", ""))
    mention = rows.known.mentions.get(request.GET.get("name", ""))
    if telling is not None and telling.source == rows.source.id:
        return rows.place_of(telling.passage.start)
    if mention is not None and mention.source == rows.source.id and mention.passages:
        return rows.place_of(mention.passages[0].start)
    return None


def _row(rows: Rows, place: int, asked: int | None) -> RowLine:
    telling, known = rows.tellings.get(place), rows.known
    person = rows.people.get(place)
    mention = known.mentions[person] if person else None
    anchors = [f"passage-{telling.id}"] if telling else []
    if mention:
        anchors.append(f"name-{mention.passages[0].start}")
    facts = [known.statements[fact.id] for fact in telling.facts] if telling and place == asked else []
    return RowLine(
        number=place + 1,
        cells=tuple(shown(cell) for cell in rows.cells[place]),
        person=reverse("person", args=[person]) if person else "",
        anchors=tuple(anchors),
        is_shown=place == asked,
        telling=telling.id if telling else "",
        facts=tuple(fact_line(known, statement) for statement in facts),
    )


def _sentence(rows: Rows) -> str:
    """How many people the rows may be, alone."""
    about = desk().about(rows.known)
    return alike(
        rows.known, about.who, dict.fromkeys(about.who.of[id_] for id_ in rows.people.values())
    ).sentence


def _left_over(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} row was not taken in.", "{count} rows were not taken in.", count).format(
        count=f"{count:,}"
    )


def _statuses(here: Desk) -> dict[str, str]:
    """The status of everyone on the register, in words, from what this visitor may see."""
    rows = PersonOnShelf.objects.filter(view=here.catch_up()).values_list("person", "statuses")
    return {person: _in_words([code for code in codes.split("|") if code]) for person, codes in rows}


def _in_words(codes: list[str]) -> str:
    return "; ".join(STATUS.get(code, code) for code in codes)

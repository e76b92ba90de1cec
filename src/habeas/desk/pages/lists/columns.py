"""Say what the columns of a list are, and see what would be taken in. Looking writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from msgspec.structs import replace

from habeas.acts.case import CaseError
from habeas.acts.list_rows import Meaning
from habeas.acts.take_in_list import Plan, plan
from habeas.desk.opened import desk
from habeas.desk.pages.addresses import whole
from habeas.desk.pages.lists import taking, words
from habeas.desk.pages.lists.choosing import fitting, headers
from habeas.desk.pages.lists.downloads import csv_answer
from habeas.desk.pages.lists.versions import choices
from habeas.desk.pages.lists.waiting import WAITING, Waiting, waiting_or_404
from habeas.desk.pages.register import Choice
from habeas.intake.tables.columns import OUT, Column
from habeas.language import gettext as _
from habeas.statements.chain import Knows
from habeas.statements.when import NotADate, bounds

HEADERS = 20
EXAMPLES = 3
SHOWN = 8
"""Rows of the preview."""
T = TypeVar("T", bound=StrEnum)
ASIDE = 20
"""Rows set aside that the page shows; all of them are in the file to download."""


@dataclass(frozen=True)
class ColumnLine:
    """One column to be decided on."""

    field: str
    number: int
    header: str
    examples: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class AsideLine:
    """One row set aside, or one cell not understood."""

    number: int
    text: str
    why: str


@dataclass(frozen=True)
class ColumnsPage:
    """The page as its template shows it."""

    token: str
    filename: str
    warnings: tuple[str, ...]
    sheets: tuple[Choice, ...]
    headers: tuple[Choice, ...]
    columns: tuple[ColumnLine, ...]
    meanings: tuple[Choice, ...]
    knows: tuple[Choice, ...]
    partner: str
    as_of: str
    earlier: tuple[Choice, ...]
    is_remembered: bool
    plan: Plan | None
    problem: str
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    set_aside: tuple[AsideLine, ...]
    odd: tuple[AsideLine, ...]
    left_out: str


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The page; with a POST, what is asked anew, or taking in."""
    waiting = waiting_or_404(token)
    if waiting.job is not None and not waiting.job.has_ended:
        return redirect("list_progress", token)
    if request.method == "GET":
        return render(request, "lists/columns.html", {"view": _view(waiting)})
    act = request.POST.get("act")
    if act == "away":
        WAITING.put_away(token)
        return redirect("list_new")
    before = waiting.asked
    problem = _ask(request, waiting)
    # What nobody has seen yet is not taken in: columns guessed anew are shown first.
    is_seen = (before.sheet, before.header) == (waiting.asked.sheet, waiting.asked.header) and all(
        request.POST.get(f"column-{place}", column.value) == column.value
        for place, column in enumerate(waiting.asked.columns)
    )
    if act == "take-in" and is_seen and not problem:
        return taking.begin(request, waiting)
    status = 422 if problem else 200
    return render(request, "lists/columns.html", {"view": _view(waiting, problem)}, status=status)


@require_GET
def set_aside(request: HttpRequest, token: str) -> HttpResponse:
    """The rows that would not be taken in, with why, as CSV."""
    waiting = waiting_or_404(token)
    found = _planned(waiting)
    head = [_("row"), _("why"), *headers(waiting.table.sheets[waiting.asked.sheet], waiting.asked)]
    rows = [[str(row.number), words.why(row.why), *row.cells] for row in found.set_aside]
    return csv_answer([head, *rows], _("rows set aside"))


def _ask(request: HttpRequest, waiting: Waiting) -> str:
    """Take over what was asked. Returns what is wrong with it; another sheet or header guesses the columns anew."""
    post, old = request.POST, waiting.asked
    sheet = _number(post.get("sheet", ""), old.sheet, len(waiting.table.sheets) - 1)
    last_row = len(waiting.table.sheets[old.sheet].rows) - 1
    header = (
        None if post.get("header") == "none" else _number(post.get("header", ""), old.header or 0, last_row)
    )
    partner = post.get("partner", "").strip()
    if sheet != old.sheet:
        waiting.asked, waiting.is_remembered = fitting(waiting.table, partner, sheet)
        waiting.asked = replace(waiting.asked, continues=old.continues)
        return ""
    if header != old.header or partner != old.partner:
        waiting.asked, waiting.is_remembered = fitting(waiting.table, partner, sheet, header)
        if header != old.header:
            return ""
    columns = tuple(
        _code(Column, post.get(f"column-{place}", ""), guessed)
        for place, guessed in enumerate(waiting.asked.columns if partner != old.partner else old.columns)
    )
    if partner != old.partner and columns == old.columns:
        # The partner was named just now and nothing else changed: what is remembered of it counts.
        columns = waiting.asked.columns
    waiting.asked = replace(
        waiting.asked,
        columns=columns,
        partner=partner,
        continues=_earlier(post.get("continues", "")),
        meaning=_code(Meaning, post.get("meaning", ""), old.meaning),
        knows=_code(Knows, post.get("knows", ""), old.knows),
    )
    return _ask_day(post.get("as_of", "").strip(), waiting)


def _earlier(asked: str) -> str:
    """The list that was chosen as the one before, if this visitor may see it."""
    return asked if asked in desk().known().layers else ""


def _ask_day(day: str, waiting: Waiting) -> str:
    waiting.asked = replace(waiting.asked, as_of=None)
    if not day:
        return ""
    try:
        bounds(day)
    except NotADate as why:
        return f"{str(why)[:1].upper()}{str(why)[1:]}."
    waiting.asked = replace(waiting.asked, as_of=day)
    return ""


def _view(waiting: Waiting, problem: str = "") -> ColumnsPage:
    asked, sheet = waiting.asked, waiting.table.sheets[waiting.asked.sheet]
    found = None
    try:
        found = _planned(waiting)
    except CaseError as why:
        problem = problem or str(why)
    called = words.columns()
    kept = [place for place, column in enumerate(asked.columns) if column not in OUT]
    first = 0 if asked.header is None else asked.header + 1
    head = headers(sheet, asked)
    below = [
        row for place, row in enumerate(sheet.rows) if row and place >= first and place not in sheet.aside
    ]
    below = below[:SHOWN]
    return ColumnsPage(
        token=waiting.token,
        filename=waiting.filename,
        warnings=(*waiting.table.warnings, *sheet.warnings),
        sheets=tuple(
            Choice(str(place), one.name, place == asked.sheet)
            for place, one in enumerate(waiting.table.sheets)
        ),
        headers=_headers(waiting),
        columns=tuple(
            _column(place, column, head, below, called) for place, column in enumerate(asked.columns)
        ),
        meanings=_choices(words.meanings(), asked.meaning),
        knows=_choices(words.knows(), asked.knows),
        partner=asked.partner,
        as_of=asked.as_of or "",
        earlier=choices(
            desk().known(), asked.partner, waiting.filename, asked.columns, chosen=asked.continues
        ),
        is_remembered=waiting.is_remembered,
        plan=found,
        problem=problem,
        rows=tuple(tuple(words.shown(_cell(row, place)) for place in kept) for row in below),
        heads=tuple(called[asked.columns[place]] for place in kept),
        set_aside=tuple(
            AsideLine(row.number, words.shown(" · ".join(filter(None, row.cells))), words.why(row.why))
            for row in (found.set_aside[:ASIDE] if found else ())
        ),
        odd=tuple(
            AsideLine(odd.number, words.shown(odd.text), called[asked.columns[odd.column]])
            for odd in (found.odd[:ASIDE] if found else ())
        ),
        left_out=", ".join(
            _cell(head, place) or _("column {number}").format(number=place + 1)
            for place, column in enumerate(asked.columns)
            if column is Column.CONTACT
        ),
    )


def _planned(waiting: Waiting) -> Plan:
    """What taking in would do; kept for as long as nothing else is asked and nothing new is known."""
    here = desk()
    known = here.known()
    if waiting.plan is None or waiting.plan[0] != (waiting.asked, id(known)):
        found = plan(known, waiting.table, waiting.asked, at=here.now())
        waiting.plan = ((waiting.asked, id(known)), found)
    return waiting.plan[1]


def _headers(waiting: Waiting) -> tuple[Choice, ...]:
    asked = waiting.asked
    sheet = waiting.table.sheets[asked.sheet]
    rows = [one for one in enumerate(sheet.rows) if one[0] not in sheet.aside][:HEADERS]
    there = [
        Choice(
            str(place),
            _("row {number}: {words}").format(
                number=place + 1, words=words.shown(" · ".join(filter(None, row))[:60])
            ),
            place == asked.header,
        )
        for place, row in rows
        if row
    ]
    return (Choice("none", _("there is none"), asked.header is None), *there)


def _column(
    place: int, column: Column, head: Sequence[str], below: Sequence[Sequence[str]], called: dict[Column, str]
) -> ColumnLine:
    examples = [words.shown(text) for row in below if (text := _cell(row, place))][:EXAMPLES]
    return ColumnLine(
        field=f"column-{place}",
        number=place + 1,
        header=words.shown(_cell(head, place)),
        examples=tuple(examples),
        choices=_choices(called, column),
    )


def _choices(
    options: dict[Column, str] | dict[Meaning, str] | dict[Knows, str], chosen: str
) -> tuple[Choice, ...]:
    return tuple(Choice(code.value, text, code == chosen) for code, text in options.items())


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _number(text: str, otherwise: int, most: int) -> int:
    found = whole(text, otherwise)
    return found if found <= most else otherwise


def _code(kind: type[T], text: str, otherwise: T) -> T:
    return kind(text) if text in [one.value for one in kind] else otherwise

"""The time line of everybody: a row each, with stays, contacts, moves and ends; the first to be anywhere is first.

A row says in words what it shows. Fifty people a page: only those are worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.access.allowed import may
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.pages.atlas.asked import Asked, Choices, asked_for, choices_for, filter_of, tables_of
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.person.way import contact_spans, stays_and_moves
from habeas.desk.pages.summary import summary
from habeas.desk.pictures.outside import outside
from habeas.desk.pictures.saved_spans import saved
from habeas.desk.pictures.spans import Row, Span, Spans, event, spans
from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import row_of
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.custody import Custody, custody
from habeas.register.people import PersonRow, row
from habeas.register.status import Status
from habeas.timeline.journey import StepKind
from habeas.wording import status
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import sentence
from habeas.wording.sentences import fact_sentence

A_PAGE = 50
DEATHS = frozenset({Status.SAID_DEAD.value, Status.DEAD.value})


@dataclass(frozen=True)
class TimelinePage:
    """The page as its template shows it."""

    title: str
    count: str
    asked: Asked
    moment: Moment
    choices: Choices
    picture: Spans | None
    undated: tuple[Row, ...]
    """People of whom no day is known: in words alone."""
    previous: str
    following: str
    map: str
    picture_address: str
    is_empty: bool


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    here = desk()
    shelf = here.catch_up()
    when = moment(request.GET, here)
    about = here.about(knowledge(when, here))
    tables = tables_of(here, about, when, shelf)
    asked = asked_for(request.GET, about, usual="ever")
    start = (asked.page - 1) * A_PAGE
    total, people = tables.people(filter_of(asked, about, tables), start, A_PAGE)
    rows = [_row(about, one, when) for one in people]
    picture = spans(rows, when.as_of, asked.first, asked.last)
    title = _("When people were said to be where")
    if may(Role.RESEARCHER) and request.GET.get("picture") == "svg" and picture:
        return HttpResponse(saved(picture, title, outside(here, about.known)), content_type="image/svg+xml")
    drawn = {line.row.link for line in picture.lines} if picture else set[str]()
    view = TimelinePage(
        title=title,
        count=_count(total, start, len(people)),
        asked=asked,
        moment=when,
        choices=choices_for(asked, about, tables),
        picture=picture,
        undated=tuple(one for one in rows if one.link not in drawn),
        previous=asked.address(when, page=str(asked.page - 1)) if asked.page > 1 else "",
        following=asked.address(when, page=str(asked.page + 1)) if start + A_PAGE < total else "",
        map=reverse("map") + asked.address(when),
        picture_address=asked.address(when, page=str(asked.page)) + "&picture=svg",
        is_empty=not total,
    )
    return render(request, "atlas/timeline.html", {"view": view})


def _count(total: int, start: int, shown: int) -> str:
    found = ngettext("{number} person by name.", "{number} people by name.", total).format(number=total)
    if not shown or shown == total:
        return found if total else ""
    some = _("{number} people by name. These are {first} to {last}; whoever was anywhere first comes first.")
    return some.format(number=total, first=start + 1, last=start + shown)


def _row(about: About, item: PersonOnShelf, when: Moment) -> Row:
    found = row_of(item.row, when.today) if when.is_now else row(about, item.person, when.as_of)
    held, words = custody(about, item.person, when.as_of), summary(about, found)
    stays_moves = list(stays_and_moves(about, held))
    marks = [*contact_spans(about.known, found), *_ends(about, held, found)]
    stays = [one for one in stays_moves if one.kind == "stay"]
    signs = [one for one in (*stays_moves, *marks) if one.kind != "stay"]
    said = [sentence(answer.text) for answer in words.statuses]
    link = reverse("person", args=[item.person])
    return Row(
        text=" ".join([*said, *(sentence(one.text) for one in stays)]),
        spans=(*stays_moves, *marks),
        link=f"{link}?{when.query}" if when.query else link,
        name=words.name,
        marks=tuple(one.text for one in signs),
    )


def _ends(about: About, found: Custody, row: PersonRow) -> Iterator[Span]:
    """What is said of having left custody, and of a death; nobody here need have confirmed it."""
    cast = cast_of_record(about.known)
    for step in found.journey:
        statement = about.known.statements.get(step.of) if step.kind is StepKind.END else None
        if statement and (step.earliest or step.latest):
            yield event(fact_sentence(statement.fact, cast).rstrip("."), "end", step.earliest, step.latest)
    for answer in row.status:
        if answer.value in DEATHS and (answer.earliest or answer.latest):
            yield event(
                status.as_said(answer.value, len(answer.named)), "death", answer.earliest, answer.latest
            )

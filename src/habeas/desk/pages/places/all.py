"""All places people are said to have been at, and all who are said to have done something to them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.opened import desk
from habeas.desk.pages.moments import knowledge, moment
from habeas.desk.shelves.rows import name_of
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.at_place import everywhere
from habeas.register.body import alleged_perpetrators

A_PAGE = 200


@dataclass(frozen=True)
class Line:
    """A place or a body with how much is said of it."""

    name: str
    link: str
    within: str
    said: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    here = desk()
    when = moment(request.GET, here)
    about = here.about(knowledge(when, here))
    places = [_place(about, id_, number) for id_, number in everywhere(about, when.as_of)[:A_PAGE]]
    found = list(alleged_perpetrators(about, when.as_of).items())[:A_PAGE]
    bodies = [_body(about, id_, len(ids)) for id_, ids in found]
    kept = f"?{when.query}" if when.query else ""
    context = {
        "lines": places,
        "bodies": bodies,
        "moment": when,
        "map": reverse("map") + kept,
        "time_line": reverse("timeline") + kept,
    }
    return render(request, "places/all.html", context)


def _place(about: About, id_: str, number: int) -> Line:
    known = about.known
    said = ngettext("{number} person by name", "{number} people by name", number).format(number=number)
    outer = [name_of(about, one) for one in about.sites.lies_in(id_)]
    # A name alone tells no cellar from another: where it is spoken of does.
    within = ", ".join(outer) or known.sources[known.mentions[id_].source].title
    return Line(name_of(about, id_), reverse("place", args=[id_]), within, said)


def _body(about: About, id_: str, number: int) -> Line:
    said = ngettext("{number} statement", "{number} statements", number).format(number=number)
    return Line(name_of(about, id_), reverse("body", args=[id_]), "", said)

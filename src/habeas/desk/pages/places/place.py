"""One place: who was said to be here, when? How are they kept, who runs it, where does it lie?"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.access.allowed import may
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.pages.deciding.standing import Deciding, deciding
from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.desk.pages.moments import Moment, addresses, knowledge, moment
from habeas.desk.pages.places.named import NamedView, named_view
from habeas.desk.pages.same import same_as
from habeas.desk.pages.work.remarks import between_us
from habeas.desk.pictures.ground import with_tiles
from habeas.desk.pictures.maps import Map, map_of, to_save
from habeas.desk.pictures.outside import outside
from habeas.desk.pictures.saved_spans import saved
from habeas.desk.pictures.spans import Row, Span, Spans, alone, spans
from habeas.desk.shelves.rows import headline, name_of
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.register.about import About
from habeas.register.at_place import PlaceFile, Stay, at_place
from habeas.register.where_places_lie import inside, near
from habeas.statements.mention import Kind
from habeas.wording import dates

AROUND, A_DOZEN = 150, 12
"""Kilometres around a place within which its map shows others, and how many of them."""
HEADINGS = {
    "what_it_is": mark("What it is, and where it lies"),
    "how_it_is": mark("How people are kept here"),
    "who_runs_it": mark("Who runs it, as is said"),
    "others": mark("What else is said of it"),
}


@dataclass(frozen=True)
class PlacePage:
    """A place as its template shows it."""

    id: str
    name: str
    other_names: tuple[str, ...]
    lies_in: tuple[tuple[str, str], ...]
    summary: str
    numbers: tuple[FactLine, ...]
    picture: Spans | None
    map: Map | None
    sections: tuple[tuple[str, tuple[FactLine, ...]], ...]
    named: NamedView
    moment: Moment


@require_GET
def page(request: HttpRequest, place_id: str) -> HttpResponse:
    """The page of a place; an older address leads to the place it turned out to be."""
    here = desk()
    when = moment(request.GET, here)
    known = knowledge(when, here)
    about = here.about(known)
    found = at_place(about, place_id, as_of=when.as_of, inside=inside(about, place_id))
    if found is None:
        raise Http404
    if found.id != place_id and not request.GET:
        return redirect("place", found.id)
    view = _view(about, found, when)
    if "map" in request.GET and view.map:
        return to_save(about, view.map, outside(here, known))
    if may(Role.RESEARCHER) and request.GET.get("picture") == "svg" and view.picture:
        return HttpResponse(
            saved(view.picture, view.name, outside(here, known)), content_type="image/svg+xml"
        )
    back = request.path
    context = {
        "view": view,
        "address": addresses(when),
        "same_as": same_as(known, here.about(known).who, found.id),
        "deciding": _deciding(about, found, back),
        "between": between_us(here, here.known(), found.mentions, found.id, back=back),
    }
    return with_tiles(render(request, "places/place.html", context))


def _deciding(about: About, found: PlaceFile, back: str) -> Deciding:
    return deciding(desk(), about.known, found.id, ons=found.mentions, back=back)


def _view(about: About, found: PlaceFile, when: Moment) -> PlacePage:
    known = about.known
    name = headline(list(found.names))
    shown = [_row(about, stay) for stay in found.stays]
    sections = ((_(heading), fact_lines(known, getattr(found, part))) for part, heading in HEADINGS.items())
    return PlacePage(
        id=found.id,
        name=name[:1].upper() + name[1:],
        other_names=tuple(other for other in found.names if other != name),
        lies_in=tuple((outer, name_of(about, outer)) for outer in about.sites.lies_in(found.id)),
        summary=_summary(found),
        numbers=fact_lines(known, (one.statement for one in found.numbers)),
        picture=spans(shown, when.as_of),
        map=map_of(about, [found.id, *near(about, found.id, AROUND, A_DOZEN)], title=name),
        sections=tuple((heading, facts) for heading, facts in sections if facts),
        named=named_view(about, found.id, when.as_of, reverse("place", args=[found.id])),
        moment=when,
    )


def _summary(found: PlaceFile) -> str:
    """How many people by name were said to be here, and that groups are not counted with them."""
    groups = [stay for stay in found.stays if stay.is_group]
    people = [stay for stay in found.stays if not stay.is_group]
    if not found.stays:
        return _("Nobody is said to have been here.")
    named = ngettext(
        "{number} person is said by name to have been here.",
        "{number} people are said by name to have been here.",
        len(people),
    ).format(number=len(people))
    if not groups:
        return named
    return (
        named
        + " "
        + _("Groups are spoken of, too; those named may be among them, so the numbers are not added.")
    )


def _row(about: About, stay: Stay) -> Row:
    who = _name(about, stay.who)
    text = _("{who}: {when}").format(who=who, when=dates.span(stay.bounds))
    link = reverse("body" if stay.is_group else "person", args=[stay.who])
    known, kind = about.known, "group" if stay.is_group else "stay"
    facts = fact_lines(known, stay.because)
    return alone(Span(text, kind, stay.earliest, None, None, stay.latest, stay.sure), link, facts)


def _name(about: About, cluster: str) -> str:
    name = name_of(about, cluster)
    return name[:1].upper() + name[1:] if about.known.mentions[cluster].kind is Kind.GROUP else name

"""One person: is he alive? who says so? since when? Then every fact, with who told it and the words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.access.allowed import may
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.pages.addresses import whole
from habeas.desk.pages.deciding.standing import deciding
from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.moments import Moment, addresses, knowledge, moment
from habeas.desk.pages.person.against import against
from habeas.desk.pages.person.authorities import authorities
from habeas.desk.pages.person.contacts import contact_lines, questions_to_ask
from habeas.desk.pages.person.way import way
from habeas.desk.pages.summary import Summary, summary
from habeas.desk.pages.work.remarks import between_us
from habeas.desk.pictures.ground import with_tiles
from habeas.desk.pictures.maps import to_save
from habeas.desk.pictures.outside import outside
from habeas.desk.pictures.saved_spans import saved
from habeas.desk.shelves.rows import headline
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.people import PersonFile, file
from habeas.register.value import days
from habeas.statements.known import Known
from habeas.timeline.part import Part
from habeas.wording.headings import GROUP_OF, HEADINGS

A_FEW = 25
"""Facts shown under a heading, and names, before one asks for more."""
A_PAGE = 100
NAMES = "names"


@dataclass(frozen=True)
class Section:
    """Facts under one heading, earliest first."""

    heading: str
    facts: tuple[FactLine, ...]
    total: int
    more: str = ""
    """The address of the rest, where there is more than is shown."""


@dataclass(frozen=True)
class Namesake:
    """Another name in the sources that may or may not be this person."""

    name: str
    source_title: str
    words_link: str
    same_link: str


@dataclass(frozen=True)
class PersonPage:
    """A person as the template shows them."""

    summary: Summary
    sections: tuple[Section, ...]
    moment: Moment
    count: int
    spoken_of: tuple[Namesake, ...]
    names: int
    only: str


@require_GET
def page(request: HttpRequest, person_id: str) -> HttpResponse:
    """The person page; an older address leads to the person they turned out to be."""
    here = desk()
    when = moment(request.GET, here)
    known = knowledge(when, here)
    found = file(here.about(known), person_id, as_of=when.as_of)
    if found is None:
        if person_id in here.known().mentions and when.known_on:
            return render(request, "person/unknown.html", {"moment": when, "person_id": person_id})
        raise Http404
    if found.row.id != person_id and not request.GET:
        return redirect("person", found.row.id)
    between = between_us(here, here.known(), found.row.mentions, found.row.id, back=request.path)
    about = here.about(known)
    went = way(about, found.row, headline(list(found.row.names)), when.as_of)
    if "map" in request.GET and went.map:
        return to_save(about, went.map, outside(here, known))
    if may(Role.RESEARCHER) and request.GET.get("picture") == "svg" and went.picture:
        return HttpResponse(
            saved(went.picture, headline(list(found.row.names)), outside(here, known)),
            content_type="image/svg+xml",
        )
    context = {
        "view": _view(about, found, when, request.GET),
        "way": went,
        "address": addresses(when),
        "against": against(about, found.row.id, when.as_of),
        "authorities": authorities(here, about, found.row.id, when.as_of),
        "contacts": contact_lines(about, found.row),
        "ask_only": questions_to_ask(about, found.row.id, here.user) if when.is_now else (),
        "deciding": deciding(here, known, found.row.id, ons=found.row.mentions, back=request.path),
        "between": between,
    }
    return with_tiles(render(request, "person/page.html", context))


def _view(about: About, file: PersonFile, when: Moment, asked: QueryDict) -> PersonPage:
    known = about.known
    only = asked.get("only", "")
    first = asked.get("from", "")
    start = whole(first)
    return PersonPage(
        summary=summary(about, file.row, with_facts=True),
        sections=tuple(_sections(known, file.parts, only, start, when.query)),
        only=_(HEADINGS[only]) if only in HEADINGS else "",
        moment=when,
        count=len(file.parts),
        spoken_of=tuple(_spoken_of(known, file.row.mentions[: None if only == NAMES else A_FEW])),
        names=len(file.row.mentions),
    )


def _sections(known: Known, parts: tuple[Part, ...], only: str, start: int, kept: str) -> Iterator[Section]:
    """The facts under their headings, a few of each; or those under one heading, a page at a time."""
    ordered = sorted(parts, key=lambda part: _order(known, part))
    groups = [only] if only in HEADINGS else list(HEADINGS)
    size = A_PAGE if only in HEADINGS else A_FEW
    for group in groups:
        under = [part for part in ordered if GROUP_OF[part.statement.fact.claim.name()] == group]
        shown = under[start : start + size]
        facts = tuple(fact_line(known, part.statement, through=_through(known, part)) for part in shown)
        query = f"{kept}&" if kept else ""
        following = start + size if only in HEADINGS else 0
        more = f"?{query}only={group}&from={following}" if start + size < len(under) else ""
        if facts:
            yield Section(_(HEADINGS[group]), facts, len(under), more)


def _order(known: Known, part: Part) -> tuple[str, int, int]:
    found = days(part.statement)
    telling = part.statement.telling
    day = found.earliest or found.latest
    return (day.isoformat() if day else "", known.noted[telling.id].number, telling.passage.start)


def _through(known: Known, part: Part) -> str:
    """Said of a group the person is counted in, not of the person by name."""
    if not part.through:
        return ""
    return _("Said of a group; somebody says they are one of it.")


def _spoken_of(known: Known, mentions: tuple[str, ...]) -> list[Namesake]:
    found = []
    for id_ in mentions:
        mention = known.mentions[id_]
        source = known.sources[mention.source]
        start = mention.passages[0].start if mention.passages else 0
        address = reverse("reader", args=[source.id])
        found.append(
            Namesake(
                name=mention.name,
                source_title=source.title,
                words_link=f"{address}?name={id_}#name-{start}" if mention.passages else address,
                same_link=f"{reverse('same')}?a={id_}",
            )
        )
    return found

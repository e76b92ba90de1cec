"""One person: is he alive? who says so? since when? Then every fact, with who told it and the words."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.opened import desk
from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.summary import Summary, summary
from habeas.desk.pages.work.remarks import between_us
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About, Part
from habeas.register.people import PersonFile, person
from habeas.register.value import days
from habeas.statements.claims import GROUPS
from habeas.statements.known import Known

HEADINGS = {
    "custody": mark("Being held, moved, let go"),
    "contact": mark("Signs of life and silence"),
    "harm": mark("What was done to them"),
    "refusing": mark("Refusing"),
    "authorities": mark("What authorities were asked, answered, promised"),
    "identity": mark("Who they are"),
    "groups": mark("Groups they are counted in"),
    "bodies": mark("Places and bodies"),
}
"""The headings of a person page, in the order in which a researcher asks."""

GROUP_OF = {claim.name(): group for group, claims in GROUPS.items() for claim in claims}


@dataclass(frozen=True)
class Section:
    """Facts under one heading, earliest first."""

    heading: str
    facts: tuple[FactLine, ...]


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


@require_GET
def page(request: HttpRequest, person_id: str) -> HttpResponse:
    """The person page; an older address leads to the person they turned out to be."""
    here = desk()
    when = moment(request.GET, here)
    known = knowledge(when, here)
    file = person(known, person_id, as_of=when.as_of)
    if file is None:
        if person_id in here.known().mentions and when.known_on:
            return render(request, "person_unknown.html", {"moment": when, "person_id": person_id})
        raise Http404
    if file.row.id != person_id and not request.GET:
        return redirect("person", file.row.id)
    between = between_us(here, here.known(), file.row.mentions, file.row.id, back=request.path)
    context = {"view": _view(here.about(known), file, when), "between": between}
    return render(request, "person.html", context)


def _view(about: About, file: PersonFile, when: Moment) -> PersonPage:
    known = about.known
    return PersonPage(
        summary=summary(about, file.row, with_facts=True),
        sections=tuple(_sections(known, file.parts)),
        moment=when,
        count=len(file.parts),
        spoken_of=tuple(_spoken_of(known, file)),
    )


def _sections(known: Known, parts: tuple[Part, ...]) -> list[Section]:
    ordered = sorted(parts, key=lambda part: _order(known, part))
    sections = []
    for group, heading in HEADINGS.items():
        facts = [
            fact_line(known, part.statement, through=_through(known, part))
            for part in ordered
            if GROUP_OF[part.statement.fact.claim.name()] == group
        ]
        if facts:
            sections.append(Section(_(heading), tuple(facts)))
    return sections


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


def _spoken_of(known: Known, file: PersonFile) -> list[Namesake]:
    found = []
    for id_ in file.row.mentions:
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

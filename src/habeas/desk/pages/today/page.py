"""What needs attention today? Who was not heard of, what was promised, what does not fit, what waits to be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.acts.case import CaseError
from habeas.acts.lists_compared import all_compared
from habeas.acts.reading import State, states
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.heads import head
from habeas.desk.pages.reminders import reminders
from habeas.desk.pages.work.tasks import ToDo, to_do
from habeas.desk.people.known import names_of_people
from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import row_of
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.statements.disagreements import disagreements
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.when import Bounds
from habeas.watch.attention import BY_CASE, BY_PERSON, attention
from habeas.watch.item import Item, Kind
from habeas.watch.lists import watching
from habeas.wording.attention import item_line
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence

A_FEW = 12
"""Lines shown of each kind; the rest are counted, and stand on the pages of the people."""
LOOKED_AT = 60
"""Sources, the newest first, that are looked through for what waits to be read."""
HEADINGS: dict[str, tuple[Kind, ...]] = {
    mark("Not heard of, or in doubt"): (Kind.SILENCE, Kind.DOUBTFUL_CONTACT),
    mark("Not on the next version of a list"): (Kind.LIST_VANISHED,),
    mark("Promises and time limits"): (Kind.PROMISE_LAPSED, Kind.PROMISE_DUE, Kind.DEADLINE),
    mark("Does not fit together"): (Kind.CONTRADICTION,),
    mark("Published numbers"): (Kind.NUMBER_AFFECTED,),
    mark("Findings to look at"): (Kind.FINDING_UNSUPPORTED, Kind.FINDING_DISPUTED, Kind.FINDING_UNREVIEWED),
}


@dataclass(frozen=True)
class Line:
    """One thing that needs attention, what is said that makes it so, and where it can be dealt with."""

    text: str
    said: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Group:
    """What needs attention, of one sort; `left` are not shown."""

    heading: str
    lines: tuple[Line, ...]
    left: int


@dataclass(frozen=True)
class ToRead:
    """A source in which findings wait."""

    title: str
    link: str
    waiting: str


@dataclass(frozen=True)
class TodayPage:
    """The page as its template shows it."""

    groups: tuple[Group, ...]
    tasks: tuple[ToDo, ...]
    to_read: tuple[ToRead, ...]
    disagreements: int
    alike: str
    has_sources: bool

    @property
    def is_quiet(self) -> bool:
        """Whether nothing needs attention."""
        return not (self.groups or self.tasks or self.to_read or self.disagreements or self.alike)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    here = desk()
    shelf = here.catch_up()
    about = here.about(here.known())
    lists = watching(about.known, list(all_compared(here.case, about.known, about.who)))
    items = attention(about, _rows(shelf, here.today()), here.today(), (*BY_PERSON, *BY_CASE, lists))
    found = here.alike(shelf)
    view = TodayPage(
        groups=tuple(_groups(about, items, here.today())),
        tasks=tuple(one for one in to_do(here, here.known()) if _is_due(one, here)),
        to_read=tuple(islice(_to_read(here), A_FEW)),
        disagreements=len(disagreements(here.known())),
        alike=found.sentence if found.matches else "",
        has_sources=bool(here.known().sources),
    )
    context = {"view": view, "people": names_of_people(here), "reminders": reminders(here)}
    return render(request, "today/page.html", context)


def _rows(shelf: str, day: date) -> list[PersonRow]:
    rows = PersonOnShelf.objects.filter(view=shelf).values_list("row", flat=True)
    return [row_of(row, day) for row in rows.iterator()]


def _groups(about: About, items: list[Item], today: date) -> Iterator[Group]:
    for heading, kinds in HEADINGS.items():
        own = [item for item in items if item.kind in kinds]
        if own:
            lines = tuple(
                Line(_text(about, item, today), _said(about, item), link(about.known, item))
                for item in own[:A_FEW]
            )
            yield Group(_(heading), lines, len(own) - len(lines))


SAID_BELOW = frozenset({Kind.PROMISE_LAPSED, Kind.PROMISE_DUE, Kind.CONTRADICTION, Kind.DOUBTFUL_CONTACT})
"""What is best understood from what was said itself."""


def _said(about: About, item: Item) -> tuple[str, ...]:
    if item.kind not in SAID_BELOW:
        return ()
    known = about.known
    facts = [known.statements[id_].fact for id_ in item.because if id_ in known.statements]
    return tuple(fact_sentence(fact, cast_of_record(known)) for fact in facts[:2])


def _text(about: About, item: Item, today: date) -> str:
    names = [about.known.mentions[id_].name for id_ in item.people if id_ in about.known.mentions]
    text = item_line(item.kind.value, names, item.code, Bounds(item.earliest, item.latest), today)
    return text[:1].upper() + text[1:]


def link(known: Known, item: Item) -> str:
    """The address where an item is dealt with."""
    if item.where == "list":
        return reverse("list_compared", args=[item.on])
    if item.where == "contact":
        return reverse("fact", args=[item.on])
    if item.where == "number":
        return reverse("numbers") + "#published"
    person = item.people[0] if item.people else ""
    places = {"promise": "#authorities", "finding": "#findings", "contradiction": "#against"}
    if person:
        return reverse("person", args=[person]) + places.get(item.where, "")
    fact = next((id_ for id_ in item.because if id_ in known.statements), "")
    return reverse("fact", args=[fact]) if fact else reverse("register")


def _is_due(one: ToDo, here: Desk) -> bool:
    return one.is_mine and not one.is_cancelled and bool(one.day) and one.day <= here.today().isoformat()


def _to_read(here: Desk) -> Iterator[ToRead]:
    """Sources in which findings wait, the newest first. A source that cannot be read is told of on its own page."""
    for source in islice(newest_first(here.known().sources), LOOKED_AT):
        try:
            became = states(here.case, source.id)
        except CaseError:
            continue
        waiting = became.count(State.OPEN) if became else 0
        if waiting:
            said = ngettext("{number} finding waits", "{number} findings wait", waiting).format(
                number=waiting
            )
            yield ToRead(head(source).title, reverse("reader", args=[source.id]), said)

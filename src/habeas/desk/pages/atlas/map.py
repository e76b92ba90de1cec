"""The map of everybody: where are people said to be, how many by name, and from where to where were they moved?

People are counted by name alone; what somebody says of a number of people is never added. A place that nobody placed
is shown at the nearest one around it that somebody did, or listed as not on the map.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.opened import desk
from habeas.desk.pages.atlas.asked import (
    AS_DRAWN,
    UNSAID,
    Asked,
    Choices,
    asked_for,
    choices_for,
    filter_of,
    tables_of,
)
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pictures.ground import with_tiles
from habeas.desk.pictures.maps import Map, shown_at, spot_of, to_save
from habeas.desk.pictures.outside import outside
from habeas.desk.shelves.atlas import Filter, Moves, Tables
from habeas.desk.shelves.rows import name_of
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.places.drawing import Move, Spot, by_name
from habeas.register.about import About
from habeas.register.stays import NOWHERE
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.grammar import sentence

MOST, ON_THE_WAY = 40, 12
"""Places drawn at most, and arrows: those of most people. More would hide one another. And places where nobody is, from
or to which people were moved."""
A_FEW, MANY = 6, 40
"""People named beside a place, whose number leads to all of them; and beside a move, which has no page."""
LISTED = 60
"""Places and moves listed at most under one heading."""


@dataclass(frozen=True)
class Named:
    """Somebody, and their page."""

    name: str
    link: str


@dataclass(frozen=True)
class Line:
    """A place, or a move between two, in words: how many people by name, some of their names, and where all are."""

    name: str
    link: str
    within: str
    number: str
    people: tuple[Named, ...]
    left: str
    all_link: str
    place_link: str = ""


@dataclass(frozen=True)
class MapPage:
    """The page as its template shows it."""

    title: str
    lede: str
    asked: Asked
    moment: Moment
    choices: Choices
    map: Map | None
    places: tuple[Line, ...]
    left: str
    moves: tuple[Line, ...]
    unplaced: tuple[Line, ...]
    unplaced_left: str
    unsaid: str
    unsaid_link: str
    time_line: str
    map_address: str
    is_empty: bool


@dataclass
class Gathered:
    """Who is where: by the place as which it is drawn, by the place that is not on the map, and of whom nobody said."""

    drawn: dict[str, dict[str, None]] = field(default_factory=dict)
    undrawn: dict[str, dict[str, None]] = field(default_factory=dict)
    unsaid: dict[str, None] = field(default_factory=dict)

    @property
    def on_map(self) -> set[str]:
        """Everybody who is on the map."""
        return {person for place in _most(self.drawn)[:MOST] for person in self.drawn[place]}

    @property
    def somewhere(self) -> set[str]:
        """Everybody of whom somebody said where."""
        places = (*self.drawn.values(), *self.undrawn.values())
        return {person for people in places for person in people}


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    here = desk()
    shelf = here.catch_up()
    when = moment(request.GET, here)
    about = here.about(knowledge(when, here))
    tables = tables_of(here, about, when, shelf)
    asked = asked_for(request.GET, about, usual="last")
    wanted = filter_of(asked, about, tables)
    found, moved = gathered(about, tables, wanted), between(about, tables.moves(wanted))
    shown = the_map(about, found, moved, title=_title(asked))
    if request.GET.get("map") == "save" and shown:
        return to_save(about, shown, outside(here, about.known))
    view = _view(about, tables, wanted, asked, when, found, moved, shown)
    return with_tiles(render(request, "atlas/map.html", {"view": view}))


def gathered(about: About, tables: Tables, wanted: Filter) -> Gathered:
    """People by where they are drawn. Who was somewhere, and is also said to be held without a word on where, is not
    one of whom nobody said where."""
    found, drawn = Gathered(), cache(partial(shown_at, about))
    for place, person in tables.stays(wanted):
        if place == NOWHERE:
            continue
        shown = drawn(place)
        table, key = (found.drawn, shown) if shown else (found.undrawn, place)
        table.setdefault(key, {})[person] = None
    if wanted.places is None or NOWHERE in wanted.places:
        nowhere = replace(wanted, places=frozenset({NOWHERE}), only_last=True)
        found.unsaid.update((person, None) for _, person in tables.stays(nowhere))
    return found


def between(about: About, moves: Moves) -> dict[tuple[str, str], dict[str, None]]:
    """People by the two places, as they are drawn, between which they were said to be moved; of most people first. A
    move within what is drawn as one place is none."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    drawn = cache(partial(shown_at, about))
    for start, end, person in moves:
        way = drawn(start) or start, drawn(end) or end
        if way[0] != way[1]:
            found.setdefault(way, {})[person] = None
    return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def the_map(
    about: About, found: Gathered, moved: Mapping[tuple[str, str], Mapping[str, None]], *, title: str
) -> Map | None:
    """The places of most people, and the moves between them and to or from places on the way."""
    spots = {place: spot for place in _most(found.drawn)[:MOST] if (spot := spot_of(about, place))}
    ways: list[tuple[str, str]] = []
    for way in moved:
        new = {one: spot for one in way if one not in spots and (spot := spot_of(about, one))}
        is_drawn = all(one in spots or one in new for one in way)
        if is_drawn and len(spots) + len(new) <= MOST + ON_THE_WAY and len(ways) < MOST:
            spots |= new
            ways.append(way)
    if not spots:
        return None
    at = {place: number for number, place in enumerate(spots)}
    marks = (
        Spot(spot.name, spot.position, len(found.drawn[place]) if place in found.drawn else None)
        for place, spot in spots.items()
    )
    arrows = (Move(at[start], at[end], people=len(moved[start, end])) for start, end in ways)
    return Map(tuple(marks), tuple(arrows), title)


def _most(people: Mapping[str, Mapping[str, None]]) -> list[str]:
    return sorted(people, key=lambda place: -len(people[place]))


def _title(asked: Asked) -> str:
    return (
        _("Where people were last said to be") if asked.which == "last" else _("Where people were said to be")
    )


def _what(asked: Asked) -> str:
    """What is shown, and of which days. A date may end with the dot of its own that closes the sentence."""
    days = [dates.span(Bounds(asked.first, asked.last))] if asked.first or asked.last else []
    return sentence(", ".join([_title(asked), *days]))


def _view(
    about: About,
    tables: Tables,
    wanted: Filter,
    asked: Asked,
    when: Moment,
    found: Gathered,
    moved: Mapping[tuple[str, str], Mapping[str, None]],
    shown: Map | None,
) -> MapPage:
    write = _Writer(about, tables, asked, when)
    drawn, undrawn = _most(found.drawn), _most(found.undrawn)
    everybody = len(found.somewhere | found.unsaid.keys())
    time_line = reverse("timeline")
    return MapPage(
        title=_title(asked),
        lede=" ".join((_what(asked), _lede(everybody, len(found.somewhere), len(found.on_map)))),
        asked=asked,
        moment=when,
        choices=choices_for(asked, about, tables),
        map=shown,
        places=tuple(write.places({place: found.drawn[place] for place in drawn[:MOST]})),
        left=_left(len(drawn) - MOST),
        moves=tuple(write.moves(moved)),
        unplaced=tuple(write.places({place: found.undrawn[place] for place in undrawn[:LISTED]})),
        unplaced_left=_left(len(undrawn) - LISTED),
        unsaid=by_name(len(found.unsaid)) if found.unsaid else "",
        unsaid_link=time_line + asked.address(when, place=UNSAID),
        time_line=time_line + asked.address(when),
        map_address=asked.address(when) + "&map=save",
        is_empty=not everybody,
    )


def _lede(everybody: int, somewhere: int, on_map: int) -> str:
    """How many there are, of how many somebody said where, and how many are on the map."""
    if not everybody:
        return ""
    parts = [
        ngettext("{number} person by name.", "{number} people by name.", everybody).format(number=everybody)
    ]
    parts.append(_("Of {number} of them somebody said where.").format(number=somewhere))
    if on_map != somewhere:
        parts.append(_("{number} are on the map.").format(number=on_map))
    return " ".join(parts)


def _left(number: int) -> str:
    if number <= 0:
        return ""
    said = ngettext(
        "{number} more place with fewer people.", "{number} more places with fewer people.", number
    )
    return said.format(number=number)


@dataclass(frozen=True)
class _Writer:
    """Puts places and moves into words."""

    about: About
    tables: Tables
    asked: Asked
    when: Moment

    def places(self, people: Mapping[str, Mapping[str, None]]) -> Iterator[Line]:
        """A line a place."""
        names = self._names(people.values())
        for place, there in people.items():
            yield self._line(
                name_of(self.about, place),
                list(there),
                names,
                within=", ".join(name_of(self.about, one) for one in self.about.sites.lies_in(place)),
                link=reverse("place", args=[place]) + self._moment,
                all_link=reverse("timeline") + self.asked.address(self.when, place=AS_DRAWN + place),
                place_link=reverse("deciding", args=[place]),
            )

    def moves(self, people: Mapping[tuple[str, str], Mapping[str, None]]) -> Iterator[Line]:
        """A line a move."""
        ways = list(people)[:LISTED]
        names = self._names((people[way] for way in ways), MANY)
        for start, end in ways:
            name = f"{name_of(self.about, start)} → {name_of(self.about, end)}"
            yield self._line(name, list(people[start, end]), names, few=MANY)

    def _line(
        self,
        name: str,
        people: Sequence[str],
        names: Mapping[str, str],
        *,
        within: str = "",
        link: str = "",
        all_link: str = "",
        place_link: str = "",
        few: int = A_FEW,
    ) -> Line:
        named = (
            Named(names.get(one, ""), reverse("person", args=[one]) + self._moment) for one in people[:few]
        )
        left = len(people) - few
        more = (
            ngettext("and {number} more", "and {number} more", left).format(number=left) if left > 0 else ""
        )
        return Line(name, link, within, by_name(len(people)), tuple(named), more, all_link, place_link)

    def _names(self, people: Iterable[Mapping[str, None]], few: int = A_FEW) -> dict[str, str]:
        return self.tables.names({one for there in people for one in list(there)[:few]})

    @property
    def _moment(self) -> str:
        return f"?{self.when.query}" if self.when.query else ""

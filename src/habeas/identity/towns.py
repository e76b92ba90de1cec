"""Which town of the gazetteer a place of a case may be: every town of its name, in any case of it or as it was renamed.

Several stay several, told apart by where they lie; none is chosen.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, product

from msgspec import Struct

from habeas.identity.renamings import other_side, renamings
from habeas.identity.settlements import without_its_kind
from habeas.names.cases import of_surname
from habeas.names.scripts import Script, script_of
from habeas.places.distance import distance
from habeas.places.gazetteer import Town, beside, find, region_of
from habeas.places.nameless import own_name
from habeas.places.position import Position
from habeas.statements.decisions import Placing
from habeas.statements.known import Known

MOST = 12
"""So many towns are told apart in one question, the most populous first."""


class MayBeTown(Struct, frozen=True):
    """A town that a place may be. `found_as` is the name by which it was found, another than the one asked for where
    that is declined or was changed; `near` is the nearest city, and how many kilometres off, None for a city."""

    town: Town
    found_as: str
    near: tuple[str, float] | None
    region: str = ""


def towns(name: str) -> list[MayBeTown]:
    """The towns that a name may mean, the most populous first. Raises NotInstalled."""
    found: dict[int, tuple[Town, str]] = {}
    if not own_name(name) or not without_its_kind(name)[0]:
        return []
    plain, _kind = without_its_kind(name)
    for spelled in dict.fromkeys((name, *_spellings(plain))):
        for town in find(spelled):
            found.setdefault(town.id, (town, spelled))
        if found and spelled in (name, plain):
            # As it is written it is a town: what it could be in another case is no question then.
            break
    ordered = sorted(found.values(), key=lambda item: (-item[0].people, item[0].id))
    return [MayBeTown(town, spelled, _near(town), _region(town)) for town, spelled in ordered[:MOST]]


def _spellings(name: str) -> Iterable[str]:
    return dict.fromkeys((name, *_renamed(name), *_declined(name)))


def _renamed(name: str) -> Iterator[str]:
    return (other for one in renamings(name) for other in other_side(one, name))


def _declined(name: str) -> Iterator[str]:
    """A Cyrillic name of up to three words in every nominative it may come from."""
    words = name.split()
    if len(words) > WORDS or any(script_of(word.lower()) is not Script.CYRILLIC for word in words):
        return
    ways = [dict.fromkeys((word, *(_title(base) for base in _bases(word.lower())))) for word in words]
    yield from islice((" ".join(way) for way in product(*ways)), 1, MOST_WAYS)


def _bases(word: str) -> Iterator[str]:
    yield from of_surname(word)
    for ending, nominatives in _ENDINGS.items():
        if word.endswith(ending):
            yield from (word[: -len(ending)] + one for one in nominatives)


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


WORDS, MOST_WAYS = 3, 24
_ENDINGS = {
    "ом": ("ый", "ое"),
    "ем": ("ий", "ее"),
    "ой": ("ая", "ый"),
    "ей": ("яя",),
    "ому": ("ий", "е"),
    "ій": ("а", "я"),
    "ого": ("ый", "ое", "ий", "е"),
    "ої": ("а",),
    "ці": ("ка",),
    "зі": ("га",),
    "сі": ("ха",),
}
"""Endings, besides those of surnames, that a town's name has in another case: "в Красном Луче", "у Новій Каховці"."""


def _region(town: Town) -> str:
    found = region_of(town)
    return "" if found == town.name else found


def placed_around(known: Known, on: str) -> dict[str, Position]:
    """The other places of the source in which a mention is, as colleagues placed them, by name."""
    found = dict[str, Position]()
    for one in known.decisions.values():
        if not isinstance(one, Placing) or one.latitude is None or one.longitude is None or one.on == on:
            continue
        place = known.mentions.get(one.on)
        if place and place.source == known.mentions[on].source:
            found[place.name] = Position(one.latitude, one.longitude)
    return found


def nearest(town: Town, around: dict[str, Position]) -> tuple[str, float] | None:
    """Which of some places is nearest to a town, and how many kilometres off."""
    ways = ((distance(town.position, position), name) for name, position in around.items())
    found = min(ways, default=None)
    return (found[1], found[0]) if found else None


def _near(town: Town) -> tuple[str, float] | None:
    found = beside(town)
    return (found[0].name, found[1]) if found else None

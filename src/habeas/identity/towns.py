"""Which town of the gazetteer a place of a case may be: every town of its name, in any case of it or as it was renamed.

Several stay several, told apart by where they lie; none is chosen.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from habeas.identity.renamings import other_side, renamings
from habeas.names.cases import of_surname
from habeas.names.scripts import Script, script_of
from habeas.places.gazetteer import Town, beside, find

MOST = 12
"""So many towns are told apart in one question, the most populous first."""


class MayBeTown(Struct, frozen=True):
    """A town that a place may be. `found_as` is the name by which it was found, another than the one asked for where
    that is declined or was changed; `near` is the nearest city, and how many kilometres off, None for a city."""

    town: Town
    found_as: str
    near: tuple[str, float] | None


def towns(name: str) -> list[MayBeTown]:
    """The towns that a name may mean, the most populous first. Raises NotInstalled."""
    found: dict[int, tuple[Town, str]] = {}
    for spelled in _spellings(name):
        for town in find(spelled):
            found.setdefault(town.id, (town, spelled))
        if found and spelled == name:
            # As it is written it is a town: what it could be in another case is no question then.
            break
    ordered = sorted(found.values(), key=lambda item: (-item[0].people, item[0].id))
    return [MayBeTown(town, spelled, _near(town)) for town, spelled in ordered[:MOST]]


def _spellings(name: str) -> Iterable[str]:
    return dict.fromkeys((name, *_renamed(name), *_declined(name)))


def _renamed(name: str) -> Iterator[str]:
    return (other for one in renamings(name) for other in other_side(one, name))


def _declined(name: str) -> Iterator[str]:
    """A Cyrillic word in every nominative it may come from."""
    if len(name.split()) == 1 and script_of(name.lower()) is Script.CYRILLIC:
        for base in of_surname(name.lower()):
            yield base[:1].upper() + base[1:]


def _near(town: Town) -> tuple[str, float] | None:
    found = beside(town)
    return (found[0].name, found[1]) if found else None

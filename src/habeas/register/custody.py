"""Where a person was held and how they were moved, as of a day: episodes, transfers, and the journey they make up.

Every value carries the statements it rests on; nothing here ends a stay unless a person confirmed it.
"""

from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.confirmed import confirmed
from habeas.timeline.episodes import Episode, Stays
from habeas.timeline.journey import Journey, Step
from habeas.timeline.order import Order
from habeas.timeline.presence import is_end
from habeas.timeline.said import is_fact
from habeas.timeline.transfers import Moves, Transfer


class Custody(Struct, frozen=True, kw_only=True):
    """The stays in custody of one person, the moves, and both in order with the other places they were at. Stays and
    moves are in the order of the journey; a stay of which nobody says where comes last. `is_cut`: so much is said that
    only some was held against the rest and put in order (`grouping.MANY`); what is beyond stands by itself, by its
    latest day."""

    episodes: tuple[Episode, ...]
    transfers: tuple[Transfer, ...]
    journey: tuple[Step, ...]
    is_cut: bool = False


def custody(about: About, person: str, as_of: date) -> Custody:
    """The custody of one person (a cluster), from what speaks of days up to `as_of`."""
    known, who, sites = about.known, about.who, about.sites
    order = Order(about.threads, about.timeline.dated)
    parts = about.parts(person, as_of)
    stays = Stays(parts, who, sites, order, lambda one: confirmed(known, one))
    moves = Moves(person, parts, who, sites, order)
    episodes, transfers = stays.episodes(), moves.transfers()
    ends = [part for part in parts if is_fact(part.statement) and is_end(part)]
    way = Journey(known, sites, order)
    journey = way.steps(episodes, transfers, ends)
    place = {step.of: number for number, step in reversed(list(enumerate(journey)))}
    return Custody(
        episodes=tuple(sorted(episodes, key=lambda one: place.get(one.key, len(place) + len(journey)))),
        transfers=tuple(sorted(transfers, key=lambda one: place[one.key])),
        journey=journey,
        is_cut=stays.is_cut or moves.is_cut or way.is_cut,
    )

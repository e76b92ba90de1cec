"""The fate, whereabouts, stays, moves and journey of a person, as JSON and as lines. Every value has its reasons."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from habeas.register.about import About
from habeas.register.custody import Custody, custody
from habeas.register.fate import fate
from habeas.register.people import PersonRow
from habeas.register.standards import mapped, presumption
from habeas.register.status import UNKNOWN
from habeas.register.whereabouts import Whereabout, whereabouts
from habeas.statements.when import Bounds
from habeas.timeline.episodes import Episode
from habeas.timeline.journey import Step, StepKind
from habeas.timeline.transfers import Transfer
from habeas.wording import dates, journeys


def plain_custody(about: About, row: PersonRow, as_of: date) -> dict[str, Any]:
    """`fate`, `whereabouts`, `episodes`, `transfers`, `journey`, `mappings` (docs/formats.md)."""
    parts = about.parts(row.id, as_of)
    found, where = fate(about, parts, as_of), whereabouts(about, parts, as_of)
    kept = custody(about, row.id, as_of)
    presumed = {"value": found.is_presumed_alive} | msgspec.to_builtins(presumption())
    proof = row.proof.last.because if row.proof.last else ()
    return {
        "fate": {
            "answers": msgspec.to_builtins(found.answers),
            "beside": msgspec.to_builtins(found.beside),
            "presumed_alive": presumed,
            "officials": msgspec.to_builtins(found.officials),
        },
        "whereabouts": {
            "answers": [_whereabout(about, one) for one in where.answers],
            "last": [_whereabout(about, one) for one in where.last],
        },
        "episodes": [
            msgspec.to_builtins(one) | {"in_words": stay_in_words(about, one)} for one in kept.episodes
        ],
        "transfers": [
            msgspec.to_builtins(one) | {"in_words": move_in_words(about, one)} for one in kept.transfers
        ],
        "journey": [msgspec.to_builtins(step) for step in kept.journey],
        "is_cut": kept.is_cut,
        "mappings": msgspec.to_builtins(mapped(found, where, proof)),
    }


def journey_lines(about: About, person: str, as_of: date) -> list[str]:
    """The journey line by line, and the stays of which nobody says where; "order not sure" where it is not."""
    kept = custody(about, person, as_of)
    return list(_lines(about, kept))


def stay_in_words(about: About, one: Episode) -> str:
    """A stay as one phrase."""
    place = _name(about, one.place) if one.place else None
    around = [_name(about, outer) for outer in one.lies_in]
    holders = [_name(about, holder.who) for holder in one.holders]
    return journeys.stay(place, around, one.began.bounds, one.ended.bounds, holders)


def move_in_words(about: About, one: Transfer) -> str:
    """A move as one phrase."""
    return journeys.move(
        _names(about, one.from_),
        _names(about, one.to),
        one.bounds,
        means=one.means,
        by=_names(about, (holder.who for holder in one.by)),
        control=one.control,
    )


def _lines(about: About, kept: Custody) -> Iterator[str]:
    stays = {one.key: one for one in kept.episodes}
    moves = {one.key: one for one in kept.transfers}
    for number, step in enumerate(kept.journey):
        unsure = "" if not number or step.follows_surely else " (whether after that is not sure)"
        yield _step(about, step, stays, moves) + unsure
    if kept.is_cut:
        yield "So much is said that only a part of it is put in order."
    for one in kept.episodes:
        if one.place is None:
            yield stay_in_words(about, one)


def _step(about: About, step: Step, stays: dict[str, Episode], moves: dict[str, Transfer]) -> str:
    if step.kind is StepKind.STAY:
        return stay_in_words(about, stays[step.of])
    if step.kind is StepKind.TRANSFER:
        return move_in_words(about, moves[step.of])
    if step.place:
        return journeys.stop(_name(about, step.place), _names(about, step.lies_in))
    claim = about.known.statements[step.of].fact.claim.name().replace("_", " ")
    return f"said: {claim}, {dates.span(Bounds(step.earliest, step.latest))}"


def _whereabout(about: About, one: Whereabout) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(one)
    return data | {"name": "" if one.value == UNKNOWN else _name(about, one.value)}


def _names(about: About, ids: Iterable[str]) -> list[str]:
    return [_name(about, id_) for id_ in ids]


def _name(about: About, id_: str) -> str:
    mention = about.known.mentions.get(id_)
    return mention.name if mention else id_

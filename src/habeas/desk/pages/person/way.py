"""The way of a person: stays, moves and stops in order, as spans of days and on a map, each with what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.desk.pictures.maps import Leg, Map, map_of
from habeas.desk.pictures.spans import Span, Spans, alone, event, spans
from habeas.desk.shelves.rows import name_of
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.custody import Custody, custody
from habeas.register.people import PersonRow
from habeas.statements.known import Known
from habeas.statements.when import Bounds
from habeas.timeline.episodes import Episode
from habeas.timeline.journey import Step, StepKind
from habeas.timeline.transfers import Transfer
from habeas.wording import dates, journeys, status
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence

A_FEW = 8
"""Facts shown under one step."""


@dataclass(frozen=True)
class StepLine:
    """One step of the way in words. `look` is its kind; `is_sure`: it surely came after the one before."""

    text: str
    look: str
    is_sure: bool
    notes: tuple[str, ...]
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class Way:
    """The way as a page shows it: in words, as spans, on a map. `is_cut`: only a part of it is put in order."""

    steps: tuple[StepLine, ...]
    picture: Spans | None
    map: Map | None
    is_cut: bool = False


def way(about: About, row: PersonRow, name: str, as_of: date) -> Way:
    """The way of a person up to a day."""
    found = custody(about, row.id, as_of)
    steps = tuple(_lines(about, found))
    shown = [*stays_and_moves(about, found), *contact_spans(about.known, row)]
    shown.sort(key=lambda one: (one.first or one.last or date.max, one.last or date.max))
    return Way(steps, spans([alone(one) for one in shown], as_of), way_map(about, found, name), found.is_cut)


def way_map(about: About, found: Custody, name: str) -> Map | None:
    """The map of the places of a way and the moves between them."""
    places = [step.place for step in found.journey if step.place]
    legs = [
        Leg(one.from_[0], one.to[0], ", ".join(one.means)) for one in found.transfers if one.from_ and one.to
    ]
    return map_of(about, places, legs, title=_("The way of {name}, as is said").format(name=name))


def _lines(about: About, found: Custody) -> Iterator[StepLine]:
    stays = {one.key: one for one in found.episodes}
    moves = {one.key: one for one in found.transfers}
    for step in found.journey:
        known = about.known
        facts = fact_lines(known, _because(known, step)[:A_FEW])
        yield StepLine(
            text=_sentence(about, step, stays, moves),
            look=step.kind.value,
            is_sure=step.follows_surely,
            notes=tuple(_notes(about, stays[step.of])) if step.kind is StepKind.STAY else (),
            facts=facts,
        )


def _because(known: Known, step: Step) -> tuple[str, ...]:
    return tuple(id_ for id_ in step.because if id_ in known.statements)


def _sentence(about: About, step: Step, stays: dict[str, Episode], moves: dict[str, Transfer]) -> str:
    if step.kind is StepKind.STAY:
        return _capital(_stay(about, stays[step.of]))
    if step.kind is StepKind.TRANSFER:
        return _capital(_move(about, moves[step.of]))
    if step.kind is StepKind.STOP and step.place:
        return _capital(journeys.stop(name_of(about, step.place), _names(about, step.lies_in)))
    statement = about.known.statements.get(step.of)
    return fact_sentence(statement.fact, cast_of_record(about.known)) if statement else ""


def _stay(about: About, one: Episode) -> str:
    holders = dict.fromkeys(holder.who for holder in one.holders)
    place = name_of(about, one.place) if one.place else None
    return journeys.stay(
        place, _names(about, one.lies_in), one.began.bounds, one.ended.bounds, _names(about, holders)
    )


def _move(about: About, one: Transfer) -> str:
    by = dict.fromkeys(holder.who for holder in one.by)
    return journeys.move(
        _names(about, one.from_), _names(about, one.to), one.bounds,
        means=one.means, by=_names(about, by), control=one.control,
    )  # fmt: skip


def _notes(about: About, one: Episode) -> Iterator[str]:
    """What has to be said beside a stay."""
    if one.is_open:
        yield _("It is open which of several places it was.")
    if one.contradicts:
        yield _("Another stay on the same days is said, at a place that is not this one.")
    if one.said_ended:
        yield _("That it ended is said, and nobody here has confirmed it.")
    runs = dict.fromkeys(holder.who for holder in one.responsible)
    if runs:
        yield _("Said to run or guard the place: {names}.").format(names=", ".join(_names(about, runs)))


def stays_and_moves(about: About, found: Custody) -> Iterator[Span]:
    """The stays and moves of a custody, as spans with their sentences."""
    for stay in found.episodes:
        began, ended = stay.began, stay.ended
        # Nothing says that it ended: the last day on which they were surely there is as far as it is drawn dark.
        yield Span(
            text=_capital(_stay(about, stay)),
            kind="stay",
            first=began.earliest,
            began=began.latest,
            ended=ended.earliest,
            last=ended.latest,
        )
    for move in found.transfers:
        if move.earliest or move.latest:
            yield event(_capital(_move(about, move)), "move", move.earliest, move.latest)


LOOKS = {"proof": "contact", "doubted": "doubt", "failed": "doubt"}


def contact_spans(known: Known, row: PersonRow) -> Iterator[Span]:
    """The contacts of a person that have a day, as spans with their sentences."""
    for one in row.proof.log:
        if one.kind is None or one.earliest is None:
            continue
        bounds = Bounds(one.earliest, one.latest)
        text = _("{kind} {when}").format(kind=status.proof(one.kind.value), when=dates.span(bounds))
        look = LOOKS.get(one.standing.value, "weaker")
        yield event(_capital(text), look, one.earliest, one.latest)


def _names(about: About, clusters: Iterable[str]) -> list[str]:
    return [name_of(about, id_) for id_ in clusters if id_ in about.known.mentions]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

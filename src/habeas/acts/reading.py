"""What was found in a source, and what became of it. A reading is kept beside the source; only accepting
and refusing enter the record."""

from collections import defaultdict
from collections.abc import Callable
from enum import StrEnum
from weakref import WeakKeyDictionary

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.acts.case import Case, of_source
from habeas.intake.tables.table import is_table
from habeas.protection.digest import tagged
from habeas.protection.erased import when_erased
from habeas.reading import VERSION
from habeas.reading.parts import cut, joined
from habeas.reading.read import language_of, read
from habeas.reading.suggestion import FoundTelling, Reading
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.statements.telling import Telling

Place = tuple[int, int]
Say = Callable[[int, int], None]

LATELY = 4
"""How many readings are kept in memory: the ones whose pages are being worked on."""
_lately: WeakKeyDictionary[Case, dict[str, tuple[str, Reading]]] = WeakKeyDictionary()
when_erased(_lately.clear)


class State(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Offer(Struct, frozen=True, kw_only=True):
    """A finding with what became of it; `telling` is the id of the telling it became."""

    found: FoundTelling
    state: State
    telling: str | None = None
    refusal: str | None = None


def reading_of(case: Case, source_id: str, say: Say = lambda done, of: None) -> Reading:
    """The reading of a source's text, as published when it was; made once and kept. Raises CannotRead.

    It is made anew when the publication date or the reader changes: dates rest on both. A long text is read in
    parts; `say` is told how many of how many are done.
    """
    kept = kept_reading(case, source_id)
    if kept is not None:
        return kept
    source, text = of_source(case.known().sources, source_id), case.text(source_id)
    # The language is that of the whole, whatever a part of it may quote.
    language, parts, made = source.language or language_of(text), cut(text), list[Reading]()
    for part in parts:
        say(len(made), len(parts))
        piece, years = text[part.start : part.end], recent_years(source.obtained_at.year)
        made.append(read(piece, published=source.published, language=language, years=years))
    reading = joined(parts, made)
    case.keep(source_id, _name(case, source), msgspec.json.encode(reading))
    return reading


def kept_reading(case: Case, source_id: str) -> Reading | None:
    """The reading of a source that is kept beside it; None where it must be made first."""
    known, lately = case.known(), _lately.setdefault(case, {})
    source = of_source(known.sources, source_id)
    if is_table(of_source(known.layers, source_id).version):
        # The rows of a list are taken in as they are: there is no text to read.
        return Reading(reader="table", language=None, published=source.published)
    name, there = _name(case, source), lately.get(source_id)
    if there is not None and there[0] == name:
        return there[1]
    kept = case.kept(source_id, name)
    try:
        reading = msgspec.json.decode(kept, type=Reading) if kept is not None else None
    except (msgspec.MsgspecError, ValueError):
        reading = None  # Damaged on disk: it is made again.
    if reading is not None:
        # What was withdrawn is not kept in memory either.
        there_still = [
            (id_, kept) for id_, kept in lately.items() if id_ in known.sources and id_ != source_id
        ]
        _lately[case] = {**dict(there_still[1 - LATELY :]), source_id: (name, reading)}
    return reading


def _name(case: Case, source: Source) -> str:
    """The file of a reading, by all that it rests on."""
    layer = of_source(case.known().layers, source.id)
    rests_on = [VERSION, source.published or "", source.id, layer.sha256]
    return f"reading-{tagged('reading', [part.encode() for part in rests_on]).hex()[:16]}.json"


def states(case: Case, source_id: str) -> list[State] | None:
    """What became of everything found in a source; None where nobody has read it yet: looking at a list of sources
    does not read them."""
    reading = kept_reading(case, source_id)
    if reading is None:
        return None
    return [offer.state for offer in offers_of(case.known(), source_id, reading)]


def recent_years(last: int) -> range:
    """The years a text without a date is taken to be from: these five, for want of a better."""
    return range(last - 4, last + 1)


def offers(case: Case, source_id: str) -> list[Offer]:
    """Everything found in a source, in text order, with what became of it. Makes the reading if there is none."""
    return offers_of(case.known(), source_id, reading_of(case, source_id))


def offers_of(known: Known, source_id: str, reading: Reading) -> list[Offer]:
    """Every finding of a reading with what became of it.

    A finding is matched to what people did by its place and what it states, so that it outlives a new reading.
    """
    accepted: dict[Place, list[Telling]] = defaultdict(list)
    for telling in known.tellings_of(source_id):
        if telling.found_by:
            accepted[telling.passage.start, telling.passage.end].append(telling)
    refused: dict[Place, dict[str, str]] = defaultdict(dict)
    for refusal in known.refusals_of(source_id):
        refused[refusal.passage.start, refusal.passage.end][refusal.claim] = refusal.id
    return [
        _offer(found, accepted.get((found.start, found.end), []), refused.get((found.start, found.end), {}))
        for found in reading.tellings
    ]


def _offer(found: FoundTelling, accepted: list[Telling], refused: dict[str, str]) -> Offer:
    """Where only some of its facts were accepted, the others stay open; what a person edited is settled."""
    done = {fact.claim.name() for telling in accepted for fact in telling.facts}
    left = tuple(fact for fact in found.facts if fact.claim.name() not in done)
    if accepted and (not left or any(t.found_by and t.found_by.edited for t in accepted)):
        return Offer(found=found, state=State.ACCEPTED, telling=accepted[-1].id)
    if {fact.claim.name() for fact in left} <= refused.keys():
        return Offer(found=found, state=State.REFUSED, refusal=next(reversed(refused.values())))
    return Offer(found=replace(found, facts=left), state=State.OPEN)

"""What was found in a source, and what became of it. A reading is kept beside the source; only accepting
and refusing enter the record."""

from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.acts.case import Case, of_source
from habeas.intake.tables.table import is_table
from habeas.protection.digest import tagged
from habeas.reading import VERSION
from habeas.reading.read import read
from habeas.reading.suggestion import FoundTelling, Reading
from habeas.statements.known import Known
from habeas.statements.source import Source


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


def reading_of(case: Case, source_id: str) -> Reading:
    """The reading of a source's text, as published when it was; made once and kept. Raises CannotRead.

    It is made anew when the publication date or the reader changes: dates rest on both.
    """
    source = of_source(case.known().sources, source_id)
    if is_table(of_source(case.known().layers, source_id).version):
        # The rows of a list are taken in as they are: there is no text to read.
        return Reading(reader="table", language=None, published=source.published)
    text = case.text(source_id)
    name = _name(source, text)
    was = _kept(case, source_id, name)
    if was is not None:
        return was
    reading = read(
        text,
        published=source.published,
        language=source.language,
        years=recent_years(source.obtained_at.year),
    )
    case.keep(source_id, name, msgspec.json.encode(reading))
    return reading


def _name(source: Source, text: str) -> str:
    key = tagged("reading", [VERSION.encode(), (source.published or "").encode(), text.encode()]).hex()[:16]
    return f"reading-{key}.json"


def _kept(case: Case, source_id: str, name: str) -> Reading | None:
    kept = case.kept(source_id, name)
    try:
        return msgspec.json.decode(kept, type=Reading) if kept is not None else None
    except (msgspec.MsgspecError, ValueError):
        return None  # Damaged on disk: it is made again.


def states(case: Case, source_id: str) -> list[State] | None:
    """What became of everything found in a source; None where nobody has read it yet: looking at a list of sources
    does not read them."""
    source = of_source(case.known().sources, source_id)
    reading = _kept(case, source_id, _name(source, case.text(source_id)))
    if reading is None:
        return None
    return [_offer(case.known(), source_id, found).state for found in reading.tellings]


def recent_years(last: int) -> range:
    """The years a text without a date is taken to be from: these five, for want of a better."""
    return range(last - 4, last + 1)


def offers(case: Case, source_id: str) -> list[Offer]:
    """Everything found in a source, in text order, with what became of it."""
    known = case.known()
    return [_offer(known, source_id, found) for found in reading_of(case, source_id).tellings]


def _offer(known: Known, source_id: str, found: FoundTelling) -> Offer:
    """A finding is matched to what people did by its place and claims, so that it outlives a new reading.

    Where only some of its facts were accepted, the others stay open; what a person edited is settled.
    """
    accepted = [
        telling
        for telling in known.tellings_of(source_id)
        if telling.found_by and telling.passage.is_at(found.start, found.end)
    ]
    done = {fact.claim.name() for telling in accepted for fact in telling.facts}
    left = tuple(fact for fact in found.facts if fact.claim.name() not in done)
    if accepted and (not left or any(t.found_by and t.found_by.edited for t in accepted)):
        return Offer(found=found, state=State.ACCEPTED, telling=accepted[-1].id)
    refused = {
        refusal.claim: refusal.id
        for refusal in known.refusals_of(source_id)
        if refusal.passage.is_at(found.start, found.end)
    }
    if {fact.claim.name() for fact in left} <= refused.keys():
        return Offer(found=found, state=State.REFUSED, refusal=next(reversed(refused.values())))
    return Offer(found=replace(found, facts=left), state=State.OPEN)

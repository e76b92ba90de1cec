"""Accept or refuse what was found. Accepting turns a finding into a telling and its entities into mentions;
a person signs both by doing it."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from habeas.acts.case import Case, CaseError
from habeas.protection.chance import new_id
from habeas.reading.suggestion import SOURCE, Entity, FoundTelling
from habeas.statements.codec import Record
from habeas.statements.ids import referred, with_ids
from habeas.statements.judgement import Refusal
from habeas.statements.known import Known
from habeas.statements.mention import Mention
from habeas.statements.passage import Passage
from habeas.statements.telling import FoundBy, Telling


def accept(
    case: Case,
    source_id: str,
    found: FoundTelling,
    entities: Iterable[Entity],
    *,
    by: str,
    at: datetime,
    reader: str | None = None,
    edited: bool = False,
    replaces: str | None = None,
) -> Telling:
    """Make a finding a telling of the record. Returns the telling as written.

    Parties of `found` name entities (of the reading, or new ones made by hand), mentions that the
    source already has, or SOURCE. `reader` is what found it (None: a person did, by hand); `edited`
    says that a person changed it first; `replaces` names the telling it corrects. Raises CaseError
    when a party names nobody, and then nothing is stored.
    """
    known, text = case.known(), case.text(source_id)
    ids, mentions = _mentions(known, source_id, text, found, {entity.id: entity for entity in entities})
    telling = Telling(
        id=new_id("t"),
        source=source_id,
        passage=_passage(known, source_id, text, found.start, found.end),
        chain=tuple(with_ids(link, ids.__getitem__) for link in found.chain),
        facts=tuple(replace(with_ids(fact, ids.__getitem__), id=new_id("f")) for fact in found.facts),
        hedges=tuple(with_ids(hedge, ids.__getitem__) for hedge in found.hedges),
        replaces=replaces,
        found_by=FoundBy(rule=found.rule, reader=reader, edited=edited) if reader else None,
    )
    case.append([*mentions, telling], by=by, at=at)
    return telling


def refuse(
    case: Case, source_id: str, found: FoundTelling, *, by: str, at: datetime, reason: str = ""
) -> tuple[Refusal, ...]:
    """Note that a finding is not to be offered again: one refusal for each claim it made there."""
    known, text = case.known(), case.text(source_id)
    passage = _passage(known, source_id, text, found.start, found.end)
    refusals = tuple(
        Refusal(id=new_id("r"), source=source_id, passage=passage, claim=claim, reason=reason)
        for claim in dict.fromkeys(fact.claim.name() for fact in found.facts)
    )
    case.append(list(refusals), by=by, at=at)
    return refusals


def _mentions(
    known: Known, source_id: str, text: str, found: FoundTelling, entities: dict[str, Entity]
) -> tuple[dict[str, str], list[Record]]:
    """The mention id for every id that the finding refers to, and the mentions that are new."""
    existing = {
        (mention.kind, mention.passages[0].start): mention.id
        for mention in known.mentions_of(source_id)
        if mention.passages
    }
    ids, new = {SOURCE: source_id, source_id: source_id}, list[Record]()
    for id_ in sorted(referred([found.chain, found.facts, found.hedges]) - ids.keys()):
        entity = entities.get(id_)
        if id_ in known.mentions:
            ids[id_] = id_
        elif entity is None:
            raise CaseError(f"nobody in this source is called {id_!r}; nothing was stored")
        elif (entity.kind, entity.spans[0].start) in existing:
            ids[id_] = existing[entity.kind, entity.spans[0].start]
        else:
            ids[id_] = new_id("m")
            passages = tuple(_passage(known, source_id, text, span.start, span.end) for span in entity.spans)
            new.append(
                Mention(id=ids[id_], source=source_id, kind=entity.kind, name=entity.name, passages=passages)
            )
    return ids, new


def _passage(known: Known, source_id: str, text: str, start: int, end: int) -> Passage:
    layer = known.layers[source_id]
    return Passage.cut(text, start, end, layer=layer.version, page=layer.page_at(start))

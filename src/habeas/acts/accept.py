"""Accept or refuse what was found. Accepting turns a finding into a telling and its entities into mentions;
a person signs both by doing it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from habeas.acts.case import Case, CaseError, of_source
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.reading.suggestion import SOURCE, Entity, FoundTelling
from habeas.statements.codec import Record
from habeas.statements.ids import referred, with_ids
from habeas.statements.judgement import Judgement, Refusal, Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Mention
from habeas.statements.passage import Passage
from habeas.statements.telling import FoundBy, Telling

NOBODY_ELSE: Mapping[str, str] = MappingProxyType({})


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
    same: Mapping[str, str] = NOBODY_ELSE,
) -> Telling:
    """Make a finding a telling of the record. Returns the telling as written.

    Parties of `found` name entities (of the reading, or new ones made by hand), mentions that the
    source already has, or SOURCE. `reader` is what found it (None: a person did, by hand); `edited`
    says that a person changed it first; `replaces` names the telling it corrects;
    `same` says whom of another source (a mention) an entity is, which is noted with it. Accepting twice what
    is in force gives the telling that is there. Raises CaseError when a party names nobody here, or
    what is corrected is not in force any more; then nothing is stored.
    """
    text, by_id = case.text(source_id), {entity.id: entity for entity in entities}
    found_by = FoundBy(rule=found.rule, reader=reader, edited=edited) if reader else None
    result: list[Telling] = []

    def decide(known: Known) -> list[Record]:
        if replaces is not None and replaces not in known.tellings:
            raise CaseError(_("what this corrects was taken back or corrected meanwhile; nothing was stored"))
        mentions, made = telling(known, source_id, text, found, by_id, same)
        made = replace(made, found_by=found_by, replaces=replaces)
        there = next((old for old in known.tellings_of(source_id) if same_words_said(old, made)), None)
        result[:] = [there or made]
        return [] if there else [*mentions, made]

    case.act(decide, by=by, at=at)
    return result[0]


def refuse(
    case: Case, source_id: str, found: FoundTelling, *, by: str, at: datetime, reason: str = ""
) -> tuple[Refusal, ...]:
    """Note that a finding is not to be offered again: one refusal for each claim it made there."""
    passage = _passage(case.known(), source_id, case.text(source_id), found.start, found.end)
    refusals = tuple(
        Refusal(id=new_id("r"), source=source_id, passage=passage, claim=claim, reason=reason)
        for claim in dict.fromkeys(fact.claim.name() for fact in found.facts)
    )
    case.act(lambda known: list(refusals), by=by, at=at)
    return refusals


def telling(
    known: Known,
    source_id: str,
    text: str,
    found: FoundTelling,
    entities: dict[str, Entity],
    same: Mapping[str, str] = NOBODY_ELSE,
) -> tuple[list[Record], Telling]:
    """The telling that a finding becomes, and the mentions and judgements that are new with it. Nothing is written."""
    ids, mentions = _mentions(known, source_id, text, found, entities)
    judgements = _judgements(known, {ids[id_]: other for id_, other in same.items() if id_ in ids})
    return [*mentions, *judgements], Telling(
        id=new_id("t"),
        source=source_id,
        passage=_passage(known, source_id, text, found.start, found.end),
        chain=tuple(with_ids(link, ids.__getitem__) for link in found.chain),
        facts=tuple(replace(with_ids(fact, ids.__getitem__), id=new_id("f")) for fact in found.facts),
        hedges=tuple(with_ids(hedge, ids.__getitem__) for hedge in found.hedges),
    )


def _judgements(known: Known, same: Mapping[str, str]) -> list[Record]:
    """That somebody here is somebody of another source, as chosen by whoever filled in a form."""
    if gone := [other for other in same.values() if other not in known.mentions]:
        raise CaseError(_("there is no one with the id {id}; nothing was stored").format(id=gone[0]))
    said = {frozenset((one.a, one.b)) for one in known.judgements.values() if one.verdict is Verdict.SAME}
    return [
        Judgement(
            id=new_id("j"),
            a=here,
            b=other,
            verdict=Verdict.SAME,
            reason=_("chosen while entering what was said"),
        )
        for here, other in same.items()
        if here != other and frozenset((here, other)) not in said
    ]


def same_words_said(a: Telling, b: Telling) -> bool:
    """Whether two tellings say the same of the same people, by the same tellers, at the same words."""
    return a.passage.is_at(b.passage.start, b.passage.end) and _said(a) == _said(b)


def _said(of: Telling) -> object:
    facts = [{**msgspec.to_builtins(fact), "id": None} for fact in of.facts]
    return of.source, of.passage.start, of.passage.end, of.chain, of.hedges, facts


def _mentions(
    known: Known, source_id: str, text: str, found: FoundTelling, entities: dict[str, Entity]
) -> tuple[dict[str, str], list[Record]]:
    """The mention id for every id that the finding refers to, and the mentions that are new.

    An entity is a mention that the source already has if both are of one kind and share a passage.
    """
    existing = {
        (mention.kind, passage.start, passage.end): mention.id
        for mention in known.mentions_of(source_id)
        for passage in mention.passages
    }
    ids, new = {SOURCE: source_id, source_id: source_id}, list[Record]()
    for id_ in sorted(referred([found.chain, found.facts, found.hedges]) - ids.keys()):
        entity, mention = entities.get(id_), known.mentions.get(id_)
        if mention is not None and mention.source == source_id:
            ids[id_] = id_
        elif entity is None:
            raise CaseError(
                _("nobody in this source is called “{name}”; nothing was stored").format(name=id_)
            )
        else:
            places = [(entity.kind, span.start, span.end) for span in entity.spans]
            ids[id_] = next((existing[place] for place in places if place in existing), "") or new_id("m")
            if ids[id_] not in known.mentions:
                new.append(_mention(known, source_id, text, ids[id_], entity))
    return ids, new


def _mention(known: Known, source_id: str, text: str, id_: str, entity: Entity) -> Mention:
    passages = tuple(_passage(known, source_id, text, span.start, span.end) for span in entity.spans)
    return Mention(id=id_, source=source_id, kind=entity.kind, name=entity.name, passages=passages)


def _passage(known: Known, source_id: str, text: str, start: int, end: int) -> Passage:
    layer = of_source(known.layers, source_id)
    return Passage.cut(text, start, end, layer=layer.version, page=layer.page_at(start))

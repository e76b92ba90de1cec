"""The casts of pages: how the people of a reading, and those of the record, are spoken of."""

from collections.abc import Iterable

from habeas.desk.wording.cast import Cast, Member
from habeas.desk.wording.publications import this_source
from habeas.reading.suggestion import SOURCE, Entity
from habeas.statements.known import Known

UNKNOWN = Member("someone", None)


def cast_of_record(known: Known, *, source_id: str | None = None) -> Cast:
    """Everyone of the record; the source being read is "this publication" or "this call", others go by their title."""

    def member(id_: str) -> Member:
        if id_ in known.mentions:
            return Member(known.mentions[id_].name, known.mentions[id_].kind)
        if id_ == source_id:
            return Member(this_source(known, id_), None)
        if id_ in known.sources:
            return Member(f"“{known.sources[id_].title}”", None)
        return UNKNOWN

    return Cast(member)


def cast_of_reading(entities: Iterable[Entity], known: Known, source_id: str) -> Cast:
    """Everyone a reader found in one source, and whoever the record has for it already."""
    found = {entity.id: Member(entity.name, entity.kind) for entity in entities}
    record = cast_of_record(known, source_id=source_id).member

    def member(id_: str) -> Member:
        if id_ == SOURCE:
            return Member(this_source(known, source_id), None)
        return found.get(id_) or record(id_)

    return Cast(member)

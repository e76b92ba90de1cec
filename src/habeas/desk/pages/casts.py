"""The cast of a reading: how those whom a reader found are spoken of."""

from collections.abc import Iterable

from habeas.reading.suggestion import SOURCE, Entity
from habeas.statements.known import Known
from habeas.wording.cast import Cast, Member, cast_of_record
from habeas.wording.publications import this_source


def cast_of_reading(entities: Iterable[Entity], known: Known, source_id: str) -> Cast:
    """Everyone a reader found in one source, and whoever the record has for it already."""
    found = {entity.id: Member(entity.name, entity.kind) for entity in entities}
    record = cast_of_record(known, source_id=source_id).member

    def member(id_: str) -> Member:
        if id_ == SOURCE:
            return Member(this_source(known, source_id), None)
        return found.get(id_) or record(id_)

    return Cast(member)

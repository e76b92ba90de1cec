"""Correct what we noted of a source itself: when it was published, its title. Both versions stay in the record."""

from datetime import datetime

from msgspec.structs import replace

from habeas.acts.case import Case, of_source
from habeas.statements.source import Source
from habeas.statements.when import bounds


def correct_source(
    case: Case,
    source_id: str,
    *,
    by: str,
    at: datetime,
    published: str | None = None,
    title: str | None = None,
) -> Source:
    """Note a source's publication date (EDTF) or title anew. Raises NotADate."""
    if published is not None:
        bounds(published)
    changes = {"published": published, "title": title}
    changed = {key: value for key, value in changes.items() if value is not None}
    case.act(lambda known: [replace(of_source(known.sources, source_id), **changed)], by=by, at=at)
    return of_source(case.known().sources, source_id)

"""What stands above the text of a source: what it is, when it was published, how it came to us."""

from dataclasses import dataclass

from habeas.language import gettext as _
from habeas.statements.source import Source
from habeas.wording import dates
from habeas.wording.codes import plain
from habeas.wording.publications import THIS


@dataclass(frozen=True)
class SourceHead:
    """What stands above a text: what it is, when it was published, how it came to us."""

    id: str
    title: str
    kind: str
    published: str
    dated: str
    obtained: str
    address: str
    filename: str


def head(source: Source) -> SourceHead:
    """What stands above a source's text."""
    day = dates.day(source.obtained_at.date())
    came = _("{how}, from {whom}, on {day}") if source.obtained_from else _("{how}, on {day}")
    return SourceHead(
        id=source.id,
        title=source.title,
        kind=plain(source.kind),
        published=dates.named_date(source.published) if source.published else "",
        dated=_dated(source),
        obtained=came.format(how=source.obtained, whom=source.obtained_from, day=day),
        address=source.address or "",
        filename=source.filename or "",
    )


def _dated(source: Source) -> str:
    """When it was published, or written where it never was; that this is missing where nobody noted it."""
    is_ours = source.kind in THIS
    if not source.published:
        return _("date missing") if is_ours else _("publication date missing")
    day = dates.named_date(source.published)
    return _("dated {day}").format(day=day) if is_ours else _("published {day}").format(day=day)

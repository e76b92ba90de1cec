"""What takes what out of force: an undoing its target, a later version the one before, if it speaks of the same.

Nothing here folds anything: it only says of noted values which of them others name, and may take out.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from habeas.statements.account import Account, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.mention import Mention
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.source import Source, TextLayer
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task


class Noted(Struct, frozen=True, gc=False):
    """A value with its place in the record: entry number (from 1), when it was noted, and by whom."""

    number: int
    at: datetime
    by: str
    value: Record


OF_SOURCE = (Telling, Mention)
"""Kinds that count for nothing where their source is not known: every page that shows them names it."""
VERSIONS = (Account, Consent, Audience, Task, Decision)
"""Kinds of which a later one names all those in whose place it stands."""
CAN_BE_UNDONE = (
    Telling,
    Judgement,
    Refusal,
    Undoing,
    *VERSIONS,
    Done,
    Comment,
    PublishedNumber,
    SignedEstimate,
)
"""What somebody decided or noted. A source, its text and its mentions stay, whatever names them."""


def may_follow(first: Record, later: Record) -> bool:
    """Whether a value is a later version of an earlier one: of a source, with the same bytes."""
    return isinstance(first, Source) and isinstance(later, Source) and first.sha256 == later.sha256


def id_of(item: Noted) -> str:
    """The id under which a value is noted."""
    value = item.value
    return f"{value.source}/{value.version}" if isinstance(value, TextLayer) else value.id


def out_of_force(noted: dict[str, Noted]) -> set[str]:
    """Ids undone or replaced. Read from the end: what was undone takes nothing out of force; what was replaced still
    does, so that of a thing corrected twice only the last version stands."""
    undone: set[str] = set()
    replaced: set[str] = set()
    for id_, item in reversed(noted.items()):
        if id_ not in undone:
            (undone if isinstance(item.value, Undoing) else replaced).update(takes_out(noted, item.value))
    return undone | replaced


def takes_out(noted: Mapping[str, Noted], value: Record) -> tuple[str, ...]:
    """The ids that a value takes out of force, unless it is undone itself."""
    return tuple(old for old in _named(value) if old in noted and _may_take_out(value, noted[old].value))


def is_without_source(noted: Mapping[str, Noted], value: Record) -> bool:
    """Whether a value speaks of a source that is not known, and therefore counts for nothing."""
    if not isinstance(value, OF_SOURCE):
        return False
    source = noted.get(value.source)
    return source is None or not isinstance(source.value, Source)


def awaited(noted: Mapping[str, Noted], items: Iterable[Noted]) -> frozenset[str]:
    """The ids that some of what is noted names and under which nothing is noted yet."""
    ids: set[str] = set()
    for item in items:
        ids.update(_named(item.value))
        if isinstance(item.value, OF_SOURCE):
            ids.add(item.value.source)
    return frozenset(id_ for id_ in ids if id_ not in noted)


def _named(value: Record) -> tuple[str, ...]:
    """The ids that a value says it takes out of force."""
    if isinstance(value, Undoing):
        return (value.of,)
    if isinstance(value, Telling):
        return (value.replaces,) if value.replaces else ()
    return value.replaces if isinstance(value, VERSIONS) else ()


def _may_take_out(value: Record, old: Record) -> bool:
    """Whether a value may take another out of force: what is undone must be somebody's act; what is replaced must
    speak of the same, so that nobody loosens what is said of one source in the name of another."""
    if isinstance(value, Undoing):
        return isinstance(old, CAN_BE_UNDONE)
    return type(old) is type(value) and _matter(old) == _matter(value)


def _matter(value: Record) -> object:
    match value:
        case Consent(source=source, use=use):
            return source, use
        case Task(sources=sources):
            return frozenset(sources)
        case Telling() | Account() | Audience():
            return value.source
        case Decision(on=on):
            return on
        case _:
            return None

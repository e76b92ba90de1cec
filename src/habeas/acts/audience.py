"""Say who at the desk may see a source. Whoever says so is always among them; what was said before stays on record."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from habeas.acts.case import Case, CaseError, of_source
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.account import Audience
from habeas.statements.codec import Record
from habeas.statements.judgement import Undoing
from habeas.statements.known import Known


def audience(source: str, people: Iterable[str], *, by: str, replaces: tuple[str, ...] = ()) -> Audience:
    """Those who may see a source: these people, and whoever says so."""
    return Audience(id=new_id("o"), source=source, people=tuple(sorted({*people, by})), replaces=replaces)


def let_see(case: Case, source: str, people: Iterable[str] | None, *, by: str, at: datetime) -> None:
    """Let only these people see a source, by name; None lets everybody. Raises CaseError if there is no such source
    for whoever says so."""
    chosen = None if people is None else tuple(people)

    def decide(known: Known) -> list[Record]:
        of_source(known.sources, source)
        may_see = known.audiences.get(source)
        if may_see is not None and by not in may_see:
            raise CaseError(_("This source is not for you to see, so this is not for you to decide."))
        said = _said(known, source)
        if chosen is None:
            # All that was ever said: taking the last one back alone would put the one before in force again.
            undone = {value.of for value in _in_force(known) if isinstance(value, Undoing)}
            return [Undoing(id=new_id("u"), of=id_) for id_ in said if id_ not in undone]
        if may_see == frozenset({*chosen, by}):
            return []
        return [audience(source, chosen, by=by, replaces=_standing(known, source))]

    case.act(decide, by=by, at=at)


def seen_by_nobody(known: Known) -> list[str]:
    """The sources that two copies limited to people who have no one in common."""
    return [source for source, people in known.audiences.items() if not people]


def let_oneself_see(case: Case, source: str, *, by: str, at: datetime) -> None:
    """Let oneself see a source that nobody may see. Raises CaseError if somebody may."""

    def decide(known: Known) -> list[Record]:
        of_source(known.sources, source)
        if source not in seen_by_nobody(known):
            raise CaseError(_("Somebody may see this source by now; ask the others. Nothing was changed."))
        return [audience(source, (), by=by, replaces=_standing(known, source))]

    case.act(decide, by=by, at=at)


def _said(known: Known, source: str) -> list[str]:
    return [id_ for id_, item in known.noted.items() if _is_of(item.value, source)]


def _standing(known: Known, source: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in _said(known, source) if id_ not in known.out_of_force)


def _is_of(value: Record, source: str) -> bool:
    return isinstance(value, Audience) and value.source == source


def _in_force(known: Known) -> Iterator[Record]:
    return (item.value for id_, item in known.noted.items() if id_ not in known.out_of_force)

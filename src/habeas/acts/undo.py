"""Take back a telling, a judgement, a refusal, or an earlier taking back. Both stay in the record."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.protection.chance import new_id
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.telling import Telling


def undo(case: Case, of: str, *, by: str, at: datetime, reason: str = "") -> Undoing:
    """Take back what `of` names. Raises CaseError if there is nothing in force to take back."""
    if not _in_force(case.known(), of):
        raise CaseError("that was taken back already, or never was; nothing was changed")
    undoing = Undoing(id=new_id("u"), of=of, reason=reason)
    case.append([undoing], by=by, at=at)
    return undoing


def _in_force(known: Known, of: str) -> bool:
    value = known.noted[of].value if of in known.noted else None
    match value:
        case Telling():
            return of in known.tellings
        case Judgement():
            return of in known.judgements
        case Refusal():
            return of in known.refusals
        case Undoing():
            return not any(
                isinstance(other.value, Undoing) and other.value.of == of and _in_force(known, other.value.id)
                for other in known.noted.values()
            )
        case _:
            return False

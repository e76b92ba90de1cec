"""Take back a telling, a judgement, a refusal, a task, a remark, or an earlier taking back. Both stay in the record."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task

TAKEN_BACK = (
    Telling,
    Judgement,
    Refusal,
    Undoing,
    Task,
    Done,
    Comment,
    Decision,
    PublishedNumber,
    SignedEstimate,
)
"""What can be taken back. Sources and mentions are not acts of deciding."""


def undo(case: Case, of: str, *, by: str, at: datetime, reason: str = "") -> Undoing:
    """Take back what `of` names. Raises CaseError if there is nothing in force to take back."""
    undoing = Undoing(id=new_id("u"), of=of, reason=reason)

    def decide(known: Known) -> list[Record]:
        value = known.noted[of].value if of in known.noted else None
        if not isinstance(value, TAKEN_BACK) or of in known.out_of_force:
            raise CaseError(_("that was taken back already, or never was; nothing was changed"))
        return [undoing]

    case.act(decide, by=by, at=at)
    return undoing

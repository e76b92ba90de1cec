"""Say whether two mentions are the same: yes, no, or not sure. Undone like anything else."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known


def judge(
    case: Case, a: str, b: str, verdict: Verdict, *, by: str, at: datetime, reason: str = ""
) -> Judgement:
    """Note a judgement on two mentions of one kind. Raises CaseError; then nothing is stored."""
    judgement = Judgement(id=new_id("j"), a=a, b=b, verdict=verdict, reason=reason) if a != b else None

    def decide(known: Known) -> list[Record]:
        check_pair(known, a, b)
        return [judgement] if judgement else []

    case.act(decide, by=by, at=at)
    assert judgement is not None
    return judgement


def check_pair(known: Known, a: str, b: str) -> None:
    """Refuse what cannot be judged: a mention that is not here, two kinds, one named twice. Raises CaseError."""
    mentions = known.mentions
    if a not in mentions or b not in mentions:
        missing = a if a not in mentions else b
        raise CaseError(_("there is no one with the id {id}; nothing was stored").format(id=missing))
    if mentions[a].kind != mentions[b].kind:
        wrong = _("“{one}” and “{other}” are not of one kind: they cannot be the same. Nothing was stored.")
        raise CaseError(wrong.format(one=mentions[a].name, other=mentions[b].name))
    if a == b:
        raise CaseError(
            _("“{name}” was named twice; nothing was stored. Name two.").format(name=mentions[a].name)
        )

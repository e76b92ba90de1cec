"""Say whether two mentions are the same: yes, no, or not sure. Undone like anything else."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
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
        _check(known, a, b)
        return [judgement] if judgement else []

    case.act(decide, by=by, at=at)
    assert judgement is not None
    return judgement


def _check(known: Known, a: str, b: str) -> None:
    mentions = known.mentions
    if a not in mentions or b not in mentions:
        raise CaseError(f"there is no one with the id {a if a not in mentions else b}; nothing was stored")
    if mentions[a].kind != mentions[b].kind:
        raise CaseError(
            f"“{mentions[a].name}” is a {mentions[a].kind} and “{mentions[b].name}” a {mentions[b].kind}: "
            "they cannot be the same. Nothing was stored."
        )
    if a == b:
        raise CaseError(f"“{mentions[a].name}” was named twice; nothing was stored. Name two.")

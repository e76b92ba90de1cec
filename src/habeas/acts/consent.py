"""Note what whoever tells us something allows: answers by use, each in place of those in force. The older ones stay
in the record."""

from collections.abc import Iterable
from datetime import datetime

from habeas.acts.case import Case, of_source
from habeas.protection.chance import new_id
from habeas.statements.account import Answer, Consent, Use
from habeas.statements.allowed import in_force
from habeas.statements.codec import Record
from habeas.statements.known import Known

Answers = Iterable[tuple[Use, Answer, str]]
"""Uses with their answers, and the name under which they may be quoted ("" where it is open)."""


def note_consents(case: Case, source: str, answers: Answers, *, by: str, at: datetime) -> int:
    """Note answers for a source, in one act. Returns how many changed; what is the same is not noted again.

    Raises CaseError if the source is not there (any more).
    """
    asked, noted = tuple(answers), list[Consent]()

    def decide(known: Known) -> list[Record]:
        of_source(known.sources, source)
        noted[:] = [new for use, answer, name in asked if (new := _anew(known, source, use, answer, name))]
        return list(noted)

    case.act(decide, by=by, at=at)
    return len(noted)


def _anew(known: Known, source: str, use: Use, answer: Answer, name: str) -> Consent | None:
    """The answer in place of all that are in force; None where it stands so already, or nobody was ever asked."""
    old = in_force(known, source, use)
    if {(one.answer, one.name) for one in old} == {(answer, name)} or (
        not old and answer is Answer.NOT_ASKED
    ):
        return None
    replaced = tuple(one.id for one in old)
    return Consent(id=new_id("c"), source=source, use=use, answer=answer, name=name, replaces=replaced)

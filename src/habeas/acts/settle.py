"""Settle a disagreement: one of the versions stays in force, the others are taken back. All stay in the record."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.acts.consent import note_consents
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.account import Consent
from habeas.statements.codec import Record
from habeas.statements.disagreements import Disagreement, disagreements
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known
from habeas.statements.telling import Telling


def settle(
    case: Case, matter: tuple[str, ...], keep: str, *, by: str, at: datetime, reason: str = ""
) -> None:
    """Keep one version (its id) of what is disagreed about (`matter`, as a disagreement names it).

    Of answers on what a teller allows, the one kept is noted anew in place of all. Raises CaseError if they do not
    disagree on it any more, or it cannot be settled here; then nothing is changed.
    """
    found = _found(case.known(), matter, keep)
    kept = case.known().noted[keep].value
    if isinstance(kept, Consent):
        note_consents(case, kept.source, [(kept.use, kept.answer, kept.name)], by=by, at=at)
        return

    def decide(known: Known) -> list[Record]:
        others = [id_ for id_ in _found(known, matter, keep).values if id_ != keep]
        return [Undoing(id=new_id("u"), of=id_, reason=reason) for id_ in others]

    if not can_be_settled(case.known(), found):
        raise CaseError(_("this cannot be settled here: look who wrote it. Nothing was changed."))
    case.act(decide, by=by, at=at)


def can_be_settled(known: Known, one: Disagreement) -> bool:
    """Whether a person can choose: not where something else was written under a number that was taken."""
    clashes = {getattr(item.value, "id", "") for item in known.clashes}
    values = (known.noted[id_].value for id_ in one.values)
    return not clashes.intersection(one.about) and all(
        isinstance(value, Judgement | Telling | Undoing | Consent) for value in values
    )


def _found(known: Known, matter: tuple[str, ...], keep: str) -> Disagreement:
    for one in disagreements(known):
        if one.about == matter and keep in one.values:
            return one
    raise CaseError(_("nobody disagrees on this any more; nothing was changed"))

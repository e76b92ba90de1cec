"""Several answers on who is who in one act, and taking back what one act wrote as one.

Values written together share the beginning of their ids, so that the record itself says what belongs together.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.acts.judge import check_pair
from habeas.acts.undo import TAKEN_BACK
from habeas.identity.splitting import Plan
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.codec import Record
from habeas.statements.draws_on import is_kept_from
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.known import Known

BETWEEN = "-"
"""Between what the ids of one act share, and the number of each."""


class Answer(Struct, frozen=True):
    """What somebody answers on two mentions, with the reason."""

    a: str
    b: str
    verdict: Verdict
    reason: str = ""


def judge_together(
    case: Case, answers: Sequence[Answer], *, by: str, at: datetime, plan: Plan | None = None
) -> tuple[str, ...]:
    """Note several answers, all or none; with a plan, first take back what it names and note what it asks for. Returns
    the ids of what was written. Raises CaseError if any cannot be noted; then nothing is stored."""
    written: list[Record] = []

    def decide(known: Known) -> list[Record]:
        written[:] = records(known, answers, plan)
        return list(written)

    case.act(decide, by=by, at=at)
    return tuple(one.id for one in written if isinstance(one, Judgement | Undoing))


def records(known: Known, answers: Iterable[Answer], plan: Plan | None = None) -> list[Record]:
    """What would be written. Raises CaseError."""
    stem = new_id("j")
    answers = list(answers)
    undone = plan.undo if plan else ()
    if any(id_ in known.out_of_force or id_ not in known.noted for id_ in undone):
        raise CaseError(
            _("somebody changed these answers meanwhile; nothing was stored. Look at the page again.")
        )
    for one in answers:
        check_pair(known, one.a, one.b)
    made: list[Record] = [
        Undoing(id=f"{stem}{BETWEEN}u{number}", of=id_, reason=plan.reason if plan else "")
        for number, id_ in enumerate(undone)
    ]
    made += [
        Judgement(id=f"{stem}{BETWEEN}{number}", a=one.a, b=one.b, verdict=one.verdict, reason=one.reason)
        for number, one in enumerate(answers)
    ]
    return made


def act_of(id_: str) -> str:
    """What the ids of all values have in common that one act wrote."""
    return id_.split(BETWEEN)[0]


def made_together(known: Known, id_: str) -> tuple[str, ...]:
    """The ids of what one act wrote that is still in force, `id_` among it; only that where it was written alone."""
    stem = act_of(id_)
    if stem == id_:
        return (id_,) if id_ in known.noted and id_ not in known.out_of_force else ()
    beginning = stem + BETWEEN
    return tuple(one for one in known.noted if one.startswith(beginning) and one not in known.out_of_force)


def undo_together(
    case: Case, of: str, *, by: str, at: datetime, reason: str = "", hidden: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Take back all that one act wrote, as one; what that took back itself comes back; without what draws on
    sources that are `hidden`. Returns the ids of the takings back. Raises CaseError if nothing of it is in force."""
    written: list[Undoing] = []

    def decide(known: Known) -> list[Record]:
        found = [
            id_
            for id_ in made_together(known, of)
            if isinstance(value := known.noted[id_].value, TAKEN_BACK)
            and not is_kept_from(hidden, value, known)
        ]
        if not found:
            raise CaseError(_("that was taken back already, or never was; nothing was changed"))
        stem = new_id("u")
        # The last first: what was taken back in the same act comes back once what replaced it is gone.
        written[:] = [
            Undoing(id=f"{stem}{BETWEEN}{number}", of=id_, reason=reason)
            for number, id_ in enumerate(reversed(found))
        ]
        return list(written)

    case.act(decide, by=by, at=at)
    return tuple(one.id for one in written)

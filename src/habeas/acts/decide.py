"""Decide about what was said: grade it, vet a contact, mark a channel, confirm, settle, find, place.

What weighs is decided with a reason that others can read, and nothing that its own rule forbids is noted.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from habeas.acts.case import Case, CaseError
from habeas.acts.work import sources_of
from habeas.identity.clusters import clusters
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.register.about import About
from habeas.register.alleged import names_of
from habeas.register.confirmed import can_be_confirmed
from habeas.register.corroboration import voices_for
from habeas.statements.claims.contact import Contacted, Seen
from habeas.statements.codec import Record
from habeas.statements.decisions import (
    AnyDecision,
    ChallengeQuestion,
    Compromised,
    Confirmed,
    ContactVetted,
    Continues,
    Credibility,
    Decision,
    Finding,
    NamedOutside,
    Placing,
    Reviewed,
    Settled,
    StatementGrade,
)
from habeas.statements.known import Known
from habeas.statements.mention import Kind

D = TypeVar("D", bound=Decision)


def decide(
    case: Case,
    kind: type[D],
    on: str,
    /,
    *,
    seen: Known,
    by: str,
    at: datetime,
    reason: str = "",
    **rest: Any,
) -> D:
    """Note a decision `on` something, in place of those of its kind that are seen to be in force on the same matter.

    `seen` is what whoever decides may see; `rest` are the decision's own fields. Raises CaseError with what is missing
    or forbidden; then nothing is noted.
    """
    if kind is NamedOutside:
        rest["names"] = _names(seen, on)
    try:
        plain = msgspec.to_builtins({"id": new_id("v"), "on": on, "reason": reason.strip(), **rest})
        made = msgspec.convert(plain, kind)
    except (TypeError, ValueError) as why:
        raise CaseError(_("{why}; nothing was noted").format(why=why)) from why
    facts = (*getattr(made, "facts", ()), *getattr(made, "basis", ()), *_around(seen, made))
    if isinstance(made, StatementGrade):
        # What somebody may not see must not show by what they may decide.
        _check_grade(seen, made)
    sources = _sources(kind, seen, on, facts)
    before = tuple(old.id for old in seen.decided_on(kind, on) if _is_same_matter(seen, old, made, by))
    made = msgspec.structs.replace(made, sources=sources, replaces=before)

    def act(known: Known) -> list[Record]:
        check(known, made, by=by)
        return [made]  # type: ignore[list-item]

    case.act(act, by=by, at=at)
    return made


def check(known: Known, made: Decision, *, by: str) -> None:
    """Whether a decision may be noted, by its own rule. Raises CaseError."""
    if isinstance(made, NEED_REASONS) and not made.reason:
        raise CaseError(_("say why, so that others can judge it; nothing was noted"))
    match made:
        case StatementGrade():
            _check_grade(known, made)
        case ContactVetted(on=on) if not _is_contact(known, on):
            raise CaseError(_("this is no contact; nothing was noted"))
        case Confirmed(on=on):
            if on not in known.statements or not can_be_confirmed(known.statements[on]):
                raise CaseError(
                    _(
                        "only what is said of a death, a release, a return or an escape is confirmed; nothing was noted"
                    )
                )
        case Reviewed(on=on):
            _check_review(known, on, by)
        case Compromised() | Placing() | Finding() | NamedOutside():
            _check_kind(known, made)
        case Continues():
            _check_versions(known, made)


NEED_REASONS = (Compromised, Confirmed, Finding, NamedOutside, Settled)
"""What nobody decides without saying why."""


def _names(seen: Known, on: str) -> tuple[str, ...]:
    """Every name of a person that whoever decides may see."""
    who = clusters(seen)
    own = who.of.get(on, "")
    if own not in seen.mentions or seen.mentions[own].kind is not Kind.PERSON:
        return ()
    return tuple(sorted(name for name, _is_nickname in names_of(seen, who, [own])[own]))


def _is_contact(known: Known, on: str) -> bool:
    return on in known.statements and isinstance(known.statements[on].fact.claim, Contacted | Seen)


def _check_grade(known: Known, made: StatementGrade) -> None:
    if made.grade is Credibility.CONFIRMED and len(voices_for(About(known), made.on).independent) < 2:
        raise CaseError(
            _(
                "“confirmed” needs at least two independent voices for the same thing, and there are not two; "
                "nothing was noted. Choose “probable”, or take in what else says so first."
            )
        )


def _check_kind(known: Known, made: Compromised | Placing | Finding | NamedOutside) -> None:
    kind, otherwise = {
        Compromised: (Kind.CHANNEL, _("this is no number or account; nothing was noted")),
        Placing: (Kind.PLACE, _("this is no place; nothing was noted")),
        Finding: (Kind.PERSON, _("a finding is about a person; nothing was noted")),
        NamedOutside: (Kind.PERSON, _("only a person can be named; nothing was noted")),
    }[type(made)]
    if made.on not in known.mentions or known.mentions[made.on].kind is not kind:
        raise CaseError(otherwise)
    if isinstance(made, Finding) and made.is_met and not made.basis:
        raise CaseError(_("tick at least one statement that it rests on; nothing was noted"))


def _check_versions(known: Known, made: Continues) -> None:
    """Both are lists, and the later one does not come before itself."""
    if not all(is_list(known, source) for source in (made.on, made.earlier)):
        raise CaseError(_("only a list is the next version of a list; nothing was noted"))
    before, waiting = set[str](), [made.earlier]
    while waiting:
        source = waiting.pop()
        if source not in before:
            before.add(source)
            waiting += [one.earlier for one in known.decided_on(Continues, source)]
    if made.on in before:
        raise CaseError(_("a list cannot be the next version of one that comes after it; nothing was noted"))


def is_list(known: Known, source: str) -> bool:
    """Whether a source is a list that was taken in row by row."""
    layer = known.layers.get(source)
    return source in known.sources and layer is not None and is_table(layer.version)


def _around(seen: Known, made: Decision) -> tuple[str, ...]:
    """What else is drawn on: the place that a placing says another lies in, the list that came before. Raises
    CaseError if it is none."""
    if isinstance(made, Continues):
        return (made.earlier,)
    if not isinstance(made, Placing) or not made.within:
        return ()
    if made.within not in seen.mentions or seen.mentions[made.within].kind is not Kind.PLACE:
        raise CaseError(_("what it lies in is no place; nothing was noted"))
    return (made.within,)


def _check_review(known: Known, on: str, by: str) -> None:
    if not isinstance(known.decisions.get(on), Finding):
        raise CaseError(_("this finding is not there any more; nothing was noted"))
    if known.noted[on].by == by:
        raise CaseError(_("somebody else has to review what you found; nothing was noted"))


def _is_same_matter(seen: Known, old: Decision, made: Decision, by: str) -> bool:
    """Whether a decision stands in for an older one on the same thing."""
    if isinstance(old, Finding) and isinstance(made, Finding):
        return old.element is made.element
    if isinstance(old, ChallengeQuestion) and isinstance(made, ChallengeQuestion):
        # Whoever was not given a question takes nobody's out of force, nor learns by it what another wrote.
        return old.question == made.question and by in (seen.noted[old.id].by, *old.people)
    if isinstance(old, Reviewed | NamedOutside):
        # Several have to say so: whoever says it takes nobody else's word out of force.
        return seen.noted[old.id].by == by
    return True


def _sources(kind: type[Decision], seen: Known, on: str, facts: Iterable[str]) -> tuple[str, ...]:
    """The sources that a reason may quote: those of what is decided on, and of the facts it rests on."""
    decision: AnyDecision | None = seen.decisions.get(on)
    found = set(decision.sources) if decision else set()
    if kind is Compromised and on in seen.mentions:
        # It must outlive whoever else spoke of that number: distrust that goes with one of them would restore trust.
        found.add(seen.mentions[on].source)
    elif on in seen.sources or on in seen.statements or on in seen.mentions:
        found.update(sources_of(seen, on))
    elif decision is None and not tuple(facts):
        raise CaseError(_("this is not here any more; it may have been taken back. Nothing was noted."))
    for fact in facts:
        judged = seen.judgements.get(fact)
        for id_ in (judged.a, judged.b) if judged else (fact,):
            found.update(sources_of(seen, id_))
    return tuple(sorted(found))

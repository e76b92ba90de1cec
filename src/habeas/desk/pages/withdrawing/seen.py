"""What taking a source back changes, in words: what goes, who leaves the register, what had already left the house."""

from dataclasses import dataclass
from datetime import datetime

from habeas.acts.withdraw import Preview, departed
from habeas.desk.pages.said import decided_in_words
from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.account import Use
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Way
from habeas.statements.to_do import call_backs
from habeas.statements.work import due_day
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence

WENT = {
    Way.PACKAGE: mark("A package"),
    Way.BACKUP: mark("A backup"),
    Way.EXPORT: mark("Everything, written out in clear"),
    Way.PROOF: mark("A proof of one passage"),
    Way.PERSON_FILE: mark("A file on one person, in clear"),
}
AFTER_ERASING = {
    Way.PACKAGE: mark(
        "Have this file erased, and give a new package: when that is brought in, the words go there, too."
    ),
    Way.BACKUP: mark(
        "Erase the ring that was made with it, wherever it lies: without it nobody can read the words in it."
    ),
    Way.EXPORT: mark("The words lie there in clear. Destroy it, and every copy of it."),
    Way.PROOF: mark("It shows words in clear. Ask whoever has it to destroy it."),
    Way.PERSON_FILE: mark("It shows words in clear. Ask whoever has it to destroy it."),
}
AFTER_ANSWER = {
    Way.PACKAGE: mark("Whoever brought it in does not know of this answer yet. Give them a new package."),
    Way.BACKUP: mark("It does not know of this answer. If you ever put it back, note the answer again."),
    Way.EXPORT: mark("Whoever has it does not know of this answer. Tell them."),
    Way.PROOF: mark("Whoever has it does not know of this answer. Tell them."),
    Way.PERSON_FILE: mark("Whoever has it does not know of this answer. Tell them."),
}


@dataclass(frozen=True)
class Left:
    """Something that went out of the house: when, what, to whom, and what to do about it."""

    day: str
    what: str
    to: str
    advice: str


@dataclass(frozen=True)
class CallBack:
    """Somebody who was to be called back: by which day, and who was to call."""

    due: str
    to: str


@dataclass(frozen=True)
class Seen:
    """What would change. `before` and `after` count the people of the register, as this visitor sees it."""

    call_backs: tuple[CallBack, ...]
    left: tuple[Left, ...]
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    remarks: int = 0
    tasks: int = 0
    leave: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    before: int = 0
    after: int = 0


def in_words(known: Known, preview: Preview | None, source: str, use: Use | None) -> Seen:
    """A preview in words; `use` is what is refused, None where everything is erased. Without a preview, nothing
    that was said or decided changes."""
    out = tuple(left(at, one, use) for at, one in reversed(departed(known, source)))
    calls = tuple(_call_backs(known, source))
    if preview is None:
        return Seen(call_backs=calls, left=out)
    cast = cast_of_record(known)
    facts = (fact_sentence(fact, cast) for telling in preview.tellings for fact in telling.facts)
    return Seen(
        facts=tuple(facts),
        decisions=tuple(decided_in_words(known, one) for one in preview.decisions),
        remarks=len(preview.comments),
        tasks=len(preview.tasks),
        leave=preview.leave,
        change=preview.change,
        before=preview.before,
        after=preview.after,
        call_backs=calls,
        left=out,
    )


def left(at: datetime, one: Departure, use: Use | None) -> Left:
    """Something that went out, with what to do about it."""
    advice = AFTER_ERASING if use is None else AFTER_ANSWER
    return Left(dates.day(at.date()), _(WENT[one.way]), one.to, _(advice[one.way]))


def _call_backs(known: Known, source: str) -> list[CallBack]:
    return [
        CallBack(dates.day(due) if (due := due_day(task)) else "", task.to)
        for task in call_backs(known)
        if source in task.sources
    ]

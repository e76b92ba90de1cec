"""Work at the desk: a remark, something to be done, and that it is done. Sealed like the sources it speaks of."""

from datetime import datetime

from habeas.acts.case import Case, CaseError, of_source
from habeas.identity.clusters import clusters
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.work import Comment, Done, Task, TaskKind


def sources_of(known: Known, on: str) -> tuple[str, ...]:
    """The sources that a remark on something may quote: a source's own, a fact's, all that speak of a person.

    `known` is what whoever writes may see: they quote nothing else. Raises CaseError if there is no such thing.
    """
    if on in known.sources:
        return (on,)
    if on in known.statements:
        return (known.statements[on].source.id,)
    if on in known.mentions:
        who = clusters(known)
        return tuple(dict.fromkeys(known.mentions[member].source for member in who.members[who.of[on]]))
    raise CaseError(_("this is not here any more; it may have been taken back. Nothing was noted."))


def remark(case: Case, on: str, words: str, *, sources: tuple[str, ...], by: str, at: datetime) -> Comment:
    """Note a remark on a source, a person's mention or a fact. Raises CaseError; then nothing is noted."""
    words = words.strip()
    if not words:
        raise CaseError(_("nothing was written; nothing was noted"))
    noted = Comment(id=new_id("r"), sources=sources, on=on, words=words)
    _note(case, noted, by=by, at=at)
    return noted


def assign(
    case: Case,
    on: str,
    kind: TaskKind,
    *,
    sources: tuple[str, ...],
    by: str,
    at: datetime,
    to: str = "",
    due: str = "",
    what: str = "",
    replaces: str = "",
) -> Task:
    """Note something to be done on a source, a person's mention or a fact: by whom, by which day (ISO), what.

    `replaces` is the task that it stands in for, with another person or day. Raises CaseError.
    """
    instead = (replaces,) if replaces else ()
    task = Task(
        id=new_id("k"), sources=sources, kind=kind, on=on, to=to, due=due, what=what.strip(), replaces=instead
    )
    _note(case, task, by=by, at=at)
    return task


def done(case: Case, task: str, *, by: str, at: datetime, what: str = "") -> Done:
    """Note that a task is done, and what came of it. Raises CaseError if it is not there, or was done before."""
    noted = Done(id=new_id("d"), of=task, what=what.strip())

    def decide(known: Known) -> list[Record]:
        if task not in known.tasks or task in known.done:
            raise CaseError(_("this was done already, or taken back; nothing was changed"))
        return [noted]

    case.act(decide, by=by, at=at)
    return noted


def _note(case: Case, value: Comment | Task, *, by: str, at: datetime) -> None:
    def decide(known: Known) -> list[Record]:
        for source in value.sources:
            of_source(known.sources, source)
        _refuse_unseen(known, value)
        if isinstance(value, Task) and any(
            old not in known.tasks or old in known.done for old in value.replaces
        ):
            raise CaseError(_("this was done already, or taken back; nothing was changed"))
        return [value]

    case.act(decide, by=by, at=at)


def _refuse_unseen(known: Known, value: Comment | Task) -> None:
    """Nobody is given what they cannot see."""
    if not isinstance(value, Task) or not value.to:
        return
    if any(value.to not in known.audiences.get(source, {value.to}) for source in value.sources):
        raise CaseError(_("{name} may not see what this is about; nothing was noted").format(name=value.to))

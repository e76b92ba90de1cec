"""What people did and noted, in words: the same in the history, before a withdrawal, and where two disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from habeas.desk.opened import desk
from habeas.desk.pages.same import VERDICTS
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.statements.account import Account, Answer, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.decisions import AnyDecision
from habeas.statements.draws_on import draws_on
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Way, Withdrawal
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.source import Attachment, Source
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task, TaskKind, due_day
from habeas.wording import dates
from habeas.wording.answers import QUESTIONS
from habeas.wording.cast import cast_of_record
from habeas.wording.decided import decided_sentence
from habeas.wording.grammar import listed, quoted
from habeas.wording.sentences import fact_sentence

WAYS = {
    Way.PACKAGE: mark("wrote a package"),
    Way.BACKUP: mark("made a backup"),
    Way.EXPORT: mark("wrote everything out in clear"),
    Way.PROOF: mark("proved one passage"),
    Way.PERSON_FILE: mark("wrote a file on one person"),
}
ANSWERED = {
    Answer.YES: mark("{question} They said yes."),
    Answer.NO: mark("{question} They said no."),
    Answer.NOT_ASKED: mark("{question} Not asked, as is noted now."),
}
TO_DO = {
    TaskKind.CALL_BACK: mark("Call back"),
    TaskKind.READ: mark("Read"),
    TaskKind.LOOK_INTO: mark("Look into"),
}


@dataclass(frozen=True)
class Said:
    """What somebody did, what it says (sentences), and the words of a source it rests on."""

    did: str
    what: tuple[str, ...] = ()
    words: str = ""


def decided_in_words(known: Known, value: Judgement) -> str:
    """Whether two names are one person, as somebody decided."""
    one, other = (known.mentions[id_].name if id_ in known.mentions else "?" for id_ in (value.a, value.b))
    said = _("Are {one} and {other} the same person? {answer}.")
    return said.format(one=quoted(one), other=quoted(other), answer=_(VERDICTS[value.verdict]))


def said(known: Known, value: Record) -> Said | None:
    """What somebody did by noting a value; None for what belongs to another line."""
    words = _KINDS.get(type(value))
    return words(known, value) if words else None


def has_words(value: Record) -> bool:
    """Whether a value has a line of its own in the history."""
    return type(value) in _KINDS


def about_in_words(known: Known, on: str) -> str:
    """What a task or a remark is on: a source, a person, a fact."""
    if on in known.sources:
        return quoted(known.sources[on].title)
    if on in known.mentions:
        return known.mentions[on].name
    if on in known.statements:
        return fact_sentence(known.statements[on].fact, cast_of_record(known))
    return _("Something that was taken back or corrected since.")


def task_in_words(known: Known, task: Task) -> str:
    """What is to be done, on what."""
    said = _("{task}: {about}").format(task=_(TO_DO[task.kind]), about=about_in_words(known, task.on))
    return f"{said} ({task.what})" if task.what else said


def _telling(known: Known, value: Telling) -> Said:
    did = _("accepted") if value.found_by else _("added by hand")
    cast = cast_of_record(known)
    facts = tuple(fact_sentence(fact, cast) for fact in value.facts)
    return Said(_("corrected") if value.replaces else did, facts, value.passage.exact)


def _account(known: Known, value: Account) -> Said:
    return Said(_("noted how it was told, and by whom"), (_title(known, value.source),))


def _consent(known: Known, value: Consent) -> Said:
    lines = [_(ANSWERED[value.answer]).format(question=_(QUESTIONS[value.use]))]
    if value.name:
        lines.append(_("Quoted as {name}.").format(name=quoted(value.name)))
    return Said(_("noted what they allow"), (_title(known, value.source), *lines))


def _audience(known: Known, value: Audience) -> Said:
    who, title = listed(sorted(value.people)), _title(known, value.source)
    only = _("Only {names} may see {title}.").format(names=who, title=title)
    return Said(_("decided who may see it"), (only,))


def _task(known: Known, value: Task) -> Said:
    lines = [task_in_words(known, value)]
    if value.to:
        lines.append(_("To be done by {name}.").format(name=value.to))
    if due := due_day(value):
        lines.append(_("Due on {day}.").format(day=dates.day(due)))
    return Said(_("noted something to do"), tuple(lines))


def _done(known: Known, value: Done) -> Said:
    task = known.noted.get(value.of)
    lines = [task_in_words(known, task.value)] if task and isinstance(task.value, Task) else []
    return Said(_("did it"), (*lines, *([value.what] if value.what else [])))


def _comment(known: Known, value: Comment) -> Said:
    return Said(_("remarked"), (about_in_words(known, value.on), value.words))


def _decision(known: Known, value: AnyDecision) -> Said:
    return Said(_("decided"), (decided_sentence(known, value),))


def _undoing(known: Known, value: Undoing) -> Said:
    target = known.noted.get(value.of)
    # What leads back to itself has no words to be said.
    was = said(known, target.value) if target and draws_on(value, known) is not None else None
    if target is None or was is None:
        return Said(_("took back"), (_("Something that is not in this case any more."),))
    if isinstance(target.value, Undoing):
        return Said(_("had it back"), was.what)
    return Said(
        _("took back"), was.what or (_("{did} {words}").format(did=was.did, words=quoted(was.words)),)
    )


def _departure(known: Known, value: Departure) -> Said:
    # What went out may have held sources that are not for this visitor: they are not told of them by a number either.
    number = len(set(value.sources) - desk().hidden())
    if number == 0:
        what = _("{to}, with no words of any source.").format(to=quoted(value.to))
    else:
        some = ngettext("{to}, with {number} source in it.", "{to}, with {number} sources in it.", number)
        what = some.format(to=quoted(value.to), number=number)
    # Those whose sources are not for this visitor are not among the known.
    named = [known.mentions[id_].name for id_ in value.named if id_ in known.mentions]
    return Said(_(WAYS[value.way]), (what, *((_named_in_it(named),) if named else ())))


def _named_in_it(names: list[str]) -> str:
    text = _("Named in it, of those said to have done something to people: {names}.")
    return text.format(names=", ".join(dict.fromkeys(map(quoted, names))))


def _withdrawal(known: Known, value: Withdrawal) -> Said:
    gone = _("A source. Its words, and what rested on them, can be read by nobody any more.")
    return Said(_("withdrew"), (gone,))


def _title(known: Known, source: str) -> str:
    return quoted(known.sources[source].title) if source in known.sources else _("a source")


_KINDS: dict[type[Any], Callable[[Known, Any], Said]] = {
    Source: lambda known, value: Said(_("took in"), (f"{quoted(value.title)}, {value.obtained}.",)),
    Attachment: lambda known, value: Said(
        _("kept a file beside it"), (f"{quoted(value.name)}, {_title(known, value.source)}",)
    ),
    Account: _account,
    Consent: _consent,
    Audience: _audience,
    Telling: _telling,
    Refusal: lambda known, value: Said(_("refused what was found at"), (), value.passage.exact),
    Judgement: lambda known, value: Said(_("decided"), (decided_in_words(known, value),)),
    Undoing: _undoing,
    Task: _task,
    Done: _done,
    Comment: _comment,
    Withdrawal: _withdrawal,
    Departure: _departure,
    SignedEstimate: lambda known, value: Said(_("signed an estimate"), (value.assumptions,)),
    PublishedNumber: lambda known, value: Said(_("noted as published"), (value.where,), value.sentence),
} | dict.fromkeys(get_args(AnyDecision), _decision)

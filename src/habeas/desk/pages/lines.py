"""Lines of the history: who did what and when, what it says, whether it still counts. Also of people who have left."""

from dataclasses import dataclass

from django.urls import reverse

from habeas.acts.undo import TAKEN_BACK
from habeas.desk.pages.addresses import side_by_side
from habeas.desk.pages.facts import words_link
from habeas.desk.pages.said import said
from habeas.statements.account import Account, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Refusal
from habeas.statements.known import Known
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Task
from habeas.wording import dates


@dataclass(frozen=True)
class Line:
    """One line of the history. `is_in_force`: it still counts; `undo` names what can be taken back."""

    id: str
    day: str
    time: str
    by: str
    did: str
    what: tuple[str, ...]
    words: str
    link: str
    reason: str
    is_in_force: bool
    undo: str


def line(known: Known, item: Noted) -> Line | None:
    """The line of a value; None for what belongs to another line."""
    value, made = item.value, said(known, item.value)
    if made is None or isinstance(value, TextLayer):
        return None
    in_force = is_in_force(known, item)
    return Line(
        id=value.id,
        day=dates.day(item.at.date()),
        time=item.at.strftime("%H:%M"),
        by=item.by,
        did=made.did,
        what=made.what,
        words=made.words,
        link=_link(known, value),
        reason=getattr(value, "reason", ""),
        is_in_force=in_force,
        undo=value.id if in_force and isinstance(value, TAKEN_BACK) else "",
    )


def is_in_force(known: Known, item: Noted) -> bool:
    """Whether a value still counts: not taken back, not corrected or decided anew by a later one."""
    value = item.value
    if isinstance(value, Judgement):
        return value.id in known.judgements
    return isinstance(value, TextLayer) or value.id not in known.out_of_force


def place(known: Known, on: str) -> str:
    """The address of what a task or a remark is on."""
    if on in known.sources:
        return reverse("reader", args=[on])
    return reverse("person", args=[on]) if on in known.mentions else reverse("fact", args=[on])


def _link(known: Known, value: Record) -> str:
    match value:
        case Source():
            return reverse("reader", args=[value.id])
        case Telling() if value.id in known.tellings:
            return words_link(known, value.id)
        case Telling() | Refusal() | Account() | Consent() | Audience() | Attachment():
            return reverse("reader", args=[value.source])
        case Judgement():
            return side_by_side(value.a, value.b)
        case Task() | Comment():
            return place(known, value.on)
        case _:
            return ""

"""A call comes in: what was noted becomes a source with its tellers, what the caller allows, what is to be done.

Nothing has to be filled in. What the caller said is the text: a head of who, about whom and how they know, so that
names stand in it, and the notes as they were typed.
"""

import re
from datetime import datetime

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.acts.storing import NewSource, layer_of, store
from habeas.language import gettext as _
from habeas.language import pgettext
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.statements.account import Account, Answer, Consent, Use
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind
from habeas.statements.work import Done, Task, TaskKind

VERSION = "call/1"
_BETWEEN = re.compile(r"[,;\n]")


class Call(Struct, frozen=True, kw_only=True):
    """A call as it was noted; everything may be missing. `about` names people, parted by commas or lines;
    `told_by` is who told the caller, if they were told; `consents` holds answers with the name to quote under;
    `seen_by` names those who may see it besides whoever noted it (None: everybody at the desk); `answers` is the
    call-back that this call was (the id of a task)."""

    caller: str = ""
    relation: str = ""
    reach: str = ""
    about: str = ""
    knows: Knows = Knows.NOT_SAID
    told_by: str = ""
    notes: str = ""
    number_known: bool | None = None
    called_back: bool | None = None
    check: str = ""
    consents: tuple[tuple[Use, Answer, str], ...] = ()
    seen_by: tuple[str, ...] | None = None
    call_back: str = ""
    call_back_by: str = ""
    may_tell: str = ""
    answers: str = ""


def take_in_call(case: Case, call: Call, *, by: str, at: datetime) -> Source:
    """Keep a call. Raises CaseError if it was refused to be kept, or the disk does not take it; then nothing is."""
    if (Use.KEEP, Answer.NO) in [(use, answer) for use, answer, _name in call.consents]:
        raise CaseError(
            _(
                "The caller does not want this to be kept, so it was not. Discard the notes, or change the answer "
                "if it was noted by mistake."
            )
        )
    text = text_of(call, by=by, at=at)
    data = text.encode("utf-8")
    source = Source(
        id=new_id("s"),
        kind=SourceKind.CALL,
        title=title_of(call),
        obtained=_("noted during a call"),
        obtained_at=at,
        obtained_from=_flat(call.caller) or None,
        media_type="text/plain",
        sha256=sha256(data),
        size=len(data),
        published=at.date().isoformat(),
    )
    layer = layer_of(source.id, VERSION, text)
    values = _values(call, source, text, by)
    new = NewSource(source=source, data=data, layer=layer, text=text, seen_by=call.seen_by)
    store(case, new, by=by, at=at, more=lambda known: [*values, *_answered(known, call)])
    return source


def title_of(call: Call) -> str:
    """What the call is listed under."""
    if caller := _flat(call.caller):
        return _("Call: {caller}").format(caller=caller)
    return _("Call from somebody who gave no name")


def text_of(call: Call, *, by: str, at: datetime) -> str:
    """The text of a call: a head in the language of whoever noted it, and their notes as typed."""
    # To the second: two calls without notes are two calls.
    moment = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    lines = [_("Call noted by {by}, {moment}").format(by=by, moment=moment)]
    caller = _flat(call.caller) or _("gave no name")
    if call.relation:
        lines.append(_("Caller: {caller} ({relation})").format(caller=caller, relation=_flat(call.relation)))
    else:
        lines.append(_("Caller: {caller}").format(caller=caller))
    if call.about.strip():
        lines.append(_("About: {names}").format(names=", ".join(people_of(call.about))))
    if call.told_by.strip():
        lines.append(_("Who told the caller: {name}").format(name=_flat(call.told_by)))
    return "\n".join([*lines, "", call.notes.replace("\r\n", "\n")]).rstrip() + "\n"


def people_of(about: str) -> list[str]:
    """The names in a field that may hold several."""
    return list(dict.fromkeys(name for part in _BETWEEN.split(about) if (name := _flat(part))))


def _values(call: Call, source: Source, text: str, by: str) -> list[Record]:
    names = _Names(source.id, text)
    caller = names.mention(name) if (name := _flat(call.caller)) else names.unnamed()
    told_by = names.mention(name) if (name := _flat(call.told_by)) else None
    for name in people_of(call.about):
        names.mention(name)
    account = Account(
        id=new_id("a"),
        source=source.id,
        chain=_chain(call, caller, told_by),
        about=call.about.strip(),
        reach=call.reach.strip(),
        number_known=call.number_known,
        called_back=call.called_back,
        check=call.check.strip(),
        may_tell=call.may_tell.strip(),
    )
    values: list[Record] = [*names.made.values(), account]
    values += [
        Consent(id=new_id("c"), source=source.id, use=use, answer=answer, name=name.strip())
        for use, answer, name in call.consents
    ]
    if call.call_back:
        values.append(
            Task(
                id=new_id("k"),
                sources=(source.id,),
                kind=TaskKind.CALL_BACK,
                on=source.id,
                to=call.call_back_by,
                due=call.call_back,
            )
        )
    return values


def _chain(call: Call, caller: Mention, told_by: Mention | None) -> Chain:
    told = Link(who=party(caller.id), knows=call.knows, passed=Passed.CALL, basis=Basis.EXPLICIT)
    if call.knows is not Knows.WAS_TOLD:
        return (told,)
    # Who told the caller is the origin, named or not.
    origin = Link(who=party(told_by.id) if told_by else None, basis=Basis.EXPLICIT)
    return (origin, told)


def _answered(known: Known, call: Call) -> list[Record]:
    """The call-back that this call was, done."""
    if call.answers not in known.tasks or call.answers in known.done:
        return []
    return [Done(id=new_id("d"), of=call.answers)]


class _Names:
    """The people whom the head of a call names."""

    def __init__(self, source: str, text: str) -> None:
        self._source, self._text = source, text
        self.made: dict[str, Mention] = {}

    def mention(self, name: str) -> Mention:
        start = self._text.find(name)
        place = Passage.cut(self._text, start, start + len(name), layer=VERSION)
        return self._made(name, (place,))

    def unnamed(self) -> Mention:
        return self._made(pgettext("who gave no name", "the caller"), ())

    def _made(self, name: str, passages: tuple[Passage, ...]) -> Mention:
        mention = Mention(id=new_id("m"), source=self._source, kind=Kind.PERSON, name=name, passages=passages)
        return self.made.setdefault(name, mention)


def _flat(text: str) -> str:
    return " ".join(text.split())

"""What was typed into the call page, as plain text by field, and the call that it means. Nothing typed is an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from habeas.acts.take_in_call import Call
from habeas.desk.pages.consents import consents_typed
from habeas.desk.pages.who_sees import seen_typed
from habeas.statements.account import Account
from habeas.statements.chain import Knows
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.statements.work import Task

TEXTS = (
    "caller", "relation", "reach", "about", "knows", "told_by", "notes", "number_known", "called_back", "check",
    "call_back", "call_back_by", "may_tell", "answers", "seen",
)  # fmt: skip
"""Fields with one value."""

Typed = dict[str, list[str]]
"""Values by field, as they were typed."""
FILLED_IN = ("caller", "reach", "about", "may_tell")
"""Fields that are filled in when somebody is called back."""


@dataclass(frozen=True)
class FilledIn:
    """All that was ever filled in from one source: the tasks (ids) to call back, and the words by field."""

    tasks: frozenset[str]
    words: Mapping[str, frozenset[str]]

    def left_of(self, fields: Typed) -> Typed:
        """What was typed without it."""
        if one(fields, "answers") not in self.tasks:
            return fields
        return {name: values for name, values in fields.items() if not self._has(name, values)}

    def _has(self, name: str, values: list[str]) -> bool:
        if name == "answers":
            return True
        return any(_plain(value) in self.words.get(name, ()) for value in values)


def typed(query: QueryDict) -> Typed:
    """What was typed, without what the page sends along for itself."""
    return {name: values for name, values in dict(query.lists()).items() if name != "csrfmiddlewaretoken"}


def one(fields: Mapping[str, list[str]], name: str) -> str:
    """The value of a field."""
    return (fields.get(name) or [""])[-1]


def call_of(fields: Typed) -> Call:
    """The call that was typed. What cannot be understood (a date that is none) is left out, never guessed."""
    text = {name: one(fields, name) for name in TEXTS}
    return Call(
        caller=text["caller"],
        relation=text["relation"],
        reach=text["reach"],
        about=text["about"],
        knows=Knows(text["knows"]) if text["knows"] in list(Knows) else Knows.NOT_SAID,
        told_by=text["told_by"],
        notes=text["notes"],
        number_known=_yes_or_no(text["number_known"]),
        called_back=_yes_or_no(text["called_back"]),
        check=text["check"],
        consents=consents_typed(fields),
        seen_by=seen_typed(fields),
        call_back=text["call_back"] if is_day(text["call_back"]) else "",
        call_back_by=text["call_back_by"],
        may_tell=text["may_tell"],
        answers=text["answers"],
    )


def is_day(text: str) -> bool:
    """Whether a text is a day, as a browser's field for days sends it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def calling_back(known: Known, task: Task) -> Typed:
    """What is known already when somebody is called back: who they are, how to reach them, about whom. Whether the
    number can be trusted is never filled in: an impostor, too, leaves a number to be called back on."""
    source, account = known.sources.get(task.on), known.accounts.get(task.on)
    if source is None:
        return {}
    account = account or Account(id="", source=source.id)
    fields = {
        "caller": source.obtained_from or "",
        "reach": account.reach,
        "about": account.about,
        "may_tell": account.may_tell,
        "answers": task.id,
    }
    return {name: [value] for name, value in fields.items() if value}


def filled_in(known: Known, source_id: str) -> FilledIn:
    """What was ever filled in from a source: also from tasks that are done, and from what was corrected since."""
    tasks, words = set[str](), {name: set[str]() for name in FILLED_IN}
    for noted in known.noted.values():
        value = noted.value
        if isinstance(value, Task) and value.on == source_id:
            tasks.add(value.id)
        elif isinstance(value, Account) and value.source == source_id:
            for name in ("reach", "about", "may_tell"):
                words[name].add(_plain(getattr(value, name)))
        elif isinstance(value, Source) and value.id == source_id:
            words["caller"].add(_plain(value.obtained_from or ""))
    return FilledIn(frozenset(tasks), {name: frozenset(there - {""}) for name, there in words.items()})


def of_account(account: Account | None, source: Source) -> Typed:
    """What a kept call says, for the page that corrects it."""
    account = account or Account(id="", source=source.id)
    fields = {
        "reach": account.reach,
        "about": account.about,
        "check": account.check,
        "may_tell": account.may_tell,
        "number_known": _in_words(account.number_known),
        "called_back": _in_words(account.called_back),
    }
    return {name: [value] for name, value in fields.items() if value}


def _plain(text: str) -> str:
    """Words without how a browser sends their gaps."""
    return " ".join(text.split())


def _yes_or_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _in_words(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[answer]

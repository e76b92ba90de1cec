"""Drafts of calls: kept as they are typed, in the encrypted database of this desk, and gone once the call is kept."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from habeas.desk.opened import Desk
from habeas.desk.pages.calls.typed import FILLED_IN, FilledIn, Typed, one
from habeas.desk.people.models import CallDraft
from habeas.desk.people.place import is_there, ready
from habeas.statements.known import Known


def save(here: Desk, id_: str, fields: Typed) -> CallDraft | None:
    """Keep what was typed so far; None where the draft is another's, which nobody writes over."""
    ready()
    now = here.now()
    if CallDraft.objects.filter(id=id_).exclude(by=here.user).exists():
        return None
    draft, is_new = CallDraft.objects.get_or_create(
        id=id_, by=here.user, defaults={"started": now, "changed": now, "typed": fields}
    )
    if not is_new:
        draft.typed, draft.changed = fields, now
        draft.save()
    return draft


def draft(here: Desk, id_: str) -> CallDraft | None:
    """One's own draft; None if there is none."""
    return _own(here).filter(id=id_).first() if is_there() else None


def drafts(here: Desk) -> list[CallDraft]:
    """One's own drafts, the latest first."""
    return list(_own(here).order_by("-changed")) if is_there() else []


def drop(here: Desk, id_: str) -> None:
    """Let go of a draft; its words are overwritten on disk."""
    if is_there():
        _own(here).filter(id=id_).delete()


def let_go_of(erased: Iterable[FilledIn]) -> None:
    """Take out of everybody's drafts what was filled in from sources whose words were erased; what was typed stays."""
    sources = list(erased)
    for draft in _all():
        left = draft.typed
        for source in sources:
            left = source.left_of(left)
        _leave(draft, left)


def let_go_of_lost(known: Known) -> None:
    """The same where the words were erased while this desk was closed, or elsewhere: which they were can no longer be
    told, so that all fields that may have been filled in from them are emptied."""
    for draft in _all():
        if (answers := one(draft.typed, "answers")) and answers not in known.noted:
            lost = (*FILLED_IN, "answers")
            _leave(draft, {name: values for name, values in draft.typed.items() if name not in lost})


def shown(moment: datetime) -> str:
    """When something was saved, by the clock."""
    return f"{timezone.localtime(moment):%H:%M:%S}"


def _all() -> list[CallDraft]:
    if not is_there():
        return []
    ready()
    return list(CallDraft.objects.all())


def _leave(draft: CallDraft, fields: Typed) -> None:
    if fields != draft.typed:
        CallDraft.objects.filter(id=draft.id).update(typed=fields)


def _own(here: Desk):  # type: ignore[no-untyped-def]  # (a query of Django's)
    ready()
    return CallDraft.objects.filter(by=here.user)

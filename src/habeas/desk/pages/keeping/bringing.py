"""Bring in a colleague's work: the file, what is new and what disagrees, and only then taken in. In memory only."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import get_args

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from habeas.acts.case import CaseError
from habeas.acts.checking import check_package
from habeas.acts.merging import Brought, bring_in
from habeas.desk.access.allowed import leads_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.calls import drafts
from habeas.desk.pages.calls.typed import filled_in
from habeas.desk.pages.frame import tell
from habeas.desk.pages.keeping.disagreeing import Matter, in_words
from habeas.desk.waiting import Waitings
from habeas.intake import Refused
from habeas.language import gettext as _
from habeas.language import mark
from habeas.ledger import LedgerError
from habeas.protection.chance import new_id
from habeas.statements.account import Account, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.decisions import AnyDecision
from habeas.statements.draws_on import is_kept_from
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.set_aside import SetAside, decisions_changed
from habeas.statements.source import Attachment, Source
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task
from habeas.wording.decided import decided_by, decided_sentence
from habeas.wording.grammar import listed
from habeas.wording.set_aside import set_aside_in_words

MOST, MOST_BYTES = 3, 192 * 1024 * 1024
"""Packages that wait at once, and bytes of all of them."""
KINDS: dict[type[Record], str] = {
    Source: mark("Sources"),
    Telling: mark("Passages with what they state"),
    Judgement: mark("Answers on who is who"),
    Refusal: mark("Refused"),
    Undoing: mark("Taken back"),
    Account: mark("How a source was told"),
    Consent: mark("What somebody allows"),
    Audience: mark("Who may see a source"),
    Attachment: mark("Files beside a source"),
    Task: mark("Things to do"),
    Done: mark("Things done"),
    Comment: mark("Remarks"),
    **dict.fromkeys(get_args(AnyDecision), mark("Decisions")),
    Withdrawal: mark("Erased"),
    Departure: mark("What went out"),
    PublishedNumber: mark("Published numbers"),
    SignedEstimate: mark("Signed estimates"),
}
"""What may be new, by kind; names and texts of a source go with it and are not told apart."""


@dataclass
class Package:
    """A package that waits: its bytes, and what it would bring, as was seen."""

    user: str
    data: bytes
    filename: str
    seen: datetime
    entries: dict[str, int]
    token: str = field(default_factory=lambda: new_id("p"))


@dataclass(frozen=True)
class Changed:
    """What somebody noted to guard a source and others' work sets aside: old and new, and whose it was and is."""

    text: str
    whose: str


@dataclass(frozen=True)
class NewWork:
    """What a package brings, in words. `withdrawn` counts sources whose words become unreadable here, `changed_hidden`
    what is set aside of sources that this visitor may not see."""

    number: int
    signed: tuple[str, ...]
    sources: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    by_source: tuple[tuple[str, int], ...]
    people: tuple[str, ...]
    matters: tuple[Matter, ...]
    changed: tuple[Changed, ...]
    changed_hidden: int
    decided: tuple[Changed, ...]
    withdrawn: int
    keys: int
    files: int
    remarks: tuple[str, ...]


def _too_many() -> Refused:
    return Refused(
        _("Other packages wait to be brought in already."),
        _("Bring one of them in or put it away first; one that nobody looks at goes after an hour."),
    )


WAITING: Waitings[Package] = Waitings(MOST, MOST_BYTES, _too_many)
"""The packages that wait in this process."""


@leads_only
@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Choose the package."""
    here = desk()
    if request.method == "GET":
        return render(request, "keeping/bring_in.html", {"problem": ""})
    data, problem = _uploaded(request)
    if not problem:
        try:
            seen = bring_in(here.case, BytesIO(data), at=here.now(), agree=lambda brought: False)
            if not seen.is_nothing:
                name = getattr(request.FILES["file"], "name", "") or ""
                package = Package(here.user, data, name, here.now(), dict(seen.entries))
                WAITING.add(package)
                return redirect("bring_in_seen", package.token)
            tell(request, _("There is nothing new in this package. Nothing was changed."))
            return redirect("keeping")
        except (CaseError, Refused) as why:
            problem = _sentence(str(why))
    return render(request, "keeping/bring_in.html", {"problem": problem}, status=422)


@leads_only
@require_http_methods(["GET", "POST"])
def seen(request: HttpRequest, token: str) -> HttpResponse:
    """What it brings, seen first; sent, it is taken in, all of it or nothing."""
    here = desk()
    package = _package(here, token)
    if request.method == "POST":
        return _take(request, here, package)
    try:
        brought = bring_in(here.case, BytesIO(package.data), at=here.now(), agree=lambda brought: False)
    except CaseError as why:
        WAITING.put_away(token)
        return render(request, "keeping/bring_in.html", {"problem": _sentence(str(why))}, status=422)
    package.entries = dict(brought.entries)
    context = {"new": new_work(here, brought), "token": token, "name": package.filename}
    return render(request, "keeping/seen.html", context)


@leads_only
@require_POST
def put_away(request: HttpRequest, token: str) -> HttpResponse:
    """Let go of a package; nothing of it is stored."""
    _package(desk(), token)
    WAITING.put_away(token)
    tell(request, _("Put away. Nothing of it was stored."))
    return redirect("keeping")


@leads_only
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Check a package to the last byte, and bring nothing in."""
    here = desk()
    if request.method == "GET":
        return render(request, "keeping/check.html", {"problem": ""})
    data, problem = _uploaded(request)
    report = None
    if not problem:
        try:
            report = check_package(BytesIO(data), here.case.keys, request.POST.get("words", "").strip())
        except (CaseError, LedgerError) as why:
            problem = _sentence(str(why))
    context = {"problem": problem, "report": report}
    return render(request, "keeping/check.html", context, status=422 if problem else 200)


def new_work(here: Desk, brought: Brought) -> NewWork:
    """What a package brings, as far as this visitor may see it."""
    after, user = brought.after, here.user
    # What it lets this visitor see is not theirs to see before it is in.
    hidden = here.hidden() | {source for source, people in after.audiences.items() if user not in people}
    items = [noted for noted in brought.new if not is_kept_from(hidden, noted.value, after)]
    kinds = Counter(type(noted.value) for noted in items)
    facts = Counter(
        noted.value.source
        for noted in items
        if isinstance(noted.value, Telling)
        for _fact in noted.value.facts
    )
    new = dict.fromkeys(noted.value.id for noted in items if isinstance(noted.value, Source))
    return NewWork(
        number=sum(kinds[kind] for kind in KINDS),
        signed=tuple(brought.entries),
        sources=tuple(after.sources[source].title for source in new if source in after.sources),
        kinds=_by_text(kinds),
        by_source=tuple(
            (after.sources[source].title, facts[source]) for source in facts if source in after.sources
        ),
        people=tuple(dict.fromkeys(noted.by for noted in items)),
        matters=tuple(in_words(after, brought.disagree, hidden)),
        changed=tuple(
            Changed(text, _whose(one))
            for one in brought.set_aside
            if one.value.source not in hidden
            for text in set_aside_in_words(brought.before, after, one)
        ),
        changed_hidden=sum(one.value.source in hidden for one in brought.set_aside),
        decided=_decided(brought, hidden),
        withdrawn=len(brought.withdrawn),
        keys=brought.keys,
        files=brought.files,
        remarks=tuple(brought.remarks),
    )


def _by_text(kinds: Counter[type[Record]]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for kind, text in KINDS.items():
        if kinds[kind]:
            found[_(text)] = found.get(_(text), 0) + kinds[kind]
    return tuple(found.items())


def _decided(brought: Brought, hidden: frozenset[str]) -> tuple[Changed, ...]:
    """Every decision that comes with it or goes with it: some of them say who is dead or free, or whom to trust."""
    came, went = decisions_changed(brought.before, brought.after)
    told: list[tuple[str, Known, list[AnyDecision]]] = [
        (_("Decided: {what}"), brought.after, came),
        (_("No longer in force: {what}"), brought.before, went),
    ]
    return tuple(
        Changed(said.format(what=decided_sentence(known, one)), decided_by(known, one))
        for said, known, several in told
        for one in several
        if not is_kept_from(hidden, one, known)
    )


def _whose(one: SetAside) -> str:
    if not one.by:
        return _("Noted by {name}.").format(name=one.noted_by)
    return _("Noted by {name}, changed by {others}.").format(name=one.noted_by, others=listed(one.by))


def _take(request: HttpRequest, here: Desk, package: Package) -> HttpResponse:
    same, before = package.entries, here.case.known()
    try:
        brought = bring_in(
            here.case,
            BytesIO(package.data),
            at=here.now(),
            agree=lambda brought: dict(brought.entries) == same,
        )
    except CaseError as why:
        tell(request, _sentence(str(why)))
        return redirect("bring_in_seen", package.token)
    if dict(brought.entries) != same:
        tell(request, _("This case has changed meanwhile. Nothing entered; look at it once more."))
        return redirect("bring_in_seen", package.token)
    WAITING.put_away(package.token)
    drafts.let_go_of(filled_in(before, source) for source in brought.withdrawn)
    here.forget()
    here.catch_up()
    if brought.disagree:
        tell(request, _("It is in, and nothing that was here was overwritten. Here you two disagree:"))
        return redirect("disagreements")
    tell(request, _("It is in, and nothing that was here was overwritten."))
    return redirect("keeping")


def _uploaded(request: HttpRequest) -> tuple[bytes, str]:
    brought = request.FILES.get("file")
    if isinstance(brought, UploadedFile):
        return brought.read(), ""
    return b"", _(
        "Choose a package first. Packages of more than 64 MB do not fit through this page; bring those in with "
        "habeas merge. Nothing was stored."
    )


def _package(here: Desk, token: str) -> Package:
    found = WAITING.get(token, here.user, here.now())
    if found is None:
        raise Http404
    return found


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")

"""History: who noted what and when, newest first, and taking it back. What was taken back stays here."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from msgspec.structs import replace

from habeas.acts.accept import accept
from habeas.acts.case import CaseError
from habeas.acts.undo import undo
from habeas.desk.access.manners import own_address
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import as_found
from habeas.desk.pages.facts import words_link
from habeas.desk.pages.frame import tell
from habeas.desk.pages.said import decided_in_words
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.statements.account import Audience
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known, Noted
from habeas.statements.leaving import Departure, Way, Withdrawal
from habeas.statements.source import Source, TextLayer
from habeas.statements.telling import Telling
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import listed, quoted
from habeas.wording.sentences import fact_sentence

A_PAGE = 200
WAYS = {
    Way.PACKAGE: mark("wrote a package"),
    Way.BACKUP: mark("made a backup"),
    Way.EXPORT: mark("wrote everything out in clear"),
    Way.PROOF: mark("proved one passage"),
}


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


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The history page."""
    known = desk().known()
    text = request.GET.get("page", "1")
    number = max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    start = (number - 1) * A_PAGE
    lines = list(islice(_lines(known), start, start + A_PAGE + 1))
    context = {
        "lines": lines[:A_PAGE],
        "previous": number - 1,
        "following": number + 1 if len(lines) > A_PAGE else 0,
    }
    return render(request, "history.html", context)


@require_POST
def take_back(request: HttpRequest, target: str) -> HttpResponse:
    """Take something back; the same page that shows it shows that it was taken back."""
    here = desk()
    if target not in here.known().noted:
        raise Http404
    back = request.POST.get("back", "")
    address = own_address(back, otherwise=reverse("history"))
    try:
        made = _take_back(here, target, request.POST.get("fact", ""), request.POST.get("reason", ""))
        tell(request, _("Taken back. It stays in the history."), undo=made, back=address)
    except CaseError as why:
        tell(request, str(why))
    here.catch_up()
    return redirect(address)


def _take_back(here: Desk, target: str, fact_id: str, reason: str) -> str:
    """Take back one fact of a telling that states several, or all of what `target` names. Returns what
    can be undone to have it back."""
    telling = here.known().tellings.get(target)
    left = tuple(fact for fact in telling.facts if fact.id != fact_id) if telling else ()
    if telling is None or not left or len(left) == len(telling.facts):
        return undo(here.case, target, by=here.user, at=here.now(), reason=reason).id
    reader = telling.found_by.reader if telling.found_by else None
    found = replace(as_found(telling, telling.id), facts=left)
    return accept(
        here.case, telling.source, found, (),
        by=here.user, at=here.now(), reader=reader, edited=True, replaces=target,
    ).id  # fmt: skip


def _lines(known: Known) -> Iterator[Line]:
    for item in reversed(known.noted.values()):
        made = _said(known, item.value)
        if made is None:
            continue
        did, what, words = made
        value = item.value
        in_force = is_in_force(known, item)
        yield Line(
            id=value.id,  # type: ignore[union-attr]
            day=dates.day(item.at.date()),
            time=item.at.strftime("%H:%M"),
            by=item.by,
            did=did,
            what=what,
            words=words,
            link=_link(known, value),
            reason=getattr(value, "reason", ""),
            is_in_force=in_force,
            undo=value.id if in_force and isinstance(value, Telling | Judgement | Refusal | Undoing) else "",
        )


def is_in_force(known: Known, item: Noted) -> bool:
    """Whether a value still counts: not taken back, not corrected or decided anew by a later one."""
    value = item.value
    if isinstance(value, Judgement):
        return value.id in known.judgements
    return isinstance(value, TextLayer) or value.id not in known.out_of_force


def _said(known: Known, value: Record) -> tuple[str, tuple[str, ...], str] | None:
    """What somebody did, what it says, and the words; None for what belongs to another line."""
    match value:
        case Telling():
            cast = cast_of_record(known)
            did = (
                _("corrected")
                if value.replaces
                else (_("accepted") if value.found_by else _("added by hand"))
            )
            facts = tuple(fact_sentence(fact, cast) for fact in value.facts)
            return did, facts, value.passage.exact
        case Refusal():
            return _("refused what was found at"), (), value.passage.exact
        case Judgement():
            return _("decided"), (decided_in_words(known, value),), ""
        case Undoing():
            return _("took back"), _taken_back(known, value), ""
        case Source():
            return _("took in"), (f"{quoted(value.title)}, {value.obtained}.",), ""
        case Withdrawal():
            return (
                _("withdrew"),
                (_("A source. Its words, and what rested on them, can be read by nobody any more."),),
                "",
            )
        case Audience():
            who = listed(sorted(value.people))
            return (
                _("decided who may see it"),
                (_("Only {names} may see {title}.").format(names=who, title=_title(known, value.source)),),
                "",
            )
        case Departure():
            return _(WAYS[value.way]), (_went_out(value),), ""
        case _:
            return None


def _title(known: Known, source: str) -> str:
    return quoted(known.sources[source].title) if source in known.sources else _("a source")


def _went_out(value: Departure) -> str:
    # What went out may have held sources that are not for this visitor: they are not told of them by a number either.
    number = len(set(value.sources) - desk().hidden())
    if number == 0:
        return _("{to}, with no words of any source.").format(to=quoted(value.to))
    said = ngettext("{to}, with {number} source in it.", "{to}, with {number} sources in it.", number)
    return said.format(to=quoted(value.to), number=number)


def _taken_back(known: Known, value: Undoing) -> tuple[str, ...]:
    target = known.noted.get(value.of)
    said = _said(known, target.value) if target else None
    if said is None:
        return (_("Something that is not in this case any more."),)
    did, what, words = said
    return what or (_("{did} {words}").format(did=did, words=quoted(words)),)


def _link(known: Known, value: Record) -> str:
    if isinstance(value, Source):
        return reverse("reader", args=[value.id])
    if isinstance(value, Telling) and value.id in known.tellings:
        return words_link(known, value.id)
    if isinstance(value, Telling | Refusal):
        return reverse("reader", args=[value.source])
    return f"{reverse('same')}?a={value.a}&b={value.b}" if isinstance(value, Judgement) else ""

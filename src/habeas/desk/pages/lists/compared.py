"""A list and the version before it: who is gone, who is new, who changed. Nobody is dropped and nobody is joined here
unless somebody presses it, and then it can be undone in one step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.decide import decide
from habeas.acts.lists_compared import compared, note_on_all, same_rows, take_back
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import page_in, side_by_side
from habeas.desk.pages.frame import tell
from habeas.desk.pages.lists.rows import list_or_404
from habeas.desk.pages.lists.versions import earlier_choices, sentence, tie_of
from habeas.desk.pages.lists.words import columns, shown
from habeas.desk.pages.register import Choice
from habeas.intake.tables.columns import Column
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.lists.comparison import Change, Comparison, Pair, Why
from habeas.register.lists.version import ListRow
from habeas.statements.decisions import Continues
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.watch.lists import day_of
from habeas.wording import dates
from habeas.wording.decided import decided_by

A_FEW, A_PAGE = 20, 100
"""Rows of one sort that the first page shows; rows of a page that shows one sort alone."""
AT_ONCE = 2000
"""Rows that are noted as the same in one step: a few seconds. Of more, the rest is offered again."""
T = TypeVar("T")


@dataclass(frozen=True)
class RowLine:
    """A person on one of the lists: their name with its address, the row there, its words, what was noted of them."""

    id: str
    name: str
    link: str
    row: int
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangedLine:
    """A person on both, and what reads otherwise: column, then, now."""

    who: RowLine
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class TwoLine:
    """Two rows beside one another: of a number that stands beside another name now, or of who may be one person."""

    number: str
    old: RowLine
    new: RowLine
    same_link: str


@dataclass(frozen=True)
class Part:
    """Rows of one sort: as many as are shown, how many there are, and where the others stand."""

    key: str
    count: int
    lines: tuple[RowLine | ChangedLine | TwoLine, ...]
    more: str
    previous: str
    following: str


@dataclass(frozen=True)
class Batch:
    """Rows that were taken for the same in one step: the ids of what was noted, and who noted it when."""

    ids: tuple[str, ...]
    noted: str


@dataclass(frozen=True)
class ComparedPage:
    """The page as its template shows it."""

    id: str
    title: str
    earlier: str
    earlier_title: str
    days: str
    sentence: str
    tie: str
    tie_noted: str
    choices: tuple[Choice, ...]
    gone: Part
    new: Part
    changed: Part
    maybe: Part
    reused: Part
    stayed: int
    sure: int
    at_once: int
    batches: tuple[Batch, ...]
    given_anew: bool
    twice: str
    is_cut: bool
    heads_gone: str
    heads_new: str
    only: str


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """The comparison of a list with the one it continues, or with `?with=ID`; `?show=gone` has one sort alone."""
    here = desk()
    source = list_or_404(here, source_id)
    earlier = _earlier(here, source, request.POST.get("with") or request.GET.get("with", ""))
    if request.method == "POST":
        return _act(request, here, source, earlier)
    if not earlier:
        choices = earlier_choices(here.known(), source)
        return render(request, "lists/compare_with.html", {"source": source, "choices": choices})
    try:
        view = _view(request, here, source, earlier)
    except CaseError as why:
        tell(request, str(why))
        return redirect("reader", source.id)
    return render(request, "lists/compared.html", {"view": view})


def _earlier(here: Desk, source: Source, asked: str) -> str:
    """The list that is asked for, if this visitor may see it; else the one that this list continues, "" if none."""
    if asked and asked != source.id:
        return list_or_404(here, asked).id
    tie = tie_of(here.known(), source.id)
    return tie.earlier if tie else ""


def _act(request: HttpRequest, here: Desk, source: Source, earlier: str) -> HttpResponse:
    """Do what was pressed, and say what came of it."""
    back = f"{reverse('list_compared', args=[source.id])}?with={earlier}"
    acts: dict[str, Callable[[], tuple[str, str]]] = {
        "continues": lambda: _note_tie(here, source.id, earlier),
        "same": lambda: _same(here, source.id, earlier),
        "undo": lambda: _undo(request, here, source.id, earlier),
        "note": lambda: _note(request, here),
    }
    try:
        said, undo = acts.get(request.POST.get("act", ""), lambda: ("", ""))()
        tell(request, said, undo=undo, back=back) if said else None
    except CaseError as why:
        text = str(why)
        tell(request, text[:1].upper() + text[1:] + ("" if text.endswith(".") else "."))
    here.catch_up()
    return redirect(back)


def _note_tie(here: Desk, later: str, earlier: str) -> tuple[str, str]:
    made = decide(
        here.case, Continues, later, seen=here.known(), by=here.user, at=here.now(), earlier=earlier
    )
    return _("Noted: this is the next version of that list."), made.id


def _same(here: Desk, later: str, earlier: str) -> tuple[str, str]:
    known = here.known()
    found = _found(here, known, earlier, later)
    made = same_rows(here.case, found, _open_pairs(known, found)[:AT_ONCE], by=here.user, at=here.now())
    said = ngettext(
        "Noted: {count} row is of the same person on both lists. It can be undone below.",
        "Noted: {count} rows are of the same people on both lists. It can be undone below.",
        len(made),
    )
    return said.format(count=f"{len(made):,}"), ""


def _open_pairs(known: Known, found: Comparison) -> list[Pair]:
    """Rows that are surely the same, and of which nobody has judged anything."""
    return [
        pair for pair in found.sure() if frozenset((pair.old.person, pair.new.person)) not in known.judged
    ]


def _undo(request: HttpRequest, here: Desk, later: str, earlier: str) -> tuple[str, str]:
    known, asked = here.known(), request.POST.get("batch", "")
    batches = _batches(known, _found(here, known, earlier, later))
    ids = next((one.ids for one in batches if one.ids[0] == asked), ())
    count = take_back(here.case, ids, by=here.user, at=here.now())
    said = ngettext("Taken back: {count} decision.", "Taken back: {count} decisions.", count)
    return said.format(count=f"{count:,}"), ""


def _note(request: HttpRequest, here: Desk) -> tuple[str, str]:
    known = here.known()
    people = [id_ for id_ in request.POST.getlist("who") if id_ in known.mentions]
    words = request.POST.get("words", "")
    made = note_on_all(here.case, people, words, seen=known, by=here.user, at=here.now())
    said = ngettext("Noted on {count} person.", "Noted on {count} people.", len(made)).format(count=len(made))
    return said, made[0].id if len(made) == 1 else ""


def _found(here: Desk, known: Known, earlier: str, later: str) -> Comparison:
    return compared(here.case, known, here.about(known).who, earlier, later)


def _view(request: HttpRequest, here: Desk, source: Source, earlier: str) -> ComparedPage:
    known = here.known()
    found = _found(here, known, earlier, source.id)
    tie = tie_of(known, source.id, earlier)
    lines = _Lines(known, request, f"with={earlier}")
    names = columns()
    first, last = (dates.day(day_of(known, id_)) for id_ in (earlier, source.id))
    return ComparedPage(
        id=source.id,
        title=source.title,
        earlier=earlier,
        earlier_title=known.sources[earlier].title,
        days=_("{last}, held against {first}").format(first=first, last=last),
        sentence=sentence(known, found),
        tie=tie.id if tie else "",
        tie_noted=decided_by(known, tie) if tie else "",
        choices=earlier_choices(known, source),
        gone=lines.part("gone", found.vanished, lambda row: lines.row(row, noted=True)),
        new=lines.part("new", found.appeared, lines.row),
        changed=lines.part(
            "changed",
            found.changed,
            lambda pair: ChangedLine(lines.row(pair.new), tuple(_change(one, names) for one in pair.changes)),
        ),
        maybe=lines.part("maybe", found.maybe, lambda one: lines.two("", one.old, one.new)),
        reused=lines.part("reused", found.reused, lambda one: lines.two(one.number, one.old, one.new)),
        stayed=found.stayed,
        sure=len(_open_pairs(known, found)),
        at_once=AT_ONCE,
        batches=tuple(_batches(known, found)),
        given_anew=found.numbers_given_anew,
        twice=_twice(found.twice),
        is_cut=found.is_cut,
        heads_gone=", ".join(found.heads_gone),
        heads_new=", ".join(found.heads_new),
        only=request.GET.get("show", ""),
    )


def _twice(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    few = ", ".join(map(shown, numbers[:A_FEW])) + (" …" if len(numbers) > A_FEW else "")
    return ngettext(
        "{count} number stands beside two rows of this version, and nobody is matched by it: {few}.",
        "{count} numbers stand beside two rows of this version, and nobody is matched by them: {few}.",
        len(numbers),
    ).format(count=f"{len(numbers):,}", few=few)


def _change(change: Change, names: dict[Column, str]) -> tuple[str, str, str]:
    return shown(change.head) or names[change.column], shown(change.old), shown(change.new)


def _batches(known: Known, found: Comparison) -> Iterator[Batch]:
    """What was noted in one step on rows of these two lists, the newest first."""
    pairs = {(pair.old.person, pair.new.person) for pair in found.pairs if pair.why is Why.JUDGED}
    steps: dict[tuple[str, datetime], list[str]] = {}
    for one in known.judgements.values():
        if one.verdict is Verdict.SAME and (one.a, one.b) in pairs:
            noted = known.noted[one.id]
            steps.setdefault((noted.by, noted.at), []).append(one.id)
    for (by, at), ids in reversed(list(steps.items())):
        yield Batch(tuple(ids), _("{name}, {day}").format(name=by, day=dates.day(at.date())))


class _Lines:
    """Rows of a comparison made into lines, sort by sort."""

    def __init__(self, known: Known, request: HttpRequest, address: str) -> None:
        self._known, self._address = known, address
        self._only = request.GET.get("show", "")
        asked = request.GET.get("page", "")
        self._page = page_in(asked)
        self._notes: dict[str, list[str]] = {}
        for one in known.comments.values():
            self._notes.setdefault(one.on, []).append(one.words)

    def part(self, key: str, rows: Sequence[T], line: Callable[[T], RowLine | ChangedLine | TwoLine]) -> Part:
        """The rows of one sort that this page shows: the first few, or a page of them where they are asked for."""
        alone = self._only == key
        start, most = ((self._page - 1) * A_PAGE, A_PAGE) if alone else (0, 0 if self._only else A_FEW)
        here = f"?{self._address}&show={key}"
        return Part(
            key=key,
            count=len(rows),
            lines=tuple(line(row) for row in rows[start : start + most]),
            more=here if not alone and len(rows) > most else "",
            previous=f"{here}&page={self._page - 1}" if alone and start else "",
            following=f"{here}&page={self._page + 1}" if alone and start + most < len(rows) else "",
        )

    def row(self, row: ListRow, noted: bool = False) -> RowLine:
        """A row with its words as they stand."""
        return RowLine(
            id=row.person,
            name=shown(row.name),
            link=reverse("person", args=[row.person]),
            row=row.number,
            words=shown(" · ".join(filter(None, row.cells))),
            notes=tuple(self._notes.get(row.person, ())) if noted else (),
        )

    def two(self, number: str, old: ListRow, new: ListRow) -> TwoLine:
        """Two rows beside one another, and where it is decided whether they are one person."""
        link = side_by_side(old.person, new.person)
        return TwoLine(number=shown(number), old=self.row(old), new=self.row(new), same_link=link)

"""Add by hand what selected words say: the words first, then what they say, then who, where, when, who told it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.accept import accept
from habeas.acts.case import CaseError
from habeas.acts.first_chain import first_chain
from habeas.desk.access.allowed import researchers_only
from habeas.desk.forms.answers import Answers
from habeas.desk.forms.book import Book, book
from habeas.desk.forms.filled import Filled, blank
from habeas.desk.forms.questions import titles
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.editing import show_form
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import head, source_or_404
from habeas.language import gettext as _
from habeas.reading.suggestion import Confidence, FoundTelling
from habeas.statements.claims import CLAIMS
from habeas.statements.passage import find

AROUND = 60


@dataclass(frozen=True)
class PlaceOfWords:
    """One place at which the words stand, with the text around them."""

    start: int
    end: int
    before: str
    words: str
    after: str


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Each step of adding."""
    here = desk()
    source_or_404(here, source_id)
    names = book(here, source_id)
    given = request.POST if request.method == "POST" else request.GET
    passage = _passage(given.get("start", ""), given.get("end", ""), names.text)
    if passage is None:
        return _by_words(request, here, given.get("words", ""), names)
    says = given.get("says", "")
    if request.method == "GET":
        if says not in CLAIMS:
            return _ask(request, here, names, places=(_place(names.text, *passage),))
        chain = first_chain(here.known(), source_id, names.text, passage[0])
        filled = blank(says, source_id, chain)
        return show_form(request, here, _base(passage), filled, names, is_new=True)
    return _answered(request, here, passage, names)


def _answered(request: HttpRequest, here: Desk, passage: tuple[int, int], names: Book) -> HttpResponse:
    filled, base = Filled(dict(request.POST.lists())), _base(passage)
    more = filled.get("more")
    if more in CLAIMS:
        return show_form(request, here, base, filled.with_fact(more), names, is_new=True)
    answers = Answers(filled, names, base)
    made = answers.telling()
    if made is not None:
        try:
            telling = accept(
                here.case, names.source_id, made, [*names.entities, *answers.new],
                by=here.user, at=here.now(),
            )  # fmt: skip
        except CaseError as why:
            answers.errors["facts"] = str(why)
        else:
            here.catch_up()
            address = reverse("reader", args=[names.source_id])
            tell(request, _("Added."), undo=telling.id, back=address)
            return redirect(f"{address}?show={telling.id}#card-{telling.id}")
    return show_form(request, here, base, filled, names, answers.errors, is_new=True)


def _by_words(request: HttpRequest, here: Desk, words: str, names: Book) -> HttpResponse:
    """The words were typed or pasted: find them, or say what to do."""
    # Browsers send line breaks as CR LF; texts have LF.
    words = words.replace("\r\n", "\n").strip()
    starts = find(names.text, words) if words else []
    places = tuple(_place(names.text, start, start + len(words)) for start in starts)
    problem = ""
    if words and not starts:
        problem = _(
            "“{words}” does not stand in this text. Nothing was stored. "
            "Copy the words from the text, spelling and quotation marks alike."
        ).format(words=words)
    return _ask(request, here, names, places=places, words=words, problem=problem)


def _ask(
    request: HttpRequest,
    here: Desk,
    names: Book,
    *,
    places: tuple[PlaceOfWords, ...],
    words: str = "",
    problem: str = "",
) -> HttpResponse:
    source = head(here.known().sources[names.source_id])
    context = {"source": source, "found_at": places, "words": words, "problem": problem, "titles": titles()}
    return render(request, "add.html", context, status=422 if problem else 200)


def _base(passage: tuple[int, int]) -> FoundTelling:
    start, end = passage
    return FoundTelling(
        id="hand",
        rule="by hand",
        why="added by hand",
        confidence=Confidence.HIGH,
        start=start,
        end=end,
        chain=(),
        facts=(),
    )


def _passage(start: str, end: str, text: str) -> tuple[int, int] | None:
    """The passage of an address, without blanks at its ends; None if there is none."""
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in (start, end)):
        return None
    first, last = int(start), min(int(end), len(text))
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else None


def _place(text: str, start: int, end: int) -> PlaceOfWords:
    return PlaceOfWords(
        start, end, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    )

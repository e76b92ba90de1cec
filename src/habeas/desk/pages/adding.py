"""Add by hand what selected words say: the words first, then what they say, then who, where, when, who told it.

With a script each step stands in a panel beside the text; without one it is a page of its own.
"""

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
from habeas.desk.pages.cards import Findings, findings
from habeas.desk.pages.editing import asks_for_more, same_people, show_form, with_more
from habeas.desk.pages.frame import tell
from habeas.desk.pages.heads import head
from habeas.desk.pages.passage_asked import PlaceOfWords, by_hand, passage_asked, place_of, places_of
from habeas.desk.pages.reader import source_or_404
from habeas.language import gettext as _
from habeas.statements.claims import CLAIMS
from habeas.wording.told import line_of


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Each step of adding."""
    here = desk()
    source_or_404(here, source_id)
    there = findings(here, source_id)
    given = request.POST if request.method == "POST" else request.GET
    passage = passage_asked(given.get("start", ""), given.get("end", ""), here.case.text(source_id))
    entities = there.reading.entities if there.reading else ()
    names = book(here, source_id, entities, passage[0] if passage else 0)
    if passage is None:
        return _by_words(request, here, given.get("words", ""), names)
    says = given.get("says", "")
    if request.method == "POST":
        return _answered(request, here, passage, names, there)
    if says not in CLAIMS:
        return _ask(request, here, names, places=(place_of(names.text, *passage),))
    chain = first_chain(here.known(), source_id, names.text, passage[0])
    line = line_of(chain or names.tellers.by_itself(), names.tellers)
    filled = blank(says, source_id, chain).with_told(line)
    return show_form(request, here, Answers(filled, names, by_hand(passage)), there, is_new=True)


def _answered(
    request: HttpRequest, here: Desk, passage: tuple[int, int], names: Book, there: Findings
) -> HttpResponse:
    answers = Answers(Filled(dict(request.POST.lists())), names, by_hand(passage))
    if asks_for_more(answers.filled):
        return show_form(request, here, with_more(answers), there, is_new=True)
    made = answers.telling()
    if made is None:
        return show_form(request, here, answers, there, is_new=True)
    try:
        telling = accept(
            here.case, names.source_id, made, [*names.entities, *answers.new],
            by=here.user, at=here.now(), same=answers.same,
        )  # fmt: skip
    except CaseError as why:
        answers.errors["facts"] = str(why)
        return show_form(request, here, answers, there, is_new=True)
    here.catch_up()
    address = reverse("reader", args=[names.source_id])
    tell(request, " ".join([_("Added."), same_people(answers)]).strip(), undo=telling.id, back=address)
    there_now = f"{address}?show={telling.id}#card-{telling.id}"
    if request.htmx:  # type: ignore[attr-defined]
        moved = HttpResponse()
        moved.headers["HX-Redirect"] = there_now
        return moved
    return redirect(there_now)


def _by_words(request: HttpRequest, here: Desk, words: str, names: Book) -> HttpResponse:
    """The words were typed or pasted: find them, or say what to do."""
    # Browsers send line breaks as CR LF; texts have LF.
    words = words.replace("\r\n", "\n").strip()
    places = places_of(words, names.text)
    problem = ""
    if words and not places:
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
    template = "reader/add_words.html" if request.htmx else "add.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=422 if problem else 200)

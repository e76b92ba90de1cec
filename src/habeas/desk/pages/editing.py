"""Edit what was found, or correct what was accepted: who, where, when, who told it. Both versions stay.

With a script the form stands in the card; without one it is a page of its own.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.accept import accept
from habeas.acts.case import CaseError
from habeas.desk.access.allowed import researchers_only
from habeas.desk.forms.answers import Answers
from habeas.desk.forms.book import Book, book
from habeas.desk.forms.filled import Filled, from_telling
from habeas.desk.forms.questions import titles
from habeas.desk.forms.view import Kept, form_view
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import Findings, Item, as_found
from habeas.desk.pages.casts import cast_of_reading
from habeas.desk.pages.frame import tell
from habeas.desk.pages.heads import head
from habeas.desk.pages.reader import answer, findings_with, source_or_404
from habeas.desk.pages.spread import address
from habeas.desk.pages.telling_line import told_list
from habeas.language import gettext as _
from habeas.reading.suggestion import FoundTelling
from habeas.statements.claims import CLAIMS
from habeas.statements.claims.base import Inner
from habeas.statements.claims.identity import NamePart
from habeas.statements.ids import with_ids
from habeas.wording.codes import plain
from habeas.wording.sentences import inner_sentence
from habeas.wording.told import line_of


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str, item_id: str) -> HttpResponse:
    """The form for one card, and what comes back from it."""
    here = desk()
    source_or_404(here, source_id)
    there, item = findings_with(here, source_id, item_id)
    if item.state == "refused":
        raise Http404
    names = book(here, source_id, there.reading.entities if there.reading else (), item.start)
    base = _base(there, item, names)
    if request.method == "GET":
        filled = from_telling(base).with_told(line_of(base.chain, names.tellers))
        return show_form(request, here, Answers(filled, names, base), there)
    answers = Answers(Filled(dict(request.POST.lists())), names, base)
    if asks_for_more(answers.filled):
        return show_form(request, here, with_more(answers), there)
    made = answers.telling()
    return (
        _store(request, here, there, item, made, answers)
        if made
        else show_form(request, here, answers, there)
    )


def asks_for_more(filled: Filled) -> bool:
    """Whether the form was sent to be shown again: with one more fact, or with who told it as a list."""
    return filled.get("more") in CLAIMS or filled.has("look")


def with_more(answers: Answers) -> Answers:
    """The form with what it was sent for."""
    more = answers.filled.get("more")
    filled = answers.filled.with_fact(more) if more in CLAIMS else answers.filled
    shown = Answers(filled, answers.book, answers.base)
    if more not in CLAIMS:
        shown.chain()
    return shown


def show_form(
    request: HttpRequest, here: Desk, answers: Answers, there: Findings, *, is_new: bool = False
) -> HttpResponse:
    """The form: in its card or panel for a script, else as a page."""
    source_id, base, names = answers.book.source_id, answers.base, answers.book
    # What is wrong is said; what a look at the tellers brings up is not kept.
    errors = dict(answers.errors)
    reader = reverse("reader", args=[source_id])
    context = {
        "form": form_view(answers.filled, names, _kept(here, base, names), errors),
        "told": told_list(here, answers),
        "source": head(here.known().sources[source_id]),
        "words": names.text[base.start : base.end],
        "start": base.start,
        "end": base.end,
        "titles": titles(),
        "counts": {"facts": answers.filled.count("facts"), "tellers": answers.filled.count("tellers")},
        "is_new": is_new,
        "in_place": bool(request.htmx),  # type: ignore[attr-defined]
        "action": request.path,
        "item": base.id,
        "back": reader if is_new else address(here, there, base.id),
    }
    in_place = "reader/add_form.html" if is_new else "reader/card_form.html"
    template = in_place if context["in_place"] else "telling_form.html"
    return render(request, template, context, status=422 if errors else 200)


def _base(there: Findings, item: Item, names: Book) -> FoundTelling:
    """The telling that the card shows, its people by the ids under which the form lists them."""
    telling = item.telling or (there.known.tellings.get(item.offer.telling or "") if item.offer else None)
    if telling is not None:
        found = as_found(telling, item.id)
    else:
        assert item.offer is not None
        found = item.offer.found
    return with_ids(found, lambda id_: names.same_as.get(id_, id_))


def _kept(here: Desk, base: FoundTelling, names: Book) -> Kept:
    """What the form says but does not ask: inner sentences, parts of names, the words of dates."""
    cast = cast_of_reading(names.entities, here.known(), names.source_id)
    says, date_words = {}, {}
    for number, fact in enumerate(base.facts):
        for role in fact.claim.__struct_fields__:
            value = getattr(fact.claim, role)
            name = f"f{number}-{role.rstrip('_')}"
            inner = (value,) if isinstance(value, Inner) else value
            if isinstance(inner, tuple) and inner and isinstance(inner[0], Inner):
                says[name] = " ".join(inner_sentence(item, cast) for item in inner)
            elif isinstance(inner, tuple) and inner and isinstance(inner[0], NamePart):
                says[name] = ", ".join(f"{part.part} ({plain(part.role)})" for part in inner)
        if fact.when and fact.when.words:
            date_words[f"f{number}"] = fact.when.words.exact
    return Kept(says, date_words)


def _store(
    request: HttpRequest, here: Desk, there: Findings, item: Item, made: FoundTelling, answers: Answers
) -> HttpResponse:
    """Accept what the form says, in place of what was accepted before."""
    source_id = there.source_id
    before = item.telling or (there.known.tellings.get(item.offer.telling or "") if item.offer else None)
    by_hand = before is not None and before.found_by is None
    reader = there.reading.reader if there.reading and not by_hand else None
    try:
        telling = accept(
            here.case, source_id, made, [*answers.book.entities, *answers.new],
            by=here.user, at=here.now(), reader=reader, edited=True,
            replaces=before.id if before else None, same=answers.same,
        )  # fmt: skip
    except CaseError as why:
        answers.errors["facts"] = str(why)
        return show_form(request, here, answers, there)
    said = _said(before.id if before else "", telling.id)
    if also := same_people(answers):
        said = f"{said} {also}"
    item_id = item.id if item.offer else telling.id
    if request.htmx:  # type: ignore[attr-defined]
        return answer(request, here, source_id, item_id, "", said)
    here.catch_up()
    back = reverse("reader", args=[source_id])
    tell(
        request,
        said,
        undo="" if before and before.id == telling.id else telling.id,
        back=f"{back}#card-{item_id}",
    )
    return redirect(f"{back}?show={telling.id}#card-{item_id}")


def _said(before: str, after: str) -> str:
    if before == after:
        return _("It says so already. Nothing was changed.")
    return (
        _("Corrected. The version before stays in the history.")
        if before
        else _("Accepted with your changes.")
    )


def same_people(answers: Answers) -> str:
    """A sentence on who was noted to be the same as somebody of another source, "" if nobody was."""
    others = {other.id: other for other in answers.book.elsewhere}
    names = ", ".join(others[id_].text for id_ in answers.same.values())
    return (
        _("Noted as the same: {names}. It can be taken back in the history.").format(names=names)
        if names
        else ""
    )

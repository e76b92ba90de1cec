"""Edit what was found, or correct what was accepted: who, where, when, who told it. Both versions stay."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.accept import accept
from habeas.acts.case import CaseError
from habeas.acts.reading import offers, reading_of
from habeas.desk.access.allowed import researchers_only
from habeas.desk.forms.answers import Answers
from habeas.desk.forms.book import Book, book
from habeas.desk.forms.filled import Filled, from_telling
from habeas.desk.forms.questions import titles
from habeas.desk.forms.view import Errors, Kept, form_view
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import Card, as_found
from habeas.desk.pages.casts import cast_of_reading
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import card_or_404, head, source_or_404
from habeas.language import gettext as _
from habeas.reading.read import CannotRead
from habeas.reading.suggestion import FoundTelling
from habeas.statements.claims import CLAIMS
from habeas.statements.claims.base import Inner
from habeas.statements.claims.identity import NamePart
from habeas.statements.ids import with_ids
from habeas.wording.codes import plain
from habeas.wording.sentences import inner_sentence


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str, item_id: str) -> HttpResponse:
    """The form for one card, and what comes back from it."""
    here = desk()
    source_or_404(here, source_id)
    card = card_or_404(here, source_id, item_id)
    if card.state == "refused":
        raise Http404
    names = book(here, source_id)
    base = _base(here, source_id, card, names)
    if request.method == "GET":
        return show_form(request, here, base, from_telling(base), names)
    filled = Filled(dict(request.POST.lists()))
    more = filled.get("more")
    if more in CLAIMS:
        return show_form(request, here, base, filled.with_fact(more), names)
    answers = Answers(filled, names, base)
    made = answers.telling()
    if made is not None:
        return _store(request, here, card, made, answers)
    return show_form(request, here, base, filled, names, answers.errors)


def show_form(
    request: HttpRequest,
    here: Desk,
    base: FoundTelling,
    filled: Filled,
    names: Book,
    errors: Errors | None = None,
    *,
    is_new: bool = False,
) -> HttpResponse:
    """The form page."""
    source_id = names.source_id
    view = form_view(filled, names, _kept(here, base, names), errors or {})
    context = {
        "form": view,
        "source": head(here.known().sources[source_id]),
        "words": names.text[base.start : base.end],
        "start": base.start,
        "end": base.end,
        "titles": titles(),
        "counts": {"facts": filled.count("facts"), "tellers": filled.count("tellers")},
        "is_new": is_new,
        "back": reverse("reader", args=[source_id]) + ("" if is_new else f"#card-{base.id}"),
    }
    return render(request, "telling_form.html", context, status=422 if errors else 200)


def _base(here: Desk, source_id: str, card: Card, names: Book) -> FoundTelling:
    """The telling that the card shows, its people by the ids under which the form lists them."""
    known = here.known()
    if card.telling:
        found = as_found(known.tellings[card.telling], card.id)
    else:
        found = next(offer.found for offer in offers(here.case, source_id) if offer.found.id == card.id)
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
    request: HttpRequest, here: Desk, card: Card, made: FoundTelling, answers: Answers
) -> HttpResponse:
    """Accept what the form says, in place of what was accepted before."""
    known = here.known()
    before = known.tellings.get(card.telling)
    entities = [*answers.book.entities, *answers.new]
    try:
        reader = None if before and before.found_by is None else reading_of(here.case, card.source_id).reader
    except CannotRead:
        reader = None
    try:
        telling = accept(
            here.case, card.source_id, made, entities,
            by=here.user, at=here.now(), reader=reader, edited=True, replaces=card.telling or None,
        )  # fmt: skip
    except CaseError as why:
        answers.errors["facts"] = str(why)
        return show_form(request, here, answers.base, answers.filled, answers.book, answers.errors)
    here.catch_up()
    if telling.id == card.telling:
        tell(request, _("It says so already. Nothing was changed."))
        return redirect(f"{reverse('reader', args=[card.source_id])}#card-{card.id}")
    corrected = _("Corrected. The version before stays in the history.")
    said = corrected if before else _("Accepted with your changes.")
    item = card.id if reader else telling.id
    tell(request, said, undo=telling.id, back=f"{reverse('reader', args=[card.source_id])}#card-{card.id}")
    return redirect(f"{reverse('reader', args=[card.source_id])}?show={telling.id}#card-{item}")

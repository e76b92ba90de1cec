"""The reader: a text with what was found in it beside it. Accept, edit, refuse, undo; with or without a script."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.accept import accept, refuse
from habeas.acts.case import CaseError
from habeas.acts.reading import Offer, State, offers, reading_of
from habeas.acts.undo import undo
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.allowed import allowed_card
from habeas.desk.pages.calls.card import account_card
from habeas.desk.pages.cards import Card, Progress, cards, cards_by_hand, highlights, progress
from habeas.desk.pages.chats.beside import of_source, with_files
from habeas.desk.pages.frame import tell
from habeas.desk.pages.lists import rows
from habeas.desk.pages.passages import Highlight, Paragraph, paragraphs
from habeas.desk.pages.who_sees import in_words
from habeas.desk.pages.work.remarks import between_us
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.reading.read import CannotRead
from habeas.reading.suggestion import Ask
from habeas.statements.source import Source
from habeas.wording import dates
from habeas.wording.codes import plain
from habeas.wording.publications import THIS


@dataclass(frozen=True)
class SourceHead:
    """What stands above a text: what it is, when it was published, how it came to us."""

    id: str
    title: str
    kind: str
    published: str
    dated: str
    obtained: str
    address: str
    filename: str


@dataclass(frozen=True)
class AskAnswer:
    """One answer that would fit: its value, and in words."""

    value: str
    text: str


@dataclass(frozen=True)
class AskLine:
    """A question that a person must answer before all can be read."""

    question: str
    is_date: bool
    answers: tuple[AskAnswer, ...]


@dataclass(frozen=True)
class ReaderPage:
    """A source being read."""

    source: SourceHead
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    progress: Progress
    asks: tuple[AskLine, ...]
    cannot_read: str
    lang: str


@require_GET
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """The reader page. `?show=ID` highlights the words of one telling or finding, `?name=ID` a name."""
    here = desk()
    source = source_or_404(here, source_id)
    layer = here.known().layers.get(source_id)
    if layer is not None and is_table(layer.version):
        return rows.page(request, source)
    asked = request.GET
    view = _view(here, source, asked.get("show", ""), asked.get("name", ""), asked.get("look", ""))
    account = account_card(here, here.known(), source)
    return render(
        request,
        "reader.html",
        {
            "view": view,
            "account": account,
            "allowed": allowed_card(here.known(), source_id),
            "between": between_us(here, here.known(), (source_id,), source_id, back=request.path),
            "whole": of_source(here, source),
            "seen_by": in_words(here, source.id),
        },
    )


@require_POST
def accept_found(request: HttpRequest, source_id: str, found_id: str) -> HttpResponse:
    """Accept one finding as it is."""
    here = desk()
    source_or_404(here, source_id)
    offer = offer_or_404(here, source_id, found_id)
    problem = ""
    if offer.state is not State.ACCEPTED:
        reading = reading_of(here.case, source_id)
        try:
            accept(
                here.case, source_id, offer.found, reading.entities,
                by=here.user, at=here.now(), reader=reading.reader,
            )  # fmt: skip
        except CaseError as why:
            problem = str(why)
    return answer(request, here, source_id, found_id, problem)


@require_POST
def refuse_found(request: HttpRequest, source_id: str, found_id: str) -> HttpResponse:
    """Refuse one finding: it is not offered again."""
    here = desk()
    source_or_404(here, source_id)
    offer = offer_or_404(here, source_id, found_id)
    problem = ""
    if offer.state is State.OPEN:
        try:
            refuse(
                here.case, source_id, offer.found,
                by=here.user, at=here.now(), reason=request.POST.get("reason", ""),
            )  # fmt: skip
        except CaseError as why:
            problem = str(why)
    elif offer.state is State.ACCEPTED:
        problem = _("This was accepted. Undo that first; nothing was changed.")
    return answer(request, here, source_id, found_id, problem)


@require_POST
def undo_item(request: HttpRequest, source_id: str, item_id: str) -> HttpResponse:
    """Take back what was decided on one card."""
    here = desk()
    source_or_404(here, source_id)
    card = card_or_404(here, source_id, item_id)
    problem = ""
    try:
        for target in _targets(here, card):
            undo(here.case, target, by=here.user, at=here.now())
    except CaseError as why:
        problem = str(why)
    return answer(request, here, source_id, item_id, problem)


def answer(request: HttpRequest, here: Desk, source_id: str, item_id: str, problem: str) -> HttpResponse:
    """The card and the progress line for a script; the way back to the card for everybody else."""
    here.keeper.catch_up(here.today())
    if not request.htmx:  # type: ignore[attr-defined]
        if problem:
            tell(request, problem)
        return redirect(f"{reverse('reader', args=[source_id])}#card-{item_id}")
    made = cards(here, source_id)
    card = next((card for card in made if card.id == item_id), None)
    context = {"card": card, "progress": progress(made), "problem": problem, "item_id": item_id}
    return render(request, "reader/card_answer.html", context)


def source_or_404(here: Desk, source_id: str) -> Source:
    """The source with this id."""
    source = here.known().sources.get(source_id)
    if source is None:
        raise Http404
    return source


def offer_or_404(here: Desk, source_id: str, found_id: str) -> Offer:
    """The finding with this id."""
    offer = next((offer for offer in offers(here.case, source_id) if offer.found.id == found_id), None)
    if offer is None:
        raise Http404
    return offer


def card_or_404(here: Desk, source_id: str, item_id: str) -> Card:
    """The card with this id."""
    try:
        made = cards(here, source_id)
    except CannotRead:
        made = cards_by_hand(here, source_id)
    card = next((card for card in made if card.id == item_id), None)
    if card is None:
        raise Http404
    return card


def head(source: Source) -> SourceHead:
    """What stands above a source's text."""
    day = dates.day(source.obtained_at.date())
    came = _("{how}, from {whom}, on {day}") if source.obtained_from else _("{how}, on {day}")
    return SourceHead(
        id=source.id,
        title=source.title,
        kind=plain(source.kind),
        published=dates.named_date(source.published) if source.published else "",
        dated=_dated(source),
        obtained=came.format(how=source.obtained, whom=source.obtained_from, day=day),
        address=source.address or "",
        filename=source.filename or "",
    )


def _dated(source: Source) -> str:
    """When it was published, or written where it never was; that this is missing where nobody noted it."""
    is_ours = source.kind in THIS
    if not source.published:
        return _("date missing") if is_ours else _("publication date missing")
    day = dates.named_date(source.published)
    return _("dated {day}").format(day=day) if is_ours else _("published {day}").format(day=day)


def _targets(here: Desk, card: Card) -> list[str]:
    """What to undo: the telling, or every refusal at the card's place."""
    if card.state == "accepted":
        return [card.telling]
    return [
        refusal.id
        for refusal in here.known().refusals.values()
        if refusal.source == card.source_id and refusal.passage.is_at(card.start, card.end)
    ]


def _view(here: Desk, source: Source, shown: str, name: str, look: str) -> ReaderPage:
    asks: tuple[AskLine, ...] = ()
    cannot_read = ""
    try:
        made = cards(here, source.id)
        asks = tuple(_ask(ask) for ask in reading_of(here.case, source.id).asks)
    except CannotRead as why:
        made, cannot_read = cards_by_hand(here, source.id), str(why)
    marked = highlights(made, shown) + _name_marks(here, name)
    layer = here.known().layers[source.id]
    text = paragraphs(here.case.text(source.id), marked, layer.pages)
    return ReaderPage(
        source=head(source),
        paragraphs=tuple(with_files(here, source.id, text, look)),
        cards=tuple(made),
        progress=progress(made),
        asks=asks,
        cannot_read=cannot_read,
        lang=source.language or "",
    )


def _ask(ask: Ask) -> AskLine:
    answers = (AskAnswer(item, dates.named_date(item)) for item in ask.answers if item)
    return AskLine(ask.question, "publi" in ask.about, tuple(answers))


def _name_marks(here: Desk, name: str) -> list[Highlight]:
    """Every place where the source speaks of one person or place, if that was asked for."""
    mention = here.known().mentions.get(name)
    if mention is None:
        return []
    return [
        Highlight("", place.start, place.end, "refused", (f"name-{place.start}",), is_shown=True)
        for place in mention.passages
    ]

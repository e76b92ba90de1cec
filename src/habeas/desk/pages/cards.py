"""The cards beside a text: everything found in it or told by hand, in text order, with what became of it."""

from dataclasses import dataclass, replace

from habeas.acts.reading import Offer, State, offers, reading_of
from habeas.desk.opened import Desk
from habeas.desk.pages.casts import cast_of_reading
from habeas.desk.pages.facts import as_said
from habeas.desk.pages.passages import Highlight
from habeas.language import gettext as _
from habeas.language import mark
from habeas.reading.suggestion import Confidence, FoundTelling, Reading
from habeas.statements.account import Use
from habeas.statements.allowed import refuses
from habeas.statements.telling import Fact, Telling
from habeas.wording.cast import Cast, cast_of_record
from habeas.wording.grammar import quoted
from habeas.wording.sentences import fact_sentence
from habeas.wording.tellers import Teller, said_by, tellers

SENSITIVE = mark("Could be used against them or their family. Keep it at the desk.")
UNSURE = mark("habeas is not sure of this one.")
STATES = {"open": mark("Found in the text"), "refused": mark("Refused")}


@dataclass(frozen=True)
class CardFact:
    """One fact of a card."""

    sentence: str
    date: str
    warning: str
    id: str = ""


@dataclass(frozen=True)
class Card:
    """One finding or telling as the reader page shows it. `id` stays the same whatever becomes of it;
    `undo` names what can be taken back."""

    id: str
    source_id: str
    start: int
    end: int
    state: str
    facts: tuple[CardFact, ...]
    tellers: tuple[Teller, ...]
    said_by: str
    hedges: tuple[str, ...]
    why: str
    doubt: str
    words: str
    telling: str = ""
    undo: str = ""
    was_edited: bool = False
    is_by_hand: bool = False
    not_to_publish: bool = False

    @property
    def state_in_words(self) -> str:
        """What became of it."""
        if self.is_by_hand:
            return _("Added by hand")
        if self.state == "accepted":
            return _("Accepted with changes") if self.was_edited else _("Accepted")
        return _(STATES[self.state])


@dataclass(frozen=True)
class Progress:
    """How far the reading of one source got."""

    found: int
    accepted: int
    refused: int

    @property
    def open(self) -> int:
        """How many wait for a person."""
        return self.found - self.accepted - self.refused


def cards(desk: Desk, source_id: str) -> list[Card]:
    """All cards of a source, in text order. Raises CannotRead where no reader fits the text."""
    made = [*cards_of_findings(desk, source_id), *cards_by_hand(desk, source_id)]
    return sorted(made, key=lambda card: (card.start, card.end, card.is_by_hand))


def cards_of_findings(desk: Desk, source_id: str) -> list[Card]:
    """The cards of what a reader found."""
    reading = reading_of(desk.case, source_id)
    text = desk.case.text(source_id)
    return [_of_offer(desk, source_id, reading, offer, text) for offer in offers(desk.case, source_id)]


def cards_by_hand(desk: Desk, source_id: str) -> list[Card]:
    """The cards of what people added by hand."""
    known = desk.known()
    return [
        _of_telling(desk, telling, id_=telling.id)
        for telling in known.tellings.values()
        if telling.source == source_id and telling.found_by is None
    ]


def progress(made: list[Card]) -> Progress:
    """Found, accepted and refused, of what a reader found."""
    found = [card for card in made if not card.is_by_hand]
    states = [card.state for card in found]
    return Progress(len(found), states.count("accepted"), states.count("refused"))


def highlights(made: list[Card], shown: str = "") -> list[Highlight]:
    """The passages of cards; `shown` is a card or telling that was asked for."""
    return [
        Highlight(
            card=card.id,
            start=card.start,
            end=card.end,
            state=card.state,
            anchors=tuple(dict.fromkeys(id_ for id_ in (card.id, card.telling) if id_)),
            is_shown=bool(shown) and shown in (card.id, card.telling),
        )
        for card in made
    ]


def as_found(telling: Telling, id_: str) -> FoundTelling:
    """A telling of the record in the form in which findings are edited and accepted."""
    return FoundTelling(
        id=id_,
        rule=telling.found_by.rule if telling.found_by else "by hand",
        why="",
        start=telling.passage.start,
        end=telling.passage.end,
        chain=telling.chain,
        facts=telling.facts,
        hedges=telling.hedges,
    )


def _of_offer(desk: Desk, source_id: str, reading: Reading, offer: Offer, text: str) -> Card:
    known = desk.known()
    if offer.state is State.ACCEPTED and offer.telling in known.tellings:
        telling = known.tellings[offer.telling]
        return _of_telling(desk, telling, id_=offer.found.id, found=offer.found)
    found = offer.found
    cast = cast_of_reading(reading.entities, known, source_id)
    return Card(
        id=found.id,
        source_id=source_id,
        start=found.start,
        end=found.end,
        state=offer.state.value,
        facts=tuple(_fact(fact, cast) for fact in found.facts),
        tellers=tuple(tellers(found.chain, cast)),
        said_by=said_by(found.chain, cast),
        hedges=tuple(quoted(hedge.words.exact) for hedge in found.hedges),
        why=found.why,
        doubt=_(UNSURE) if found.confidence is Confidence.LOW else "",
        words=text[found.start : found.end],
        undo=offer.refusal or "",
        not_to_publish=refuses(known, source_id, Use.PUBLISH),
    )


def _of_telling(desk: Desk, telling: Telling, *, id_: str, found: FoundTelling | None = None) -> Card:
    cast = cast_of_record(desk.known(), source_id=telling.source)
    return Card(
        id=id_,
        source_id=telling.source,
        start=telling.passage.start,
        end=telling.passage.end,
        state="accepted",
        facts=tuple(replace(_fact(fact, cast), id=fact.id) for fact in telling.facts),
        tellers=tuple(tellers(telling.chain, cast)),
        said_by=said_by(telling.chain, cast),
        hedges=tuple(quoted(hedge.words.exact) for hedge in telling.hedges),
        why=found.why if found else "",
        doubt="",
        words=telling.passage.exact,
        telling=telling.id,
        undo=telling.id,
        was_edited=bool(telling.found_by and telling.found_by.edited) or bool(telling.replaces),
        is_by_hand=telling.found_by is None,
        not_to_publish=refuses(desk.known(), telling.source, Use.PUBLISH),
    )


def _fact(fact: Fact, cast: Cast) -> CardFact:
    warning = _(SENSITIVE) if fact.claim.incriminating else ""
    return CardFact(fact_sentence(fact, cast), as_said(fact.when), warning)

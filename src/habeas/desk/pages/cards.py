"""The cards beside a text: everything found in it or told by hand, in text order, with what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from habeas.acts.reading import Offer, State, offers_of
from habeas.desk.opened import Desk
from habeas.desk.pages.casts import cast_of_reading
from habeas.desk.pages.facts import as_said
from habeas.desk.pages.passages import Highlight
from habeas.desk.readings import reading_here
from habeas.language import gettext as _
from habeas.language import mark
from habeas.protection.erased import when_erased
from habeas.reading.read import CannotRead
from habeas.reading.suggestion import Confidence, FoundTelling, Reading
from habeas.statements.account import Use
from habeas.statements.allowed import refuses
from habeas.statements.known import Known
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


@dataclass(frozen=True)
class Item:
    """One thing that has a card: a finding with what became of it, or a telling that somebody added by hand."""

    id: str
    start: int
    end: int
    state: str
    offer: Offer | None = None
    telling: Telling | None = None


@dataclass(frozen=True)
class Findings:
    """All that stands beside the text of one source. `why_not` says why no reader has read it."""

    source_id: str
    known: Known
    reading: Reading | None
    why_not: CannotRead | None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that has a card, in text order."""
        found = [
            Item(offer.found.id, offer.found.start, offer.found.end, offer.state.value, offer=offer)
            for offer in (offers_of(self.known, self.source_id, self.reading) if self.reading else ())
        ]
        places = {(item.start, item.end) for item in found}
        told = [
            Item(one.id, one.passage.start, one.passage.end, State.ACCEPTED.value, telling=one)
            for one in self.known.tellings_of(self.source_id)
            # Added by hand; or found once, by a reading that found more than the one at hand.
            if one.found_by is None or (one.passage.start, one.passage.end) not in places
        ]
        return tuple(sorted([*found, *told], key=lambda item: (item.start, item.end, item.offer is None)))

    @cached_property
    def progress(self) -> Progress:
        """Found, accepted and refused, of what a reader found."""
        states = [item.state for item in self.items if item.offer]
        return Progress(len(states), states.count("accepted"), states.count("refused"))

    def item(self, id_: str) -> Item | None:
        """The item with this id, or the one that became the telling with this id."""
        return next((item for item in self.items if id_ in (item.id, _telling_of(item))), None)

    def cards(self, items: Iterable[Item]) -> list[Card]:
        """The cards of these items."""
        entities = self.reading.entities if self.reading else ()
        found = cast_of_reading(entities, self.known, self.source_id)
        told = cast_of_record(self.known, source_id=self.source_id)
        off = refuses(self.known, self.source_id, Use.PUBLISH)
        return [replace(self._card(item, found, told), not_to_publish=off) for item in items]

    def _card(self, item: Item, found: Cast, told: Cast) -> Card:
        telling = item.telling or (self.known.tellings.get(item.offer.telling or "") if item.offer else None)
        if telling is not None:
            return _of_telling(telling, told, id_=item.id, found=item.offer.found if item.offer else None)
        assert item.offer is not None
        return _of_offer(self.source_id, item.offer, found)


def findings(desk: Desk, source_id: str, *, wait: float | None = None) -> Findings:
    """What was found in a source and told of it by hand; reading it begins if it was not read yet."""
    known = desk.known()
    try:
        reading = reading_here(desk, source_id, wait=wait)
    except CannotRead as why:
        return Findings(source_id, known, None, why)
    kept = next((one for one in _kept if one.known is known and one.reading is reading), None)
    if kept is None or kept.source_id != source_id:
        # The last one only: what became of ten thousand findings is worked out once, not for every page of them.
        _kept[:] = [kept := Findings(source_id, known, reading, None)]
    return kept


_kept: list[Findings] = []
when_erased(_kept.clear)


def _telling_of(item: Item) -> str | None:
    return item.telling.id if item.telling else item.offer.telling if item.offer else None


def highlights(made: Iterable[Card], shown: str = "") -> list[Highlight]:
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


def _of_offer(source_id: str, offer: Offer, cast: Cast) -> Card:
    found = offer.found
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
        undo=offer.refusal or "",
    )


def _of_telling(telling: Telling, cast: Cast, *, id_: str, found: FoundTelling | None) -> Card:
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
        telling=telling.id,
        undo=telling.id,
        was_edited=bool(telling.found_by and telling.found_by.edited) or bool(telling.replaces),
        is_by_hand=telling.found_by is None,
    )


def _fact(fact: Fact, cast: Cast) -> CardFact:
    warning = _(SENSITIVE) if fact.claim.incriminating else ""
    return CardFact(fact_sentence(fact, cast), as_said(fact.when), warning)

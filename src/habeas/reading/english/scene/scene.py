"""Who and what a text speaks of: people, groups, bodies, places, and whom each word of it means.

Invariant: an entity is one person, group, body or place of this text; on doubt there are two.
"""

from bisect import bisect_left
from functools import cached_property

from spacy.tokens import Doc, Token

from habeas.reading.english.amounts.ages import FoundAge, find_ages
from habeas.reading.english.amounts.counts import FoundCount, find_counts
from habeas.reading.english.amounts.dates import find_dates
from habeas.reading.english.amounts.found_date import FoundDate
from habeas.reading.english.scene.aliases import animals
from habeas.reading.english.scene.boilerplate import paragraphs
from habeas.reading.english.scene.capitals import capital_runs, name_head
from habeas.reading.english.scene.cast import Figure
from habeas.reading.english.scene.coreference import Coreference
from habeas.reading.english.scene.mentions import I_WE, Mention, mentions
from habeas.reading.english.scene.naming import named
from habeas.reading.english.scene.parsing import parse
from habeas.reading.english.scene.pronouns import Reference
from habeas.reading.english.speech.quotes import FoundQuote, find_quotes
from habeas.reading.english.speech.telling_frames import Frames
from habeas.reading.suggestion import Confidence, Entity, Span
from habeas.statements.claims.identity import Kinship
from habeas.statements.mention import Kind, Party

_PEOPLE = frozenset({Kind.PERSON, Kind.GROUP, Kind.BODY})


class Scene:
    """One text with its parse and everything it speaks of. Built by `Scene.of`."""

    def __init__(self, text: str, published: str | None, doc: Doc, spans: list[tuple[int, int]]) -> None:
        self.text, self.published, self.doc, self.paragraphs = text, published, doc, spans
        self.quotes: list[FoundQuote] = find_quotes(text)
        self.counts: list[FoundCount] = find_counts(text)
        self.ages: list[FoundAge] = find_ages(text)
        frames = Frames(doc, [(q.start, q.end) for q in self.quotes if not q.scare])
        names = named(doc, capital_runs(doc))
        beasts = animals(doc, [name_head(doc, name.run) for name in names])
        found = mentions(doc, [name for name in names if name.run.text not in beasts], spans)
        self._who = Coreference(doc, found, frames, _paragraph_numbers(doc, spans), _years(doc, self.ages))
        self._who.run()
        self._head_of = _heads(doc, found)
        self._ids: dict[int, str] = {}
        self._entities: dict[str, Entity] = {}
        self._figures: dict[str, Figure] = {}
        self._number()
        self._by_span = {(e.kind, s.start, s.end): e.id for e in self._entities.values() for s in e.spans}

    @classmethod
    def of(cls, text: str, published: str | None) -> "Scene":
        """Read who and what the text speaks of; `published` is its day in EDTF, if known."""
        spans = paragraphs(text)
        return cls(text, published, parse(text, spans), spans)

    @cached_property
    def dates(self) -> list[FoundDate]:
        """Dates of the text with their values."""
        return find_dates(self.text, self.published)

    @property
    def entities(self) -> list[Entity]:
        """All entities by id order, those added while reading claims included."""
        return list(self._entities.values())

    def entity(self, id: str) -> Entity:
        """The entity with this id. Raises KeyError."""
        return self._entities[id]

    def gender(self, id: str) -> str | None:
        """m or f where the text shows it."""
        figure = self._figures.get(id)
        return figure.gender if figure else None

    @property
    def relations(self) -> list[tuple[str, Kinship, str, int, int]]:
        """(person, what they are to the other, other, start, end of the words that say so)."""
        found = []
        for tie in self._who.ties:
            who, of = self._id(tie.who), self._id(tie.of)
            if who and of and who != of:
                found.append((who, tie.kinship, of, tie.start, tie.end))
        return found

    def party(self, token: Token, speaker: Party | None = None) -> Party | None:
        """Whom the noun phrase or pronoun with this head word means, all that are joined to it included."""
        return self._party(token, speaker, _PEOPLE)

    def place(self, token: Token) -> Party | None:
        """Which place the noun phrase with this head word means."""
        return self._party(token, None, frozenset({Kind.PLACE}))

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates that begin in a stretch of the text."""
        first = bisect_left(self.dates, start, key=lambda date: date.start)
        return self.dates[first : bisect_left(self.dates, end, key=lambda date: date.start)]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words and signs that begin in a stretch of the text, found without a walk over all of it."""
        if start >= end:
            return []
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return [t for t in span or () if start <= t.idx < end and not t.is_space]

    def add(
        self,
        kind: Kind,
        start: int,
        end: int,
        *,
        rule: str,
        why: str,
        confidence: Confidence = Confidence.MEDIUM,
    ) -> str:
        """The id of the entity of this kind with this passage, made now if there is none."""
        if (kind, start, end) in self._by_span:
            return self._by_span[kind, start, end]
        span = Span(start=start, end=end)
        id = f"e{len(self._entities) + 1}"
        self._by_span[kind, start, end] = id
        self._entities[id] = Entity(
            id=id,
            kind=kind,
            name=self.text[start:end],
            spans=(span,),
            rule=rule,
            why=why,
            confidence=confidence,
        )
        return id

    # --- inside --------------------------------------------------------------------------------------

    def _party(self, token: Token, speaker: Party | None, kinds: frozenset[Kind]) -> Party | None:
        if token.lower_ in I_WE and speaker is not None:
            return speaker
        token = _antecedent(token)
        ids: list[str] = []
        for part in [token, *_joined(token)]:
            reference = self._reference(part)
            if reference is None:
                continue
            here = [i for f in reference.roots if f.kind in kinds and (i := self._id(f))]
            if reference.open and len(set(here)) > 1:
                if not ids:
                    return Party(one_of=tuple(dict.fromkeys(here)))
                continue
            ids += [i for i in here if i not in ids]
        return Party(all=tuple(ids)) if ids else None

    def _reference(self, token: Token) -> Reference | None:
        found = self._who.references.get(token.i)
        if found is None and (head := self._head_of.get(token.i)) is not None:
            return self._who.references.get(head)
        return found

    def _id(self, figure: Figure) -> str | None:
        return self._ids.get(id(figure.root()))

    def _number(self) -> None:
        roots = list(dict.fromkeys(f.root() for f in self._who.figures))
        for figure in sorted(roots, key=lambda f: min(f.spans, default=(f.serial, 0))):
            if not figure.spans:
                continue
            id_ = f"e{len(self._entities) + 1}"
            self._ids[id(figure)] = id_
            self._figures[id_] = figure
            self._entities[id_] = Entity(
                id=id_,
                kind=figure.kind,
                name=figure.name,
                spans=tuple(Span(start=a, end=b) for a, b in sorted(figure.spans)),
                rule=figure.rule,
                why=figure.why,
                confidence=figure.confidence,
            )


def _paragraph_numbers(doc: Doc, spans: list[tuple[int, int]]) -> list[int]:
    """For each token the number of its paragraph."""
    numbers, at = [], 0
    for token in doc:
        while at + 1 < len(spans) and token.idx >= spans[at + 1][0]:
            at += 1
        numbers.append(at)
    return numbers


def _years(doc: Doc, ages: list[FoundAge]) -> dict[int, int]:
    """The age in the noun phrase of each head word: "a 23-year-old soldier"."""
    found = {}
    for age in ages:
        span = doc.char_span(age.start, age.end, alignment_mode="expand")
        if span is not None and age.years is not None:
            at = span.root
            while at.dep_ in ("npadvmod", "amod", "nummod", "compound") and at.head != at:
                at = at.head
            found[at.i] = age.years
    return found


def _heads(doc: Doc, found: dict[int, Mention]) -> dict[int, int]:
    """From any other word of a name, and from a counted noun, to the head word of the mention."""
    heads = {}
    for i, mention in found.items():
        if mention.name is not None:
            heads.update({n: i for n in range(mention.name.run.start, mention.name.run.end) if n != i})
        if mention.counted is not None:
            heads[mention.counted.i] = i
    return heads


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.tag_ in ("WP", "WDT", "WP$") and token.dep_ != "ROOT":
        at = token
        while at.head != at:
            if at.dep_ == "relcl":
                return at.head
            at = at.head
    return token


def _joined(token: Token) -> list[Token]:
    found = []
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            found += [child, *_joined(child)]
    return found

"""Testimony: a text told by one person in the first person. Whose "I" it is outside quotation marks.

Invariant: a reporter's "I asked" makes no testimony: "I", "me" and "my" must run through the text. The
narrator is always an inferred teller.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Span, Token

from habeas.reading.english.scene.scene import Scene
from habeas.statements.mention import Kind, Party, party

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FEWEST = 5
"""Sentences in the first person that make a testimony."""
SHARE = 0.2
"""Their share of all sentences outside quotation marks."""


@dataclass(frozen=True)
class Narrator:
    """Who tells, and the first and last paragraph of what they tell."""

    who: Party
    first: int
    last: int

    def tells(self, paragraph: int) -> bool:
        """Is the paragraph part of the testimony?"""
        return self.first <= paragraph <= self.last


def narrator_of(scene: Scene) -> Narrator | None:
    """The narrator of a testimony, or None where the text is somebody's report about others."""
    begins = [start for start, _ in scene.paragraphs]
    sentences = [s for s in scene.doc.sents if any(t.is_alpha for t in s)]
    own = [said for s in sentences if (said := _first_person(s, scene)) is not None]
    if len(own) < FEWEST or len(own) < SHARE * len(sentences):
        return None
    numbers = [bisect_right(begins, token.idx) - 1 for token in own]
    return Narrator(_who(scene, own[0], begins[max(0, numbers[0])]), numbers[0], numbers[-1])


def _first_person(sentence: Span, scene: Scene) -> Token | None:
    """The first "I", "me" or "my" of the sentence that stands in no quotation."""
    for token in sentence:
        if token.lower_ in SINGULAR and token.pos_ == "PRON" and not _quoted(token, scene):
            return token
    return None


def _quoted(token: Token, scene: Scene) -> bool:
    number = bisect_right(scene.quotes, token.idx, key=lambda quote: quote.start)
    return any(q.start <= token.idx < q.end for q in scene.quotes[max(0, number - 4) : number])


def _who(scene: Scene, first: Token, begin: int) -> Party:
    """The one person whom the paragraphs before introduce by name, else "I" itself."""
    introduced = [
        entity.id
        for entity in scene.entities
        if entity.kind is Kind.PERSON
        and entity.name[:1].isupper()
        and entity.spans[0].start < begin
        and scene.gender(entity.id) is not None
    ]
    if len(introduced) == 1:
        return party(introduced[0])
    why = "whoever tells this account in the first person"
    return party(scene.add(Kind.PERSON, first.idx, first.idx + len(first.text), rule="narrator", why=why))

"""Carrying a speaker over: narrative sentences go on with the account of whoever was heard last.

Invariant: everything carried is inferred; nothing is carried over the end of a paragraph that begins
afresh, nor into a report of how things stand that nobody is named for.
"""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from habeas.reading.english.speech.verbs import words
from habeas.statements.chain import Basis, Knows, Link
from habeas.statements.mention import Party

CONTINUES = words("""
    then afterwards later instead eventually finally meanwhile after when next once soon they he she it
    there this that these those his her their but and so
""")
"""First words that go on with what was told before."""
STANDING = frozenset({"still", "unknown", "unclear", "now", "currently", "missing", "clear", "known"})

UNKNOWN = Link(who=None, knows=Knows.NOT_SAID, basis=Basis.INFERRED)
"""Nobody is named as knowing it."""


@dataclass
class Carried:
    """Who was heard last, in which paragraph, and everybody heard so far."""

    links: tuple[Link, ...] = ()
    paragraph: int = -1
    heard: dict[Party, tuple[Link, ...]] = field(default_factory=dict)
    afresh: int = -1
    """The paragraph that began with something of its own."""

    def hear(self, links: tuple[Link, ...], paragraph: int) -> None:
        """Somebody was named as telling: they are carried from here on."""
        if not links or links[0].who is None:
            return
        self.links = tuple(_inferred(link) for link in links)
        self.paragraph = paragraph
        self.heard[links[0].who] = self.links

    def over(self, paragraph: int, sentence: Span, subject: Party | None) -> tuple[Link, ...]:
        """The links carried into a sentence that names nobody; () if it goes on with nothing.

        `subject`: whom the sentence is about; what an earlier teller did or heard is theirs to tell.
        """
        if _status(sentence):
            return ()
        if self.paragraph == paragraph:
            return self.links
        if subject is not None and subject in self.heard:
            return self.heard[subject]
        if self.paragraph >= 0 and self.afresh != paragraph and _goes_on(sentence):
            return self.links
        self.afresh = paragraph
        return ()


def subject_word(sentence: Span) -> Token | None:
    """The subject of the sentence's main verb."""
    return next((c for c in sentence.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _inferred(link: Link) -> Link:
    return Link(who=link.who, knows=link.knows, passed=link.passed, basis=Basis.INFERRED)


def _goes_on(sentence: Span) -> bool:
    first = next((t for t in sentence if t.is_alpha), None)
    return first is not None and first.lower_ in CONTINUES


def _status(sentence: Span) -> bool:
    """ "he was still in the basement", "his whereabouts were unknown": how things stand, from nobody."""
    return sentence.root.lemma_ == "be" and any(t.lower_ in STANDING for t in sentence)

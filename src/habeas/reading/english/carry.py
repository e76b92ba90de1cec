"""Carrying a speaker over: narrative sentences go on with the account of whoever was heard last.

Invariant: everything carried is inferred; nothing is carried over the end of a paragraph that has its
own tellers, nor into a report of how things stand that nobody is named for.
"""

from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from habeas.statements.chain import Basis, Knows, Link

CONTINUES = frozenset(
    """then afterwards later instead eventually finally meanwhile after when next once soon they he she it there
    this that these those his her their but and so""".split()
)
"""First words that go on with what was told before."""


@dataclass
class Carried:
    """Who was heard last, and in which paragraph."""

    links: tuple[Link, ...] = ()
    paragraph: int = -1
    heard: list[tuple[int, tuple[Link, ...]]] = field(default_factory=list)

    def hear(self, links: tuple[Link, ...], paragraph: int) -> None:
        """Somebody was named as telling: they are carried from here on."""
        if links and links[-1].who is not None:
            self.links = guessed(links)
            self.paragraph = paragraph

    def over(self, paragraph: int, sentence: Span, first_in_paragraph: bool, upcoming: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links carried into a sentence that names nobody; none if it goes on with nothing."""
        if self.paragraph == paragraph:
            return self.links
        if upcoming:
            return guessed(upcoming)
        if self.paragraph >= 0 and _goes_on(sentence) and not _status(sentence):
            return self.links
        return ()


def guessed(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links as a reader's guess."""
    return tuple(replace(link) if False else _inferred(link) for link in links)


def _inferred(link: Link) -> Link:
    return Link(who=link.who, knows=link.knows, passed=link.passed, basis=Basis.INFERRED)


UNKNOWN = Link(who=None, knows=Knows.NOT_SAID, basis=Basis.INFERRED)
"""Nobody is named as knowing it."""


def _goes_on(sentence: Span) -> bool:
    first = next((t for t in sentence if t.is_alpha), None)
    return first is not None and first.lower_ in CONTINUES


def _status(sentence: Span) -> bool:
    """"he was still in the basement", "his whereabouts were unknown": how things stand, from nobody."""
    root = sentence.root
    words = {t.lower_ for t in sentence}
    return root.lemma_ == "be" and bool(words & {"still", "unknown", "unclear", "now", "currently", "missing"})

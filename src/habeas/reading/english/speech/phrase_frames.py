"""Frames made by phrases: "according to", "citing", and nouns with content of their own.

Invariant: the teller is a noun phrase of the sentence, or nobody ("reports of ...").
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import governing_clause
from habeas.reading.english.speech.verbs import NOUNS, Act

ACCOUNTS = frozenset({
    ("by", "account"), ("by", "reckoning"), ("by", "admission"), ("in", "word"), ("in", "telling"), ("in", "view"),
    ("in", "account"), ("in", "opinion"), ("with", "reference"),
})  # fmt: skip
"""Preposition and noun of phrases that name whose account it is."""


def phrase_frames(token: Token, sentence: Span) -> Iterator[Frame]:
    """The frame that a word other than a verb of saying makes, if it makes one."""
    if token.lower_ == "according":
        yield from _according(token, sentence)
    elif token.lower_ in ("citing", "quoting"):
        yield from _citing(token)
    elif token.lower_ in ("by", "in", "per", "with"):
        yield from _account(token, sentence)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in NOUNS:
        yield from _noun(token)


def _according(cue: Token, sentence: Span) -> Iterator[Frame]:
    """ "according to ..." and the clause it hangs on. The teller is the account's owner, if it has one."""
    to = next((c for c in cue.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if source is None:
        return
    host = governing_clause(cue)
    whole = host is None or host.dep_ in ("ROOT", "conj") or _before_colon(host)
    content = frozenset(range(sentence.start, sentence.end)) if whole or host is None else subtree(host)
    words = subtree(cue)
    yield Frame(cue, Act.SAY, Form.ACCORDING, source, None, content - words, words)


def _account(prep: Token, sentence: Span) -> Iterator[Frame]:
    """ "By her account", "in the words of the guard", "per the outlet", "with reference to the ministry"."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None:
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    for of in noun.children:
        if owner is None and of.dep_ == "prep" and of.lower_ in ("of", "to"):
            owner = next((c for c in of.children if c.dep_ == "pobj"), None)
    teller = (
        owner if (prep.lower_, noun.lemma_.lower()) in ACCOUNTS else noun if prep.lower_ == "per" else None
    )
    at_start = prep.i <= sentence.start + 1
    if teller is None or not (at_start or prep.doc[prep.i - 1].text == ","):
        return
    words = subtree(prep)
    content = frozenset(range(sentence.start, sentence.end))
    if prep.lower_ == "with":
        content = (
            frozenset(i for c in sentence.root.children if c.dep_ == "ccomp" for i in subtree(c)) or content
        )
    yield Frame(prep, Act.SAY, Form.ACCORDING, teller, None, content - words, words)


def _before_colon(host: Token) -> bool:
    """ "According to her, he sent a message: “...”": the parser takes the quotation for the main clause."""
    return host.i < host.head.i and any(t.text == ":" for t in host.doc[host.i : host.head.i])


def _citing(cue: Token) -> Iterator[Frame]:
    """ "Citing relatives, the outlet reports that ...": the relatives come before the outlet."""
    host = governing_clause(cue)
    if host is None:
        return
    source = next((c for c in cue.children if c.dep_ in ("dobj", "pobj")), None)
    source = source or next((c for c in host.children if c.dep_ == "nsubj" and cue.i < c.i < cue.i + 8), None)
    if source is None:
        return
    content = frozenset(i for c in host.children if c.dep_ == "ccomp" for i in subtree(c)) or subtree(host)
    words = frozenset(range(cue.i, source.i + 1)) | (subtree(cue) - content)
    yield Frame(cue, Act.SAY, Form.ACCORDING, source, None, content - words, words)


def _noun(noun: Token) -> Iterator[Frame]:
    """ "reports of X doing Y", "claims that X did Y": content of a noun; whose words is its possessor."""
    content: frozenset[int] = frozenset()
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            content |= frozenset(i for c in child.children if _tells(c) for i in subtree(c))
        elif child.dep_ in ("acl", "relcl", "ccomp") and _marked(child):
            content |= subtree(child)
    if content:
        teller = next((c for c in noun.children if c.dep_ == "poss"), None)
        words = frozenset(range(min([noun.i, *(c.i for c in noun.lefts)]), min(content)))
        yield Frame(noun, Act.SAY, Form.NOUN, teller, None, content - words, words)


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _tells(phrase: Token) -> bool:
    """A gerund with its doer: "of commanders *threatening* troops"; not "reports of people taken away"."""
    return any(t.tag_ == "VBG" and t.dep_ in ("acl", "pcomp") for t in phrase.subtree)

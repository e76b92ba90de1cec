"""Attribution frames: the words that make somebody a teller, and the words they are made teller of.

Invariant: a frame's own words and its content never overlap; both are token numbers of one document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from habeas.reading.english.subjects import governing_clause, receiver_of, subject_of
from habeas.reading.english.verbs import (
    ABOUT,
    CLAUSE_ONLY,
    NOUNS,
    RECORDED,
    REPORTED_OBJECT,
    VERBS,
    Act,
)


class Form(StrEnum):
    """The patterns of attribution."""

    CLAUSE = "clause"
    """She said (that) he was held; he was held, she said."""
    ASIDE = "aside"
    """He was, she said, held; as she put it."""
    ACCORDING = "according"
    """According to her account, he was held; citing relatives."""
    OBJECT = "object"
    """She told us about the night when they came; it reported cases in which men fled."""
    PASSIVE = "passive"
    """I was told that he was held: somebody told, nobody is named."""
    NOUN = "noun"
    """Reports of commanders threatening troops; claims that he was held."""
    QUOTE = "quote"
    """"He is held." she said: found by the marks, where the parse does not help."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One attribution: `teller` said `content` to `receiver`. `words` are the frame's own tokens."""

    cue: Token
    act: Act
    form: Form
    teller: Token | None
    receiver: Token | None
    content: frozenset[int]
    words: frozenset[int]
    direct: bool = False

    @property
    def recorded(self) -> bool:
        """Is the act of saying a fact of its own, so that the passage keeps it?"""
        return self.act in RECORDED or self.form is Form.PASSIVE


def frames_of(sentence: Span) -> list[Frame]:
    """Every frame whose words stand in the sentence, as the parse shows them."""
    found = [frame for token in sentence for frame in _at(token, sentence)]
    return [_apart(frame) for frame in found if frame.content - frame.words]


def _at(token: Token, sentence: Span) -> Iterator[Frame]:
    if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in VERBS:
        yield from _verb(token, sentence)
    elif token.lower_ == "according":
        yield from _according(token, sentence)
    elif token.lower_ == "citing":
        yield from _citing(token, sentence)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in NOUNS:
        yield from _noun(token)


def _apart(frame: Frame) -> Frame:
    return replace(frame, content=frame.content - frame.words)


def subtree(token: Token) -> frozenset[int]:
    """The token numbers of everything that depends on `token`, itself included."""
    return frozenset(t.i for t in token.subtree)


def _verb(cue: Token, sentence: Span) -> Iterator[Frame]:
    """A verb of saying with a clause, as an aside, or with a noun phrase that tells something."""
    act = VERBS[cue.lemma_.lower()]
    clauses = [c for c in cue.children if _is_content(c, act)]
    if clauses:
        yield _with_clause(cue, act, clauses, sentence)
    elif (host := _aside_host(cue, sentence)) is not None:
        yield _aside(cue, act, host)
    elif (thing := _object(cue)) is not None:
        yield _with_object(cue, act, thing)


def _is_content(child: Token, act: Act) -> bool:
    """A clause that is said: "said *he was held*", "promised *to release him*"."""
    if child.dep_ == "ccomp":
        return True
    if child.dep_ == "xcomp" and act in RECORDED:
        return child.pos_ in ("VERB", "AUX")
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
    return child.dep_ in ("advcl", "acl", "relcl") and marked and child.i > child.head.i


def _with_clause(cue: Token, act: Act, clauses: list[Token], sentence: Span) -> Frame:
    content = frozenset(i for c in clauses for i in subtree(c))
    teller = subject_of(cue)
    passive = any(c.dep_ == "auxpass" for c in cue.children)
    if min(content) > cue.i:
        content |= _tail(cue, min(content))
        words = _left_words(cue, teller, min(content))
    else:
        words = frozenset(i for i in subtree(cue) if i not in content and i > max(_before(content, cue)))
    form = Form.CLAUSE
    receiver = receiver_of(cue)
    if passive:
        form, receiver, teller = Form.PASSIVE, teller, _agent(cue)
        if teller is not None:
            form = Form.CLAUSE
    return Frame(cue, act, form, teller, receiver, content, words)


def _before(content: frozenset[int], cue: Token) -> list[int]:
    return [i for i in content if i < cue.i] or [cue.i - 1]


def _tail(cue: Token, start: int) -> frozenset[int]:
    """What hangs on the verb after the beginning of its content: "said he was held *when they came*"."""
    late = (c for c in cue.children if c.i > start and not _speaks_itself(c) and c.dep_ not in ("conj", "cc"))
    return frozenset(i for c in late for i in subtree(c) if i > start)


def _speaks_itself(token: Token) -> bool:
    """", adding that ...", "with Artyom reporting that ...": a frame beside, not content of this one."""
    verbs = [token, *(c for c in token.children if c.dep_ == "pcomp")]
    return any(
        v.lemma_.lower() in VERBS and v.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in v.children) for v in verbs
    )


def _left_words(cue: Token, teller: Token | None, until: int) -> frozenset[int]:
    """The frame before its content: "*She told Verstka that* her son announced ..."."""
    start = cue.i
    if teller is not None and teller.i < cue.i and teller.head == cue:
        start = min(subtree(teller))
    else:
        start = min([cue.i, *(c.i for c in cue.children if c.i < cue.i and c.dep_ in ("aux", "auxpass", "neg", "advmod"))])
    return frozenset(range(start, until))


def _agent(cue: Token) -> Token | None:
    """"was told *by an officer* that": the teller of a passive."""
    for by in cue.children:
        if by.dep_ == "agent":
            return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def _aside_host(cue: Token, sentence: Span) -> Token | None:
    """The clause that an aside like "she said" or "as he recalled" leans on, or None."""
    if cue.lemma_.lower() in CLAUSE_ONLY or not _bare(cue):
        return None
    if cue.dep_ == "parataxis":
        return cue.head
    if cue.dep_ == "advcl" and any(c.lower_ == "as" for c in cue.children if c.dep_ in ("mark", "advmod")):
        return cue.head
    subject = subject_of(cue)
    if subject is None or subject.head != cue:
        return None
    left, right = min(subtree(subject) | {cue.i}), max(subject.i, cue.i)
    before = cue.doc[left - 1].text if left > sentence.start else ""
    after = cue.doc[right + 1].text if right + 1 < sentence.end else "."
    commas = {",", "”", '"', "—", "–", "-", ";"}
    return sentence.root if before in commas and (after in commas | {"."} or cue.dep_ != "ROOT") else None


def _bare(cue: Token) -> bool:
    """Does the verb stand without an object of its own that would be its content?"""
    return not any(c.dep_ in ("dobj", "attr", "oprd") and c.lemma_.lower() not in ("i", "we") for c in cue.children if c.i > cue.i) or (
        receiver_of(cue) is not None
    )


def _aside(cue: Token, act: Act, host: Token) -> Frame:
    words = subtree(cue) - subtree(host) if host in cue.subtree else subtree(cue)
    if host == cue or not words:
        subject = subject_of(cue)
        words = frozenset({cue.i}) | (subtree(subject) if subject is not None else frozenset())
    content = subtree(host) - words
    return Frame(cue, act, Form.ASIDE, subject_of(cue), receiver_of(cue), content, words)


def _object(cue: Token) -> Token | None:
    """The noun phrase a verb of saying tells: after "about"/"of", or its object if that holds an event."""
    lemma = cue.lemma_.lower()
    if lemma in ABOUT:
        for prep in (c for c in cue.children if c.dep_ == "prep" and c.lower_ in ("about", "of", "how")):
            return next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if lemma in REPORTED_OBJECT:
        things = (c for c in cue.children if c.dep_ in ("dobj", "xcomp") and c.i > cue.i)
        return next((c for c in things if c.pos_ in ("NOUN", "VERB") and len(list(c.subtree)) > 1), None)
    return None


def _with_object(cue: Token, act: Act, thing: Token) -> Frame:
    content = subtree(thing)
    content |= _tail(cue, min(content))
    teller = subject_of(cue)
    if any(c.dep_ == "auxpass" for c in cue.children):
        teller = _agent(cue)
    words = _left_words(cue, teller, min(content))
    return Frame(cue, act, Form.OBJECT, teller, receiver_of(cue), content, words)


def _according(cue: Token, sentence: Span) -> Iterator[Frame]:
    """"according to ..." and the clause it hangs on. The teller is the account's owner, if it has one."""
    to = next((c for c in cue.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if source is None:
        return
    host = governing_clause(cue)
    content = subtree(host) if host is not None else frozenset(t.i for t in sentence)
    yield Frame(cue, Act.SAY, Form.ACCORDING, source, None, content, subtree(cue))


def _citing(cue: Token, sentence: Span) -> Iterator[Frame]:
    """"Citing relatives, the outlet reports that ...": the relatives come before the outlet."""
    source = next((c for c in cue.children if c.dep_ in ("dobj", "pobj")), None)
    if source is None:
        return
    host = governing_clause(cue)
    if host is None:
        return
    clauses = [c for c in host.children if c.dep_ == "ccomp"]
    content = frozenset(i for c in clauses for i in subtree(c)) or subtree(host)
    yield Frame(cue, Act.SAY, Form.ACCORDING, source, None, content, subtree(cue))


def _noun(noun: Token) -> Iterator[Frame]:
    """"reports of X doing Y", "claims that X did Y": content of a noun; whose words is its possessor."""
    content: frozenset[int] = frozenset()
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            content |= frozenset(i for c in child.children if _tells(c) for i in subtree(c))
        elif child.dep_ in ("acl", "relcl", "ccomp") and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        ):
            content |= subtree(child)
    if content:
        teller = next((c for c in noun.children if c.dep_ == "poss"), None)
        words = frozenset(range(min([noun.i, *(c.i for c in noun.lefts)]), min(content)))
        yield Frame(noun, Act.SAY, Form.NOUN, teller, None, content, words)


def _tells(phrase: Token) -> bool:
    """A gerund or a noun phrase with a verb: "of commanders *threatening* troops"."""
    return phrase.pos_ == "VERB" or any(t.pos_ == "VERB" for t in phrase.subtree)


def tokens(doc: Doc, numbers: Iterable[int]) -> list[Token]:
    """The tokens with these numbers, in text order."""
    return [doc[i] for i in sorted(numbers)]

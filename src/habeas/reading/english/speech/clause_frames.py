"""Frames of verbs with a clause that is said: "said (that) he was held", "was told that they would be freed".

Invariant: what the teller did besides saying it ("... and called the police") is no content.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import agent_of, is_passive, receiver_of, speaker_of, upper_verb
from habeas.reading.english.speech.verbs import NOUNS, TOLD_TO_SUBJECT, VERBS, Act


def clause_frame(cue: Token, act: Act) -> Frame | None:
    """The frame of a verb of saying with a clause, or None if it has none."""
    clauses = _clauses(cue)
    if not clauses:
        return None
    content = frozenset(i for c in clauses for i in subtree(c))
    content -= frozenset(i for c in clauses for v in c.children if _belongs_above(v) for i in subtree(v))
    teller, receiver, form = _parties(cue)
    if min(content) > cue.i:
        content |= content_after(cue, min(content))
        words = left_words(cue, min(content))
    else:
        after = max(i for i in content if i < cue.i)
        words = frozenset(i for i in subtree(cue) - content if i > after)
    if form is Form.PASSIVE and cue.lemma_.lower() in TOLD_TO_SUBJECT:
        content, words = content | words, frozenset()
    return Frame(cue, act, form, teller, receiver, content - words, words)


def _clauses(cue: Token) -> list[Token]:
    """The clauses that are said: "said *he was held*"; those marked with "that" which the parser hung on a
    word between; what comes after the verb goes before what comes before it."""
    found = [
        c for c in cue.children if c.dep_ == "ccomp" or (c.dep_ == "advcl" and _marked(c) and c.i > cue.i)
    ]
    found += [c for c in _between(cue) if c.dep_ in ("relcl", "acl") and _marked(c)]
    return [c for c in found if c.i > cue.i] or found


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _between(cue: Token) -> Iterator[Token]:
    """Everything below the phrases to the right of the verb, down to the next verbs."""
    waiting = [c for c in cue.children if c.i > cue.i and c.pos_ not in ("VERB", "AUX")]
    while waiting:
        token = waiting.pop()
        if token.lemma_.lower() in NOUNS:
            continue
        yield from token.children
        waiting += [c for c in token.children if c.pos_ not in ("VERB", "AUX")]


def _belongs_above(verb: Token) -> bool:
    return verb.lemma_.lower() in VERBS and upper_verb(verb) is not None


def _parties(cue: Token) -> tuple[Token | None, Token | None, Form]:
    """Who tells whom. The subject of "was told" hears; the agent ("by a porter") tells."""
    subject = speaker_of(cue)
    if not is_passive(cue):
        return subject, receiver_of(cue), Form.CLAUSE
    hearer = subject if cue.lemma_.lower() in TOLD_TO_SUBJECT else None
    agent = agent_of(cue)
    return agent, hearer, Form.PASSIVE if agent is None else Form.CLAUSE


def content_after(cue: Token, start: int) -> frozenset[int]:
    """What hangs on the verb after the beginning of its content: "said he was held *when they came*"."""
    late = (c for c in cue.children if c.i > start and not _speaks_itself(c) and not _own_deed(c, cue))
    return frozenset(i for c in late for i in subtree(c) if i > start)


def _speaks_itself(token: Token) -> bool:
    """ ", adding that ...", "with Artyom reporting that ...": a frame beside, not content of this one."""
    verbs = [token, *(c for c in token.children if c.dep_ == "pcomp")]
    return any(
        v.lemma_.lower() in VERBS and v.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in v.children)
        for v in verbs
    )


def _own_deed(child: Token, cue: Token) -> bool:
    """ "said he was held *and called the police*" is the teller's deed; without a comma and after a
    negation or auxiliary ("... and did not get off it") it goes on with what is said."""
    if child.dep_ == "cc" or child.dep_ == "parataxis":
        return True
    if child.dep_ != "conj":
        return False
    goes_on = any(c.dep_ in ("aux", "auxpass", "neg") for c in child.children)
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
    comma = any(t.text == "," for t in cue.doc[max(cue.i, child.left_edge.i - 2) : child.left_edge.i])
    return own_subject or comma or not goes_on or child.lemma_.lower() in VERBS


def left_words(cue: Token, until: int) -> frozenset[int]:
    """The frame before its content: "*She told Verstka that* her son announced ..."."""
    left = [
        c for c in cue.children if c.i < cue.i and c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg")
    ]
    left += [c for c in cue.children if c.dep_ == "advmod" and c.i < cue.i and not c.text[:1].isupper()]
    start = min([cue.i, *(i for c in left for i in subtree(c))])
    return frozenset(range(start, until))

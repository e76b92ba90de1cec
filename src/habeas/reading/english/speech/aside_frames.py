"""Frames of verbs that stand beside their content: "he was, she said, held", "as the outlet reported".

Invariant: the content is a whole clause or sentence; an aside with an object of its own is none.
"""

from spacy.tokens import Span, Token

from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import agent_of, interposed, is_passive, receiver_of, speaker_of
from habeas.reading.english.speech.verbs import CLAUSE_ONLY, Act

MARKS = frozenset({",", "”", '"', "’", "—", "–", "-", ";"})
"""What sets an aside off."""
BESIDE = frozenset({"prep", "dative", "npadvmod", "advmod", "dobj"})


def aside_frame(cue: Token, act: Act, sentence: Span) -> Frame | None:
    """The frame of an aside, or None if the verb is not one."""
    if (name := interposed(cue)) is not None:
        words = subtree(name) | {cue.i}
        return Frame(
            cue, act, Form.ASIDE, name, None, frozenset(range(sentence.start, sentence.end)) - words, words
        )
    host = _aside_host(cue, sentence)
    return _aside(cue, act, host, sentence) if host is not None else None


def _aside_host(cue: Token, sentence: Span) -> Token | None:
    """The clause that an aside like "she said" or "as he recalled" leans on, or None."""
    if cue.lemma_.lower() in CLAUSE_ONLY or not _bare(cue):
        return None
    if cue.dep_ == "parataxis":
        return cue.head
    if cue.dep_ == "advcl" and any(c.lower_ == "as" for c in cue.children if c.dep_ in ("mark", "advmod")):
        return cue.head
    subject = speaker_of(cue)
    if subject is None or subject.head != cue:
        return None
    return sentence.root if _set_off(cue, subject, sentence) else None


def _set_off(cue: Token, subject: Token, sentence: Span) -> bool:
    """Do commas (or the end) set "she said to us on Monday" off from the rest of the sentence?"""
    left, right = min(subtree(subject) | {cue.i}), _right_end(cue, subject)
    before = cue.doc[left - 1].text if left > sentence.start else ""
    after = cue.doc[right + 1].text.strip() or "." if right + 1 < sentence.end else "."
    return before in MARKS and (after in MARKS | {"."} or cue.dep_ != "ROOT")


def _right_end(cue: Token, subject: Token) -> int:
    """The last token of "she said *to us on Monday*" before the next comma."""
    end = max(subject.i, cue.i)
    comma = next((t.i for t in cue.doc[end : cue.sent.end] if t.text == ","), cue.sent.end)
    beside = [c for c in cue.children if end < c.i < comma and c.dep_ in BESIDE]
    return max([end, *(i for c in beside for i in subtree(c) if i < comma)])


def _bare(cue: Token) -> bool:
    """Does the verb stand without an object of its own that would be its content?"""
    objects = [c for c in cue.children if c.i > cue.i and c.dep_ in ("dobj", "attr", "oprd")]
    return not objects or receiver_of(cue) is not None or all(c.lower_ == "it" for c in objects)


def _aside(cue: Token, act: Act, host: Token, sentence: Span) -> Frame:
    words = subtree(cue)
    if host in cue.subtree or not words.isdisjoint({host.i}):
        subject = speaker_of(cue)
        own = subtree(subject) if subject is not None else frozenset()
        words = own | frozenset(range(cue.i, _right_end(cue, subject or cue) + 1))
    while host.pos_ not in ("VERB", "AUX") and host.head != host:
        host = host.head
    whole = host.dep_ in ("ROOT", "conj") or host == sentence.root
    content = frozenset(range(sentence.start, sentence.end)) if whole else subtree(host)
    teller = agent_of(cue) if is_passive(cue) else speaker_of(cue)
    return Frame(cue, act, Form.ASIDE, teller, receiver_of(cue), content - words, words)

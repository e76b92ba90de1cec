"""Frames of acts that are worth recording themselves: promising, denying, seeing, counting, naming.

Invariant: the doer is named in the clause; the passage keeps the act ("the ministry denied it").
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import agent_of, is_passive, receiver_of, speaker_of
from habeas.reading.english.speech.verbs import VERBS, Act

FIGURES = frozenset({"figure", "number", "toll", "count", "total", "estimate"})


def naming_frames(cue: Token, sentence: Span) -> Iterator[Frame]:
    """ "known *among the families* as", "called by the guards": whose name for it that is."""
    if not is_passive(cue):
        return
    for prep in cue.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("among", "to", "by"):
            namers = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if namers is not None:
                yield Frame(
                    cue, Act.SAY, Form.ACT, namers, None, subtree(cue) & _part(cue, sentence), frozenset()
                )
                return


def counting_frames(cue: Token, sentence: Span) -> Iterator[Frame]:
    """ "Authorities *put the figure at* 40": who counts."""
    if cue.lemma_.lower() not in ("put", "set", "place") or is_passive(cue) or speaker_of(cue) is None:
        return
    if any(c.dep_ == "dobj" and c.lemma_.lower() in FIGURES for c in cue.children):
        yield Frame(
            cue, Act.SAY, Form.ACT, speaker_of(cue), None, subtree(cue) & _part(cue, sentence), frozenset()
        )


def act_frames(cue: Token, act: Act, sentence: Span) -> Iterator[Frame]:
    """ "The ministry denied it", "he promised to do so", "she saw them taken": the act with its doer."""
    passive = is_passive(cue)
    doer = agent_of(cue) if passive else speaker_of(cue)
    if doer is None or (act is Act.SEE and (passive or cue.dep_ not in ("ROOT", "ccomp", "conj"))):
        return
    receiver = (speaker_of(cue) if passive else receiver_of(cue)) if act is Act.PROMISE else None
    content = subtree(cue)
    if cue == sentence.root:
        content = _part(cue, sentence) - frozenset(
            i for c in cue.children if c.dep_ == "parataxis" for i in subtree(c)
        )
    others = (c for c in cue.children if c.dep_ == "conj" and c.lemma_.lower() in VERBS)
    content -= frozenset(i for c in others for i in subtree(c))
    yield Frame(cue, act, Form.ACT, doer, receiver, content, frozenset())


def _part(token: Token, sentence: Span) -> frozenset[int]:
    """The part of the sentence between semicolons that the token stands in."""
    marks = [t.i for t in sentence if t.text == ";"]
    start = max((i + 1 for i in marks if i < token.i), default=sentence.start)
    end = min((i for i in marks if i > token.i), default=sentence.end)
    return frozenset(range(start, end))

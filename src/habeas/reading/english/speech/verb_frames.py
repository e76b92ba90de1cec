"""The frames that a verb makes, by what sort of verb it is and what stands with it.

Invariant: what was not said makes no frame: "did not say whether", "declined to say who".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from habeas.reading.english.speech.act_frames import act_frames, counting_frames, naming_frames
from habeas.reading.english.speech.aside_frames import aside_frame
from habeas.reading.english.speech.clause_frames import clause_frame
from habeas.reading.english.speech.frames import Form, Frame
from habeas.reading.english.speech.object_frames import accusing_frames, object_frame
from habeas.reading.english.speech.quoting_frames import is_quoted_saying, quoting_frames
from habeas.reading.english.speech.subjects import informant_of, interposed
from habeas.reading.english.speech.verbs import RECORDED, UNSAID, VERBS, Act

NAMING = frozenset({"know", "call", "nickname", "dub"})


def verb_frames(cue: Token, sentence: Span) -> Iterator[Frame]:
    """The frames that a verb makes, if it makes any."""
    lemma = cue.lemma_.lower()
    act = VERBS.get(lemma)
    if act is None:
        yield from (naming_frames if lemma in NAMING else counting_frames)(cue, sentence)
    elif act is Act.ASK or _unsaid(cue, act) or is_quoted_saying(cue):
        return
    elif act in RECORDED:
        yield from act_frames(cue, act, sentence)
    elif lemma == "accuse":
        yield from accusing_frames(cue)
    elif lemma == "quote":
        yield from quoting_frames(cue)
    else:
        yield from _saying(cue, act, sentence)


def _saying(cue: Token, act: Act, sentence: Span) -> Iterator[Frame]:
    """With a clause, as an aside, or with a noun phrase that tells something: the first that fits."""
    clause = clause_frame(cue, act) if interposed(cue) is None else None
    frame = clause or aside_frame(cue, act, sentence) or object_frame(cue, act)
    if frame is None:
        return
    yield frame
    informant = informant_of(cue)
    if clause is not None and act is Act.LEARN and informant is not None:
        yield replace(
            clause, act=Act.SAY, form=Form.ACCORDING, teller=informant, receiver=None, words=frozenset()
        )


def _unsaid(cue: Token, act: Act) -> bool:
    """ "did not say whether", "declined to say who", "could not say": nothing was said there."""
    if any(c.dep_ == "neg" for c in cue.children) and act not in RECORDED:
        return True
    return cue.dep_ in ("xcomp", "ccomp", "acl") and cue.head.lemma_.lower() in UNSAID and cue.head.i < cue.i

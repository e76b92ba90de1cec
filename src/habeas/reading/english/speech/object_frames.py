"""Frames of verbs whose noun phrase tells something: "reported cases in which men fled", "told us of the night".

Invariant: a noun phrase is content only after a verb that can report an event.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.speech.clause_frames import content_after, left_words
from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import agent_of, is_passive, receiver_of, speaker_of
from habeas.reading.english.speech.verbs import ABOUT, REPORTED_OBJECT, Act


def object_frame(cue: Token, act: Act) -> Frame | None:
    """The frame of a verb whose object tells something, or None."""
    thing = _object(cue)
    return None if thing is None or _ours(speaker_of(cue)) else _with_object(cue, act, thing)


def _object(cue: Token) -> Token | None:
    """The noun phrase a verb of saying tells: after "about"/"of", or its object if that holds an event."""
    lemma = cue.lemma_.lower()
    if lemma in ABOUT:
        for prep in (c for c in cue.children if c.dep_ == "prep" and c.lower_ in ("about", "of")):
            return next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if lemma == "say":
        things = (c for c in cue.children if c.dep_ == "dobj" and any(v.dep_ == "acl" for v in c.children))
        return next(things, None)
    if lemma in REPORTED_OBJECT and not any(c.dep_ == "neg" for c in cue.children):
        things = (c for c in cue.children if c.dep_ in ("dobj", "xcomp") and c.i > cue.i)
        return next((c for c in things if c.pos_ in ("NOUN", "VERB") and len(list(c.subtree)) > 2), None)
    return None


def _ours(subject: Token | None) -> bool:
    """ "we recorded 37 cases", "our hotline recorded": the publication's own words, with its deed."""
    if subject is None:
        return False
    return subject.lower_ in ("i", "we") or any(c.lower_ in ("our", "my") for c in subject.children)


def _with_object(cue: Token, act: Act, thing: Token) -> Frame:
    content = subtree(thing)
    content |= content_after(cue, min(content))
    teller = agent_of(cue) if is_passive(cue) else speaker_of(cue)
    words = left_words(cue, min(content))
    return Frame(cue, act, Form.OBJECT, teller, receiver_of(cue), content - words, words)


def accusing_frames(cue: Token) -> Iterator[Frame]:
    """ "accused *the government of hiding them*"."""
    whom = next((c for c in cue.children if c.dep_ == "dobj"), None)
    hosts = [cue, whom] if whom is not None else []
    of = next(
        (c for h in hosts for c in h.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > h.i), None
    )
    if whom is None or of is None or is_passive(cue) or speaker_of(cue) is None:
        return
    content = subtree(whom) | subtree(of) | content_after(cue, whom.i)
    yield Frame(cue, Act.SAY, Form.OBJECT, speaker_of(cue), None, content, left_words(cue, min(content)))

"""Frames of "X quotes Y as saying": Y's words, and X who passes them on.

Invariant: "saying" makes no frame of its own.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.speech.clause_frames import left_words
from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.subjects import agent_of, is_passive, speaker_of
from habeas.reading.english.speech.verbs import Act


def quoting_frames(cue: Token) -> Iterator[Frame]:
    """ "A nurse was *quoted by the union* as saying that ...": the union passed on what the nurse said."""
    saying = _saying(cue)
    clauses = [c for c in saying.children if c.dep_ == "ccomp"] if saying is not None else []
    content = frozenset(i for c in clauses for i in subtree(c))
    if not content:
        return
    yield from quoted_as(cue, content, left_words(cue, min(content)))


def quoted_as(cue: Token, content: frozenset[int], words: frozenset[int]) -> Iterator[Frame]:
    """The two frames of "X quotes Y as saying": Y's words, and X who passes them on."""
    quoted = next((c for c in cue.children if c.dep_ in ("nsubjpass" if is_passive(cue) else "dobj",)), None)
    quoter = agent_of(cue) if is_passive(cue) else speaker_of(cue)
    if quoted is not None:
        yield Frame(cue, Act.SAY, Form.ACCORDING, quoted, None, content, frozenset())
    if quoter is not None:
        yield Frame(cue, Act.SAY, Form.CLAUSE, quoter, None, content, words)


def _saying(cue: Token) -> Token | None:
    """The "saying" of "quoted as saying"."""
    return next(
        (t for t in cue.subtree if t.dep_ == "pcomp" and t.head.lower_ == "as" and t.tag_ == "VBG"), None
    )


def is_quoted_saying(cue: Token) -> bool:
    """The "saying" of "quoted as saying" makes no frame of its own."""
    return cue.dep_ == "pcomp" and cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote"

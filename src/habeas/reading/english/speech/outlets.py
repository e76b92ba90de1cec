"""Which bodies of the text published what people told them: the outlet a republished report goes back to.

Invariant: an outlet is only carried over to what private people say, and always as an inferred link.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.frames import Frame
from habeas.reading.english.speech.verbs import OUTLETS
from habeas.statements.mention import Kind


@dataclass(frozen=True)
class Outlets:
    """Entity ids of the outlets; `main` is the one the text as a whole goes back to, if there is just one."""

    ids: frozenset[str]
    main: str | None


NO_OUTLETS = Outlets(frozenset(), None)


def outlets_of(scene: Scene, frames: Iterable[Frame]) -> Outlets:
    """Bodies that are called an outlet, or to which people tell what stands in the text."""
    found: dict[str, int] = {}
    for frame in frames:
        for token in (frame.teller, frame.receiver):
            if (
                token is None
                or token.pos_ == "PRON"
                or any(c.lower_ in ("this", "our") for c in token.children)
            ):
                continue
            if token is frame.receiver and frame.cue.lemma_ not in ("tell", "say", "speak", "talk"):
                continue
            who = scene.party(token)
            for member in who.members if who else ():
                body = scene.entity(member)
                if body.kind is Kind.BODY and (
                    _called_outlet(token) or (token is frame.receiver and _named(token))
                ):
                    found[member] = found.get(member, 0) + 1
    main = max(found, key=lambda m: found[m]) if found else None
    return Outlets(frozenset(found), main if len(found) == 1 else None)


def _called_outlet(token: Token) -> bool:
    """ "independent media *outlet* Verstka", "the *newspaper*"."""
    around = [
        token,
        *(c for c in token.children if c.dep_ in ("compound", "appos", "nmod", "amod")),
        token.head,
    ]
    return any(
        t.lemma_.lower() in OUTLETS for t in around if t is token or t.head == token or token.dep_ == "appos"
    )


def _named(token: Token) -> bool:
    return token.text[:1].isupper()

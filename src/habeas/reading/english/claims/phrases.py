"""The phrases by which the lexicon knows a predicate: "take", "take away", "take prisoner", "be in custody"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims.arguments import is_passive, lemma_of
from habeas.reading.english.claims.prepositions import is_preposition, nouns_after

BEING = frozenset(["be", "remain", "stay", "sit", "find", "end", "stand", "lie"])
"""Verbs that put somebody in a state: "ended up in custody"."""


def phrases_of(verb: Token) -> Iterator[str]:
    """Every phrase that the predicate may stand under in the lexicon."""
    lemma = "be" if lemma_of(verb) in BEING and not is_passive(verb) else lemma_of(verb)
    for base in {lemma, lemma_of(verb)}:
        yield base
        yield from _longer(base, verb)


def _longer(base: str, verb: Token) -> Iterator[str]:
    if verb.lower_ == "missing" and not any(t.dep_ == "dobj" for t in verb.children):
        yield "be missing"
    particles = [t.lower_ for t in verb.children if t.dep_ in ("prt", "advmod", "prep") and t.i > verb.i]
    particles += [t.lower_ for t in verb.children if t.dep_ == "npadvmod" and t.lower_ == "home"]
    for particle in particles:
        yield f"{base} {particle}"
    for child in verb.children:
        if child.dep_ in ("oprd", "acomp", "attr", "dobj", "xcomp", "ccomp", "amod", "advcl", "conj", "intj"):
            state = child.tag_ == "VBN" or child.lower_ == "missing"
            if child.dep_ in ("advcl", "conj") and not (state and child.i > verb.i):
                continue
            for word in {lemma_of(child), child.lower_}:
                yield f"{base} {word}"
                yield from (f"{base} {particle} {word}" for particle in particles)
        if is_preposition(child) and child.i > verb.i:
            for noun in nouns_after(child):
                yield f"{base} {child.lower_} {lemma_of(noun)}"
                yield f"{base} {child.lower_} {noun.lower_}"

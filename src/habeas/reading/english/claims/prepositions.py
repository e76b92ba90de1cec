"""Prepositions and the nouns after them: where, with whom, by what."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims.arguments import antecedent

CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj", "pcomp"})
"""Where another clause begins."""


def is_preposition(token: Token) -> bool:
    """A preposition, also where the parse takes its phrase for a complement ("kept *in* a jail")."""
    return token.dep_ in ("prep", "agent") or (token.dep_ in ("oprd", "dative") and token.pos_ == "ADP")


def nouns_after(prep: Token) -> Iterator[Token]:
    """The nouns that a preposition governs, those joined to them included."""
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield child
            yield from (t for t in child.conjuncts if t.i > child.i)


def prepositions_of(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Every (preposition, noun) that hangs on the predicate itself or on its particle ("back to ...")."""
    for child in verb.children:
        yield from _preposition(child)


def _preposition(child: Token) -> Iterator[tuple[Token, Token]]:
    if is_preposition(child) and child.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
        yield from ((child, antecedent(noun)) for noun in nouns_after(child))
        for deeper in child.children:
            if deeper.dep_ in ("prep", "conj"):
                yield from _preposition_or_conjunct(deeper)
    elif child.dep_ in ("advmod", "prt", "npadvmod"):
        for deeper in child.children:
            yield from _preposition(deeper)


def _preposition_or_conjunct(token: Token) -> Iterator[tuple[Token, Token]]:
    if token.pos_ in ("ADP", "SCONJ", "ADV"):
        yield from ((token, antecedent(noun)) for noun in nouns_after(token))


def loose_prepositions(token: Token) -> Iterator[tuple[Token, Token]]:
    """Every (preposition, noun) of the clause, on whichever noun the parse hangs it."""
    for child in token.children:
        if child.dep_ in CLAUSAL or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            continue
        if is_preposition(child):
            yield from ((child, antecedent(noun)) for noun in nouns_after(child))
        yield from loose_prepositions(child)

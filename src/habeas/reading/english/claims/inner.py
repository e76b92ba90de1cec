"""What is promised, threatened, asked or answered: claims that nobody asserts, with their conditions."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims.clause import Clause
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.times import when
from habeas.statements.claims.base import Inner
from habeas.statements.passage import Words

CONDITIONAL = frozenset({"if", "unless", "provided", "once"})
CONTENT = frozenset({"ccomp", "xcomp", "relcl", "acl", "advcl", "pcomp"})


def inner_below(clause: Clause, heard: Heard) -> Iterator[Inner]:
    """The claims in the content of a promise, threat, question or answer, first to last."""
    for content in clause.verb.children:
        if not heard.covers(content) or (content.i < clause.verb.i and content.dep_ != "ccomp"):
            continue
        yield from _inside(content, heard)


def _inside(content: Token, heard: Heard) -> Iterator[Inner]:
    if content.dep_ not in CONTENT:
        for child in content.children:
            if child.dep_ in ("pcomp", "relcl", "acl", "pobj", "prep"):
                yield from _inside(child, heard)
        return
    if _condition_word(content) or (content.dep_ == "advcl" and not _says_that(content)):
        return
    for verb in (content, *(t for t in content.subtree if t.pos_ in ("VERB", "AUX") and t != content)):
        if heard.covers(verb) and not _under_condition(verb, content) and not _purpose(verb, content):
            yield from inner_at(verb, heard)


def inner_at(verb: Token, heard: Heard) -> Iterator[Inner]:
    """The claims of one predicate as inner claims."""
    for draft in heard.drafts(Clause(verb)):
        yield Inner(says=draft.claim, when=when(verb, heard), condition=condition(verb, heard))


def condition(verb: Token, heard: Heard) -> Words | None:
    """Finds "if they could not be convinced": the words of a condition on the predicate."""
    for child in verb.subtree:
        if child.dep_ == "advcl" and _condition_word(child) and heard.covers(child):
            return heard.clause_words(child)
    return None


def _condition_word(token: Token) -> bool:
    return any(
        t.dep_ in ("mark", "advmod") and t.lower_ in CONDITIONAL and t.i < token.i for t in token.children
    )


def _says_that(token: Token) -> bool:
    """Is an adverbial clause really the content ("promised them that ...", badly parsed)?"""
    return any(t.i < token.i and t.lower_ in ("that", "to") for t in token.children)


def _under_condition(verb: Token, top: Token) -> bool:
    while verb != top:
        if verb.dep_ == "advcl" and _condition_word(verb):
            return True
        verb = verb.head
    return False


def _purpose(verb: Token, top: Token) -> bool:
    """An aim of what is promised is not promised: "taken back so that they could submit requests"."""
    while verb != top:
        if verb.dep_ == "advcl" or verb.dep_ in ("relcl", "acl"):
            return True
        verb = verb.head
    return False

"""Closing remarks: what the writer adds at the end of somebody's words, and what nobody in the text said.

Invariant: a remark runs to the end of its sentence or to the frame that follows it; it is never cut from a middle.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

SHORTEST = 5
"""Tokens of an apposition that is more than a title: "a private force accused of ..."."""
ARTICLES = frozenset({"a", "an", "one", "the"})


def closing_remarks(sentence: Span) -> Iterator[range]:
    """The token ranges of the remarks that close a sentence."""
    for token in sentence:
        if token.dep_ == "appos":
            yield from _apposition(token, sentence)
        elif token.lower_ == "amid" and token.i > sentence.start:
            yield from _circumstance(token, sentence)


def _apposition(token: Token, sentence: Span) -> Iterator[range]:
    """ "the Guard, *a force accused of crimes abroad*": who a named body or person is, at the very end."""
    left = token.left_edge
    if token.head.pos_ != "PROPN" or left.lower_ not in ARTICLES or left.i <= token.head.i:
        return
    rest = [t for t in sentence.doc[left.i : sentence.end] if t.is_alpha]
    if sentence.doc[left.i - 1].text != "," or len(rest) < SHORTEST:
        return
    if rest and rest[-1].i <= token.right_edge.i:
        yield range(left.i, sentence.end)


def _circumstance(token: Token, sentence: Span) -> Iterator[range]:
    """ "... to leave *amid falling morale*": the writer's background, to the end or the next comma."""
    end = next((t.i for t in sentence.doc[token.i : sentence.end] if t.text == ","), sentence.end)
    yield range(token.i, end)

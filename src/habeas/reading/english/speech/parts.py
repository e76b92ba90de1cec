"""Parts of a passage that may be told on their own: coordinated clauses, and relative clauses beside the main one.

Invariant: a part lies within its passage and has its chain; whether it is worth keeping is for the claims to say.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from habeas.reading.english.speech.attribution import Said
from habeas.reading.english.speech.frames import subtree

LONG = 25
"""Words of a passage that is cut even where its clauses share one subject."""
SHORTEST = 4
"""Words of a part that tells anything."""
SHARING = ("of", "among", "if", "when")
"""First words that hold for all clauses: "Of the 37, nine have returned, three were found ..."."""
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
MEETING = frozenset({"see", "meet", "visit", "hear", "recognise", "recognize"})
LEFT_OVER = 2
STAYING = frozenset({"remain", "stay", "be", "live", "sleep", "spend", "languish"})


def joined(said: Said) -> list[Said]:
    """The passage cut before each coordinated clause with a subject of its own; a long one before each
    further verb. One part, the passage itself, where there is nothing to cut."""
    tokens = _tokens(said)
    if not tokens or tokens[0].lower_ in SHARING:
        return [said]
    long = sum(t.is_alpha for t in tokens) > LONG
    heads = [said.head, *(c for c in _conjuncts(said.head) if c in tokens)]
    if any(h.pos_ not in ("VERB", "AUX") for h in heads):
        return [said]
    cuts = [(_begin(h), h) for h in heads[1:] if _own_subject(h) or long]
    cuts = [(at, head) for at, head in cuts if at > tokens[0].i and at > said.head.i]
    if not cuts:
        return [said]
    begins = [(tokens[0].i, said.head), *cuts]
    ends = [at for at, _ in cuts] + [tokens[-1].i + 1]
    parts = [_part(said, head, at, end) for (at, head), end in zip(begins, ends, strict=True)]
    return [p for p in parts if p is not None] if all(parts) else [said]


def beside(said: Said) -> Iterator[Said]:
    """The remarks, set off by a comma, on somebody or some place of the passage: ", who served with Kostya",
    ", where they remained until May", ", whom she last saw at the station"."""
    tokens = _tokens(said)
    for verb in tokens:
        if verb.dep_ != "relcl" or verb.pos_ not in ("VERB", "AUX"):
            continue
        begin = verb.left_edge.i
        if begin <= tokens[0].i or verb.doc[begin - 1].text != "," or not _remarks(verb):
            continue
        if verb.tag_ in ("VBZ", "VBP"):
            begin = max(tokens[0].i, verb.head.left_edge.i)
        more = [c for c in _conjuncts(verb) if c in tokens]
        starts = [begin, *(_begin(c) for c in more), _clause_end(verb, tokens[-1].i + 1)]
        for head, start, end in zip([verb, *more], starts, starts[1:], strict=False):
            part = _part(said, head, start, end)
            if part is not None:
                yield part


def _remarks(verb: Token) -> bool:
    """Is the clause about somebody named, where somebody stayed, or about whom the teller saw?"""
    word = verb.doc[verb.left_edge.i].lower_
    if word == "where":
        return verb.lemma_.lower() in STAYING
    lasting = verb.tag_ in ("VBZ", "VBP") and verb.head.pos_ in ("NUM", "NOUN")
    return (word == "whom" and verb.lemma_.lower() in MEETING) or (
        word == "who" and (verb.head.pos_ == "PROPN" or lasting)
    )


def _clause_end(verb: Token, last: int) -> int:
    """After the clause; a word or two that the parser left over at the end of the passage belong to it."""
    end = min(verb.right_edge.i + 1, last)
    glosses = [t.left_edge.i for t in verb.subtree if t.dep_ == "appos" and t.left_edge.i > verb.i]
    if any(verb.doc[at - 1].text == "," for at in glosses):
        return min(at for at in glosses if verb.doc[at - 1].text == ",")
    rest = verb.doc[end:last]
    return last if len(rest) <= LEFT_OVER and not any(t.is_punct or t.dep_ == "cc" for t in rest) else end


def _tokens(said: Said) -> list[Token]:
    sentence = said.head.sent
    return [t for t in sentence if said.start <= t.idx < said.end]


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("conj", "parataxis") and child.i > head.i:
            yield child
            yield from _conjuncts(child)


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)


def _begin(verb: Token) -> int:
    return min(i for i in subtree(verb))


def _part(said: Said, head: Token, begin: int, end: int) -> Said | None:
    """The passage's tokens from `begin` to `end` without marks and conjunctions at their ends."""
    doc = head.doc
    while begin < end and _loose(doc[begin]):
        begin += 1
    while end > begin and _loose(doc[end - 1]):
        end -= 1
    if sum(t.is_alpha or t.like_num for t in doc[begin:end]) < SHORTEST or not begin <= head.i < end:
        return None
    last = doc[end - 1]
    return replace(said, start=doc[begin].idx, end=last.idx + len(last.text), head=head)


def _loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ == "cc"

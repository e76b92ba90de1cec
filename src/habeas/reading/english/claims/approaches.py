"""Who turned to which authority, how, and what they asked."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.contact import channel
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.inner import inner_below
from habeas.statements.claims.authorities import (
    Approached,
    AskedItem,
)
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words

ITEMS: dict[str, AskedItem] = {
    "where": AskedItem.WHEREABOUTS, "whereabouts": AskedItem.WHEREABOUTS, "location": AskedItem.WHEREABOUTS,
    "release": AskedItem.RELEASE, "free": AskedItem.RELEASE, "health": AskedItem.HEALTH, "alive": AskedItem.HEALTH,
    "condition": AskedItem.HEALTH, "detention": AskedItem.DEPRIVATION, "detain": AskedItem.DEPRIVATION,
    "hold": AskedItem.DEPRIVATION, "custody": AskedItem.DEPRIVATION, "order": AskedItem.WHO_ORDERED,
    "death": AskedItem.DEATH, "body": AskedItem.DEATH,
}  # fmt: skip
"""What was asked, by a word of the question."""


GOING = frozenset({"go to", "come to", "drive to", "walk to", "travel to"})
NO_OFFICES = words.UNIT_NOUNS | words.LOCKUPS | words.UNITS
"""Where one may go for other reasons than to ask after somebody."""


def approached(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "she turned to the prosecutor"; "we called the military base"."""
    if (
        not clause.means(words.APPEALED | GOING)
        or clause.passive
        or clause.verb.pos_ not in ("VERB", "AUX")
        or _named(clause)
    ):
        return
    if not heard.acting(clause.subject):
        return
    named, target = _authority(clause, heard)
    if clause.means(GOING) and not _to_an_office(clause, heard):
        return
    asking = clause.lemma in words.ASKED
    where = _asked_at(clause, heard) if asking else None
    at_gate = (asking or clause.means(GOING)) and any(
        lemma_of(n) in words.GATES for p, n in clause.prepositions if p.lower_ in ("at", "to")
    )
    if not (named or where or at_gate or (asking and _asks_open(clause, heard))):
        return
    asked, items = _asked(clause, heard)
    request = heard.add(
        Kind.REQUEST,
        heard.phrase(clause.verb, _paper(clause)),
        "approach",
        "a request that something may come of",
    )
    claim = Approached(
        by=heard.actors(clause.subject),
        to=target,
        where=where,
        channel=channel(clause, heard),
        items=items,
        asked=asked,
        inner=next(iter(inner_below(clause, heard)), None) if asking else None,
        request=Party(all=(request,)),
    )
    yield Draft(claim, clause.verb)


def _paper(clause: Clause) -> Token:
    """The last word of what was done: "filed a *complaint*", or the verb itself."""
    paper = clause.object
    return paper if paper is not None and lemma_of(paper) in words.PAPERS else clause.verb


def _to_an_office(clause: Clause, heard: Heard) -> bool:
    """Did they go there themselves, and to an office or a gate?"""
    goals = [n for p, n in clause.prepositions if p.lower_ == "to"]
    offices = [n for n in goals if heard.official(n) or lemma_of(n) in words.GATES]
    return (
        not clause.passive and clause.object is None and any(lemma_of(n) not in NO_OFFICES for n in offices)
    )


def _asked_at(clause: Clause, heard: Heard) -> Party | None:
    """Where: "asked at the gate of the depot"."""
    for prep, noun in clause.loose:
        if prep.lower_ in ("at", "in", "outside", "of") and (found := heard.place(noun)) is not None:
            return found
    return None


def petitioned(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the letters it sent to the prosecutor's office"; "a complaint was filed with the court"."""
    paper = clause.undergoer
    if clause.lemma not in words.SUBMIT or paper is None or lemma_of(paper) not in words.PAPERS:
        return
    if clause.object is not None and not clause.passive and clause.means(words.APPEALED):
        return
    named, target = _authority(clause, heard)
    if not named or (
        clause.doer is not None and clause.doer.lower_ != "it" and not heard.acting(clause.doer)
    ):
        return
    made = heard.add(
        Kind.REQUEST, heard.phrase(paper, paper), "petition", "a request that something may come of"
    )
    claim = Approached(
        by=heard.actors(clause.doer),
        to=target,
        channel=channel(clause, heard),
        request=Party(all=(made,)),
    )
    yield Draft(claim, clause.verb)


def _named(clause: Clause) -> bool:
    return clause.lemma == "call" and any(t.dep_ in ("oprd", "attr") for t in clause.verb.children)


def _authority(clause: Clause, heard: Heard) -> tuple[bool, Party | None]:
    """Whether it was put to bodies or officials, and which, all objects together."""
    near = [*clause.prepositions, *(pair for pair in clause.loose if pair[0].head == clause.object)]
    asked = [n for p, n in near if p.lower_ in ("to", "with", "from", "at", "of", "before", "on")]
    found: list[str] = []
    named = False
    for token in (*clause.objects, *asked):
        for one in _listed(token):
            if heard.official(one):
                named = True
                party = heard.actors(one) or heard.place(one)
                found += [m for m in (party.all if party else ()) if m not in found]
    return named, Party(all=tuple(found)) if found else None


def _listed(token: Token) -> list[Token]:
    """A noun and all that are listed after it ("the base, the commanders")."""
    listed = [token, *(t for t in token.conjuncts if t.i > token.i)]
    return listed + [t for t in token.subtree if t.dep_ == "appos" and lemma_of(t) in words.AUTHORITIES]


def _asks_open(clause: Clause, heard: Heard) -> bool:
    """Finds "I asked what they were planning": right after others were called, as the paragraph says."""
    content = any(t.dep_ in ("ccomp", "xcomp") for t in clause.verb.children)
    start = heard.paragraph()[0]
    before = [t for t in heard.scene.tokens(start, clause.verb.idx) if lemma_of(t) in words.AUTHORITIES]
    return content and bool(before) and not any(heard.personal(t) for t in clause.objects)


def _asked(clause: Clause, heard: Heard) -> tuple[Words | None, tuple[AskedItem, ...]]:
    """What was asked, in words and by article 18(1)."""
    contents = [t for t in clause.verb.children if t.dep_ in ("ccomp", "xcomp") and t.i > clause.verb.i]
    nouns = [n for p, n in clause.prepositions if p.lower_ in ("for", "about")]
    asked = contents or nouns[:1]
    if not asked:
        return None, ()
    first, last = heard.clause_words(asked[0]), heard.clause_words(asked[-1])
    said = heard.words(_with_question_word(first.start or 0, heard), last.end or 0)
    lemmas = [lemma_of(t) for token in asked for t in token.subtree]
    return said, tuple(dict.fromkeys(ITEMS[one] for one in lemmas if one in ITEMS))


def _with_question_word(start: int, heard: Heard) -> int:
    """ "*what* they were planning": the parse may hang the question word on another verb."""
    before = [t for t in heard.tokens if t.idx < start]
    return before[-1].idx if before and before[-1].tag_ in ("WP", "WRB", "WDT") else start

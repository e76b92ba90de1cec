"""What authorities were asked, what they answered and promised, and what came of it: the group "authorities"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.answers import answered
from habeas.reading.english.claims.clause import Clause
from habeas.reading.english.claims.contact import channel
from habeas.reading.english.claims.heard import NEAR_BEFORE, Draft, Heard, Rule
from habeas.reading.english.claims.inner import inner_below
from habeas.reading.english.claims.times import due
from habeas.statements.claims.authorities import (
    Answered,
    Approached,
    AskedItem,
    Outcome,
    OutcomeKind,
    Promised,
)
from habeas.statements.claims.base import Inner
from habeas.statements.claims.custody import Released
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity

ITEMS: dict[str, AskedItem] = {
    "where": AskedItem.WHEREABOUTS, "whereabouts": AskedItem.WHEREABOUTS, "location": AskedItem.WHEREABOUTS,
    "release": AskedItem.RELEASE, "free": AskedItem.RELEASE, "health": AskedItem.HEALTH, "alive": AskedItem.HEALTH,
    "condition": AskedItem.HEALTH, "detention": AskedItem.DEPRIVATION, "detain": AskedItem.DEPRIVATION,
    "hold": AskedItem.DEPRIVATION, "custody": AskedItem.DEPRIVATION, "order": AskedItem.WHO_ORDERED,
    "death": AskedItem.DEATH, "body": AskedItem.DEATH,
}  # fmt: skip
"""What was asked, by a word of the question."""


def approached(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "they turned to the local FSB for help"; "we called the military base"."""
    if (
        not clause.means(words.APPEALED)
        or clause.passive
        or clause.verb.pos_ not in ("VERB", "AUX")
        or _named(clause)
    ):
        return
    if not heard.personal(clause.subject):
        return
    target = _authority(clause, heard)
    asking = clause.lemma in words.ASKED
    if target is None and not (asking and _asks_open(clause, heard)):
        return
    asked, items = _asked(clause, heard)
    request = heard.add(
        Kind.REQUEST,
        heard.phrase(clause.verb, clause.verb),
        "approach",
        "a request that something may come of",
    )
    claim = Approached(
        by=heard.people(clause.subject),
        to=target,
        channel=channel(clause, heard),
        items=items,
        asked=asked,
        inner=next(iter(inner_below(clause, heard)), None),
        request=Party(all=(request,)),
    )
    yield Draft(claim, clause.verb)


def petitioned(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the letters it sent to the prosecutor's office"; "a complaint was filed with the court"."""
    paper = clause.undergoer
    if clause.lemma not in words.SUBMIT or paper is None or paper.lemma_.lower() not in words.PAPERS:
        return
    if clause.object is not None and not clause.passive and clause.means(words.APPEALED):
        return
    target = _authority(clause, heard)
    if target is None or (
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


def _authority(clause: Clause, heard: Heard) -> Party | None:
    """The bodies and officials it was put to, all objects together."""
    tokens = [
        *clause.objects,
        *(n for p, n in clause.prepositions if p.lower_ in ("to", "with", "from", "at", "of")),
    ]
    found: list[str] = []
    for token in tokens:
        for one in (
            token,
            *token.conjuncts,
            *(t for t in token.subtree if t.dep_ == "appos" and t.lemma_.lower() in words.AUTHORITIES),
        ):
            party = (
                (heard.actors(one) or heard.place(one))
                if one.i >= token.i and heard.official(one)
                else None
            )
            found += [m for m in (party.all if party else ()) if m not in found]
    return Party(all=tuple(found)) if found else None


def _asks_open(clause: Clause, heard: Heard) -> bool:
    """Finds "I asked what they were planning": right after others were called, as the paragraph says."""
    content = any(t.dep_ in ("ccomp", "xcomp") for t in clause.verb.children)
    start = heard.paragraph()[0]
    before = [
        t
        for t in heard.scene.doc
        if start <= t.idx < clause.verb.idx and t.lemma_.lower() in words.AUTHORITIES
    ]
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
    lemmas = [t.lemma_.lower() for token in asked for t in token.subtree]
    return said, tuple(dict.fromkeys(ITEMS[one] for one in lemmas if one in ITEMS))


def _with_question_word(start: int, heard: Heard) -> int:
    """ "*what* they were planning": the parse may hang the question word on another verb."""
    before = [t for t in heard.tokens if t.idx < start]
    return before[-1].idx if before and before[-1].tag_ in ("WP", "WRB", "WDT") else start


def promised(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "promising them that they would be taken back"; "they were told that they would be sent home"."""
    by, to, told = _promise(clause, heard)
    if not told:
        return
    content = _content(clause)
    if content is None:
        return
    said = heard.clause_words(content)
    made = heard.add(Kind.PROMISE, said, "promise", "what was promised, so that its outcome can be told")
    inner = tuple(inner_below(clause, heard)) or _thing_promised(content, by, to, heard)
    yield Draft(
        Promised(by=by, to=to, promise=Party(all=(made,)), inner=inner, as_said=said), clause.verb
    )


def _thing_promised(thing: Token, by: Party | None, to: Party | None, heard: Heard) -> tuple[Inner, ...]:
    """Finds "promised an answer within ten days", "promised his release"."""
    noun = thing.lemma_.lower()
    owner = heard.people(next((t for t in thing.children if t.dep_ == "poss"), None))
    if noun in ("answer", "reply", "response", "explanation"):
        return (Inner(says=Answered(by=by, to=to), when=due(thing, heard)),)
    if noun in ("release", "freedom"):
        return (Inner(says=Released(who=owner or to, by=by), when=due(thing, heard)),)
    return ()


def _promise(clause: Clause, heard: Heard) -> tuple[Party | None, Party | None, bool]:
    """By whom, to whom, and whether it is a promise at all."""
    if clause.verb.pos_ not in ("VERB", "AUX"):
        return None, None, False
    told_future = clause.lemma in words.TOLD and clause.passive and _future_content(clause)
    if not clause.means(words.PROMISED) and not told_future:
        return None, None, False
    if clause.passive:
        by = heard.actors(clause.agent) or next(
            (heard.actors(n) for p, n in clause.loose if p.lower_ == "by"), None
        )
        return by, heard.people(clause.subject), True
    return (
        heard.actors(clause.subject),
        heard.people(next((t for t in clause.objects if heard.personal(t)), None)),
        True,
    )


def _future_content(clause: Clause) -> bool:
    content = next((t for t in clause.verb.children if t.dep_ == "ccomp"), None)
    return content is not None and Clause(content).future


def _content(clause: Clause) -> Token | None:
    """What was promised: a clause, or a thing ("promised their release")."""
    for child in clause.verb.children:
        if child.dep_ in ("ccomp", "xcomp") and child.i > clause.verb.i:
            return child
    for child in clause.verb.subtree:
        that = any(t.lower_ == "that" and t.dep_ in ("mark", "nsubj", "dobj") for t in child.children)
        if (
            child.dep_ in ("relcl", "acl", "advcl")
            and child.i > clause.verb.i
            and (that or Clause(child).future)
        ):
            return child
    thing = next((t for t in clause.verb.children if t.dep_ == "dobj"), None)
    return (
        thing
        if thing is not None and thing.pos_ == "NOUN" and thing.lemma_ not in words.AUTHORITIES
        else None
    )


def outcome(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "that did not happen", "nothing was done", "the promise was broken"."""
    kind = _outcome(clause)
    if kind is None:
        return
    of = _last_asked(clause, heard)
    by = (
        heard.actors(clause.doer)
        if clause.lemma in words.BROKEN_WORD | words.KEPT_WORD | words.REPLIED
        else None
    )
    if of is not None or _speaks_of_request(clause) or _unanswered(clause) or _no_reply(clause):
        yield Draft(Outcome(of=of, by=by, kind=kind), clause.verb, polarity=Polarity.ASSERTS)


def _outcome(clause: Clause) -> OutcomeKind | None:
    subject = clause.subject
    lower = subject.lower_ if subject is not None else ""
    if lower == "nothing" and clause.means(words.NOTHING_DONE):
        return OutcomeKind.NO_ACTION
    if lower in ("that", "this", "it", "which", "none") and clause.lemma in words.HAPPENED:
        return (
            OutcomeKind.NOT_KEPT
            if clause.negated
            else OutcomeKind.KEPT
            if clause.lemma in ("come", "materialise", "materialize") and lower != "it"
            else None
        )
    asked = {t.lemma_.lower() for t in (subject, clause.object) if t is not None} & words.ASKED_NOUNS
    if asked and clause.lemma in words.KEPT_WORD:
        return OutcomeKind.NOT_KEPT if clause.negated else OutcomeKind.KEPT
    if asked and clause.lemma in words.BROKEN_WORD:
        return OutcomeKind.NO_ACTION if clause.lemma == "ignore" else OutcomeKind.NOT_KEPT
    if asked and clause.negated and clause.lemma in ("answer", "consider", "grant", "process", "review"):
        return OutcomeKind.NO_ACTION
    return OutcomeKind.NO_ACTION if _no_reply(clause) or _unanswered(clause) else None


def _no_reply(clause: Clause) -> bool:
    """Finds "there was no reply", "received no answer", "no action was taken"."""
    nouns = [t for t in clause.verb.children if t.dep_ in ("attr", "dobj", "nsubj", "nsubjpass")]
    replies = [t for t in nouns if t.lemma_.lower() in ("reply", "answer", "response", "action")]
    none = any(c.lower_ == "no" for t in replies for c in t.children) or (
        clause.negated and clause.lemma in ("receive", "get", "come", "take")
    )
    return (
        bool(replies)
        and none
        and clause.lemma in ("be", "have", "receive", "get", "come", "take", "arrive")
    )


def _unanswered(clause: Clause) -> bool:
    """Finds "the ministry has not replied", "did not respond to his letters", "when I asked, she did not reply"."""
    if (
        clause.lemma not in words.REPLIED
        or not clause.negated
        or clause.passive
        or clause.subject is None
    ):
        return False
    asked = any(n.lemma_.lower() in words.ASKED_NOUNS for _, n in clause.prepositions)
    after_asking = any(
        t.dep_ == "advcl" and t.lemma_.lower() in words.ASKED for t in clause.verb.children
    )
    return asked or after_asking or clause.subject.lemma_.lower() in words.AUTHORITIES


def _speaks_of_request(clause: Clause) -> bool:
    return any(
        t is not None and t.lemma_.lower() in words.ASKED_NOUNS for t in (clause.subject, clause.object)
    )


def _last_asked(clause: Clause, heard: Heard) -> Party | None:
    """The request or promise made last before these words."""
    at = clause.verb.idx
    made = [
        e
        for e in heard.scene.entities
        if e.kind in (Kind.PROMISE, Kind.REQUEST) and at - NEAR_BEFORE < e.spans[0].end <= at
    ]
    return Party(all=(max(made, key=lambda e: e.spans[0].end).id,)) if made else None


RULES: tuple[Rule, ...] = (approached, petitioned, promised, answered, outcome)

"""What came of a request or a promise."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import NEAR_BEFORE, Heard
from habeas.statements.claims.authorities import (
    Outcome,
    OutcomeKind,
)
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity

REPLIES = frozenset({"reply", "answer", "response", "action", "communication", "reason", "explanation"})
REPLYING = frozenset({"be", "have", "receive", "get", "come", "take", "arrive", "give", "provide", "offer"})
SHOWED_UP = frozenset({"show up", "turn up"})


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
    if (
        of is not None
        and kind is OutcomeKind.NO_ACTION
        and heard.kind(of.members[0]) is Kind.PROMISE
        and not _no_reply(clause)
    ):
        kind = OutcomeKind.NOT_KEPT
    if (
        of is not None
        or _speaks_of_request(clause)
        or _unanswered(clause)
        or _no_reply(clause)
        or _turned_away(clause)
        or _sent_back(clause)
    ):
        yield Draft(Outcome(of=of, by=by, kind=kind), clause.verb, polarity=Polarity.ASSERTS)


def _outcome(clause: Clause) -> OutcomeKind | None:
    """What came of it, by the first rule that knows."""
    if clause.verb.pos_ not in ("VERB", "AUX"):
        return None
    for rule in (_nothing, _sent_back, _lapsed, _happened, _word_kept, _turned_away):
        kind = rule(clause)
        if kind is not None:
            return kind
    return OutcomeKind.NO_ACTION if _no_reply(clause) or _unanswered(clause) else None


def _nothing(clause: Clause) -> OutcomeKind | None:
    """Finds "nothing was done", "no inspection has taken place"."""
    subject = clause.subject
    if subject is None:
        return None
    if subject.lower_ == "nothing" and (clause.means(words.NOTHING_DONE) or clause.passive):
        return OutcomeKind.NO_ACTION
    there = next((t for t in clause.verb.children if t.dep_ == "attr"), None)
    if clause.existential and there is not None and lemma_of(there) in words.HOPED_FOR and _none_of(there):
        return OutcomeKind.NO_ACTION
    if subject.lower_ in ("nobody", "none") and clause.means(words.CAME_BACK) and not clause.future:
        return OutcomeKind.NOT_KEPT
    begun = clause.lemma in ("take", "follow", "come", "begin", "open", "make")
    return OutcomeKind.NO_ACTION if begun and _none_of(subject) else None


def _sent_back(clause: Clause) -> OutcomeKind | None:
    """Finds "the letter came back unopened", "the request was denied", "the police did nothing"."""
    subject, thing = clause.subject, clause.object
    if subject is None or clause.future:
        return None
    idle = clause.lemma == "do" and thing is not None and thing.lower_ == "nothing"
    if idle and lemma_of(subject) in words.AUTHORITIES:
        return OutcomeKind.NO_ACTION
    if lemma_of(subject) not in words.PAPERS or clause.negated:
        return None
    back = (clause.lemma == "come" and clause.has_adverb("back")) or (
        clause.lemma == "return" and clause.passive
    )
    turned = clause.passive and clause.lemma in ("deny", "dismiss", "refuse", "decline")
    return OutcomeKind.NO_ACTION if back or turned else None


def _lapsed(clause: Clause) -> OutcomeKind | None:
    """Finds "three deadlines have come and gone"; "the investigator never showed up"."""
    subject = clause.subject
    if subject is None:
        return None
    if lemma_of(subject) == "deadline" and clause.lemma in ("come", "pass", "expire", "go", "lapse"):
        return OutcomeKind.NOT_KEPT
    absent = clause.negated and (clause.lemma in ("come", "arrive", "appear") or clause.means(SHOWED_UP))
    return OutcomeKind.NOT_KEPT if absent and lemma_of(subject) in words.AUTHORITIES else None


def _happened(clause: Clause) -> OutcomeKind | None:
    """Finds "that did not happen", "none of it came true"."""
    lower = clause.subject.lower_ if clause.subject is not None else ""
    if lower not in ("that", "this", "it", "which", "none") or not clause.means(words.HAPPENED):
        return None
    if clause.negated or lower == "none":
        return OutcomeKind.NOT_KEPT
    return OutcomeKind.KEPT if clause.means(frozenset({"come true"})) else None


def _word_kept(clause: Clause) -> OutcomeKind | None:
    """Finds "the promise was broken", "the ministry kept its word"."""
    nouns = (clause.subject, clause.object)
    if not {lemma_of(t) for t in nouns if t is not None} & words.ASKED_NOUNS:
        return None
    if clause.means(words.KEPT_WORD):
        return OutcomeKind.NOT_KEPT if clause.negated else OutcomeKind.KEPT
    if clause.means(words.BROKEN_WORD):
        return OutcomeKind.NO_ACTION if clause.lemma == "ignore" else OutcomeKind.NOT_KEPT
    left = clause.negated and clause.lemma in ("answer", "consider", "grant", "process", "review")
    return OutcomeKind.NO_ACTION if left else None


def _turned_away(clause: Clause) -> OutcomeKind | None:
    """Finds "they were turned away"."""
    away = clause.passive and clause.means(frozenset({"turn away", "send away", "not let in"}))
    return OutcomeKind.NO_ACTION if away else None


def _none_of(subject: Token) -> bool:
    """Finds "*no inspection* has taken place": nothing of what was promised or asked."""
    return (
        subject.pos_ == "NOUN"
        and any(t.lower_ == "no" for t in subject.children)
        and subject.lemma_ not in words.NEWS_NOUNS
    )


def _no_reply(clause: Clause) -> bool:
    """Finds "there was no reply", "received no answer", "no action was taken"."""
    nouns = [t for t in clause.verb.children if t.dep_ in ("attr", "dobj", "nsubj", "nsubjpass")]
    replies = [t for t in nouns if lemma_of(t) in REPLIES]
    none = any(c.lower_ == "no" for t in replies for c in t.children) or (
        clause.negated and clause.lemma in ("receive", "get", "come", "take")
    )
    return bool(replies) and none and clause.lemma in REPLYING


def _unanswered(clause: Clause) -> bool:
    """Finds "the ministry has not replied", "did not respond to his letters", "when I asked, she did not reply"."""
    if clause.lemma not in words.REPLIED or not clause.negated or clause.passive or clause.subject is None:
        return False
    asked = any(lemma_of(n) in words.ASKED_NOUNS for _, n in clause.prepositions)
    after_asking = any(t.dep_ == "advcl" and lemma_of(t) in words.ASKED for t in clause.verb.children)
    return asked or after_asking or lemma_of(clause.subject) in words.AUTHORITIES


def _speaks_of_request(clause: Clause) -> bool:
    return any(t is not None and lemma_of(t) in words.ASKED_NOUNS for t in (clause.subject, clause.object))


def _last_asked(clause: Clause, heard: Heard) -> Party | None:
    """The request or promise made last before these words."""
    at = clause.verb.idx
    made = [
        e
        for e in heard.scene.entities
        if e.kind in (Kind.PROMISE, Kind.REQUEST) and at - NEAR_BEFORE < e.spans[0].end <= at
    ]
    return Party(all=(max(made, key=lambda e: e.spans[0].end).id,)) if made else None

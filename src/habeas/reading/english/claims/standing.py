"""How a predicate stands in its passage: asserted, denied or not known; done, tried or only meant; or not at all.

Invariant: what is only promised, asked, threatened, supposed, wished for or told by somebody else than the
passage's own teller has no standing: it may be an inner claim, never a fact.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.lexicon import (
    ACCUSING,
    ASKED,
    CAUSING,
    DOUBTING,
    FORCING,
    INTENDING,
    NOT_KNOWING,
    PROMISED,
    SAID_TO,
    SEEMING,
    TOLD,
    TRYING,
    WISHFUL,
)
from habeas.statements.telling import Polarity, Stage

SUPPOSING = frozenset({"if", "unless", "whether", "lest", "provided"})
COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp", "relcl", "acl", "advcl"})
INNER_TO = PROMISED | ASKED | frozenset({"threaten", "warn", "order", "demand", "urge", "propose", "offer"})
"""Verbs whose complement is promised, asked or threatened."""


@dataclass(frozen=True)
class Standing:
    """What the teller does with a claim, and how far the act got."""

    polarity: Polarity = Polarity.ASSERTS
    stage: Stage = Stage.DONE


def standing(clause: Clause, heard: Heard) -> Standing | None:
    """How the predicate stands, or None where nobody asserts it."""
    if clause.modals & WISHFUL or ("would" in clause.modals and "have" in clause.modals):
        return None
    if clause.future and any(t.dep_ == "advcl" and _supposed(t) for t in clause.verb.children):
        return None
    stage = Stage.INTENDED if clause.future else Stage.DONE
    polarity = Polarity.DENIES if clause.negated else Polarity.ASSERTS
    return _climb(clause.verb, heard, stage, polarity)


def _climb(token: Token, heard: Heard, stage: Stage, polarity: Polarity) -> Standing | None:
    """From the predicate up to the top of the sentence: every step may take its standing away or change it."""
    while token.head != token:
        head = token.head
        if not heard.covers(head):
            return _from_outside(token, head, stage, polarity)
        if _supposed(token):
            return _unknown(token) if _not_known(head) else None
        if token.dep_ in COMPLEMENT or lemma_of(head) in ACCUSING:
            step = _step(token, head, heard, stage)
            if step is None:
                return None
            stage = step
        if token.dep_ in COMPLEMENT and _not_known(head) and token.dep_ == "ccomp":
            return Standing(Polarity.DOES_NOT_KNOW, stage)
        if _denied(token, head):
            polarity = (
                Polarity.ASSERTS if polarity == Polarity.DENIES or Clause(head).negated else Polarity.DENIES
            )
        token = head
    return Standing(polarity, stage)


def _denied(token: Token, head: Token) -> bool:
    """Is the clause what somebody denies? ("were denied food" denies no clause)"""
    content = token.dep_ in ("ccomp", "pcomp", "xcomp")
    return content and lemma_of(head) in DOUBTING and not Clause(head).passive


def _from_outside(token: Token, head: Token, stage: Stage, polarity: Polarity) -> Standing | None:
    """What the verb just outside the passage does with it: "denied that", "does not know whether"."""
    if _supposed(token):
        return _unknown(token) if _not_known(head) else None
    if token.dep_ == "ccomp" and _not_known(head):
        return Standing(Polarity.DOES_NOT_KNOW, stage)
    if (
        token.dep_ in ("ccomp", "pcomp", "xcomp")
        and lemma_of(head) in DOUBTING
        and not Clause(head).negated
        and not Clause(head).passive
    ):
        polarity = Polarity.ASSERTS if polarity is Polarity.DENIES else Polarity.DENIES
    return Standing(polarity, stage)


def _step(token: Token, head: Token, heard: Heard, stage: Stage) -> Stage | None:
    lemma = lemma_of(head)
    if lemma in ACCUSING:
        return None
    if (
        lemma in INNER_TO
        and heard.covers(head)
        and token.dep_ in ("ccomp", "xcomp", "relcl", "advcl", "acl")
        and _content(token)
    ):
        return None
    if token.dep_ == "ccomp" and lemma in TOLD and heard.covers(head) and not _own_frame(head, heard):
        return None
    return _infinitive_stage(token, lemma, stage) if _infinitive(token) else stage


def _content(token: Token) -> bool:
    """Is the clause what was promised or asked, and not the reason or the time of it?"""
    return token.dep_ in ("ccomp", "xcomp") or any(
        t.lower_ in ("that", "to") and t.i < token.i for t in token.children
    )


def _infinitive(token: Token) -> bool:
    return any(t.dep_ == "aux" and t.tag_ == "TO" for t in token.children)


def _infinitive_stage(token: Token, lemma: str, stage: Stage) -> Stage | None:
    """What an infinitive says of its act depends on the word it completes."""
    if lemma in TRYING:
        return Stage.ATTEMPTED
    if stage != Stage.DONE:
        return stage
    if token.dep_ in ("xcomp", "ccomp", "acl", "relcl") and lemma in INTENDING:
        return Stage.INTENDED
    if token.dep_ in ("xcomp", "ccomp") and lemma in SEEMING | CAUSING:
        return stage
    if token.dep_ == "advcl" and lemma in FORCING and Clause(token.head).passive:
        return stage
    if token.dep_ == "xcomp" and lemma in SAID_TO and Clause(token.head).passive:
        return stage
    return None


def _supposed(token: Token) -> bool:
    return any(
        t.dep_ in ("mark", "advmod") and t.lower_ in SUPPOSING for t in token.children if t.i < token.i
    )


def _not_known(head: Token) -> bool:
    """Finds "does not know whether", "could not confirm that", "it is unclear whether"."""
    clause = Clause(head)
    lemma = lemma_of(head)
    return (lemma in NOT_KNOWING and clause.negated) or clause.means(
        frozenset({"be unclear", "be unknown", "be uncertain"})
    )


def _unknown(token: Token) -> Standing | None:
    asks_whether = any(t.lower_ == "whether" or t.lower_ == "if" for t in token.children)
    return (
        Standing(Polarity.DOES_NOT_KNOW)
        if asks_whether and token.dep_ in ("ccomp", "csubj", "advcl")
        else None
    )


def _own_frame(head: Token, heard: Heard) -> bool:
    """Does a verb of telling inside the passage name a teller of the passage's own chain?"""
    clause = Clause(head)
    tellers = {member for link in heard.said.chain if link.who for member in link.who.members}
    if clause.passive:
        return clause.agent is None and any(link.who is None for link in heard.said.chain)
    who = heard.party(clause.subject)
    return who is not None and not tellers.isdisjoint(who.members)

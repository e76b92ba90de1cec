"""Who refused to serve, and how; who was called to account for it: the claims of the group "refusing"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.reading.english.claims.parties import without
from habeas.statements.claims.refusing import RefusalForm, Refused, Summoned
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity, Stage

GENERIC = frozenset({"those", "anyone", "everyone", "anybody", "whoever", "all"})
"""Heads of clauses about whoever does something: "those who refuse" says of nobody that they refused."""
REQUESTS = (RefusalForm.DISCHARGE_REQUEST, RefusalForm.ANNOUNCEMENT)


def refused(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "refused to continue the war", "tried to quit", "submitted a request to leave the war"."""
    refuses, form = _refusal(clause)
    if not refuses or clause.passive or _of_anybody(clause) or not heard.personal(clause.subject):
        return
    who = heard.people(clause.subject)
    if (
        clause.verb.dep_ == "ccomp"
        and who is not None
        and who == heard.people(Clause(clause.verb.head).object)
    ):
        who = None  # "he told the captain he would not": the one who is told refuses nothing
    claim = Refused(who=who, with_=_others(clause, heard, who), form=form, to=_addressee(clause, heard))
    request = _request(clause, heard) if form in REQUESTS and not clause.future else None
    told = clause.future and clause.negated
    yield Draft(
        claim, clause.verb, Polarity.ASSERTS if told else None, Stage.DONE if told else None, act=request
    )


def _refusal(clause: Clause) -> tuple[bool, RefusalForm | None]:
    """Does the predicate say that somebody refused, and in what form, as far as it says?"""
    if clause.lemma in words.REFUSE:
        return _refuses_service(clause)
    if clause.means(words.SUBMIT) and _asks_to_leave(clause):
        return True, RefusalForm.DISCHARGE_REQUEST
    if clause.lemma in words.ANNOUNCE and _wishes_to_leave(clause):
        return True, RefusalForm.ANNOUNCEMENT
    if _will_not(clause.verb) and _of_service(clause):
        return True, RefusalForm.ANNOUNCEMENT
    if clause.means(words.SAID_NO) or _turned_down(clause):
        openly = RefusalForm.OPENLY_REFUSED if clause.lemma == "say" else None
        return True, RefusalForm.ORDER_REFUSED if _turned_down(clause) else openly
    if clause.lemma in words.TOLD and _tells_refusal(clause):
        return True, RefusalForm.ANNOUNCEMENT
    if clause.means(words.QUIT):
        return True, RefusalForm.ORDER_REFUSED if clause.lemma in ("disobey", "defy") else None
    if clause.means(words.LEAVE) and _leaves_service(clause.verb) and not without_leave(clause):
        contract = _object_lemma(clause.verb) == "contract"
        return True, None if contract or clause.intended or clause.attempted else RefusalForm.POST_LEFT
    return False, None


def _turned_down(clause: Clause) -> bool:
    """Finds "turned down the order", "rejected the deployment"."""
    return (
        clause.means(words.TURNED_DOWN)
        and not clause.passive
        and _object_lemma(clause.verb) in words.ORDERS - {"command", "service"}
    )


def _tells_refusal(clause: Clause) -> bool:
    """Finds "told the captain he would not go back to the trenches": said to those who give orders."""
    to = clause.object
    if to is None or lemma_of(to) not in words.AUTHORITIES:
        return False
    told = [t for t in clause.verb.children if t.dep_ == "ccomp"]
    return any(_will_not(t) and _of_service(Clause(t)) and _same_teller(clause, t) for t in told)


def _same_teller(clause: Clause, told: Token) -> bool:
    """Does the teller speak of himself: "he told ... he would not", "Petro said he would not"?"""
    subject, said = clause.subject, Clause(told).subject
    if subject is None or said is None or said.lower_ not in ("he", "she", "they", "i", "we"):
        return False
    return subject.lower_ == said.lower_ or subject.tag_ != "PRP"


def _refuses_service(clause: Clause) -> tuple[bool, RefusalForm | None]:
    demanded = [t for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp")]
    obeying = any(t.lemma_ in ("obey", "follow", "carry", "execute", "comply") for t in demanded)
    order = _object_lemma(clause.verb) in words.ORDERS
    if not order and not any(lemma_of(t) in words.DEMANDED_ACTS for t in demanded):
        return False, None
    if obeying or order:
        return True, RefusalForm.ORDER_REFUSED
    return True, RefusalForm.OPENLY_REFUSED if clause.has_adverb("openly", "publicly", "flatly") else None


def _asks_to_leave(clause: Clause) -> bool:
    """Finds "submitted a formal request to leave the war", "filed his resignation"."""
    petition = clause.object
    if petition is None or lemma_of(petition) not in words.PETITIONS:
        return False
    around = {lemma_of(t) for t in petition.subtree if t.i != petition.i} | {lemma_of(petition)}
    if around & words.LEAVING_NOUNS:
        return True
    below = [t for t in (*petition.subtree, *clause.verb.subtree) if t.i > petition.i and t.pos_ == "VERB"]
    return any(_leaves(t) for t in below)


def _wishes_to_leave(clause: Clause) -> bool:
    """Finds "announced his desire to leave the war", "declared that he would not fight"."""
    wish = clause.object
    if wish is not None and lemma_of(wish) in words.WISHES:
        below = [t for t in wish.subtree if t.i > wish.i and t.pos_ == "VERB"]
        refusing = lemma_of(wish) in ("refusal", "unwillingness", "reluctance")
        return any(_leaves(t) or (refusing and lemma_of(t) in words.DEMANDED_ACTS) for t in below)
    told = [t for t in clause.verb.children if t.dep_ in ("ccomp", "xcomp")]
    return any(_will_not(t) for t in told)


def _leaves(verb: Token) -> bool:
    return (lemma_of(verb) in words.LEAVE and _leaves_service(verb)) or Clause(verb).means(words.QUIT)


def _will_not(verb: Token) -> bool:
    """Finds "that they would no longer fight"."""
    clause = Clause(verb)
    never = clause.negated or clause.has_adverb("longer")
    return clause.future and never and clause.lemma in words.DEMANDED_ACTS


def _of_service(clause: Clause) -> bool:
    """Finds "would not fight", "would not go back to the front"."""
    around = {lemma_of(n) for _, n in clause.prepositions} | {_object_lemma(clause.verb)}
    if clause.lemma == "go" and clause.has_adverb("back") and "home" not in around:
        return not clause.has_adverb("home")
    return clause.lemma in words.SERVING or bool(around & (words.SERVICE_NOUNS | words.UNITS))


def _leaves_service(verb: Token) -> bool:
    if _object_lemma(verb) in words.SERVICE_NOUNS:
        return True
    after = [n for p, n in Clause(verb).prepositions if p.lower_ in ("from", "of", "off")]
    return any(lemma_of(n) in words.SERVICE_NOUNS for n in after)


def _object_lemma(verb: Token) -> str:
    found = next((t for t in verb.children if t.dep_ in ("dobj", "obj")), None)
    return lemma_of(found) if found is not None else ""


def without_leave(clause: Clause) -> bool:
    """Finds "left his unit without permission": running away rather than refusing."""
    return any(p.lower_ == "without" and lemma_of(n) in words.LEAVES for p, n in clause.loose)


def _of_anybody(clause: Clause) -> bool:
    subject = clause.subject
    if subject is None:
        return False
    present = clause.verb.tag_ in ("VBP", "VBZ", "VB")
    return subject.lower_ in GENERIC or (present and subject.dep_ == "pobj" and clause.verb.dep_ == "relcl")


def _others(clause: Clause, heard: Heard, who: Party | None) -> Party | None:
    for prep, noun in clause.loose:
        if prep.lower_ in ("with", "alongside") and (found := heard.people(noun)) is not None:
            return without(found, who)
    return None


def _addressee(clause: Clause, heard: Heard) -> Party | None:
    """To whom: "to military leaders", "with the command"."""
    for prep, noun in clause.loose:
        if (
            prep.lower_ in ("to", "with")
            and prep.head in (clause.verb, clause.object)
            and lemma_of(noun) in words.AUTHORITIES
        ):
            return heard.actors(noun)
    return None


def _request(clause: Clause, heard: Heard) -> str:
    last = clause.object or clause.verb
    what = heard.phrase(clause.verb, last)
    return heard.add(
        Kind.REQUEST, what, "refusal-request", "a request or announcement that something may come of"
    )


def summoned(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "Petro was summoned to see a colonel"."""
    if clause.lemma == "call" and clause.object is not None and lemma_of(clause.object) in words.KIN:
        return
    papers = clause.means(words.SUMMONED_BY_PAPER)
    who = clause.subject if papers and not clause.passive else clause.undergoer
    if not (papers or clause.means(words.SUMMONED) or _called_in(clause)) or not heard.personal(who):
        return
    to = None
    for verb in (clause.verb, *(t for t in clause.verb.children if t.dep_ in ("xcomp", "advcl"))):
        for prep, noun in Clause(verb).prepositions:
            if to is None and prep.lower_ in ("to", "with", "before", "by") and noun != clause.agent:
                to = heard.actors(noun) or heard.place(noun)
        if to is None and verb.lemma_ in ("meet", "see", "visit"):
            to = heard.actors(Clause(verb).object)
    by = heard.actors(clause.doer) if clause.doer != who else None
    yield Draft(
        Summoned(who=heard.people(who), by=by, to=to, as_said=_purpose(clause, heard)),
        clause.verb,
    )


def _called_in(clause: Clause) -> bool:
    """Finds "called him to the station for questioning", "invited her for a talk"."""
    aims = {lemma_of(n) for p, n in clause.loose if p.lower_ in ("for", "to")}
    return clause.lemma in ("call", "invite", "order", "bring") and bool(aims & words.QUESTIONING)


def _purpose(clause: Clause, heard: Heard) -> Words | None:
    """Finds "to 'discuss' his decision"; "for questioning"."""
    aims = [t for t in clause.verb.children if t.dep_ in ("xcomp", "advcl") and t.i > clause.verb.i]
    aims += [p for p, n in clause.prepositions if p.lower_ == "for"]
    return heard.clause_words(aims[0]) if aims and heard.covers(aims[0]) else None


RULES: tuple[Rule, ...] = (refused, summoned)

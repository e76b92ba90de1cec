"""What authorities answer: that they hold nobody, that they will not say, or something else."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.inner import inner_below
from habeas.statements.claims.authorities import Answered, AnswerKind
from habeas.statements.mention import Party
from habeas.statements.telling import Polarity

INFORMATION = frozenset({"information", "record", "datum", "data", "knowledge", "trace"})


def answered(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "we were told that nobody was there", "the ministry denied holding him", "he declined to say"."""
    if clause.verb.pos_ not in ("VERB", "AUX"):
        return
    for find in (_told, _replied, _denied, _no_comment, _no_information, _nobody_here):
        claim = find(clause, heard)
        if claim is not None:
            denied = clause.negated and claim.kind is AnswerKind.ACKNOWLEDGES
            yield Draft(claim, clause.verb, polarity=Polarity.DENIES if denied else Polarity.ASSERTS)
            return


def _content(clause: Clause) -> Token | None:
    return next(
        (t for t in clause.verb.children if t.dep_ in ("ccomp", "pcomp", "xcomp") and t.i > clause.verb.i),
        None,
    )


def _told(clause: Clause, heard: Heard) -> Answered | None:
    """Finds "I was told that ...": nobody says by whom."""
    content = _content(clause)
    if clause.lemma == "tell" and not clause.passive:
        return _told_by(clause, heard, content)
    told = clause.passive and clause.lemma in ("tell", "inform", "notify") and heard.personal(clause.subject)
    if not told or content is None or Clause(content).future:
        return None
    return _answer(
        clause, heard, content, heard.actors(clause.agent), heard.people(clause.subject), _kind(content)
    )


def _told_by(clause: Clause, heard: Heard, content: Token | None) -> Answered | None:
    """Finds "the sentry told him to go home"."""
    doer, hearer = clause.subject, next((t for t in clause.objects if heard.personal(t)), None)
    in_charge = doer is not None and (heard.official(doer) or lemma_of(doer) in words.CAPTORS)
    asks = content is not None and any(t.tag_ in ("WP", "WDT", "WRB") for t in content.children)
    if asks:
        return None
    if not in_charge or hearer is None or content is None or Clause(content).future:
        return None
    return _answer(clause, heard, content, heard.actors(doer), heard.people(hearer), _kind(content))


def _replied(clause: Clause, heard: Heard) -> Answered | None:
    content = _content(clause) or (clause.object if clause.lemma in words.ACKNOWLEDGED else None)
    if clause.lemma not in words.REPLIED | words.ACKNOWLEDGED or clause.passive or content is None:
        return None
    if not heard.official(clause.subject) or Clause(content).future:
        return None
    kind = AnswerKind.ACKNOWLEDGES if clause.lemma in words.ACKNOWLEDGED else _kind(content)
    return _answer(clause, heard, content, heard.actors(clause.subject), _hearer(clause, heard), kind)


def _denied(clause: Clause, heard: Heard) -> Answered | None:
    """Finds "the ministry denied holding any of them", "its head denied this"."""
    if clause.lemma not in words.DENIED or clause.passive or clause.negated:
        return None
    by = heard.actors(clause.subject) if heard.official(clause.subject) else heard.said.speaker
    if not heard.official_party(by):
        return None
    content = _content(clause) or clause.object
    if content is None or lemma_of(content) in words.ASKED_NOUNS - words.WORKS:
        return None
    return _answer(clause, heard, content, by, None, AnswerKind.DENIES)


def _no_comment(clause: Clause, heard: Heard) -> Answered | None:
    """Finds "he declined to say who controlled the mill"."""
    content = _content(clause)
    if clause.lemma not in words.NO_COMMENT or content is None or lemma_of(content) not in words.COMMENTING:
        return None
    by = heard.actors(clause.subject)
    known = heard.official(clause.subject) or (clause.subject is not None and clause.subject.pos_ == "PRON")
    return _answer(clause, heard, content, by, None, AnswerKind.REFUSES) if known else None


def _no_information(clause: Clause, heard: Heard) -> Answered | None:
    """Finds "it had no information on him", said by an authority."""
    thing = clause.object
    if clause.lemma != "have" or thing is None or lemma_of(thing) not in INFORMATION:
        return None
    none = clause.negated or any(t.lower_ == "no" for t in thing.children)
    by = heard.actors(clause.subject)
    if not none or not heard.official(clause.subject):
        return None
    about = next(
        (heard.people(n) for p, n in clause.loose if p.lower_ in ("on", "about", "of") and heard.personal(n)),
        None,
    )
    return Answered(by=by, about=about, kind=AnswerKind.DENIES, answer=heard.clause_words(thing))


def stated(heard: Heard) -> Iterator[Draft]:
    """What an authority says where no other claim holds: its words are kept as its answer."""
    told = heard.said.mode in ("direct", "indirect") and heard.said.head.pos_ in ("VERB", "AUX")
    if told and heard.answerable(heard.said.speaker):
        said = heard.words(heard.said.start, heard.said.end)
        yield Draft(Answered(by=heard.said.speaker, answer=said), heard.said.head, polarity=Polarity.ASSERTS)


def _nobody_here(clause: Clause, heard: Heard) -> Answered | None:
    """Finds "there are no students at the depot", said by an authority."""
    there = clause.existential
    thing = next((t for t in clause.verb.children if t.dep_ == "attr"), None)
    if clause.passive and clause.lemma in ("register", "list", "record", "hold", "keep", "admit"):
        there, thing = True, clause.subject
    elif clause.lemma == "have":
        there, thing = True, clause.object
    if not there or thing is None or not heard.official_party(heard.said.speaker):
        return None
    none = clause.negated or any(t.lower_ == "no" for t in thing.children)
    if not none or not heard.personal(thing):
        return None
    return Answered(by=heard.said.speaker, kind=AnswerKind.DENIES, answer=heard.clause_words(clause.verb))


def _answer(
    clause: Clause,
    heard: Heard,
    content: Token,
    by: Party | None,
    to: Party | None,
    kind: AnswerKind | None,
) -> Answered:
    inner = next(iter(inner_below(clause, heard)), None)
    return Answered(by=by, to=to, kind=kind, answer=heard.clause_words(content), inner=inner)


def _hearer(clause: Clause, heard: Heard) -> Party | None:
    return heard.people(next((t for t in clause.objects if heard.personal(t)), None))


def _kind(content: Token) -> AnswerKind | None:
    """Does the content say that they hold or know nobody?"""
    clause = Clause(content)
    none = clause.negated or any(t.lower_ == "no" for c in content.children for t in c.children)
    if clause.lemma in ("hold", "detain", "know", "keep", "be", "have") and none:
        return AnswerKind.DENIES
    return None

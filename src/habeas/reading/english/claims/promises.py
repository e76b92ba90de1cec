"""What was promised, by whom, by when and on what condition."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.inner import condition, inner_below
from habeas.reading.english.claims.times import due, when
from habeas.statements.chain import Basis
from habeas.statements.claims.authorities import (
    Answered,
    Promised,
)
from habeas.statements.claims.base import Inner
from habeas.statements.claims.custody import Released
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Stage


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
    yield Draft(Promised(by=by, to=to, promise=Party(all=(made,)), inner=inner, as_said=said), clause.verb)


def _thing_promised(thing: Token, by: Party | None, to: Party | None, heard: Heard) -> tuple[Inner, ...]:
    """Finds "promised an answer within ten days", "promised his release"."""
    noun = lemma_of(thing)
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
    before = next((t for t in clause.verb.children if t.dep_ == "ccomp" and Clause(t).future), None)
    if before is not None:  # "they would be home soon, he vowed"
        return before
    thing = next((t for t in clause.verb.children if t.dep_ == "dobj"), None)
    return (
        thing
        if thing is not None
        and thing.pos_ in ("NOUN", "PRON", "ADJ")
        and thing.lemma_ not in words.AUTHORITIES
        else None
    )


def undertaken(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the file would be disclosed by 17 February", said by an authority: its promise."""
    first = clause.verb.head if clause.verb.dep_ == "conj" else clause.verb
    top = first.dep_ == "ROOT" or (first.dep_ in ("ccomp", "parataxis") and not heard.covers(first.head))
    willing = (
        not clause.modals.isdisjoint({"will", "would", "’ll", "'ll", "’d", "'d"})
        and "have" not in clause.modals
    )
    if (
        not top
        or not willing
        or clause.negated
        or _promises_nothing(clause)
        or clause.verb.pos_ not in ("VERB", "AUX")
    ):
        return
    by = _speaking_authority(clause, heard)
    if by is None and not _told_by_somebody(heard):
        return
    said = heard.clause_words(clause.verb)
    made = heard.add(Kind.PROMISE, said, "undertaking", "what an authority said it would do")
    drafts = [d for rule in heard.rules if rule is not undertaken for d in rule(clause, heard)]
    inner = tuple(
        Inner(says=d.claim, when=when(clause.verb, heard), condition=condition(clause.verb, heard))
        for d in drafts
    )
    yield Draft(
        Promised(by=by, promise=Party(all=(made,)), inner=inner, as_said=said),
        clause.verb,
        stage=Stage.DONE,
    )


def _in_charge(speaker: Party | None, heard: Heard) -> bool:
    """Do they hold others, or have some office ("a sergeant", "a guard")?"""
    if speaker is None or speaker.one_of:
        return False
    names = (heard.scene.entity(m).name.lower().split() for m in speaker.members if heard.kind(m) is not None)
    return any(word.strip(",.") in words.CAPTORS | words.MINOR_OFFICES for name in names for word in name)


def _told_by_somebody(heard: Heard) -> bool:
    """Does the chain begin with somebody whom the text does not name ("they were told that")?"""
    first = heard.said.chain[0] if heard.said.chain else None
    return first is not None and first.who is None and first.basis is Basis.EXPLICIT


def _promises_nothing(clause: Clause) -> bool:
    """Finds "he would need to look", and not "they would be back", "you will have an answer"."""
    back = clause.lemma == "be" and clause.has_adverb("back", "home", "free", "out")
    back = back or (
        clause.lemma == "have"
        and clause.object is not None
        and lemma_of(clause.object) in words.ASKED_NOUNS | {"answer"}
    )
    return clause.lemma in words.NO_PROMISE and not back


def _speaking_authority(clause: Clause, heard: Heard) -> Party | None:
    """The authority whose words these are, or of whom it is said."""
    speaker = heard.said.speaker
    if heard.official_party(speaker) or _in_charge(speaker, heard):
        return speaker
    return heard.actors(clause.subject) if heard.official(clause.subject) else None

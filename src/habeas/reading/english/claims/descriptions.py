"""What people are, where they serve and what ails them, as the text says it of them."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.scene.nouns import KIN, PERSON
from habeas.statements.claims.identity import Described, ServesIn
from habeas.statements.mention import Kind, Party


def described(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he is a photographer", "Yerlan has asthma", "he needs daily medication"."""
    if clause.verb.pos_ not in ("VERB", "AUX") or not heard.personal(clause.subject) or clause.passive:
        return
    what = _noun_of_being(clause) or _ailment(clause) or _thinner(clause) or _state(clause) or _life(clause)
    who = heard.people(clause.subject)
    if what is None or clause.future:
        return
    inside = [t for t in what.subtree if t.i >= what.left_edge.i and heard.covers(t) and t.dep_ != "punct"]
    yield Draft(Described(person=who, what=heard.phrase(inside[0], inside[-1])), clause.verb)


def _noun_of_being(clause: Clause) -> Token | None:
    """A noun for a sort of person after "is", that is no kinship."""
    if clause.verb.lemma_ != "be":
        return None
    noun = next((t for t in clause.verb.children if t.dep_ == "attr"), None)
    if noun is None or noun.pos_ != "NOUN" or lemma_of(noun) in KIN:
        return None
    return noun if lemma_of(noun) in PERSON | words.RANKS else None


def _state(clause: Clause) -> Token | None:
    """Finds "he is thin and pale", "she sounded frightened"."""
    if clause.lemma not in ("be", "look", "seem", "sound", "appear", "feel") or clause.negated:
        return None
    states = [
        t for t in clause.verb.children if t.dep_ in ("acomp", "oprd", "advmod") and t.i > clause.verb.i
    ]
    return next((t for t in states if lemma_of(t) in words.LOOKS or t.lower_ in words.LOOKS), None)


def _life(clause: Clause) -> Token | None:
    """Finds "he worked as a mechanic", "she has epilepsy", "he suffers from asthma"."""
    for prep, noun in clause.prepositions:
        if clause.lemma == "work" and prep.lower_ == "as" and lemma_of(noun) in PERSON | words.RANKS:
            return noun
        if clause.lemma == "suffer" and prep.lower_ == "from" and lemma_of(noun) in words.AILMENTS:
            return noun
    return None


def _ailment(clause: Clause) -> Token | None:
    """What somebody suffers from or cannot do without."""
    noun = clause.object
    if noun is None or clause.lemma not in ("have", "need", "suffer", "require", "take"):
        return None
    return noun if lemma_of(noun) in words.AILMENTS else None


def _thinner(clause: Clause) -> Token | None:
    """Finds "he had lost 12 kg"."""
    noun = clause.object
    light = noun is not None and (
        lemma_of(noun) in ("weight", "kg", "kilo", "kilogram", "kilogramme", "pound")
        or noun.lower_.endswith("kg")
    )
    return noun if clause.lemma == "lose" and light else None


def serves(heard: Heard) -> Iterator[Draft]:
    """Finds "soldiers from the base", "a nurse at the clinic"; "he served in the brigade"."""
    for token in heard.tokens:
        if token.pos_ == "NOUN" and lemma_of(token) in words.RANKS:
            yield from _from_body(token, heard)
        elif token.pos_ == "VERB" and lemma_of(token) in words.SERVED:
            yield from _served(Clause(token), heard)


def _from_body(noun: Token, heard: Heard) -> Iterator[Draft]:
    person = heard.own(noun)
    if person is None:
        return
    for prep, inside in Clause(noun).prepositions:
        if prep.lower_ in ("from", "of", "with", "at", "in") and (body := _body(inside, heard)) is not None:
            yield Draft(ServesIn(person=person, body=body, rank=heard.phrase(noun, noun)), noun)
            return


def _served(clause: Clause, heard: Heard) -> Iterator[Draft]:
    who = heard.people(clause.subject)
    if who is None or clause.negated or clause.future:
        return
    for prep, inside in clause.prepositions:
        if prep.lower_ in ("in", "with", "at", "for") and (body := _body(inside, heard)) is not None:
            yield Draft(ServesIn(person=who, body=body), clause.verb)
            return


def _body(noun: Token, heard: Heard) -> Party | None:
    """The unit, base or workplace, if the noun names one."""
    found = heard.actors(noun)
    if found is not None and all(heard.kind(member) is Kind.BODY for member in found.members):
        return found
    at_work = lemma_of(noun) in words.UNIT_NOUNS | words.WORKPLACES
    return heard.place(noun) if at_work else None

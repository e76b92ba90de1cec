"""Acts that a noun names: "the arrest of Ivan", "their transfer to the port", "her brother's death".

Invariant: a noun is read as an act only where the sentence takes it for granted ("since his arrest"); what is
asked for, denied, feared or planned is no act.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.custody import place_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.reading.english.claims.times import due
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved, Released
from habeas.statements.claims.harm import Died
from habeas.statements.mention import Party


def named_act(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the arrest of their lawyer", "since his transfer to the coast"."""
    noun = clause.verb
    if noun.pos_ not in ("NOUN", "PROPN") or lemma_of(noun) not in words.ACT_NOUNS:
        return
    who = _undergoer(noun, heard)
    if who is None or not _granted(noun) or any(t.lower_ in words.UNREAL for t in noun.children):
        return
    claim = _claim(clause, heard, heard.people(who))
    if claim is not None:
        plain = not any(t.pos_ in ("VERB", "AUX") for t in noun.subtree)
        yield Draft(claim, noun, when=due(noun, heard) if plain else None)


def _undergoer(noun: Token, heard: Heard) -> Token | None:
    """Whose arrest: the owner, or whoever follows "of"."""
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    after = [n for p in noun.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj"]
    found = after[0] if after else owner
    return found if heard.personal(found) else None


def _granted(noun: Token) -> bool:
    """Does the sentence take the act for granted?"""
    if noun.dep_ == "pobj":
        prep = noun.head
        day = prep.lower_ == "of" and lemma_of(prep.head) in words.MOMENTS
        return day or prep.lower_ in words.FACTIVE_PREPOSITIONS
    governor = Clause(noun.head)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        doubted = lemma_of(noun.head) in words.DOUBTING | words.ASKED | words.INTENDING
        return not (doubted or governor.negated or governor.future or governor.modals & words.WISHFUL)
    return noun.dep_ == "dobj" and lemma_of(noun.head) in words.FACTIVE and not governor.negated


def _claim(clause: Clause, heard: Heard, who: Party | None) -> AnyClaim | None:
    """The claim that the noun stands for."""
    lemma = clause.lemma
    by = heard.captors(next(iter(clause.after("by")), None))
    if lemma in words.DEATH_NOUNS:
        return Died(who=who, place=place_of(clause, heard), by=by)
    if lemma in words.TRANSFER_NOUNS:
        to = next((heard.place(n) for n in clause.after("to", "into") if heard.place(n)), None)
        return Moved(who=who, to=to, by=by, control=Control.UNKNOWN) if to is not None else None
    if lemma in words.RELEASE_NOUNS:
        return Released(who=who, by=by, willingly=None)
    if lemma in words.DETENTION_NOUNS:
        return HeldAt(who=who, place=place_of(clause, heard), by=by)
    return Detained(who=who, place=place_of(clause, heard), by=by)


RULES: tuple[Rule, ...] = (named_act,)

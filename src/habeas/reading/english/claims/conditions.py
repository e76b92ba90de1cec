"""How people are kept: what a place of custody lacks, or what is withheld there."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.people_words import PERSONAL
from habeas.statements.claims.harm import Conditions, Lack
from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity

FLOORS = frozenset(
    {
        "floor",
        "concrete",
        "ground",
        "plank",
        "board",
        "pallet",
        "stone",
        "dirt",
        "earth",
        "cement",
        "tile",
    }
)
SCANT = frozenset({"one", "only", "single", "little", "once", "stale", "rotten", "mouldy", "moldy"})
LOCKING = frozenset({"lock", "padlock", "bolt"})


def conditions(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "shut in a shed without light or heating"; "they were denied medical care"."""
    found, said = _missing(clause, heard)
    states = _states(clause)
    lacks = tuple(
        dict.fromkeys([*found, *states, *_locked(clause, heard), *_meagre(clause), *_kept_from(clause)])
    )
    if not lacks:
        return
    who = _whose(clause, heard)
    place = _where(clause, heard)
    known = who is not None or place is not None or heard.personal(_person(clause))
    if not known and not (clause.existential and _in_custody(clause, heard)):
        return
    yield Draft(
        Conditions(who=who, place=place, lacks=lacks, as_said=said or _as_said(clause, heard)),
        clause.verb,
        polarity=Polarity.ASSERTS,
    )


def _in_custody(clause: Clause, heard: Heard) -> bool:
    """Is a place of custody spoken of in the same paragraph, so that what there is not is lacking there?"""
    before = heard.scene.text[heard.paragraph()[0] : clause.verb.idx].lower().split()
    return any(word.strip('.,;:”’"').removesuffix("s") in words.LOCKUPS for word in before)


def _kept_from(clause: Clause) -> list[Lack]:
    """Finds "were not allowed to call home", "nobody was let out to wash", "take turns to sleep"."""
    doing = [lemma_of(t) for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp")]
    doing += [lemma_of(t) for noun in clause.objects for t in noun.children if t.dep_ in ("acl", "relcl")]
    if clause.negated and clause.lemma in ("allow", "permit", "let"):
        return [words.KEPT_FROM[one] for one in doing if one in words.KEPT_FROM]
    thing = clause.undergoer
    if thing is not None and lemma_of(thing) in ("phone", "telephone", "mobile") and not clause.negated:
        taken = clause.lemma == "confiscate" or clause.means(frozenset({"take away"}))
        return [Lack.CONTACT] if taken else []
    turns = clause.lemma == "take" and any(t.lower_ == "turns" for t in clause.objects)
    return [Lack.SPACE] if turns and {"sit", "sleep", "lie", "stand"} & set(doing) else []


def bare(heard: Heard) -> Iterator[Draft]:
    """Finds "Garage, no light, bread once a day": notes without a verb."""
    if any(t.pos_ in ("VERB", "AUX") for t in heard.tokens):
        return
    nouns = [
        t for t in heard.tokens if any(c.lower_ == "no" for c in t.children) or t.head.lower_ == "without"
    ]
    lacks = tuple(dict.fromkeys(lack for noun in nouns for lack in _listed(noun)))
    if lacks:
        said = heard.words(heard.said.start, heard.said.end)
        yield Draft(Conditions(lacks=lacks, as_said=said), nouns[0], polarity=Polarity.ASSERTS)


def _missing(clause: Clause, heard: Heard) -> tuple[list[Lack], Words | None]:
    for prep, noun in clause.loose:
        if prep.lower_ == "without" and (lacks := _listed(noun)):
            return lacks, heard.phrase(prep, _last(noun))
    nouns = [noun for noun in (*clause.objects, *_attributes(clause)) if _denied(clause, noun)]
    nouns += [
        n for p, n in clause.prepositions if p.lower_ in ("of", "to") and clause.lemma in words.WITHHELD
    ]
    for noun in nouns:
        if lacks := _listed(noun):
            return lacks, heard.phrase(clause.verb, _last(noun))
    if clause.lemma == "feed" and clause.negated:
        return [Lack.FOOD], heard.phrase(clause.verb, clause.verb)
    return [], None


def _denied(clause: Clause, noun: Token) -> bool:
    """Finds "had *no* water", "were *not* given food", "lacked heating"."""
    return clause.negated or clause.lemma in words.WITHHELD or any(t.lower_ == "no" for t in noun.children)


def _attributes(clause: Clause) -> list[Token]:
    """Finds "there was *no light*"."""
    return [t for t in clause.verb.children if t.dep_ == "attr"]


def _listed(noun: Token) -> list[Lack]:
    listed = [noun, *(t for t in noun.conjuncts if t.i > noun.i)]
    return [words.LACKS[lemma_of(t)] for t in listed if lemma_of(t) in words.LACKS]


def _last(noun: Token) -> Token:
    return max((noun, *noun.conjuncts), key=lambda t: t.i)


def _states(clause: Clause) -> list[Lack]:
    """Finds "the cell was cold and dark"; an adjective of the place."""
    adjectives = (
        [t for t in clause.verb.children if t.dep_ == "acomp"]
        if clause.lemma == "be" and not clause.negated
        else []
    )
    listed = [t for one in adjectives for t in (one, *one.conjuncts)]
    subject = clause.subject
    place = subject is not None and lemma_of(subject) in words.LOCKUPS
    if not place and not any(
        p.lower_ in ("in", "inside") and lemma_of(n) in words.LOCKUPS for p, n in clause.prepositions
    ):
        listed = []
    return [words.STATES[t.lower_] for t in listed if t.lower_ in words.STATES] + _of_place(clause)


def _of_place(clause: Clause) -> list[Lack]:
    """Finds "held in a cold, dark cellar"."""
    if not clause.means(words.HELD | words.SEIZED | words.KEPT):
        return []
    places = [n for p, n in clause.loose if p.lower_ in ("in", "inside") and lemma_of(n) in words.LOCKUPS]
    return [
        words.STATES[t.lower_]
        for n in places
        for t in n.children
        if t.dep_ == "amod" and t.lower_ in words.STATES
    ]


def _locked(clause: Clause, heard: Heard) -> list[Lack]:
    """Finds "locked in basements"."""
    return [Lack.LOCKED_IN] if clause.lemma in LOCKING and heard.personal(clause.undergoer) else []


def _meagre(clause: Clause) -> list[Lack]:
    """Finds "slept on wet concrete", "were given one meal a day", "fed once a day"."""
    if clause.lemma == "sleep" and any(
        p.lower_ == "on" and lemma_of(n) in FLOORS for p, n in clause.prepositions
    ):
        return [Lack.BED]
    if _starving(clause):
        return [Lack.FOOD]
    if (
        clause.lemma == "lose"
        and not clause.negated
        and any(lemma_of(t) in words.WEIGHTS for t in clause.objects)
    ):
        return [Lack.OTHER]
    meal = next(
        (t for t in clause.objects if lemma_of(t) in ("meal", "food", "bread", "ration", "water", "soup")),
        None,
    )
    scant = meal is not None and any(t.lower_ in SCANT for t in meal.subtree)
    if clause.lemma in ("give", "feed", "receive", "get", "have") and (scant or clause.has_adverb("once")):
        return [Lack.WATER if meal is not None and meal.lemma_ == "water" else Lack.FOOD]
    return []


def _starving(clause: Clause) -> bool:
    """Finds "were fed slops", "given scraps"."""
    fed = [t for t in clause.verb.children if t.dep_ in ("dobj", "xcomp", "oprd") and t.pos_ == "NOUN"]
    had = {lemma_of(t) for t in fed} | {t.lower_ for t in fed}
    return clause.lemma in ("feed", "give", "eat", "get") and bool(had & words.SLOPS)


def _person(clause: Clause) -> Token | None:
    if clause.passive or clause.lemma in (
        "have",
        "lack",
        "be",
        "sleep",
        "receive",
        "get",
        "lose",
        "eat",
        "take",
    ):
        return clause.subject
    given = next((t for t in clause.objects if t.lower_ in PERSONAL or t.pos_ == "PROPN"), None)
    return given or clause.undergoer


def _whose(clause: Clause, heard: Heard) -> Party | None:
    thing = clause.undergoer
    owned = thing is not None and lemma_of(thing) in ("phone", "telephone", "mobile")
    if thing is not None and owned:
        return heard.people(next((t for t in thing.children if t.dep_ == "poss"), None))
    return heard.people(_person(clause))


def _where(clause: Clause, heard: Heard) -> Party | None:
    if clause.subject is not None and lemma_of(clause.subject) in words.LOCKUPS:
        return heard.place(clause.subject)
    for prep, noun in clause.loose:
        if prep.lower_ in ("in", "inside", "at", "into") and (found := heard.place(noun)) is not None:
            return found
    return None


def _as_said(clause: Clause, heard: Heard) -> Words:
    return heard.predicate_words(clause.verb)

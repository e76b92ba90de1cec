"""Whether a common noun, with its modifiers and its place in the sentence, is a person, group, body or place."""

from spacy.tokens import Token

from habeas.reading.english.scene.geography import country_of_adjective
from habeas.reading.english.scene.nouns import (
    ANIMAL,
    BODY,
    COLLECTIVE,
    KIN,
    KIND_OF_BODY,
    NEEDS_KIND,
    NO_PLACE,
    PERSON,
    SITE,
    WATCHERS,
)
from habeas.reading.english.scene.word_sets import word_set
from habeas.statements.mention import Kind

SOMEBODY = word_set("someone somebody others those people")
_GUARDS = word_set("coast border national presidential revolutionary republican home")
_PLACE_PREPOSITIONS = word_set(
    "in at from to into near inside outside on around through across towards toward behind under "
    "within via by beneath beside opposite"
)
_NOT_ALONE = word_set("state church defence defense press society community movement assembly customs daily")
_MOTION = word_set(
    "take bring drive go come transfer move fly walk deliver drag return travel carry escort "
    "march run flee escape arrive release get lead push haul rush"
)
_ADDRESSED = word_set(
    "say tell call ask contact inform promise approach write phone telephone appeal answer reply "
    "refuse deny confirm decide announce order notify petition report demand accuse blame state "
    "claim respond acknowledge admit insist"
)


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    if token.text in ("others", "those"):
        return "other" if token.text == "others" else "those"
    if token.pos_ == "PROPN" and token.tag_ == "NNPS" and token.lower_.endswith("s"):
        return token.lower_[:-1]
    return str(token.lemma_.lower())


def noun_kind(noun: Token, *, counted: bool) -> Kind | None:
    """The kind of a noun phrase with this head noun; None if it speaks of none of these."""
    lemma = lemma_of(noun)
    if noun.pos_ in ("PRON", "DET"):
        return _pronoun_kind(noun)
    if noun.pos_ not in ("NOUN", "PROPN") or lemma in ANIMAL:
        return None
    if _is_watch(noun, lemma):
        return Kind.BODY
    many = counted or noun.tag_ in ("NNS", "NNPS")
    if lemma in SITE or lemma in BODY:
        return _body_or_site(noun, lemma, many)
    if lemma in PERSON or lemma in KIN:
        return _human(noun, lemma, many)
    people = noun.tag_ == "NNPS" and country_of_adjective(noun.text)
    return Kind.GROUP if lemma in COLLECTIVE or people else None


def _is_watch(noun: Token, lemma: str) -> bool:
    """Bodies named by a word for a person: "rights monitor", "coast guard"."""
    if lemma == "guard":
        return noun.tag_ == "NN" and _modified_by(noun, _GUARDS)
    return lemma in WATCHERS and _modified_by(noun, KIND_OF_BODY)


def _human(noun: Token, lemma: str, many: bool) -> Kind | None:
    if _is_address(noun):
        return None
    if lemma == "head" and not any(c.dep_ in ("prep", "compound") for c in noun.children):
        return None
    return Kind.GROUP if many or noun.lower_ == "people" else Kind.PERSON


def _is_address(noun: Token) -> bool:
    """Example: "“Mom, ...", "“Lady,” the man said": a word of address."""
    if noun.i == 0 or noun.i + 1 >= len(noun.doc) or any(True for _ in noun.lefts):
        return False
    return noun.nbor(-1).text in "“\"‘'«," and noun.nbor(1).text in ",!?"


def _pronoun_kind(noun: Token) -> Kind | None:
    if noun.lower_ in ("someone", "somebody"):
        return Kind.PERSON
    has_more = any(c.dep_ in ("relcl", "acl", "prep") for c in noun.children)
    if noun.lower_ == "those" and has_more:
        return Kind.GROUP
    return None


def _body_or_site(noun: Token, lemma: str, many: bool) -> Kind | None:
    if lemma in SITE:
        return _site(noun, lemma)
    if lemma in PERSON and not _says_kind(noun):
        return Kind.GROUP if many else Kind.PERSON
    if lemma in NEEDS_KIND and not _says_kind(noun) and (lemma in _NOT_ALONE or not _definite(noun)):
        return None
    return Kind.BODY


def _modified_by(noun: Token, words: frozenset[str]) -> bool:
    return any(left.lower_ in words for left in noun.lefts)


def _definite(noun: Token) -> bool:
    return any(left.lower_ in ("the", "this", "that") for left in noun.lefts)


def _says_kind(noun: Token) -> bool:
    """Whether its modifiers say what kind of body: "armed group", "Ukrainian intelligence", "security services"."""
    for left in noun.lefts:
        if left.lower_ in KIND_OF_BODY or left.lemma_.lower() in PERSON or country_of_adjective(left.text):
            return True
        if any(sub.lower_ in KIND_OF_BODY for sub in left.lefts):
            return True
        if left.dep_ in ("poss", "compound") and left.pos_ in ("PROPN", "NOUN"):
            return True
    return False


def _site(noun: Token, lemma: str) -> Kind | None:
    """A place, or those who run it where they are spoken to or speak ("we called the military base")."""
    if _is_addressed(noun):
        return Kind.BODY
    in_place = noun.dep_ == "pobj" and noun.head.lower_ in _PLACE_PREPOSITIONS
    if lemma in BODY and in_place and noun.head.lower_ in ("to", "from", "by", "through"):
        in_place = noun.head.head.lemma_ in _MOTION
    if lemma in BODY and not in_place:
        return Kind.BODY if lemma not in NEEDS_KIND or _says_kind(noun) else None
    if lemma in NO_PLACE and not (in_place and any(c.dep_ in ("det", "poss") for c in noun.lefts)):
        return None
    return Kind.PLACE


def _is_addressed(noun: Token) -> bool:
    at = noun
    while at.dep_ in ("conj", "appos") and at.head != at:
        at = at.head
    return at.dep_ in ("nsubj", "dobj", "dative") and at.head.lemma_ in _ADDRESSED

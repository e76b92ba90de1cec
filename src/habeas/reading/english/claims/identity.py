"""Who people are: kinship, ages, names, service. The claims of the group "identity"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.amounts.ages import FoundAge
from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.statements.claims.identity import Aged, Kinship, Named, NameKind, Related
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words

CALL_SIGNS = {
    "sign": NameKind.CALL_SIGN, "callsign": NameKind.CALL_SIGN, "nom": NameKind.CALL_SIGN,
    "nickname": NameKind.NICKNAME, "alias": NameKind.NICKNAME, "moniker": NameKind.NICKNAME,
}  # fmt: skip
"""Known *by the call sign* "Falcon"."""
NAMING = ("oprd", "attr")
BY_ONE_NAME = re.compile(
    r"\b(?:identified|named|known|introduced (?:him|her)self|described)\s+(?:only|just|simply)\s+(?:as|by)\b",
    re.I,
)

_PARENTS = frozenset({Kinship.MOTHER, Kinship.FATHER, Kinship.PARENT})
_YOUNGEST_PARENT_OF_SOMEBODY_GROWN = 32
"""A younger parent has a child of whom no text says what such texts say of the held."""


def related(heard: Heard) -> Iterator[Draft]:
    """Each tie of kinship, where the text first says it."""
    first: dict[frozenset[str], int] = {}
    for person, _, of, start, _ in heard.scene.relations:
        pair = frozenset({person, of})
        first[pair] = min(start, first.get(pair, start))
    for person, kinship, of, start, end in heard.scene.relations:
        inside = heard.said.start <= start and end <= heard.said.end
        if inside and _somebody(person, of, heard) and first[frozenset({person, of})] == start:
            at = next((t for t in heard.tokens if start <= t.idx < end), None)
            if at is not None:
                yield Draft(Related(person=Party(all=(person,)), of=Party(all=(of,)), kinship=kinship), at)


def _somebody(person: str, of: str, heard: Heard) -> bool:
    """Is one of the two named? ("a guard's girlfriend" is a tie of nobody)"""
    return any(heard.scene.entity(one).name[:1].isupper() for one in (person, of))


def aged(heard: Heard) -> Iterator[Draft]:
    """Finds "a 23-year-old soldier", "Ivan, 23,"."""
    for age in heard.scene.ages:
        if age.years is None or not (heard.said.start <= age.start and age.end <= heard.said.end):
            continue
        owner = _owner_of_age(age, heard)
        owner = _child_just_told_of(owner, age, heard) or owner
        who = heard.people(owner)
        if (
            owner is not None
            and who is not None
            and len(who.members) == 1
            and heard.kind(who.members[0]) is Kind.PERSON
        ):
            yield Draft(Aged(person=who, years=age.years), owner)


def _owner_of_age(age: FoundAge, heard: Heard) -> Token | None:
    """The noun that the age describes."""
    inside = [t for t in heard.tokens if age.start <= t.idx < age.end]
    if not inside:
        return None
    token = next((t for t in inside if t.head not in inside or t.head is t), inside[0])
    if token.pos_ in ("NOUN", "PROPN", "PRON") and heard.people(token) is not None:
        return token
    while token.head != token:
        token = token.head
        if token.pos_ in ("NOUN", "PROPN", "PRON") and heard.people(token) is not None:
            return token
        if token.pos_ in ("VERB", "AUX"):
            subject = Clause(token).subject
            return subject if token.lemma_ in ("be", "turn") else None
    return None


def _child_just_told_of(owner: Token | None, age: FoundAge, heard: Heard) -> Token | None:
    """The sailor of "Olha, the mother of a sailor, aged 21", where the parent is too young to be meant."""
    if owner is None or age.years is None or age.years >= _YOUNGEST_PARENT_OF_SOMEBODY_GROWN:
        return None
    for parent in (owner, *(t for t in owner.children if t.dep_ == "appos")):
        if words.KIN.get(lemma_of(parent)) not in _PARENTS:
            continue
        for of in (t for t in parent.children if t.lower_ == "of"):
            child = next((t for t in of.children if t.dep_ == "pobj" and t.idx < age.start), None)
            if child is not None and heard.people(child) is not None:
                return child
    return None


def named(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "as we call him back home, 'Sailor'"; "a soldier identified only as Petro"; "nicknamed Sailor"."""
    if clause.verb.pos_ != "VERB" or clause.lemma not in words.NICKNAMED | words.IDENTIFIED:
        return
    name = _name_given(clause, heard)
    whom = clause.undergoer
    if name is None or not heard.personal(whom) or whom is None or whom.lower_.endswith(("self", "selves")):
        return
    words_, kind = name
    them = heard.people(whom)
    if them is not None and any(heard.kind(member) is not Kind.PERSON for member in them.members):
        return
    by = heard.people(clause.doer) if not clause.passive else heard.people(clause.agent)
    yield Draft(Named(person=them, name_as_said=words_, kind=kind, by=by), clause.verb)


def gave_name(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "who gave her name only as Tatyana"."""
    name = clause.object
    after = next((n for p, n in clause.loose if p.lower_ == "as" and n.pos_ == "PROPN"), None)
    if clause.lemma != "give" or name is None or lemma_of(name) != "name" or after is None:
        return
    who = heard.people(clause.subject)
    if who is not None:
        said = heard.phrase(after, after)
        yield Draft(Named(person=who, name_as_said=said, kind=NameKind.GIVEN_ONLY, by=who), clause.verb)


def _name_given(clause: Clause, heard: Heard) -> tuple[Words, NameKind | None] | None:
    quoted = _quoted_after(clause, heard)
    label = next((lemma_of(n) for p, n in clause.prepositions if p.lower_ in ("by", "as")), "")
    if label in CALL_SIGNS and quoted is not None:
        return quoted, CALL_SIGNS[label]
    if clause.lemma == "address" and quoted is not None:
        return quoted, None
    if clause.lemma in ("nickname", "dub", "call") and quoted is not None:
        return quoted, NameKind.NICKNAME
    after_as = next(
        (n for p, n in clause.prepositions if p.lower_ in ("as", "by") and n.pos_ == "PROPN"), None
    )
    if after_as is None and clause.lemma in ("nickname", "dub", "call", "name"):
        after_as = next(
            (
                t
                for t in clause.verb.children
                if t.dep_ in NAMING and t.pos_ == "PROPN" and t.i > clause.verb.i
            ),
            None,
        )
    if after_as is None:
        return None
    said = heard.phrase(next(iter(t for t in after_as.subtree if t.pos_ == "PROPN"), after_as), after_as)
    if clause.lemma in ("nickname", "dub"):
        return said, NameKind.NICKNAME
    only = BY_ONE_NAME.search(heard.scene.text, max(0, clause.verb.idx - 1), after_as.idx)
    return said, NameKind.GIVEN_ONLY if only and " " not in said.exact else None


def _quoted_after(clause: Clause, heard: Heard) -> Words | None:
    """A quoted name right after "we call him": only up to its first comma."""
    text = heard.scene.text
    for quote in heard.scene.quotes:
        if clause.verb.idx < quote.start < min(clause.verb.idx + 40, clause.verb.sent.end_char):
            inner = re.match(
                r"[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?: [A-ZА-ЯЁІЇЄҐ][\w’'-]*)?",
                text[quote.inner_start : quote.inner_end],
            )
            if inner:
                return heard.words(quote.inner_start, quote.inner_start + inner.end())
    return None


def goes_by(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "who goes by Zhuk", "he introduced himself as Stepan", "his name is Marta"."""
    name, who = _called_self(clause, heard)
    if name is not None and who is not None:
        start = min(t.i for t in name.subtree if t.pos_ == "PROPN")
        said = heard.phrase(heard.scene.doc[start], name)
        yield Draft(Named(person=who, name_as_said=said), clause.verb)


def _called_self(clause: Clause, heard: Heard) -> tuple[Token | None, Party | None]:
    subject, thing = clause.subject, clause.object
    after = {p.lower_: n for p, n in clause.prepositions if n.pos_ == "PROPN"}
    itself = thing is not None and thing.lower_.endswith("self")
    if clause.lemma == "go" and "by" in after:
        return after["by"], heard.people(subject)
    if clause.lemma in ("introduce", "present") and itself and "as" in after:
        return after["as"], heard.people(subject)
    if clause.lemma == "be" and subject is not None and lemma_of(subject) == "name" and not clause.negated:
        owner = next((t for t in subject.children if t.dep_ == "poss"), None)
        name = next((t for t in clause.verb.children if t.dep_ == "attr" and t.pos_ == "PROPN"), None)
        return name, heard.people(owner)
    return None, None


RULES: tuple[Rule, ...] = (named, gave_name, goes_by)

"""How many a group is, and who belongs to it: the claims of the group "groups"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.amounts.counts import FoundCount
from habeas.reading.english.claims.clause import Clause
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.statements.claims.groups import BelongsTo, Counted
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words

DEFINITE = frozenset({"the", "these", "those", "all", "his", "her", "my", "our", "their"})
MANY = 20
"""Up to so many, "the five" are people counted before."""
FEW = 3
"""Up to so many, "the two men" are people already named."""
PLACED = frozenset({Kind.GROUP, Kind.BODY})


def counted(heard: Heard) -> Iterator[Draft]:
    """Every count of the passage: "at least 81 other soldiers" is 81 besides whoever stands beside them."""
    for count in heard.scene.counts:
        inside = heard.said.start <= count.start and count.end <= heard.said.end
        if (
            not inside
            or self_evident(count, heard)
            or (count.at_least is None and count.at_most is None)
            or count.at_most == 1
        ):
            continue
        head = head_of(count, heard)
        if head is None:
            continue
        group = own_group(head, heard)
        claim = Counted(
            group=group,
            at_least=count.at_least,
            at_most=count.at_most,
            about=count.about,
            of_what=_of_what(head, heard),
            besides=_left_out(head, group, heard) if count.others else None,
        )
        yield Draft(claim, head)


def belongs(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he is among the 26", "she is one of the students", "among them is Petro"."""
    if clause.lemma != "be":
        return
    among = next((n for p, n in clause.prepositions if p.lower_ == "among"), None)
    attribute = next((t for t in clause.verb.children if t.dep_ == "attr"), None)
    person = clause.subject
    if attribute is not None and attribute.lower_ == "one":
        among = next((n for p, n in Clause(attribute).prepositions if p.lower_ == "of"), None)
    elif among is not None and person is None:
        person = attribute
    who, group = heard.people(person), heard.people(among)
    if among is None or who is None or (group is not None and group == who):
        return
    if any(heard.kind(member) is not Kind.PERSON for member in who.members):
        return
    yield Draft(BelongsTo(person=who, group=group), clause.verb)


def self_evident(count: FoundCount, heard: Heard) -> bool:
    """ "both of them", "the two men": no count of a group, but people already named."""
    said = heard.scene.text[count.start : count.end].lower()
    before = (heard.scene.text[: count.start].split() or [""])[-1].lower()
    known = before in DEFINITE or said.split()[0] in DEFINITE
    if known and count.at_least == count.at_most and (count.at_most or 0) <= MANY and not count.others:
        return True
    few = count.at_most is not None and count.at_most <= FEW
    return said.startswith(("both", "neither", "either")) or (few and said.startswith("the "))


def head_of(count: FoundCount, heard: Heard) -> Token | None:
    """The noun that is counted."""
    inside = [t for t in heard.tokens if count.start <= t.idx < count.end]
    return next(
        (t for t in reversed(inside) if count.head and t.lower_ == count.head.lower().split()[-1]),
        inside[-1] if inside else None,
    )


def own_group(head: Token, heard: Heard) -> Party | None:
    """The group that the noun itself names, and nobody joined to it."""
    spans = [
        (span.end - span.start, entity.id)
        for entity in heard.scene.entities
        if entity.kind in PLACED
        for span in entity.spans
        if span.start <= head.idx < span.end
    ]
    if spans:
        return Party(all=(min(spans)[1],))
    found = heard.people(head)
    return (
        found
        if found is not None and len(found.members) == 1 and heard.kind(found.members[0]) in PLACED
        else None
    )


def _of_what(head: Token, heard: Heard) -> Words | None:
    """The noun counted; a bare number counts nothing that it names."""
    return None if head.pos_ == "NUM" or head.like_num else heard.phrase(head, head)


def _left_out(head: Token, group: Party | None, heard: Heard) -> Party | None:
    """Beside whom they are "others": those joined to the group, or whom it is "along with"."""
    own = set(group.members) if group else set()
    for token in _beside(head):
        found = heard.people(token)
        left = [m for m in (found.all if found else ()) if m not in own]
        if left:
            return Party(all=tuple(left))
    return None


def _beside(head: Token) -> Iterator[Token]:
    """The nouns joined to it, the subject of the verb it accompanies."""
    yield from (t for t in head.conjuncts if t.i < head.i)
    token = head
    while token.dep_ in ("pobj", "prep", "conj") and token.head != token:
        token = token.head
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
            yield token
    if token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        token = token.head
    if token.pos_ in ("VERB", "AUX"):
        clause = Clause(token)
        yield from (t for t in (clause.subject, clause.object) if t is not None)
        yield from (n for p, n in clause.loose if p.lower_ in ("with", "alongside") and n != head)

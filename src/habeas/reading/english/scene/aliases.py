"""Where the text itself says that a name and a description, or two names, are one: appositions and "called".

Invariant: every bond rests on words that say so; two descriptions with a name each are never bound.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.mentions import Mention
from habeas.reading.english.scene.nouns import ANIMAL, KIN
from habeas.reading.english.scene.word_sets import word_set
from habeas.statements.mention import Kind

_CALLING = word_set(
    "call nickname dub name know address refer christen codename label identify introduce list"
)
_NAME_NOUNS = word_set("name nickname alias pseudonym codename moniker callsign sign handle surname")
_NAMED_SITES = word_set(
    "town city village settlement hamlet suburb region district province republic state island "
    "port capital peninsula municipality county territory area neighbourhood neighborhood"
)
_ANYBODY = word_set(
    "we they i everyone everybody friend family village people other relative comrade colleague"
)


@dataclass(frozen=True)
class Bond:
    """The mention at head word `one` is the same as the name at head word `name`."""

    one: int
    name: int
    why: str
    called: bool = False
    """The text says that it is the name: "a man named X"."""


def bonds(doc: Doc, mentions: Mapping[int, Mention]) -> list[Bond]:
    """All bonds of a text, in order of the words."""
    found: list[Bond] = []
    for mention in mentions.values():
        found += _appositions(mention, mentions)
        if mention.kind is Kind.BODY and mention.sort == "noun":
            found += _name_within(mention, mentions)
        if mention.kind is Kind.PLACE and mention.lemma in _NAMED_SITES:
            found += _of_name(mention, mentions)
        if mention.kind is Kind.PERSON and mention.sort == "noun":
            found += _right_before(doc, mention, mentions)
    for token in doc:
        if token.lemma_.lower() in _CALLING and token.pos_ == "VERB":
            found += _called(token, mentions)
        elif token.lemma_.lower() in _NAME_NOUNS and token.pos_ in ("NOUN", "PROPN"):
            found += _named_by_noun(token, mentions)
        elif token.dep_ == "attr" and token.i in mentions and mentions[token.i].sort == "name":
            found += _is_name(token, mentions)
    return found


def animals(doc: Doc, heads: Iterable[Token]) -> frozenset[str]:
    """Words that name an animal: "Marusia is the goat", "our dog Rex", "the cat, Murka"."""
    found = set()
    for head in heads:
        beside = [c for c in head.children if c.dep_ == "appos"] + (
            [head.head] if head.dep_ in ("appos", "compound") else []
        )
        if head.i and doc[head.i - 1].pos_ == "NOUN":
            beside.append(doc[head.i - 1])
        if head.dep_ == "nsubj" and head.head.lemma_ == "be":
            beside += [c for c in head.head.children if c.dep_ == "attr"]
        if any(t.lemma_.lower() in ANIMAL for t in beside):
            found.add(head.text)
    return frozenset(found)


def _appositions(mention: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    for child in mention.head.children:
        other = mentions.get(child.i)
        if child.dep_ != "appos" or other is None:
            continue
        if mention.sort == "name" and mention.kind is Kind.PERSON:
            yield from _two_descriptions(mention, other, mentions)
        if _in_a_list(mention.head, child):
            continue
        if other.kind is not mention.kind or mention.plural != other.plural:
            continue
        yield from _one_apposition(mention, other, mentions)


def _one_apposition(mention: Mention, other: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """The bond between a mention and what stands in apposition to it, both of one kind and number."""
    if mention.sort == other.sort == "name":
        if mention.kind is Kind.BODY or mention.head.doc[other.i - 1].text in "(“\"'‘":
            yield Bond(mention.i, other.i, "a name in apposition to a name")
    elif mention.sort == "name":
        yield Bond(other.i, mention.i, "a description in apposition to the name")
    elif other.sort == "name":
        yield Bond(_outer(mention, mentions).i, other.i, "the name stands in apposition to the description")
    elif (
        mention.kind is Kind.PERSON
        and other.article in ("a", "bare")
        and (mention.article != "a" or mention.head.lower_ == "one")
    ):
        yield Bond(other.i, mention.i, "two descriptions in apposition")


def _name_within(mention: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "the Bulat volunteer battalion" is Bulat."""
    for child in mention.head.lefts:
        other = mentions.get(child.i)
        if (
            child.dep_ == "compound"
            and other is not None
            and other.sort == "name"
            and other.kind is Kind.BODY
        ):
            yield Bond(mention.i, other.i, "the body of that name")


def _two_descriptions(mention: Mention, other: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "X, a welder and father of two": both of X."""
    joined = [mentions[c.i] for c in other.head.children if c.dep_ == "conj" and c.i in mentions]
    both = [other, *joined]
    if joined and all(
        m.sort == "noun" and m.kind is Kind.PERSON and m.article in ("a", "bare") for m in both
    ):
        for one in both:
            yield Bond(one.i, mention.i, "two descriptions in apposition to the name")


def _of_name(mention: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "the town of X" is X."""
    for prep in mention.head.rights:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            for child in prep.children:
                other = mentions.get(child.i)
                if other is not None and other.sort == "name" and other.kind is Kind.PLACE:
                    yield Bond(mention.i, other.i, "the place of that name")


def _in_a_list(head: Token, child: Token) -> bool:
    """Whether the apposition is rather an item of a list."""
    has_cc = any(c.dep_ == "cc" for c in child.children) or any(c.dep_ == "conj" for c in child.children)
    same = sum(c.dep_ == "appos" for c in head.children) > 2
    return has_cc or same


def _right_before(doc: Doc, mention: Mention, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "soldier Artyom", "whose husband Taras"."""
    if mention.plural:
        return
    after = _end_of_phrase(doc, mention)
    for other in (mentions.get(i) for i in range(after, min(after + 4, len(doc)))):
        if other is not None and other.sort == "name" and other.kind is Kind.PERSON:
            first = other.name.run.start if other.name else other.i
            titled = other.name is not None and other.name.run.title is not None and first == after + 1
            if first == after or titled:
                yield Bond(mention.i, other.i, "the name follows the description")
            elif (
                doc[after].text == ","
                and first in (after + 1, after + 2)
                and _stands_alone(other, mention.head)
            ):
                whose = _outer(mention, mentions)
                yield Bond(whose.i, other.i, "the name stands in apposition to the description")
            return


_SPEAKING_FOR = word_set(
    "spokesman spokeswoman spokesperson representative deputy aide adviser advisor secretary "
    "lawyer head director chief leader chair member founder commander"
)


def _outer(mention: Mention, mentions: Mapping[int, Mention]) -> Mention:
    """In "a spokeswoman for the minister, X" the name is the spokeswoman's."""
    prep = mention.head.head
    if mention.head.dep_ != "pobj" or mention.article == "a":
        return mention
    outer = mentions.get(prep.head.i)
    return (
        outer if outer is not None and outer.lemma in _SPEAKING_FOR and outer.kind is Kind.PERSON else mention
    )


def _end_of_phrase(doc: Doc, mention: Mention) -> int:
    """Where the noun ends, with a short "of ..." behind it if a comma follows that."""
    after = mention.i + 1
    if after < len(doc) and doc[after].lower_ in ("of", "for") and mention.lemma not in KIN:
        for at in range(after, min(after + 7, len(doc))):
            if doc[at].text == ",":
                return at
    return after


def _stands_alone(name: Mention, described: Token) -> bool:
    """Whether a name between commas does nothing else in its sentence."""
    doc, end = name.head.doc, name.name.run.end if name.name else name.i + 1
    closed = end >= len(doc) or doc[end].text in ",.;:)" or doc[end].is_space
    if (
        closed
        and name.head.dep_ == "nsubj"
        and described.dep_ in ("npadvmod", "dep", "nmod", "ROOT", "advcl", "appos")
    ):
        return True
    return closed and name.head.dep_ in (
        "appos",
        "npadvmod",
        "dep",
        "dobj",
        "attr",
        "ROOT",
        "pobj",
        "oprd",
        "nmod",
    )


def _called(verb: Token, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "identified only as X", "nicknamed X", "as we call him, 'X'", "whom the village called X"."""
    name = _name_after(verb, mentions)
    if name is None:
        return
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and verb.head.i not in mentions
        and verb.head.dep_ == "appos"
    ):
        if verb.head.head.i in mentions:
            yield Bond(verb.head.head.i, name.i, f"{verb.text} so", called=True)
        return
    if verb.dep_ in ("acl", "amod", "relcl") and verb.tag_ == "VBN" and verb.head.i in mentions:
        yield Bond(verb.head.i, name.i, f"{verb.text} so", called=True)
        return
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            yield Bond(child.i, name.i, f"{verb.text} so", called=True)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or (
        subject.lemma_.lower() not in _ANYBODY | {"who"} and verb.lemma_ == "call" and not _close(verb, name)
    ):
        return
    target = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i != name.i), None)
    if target is not None:
        yield Bond(target.i, name.i, f"{verb.text} so", called=True)
    elif verb.dep_ == "relcl":
        yield Bond(verb.head.i, name.i, f"{verb.text} so", called=True)


def _close(verb: Token, name: Mention) -> bool:
    return abs(name.i - verb.i) <= 3 and name.head.dep_ in ("oprd", "dobj", "ccomp", "attr")


def _name_after(verb: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """The name that a verb of calling gives: the first one close behind it that does nothing else."""
    doc, comma = verb.doc, False
    for i in range(verb.i + 1, min(verb.i + 9, verb.sent.end)):
        word = doc[i]
        if word.text in ".;:!?" or (word.pos_ == "VERB" and word.dep_ != "oprd"):
            return None
        mention = mentions.get(i)
        if mention is not None and _is_named(mention) and word.dep_ not in ("nsubj", "poss", "nsubjpass"):
            start = mention.name.run.start if mention.name else i
            quoted = start > 0 and (doc[start - 1].is_quote or doc[start - 1].text in "“‘\"'«")
            if mention.kind is Kind.PLACE and not quoted:
                return None
            if verb.lemma_ in ("know", "address", "refer", "identify", "label") and not _after_as(
                doc, verb.i, start
            ):
                return None
            return mention if not comma or quoted else None
        comma = comma or word.text == ","
    return None


def _is_named(mention: Mention) -> bool:
    """A name, or a noun with a capital that serves as one: "they called him the Notary"."""
    return mention.sort == "name" or (mention.article == "the" and mention.head.text[:1].isupper())


def _after_as(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].lower_ in ("as", "by") for i in range(start, end))


def _named_by_noun(noun: Token, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "the call sign “Heron”", "his first name, Semen", "his name is X"."""
    doc = noun.doc
    name = None
    for i in range(noun.i + 1, min(noun.i + 5, noun.sent.end)):
        mention = mentions.get(i)
        if mention is not None and mention.sort == "name" and mention.kind is not Kind.PLACE:
            name = mention
            break
        if not (
            doc[i].is_punct
            or doc[i].is_quote
            or doc[i].lower_ in ("is", "was", "of", "only", "as", "simply")
            or doc[i].text[:1].isupper()
        ):
            break
    name = name or _given_as(noun, mentions)
    if name is None:
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        yield Bond(owner.i, name.i, f"the {noun.text} of")
        return
    at = noun
    while at.head != at:
        if at.dep_ in ("acl", "relcl") and at.head.i in mentions:
            yield Bond(at.head.i, name.i, f"by the {noun.text}")
            return
        if at.dep_ == "prep" and at.head.i in mentions:
            yield Bond(at.head.i, name.i, f"by the {noun.text}")
            return
        at = at.head


def _given_as(noun: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """Example: "whose surname is given as X"."""
    if noun.dep_ != "nsubjpass":
        return None
    for prep in noun.head.children:
        if prep.lower_ == "as":
            named = [mentions[c.i] for c in prep.children if c.i in mentions and mentions[c.i].sort == "name"]
            return named[0] if named else None
    return None


def _is_name(name: Token, mentions: Mapping[int, Mention]) -> Iterator[Bond]:
    """Example: "who was only ever Big Mykola"."""
    verb = name.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if subject is None or negated or verb.lemma_ != "be" or mentions[name.i].kind is not Kind.PERSON:
        return
    if subject.lower_ in ("who", "he", "she") or subject.i in mentions:
        yield Bond(subject.i, name.i, "is said to be")

"""The noun phrases and pronouns of a text that speak of people, groups, bodies and places."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.geography import country_of_adjective
from habeas.reading.english.names import given_gender, surname_gender
from habeas.reading.english.naming import PLACE_TAIL, Name, name_head
from habeas.reading.english.nouns import (
    ANIMAL,
    BODY,
    COLLECTIVE,
    KIN,
    KIND_OF_BODY,
    MEN,
    NEEDS_KIND,
    NO_PLACE,
    PERSON,
    SITE,
    TITLES,
    WOMEN,
)
from habeas.statements.mention import Kind

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
I_WE = frozenset("i me my mine myself we us our ours ourselves".split())
YOU = frozenset("you your yours yourself".split())
RELATIVE = frozenset("who whom whose which that where".split())
QUANTITY = frozenset(
    "hundred thousand dozen score ten some many several most all both each few number group lot handful couple "
    "majority part rest half one two three four five six seven eight nine none any more pair crowd column team "
    "hundreds thousands dozens scores tens member".split()
)
_PLACE_PREPOSITIONS = frozenset(
    "in at from to into near inside outside on around through across towards toward behind under within via".split()
)
_CALLED = frozenset(
    "say tell call ask contact inform promise approach write phone telephone appeal answer reply refuse deny confirm "
    "decide announce order notify petition report demand".split()
)


@dataclass(eq=False)
class Mention:
    """One noun phrase or pronoun. `start`, `end`: code points of its core, without what hangs on behind."""

    head: Token
    kind: Kind | None
    sort: str
    """name, noun or pronoun"""
    start: int
    end: int
    lemma: str
    gender: str | None = None
    plural: bool = False
    article: str = "bare"
    """name, bare, a, the, other (another, other ...), owned"""
    owner: Token | None = None
    name: Name | None = None

    @property
    def i(self) -> int:
        """Index of the head token."""
        return self.head.i


def mentions(doc: Doc, names: Sequence[Name], spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """All mentions inside the paragraphs, by the place of their head word."""
    found: dict[int, Mention] = {}
    covered: set[int] = set()
    for name in names:
        mention = _by_name(doc, name)
        found[mention.i] = mention
        covered.update(range(name.run.start, name.run.end))
        if mention.head.lower_ in PLACE_TAIL:
            covered.add(mention.i)
    for token in doc:
        if token.i not in found and token.i not in covered:
            made = _pronoun(token) or _noun(token)
            if made is not None:
                found[token.i] = made
    inside = [False] * (len(doc.text) + 1)
    for start, end in spans:
        inside[start:end] = [True] * (end - start)
    return [found[i] for i in sorted(found) if inside[doc[i].idx]]


def _by_name(doc: Doc, name: Name) -> Mention:
    run = name.run
    head, end = name_head(doc, run), run.end
    if name.kind is Kind.PLACE and end < len(doc) and doc[end].lower_ in PLACE_TAIL:
        head, end = doc[end], end + 1
    words = run.words
    gender = None
    if name.kind is Kind.PERSON:
        gender = person_gender(words, run.title)
    last = doc[end - 1]
    text_end = last.idx + len(last.text)
    return Mention(head, name.kind, "name", doc[run.start].idx, text_end, head.lemma_.lower(), gender, article="name", name=name)


def person_gender(words: Sequence[str], title: str | None) -> str | None:
    """The gender that title, given name or ending of the family name show."""
    if title and TITLES.get(title):
        return TITLES[title]
    for word in words:
        gender = given_gender(word)
        if gender in ("m", "f"):
            return gender
    return next((g for w in reversed(words) if (g := surname_gender(w))), None)


def _pronoun(token: Token) -> Mention | None:
    low = token.lower_
    if low in HE | SHE:
        kind, gender, plural = Kind.PERSON, "m" if low in HE else "f", False
    elif low in THEY:
        kind, gender, plural = Kind.GROUP, None, True
    elif low in I_WE and (low != "mine" or token.pos_ == "PRON"):
        kind, gender, plural = Kind.PERSON, None, low in ("we", "us", "our", "ours", "ourselves")
    elif low in IT and token.dep_ != "expl":
        kind, gender, plural = Kind.BODY, None, False
    else:
        return None
    return Mention(token, kind, "pronoun", token.idx, token.idx + len(token.text), low, gender, plural, "pronoun")


def _noun(token: Token) -> Mention | None:
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET"):
        return None
    lemma = _lemma(token)
    noun = _counted_noun(token) if lemma in QUANTITY or token.pos_ == "NUM" else token
    if noun is None or (noun is not token and noun.pos_ not in ("NOUN", "PROPN", "PRON")):
        return None
    if noun.pos_ not in ("NOUN", "PROPN") and noun.lower_ not in ("someone", "somebody", "others", "those"):
        return None
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        return None
    kind = _kind(noun, counted=noun is not token)
    if kind is None:
        return None
    article, owner = _article(token)
    if noun is not token and article == "bare":
        article = "bare"
    start, end = _core(token, noun)
    gender = KIN[_lemma(noun)][1] if _lemma(noun) in KIN else "m" if _lemma(noun) in MEN else "f" if _lemma(noun) in WOMEN else None
    plural = kind is Kind.GROUP or _is_plural(noun)
    return Mention(token, kind, "noun", start, end, _lemma(noun), gender, plural, article, owner)


def _lemma(token: Token) -> str:
    if token.text == "others":
        return "other"
    return token.lemma_.lower()


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")


def _counted_noun(token: Token) -> Token | None:
    """What a word of quantity counts: "hundreds of soldiers", "some of the men"; None if it counts nobody."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    inner = noun
                    if _lemma(noun) in QUANTITY and noun is not token:
                        inner = _counted_noun(noun) or noun
                    return inner
    return token if token.pos_ == "NOUN" else None


def _kind(noun: Token, *, counted: bool) -> Kind | None:
    lemma = _lemma(noun)
    if lemma in ANIMAL:
        return None
    modifiers = {c.lower_ for c in noun.lefts}
    if lemma in SITE and lemma not in BODY:
        return _site_kind(noun, lemma)
    if lemma in BODY:
        if lemma in SITE:
            return _site_kind(noun, lemma)
        if lemma in PERSON and not (modifiers & KIND_OF_BODY):
            return Kind.GROUP if _is_plural(noun) or counted else Kind.PERSON
        if lemma in NEEDS_KIND and not _says_kind(noun):
            return None
        return Kind.BODY
    if lemma in PERSON or lemma in KIN or noun.lower_ in ("someone", "somebody", "others", "those"):
        return Kind.GROUP if _is_plural(noun) or counted or noun.lower_ in ("those", "people") else Kind.PERSON
    if lemma in COLLECTIVE:
        return Kind.GROUP
    if noun.tag_ == "NNPS" and country_of_adjective(noun.text):
        return Kind.GROUP
    return None


def _says_kind(noun: Token) -> bool:
    """Whether its modifiers say what kind of body: "armed group", "Ukrainian intelligence", "security services"."""
    for left in noun.lefts:
        if left.lower_ in KIND_OF_BODY or left.lemma_.lower() in PERSON or country_of_adjective(left.text):
            return True
        if any(sub.lower_ in KIND_OF_BODY for sub in left.lefts):
            return True
        if left.dep_ in ("poss", "compound") and left.pos_ == "PROPN":
            return True
    return False


def _site_kind(noun: Token, lemma: str) -> Kind | None:
    """A place, or those who run it where they are spoken to or speak ("we called the military base")."""
    if noun.dep_ in ("nsubj", "dobj", "dative", "agent") and noun.head.lemma_ in _CALLED:
        return Kind.BODY
    if noun.dep_ == "conj" and noun.head.dep_ in ("dobj", "nsubj") and noun.head.head.lemma_ in _CALLED:
        return Kind.BODY
    if lemma in BODY and not (noun.dep_ == "pobj" and noun.head.lower_ in _PLACE_PREPOSITIONS):
        return Kind.BODY if lemma not in NEEDS_KIND or _says_kind(noun) else None
    if lemma in NO_PLACE and not any(c.lower_ in ("the", "a", "an", "this", "that") or c.dep_ == "poss" for c in noun.lefts):
        return None
    return Kind.PLACE


def _article(token: Token) -> tuple[str, Token | None]:
    """The article of a noun phrase, and its owner if it has one."""
    article, owner = "bare", None
    for left in token.lefts:
        low = left.lower_
        if left.dep_ == "poss":
            article, owner = "owned", left
        elif low in ("another", "other"):
            return "other", owner
        elif low in ("the", "this", "that", "these", "those", "both") and left.dep_ in ("det", "predet") and article == "bare":
            article = "the"
        elif low in ("a", "an", "one", "every", "each") and article == "bare":
            article = "a"
    if article in ("bare", "the") and owner is None:
        owner = _of_owner(token)
    return article, owner


def _of_owner(token: Token) -> Token | None:
    """Whose: "the father of a soldier"."""
    if token.lemma_.lower() not in KIN:
        return None
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _core(token: Token, noun: Token) -> tuple[int, int]:
    """From the first word on the left to the noun itself."""
    lefts = [c for c in token.lefts if c.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "advmod", "quantmod")]
    first = min([token.i, *(c.left_edge.i for c in lefts)])
    return token.doc[first].idx, noun.idx + len(noun.text)

"""The noun phrases and pronouns of a text that speak of people, groups, bodies and places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.capitals import name_head
from habeas.reading.english.scene.name_votes import ADMINISTRATIVE
from habeas.reading.english.scene.names import given_gender, surname_gender
from habeas.reading.english.scene.naming import Name
from habeas.reading.english.scene.noun_kinds import lemma_of, noun_kind
from habeas.reading.english.scene.nouns import KIN, MEN, TITLES, WOMEN
from habeas.reading.english.scene.word_sets import word_set
from habeas.statements.mention import Kind

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
THEY = word_set("they them their theirs themselves")
IT = word_set("it its itself")
I_WE = word_set("i me my mine myself we us our ours ourselves")
WE = word_set("we us our ours ourselves")
YOU = word_set("you your yours yourself yourselves")
QUANTITY = word_set(
    "hundred thousand dozen score ten some many several most all both each few number lot handful "
    "couple majority part rest half one two three four five six seven eight nine any more pair "
    "crowd column hundreds thousands dozens scores tens none neither either"
)
_PARTS = ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "advmod", "quantmod", "acl")
_DEFINITE = word_set("the this that these those both")


@dataclass(eq=False)
class Mention:
    """One noun phrase or pronoun. `start`, `end`: code points of its core, without what hangs on behind."""

    head: Token
    kind: Kind
    sort: str
    """name, noun or pronoun"""
    start: int
    end: int
    lemma: str
    gender: str | None = None
    plural: bool = False
    article: str = "bare"
    """name, pronoun, bare, a, the, same, other (another, other ...), owned"""
    owner: Token | None = None
    text: str = ""
    """The words from start to end."""
    said: str = ""
    """The words to the end of the whole phrase."""
    form: str = ""
    whole: int = 0
    """Where the phrase ends with what hangs on behind it: "members of a military group"."""
    name: Name | None = None
    number: int | None = None
    counted: Token | None = None
    """The noun that the head word counts: "soldiers" in "hundreds of soldiers"."""
    says_of: Token | None = None
    """Of whom it is said: "he is a photographer" speaks of him."""
    words: frozenset[str] = field(default_factory=frozenset)

    @property
    def i(self) -> int:
        """Index of the head token."""
        return self.head.i


def mentions(doc: Doc, names: Sequence[Name], spans: Sequence[tuple[int, int]]) -> dict[int, Mention]:
    """All mentions inside the paragraphs, by index of their head word, in order."""
    found: dict[int, Mention] = {}
    covered: set[int] = set()
    for name in names:
        mention = _by_name(doc, name)
        covered.update(range(name.run.start, name.run.end))
        covered.add(mention.i)
        if not _is_address(mention):
            found[mention.i] = mention
    for token in doc:
        if token.i not in covered and (made := _pronoun(token) or _noun(token)) is not None:
            found[token.i] = made
    for mention in [m for m in found.values() if m.counted is not None]:
        found.pop(mention.counted.i if mention.counted is not None else -1, None)
    text = doc.text
    for mention in found.values():
        mention.text = text[mention.start : mention.end]
        mention.said = text[mention.start : max(mention.whole, mention.end)]
    inside = _inside(doc, spans)
    return {i: found[i] for i in sorted(found) if inside[i]}


def _inside(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """For each token whether it stands in a paragraph."""
    flags, at = [], 0
    for token in doc:
        while at < len(spans) and token.idx >= spans[at][1]:
            at += 1
        flags.append(at < len(spans) and token.idx >= spans[at][0])
    return flags


def _by_name(doc: Doc, name: Name) -> Mention:
    run = name.run
    head, end = name_head(doc, run), run.end
    if name.kind is Kind.PLACE and end < len(doc) and doc[end].lower_ in ADMINISTRATIVE:
        head, end = doc[end], end + 1
    gender = person_gender(run.words, run.title) if name.kind is Kind.PERSON else None
    last = doc[end - 1]
    stop = last.idx + len(last.text)
    owner = next((c for c in head.lefts if c.dep_ == "poss" and c.i < run.start), None)
    return Mention(
        head,
        name.kind,
        "name",
        doc[run.start].idx,
        stop,
        lemma_of(head),
        gender,
        article="name",
        name=name,
        owner=owner,
    )


def _is_address(mention: Mention) -> bool:
    """Example: "Mom, ..." at the beginning of a quotation: a word of address, no name."""
    return (
        mention.head.lower_ in KIN
        and mention.head.i + 1 < len(mention.head.doc)
        and mention.head.nbor(1).text in ",!"
    )


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
        kind, gender, plural = Kind.PERSON, None, low in WE
    elif low in IT and token.dep_ != "expl":
        kind, gender, plural = Kind.BODY, None, False
    else:
        return None
    return Mention(
        token, kind, "pronoun", token.idx, token.idx + len(token.text), low, gender, plural, "pronoun"
    )


def _noun(token: Token) -> Mention | None:
    """The mention of a noun phrase with a common noun, or a bare number of people."""
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET") or _speaks_of_nobody(token):
        return None
    if token.lower_ == "other":
        return _the_other(token)
    noun = counted_noun(token) if lemma_of(token) in QUANTITY or token.pos_ == "NUM" else token
    if noun is None:
        return None
    if noun == token and token.pos_ == "NUM":
        return _bare_number(token)
    single = lemma_of(token) in ("one", "each") and noun != token
    kind = noun_kind(noun, counted=noun != token and not single)
    if kind is None and noun.lower_ in THEY:
        kind = Kind.GROUP
    if kind is None:
        return None
    return _phrase(token, noun, Kind.PERSON if single and kind is Kind.GROUP else kind, single=single)


def _speaks_of_nobody(token: Token) -> bool:
    """Part of another name, of a body's name ("a doctors' union"), or nobody at all ("no doctors", "the number of")."""
    if token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i:
        return True
    words = {c.lower_ for c in token.lefts}
    if token.dep_ == "poss" and (
        (token.tag_ == "NNS" and words & {"a", "an"}) or noun_kind(token.head, counted=False) is Kind.BODY
    ):
        return True
    if lemma_of(token) == "number" and "the" in words:
        return True
    return bool(words & {"no", "which", "what", "whatever", "every"})


def _the_other(token: Token) -> Mention | None:
    """Example: "The other, whose name is withheld, said": somebody of his own."""
    definite = any(c.lower_ == "the" for c in token.lefts)
    if token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ not in ("ADJ", "NOUN") or not definite:
        return None
    return _phrase(token, token, Kind.PERSON, single=False)


def _phrase(token: Token, noun: Token, kind: Kind, *, single: bool) -> Mention:
    lemma = lemma_of(noun)
    article, owner = ("a", None) if single else _article(token)
    if (
        noun != token
        and article == "the"
        and lemma_of(token) in ("number", "majority", "rest", "part", "lot")
    ):
        article = "bare"
    plural = not single and (kind is Kind.GROUP or noun.tag_ in ("NNS", "NNPS"))
    start, end = _core(token, noun)
    plural = plural or lemma in ("police", "authority")
    return Mention(
        token,
        kind,
        "noun",
        start,
        end,
        lemma,
        _gender(noun),
        plural,
        article,
        owner,
        whole=max(end, _whole(noun, end)),
        number=_number(token),
        form=noun.lower_,
        counted=noun
        if noun != token and noun.lower_ not in THEY and not any(c.dep_ == "det" for c in noun.children)
        else None,
        says_of=_said_of(token),
        words=frozenset(c.lower_ for c in token.children if c.dep_ in ("amod", "compound")),
    )


def _gender(noun: Token) -> str | None:
    lemma = lemma_of(noun)
    if lemma in KIN:
        return KIN[lemma][1]
    return "m" if lemma in MEN else "f" if lemma in WOMEN else None


def _bare_number(token: Token) -> Mention | None:
    """Example: "the five were driven off", "nine have returned"."""
    settled = any(c.lower_ in ("the", "these", "those", "other") or c.dep_ == "poss" for c in token.lefts)
    if (
        token.ent_type_ not in ("CARDINAL", "")
        or not token.is_alpha
        or token.lower_ in ("one", "zero", "half")
    ):
        return None
    if token.dep_ not in ("nsubj", "nsubjpass") and not (settled and token.dep_ in ("dobj", "pobj", "attr")):
        return None
    article, owner = _article(token)
    start, end = _core(token, token)
    return Mention(
        token, Kind.GROUP, "noun", start, end, "people", None, True, article, owner, number=_number(token)
    )


_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}


def _number(token: Token) -> int | None:
    """The number that a phrase counts, if it is written out or in digits."""
    for part in [token, *(c for c in token.lefts if c.dep_ == "nummod")]:
        if part.pos_ == "NUM" or part.like_num:
            digits = part.text.replace(",", "")
            return int(digits) if digits.isdecimal() else _NUMBERS.get(part.lower_)
    return None


def counted_noun(token: Token) -> Token | None:
    """What a word of quantity counts: "hundreds of soldiers", "some of the men"; itself if nothing follows."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    deeper = counted_noun(noun) if lemma_of(noun) in QUANTITY else noun
                    return deeper or noun
    return token if token.pos_ in ("NOUN", "NUM") else None


def _whole(noun: Token, end: int) -> int:
    """The end of the phrase with "of ..." or "in Name" behind it, if that is short."""
    for prep in noun.rights:
        if (
            prep.dep_ == "prep"
            and prep.lower_ in ("of", "in", "at", "near", "for", "from")
            and prep.i == noun.i + 1
        ):
            for inner in prep.children:
                proper = prep.lower_ == "of" or inner.pos_ == "PROPN"
                if (
                    inner.dep_ == "pobj"
                    and proper
                    and not any(c.dep_ in ("relcl", "acl", "conj") for c in inner.children)
                ):
                    stop = inner.idx + len(inner.text)
                    return max(end, _whole(inner, stop)) if stop - end < 80 else end
    return end


def _said_of(token: Token) -> Token | None:
    """The subject of which a noun after "be" speaks."""
    if token.dep_ != "attr" or token.head.lemma_ not in ("be", "become", "remain"):
        return None
    return next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _article(token: Token) -> tuple[str, Token | None]:
    """The article of a noun phrase, and its owner if it has one."""
    article, owner = "bare", None
    for left in token.lefts:
        low = left.lower_
        if left.dep_ == "poss":
            article, owner = "owned", left
        elif low in ("another", "other", "more"):
            article = "other"
        elif low in ("same", "any"):
            article = low
        elif low in _DEFINITE and left.dep_ in ("det", "predet") and article == "bare":
            article = "the"
        elif low in ("a", "an", "one", "each") and article == "bare":
            article = "a"
    if owner is None and lemma_of(token) in KIN:
        owner = _of_owner(token)
    return article, owner


def _of_owner(token: Token) -> Token | None:
    """Whose: "the father of a soldier", "relatives of medics"."""
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "to", "for"):
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _core(token: Token, noun: Token) -> tuple[int, int]:
    """From the first word on the left to the noun itself."""
    first = token.i
    for child in token.lefts:
        opening = child.tag_ == "VBG" and child.text[:1].isupper()
        if child.dep_ in _PARTS and not opening:
            first = min(first, max(child.left_edge.i, token.sent.start))
    doc = token.doc
    for i in range(token.i - 1, first, -1):
        if doc[i].is_punct and doc[i].whitespace_ and not doc[i].is_quote:
            first = i + 1
            break
    while first < token.i and (
        doc[first].is_punct
        or doc[first].is_space
        or (doc[first].tag_ == "VBG" and doc[first].text[:1].isupper())
    ):
        first += 1
    return doc[first].idx, noun.idx + len(noun.text)

"""Runs of capitalised words in a text: what may be a name. What it is a name of is decided in `naming`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.geography import country_of_adjective, is_place_name
from habeas.reading.english.scene.names import given_gender, is_given_as_spelt, looks_like_surname
from habeas.reading.english.scene.nouns import BODY, COLLECTIVE, KIN, PERSON, SITE, TITLES
from habeas.reading.english.scene.public_bodies import KNOWN
from habeas.reading.english.scene.word_sets import word_set

_PARTICLES = word_set("de da del di du dos van von der den ten bin ibn al el bint abu umm ben la le ul ur")
_INNER = word_set("of for de and the on in und et")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december mon tue wed thu fri sat sun jan feb mar "
    "apr jun jul aug sep sept oct nov dec christmas easter ramadan"
)
_ORG_STARTS = word_set(
    "ministry department office committee commission council court center centre service bureau "
    "institute university union federation league association society organization organisation "
    "bank house board chamber agency party army front movement republic kingdom state states "
    "security doctors reporters mothers soldiers"
)


_NICK = re.compile(r"\s[“‘\"'«(]([^“”‘’\"'«»()]{2,30})[”’\"'»)]\s")


@dataclass(frozen=True)
class Run:
    """Capitalised words `doc[start:end]` without title and article; `title` is the title before it."""

    start: int
    end: int
    text: str
    title: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words without possessive endings, and without a nickname in the middle."""
        return tuple(_NICK.sub(" ", self.text).replace("’s", "").replace("'s", "").split())

    @property
    def nick(self) -> str | None:
        """The nickname in quotation marks between given and family name."""
        found = _NICK.search(self.text)
        return found.group(1) if found else None


def capital_runs(doc: Doc) -> list[Run]:
    """Every run of capitalised words, left to right; words that only open a sentence are left out."""
    seen = _capital_elsewhere(doc)
    found: list[Run] = []
    i = 0
    while i < len(doc):
        end = _run_end(doc, i, seen)
        if end > i:
            found += _cut(doc, i, end)
            i = end
        else:
            i += 1
    return found


def _capital_elsewhere(doc: Doc) -> frozenset[str]:
    """Words that stand with a capital where no sentence begins: real names."""
    return frozenset(
        t.text for t in doc if t.text[:1].isupper() and t.pos_ == "PROPN" and not opens_sentence(t)
    )


def opens_sentence(token: Token) -> bool:
    """Whether any word would have a capital here."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.is_space or before.is_quote or before.text in ":;“”‘’\"'«»([—–-•*"


def _run_end(doc: Doc, i: int, seen: frozenset[str]) -> int:
    """The end of the run that begins at token i, or i when none does."""
    if not _may_begin(doc[i], seen):
        return i
    end = i + 1
    while end < len(doc):
        step = _step(doc, end)
        if not step:
            break
        end += step
    return end


def is_called(token: Token) -> bool:
    """Whether the words before call somebody so: "as we call her at home, ‘X"."""
    if token.i < 3 or not token.nbor(-1).is_quote:
        return False
    before = [token.nbor(-n) for n in range(2, min(9, token.i + 1))]
    return any(
        t.lemma_.lower() in ("call", "nickname", "dub") and t.nbor(1).lower_ in ("him", "her", "me", "us")
        for t in before
    )


def _is_capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.text != "I"
        and token.lower_ not in _CALENDAR
        and not token.is_punct
    )


def _may_begin(token: Token, seen: frozenset[str]) -> bool:
    if not _is_capital(token) or token.ent_type_ in ("DATE", "TIME") or token.lower_ in ("i’m", "i'm"):
        return False
    if token.lower_ == "may" and token.pos_ != "PROPN":
        return False
    if not opens_sentence(token):
        return token.pos_ not in ("DET", "PRON", "AUX", "SCONJ", "CCONJ") or token.pos_ == "PROPN"
    if token.is_stop and token.pos_ != "PROPN":
        return False
    if is_place_name(token.text) or is_given_as_spelt(token.text) or is_called(token):
        return True
    return token.pos_ == "PROPN" or token.text in seen or _leads_name(token)


def _leads_name(token: Token) -> bool:
    """An adjective of a country, or a noun, before another capital: "Ukrainian Red Cross"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        following is not None
        and following.text[:1].isupper()
        and following.pos_ == "PROPN"
        and (country_of_adjective(token.text) is not None or token.pos_ in ("ADJ", "NOUN"))
    )


def _step(doc: Doc, end: int) -> int:
    """How many tokens the run goes on by: a capital, a hyphen and a capital, particles and a capital."""
    token = doc[end]
    if doc[end - 1].is_space:
        return 0
    if _is_capital(token) and not token.is_space and doc[end - 1].whitespace_:
        return 0 if token.is_sent_start else 1
    if token.text in "-–‑" and end + 1 < len(doc) and not doc[end - 1].whitespace_ and not token.whitespace_:
        return 2 if doc[end + 1].text[:1].isupper() or doc[end - 1].lower_ in _PARTICLES else 0
    if (
        token.text == "."
        and len(doc[end - 1].text) == 1
        and end + 1 < len(doc)
        and doc[end + 1].text[:1].isupper()
    ):
        return 1
    return _over_nickname(doc, end) or _over_small_words(doc, end)


def _over_nickname(doc: Doc, end: int) -> int:
    """A nickname in quotation marks between two capitals: "Tunde ‘T-Square’ Balogun"."""
    if doc[end].text not in "“‘\"'«" or not doc[end - 1].whitespace_:
        return 0
    for at in range(end + 2, min(end + 7, len(doc) - 1)):
        if doc[at].text in "”’\"'»":
            return (
                at - end + 2
                if doc[at + 1].text[:1].isupper() and doc[at].whitespace_ and doc[end + 1].text[:1].isupper()
                else 0
            )
    return 0


def _over_small_words(doc: Doc, end: int) -> int:
    """Small words inside a name: "Juan de la Cruz", "Office of the Prosecutor"."""
    at = end
    while at < min(end + 3, len(doc)) and doc[at].lower_ in _PARTICLES | _INNER and doc[at].text.islower():
        at += 1
    if at == end or at >= len(doc) or not _is_capital(doc[at]):
        return 0
    small = {doc[n].lower_ for n in range(end, at)}
    if small <= _PARTICLES:
        return at - end + 1
    starts_org = doc[end - 1].lower_ in _ORG_STARTS or doc[end - 1].lower_.rstrip("s") in _ORG_STARTS
    return at - end + 1 if starts_org and small & {"of", "for", "on"} else 0


def _only_opens(doc: Doc, start: int) -> bool:
    """Whether the first word is no name but only begins the sentence: "Furious Marina Berezina", "Pal Denis"."""
    word, following = doc[start], doc[start + 1]
    if given_gender(word.text) or not given_gender(following.text):
        return False
    if not opens_sentence(word) or looks_like_surname(word.text):
        return False
    longer = start + 2 < len(doc) and doc[start + 2].text[:1].isupper() and doc[start + 2].is_alpha
    return longer or word.pos_ in ("ADJ", "VERB", "ADV") or word.lower_ in PERSON | KIN.keys()


_COMMON = (
    PERSON
    | BODY
    | SITE
    | COLLECTIVE
    | KIN.keys()
    | TITLES.keys()
    | word_set(
        "attorney-general secretary-general vice-president prime-minister commissioner superintendent "
        "counsel mummy mama sir madam comment photo image video source update"
    )
)


_PAPERS = word_set("monitor observer guardian herald times post journal reporter mirror")


def _is_common(doc: Doc, start: int, end: int) -> bool:
    """Whether the only capital word is a common noun: "Commissioner", "Lawyer", "Mom"."""
    text = doc[start:end].text.lower()
    if text.split()[0].rstrip(".") in ("st", "saint") and not is_place_name(doc[start:end].text):
        return True
    if " " in text and all(word in _COMMON or word in ("staff", "special", "chief") for word in text.split()):
        return text.split()[-1] in PERSON
    if text in _PAPERS and start and doc[start - 1].lower_ == "the":
        return False
    return " " not in text and text not in KNOWN and (text in _COMMON or text.rstrip("s") in _COMMON)


def _cut(doc: Doc, start: int, end: int) -> Iterator[Run]:
    """The run without articles, titles and adjectives of countries at its beginning."""
    title = None
    while start < end:
        word = doc[start].lower_.rstrip(".")
        if end - start > 1 and word in TITLES:
            title = word
        elif (
            word == "the"
            or (doc[start].is_punct)
            or (end - start == 1 and word in TITLES and doc[start].pos_ != "PROPN")
        ) or (end - start > 1 and _only_opens(doc, start)):
            pass
        elif end - start == 1 and country_of_adjective(word) and not is_place_name(word):
            return
        else:
            break
        start += 1
    if start < end and not _is_common(doc, start, end):
        yield Run(start, end, doc[start:end].text, title)


def name_head(doc: Doc, run: Run) -> Token:
    """The token of the run that the rest of the sentence hangs on."""
    inside = range(run.start, run.end)
    outward = [doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head == doc[i]]
    return outward[-1] if outward else doc[run.end - 1]

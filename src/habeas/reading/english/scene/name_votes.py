"""What speaks for a capitalised run being a person, a body or a place: its own words and those around it.

The weights are judgements about English news prose, set by hand; only their order matters much.
"""

from collections import defaultdict

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.capitals import Run, is_called, name_head
from habeas.reading.english.scene.geography import place_sort
from habeas.reading.english.scene.names import given_gender, is_patronymic, looks_like_surname, plain
from habeas.reading.english.scene.nouns import BODY, KIN, MEN, PERSON, SITE, TITLES, WATCHERS, WOMEN
from habeas.reading.english.scene.public_bodies import KNOWN
from habeas.reading.english.scene.word_sets import word_set
from habeas.reading.english.speech.verbs import VERBS
from habeas.statements.mention import Kind

Votes = dict[Kind, float]

_NER = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.BODY,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.BODY,
}
BODY_WORDS = word_set(
    "group service services ministry agency bureau committee commission council court watch "
    "centre center forces army police union organization organisation association foundation "
    "institute network media news press times post brigade regiment battalion division corps "
    "guard guards fleet administration department office party movement front amnesty "
    "international cross crescent initiative project fund coalition alliance company corporation "
    "directorate inspectorate parliament duma rada senate congress assembly university academy "
    "college society league federation unit legion mission nations board authority tribunal "
    "chamber observatory monitor radio tv television channel gazette tribune herald journal "
    "chronicle inc ltd llc gmbh bank church ombudsman forum club desk hotline polytechnic "
    "chambers hospital clinic school bulletin review mail telegraph guardian coal oil gas steel "
    "energy intelligence security ombudsperson secretariat cartel militia command house observer"
)
_PLACE_WORDS = word_set(
    "region oblast province district city town village river sea lake island islands mountains "
    "valley street avenue square airport prison colony base camp republic state county gulf bay "
    "peninsula east west north south hospital point hill hills heights cape fort junction creek "
    "beach quay dock harbour harbor wharf gate crossing forest farm station road bridge desert "
    "strip bank governorate raion krai autonomous"
)
ADMINISTRATIVE = word_set(
    "region oblast province district county governorate prefecture raion krai republic "
    "municipality territory voivodeship canton"
)
"""Words behind a name that belong to it: "Kherson region" is not the city."""


_NAMING = word_set("sign callsign nickname nicknamed alias codename pseudonym dubbed aka")


_LYING = word_set(
    "neighbouring neighboring nearby occupied besieged downtown central eastern western northern "
    "southern northeastern northwestern southeastern southwestern upper lower inner outer greater "
    "coastal mountainous rural"
)
_LETTERED = word_set("block section type plan gate grade line zone sector class group vitamin wing")
_NEWS = word_set(
    "news web media investigative independent internet facebook telegram exiled local opposition"
)


_TOWARDS = word_set("at from to across around outside inside towards toward into through via")


def votes_for(doc: Doc, run: Run) -> Votes:
    """What the run itself and the words around this occurrence say."""
    votes: Votes = defaultdict(float)
    _by_given_name(run, votes)
    _by_last_word(run, votes)
    _by_model(doc, run, votes)
    _by_word_before(doc, run, votes)
    _by_phrase_before(doc, run, votes)
    _by_word_after(doc, run, votes)
    _by_relative(doc, run, votes)
    _by_syntax(doc, run, votes)
    return votes


def _by_given_name(run: Run, votes: Votes) -> None:
    """Given names, titles, patronymics, initials and the endings of family names."""
    words = run.words
    if given_gender(words[0]):
        votes[Kind.PERSON] += 2.0 if len(words) == 1 else 2.5
    elif any(given_gender(w) for w in words[1:]):
        votes[Kind.PERSON] += 0.7
    if any(is_patronymic(w) for w in words[1:]):
        votes[Kind.PERSON] += 3.0
    if looks_like_surname(words[-1]):
        votes[Kind.PERSON] += 1.0 if len(words) > 1 else 0.5
    if run.title:
        votes[Kind.PERSON] += 3.0
    if _has_initials(words):
        votes[Kind.PERSON] += 2.5


def _has_initials(words: tuple[str, ...]) -> bool:
    """Example: "V. N. Sultanova", "Bakyt S."; not "Block C"."""
    initials = any(len(w.strip(".")) == 1 and w[0].isupper() for w in words)
    return len(words) > 1 and initials and plain(words[0]) not in BODY_WORDS | SITE | _LETTERED


def _by_last_word(run: Run, votes: Votes) -> None:
    """Words that say what it is ("Wagner Group", "Calabash Point"), and names that we know."""
    words = run.words
    low = [plain(w) for w in words]
    if place_sort(run.text) is not None:
        votes[Kind.PLACE] += 3.0
    if low[0] in KNOWN and len(words) < 3:
        votes[Kind.BODY] += 3.0
    if len(words) == 1:
        votes[Kind.BODY] += 1.2 if words[0].isupper() and 2 <= len(words[0]) <= 6 else 0.0
        return
    if low[-1] in BODY_WORDS or low[0] in BODY_WORDS:
        votes[Kind.BODY] += 4.0
    if low[-1] in _PLACE_WORDS:
        votes[Kind.PLACE] += 3.0


def _by_model(doc: Doc, run: Run, votes: Votes) -> None:
    labels = [doc[i].ent_type_ for i in range(run.start, run.end)]
    for label in set(labels):
        kind = _NER.get(label)
        if kind is not None:
            votes[kind] += (
                (1.2 if kind is Kind.PERSON and len(labels) > 1 else 0.9) * labels.count(label) / len(labels)
            )


def _by_word_before(doc: Doc, run: Run, votes: Votes) -> None:
    """An article, a preposition, or an adjective of place right before it."""
    word = doc[run.start - 1].lower_ if run.start else ""
    site = run.start > 1 and doc[run.start - 2].lemma_.lower() in SITE
    if word == "the":
        votes[Kind.PERSON] -= 1.5
        votes[Kind.BODY] += 0.5
    elif word in _LYING:
        votes[Kind.PLACE] += 2.5
    elif word in ("in", "near"):
        votes[Kind.PLACE] += 1.5 if word == "in" else 2.6
    elif word == "from" and run.start > 1 and doc[run.start - 2].pos_ == "NOUN":
        votes[Kind.PLACE] += 1.6
    elif word in _TOWARDS:
        votes[Kind.PLACE] += 1.2 if word == "at" and len(run.words) > 1 else 0.6
    elif word == "of":
        votes[Kind.PLACE] += 3.0 if site else 0.0
    if site and word in ("at", "in", "near", "outside"):
        votes[Kind.PLACE] += 1.5


def _by_phrase_before(doc: Doc, run: Run, votes: Votes) -> None:
    """A noun right before it ("rights monitor X", "soldier X"), "named X", a call sign, a dateline."""
    if _given_as_name(doc, run) or is_called(doc[run.start]):
        votes[Kind.PERSON] += 3.0
    if _is_dateline(doc, run):
        votes[Kind.PLACE] += 4.0
    if run.start == 0:
        return
    before = doc[run.start - 1]
    lemma, modified = before.lemma_.lower(), any(True for _ in before.lefts)
    if lemma in ("site", "paper", "page") and any(c.lower_ in _NEWS for c in before.lefts):
        votes[Kind.BODY] += 3.0
    elif lemma in WATCHERS and modified:
        votes[Kind.BODY] += 2.5
    elif lemma in PERSON | KIN.keys() or before.lower_ in TITLES:
        votes[Kind.PERSON] += 2.0
    elif lemma in BODY or lemma in ("website", "channel"):
        votes[Kind.BODY] += 2.5
    elif before.lower_ in ("as", "named", "called") and _introduced(doc, run):
        votes[Kind.PERSON] += 1.5
    elif before.text == "(" and run.end + 1 < len(doc) and doc[run.end + 1].text in "-–—":
        votes[Kind.BODY] += 3.0


def _introduced(doc: Doc, run: Run) -> bool:
    words = {doc[i].lower_ for i in range(max(0, run.start - 4), run.start)}
    return bool(words & {"identified", "named", "called", "known"})


def _by_word_after(doc: Doc, run: Run, votes: Votes) -> None:
    """Example: "X region", "X, a soldier", "X, 22,"."""
    if run.end + 1 >= len(doc):
        return
    after, second = doc[run.end], doc[run.end + 1]
    if after.lower_ in ADMINISTRATIVE or after.lemma_.lower() in SITE:
        votes[Kind.PLACE] += 3.0
    if after.text != ",":
        return
    if second.lemma_.lower() in PERSON:
        votes[Kind.PERSON] += 1.5
    if second.like_num and run.end + 2 < len(doc) and doc[run.end + 2].text in (",", ".", ")"):
        votes[Kind.PERSON] += 1.5


def _by_relative(doc: Doc, run: Run, votes: Votes) -> None:
    """Example: "X, which is based in ..." is no person; "X, who ..." is one."""
    at = run.end + 1 if run.end < len(doc) and doc[run.end].text == "," else run.end
    word = doc[at].lower_ if at < len(doc) else ""
    if word == "which":
        votes[Kind.PERSON] -= 2.0
        votes[Kind.BODY] += 0.6
    elif word in ("who", "whose", "whom"):
        votes[Kind.PERSON] += 2.0


def _given_as_name(doc: Doc, run: Run) -> bool:
    """Whether the words right before give it as somebody's name: "the call sign “X”", "nicknamed X"."""
    at = run.start - 1
    if at >= 0 and doc[at].lower_ == "as":
        return any(doc[i].lower_ in _NAMING | {"name", "surname"} for i in range(max(0, at - 8), at))
    while at >= 0 and (doc[at].is_quote or doc[at].text in "“‘\"'«:,("):
        at -= 1
    return at >= 0 and doc[at].lower_ in _NAMING


def _is_dateline(doc: Doc, run: Run) -> bool:
    """Example: "TOWN, 3 May -" at the beginning of a paragraph."""
    first = run.start == 0 or doc[run.start - 1].is_space
    if not first or not run.text.isupper() or run.end >= len(doc):
        return False
    return (
        any(doc[i].text in "-–—:" for i in range(run.end, min(run.end + 10, len(doc))))
        and not doc[run.end].is_space
    )


def _by_syntax(doc: Doc, run: Run, votes: Votes) -> None:
    head = name_head(doc, run)
    if head.dep_ == "nsubj" and head.head.lemma_ in VERBS:
        votes[Kind.PERSON] += 0.7
        votes[Kind.BODY] += 0.6
    if head.dep_ in ("dobj", "dative") and head.head.lemma_ in ("tell", "inform"):
        votes[Kind.BODY] += 1.0
        votes[Kind.PERSON] += 0.3
    for other in _in_apposition(head):
        _by_apposition(other, votes)


def _in_apposition(head: Token) -> list[Token]:
    found = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        found.append(head.head)
    return found


def _by_apposition(other: Token, votes: Votes) -> None:
    lemma = other.lemma_.lower()
    if other.pos_ == "PROPN":
        return
    if lemma in ("partner", "member", "owner", "founder", "ally"):
        return
    if lemma in KIN or lemma in MEN | WOMEN or lemma in PERSON:
        votes[Kind.PERSON] += 3
    elif lemma in BODY:
        votes[Kind.BODY] += 3
    elif lemma in SITE:
        votes[Kind.PLACE] += 3

"""What each capitalised run names: a person, a body or a place. Every occurrence votes, the text decides as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.capitals import Run
from habeas.reading.english.geography import place_sort
from habeas.reading.english.names import (
    given_gender,
    is_patronymic,
    looks_like_surname,
    plain,
)
from habeas.reading.english.nouns import BODY, KIN, MEN, PERSON, SITE, TITLES, WATCHERS, WOMEN
from habeas.reading.english.public_bodies import KNOWN
from habeas.reading.english.verbs import VERBS
from habeas.reading.english.word_sets import word_set
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
    "group service services ministry agency bureau committee commission council court watch centre center forces army "
    "police union organization organisation association foundation institute network media news press times post "
    "brigade regiment battalion division corps guard guards fleet administration department office party movement "
    "front amnesty international cross crescent initiative project fund coalition alliance company corporation "
    "directorate inspectorate parliament duma rada senate congress assembly university academy college society "
    "league federation unit legion mission nations board authority tribunal chamber observatory monitor radio tv "
    "television channel gazette tribune herald journal chronicle inc ltd llc gmbh bank church ombudsman "
    "forum club desk hotline polytechnic chambers hospital clinic school bulletin review post mail telegraph guardian coal oil gas steel energy "
    "intelligence security ombudsperson secretariat cartel militia command house observer"
)
_PLACE_WORDS = word_set(
    "region oblast province district city town village river sea lake island islands mountains valley street avenue "
    "square airport prison colony base camp republic state county gulf bay peninsula east west north south hospital "
    "point hill hills heights cape fort junction creek beach quay dock harbour harbor wharf gate crossing forest farm "
    "station road bridge desert strip bank governorate raion krai autonomous"
)
ADMINISTRATIVE = word_set(
    "region oblast province district county governorate prefecture raion krai republic municipality territory "
    "voivodeship canton"
)
"""Words behind a name that belong to it: "Kherson region" is not the city."""


@dataclass(frozen=True)
class Name:
    """A run with its kind; `key` is the plain words, `sure` how far the winner was ahead."""

    run: Run
    kind: Kind
    sure: float

    @property
    def key(self) -> tuple[str, ...]:
        """Plain words of the name."""
        return tuple(plain(w) for w in self.run.words)


def named(doc: Doc, runs: Sequence[Run]) -> list[Name]:
    """The kind of every run. Runs that share their words are judged together; undecided ones are left out."""
    votes: dict[tuple[str, ...], Votes] = defaultdict(lambda: defaultdict(float))
    keys = [tuple(plain(w) for w in run.words) for run in runs]
    for run, key in zip(runs, keys, strict=True):
        votes[key][Kind.PERSON] += 0.0
        for kind, weight in _votes(doc, run).items():
            votes[key][kind] += weight
    settled = {key: _with_fuller(key, votes) for key in votes}
    found = []
    for run, key in zip(runs, keys, strict=True):
        winner, sure = _winner(settled[key])
        if winner is not None:
            found.append(Name(run, winner, sure))
    return found


def _winner(votes: Votes) -> tuple[Kind | None, float]:
    ranked = sorted(((w, k) for k, w in votes.items()), reverse=True)
    if not ranked or ranked[0][0] < 0.9:
        return None, 0.0
    return ranked[0][1], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)


def _with_fuller(key: tuple[str, ...], votes: dict[tuple[str, ...], Votes]) -> Votes:
    """The votes of a name together with those of a fuller person's name that contains it."""
    own = dict(votes[key])
    if len(key) != 1:
        return own
    if "." in key[0]:
        letters = key[0].replace(".", "")
        if any(
            letters == "".join(w[0] for w in k) and any(len(w.strip(".")) == 1 for w in k)
            for k in votes
            if len(k) > 1
        ):
            own[Kind.PERSON] = own.get(Kind.PERSON, 0.0) + 4.0
    for other, theirs in votes.items():
        if len(other) > 1 and key[0] in other and _winner(theirs)[0] is Kind.PERSON:
            own[Kind.PERSON] = own.get(Kind.PERSON, 0.0) + 3.0
        elif len(other) > 1 and key[0] == other[0] and _winner(theirs)[0] is Kind.BODY:
            own[Kind.BODY] = own.get(Kind.BODY, 0.0) + 1.0
    return own


def _votes(doc: Doc, run: Run) -> Votes:
    """What the run itself and the words around this occurrence say."""
    votes: Votes = defaultdict(float)
    _by_words(run, votes)
    _by_model(doc, run, votes)
    _by_neighbours(doc, run, votes)
    _by_syntax(doc, run, votes)
    return votes


def _by_words(run: Run, votes: Votes) -> None:
    words = run.words
    low = [plain(w) for w in words]
    gender = given_gender(words[0])
    if gender:
        votes[Kind.PERSON] += 2.0 if len(words) == 1 else 2.5
    elif len(words) > 1 and any(given_gender(w) for w in words[1:]):
        votes[Kind.PERSON] += 0.7
    if any(is_patronymic(w) for w in words[1:]):
        votes[Kind.PERSON] += 3
    if looks_like_surname(words[-1]):
        votes[Kind.PERSON] += 1.0 if len(words) > 1 else 0.5
    if run.title:
        votes[Kind.PERSON] += 3
    if (
        len(words) > 1
        and any(len(w.strip(".")) == 1 and w[0].isupper() for w in words)
        and low[0] not in BODY_WORDS | SITE | _LETTERED
    ):
        votes[Kind.PERSON] += 2.5
    if place_sort(run.text) is not None:
        votes[Kind.PLACE] += 3.0
    if len(words) > 1 and (low[-1] in BODY_WORDS or low[0] in BODY_WORDS):
        votes[Kind.BODY] += 4
    if low[0] in KNOWN and len(words) < 3:
        votes[Kind.BODY] += 3
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        votes[Kind.BODY] += 1.2
    if len(words) > 1 and low[-1] in _PLACE_WORDS:
        votes[Kind.PLACE] += 3


def _by_model(doc: Doc, run: Run, votes: Votes) -> None:
    labels = [doc[i].ent_type_ for i in range(run.start, run.end)]
    for label in set(labels):
        kind = _NER.get(label)
        if kind is not None:
            votes[kind] += (
                (1.2 if kind is Kind.PERSON and len(labels) > 1 else 0.9) * labels.count(label) / len(labels)
            )


def _by_neighbours(doc: Doc, run: Run, votes: Votes) -> None:
    before = doc[run.start - 1] if run.start else None
    _by_relative(doc, run, votes)
    if before is not None and before.lower_ in _LYING:
        votes[Kind.PLACE] += 2.5
    if before is not None and before.text == "(" and run.end + 1 < len(doc) and doc[run.end + 1].text in "-–—":
        votes[Kind.BODY] += 3.0
    if before is not None and before.lower_ in ("at", "in", "near", "outside") and run.start > 1:
        votes[Kind.PLACE] += 1.5 if doc[run.start - 2].lemma_.lower() in SITE else 0.0
    if _given_as_name(doc, run):
        votes[Kind.PERSON] += 3.0
    if _is_dateline(doc, run):
        votes[Kind.PLACE] += 4.0
    after = doc[run.end] if run.end < len(doc) else None
    if after is not None and (after.lower_ in ADMINISTRATIVE or after.lemma_.lower() in SITE):
        votes[Kind.PLACE] += 3
    if (
        after is not None
        and after.text == ","
        and run.end + 1 < len(doc)
        and doc[run.end + 1].lemma_.lower() in PERSON
    ):
        votes[Kind.PERSON] += 1.5
    if after is not None and after.text == "," and run.end + 1 < len(doc) and doc[run.end + 1].like_num:
        follow = doc[run.end + 2].text if run.end + 2 < len(doc) else ""
        votes[Kind.PERSON] += 1.5 if follow in (",", ".", ")") else 0.0
    if before is None:
        return
    if before.lemma_.lower() in ("site", "paper", "page") and any(c.lower_ in _NEWS for c in before.lefts):
        votes[Kind.BODY] += 3.0
    word = before.lower_
    if word == "the":
        votes[Kind.PERSON] -= 1.5
        votes[Kind.BODY] += 0.5
    elif word == "in":
        votes[Kind.PLACE] += 1.5
    elif word == "at" and len(run.words) > 1:
        votes[Kind.PLACE] += 1.2
    elif word in (
        "near",
        "at",
        "from",
        "to",
        "across",
        "around",
        "outside",
        "inside",
        "towards",
        "toward",
        "into",
    ):
        votes[Kind.PLACE] += 0.6
    elif word == "of" and run.start > 1:
        votes[Kind.PLACE] += 3.0 if doc[run.start - 2].lemma_.lower() in SITE else 0.0
    elif word in ("as", "named", "called") and run.start > 1:
        introduced = {doc[i].lower_ for i in range(max(0, run.start - 4), run.start)}
        if introduced & {"identified", "named", "called", "known"}:
            votes[Kind.PERSON] += 1.5
    elif before.lemma_.lower() in WATCHERS and any(True for _ in before.lefts):
        votes[Kind.BODY] += 2.5
    elif before.lemma_.lower() in PERSON | set(KIN) or word in TITLES:
        votes[Kind.PERSON] += 2.0
    elif before.lemma_.lower() in BODY or word in ("outlet", "newspaper", "website", "channel", "agency"):
        votes[Kind.BODY] += 2.5


_NAMING = word_set("sign callsign nickname nicknamed alias codename pseudonym dubbed aka")


_LYING = word_set(
    "neighbouring neighboring nearby occupied besieged downtown central eastern western northern southern northeastern "
    "northwestern southeastern southwestern upper lower inner outer greater coastal mountainous rural"
)
_LETTERED = word_set("block section type plan gate grade line zone sector class group vitamin wing")
_NEWS = word_set("news web media investigative independent internet facebook telegram exiled local opposition")


def _by_relative(doc: Doc, run: Run, votes: Votes) -> None:
    """ "X, which is based in ..." is no person; "X, who ..." is one."""
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
    """ "TOWN, 3 May -" at the beginning of a paragraph."""
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


def name_head(doc: Doc, run: Run) -> Token:
    """The token of the run that the rest of the sentence hangs on."""
    inside = range(run.start, run.end)
    outward = [doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head == doc[i]]
    return outward[-1] if outward else doc[run.end - 1]

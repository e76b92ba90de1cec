"""How well somebody spoken of before fits a pronoun: nearness, role, plight, and whose words it stands in.

The weights are judgements about English news prose, set by hand on texts written for the tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.scene.cast import Figure
from habeas.reading.english.scene.memory import Seen, clause_verb, role_of
from habeas.reading.english.scene.nouns import CONVERSE, KIN
from habeas.reading.english.scene.plight import TAKING, is_knowing, is_plight, verb_of
from habeas.reading.english.speech.telling_frames import ACCOUNTS, tells
from habeas.statements.claims.identity import Kinship

NEARNESS = (2.5, 1.7, 0.9, 0.4, 0.1, -0.2, -0.6, -1.0, -1.4)
"""What a distance in sentences is worth."""
SENTENCES = len(NEARNESS) - 1
"""How many sentences back a pronoun can reach."""
ROLE = {"subject": 1.0, "object": 0.4, "owner": 0.2, "other": 0.0}
TELLER = (2.4, 2.2, 1.3, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1)
"""What it is worth for "he said" to have been the teller so many sentences ago."""
CLOSE = 0.6
"""Two candidates closer than this are not told apart."""
CLOSE_TELLERS = 0.8
"""Nor are two tellers closer than this: a wrong teller is the worst mistake."""


@dataclass(frozen=True)
class Place:
    """Where a pronoun stands: its sentence, whose words it is in (outermost first), who else is there.

    `tellers`: per frame, who speaks and who is spoken to. `above`: the subject of the clause that this
    clause hangs on; `beside`: that of its own clause, for a pronoun deep in it. `where`: the place that the
    clause speaks of.
    """

    token: Token
    sentence: int
    paragraph: int
    says: bool
    tellers: tuple[tuple[tuple[Figure, ...], tuple[Figure, ...]], ...]
    above: tuple[Figure, ...]
    beside: tuple[Figure, ...]
    where: Figure | None
    quoted: bool
    asked: bool
    """It stands in a question put to somebody."""


def says(token: Token) -> bool:
    """Whether the pronoun is the subject of a verb of saying, or the owner of an account."""
    if token.dep_ == "poss":
        return (
            token.head.lemma_.lower() in ACCOUNTS
            and token.head.dep_ == "pobj"
            and token.head.head.lower_ == "to"
        )
    return tells(token)


def worth(seen: Sequence[Seen], figure: Figure, place: Place, somebody_held: bool) -> float:
    """How well this figure, seen so (nearest first), fits a pronoun at this place."""
    score = max(_salience(one, place) for one in seen)
    score += 0.3 if any(one.sort == "pronoun" for one in seen[:1]) else 0.0
    score += _above(figure, place)
    score += _as_teller(seen, figure, place)
    score += _as_spoken_of(figure, place, somebody_held)
    score += by_owner(figure, place.token)
    if place.where is not None and figure.where is not None and place.where is figure.where.root():
        score += 1.5
    return score


def _above(figure: Figure, place: Place) -> float:
    """The subject that governs the clause; hardly the subject of the pronoun's own clause."""
    own = any(c.lower_ == "own" for c in place.token.head.children) and place.token.dep_ == "poss"
    score = (1.7 if own else 0.9) if figure in place.above else 0.0
    return score - (1.0 if figure in place.beside else 0.0)


def _salience(one: Seen, place: Place) -> float:
    distance = min(abs(place.sentence - one.sentence), SENTENCES)
    near = NEARNESS[distance] + ROLE[one.role] - (0.5 if one.deep else 0.0)
    return near + (0.3 if one.paragraph == place.paragraph else 0.0 if place.says else -0.3)


def _as_teller(seen: Sequence[Seen], figure: Figure, place: Place) -> float:
    """Speech: "he said" goes on with the last teller; plain narration rather with whom was told of."""
    depth = len([speakers for speakers, _ in place.tellers if speakers])
    tellings = [one for one in seen if one.teller and one.depth == depth and one.head.i != place.token.i]
    if not place.says:
        recent = [one for one in seen if place.sentence - one.sentence < 4]
        only = bool(recent) and all(
            one.teller and not one.depth and one.sentence < place.sentence for one in recent
        )
        return -1.2 if only and not place.tellers and not is_knowing(clause_verb(place.token)) else 0.0
    if place.token.dep_ == "poss" and any(figure in speakers for speakers, _ in place.tellers):
        return 1.5
    if place.tellers and not place.quoted:
        return -2.5 if any(figure in speakers for speakers, _ in place.tellers) else 0.0
    if tellings:
        return TELLER[min(abs(place.sentence - tellings[0].sentence), SENTENCES)]
    return 0.1 if figure.told else 0.0


def _as_spoken_of(figure: Figure, place: Place, somebody_held: bool) -> float:
    """Inside somebody's words: mostly himself, unless the words tell how somebody else fares."""
    token, score = place.token, 0.0
    if place.says:
        return score
    plight = is_plight(token)
    for depth, (speakers, addressees) in enumerate(reversed(place.tellers)):
        if figure in speakers and not place.quoted:
            score += (
                0.0
                if place.asked and not depth
                else _own_words(
                    token, depth, plight and somebody_held, figure, top=set(place.above) <= set(speakers)
                )
            )
        elif figure in addressees and depth == 0:
            score += 1.2 if place.asked else 0.3
    if plight or _suffers(token):
        score += 1.2 if figure.held else 0.0
    return score


def _suffers(token: Token) -> bool:
    verb, part = verb_of(token)
    return part == "object" and verb is not None and verb.lemma_ in TAKING


def _own_words(token: Token, depth: int, plight: bool, figure: Figure, *, top: bool) -> float:
    """What it is worth to be the speaker of these words."""
    if _is_hearer(token):
        return 1.6 if depth else 1.0
    if depth:
        return 0.3
    if (plight and not figure.held) or any(c.lower_ == "alive" for c in clause_verb(token).children):
        return -1.5
    knows = 0.8 if is_knowing(clause_verb(token)) else 0.0
    role = {"subject": 1.4, "owner": 0.6}.get(role_of(token), 0.2)
    return (role + knows) * (1.0 if top else 0.4)


def _is_hearer(token: Token) -> bool:
    """Whether the pronoun is who is told, called or written to inside somebody's words."""
    return token.dep_ in ("dobj", "dative", "pobj") and clause_verb(token).lemma_ in (
        "tell",
        "call",
        "phone",
        "ring",
        "write",
        "text",
        "contact",
        "message",
        "inform",
        "ask",
        "assure",
        "warn",
        "promise",
    )


def by_owner(figure: Figure, token: Token) -> float:
    """What it counts that the pronoun owns a tie: "his father" is hardly said of a father, rather of a son."""
    if token.dep_ != "poss" and not (token.dep_ == "pobj" and token.head.lower_ == "of"):
        return 0.0
    kin = token.head if token.dep_ == "poss" else token.head.head
    if kin.lower_ in ("one", "some", "two", "many", "several") and kin.dep_ == "pobj":
        kin = kin.head.head
    if kin.lemma_.lower() not in KIN:
        return 0.0
    kinship = KIN[kin.lemma_.lower()][0]
    score = 0.0
    for noun in figure.nouns & KIN.keys():
        if KIN[noun][0] is kinship is CONVERSE.get(kinship):
            score += 1.0
        elif KIN[noun][0] is kinship or (
            KIN[noun][0] is Kinship.PARENT and kinship in (Kinship.FATHER, Kinship.MOTHER)
        ):
            score -= 1.5
        elif CONVERSE.get(KIN[noun][0]) is CONVERSE.get(CONVERSE.get(kinship, kinship)):
            score += 0.6
    return score

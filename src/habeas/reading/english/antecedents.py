"""How well an earlier mention fits a pronoun: nearness, role, gender, plight, and whose words it stands in.

The weights are judgements about English news prose, set by hand on texts written for the tests.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.cast import Figure
from habeas.reading.english.memory import Seen, clause_verb, role_of
from habeas.reading.english.nouns import CONVERSE, KIN
from habeas.reading.english.plight import is_knowing, is_plight
from habeas.reading.english.telling_frames import ACCOUNTS, frame

NEARNESS = (2.2, 1.7, 0.9, 0.4, 0.1, -0.2, -0.6, -1.0, -1.4)
"""What a distance in sentences is worth."""
SENTENCES = 8
"""How many sentences back a pronoun can reach."""
ROLE = {"subject": 1.0, "object": 0.4, "owner": 0.1, "other": 0.0}
CLOSE = 0.6
"""Two candidates closer than this are not told apart."""
CLOSE_TELLERS = 0.8
"""Nor are two tellers closer than this: a wrong teller is the worst mistake."""


@dataclass(frozen=True)
class Place:
    """Where a pronoun stands: its sentence, what its clause does, whose words it is in (outermost first).

    `tellers`: per frame, who speaks and who is spoken to.
    """

    token: Token
    sentence: int
    paragraph: int
    says: bool
    tellers: tuple[tuple[tuple[Figure, ...], tuple[Figure, ...]], ...]
    where: Figure | None
    quoted: bool


def says(token: Token) -> bool:
    """Whether the pronoun is the subject of a verb of saying, or the owner of an account."""
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in ACCOUNTS and token.head.dep_ == "pobj" and token.head.head.lower_ == "to"
    return token.dep_ == "nsubj" and frame(token.head) is not None


def worth(one: Seen, figure: Figure, place: Place) -> float:
    """How well this figure, as last seen, fits a pronoun at this place."""
    distance = min(abs(place.sentence - one.sentence), SENTENCES)
    score = NEARNESS[distance] + ROLE[one.role] - (0.5 if one.deep else 0.0)
    score += 0.3 if one.paragraph == place.paragraph else 0.0
    score += 0.3 if one.sort == "pronoun" else 0.0
    score += _as_teller(one, figure, place)
    score += _as_spoken_of(figure, place)
    score += _by_owner(figure, place.token)
    if figure.where is not None and place.where is figure.where:
        score += 1.5
    return score


def _as_teller(one: Seen, figure: Figure, place: Place) -> float:
    """Speech: "he said" goes on with the last teller; plain narration rather with whom was told of."""
    if not place.says:
        fresh = one.teller and one.sentence < place.sentence and not place.tellers
        return -1.0 if fresh and not is_knowing(clause_verb(place.token)) else 0.0
    if place.tellers and not place.quoted:
        return -2.5 if any(figure in speakers for speakers, _ in place.tellers) else 0.0
    score = 0.0
    if one.teller:
        score += 2.2
    elif figure.told:
        score += 0.8
    return score


def _as_spoken_of(figure: Figure, place: Place) -> float:
    """Inside somebody's words: mostly himself, unless the words tell how somebody else fares."""
    token, score = place.token, 0.0
    if place.says:
        return score
    plight = is_plight(token)
    for depth, (speakers, addressees) in enumerate(reversed(place.tellers)):
        if figure in speakers and not place.quoted:
            score += _own_words(token, depth, plight, figure)
        elif figure in addressees and depth == 0:
            score += 0.4
    if plight:
        score += 1.2 if figure.held else 0.0
    return score


def _own_words(token: Token, depth: int, plight: bool, figure: Figure) -> float:
    if _is_hearer(token):
        return 1.6 if depth else 1.0
    if depth:
        return 0.3
    if plight and not figure.held:
        return 0.2
    bonus = 0.8 if is_knowing(clause_verb(token)) else 0.0
    return {"subject": 2.0, "owner": 1.0}.get(role_of(token), 0.3) + bonus


def _is_hearer(token: Token) -> bool:
    """Whether the pronoun is who is told, called or written to inside somebody's words."""
    return token.dep_ in ("dobj", "dative", "pobj") and clause_verb(token).lemma_ in (
        "tell", "call", "phone", "ring", "write", "text", "contact", "message", "inform", "ask", "assure", "warn", "promise",
    )


def _by_owner(figure: Figure, token: Token) -> float:
    """"his father": hardly of a father; rather of somebody with whom that tie fits."""
    if token.dep_ != "poss" or token.head.lemma_.lower() not in KIN:
        return 0.0
    kinship = KIN[token.head.lemma_.lower()][0]
    score = 0.0
    for noun in figure.nouns & KIN.keys():
        if KIN[noun][0] is kinship:
            score -= 1.5
        elif CONVERSE.get(KIN[noun][0]) is CONVERSE.get(CONVERSE.get(kinship, kinship)):
            score += 0.6
    return score

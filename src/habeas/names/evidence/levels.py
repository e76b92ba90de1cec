"""How parts of two names can agree: every level with its number, rule, weight and sentence; the one list of them.

A comparison of two names and one of columns of names find the same levels; only the way there differs. A level's
number is its place in `LEVELS`; 0 is "nothing to compare". In a sentence {0} is the word of the first name, {1}
that of the second, and {2} the title of a given name that both can be.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.names.evidence import weights
from habeas.names.rules import Rule


class Part(StrEnum):
    """What of a name a level is about."""

    NOTHING = "nothing"
    FAMILY = "family name"
    GIVEN = "given name"
    SECOND = "second given name"
    PATRONYMIC = "patronymic"
    SEX = "sex"
    CALL_SIGN = "call sign"
    CASE = "case"


class Level(Struct, frozen=True, gc=False):
    """One way in which a part agrees or not: its weight is in log odds."""

    number: int
    part: Part
    rule: Rule
    weight: float
    says: str


LEVELS: list[Level] = []
"""All levels by number."""


def _level(part: Part, rule: Rule, weight: float, says: str) -> Level:
    LEVELS.append(Level(len(LEVELS), part, rule, weight, says))
    return LEVELS[-1]


def _steps(
    part: Part, steps: tuple[tuple[float, float], ...], near: str, alike: str
) -> tuple[tuple[float, Level], ...]:
    """A level for each step of a distance: (how far it reaches, the level)."""
    return tuple(
        (reach, _level(part, Rule.SCRIPTS, weight, near if weight > 0 else alike)) for reach, weight in steps
    )


ABSENT = _level(Part.NOTHING, Rule.SAME_WORDS, 0.0, "left out in one of the names")

FAMILY_SAME = _level(Part.FAMILY, Rule.SAME_WORDS, weights.FAMILY_SAME, "same family name: {1}")
FAMILY_BY_SOUND = _level(
    Part.FAMILY, Rule.SCRIPTS, weights.FAMILY_BY_SOUND, "same family name by sound: {0}, {1}"
)
FAMILY_STEM = _level(
    Part.FAMILY, Rule.GENDER, weights.FAMILY_STEM, "family name equal but for the ending: {0}, {1}"
)
FAMILY_CASE = _level(
    Part.FAMILY, Rule.CASES, weights.FAMILY_STEM, "family name in the case of the rest: {0}, {1}"
)
FAMILY_DECLINED = _level(
    Part.FAMILY, Rule.CASES, weights.FAMILY_DECLINED, "family name in another case: {0}, {1}"
)
FAMILY_HALF = _level(
    Part.FAMILY, Rule.SAME_WORDS, weights.FAMILY_HALF, "a part of the family name is the same: {0}, {1}"
)
FAMILY_HALVES = _level(
    Part.FAMILY,
    Rule.SAME_WORDS,
    weights.HALVES_DIFFER,
    "family names share a part, but each has another: {0}, {1}",
)
FAMILY_NEAR = _steps(
    Part.FAMILY,
    weights.FAMILY_STEPS,
    "family names nearly the same: {0}, {1}",
    "family names alike but different: {0}, {1}",
)
FAMILY_OTHER = _level(Part.FAMILY, Rule.SAME_WORDS, weights.FAMILY_OTHER, "different family names: {0}, {1}")
FAMILY_INITIAL = _level(
    Part.FAMILY, Rule.INITIALS, weights.FAMILY_INITIAL, "the initial of the family name agrees: {0}, {1}"
)
FAMILY_INITIAL_OTHER = _level(
    Part.FAMILY, Rule.INITIALS, weights.INITIAL_OTHER, "the initial of the family name differs: {0}, {1}"
)

GIVEN_SAME = _level(Part.GIVEN, Rule.SAME_WORDS, weights.GIVEN_SAME, "same given name: {1}")
GIVEN_SAME_SHORT = _level(Part.GIVEN, Rule.SAME_WORDS, weights.GIVEN_SAME_SHORT, "same short given name: {1}")
GIVEN_BY_SOUND = _level(Part.GIVEN, Rule.SCRIPTS, weights.GIVEN_SAME, "same given name by sound: {0}, {1}")
GIVEN_SHORT_BY_SOUND = _level(
    Part.GIVEN, Rule.SCRIPTS, weights.GIVEN_SAME_SHORT, "same short given name by sound: {0}, {1}"
)
GIVEN_EQUIVALENT = _level(
    Part.GIVEN,
    Rule.EQUIVALENTS,
    weights.GIVEN_EQUIVALENT,
    "same given name: {0} and {1} are forms of {2}",
)
GIVEN_DECLINED = _level(
    Part.GIVEN, Rule.CASES, weights.GIVEN_EQUIVALENT, "same given name in another case: {0}, {1}"
)
GIVEN_SHORT = _level(
    Part.GIVEN, Rule.HYPOCORISMS, weights.GIVEN_SHORT, "same given name: {0} is short for {1}"
)
GIVEN_LONG = _level(
    Part.GIVEN, Rule.HYPOCORISMS, weights.GIVEN_SHORT, "same given name: {1} is short for {0}"
)
GIVEN_SHORT_OF_MANY = _level(
    Part.GIVEN,
    Rule.HYPOCORISMS,
    weights.GIVEN_SHORT + weights.GIVEN_MANY,
    "same given name: {0} is short for {1}, and for others",
)
GIVEN_LONG_OF_MANY = _level(
    Part.GIVEN,
    Rule.HYPOCORISMS,
    weights.GIVEN_SHORT + weights.GIVEN_MANY,
    "same given name: {1} is short for {0}, and for others",
)
GIVEN_TWO_SHORT = _level(
    Part.GIVEN,
    Rule.HYPOCORISMS,
    weights.GIVEN_TWO_SHORT,
    "given names can be one: {0} and {1} are both short for {2}",
)
GIVEN_TWO_SHORT_OF_MANY = _level(
    Part.GIVEN,
    Rule.HYPOCORISMS,
    weights.GIVEN_TWO_SHORT + weights.GIVEN_MANY,
    "given names can be one: {0} and {1} are both short for {2}, and for others",
)
GIVEN_NEAR = _steps(
    Part.GIVEN,
    weights.GIVEN_STEPS,
    "given names nearly the same: {0}, {1}",
    "given names alike but different: {0}, {1}",
)
GIVEN_OTHER = _level(Part.GIVEN, Rule.SAME_WORDS, weights.GIVEN_OTHER, "different given names: {0}, {1}")
GIVEN_INITIAL = _level(
    Part.GIVEN, Rule.INITIALS, weights.INITIAL_SAME, "the initial of the given name agrees: {0}, {1}"
)
GIVEN_INITIAL_OTHER = _level(
    Part.GIVEN, Rule.INITIALS, weights.INITIAL_OTHER, "the initial of the given name differs: {0}, {1}"
)
GIVEN_INITIALS_OTHER = _level(
    Part.GIVEN, Rule.INITIALS, weights.INITIALS_OTHER, "different first initials: {0}, {1}"
)
SECOND_SAME = _level(
    Part.SECOND, Rule.SAME_WORDS, weights.SECOND_GIVEN_SAME, "second given names agree: {0}, {1}"
)
SECOND_OTHER = _level(
    Part.SECOND, Rule.SAME_WORDS, weights.SECOND_GIVEN_OTHER, "second given names differ: {0}, {1}"
)

PATRONYMIC_SAME = _level(Part.PATRONYMIC, Rule.PATRONYMICS, weights.PATRONYMIC_SAME, "same patronymic: {1}")
PATRONYMIC_ONE_FATHER = _level(
    Part.PATRONYMIC,
    Rule.PATRONYMICS,
    weights.PATRONYMIC_SAME,
    "patronymics of one father's name: {0}, {1}",
)
PATRONYMIC_NEAR = _steps(
    Part.PATRONYMIC,
    weights.PATRONYMIC_STEPS,
    "patronymics nearly the same: {0}, {1}",
    "different patronymics, though alike: {0}, {1}",
)
PATRONYMIC_OTHER = _level(
    Part.PATRONYMIC, Rule.PATRONYMICS, weights.PATRONYMIC_OTHER, "different patronymics: {0}, {1}"
)
PATRONYMIC_INITIAL = _level(
    Part.PATRONYMIC,
    Rule.INITIALS,
    weights.SECOND_INITIAL_SAME,
    "the initial of the patronymic agrees: {0}, {1}",
)
PATRONYMIC_INITIAL_OTHER = _level(
    Part.PATRONYMIC,
    Rule.INITIALS,
    weights.SECOND_INITIAL_OTHER,
    "the initial of the patronymic differs: {0}, {1}",
)

SEX_OTHER = _level(
    Part.SEX, Rule.GENDER, weights.SEX_OTHER, "one is a man's name and the other a woman's: {0}, {1}"
)
CALL_SIGN_SAME = _level(Part.CALL_SIGN, Rule.CALL_SIGNS, weights.CALL_SIGN_SAME, "same call sign: {0}")
ANOTHER_CASE = _level(Part.CASE, Rule.CASES, weights.ANOTHER_CASE, "only if {0} stands in another case")
NOTHING_SHARED = _level(
    Part.NOTHING, Rule.SAME_WORDS, weights.NOTHING_SHARED, "no part of the names can be compared"
)


def step(scaled: float, steps: tuple[tuple[float, Level], ...], beyond: Level) -> Level:
    """The level of a distance: that of the first step it does not pass, or what lies beyond all."""
    for reach, level in steps:
        if scaled <= reach:
            return level
    return beyond

"""Every number by which names are compared, in log odds. Nothing else in the room decides how much a thing weighs.

Chosen by hand on pairs of our own making (`bench/names`), with three aims: a family and a given name together
are enough, neither is alone; something left out says nothing; one clear contradiction outweighs all agreement.
"""

THRESHOLD = 0.5
"""From this score on the decision is "same"."""
UNSURE = 0.1
"""From this score on, below THRESHOLD, the decision is "unsure"."""
PRIOR = -4.5
"""What every comparison starts from: two names are not the same until something says so."""
NOTHING_SHARED = 3.3
"""Added where no part stands in both names: not known is not different."""

FAMILY_SAME = 4.0
FAMILY_BY_SOUND = 3.8
FAMILY_STEM = 3.6
FAMILY_DECLINED = 3.0
FAMILY_HALF = 2.0
HALVES_DIFFER = -3.0
FAMILY_STEPS = ((0.36, 3.0), (0.45, 1.5), (0.55, -1.0), (0.65, -1.4), (0.85, -2.0), (1.05, -3.0), (1.6, -4.5))
"""Distance in sound, scaled for length, up to which a family name still weighs so much."""
IN_LATIN = 0.82
"""How much a distance counts where a family name is in Latin letters: schemes differ where names do not."""
OTHER_VOWEL = 0.35
"""Added for a vowel that no language or scheme writes for the other, although they sound near: Шилков, Шелков."""
NEAR_ENOUGH = 0.3
"""Distance up to which no foreign spelling is tried."""
FIRST_SOUND = 0.4
"""Added to the distance of two words that begin with different consonants."""
FAMILY_OTHER = -6.5

GIVEN_SAME = 3.5
GIVEN_EQUIVALENT = 3.3
GIVEN_SAME_SHORT = 3.1
"""One short form in both, which may stand for several names."""
GIVEN_SHORT = 2.6
GIVEN_TWO_SHORT = 2.0
GIVEN_MANY = -0.5
"""Added where a short form stands for more than three names."""
GIVEN_STEPS = ((0.3, 3.2), (0.65, 2.4), (0.85, 1.2), (1.05, 0.2), (1.3, -1.5))
GIVEN_OTHER = -6.5
SECOND_GIVEN_OTHER = -4.0
SECOND_GIVEN_SAME = 1.0

PATRONYMIC_SAME = 2.2
PATRONYMIC_STEPS = ((0.45, 1.6), (0.7, 0.8), (1.0, -0.8), (1.3, -3.0))
PATRONYMIC_OTHER = -7.0

INITIAL_SAME = 1.6
SECOND_INITIAL_SAME = 1.0
FAMILY_INITIAL = 1.6
INITIAL_OTHER = -5.0
INITIALS_OTHER = -2.5
SECOND_INITIAL_OTHER = -4.0

CONTRADICTION = -3.0
"""Evidence that weighs less than this says already that two names are not one."""
CALL_SIGN_SAME = 2.6
SEX_OTHER = -5.0
SLIP = 2.0
TWO_SLIPS = 1.0
BLANKS = 7.0
BLANKS_AND_SLIP = 6.0
ANOTHER_CASE = -2.8
"""Where a name must be read as declined although it is a name of the other sex as it stands."""

WORD_SAME = 3.2
WORD_SHORT = 2.6
WORD_STEPS = ((0.3, 2.8), (0.65, 2.2), (1.05, 1.0), (1.3, 0.0))
WORD_BONES = 1.8
"""Where only vowels differ, however many."""
WORD_BONES_FROM = 0.65
WORD_TOO = 0.3
"""A word that agrees when two others did."""
WORD_OTHER = -5.0
WORD_MORE = -0.5


Lengths = tuple[tuple[float, float], ...]
FAMILY_LENGTHS: Lengths = ((4.5, 1.4), (8, 1.0), (10, 0.85), (99, 0.7))
GIVEN_LENGTHS: Lengths = ((4.5, 1.5), (8, 1.0), (99, 0.8))
PATRONYMIC_LENGTHS: Lengths = ((4.5, 1.3), (7, 1.0), (99, 0.85))
WORD_LENGTHS: Lengths = ((4.5, 1.6), (7, 1.0), (99, 0.8))
"""How much a distance counts in words shorter than so many letters: a letter more is much in Жук, little in
Мирошниченко."""


def scaled(distance: float, a: str, b: str, lengths: Lengths) -> float:
    """A distance for the length of the words it lies between."""
    length = (len(a) + len(b)) / 2
    return next((distance * factor for below, factor in lengths if length < below), distance)


def step(distance: float, steps: tuple[tuple[float, float], ...], beyond: float) -> float:
    """The weight of a distance: that of the first step it does not pass, or what lies beyond all."""
    for reach, weight in steps:
        if distance <= reach:
            return weight
    return beyond

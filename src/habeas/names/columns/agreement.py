"""Levels of agreement of many pairs of names, by arrays where words decide, one by one where more is needed.

Invariant: every pair gets the levels, or the comparison, that `compare` of the two names gives.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

try:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cpdist

    QUICK = True
except ImportError:  # a little slower without it, nothing else
    QUICK = False

from habeas.names.columns.names import Names
from habeas.names.columns.uncollected import uncollected
from habeas.names.columns.vocabulary import Numbers, Vocabulary
from habeas.names.compare import compare_names
from habeas.names.distance import GIVE_UP, LEAST_SLIP
from habeas.names.evidence import family, given, patronymic, slips, weights
from habeas.names.evidence import levels as every
from habeas.names.evidence.levels import LEVELS, Level, Part
from habeas.names.name import Word
from habeas.names.readings import MOST_LETTERS
from habeas.names.result import Comparison
from habeas.names.rules import Rule

Codes = NDArray[np.uint8]
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
PARTS = (Part.GIVEN, Part.SECOND, Part.FAMILY, Part.PATRONYMIC, Part.SEX, Part.CALL_SIGN)
"""The parts in the order in which evidence is added up."""

_WEIGHTS = np.array([one.weight for one in LEVELS])
_NOTHING_OFF = frozenset[Rule]()


class Levels:
    """For each pair and part the number of a level in `LEVELS`; 0 where a part stands in one name only.

    `alone` are pairs that were compared one by one, by row: their score is that of the comparison, which may rest
    on another reading of the names.
    """

    def __init__(self, left: Names, i: Rows, right: Names, j: Rows) -> None:
        self.left, self.i, self.right, self.j = left, i, right, j
        self.codes: dict[Part, Codes] = {part: np.zeros(len(i), np.uint8) for part in PARTS}
        self.alone: dict[int, Comparison] = {}
        self.score = np.zeros(len(i))

    def __len__(self) -> int:
        return len(self.i)

    def __getitem__(self, part: Part) -> Codes:
        return self.codes[part]

    def set_alone(self, row: int, found: Comparison) -> None:
        """A pair compared one by one: its score, and the levels of its parts as far as it has such."""
        self.alone[row] = found
        self.score[row] = found.score
        for part in PARTS:
            self.codes[part][row] = 0
        for one in found.evidence:
            if one.level is not None and one.level.part in self.codes:
                self.codes[one.level.part][row] = one.level.number


def levels(left: Names, i: Rows, right: Names, j: Rows) -> Levels:
    """How the names left[i] and right[j] agree, pair by pair."""
    if left.vocabulary is not right.vocabulary:
        right = Names.of(right.texts, beside=left)
    with uncollected():
        return _found(Levels(left, i, right, j))


def _found(found: Levels) -> Levels:
    left, i, right, j = found.left, found.i, found.right, found.j
    odd = (left.odd[i] | right.odd[j]) > 0
    rows = np.flatnonzero(~odd)
    if len(rows):
        _parts(found, rows)
        again = rows[_looked_at_again(found, rows)]
    else:
        again = rows
    for row in [*np.flatnonzero(odd).tolist(), *again.tolist()]:
        found.set_alone(row, compare_names(left.name(int(i[row])), right.name(int(j[row]))))
    return found


def scores(levels: Levels) -> NDArray[np.float64]:
    """How well the names agree, 0 to 1, as `compare` says it."""
    return levels.score


def _parts(found: Levels, rows: Rows) -> None:
    left, right, words = found.left, found.right, found.left.vocabulary
    i, j = found.i[rows], found.j[rows]
    families = _family(words, left.family[i], right.family[j], (left.oblique[i] | right.oblique[j]) > 0)
    _family_initials(left, i, right, j, families)
    givens = _given(words, left.given[i], right.given[j])
    _given_initials(left, i, right, j, givens)
    seconds = _second(words, left.second[i], right.second[j])
    _second_initials(left, i, right, j, seconds)
    fathers = _patronymic(words, left.patronymic[i], right.patronymic[j])
    _patronymic_initials(left, i, right, j, fathers)
    total = weights.PRIOR + _WEIGHTS[givens] + _WEIGHTS[seconds] + _WEIGHTS[families] + _WEIGHTS[fathers]
    sexes = left.sex[i].astype(np.int8) * right.sex[j] == 2
    for codes in (givens, seconds, families, fathers):
        sexes &= _WEIGHTS[codes] >= weights.CONTRADICTION
    nothing = (givens == 0) & (seconds == 0) & (families == 0) & (fathers == 0) & ~sexes
    total += np.where(sexes, weights.SEX_OTHER, 0.0) + np.where(nothing, weights.NOTHING_SHARED, 0.0)
    found.codes[Part.SEX][rows] = np.where(sexes, every.SEX_OTHER.number, 0)
    for part, codes in zip(PARTS, (givens, seconds, families, fathers), strict=False):
        found.codes[part][rows] = codes
    found.score[rows] = np.round(1 / (1 + np.exp(-total)), 4)


def _family(words: Vocabulary, a: Numbers, b: Numbers, oblique: Flags) -> Codes:
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    same = words.plain[x] == words.plain[y]
    velar = (words.velar[x] & words.velar[y]) > 0
    sound = ~velar & (words.sound[x] == words.sound[y])
    stem = ~velar & (words.stem[x] == words.stem[y])
    apart = _apart(words, x, y) > family.MOST_LETTERS
    apart &= words.front[x] != words.front[y]
    known = [same, sound, stem, apart]
    made = [every.FAMILY_SAME, every.FAMILY_BY_SOUND, every.FAMILY_STEM, every.FAMILY_OTHER]
    here = np.select(known, [one.number for one in made], 0).astype(np.uint8)
    rest = np.flatnonzero(here == 0)
    far = _far(words, x[rest], y[rest])
    here[rest[far]] = every.FAMILY_OTHER.number
    rest = rest[~far]
    turned = oblique[there][rest]
    here[rest] = _one_by_one(
        words, x[rest], y[rest], turned, lambda p, q, o: family.one(p, q, o, _NOTHING_OFF)
    )
    codes[there] = here
    return codes


def _far(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Family names that begin differently and lie so many slips apart that no weighing of them can bring them near.

    A slip costs `LEAST_SLIP` or more once vowels count for nothing; a velar read hard adds one slip.
    """
    far: Flags = words.front[x] != words.front[y]
    some = np.flatnonzero(far)
    if not QUICK or not len(some):
        return np.zeros(len(x), bool)
    most = int(GIVE_UP / LEAST_SLIP)
    stems = words.skeletons
    slips = cpdist(
        [stems[n] for n in x[some].tolist()],
        [stems[n] for n in y[some].tolist()],
        scorer=OSA.distance,
        score_cutoff=most + 1,
        dtype=np.uint8,
    )
    far[some] = slips > most + (words.velar[x[some]] & words.velar[y[some]])
    return far


def _given(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    short = (words.is_given[x] > 0) & (words.full[x] == 0)
    same = words.plain[x] == words.plain[y]
    other = (words.sure[x] & words.sure[y]) > 0
    other &= ~words.sets.meet(words.given[x], words.given[y])
    known = [same & short, same, other]
    made = [every.GIVEN_SAME_SHORT, every.GIVEN_SAME, every.GIVEN_OTHER]
    here = np.select(known, [one.number for one in made], 0).astype(np.uint8)
    rest = np.flatnonzero(here == 0)
    here[rest] = _one_by_one(words, x[rest], y[rest], None, lambda p, q, _: given.one(p, q, _NOTHING_OFF))
    codes[there] = here
    return codes


def _second(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    if len(there):
        codes[there] = _one_by_one(
            words, a[there], b[there], None, lambda p, q, _: given.second(p, q, _NOTHING_OFF)
        )
    return codes


def _patronymic(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    same = words.plain[x] == words.plain[y]
    met = words.sets.meet(words.father[x], words.father[y])
    one = met | (words.patronymic[x] == words.patronymic[y])
    other = (words.father[x] > 0) & (words.father[y] > 0)
    made = [every.PATRONYMIC_SAME, every.PATRONYMIC_ONE_FATHER, every.PATRONYMIC_OTHER]
    here = np.select([same, one, other], [level.number for level in made], 0).astype(np.uint8)
    rest = np.flatnonzero(here == 0)
    here[rest] = _one_by_one(words, x[rest], y[rest], None, lambda p, q, _: patronymic.one(p, q))
    codes[there] = here
    return codes


def _family_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A family name against the only initial beside a given name."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (short.letters[s] == 1) & (short.family[s] < 0) & (named.family[n] >= 0)
        there &= (short.given[s] >= 0) & (short.patronymic[s] < 0)
        some = np.flatnonzero(there)
        bits = short.vocabulary.family_starts[named.family[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.FAMILY_INITIAL, every.FAMILY_INITIAL_OTHER)


def _given_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A given name or its initial on each side, at least one initial."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        some = np.flatnonzero((short.letters[s] > 0) & (short.given[s] < 0) & (named.given[n] >= 0))
        bits = short.vocabulary.starts[named.given[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIAL_OTHER)
    there = (left.letters[i] > 0) & (right.letters[j] > 0) & (left.given[i] < 0) & (right.given[j] < 0)
    some = np.flatnonzero(there)
    bits = left.first[i[some]] & right.first[j[some]]
    codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIALS_OTHER)


def _second_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A second given name against the initial beside the only given name of the other."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (
            (named.second[n] >= 0) & (short.second[s] < 0) & (short.given[s] >= 0) & (short.letters[s] > 0)
        )
        some = np.flatnonzero(there)
        bits = short.vocabulary.starts[named.second[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.SECOND_SAME, every.SECOND_OTHER)


def _patronymic_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A patronymic or its initial on each side, at least one initial."""
    first, second = _second_initial(left)[i], _second_initial(right)[j]
    for named, n, letter in ((left, i, second), (right, j, first)):
        some = np.flatnonzero((letter > 0) & (named.patronymic[n] >= 0) & (codes == 0))
        bits = named.vocabulary.father_starts[named.patronymic[n[some]]] & letter[some]
        codes[some] = _fits(bits, every.PATRONYMIC_INITIAL, every.PATRONYMIC_INITIAL_OTHER)
    none = (left.patronymic[i] < 0) & (right.patronymic[j] < 0)
    some = np.flatnonzero((first > 0) & (second > 0) & none)
    bits = first[some] & second[some]
    codes[some] = _fits(bits, every.PATRONYMIC_INITIAL, every.PATRONYMIC_INITIAL_OTHER)


def _second_initial(names: Names) -> Numbers:
    """The initial that stands for a patronymic, as `evidence.patronymic` has it: 0 if there is none."""
    letter = np.where(names.given >= 0, names.first, names.next)
    return np.where((names.given >= 0) & (names.family < 0), 0, letter)


def _fits(bits: Numbers, fits: Level, other: Level) -> Codes:
    return np.where(bits > 0, fits.number, other.number).astype(np.uint8)


def _apart(words: Vocabulary, x: Numbers, y: Numbers) -> NDArray[np.uint8]:
    """In how many consonants two words differ."""
    differ: NDArray[np.uint8] = np.bitwise_count(words.letters[x] ^ words.letters[y])
    return differ


def _one_by_one(
    words: Vocabulary, x: Numbers, y: Numbers, flag: Flags | None, one: Callable[[Word, Word, bool], Level]
) -> Codes:
    """The levels of words, each different pair of words compared once."""
    if not len(x):
        return np.zeros(0, np.uint8)
    key = x.astype(np.int64) << 32 | y.astype(np.int64) << 1
    if flag is not None:
        key |= flag
    pairs, back = np.unique(key, return_inverse=True)
    every_word = words.words
    found = [
        one(every_word[pair >> 32], every_word[(pair >> 1) & 0x7FFFFFFF], bool(pair & 1)).number
        for pair in pairs.tolist()
    ]
    return np.array(found, np.uint8)[back]


def _looked_at_again(found: Levels, rows: Rows) -> Flags:
    """Pairs below the threshold that another reading or a slip of the hand could make one."""
    again = found.score[rows] < weights.THRESHOLD
    below = np.flatnonzero(again)
    left, right = found.left, found.right
    i, j = found.i[rows[below]], found.j[rows[below]]
    again[below] = _readings(left, i, right, j) | _slips(left, i, right, j) | _blanks(left, i, right, j)
    return again


def _readings(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs that have another reading, and words enough that could be one."""
    roles = (left.patronymic[i] < 0) & (right.patronymic[j] < 0)
    roles &= (left.count[i] > 1) & (right.count[j] > 1)
    roles &= (left.western[i] | right.western[j]) > 0
    more = (left.patronymic[i] < 0) & (right.patronymic[j] < 0) & (left.count[i] > 1) & (right.count[j] > 1)
    more &= (left.count[i] > 2) | (right.count[j] > 2)
    can = ((left.others[i] | right.others[j]) > 0) | roles | more
    some = np.flatnonzero(can)
    can[some] = _worth(left, i[some], right, j[some])
    return can


def _worth(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """What `readings.worth` says."""
    swap = left.count[i] > right.count[j]
    a, b = left.words[i], right.words[j]
    first, second = np.where(swap[:, None], b, a), np.where(swap[:, None], a, b)
    words = left.vocabulary
    alike = np.zeros(len(i), np.int32)
    for p in range(first.shape[1]):
        x, any_ = first[:, p], np.zeros(len(i), bool)
        for q in range(second.shape[1]):
            y = second[:, q]
            here = (_apart(words, x, y) <= MOST_LETTERS) & (words.letters[x] & words.letters[y] > 0)
            here |= words.sound[x] == words.sound[y]
            here |= words.sets.meet(words.given[x], words.given[y])
            any_ |= here & (y >= 0)
        alike += any_ & (x >= 0)
    return alike >= np.minimum(2, np.minimum(left.count[i], right.count[j]))


def _blanks(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs of which one has more words than the other, of the same letters."""
    found: Flags = left.count[i] + left.letters[i] != right.count[j] + right.letters[j]
    for row in np.flatnonzero(found).tolist():
        found[row] = slips.blanks(left.texts[i[row]], right.texts[j[row]]) > 0
    return found


def _slips(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs that `slips.compare` looks at: as many words, but for a patronymic that one name leaves out; one of them,
    or two of three, agree with none of the other name and are near one of it.
    """
    more = left.count[i].astype(np.int8) - right.count[j]
    without = (more == 1) & (left.patronymic[i] >= 0) & (right.patronymic[j] < 0)
    without |= (more == -1) & (left.patronymic[i] < 0) & (right.patronymic[j] >= 0)
    found: Flags = (more == 0) | without
    least = np.minimum(left.count[i], right.count[j])
    found &= (least > 1) & (left.letters[i] == 0) & (right.letters[j] == 0)
    some = np.flatnonzero(found)
    words, a, b = left.vocabulary, left.words[i[some]], right.words[j[some]]
    full = least[some] > 2
    lengths, letters = (np.where(full, most[1], most[0]) for most in (slips.MOST_LENGTHS, slips.MOST_LETTERS))
    alone, none = np.zeros(len(some), np.int32), np.zeros(len(some), np.int32)
    for p in range(a.shape[1]):
        x = a[:, p]
        one, close = np.zeros(len(some), bool), np.zeros(len(some), bool)
        for q in range(b.shape[1]):
            y = b[:, q]
            there = (x >= 0) & (y >= 0)
            one |= there & _one_word(words, x, y)
            like = abs(words.length[x].astype(np.int16) - words.length[y]) <= lengths
            close |= there & like & (_apart(words, x, y) <= letters)
        alone += ~one & (x >= 0)
        none += ~one & ~close & (x >= 0)
    # A patronymic that the other leaves out stands alone and has none near.
    spare = (more[some] == 1).astype(np.int32)
    found[some] = (alone <= np.where(full, slips.most_misspelt(True), slips.most_misspelt(False)) + spare) & (
        none <= spare
    )
    return found


def _one_word(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Words that can be one name without any slip, as `slips.agree` says."""
    one: Flags = (words.sound[x] == words.sound[y]) | (words.stem[x] == words.stem[y])
    one |= words.sets.meet(words.given[x], words.given[y])
    one |= words.sets.meet(words.father[x], words.father[y])
    return one

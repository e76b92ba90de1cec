"""How far two words in sound are from each other: slips of ear, hand and scheme cost less than other letters.

A weighted optimal string alignment distance (Damerau's four slips, each place touched once). It is 0 for equal
words, symmetric, and given up as FAR once it cannot be small any more.
"""

import re
from itertools import pairwise

FAR = 9.0
"""What a distance is given as when it is too great to matter."""

GIVE_UP = 1.9
"""Beyond this a word is another word, however long it is."""
BAND = 3
"""So many letters more or less, and no word is near another."""
MOST_EDITS = 4
"""So many letters that the other word has not, and no word is near another."""
VOWELS = "aeiou"
_VOWEL = 0.7
_NEAR_VOWEL = 0.25
_UNSTRESSED = 0.4
_NEAR = 0.75
_ACROSS_SCHEMES = 0.5
_YO = 0.42
TRANSPOSED = 0.7
"""Two letters exchanged."""
_LOST_VOWEL = 0.6
_LOST_SOFT = 0.6
_LOST_H = 0.6


def _pairs() -> dict[str, dict[str, float]]:
    cost = {a + b: _VOWEL for a in VOWELS for b in VOWELS if a != b}
    cost["ei"] = cost["ie"] = _NEAR_VOWEL
    cost["ao"] = cost["oa"] = _UNSTRESSED
    cost["eo"] = cost["oe"] = _YO
    # Voiced and voiceless, and letters that schemes or foreign ears confuse.
    for pair in (
        "sz",
        "dt",
        "bp",
        "vf",
        "wj",
        "qw",
        "cs",
        "cq",
        "cz",
        "hk",
        "vu",
        "jz",
        "jq",
        "sw",
        "kq",
        "wz",
        "ck",
    ):
        cost[pair] = cost[pair[::-1]] = _NEAR
    for pair in ("vu", "vf", "wq", "ij", "cq"):
        cost[pair] = cost[pair[::-1]] = _ACROSS_SCHEMES
    nested: dict[str, dict[str, float]] = {}
    for pair, much in cost.items():
        nested.setdefault(pair[0], {})[pair[1]] = much
    return nested


SUBSTITUTE = _pairs()
"""What a letter costs that stands for another; 1 if it is not here."""
_NONE: dict[str, float] = {}
LOSE = {**dict.fromkeys(VOWELS, _LOST_VOWEL), "i": _LOST_SOFT, "h": _LOST_H}


def distance(a: str, b: str) -> float:
    """The distance of two words in sound, FAR if it is more than GIVE_UP."""
    if a == b:
        return 0.0
    start, end, shortest = 0, 0, min(len(a), len(b))
    while start < shortest and a[start] == b[start]:
        start += 1
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        cost = 0.0
        for letter in a or b:
            cost += LOSE.get(letter, 1.0)
        return cost if cost <= GIVE_UP else FAR
    if len(a) == len(b) == 1:
        return SUBSTITUTE[a].get(b, 1.0) if a in SUBSTITUTE else 1.0
    longest = max(len(a), len(b))
    if abs(len(a) - len(b)) > BAND or longest - len(set(a) & set(b)) > MOST_EDITS:
        return FAR
    return _aligned(a, b)


def _aligned(a: str, b: str) -> float:
    """The distance by rows, within a band beside the diagonal: farther off it would be FAR anyway."""
    lose = [LOSE.get(letter, 1.0) for letter in b]
    row = [0.0]
    for cost in lose:
        row.append(row[-1] + cost)
    above, width = row, len(b)
    for i, x in enumerate(a):
        first, lost, near = max(0, i - BAND), LOSE.get(x, 1.0), SUBSTITUTE.get(x, _NONE)
        new = [FAR] * (width + 1)
        least = new[first] = left = row[first] + lost
        for j in range(first, min(width, i + BAND + 1)):
            y = b[j]
            best = row[j] if x == y else row[j] + near.get(y, 1.0)
            if (other := row[j + 1] + lost) < best:
                best = other
            if (other := left + lose[j]) < best:
                best = other
            if i and j and x == b[j - 1] and y == a[i - 1] and (other := above[j - 1] + TRANSPOSED) < best:
                best = other
            new[j + 1] = left = best
            if best < least:
                least = best
        if least > GIVE_UP:
            return FAR
        above, row = row, new
    return row[-1] if row[-1] <= GIVE_UP else FAR


def one_slip(a: str, b: str) -> bool:
    """Whether one slip of the hand lies between two written words, past their first letter.

    A letter left out or put in, two exchanged, a vowel for one that sounds near, the key beside, or a letter
    that print confuses. Any other letter for another is not counted: that is how names differ.
    """
    if a[:1] != b[:1]:
        return False
    rest_a, rest_b = _apart(a, b)
    if not one_letter(a, b):
        return False
    return len(rest_a) != len(rest_b) or rest_a[:2] == rest_b[1::-1] or _confused(rest_a[0], rest_b[0])


def one_letter(a: str, b: str) -> bool:
    """Whether two written words are one letter apart, or two letters exchanged, and neither derived from the other."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    rest_a, rest_b = _apart(a, b)
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter and not _DERIVED.match(longer)


BEYOND = 9.0
"""What `by_hand` gives for words that no two slips lie between."""
TYPED = 0.5
"""What it counts for letters exchanged or struck twice: hands do that, while two names hardly ever differ so."""
_BESIDE_KEY = 0.7
_TWO_LETTERS = 2.0


def by_hand(a: str, b: str) -> float:
    """How far one written word is from another for a hand that types: a letter is 1, less where hands slip more often.

    BEYOND if it is more than two letters.
    """
    if abs(len(a) - len(b)) > _TWO_LETTERS:
        return BEYOND
    above: list[float] = []
    struck = [_struck(b, j, y) for j, y in enumerate(b)]
    row = [0.0]
    for cost in struck:
        row.append(row[-1] + cost)
    for i, x in enumerate(a):
        lost = _struck(a, i, x)
        new = [left := row[0] + lost]
        for j, y in enumerate(b):
            best = row[j] if x == y else row[j] + (_BESIDE_KEY if _confused(x, y) else 1.0)
            if (other := row[j + 1] + lost) < best:
                best = other
            if (other := left + struck[j]) < best:
                best = other
            turned = i and j and x == b[j - 1] and y == a[i - 1] and x != y
            if turned and (other := above[j - 1] + TYPED) < best:
                best = other
            new.append(left := best)
        if min(new) > _TWO_LETTERS:
            return BEYOND
        above, row = row, new
    return row[-1] if row[-1] <= _TWO_LETTERS else BEYOND


def _struck(word: str, at: int, letter: str) -> float:
    """What a letter too many counts: less beside the same letter."""
    return TYPED if letter in (word[at - 1 : at], word[at + 1 : at + 2]) else 1.0


def typed(a: str, b: str) -> bool:
    """Whether two words one letter apart are so by two letters exchanged, or by one struck twice."""
    rest_a, rest_b = _apart(a, b)
    if len(a) == len(b):
        return rest_a[:2] == rest_b[1::-1]
    longer, at = (a, len(b) - len(rest_b)) if len(a) > len(b) else (b, len(a) - len(rest_a))
    return _struck(longer, at, longer[at]) == TYPED


def _apart(a: str, b: str) -> tuple[str, str]:
    """What follows the beginning that two words share."""
    start, shortest = 0, min(len(a), len(b))
    while start < shortest and a[start] == b[start]:
        start += 1
    return a[start:], b[start:]


_DERIVED = re.compile("[кчцk](?:[кk]?(?:ин|ін|ов|ев|in|ov|ev)|енко|ук)[аaуy]?$")
"""Машин and Машкин are two surnames, not one misspelt."""

_NEAR_VOWELS = ("иі", "еє", "ие", "оа", "ії", "иы", "еэ", "яа", "юу", "ий", "іе", "iy", "ie", "oa", "ea")
_ROWS = ("йцукенгшщзхїъ", "фівапролджє", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PRINTED = ("нп", "ни", "шщ", "бв", "се", "лп", "гт", "цщ", "хк", "rn", "il", "ce", "vu", "hb")
_BESIDE = frozenset(a + b for row in _ROWS for a, b in pairwise(row)) | frozenset((*_PRINTED, *_NEAR_VOWELS))


def _confused(x: str, y: str) -> bool:
    return x + y in _BESIDE or y + x in _BESIDE

"""How far two words in sound are from each other: slips of ear, hand and scheme cost less than other letters.

A weighted optimal string alignment distance (Damerau's four slips, each place touched once). It is 0 for equal
words, symmetric, and given up as FAR once it cannot be small any more.
"""

import re
from itertools import pairwise

FAR = 9.0
"""What a distance is given as when it is too great to matter."""

GIVE_UP = 2.6
VOWELS = "aeiou"
_VOWEL = 0.7
_NEAR_VOWEL = 0.25
_UNSTRESSED = 0.4
_NEAR = 0.75
_ACROSS_SCHEMES = 0.5
_TRANSPOSED = 0.7
_LOST_VOWEL = 0.6
_LOST_SOFT = 0.6
_LOST_H = 0.6


def _pairs() -> dict[str, float]:
    cost = {a + b: _VOWEL for a in VOWELS for b in VOWELS if a != b}
    cost["ei"] = cost["ie"] = _NEAR_VOWEL
    cost["ao"] = cost["oa"] = _UNSTRESSED
    cost["eo"] = cost["oe"] = _ACROSS_SCHEMES
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
    return cost


_SUBSTITUTE = _pairs()
_LOSE = {**dict.fromkeys(VOWELS, _LOST_VOWEL), "i": _LOST_SOFT, "h": _LOST_H}


def distance(a: str, b: str) -> float:
    """The distance of two words in sound, FAR if it is more than GIVE_UP."""
    if a == b:
        return 0.0
    start = 0
    shortest = min(len(a), len(b))
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        cost = sum(_LOSE.get(letter, 1.0) for letter in a or b)
        return cost if cost <= GIVE_UP else FAR
    if len(a) == len(b) == 1:
        return _SUBSTITUTE.get(a + b, 1.0)
    if abs(len(a) - len(b)) > 5:
        return FAR
    return _aligned(a, b)


def _aligned(a: str, b: str) -> float:
    above: list[float] = []
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _LOSE.get(letter, 1.0))
    for i, x in enumerate(a):
        lost = _LOSE.get(x, 1.0)
        new = [row[0] + lost]
        for j, y in enumerate(b):
            best = row[j] if x == y else row[j] + _SUBSTITUTE.get(x + y, 1.0)
            best = min(best, row[j + 1] + lost, new[j] + _LOSE.get(y, 1.0))
            if i and j and x == b[j - 1] and y == a[i - 1]:
                best = min(best, above[j - 1] + _TRANSPOSED)
            new.append(best)
        if min(new) > GIVE_UP:
            return FAR
        above, row = row, new
    return row[-1] if row[-1] <= GIVE_UP else FAR


def one_slip(a: str, b: str) -> bool:
    """Whether one slip of the hand lies between two written words, past their first letter.

    A letter left out or put in, two exchanged, a vowel for one that sounds near, the key beside, or a letter
    that print confuses. Any other letter for another is not counted: that is how names differ.
    """
    if a == b or abs(len(a) - len(b)) > 1 or a[:1] != b[:1]:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        if rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]:
            return True
        return rest_a[1:] == rest_b[1:] and _confused(rest_a[0], rest_b[0])
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter and not _DERIVED.match(longer)


_DERIVED = re.compile("[кчцk](?:[кk]?(?:ин|ін|ов|ев|in|ov|ev)|енко|ук|о|o)[аaуy]?$")
"""Машин and Машкин are two surnames, not one misspelt."""

_NEAR_VOWELS = ("иі", "еє", "ие", "оа", "ії", "иы", "еэ", "яа", "юу", "ий", "іе", "iy", "ie", "oa", "ea")
_ROWS = ("йцукенгшщзхїъ", "фівапролджє", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PRINTED = ("нп", "ни", "шщ", "бв", "се", "лп", "гт", "цщ", "хк", "rn", "il", "ce", "vu", "hb")
_BESIDE = frozenset(a + b for row in _ROWS for a, b in pairwise(row)) | frozenset((*_PRINTED, *_NEAR_VOWELS))


def _confused(x: str, y: str) -> bool:
    return x + y in _BESIDE or y + x in _BESIDE

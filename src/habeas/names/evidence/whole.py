"""Names whose parts have no sure roles: their words matched as a whole, in any order.

For names of other traditions (chains of Arabic names, two Spanish surnames, Chinese order). Words that only one
of the names has say little; words that each has without a match in the other speak against.
"""

from itertools import permutations

from habeas.names.distance import VOWELS, distance
from habeas.names.evidence import given, weights
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.words import word

_GOOD = 0.0
_FULL = 2
"""So many words that agree count in full: a chain of five names of which one is another's is another person's."""


def compare(a: Name, b: Name) -> list[Evidence]:
    """Evidence from matching words with words, the best matches first."""
    first, second = list(a.words), list(b.words)
    if len(first) > len(second):
        first, second = second, first
        a, b = b, a
    second = _joined(first, second)
    first = _joined(second, first)
    ranked = sorted(
        ((_weight(x, y), n, m) for n, x in enumerate(first) for m, y in enumerate(second)), reverse=True
    )
    used: set[int] = set()
    matched: dict[int, tuple[int, float]] = {}
    for weight, n, m in ranked:
        if weight > _GOOD and n not in matched and m not in used:
            matched[n] = (m, weight if len(matched) < _FULL else weights.WORD_TOO)
            used.add(m)
    found = [_alike(first[n], second[m], weight) for n, (m, weight) in matched.items()]
    lone = [one for n, one in enumerate(first) if n not in matched]
    rest = [one for m, one in enumerate(second) if m not in used]
    return found + _initials(a, rest) + _initials(b, lone) + _left(lone, rest)


def _joined(words: list[Word], others: list[Word]) -> list[Word]:
    """The others, with two made one where the words have them as one: Mohammad Hasni, Mohammadhasni."""
    there = {one.sound for one in words} - {one.sound for one in others}
    for x, y in permutations(others, 2):
        if x.sound + y.sound in there:
            return [one for one in others if one is not x and one is not y] + [
                word(x.written + y.written.lower())
            ]
    return others


def _weight(a: Word, b: Word) -> float:
    if a.plain == b.plain or a.sound == b.sound:
        return weights.WORD_SAME if len(a.plain) > 3 else weights.WORD_SHORT
    if a.given and b.given:
        if a.given.full & b.given.full:
            return weights.WORD_SAME
        if a.given.all & b.given.all:
            return weights.WORD_SHORT
        if given.is_sure(a) and given.is_sure(b):
            return weights.WORD_OTHER
    if (a.letters ^ b.letters).bit_count() > 4:
        return weights.WORD_OTHER
    scaled = weights.scaled(distance(a.sound, b.sound), a.sound, b.sound, weights.WORD_LENGTHS)
    if scaled > weights.WORD_BONES_FROM and _bones(a.sound) == _bones(b.sound) and a.letters.bit_count() > 2:
        return weights.WORD_BONES
    return weights.step(scaled, weights.WORD_STEPS, weights.WORD_OTHER)


def _bones(sound: str) -> str:
    """The consonants of a word: Arabic and others write few vowels, and lists guess them."""
    return "".join(letter for letter in sound if letter not in VOWELS)


def _alike(a: Word, b: Word, weight: float) -> Evidence:
    if a.plain == b.plain:
        return Evidence(Rule.WHOLE, weight, "both have {0}", (a.written,))
    return Evidence(Rule.WHOLE, weight, "{0} and {1} are alike", (a.written, b.written))


def _initials(short: Name, rest: list[Word]) -> list[Evidence]:
    """Initials of one name against words that only the other has."""
    if not rest or not short.initials:
        return []
    letter, words = short.initials[0], ", ".join(one.written for one in rest)
    if any(given.initial_fits(one, letter) for one in rest):
        return [
            Evidence(
                Rule.WHOLE, weights.SECOND_INITIAL_SAME, "the initial {0} fits one of {1}", (letter, words)
            )
        ]
    return [Evidence(Rule.WHOLE, weights.INITIAL_OTHER, "the initial {0} fits none of {1}", (letter, words))]


def _left(lone: list[Word], rest: list[Word]) -> list[Evidence]:
    """Words without a match: against each other as far as both names have them, then as merely left out."""
    against = [
        Evidence(Rule.WHOLE, weights.WORD_OTHER, "{0} and {1} have nothing in common", (x.written, y.written))
        for x, y in zip(lone, rest, strict=False)
    ]
    return against + [
        Evidence(Rule.WHOLE, weights.WORD_MORE, "only one of the names has {0}", (one.written,))
        for one in rest[len(lone) :]
    ]

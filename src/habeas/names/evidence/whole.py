"""Names whose parts have no sure roles: their words matched as a whole, in any order.

For names of other traditions (chains of Arabic names, two Spanish surnames, Chinese order). Words that only one
of the names has say little; words that each has without a match in the other speak against.
"""

from habeas.names.distance import distance
from habeas.names.evidence import weights
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule

_GOOD = 0.0


def compare(a: Name, b: Name) -> list[Evidence]:
    """Evidence from matching words with words, the best matches first."""
    first, second = list(a.words), list(b.words)
    if len(first) > len(second):
        first, second = second, first
    ranked = sorted(
        ((_weight(x, y), n, m) for n, x in enumerate(first) for m, y in enumerate(second)), reverse=True
    )
    used: set[int] = set()
    matched: dict[int, tuple[int, float]] = {}
    for weight, n, m in ranked:
        if weight > _GOOD and n not in matched and m not in used:
            matched[n] = (m, weight)
            used.add(m)
    found = [_alike(first[n], second[m], weight) for n, (m, weight) in matched.items()]
    return found + _left(first, second, matched, used)


def _weight(a: Word, b: Word) -> float:
    if a.plain == b.plain or a.sound == b.sound:
        return weights.WORD_SAME if len(a.plain) > 3 else weights.WORD_SHORT
    if a.given and b.given and a.given.full & b.given.full:
        return weights.WORD_SAME
    if (a.letters ^ b.letters).bit_count() > 4:
        return weights.WORD_OTHER
    scaled = weights.scaled(distance(a.sound, b.sound), a.sound, b.sound, weights.WORD_LENGTHS)
    return weights.step(scaled, weights.WORD_STEPS, weights.WORD_OTHER)


def _alike(a: Word, b: Word, weight: float) -> Evidence:
    if a.plain == b.plain:
        return Evidence(Rule.WHOLE, weight, "both have {0}", (a.written,))
    return Evidence(Rule.WHOLE, weight, "{0} and {1} are alike", (a.written, b.written))


def _left(
    first: list[Word], second: list[Word], matched: dict[int, tuple[int, float]], used: set[int]
) -> list[Evidence]:
    """Words without a match: against each other as far as both names have them, then as merely left out."""
    lone = [one for n, one in enumerate(first) if n not in matched]
    rest = [one for m, one in enumerate(second) if m not in used]
    against = [
        Evidence(Rule.WHOLE, weights.WORD_OTHER, "{0} and {1} have nothing in common", (x.written, y.written))
        for x, y in zip(lone, rest, strict=False)
    ]
    return against + [
        Evidence(Rule.WHOLE, weights.WORD_MORE, "only one of the names has {0}", (one.written,))
        for one in rest[len(lone) :]
    ]

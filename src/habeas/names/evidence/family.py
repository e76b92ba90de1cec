"""Family names: the same as written or by sound, but for the ending of gender, in another case, or another name."""

from habeas.names import surnames
from habeas.names.distance import FAR, VOWELS, distance
from habeas.names.evidence import given, weights
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.scripts import Script
from habeas.names.words import word as word_of

Off = frozenset[Rule]


def compare(a: Name, b: Name, off: Off) -> Evidence | None:
    """How the family names agree; None where one of the names has none."""
    if not a.family or not b.family:
        return None if Rule.INITIALS in off else _initial(a, b)
    if len(a.family) == len(b.family) == 1 and "-" not in a.family[0].plain + b.family[0].plain:
        return one(a.family[0], b.family[0], a.oblique or b.oblique, off)
    return _several(a, b, off)


def one(a: Word, b: Word, oblique: bool, off: Off) -> Evidence:
    """How two family names agree."""
    if a.plain == b.plain:
        return Evidence(Rule.SAME_WORDS, weights.FAMILY_SAME, "same family name: {0}", (b.written,))
    across = Rule.SCRIPTS not in off or a.script is b.script
    if "h" in a.sound and "h" in b.sound and surnames.velars_differ(a.plain, b.plain):
        return _apart(a, b, surnames.stem(a.sound).replace("h", "g", 1), surnames.stem(b.sound))
    if a.sound == b.sound and across:
        return Evidence(
            Rule.SCRIPTS,
            weights.FAMILY_BY_SOUND,
            "same family name by sound: {0}, {1}",
            (a.written, b.written),
        )
    first, second = surnames.stem(a.sound), surnames.stem(b.sound)
    if across and Rule.GENDER not in off and (first == second or surnames.same_adjective(a.sound, b.sound)):
        return Evidence(
            Rule.GENDER,
            weights.FAMILY_STEM,
            "family name equal but for the ending: {0}, {1}",
            (a.written, b.written),
        )
    if Rule.CASES not in off and (declined := _declined(a, b, first, second, oblique)):
        return declined
    return _apart(a, b, first, second) if across else _other(a, b)


def _declined(a: Word, b: Word, first: str, second: str, oblique: bool) -> Evidence | None:
    """Family names of which one can be a case of the other."""
    if first[:2] != second[:2]:
        return None
    if second in surnames.declined_stems(a.plain) or first in surnames.declined_stems(b.plain):
        return Evidence(
            Rule.CASES,
            weights.FAMILY_STEM if oblique else weights.FAMILY_DECLINED,
            "family name in another case: {0}, {1}",
            (a.written, b.written),
        )
    return None


def _apart(a: Word, b: Word, first: str, second: str) -> Evidence:
    far = _spelt_abroad(a, b, first, second)
    if far >= FAR:
        return _other(a, b)
    scaled = weights.scaled(far, first, second, weights.FAMILY_LENGTHS)
    weight = weights.step(scaled, weights.FAMILY_STEPS, weights.FAMILY_OTHER)
    if weight == weights.FAMILY_OTHER:
        return _other(a, b)
    says = (
        "family names nearly the same: {0}, {1}"
        if weight > 0
        else "family names alike but different: {0}, {1}"
    )
    return Evidence(Rule.SCRIPTS, weight, says, (a.written, b.written))


def _spelt_abroad(a: Word, b: Word, first: str, second: str) -> float:
    """The distance of two stems, or the least if one is read as spelt in another country."""
    if (a.letters ^ b.letters).bit_count() > (4 if a.script is b.script is Script.CYRILLIC else 5):
        return FAR
    far = _far(first, second)
    if far <= weights.NEAR_ENOUGH or far >= FAR:
        return far
    for word, other in ((a, second), (b, first)):
        stems = surnames.foreign_stems(word.plain, word.script)
        far = min([far, *(_far(stem, other) for stem in stems)])
    return far


def _far(first: str, second: str) -> float:
    far = distance(first, second)
    if first[:1] != second[:1] and not (first[:1] in VOWELS and second[:1] in VOWELS):
        far += weights.FIRST_SOUND
    return far


def _other(a: Word, b: Word) -> Evidence:
    return Evidence(
        Rule.SAME_WORDS, weights.FAMILY_OTHER, "different family names: {0}, {1}", (a.written, b.written)
    )


def _initial(a: Name, b: Name) -> Evidence | None:
    """A family name against the only initial of a name that is given name and initial: Анна К."""
    named, short = (a, b) if a.family else (b, a)
    if not named.family or not short.given or len(short.initials) != 1 or short.patronymic:
        return None
    words = (short.initials[0], named.family[0].written)
    if named.family[0].sound[:1] == given.sound_of(short.initials[0])[:1]:
        return Evidence(Rule.INITIALS, weights.FAMILY_INITIAL, "the initial {0} fits {1}", words)
    return Evidence(Rule.INITIALS, weights.INITIAL_OTHER, "the initial {0} does not fit {1}", words)


def _several(a: Name, b: Name, off: Off) -> Evidence:
    """Double names: the best pair of halves; if all halves of both agree, as one name."""
    first = [word_of(half) for each in a.family for half in each.written.split("-") if half]
    second = [word_of(half) for each in b.family for half in each.written.split("-") if half]
    if not first or not second:
        return one(a.family[0], b.family[0], False, off)
    oblique = a.oblique or b.oblique
    if len(first) > len(second):
        first, second = second, first
    pairs = [max((one(x, y, oblique, off) for y in second), key=lambda found: found.weight) for x in first]
    best, worst = max(pairs, key=_weight), min(pairs, key=_weight)
    if best.weight <= 0 or (worst.weight > 0 and len(first) == len(second)):
        return worst
    words = (_text(a), _text(b))
    if worst.weight <= 0:
        says = "family names share a part, but each has another: {0}, {1}"
        return Evidence(Rule.SAME_WORDS, max(worst.weight, weights.HALVES_DIFFER), says, words)
    weight = min(best.weight, weights.FAMILY_HALF)
    return Evidence(Rule.SAME_WORDS, weight, "a part of the family name is the same: {0}, {1}", words)


def _weight(found: Evidence) -> float:
    return found.weight


def _text(name: Name) -> str:
    return " ".join(each.written for each in name.family)

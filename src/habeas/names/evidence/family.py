"""Family names: the same as written or by sound, but for the ending of gender, in another case, or another name."""

from habeas.names import surnames
from habeas.names.distance import FAR, VOWELS, distance
from habeas.names.evidence import given, levels, weights
from habeas.names.evidence.levels import Level
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.scripts import Script
from habeas.names.words import word as word_of

Off = frozenset[Rule]
ENDING = 3
"""How many letters at the end of a family name a case may change."""
MOST_LETTERS = 5
"""Family names that differ in more consonants are others without a closer look."""


def compare(a: Name, b: Name, off: Off) -> Evidence | None:
    """How the family names agree; None where one of the names has none."""
    if not a.family or not b.family:
        return None if Rule.INITIALS in off else _initial(a, b)
    if is_one(a) and is_one(b):
        level = one(a.family[0], b.family[0], a.oblique or b.oblique, off)
        return Evidence.of(level, a.family[0].written, b.family[0].written)
    return _several(a, b, off)


def is_one(name: Name) -> bool:
    """Whether the family name is one word without a hyphen."""
    return len(name.family) == 1 and "-" not in name.family[0].plain


def one(a: Word, b: Word, oblique: bool, off: Off) -> Level:
    """How two family names agree."""
    if a.plain == b.plain:
        return levels.FAMILY_SAME
    across = Rule.SCRIPTS not in off or a.script is b.script
    if "h" in a.sound and "h" in b.sound and surnames.velars_differ(a.plain, b.plain):
        return _apart(a, b, surnames.stem(a.sound).replace("h", "g", 1), surnames.stem(b.sound))
    if a.sound == b.sound and across:
        return levels.FAMILY_BY_SOUND
    first, second = surnames.stem(a.sound), surnames.stem(b.sound)
    if across and Rule.GENDER not in off and (first == second or surnames.same_adjective(a.sound, b.sound)):
        return levels.FAMILY_STEM
    if Rule.CASES not in off and declined(a, b, first, second):
        return levels.FAMILY_CASE if oblique else levels.FAMILY_DECLINED
    return _apart(a, b, first, second) if across else levels.FAMILY_OTHER


def declined(a: Word, b: Word, first: str, second: str) -> bool:
    """Whether one of two family names can be a case of the other: all but the last letters are the same then."""
    same = max(2, min(len(first), len(second)) - ENDING)
    if first[:same] != second[:same]:
        return False
    return second in surnames.declined_stems(a.plain) or first in surnames.declined_stems(b.plain)


def _apart(a: Word, b: Word, first: str, second: str) -> Level:
    far = _spelt_abroad(a, b, first, second)
    if far >= FAR:
        return levels.FAMILY_OTHER
    scaled = weights.scaled(far, first, second, weights.FAMILY_LENGTHS)
    if not a.script is b.script is Script.CYRILLIC:
        scaled *= weights.IN_LATIN
    scaled += weights.OTHER_VOWEL * surnames.other_vowels(a, b, first, second)
    return levels.step(scaled, levels.FAMILY_NEAR, levels.FAMILY_OTHER)


def _spelt_abroad(a: Word, b: Word, first: str, second: str) -> float:
    """The distance of two stems, or the least if one is read as spelt in another country."""
    most = MOST_LETTERS - 1 if a.script is b.script is Script.CYRILLIC else MOST_LETTERS
    if (a.letters ^ b.letters).bit_count() > most:
        return FAR
    far = _far(first, second)
    if far <= weights.NEAR_ENOUGH or far >= FAR:
        return far
    for word, other in ((a, second), (b, first)):
        stems = surnames.foreign_stems(word.plain, word.script)
        # Read abroad, a Latin name may sound as it does here: that is no other reading of it.
        own = surnames.stem(word.sound) if word.script is Script.LATIN else None
        far = min([far, *(_far(stem, other) for stem in stems if stem != own)])
    return far


def _far(first: str, second: str) -> float:
    far = distance(first, second)
    if first[:1] != second[:1] and not (first[:1] in VOWELS and second[:1] in VOWELS):
        far += weights.FIRST_SOUND
    return far


def _initial(a: Name, b: Name) -> Evidence | None:
    """A family name against the only initial of a name that is given name and initial: Анна К."""
    named, short = (a, b) if a.family else (b, a)
    if not named.family or not short.given or len(short.initials) != 1 or short.patronymic:
        return None
    fits = named.family[0].sound[:1] == given.sound_of(short.initials[0])[:1]
    level = levels.FAMILY_INITIAL if fits else levels.FAMILY_INITIAL_OTHER
    return Evidence.of(
        level, *(name.family[0].written if name.family else name.initials[0] for name in (a, b))
    )


def _several(a: Name, b: Name, off: Off) -> Evidence:
    """Double names: the best pair of halves; if all halves of both agree, as one name."""
    words = (_text(a), _text(b))
    first = [word_of(half) for each in a.family for half in each.written.split("-") if half]
    second = [word_of(half) for each in b.family for half in each.written.split("-") if half]
    if not first or not second:
        return Evidence.of(one(a.family[0], b.family[0], False, off), *words)
    oblique = a.oblique or b.oblique
    if len(first) > len(second):
        first, second = second, first
    pairs = [max((one(x, y, oblique, off) for y in second), key=_weight) for x in first]
    best, worst = max(pairs, key=_weight), min(pairs, key=_weight)
    if best.weight <= 0 or (worst.weight > 0 and len(first) == len(second)):
        return Evidence.of(worst, *words)
    return Evidence.of(levels.FAMILY_HALVES if worst.weight <= 0 else levels.FAMILY_HALF, *words)


def _weight(found: Level) -> float:
    return found.weight


def _text(name: Name) -> str:
    return " ".join(each.written for each in name.family)

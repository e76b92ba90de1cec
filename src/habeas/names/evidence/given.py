"""Given names: one name, its forms in two languages, in full and in short, or misspelt; or another name."""

from collections.abc import Iterator
from functools import lru_cache

from habeas.names.distance import FAR, distance
from habeas.names.evidence import levels, weights
from habeas.names.evidence.levels import Level
from habeas.names.given import Given, How, forms_of, initials_of, table
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.scripts import Script, script_of
from habeas.names.sound import sound
from habeas.protection.erased import of_words

Off = frozenset[Rule]
MANY = 3
MOST_LETTERS = 4
"""Given names that differ in more consonants are others without a closer look."""


def compare(a: Name, b: Name, off: Off) -> Iterator[Evidence]:
    """How the given names, or their initials, agree; nothing where one of the names has neither."""
    if a.given and b.given:
        yield in_words(one(a.given[0], b.given[0], off), a.given[0], b.given[0])
        if len(a.given) > 1 and len(b.given) > 1:
            level = second(a.given[1], b.given[1], off)
            yield Evidence.of(level, a.given[1].written, b.given[1].written)
        elif Rule.INITIALS not in off and (
            (len(a.given) > 1 and b.initials) or (len(b.given) > 1 and a.initials)
        ):
            yield _second_initial(a, b)
    elif Rule.INITIALS not in off and (a.given or a.initials) and (b.given or b.initials):
        yield _initial(a, b)


def in_words(level: Level, a: Word, b: Word) -> Evidence:
    """The evidence of two given names, with the name that both can be if the sentence asks for it."""
    return Evidence.of(level, a.written, b.written, shared_title(a, b) if "{2}" in level.says else "")


def shared_title(a: Word, b: Word) -> str:
    """The name that both words can be, as the table shows it: the full one before one in short."""
    if a.given is None or b.given is None:
        return ""
    shared = (a.given.full & b.given.full) or (a.given.all & b.given.all)
    return table().title(min(shared)) if shared else ""


def one(a: Word, b: Word, off: Off) -> Level:
    """How two given names agree."""
    short = any(one.given and not one.given.full for one in (a, b))
    if a.plain == b.plain:
        return levels.GIVEN_SAME_SHORT if short else levels.GIVEN_SAME
    if a.sound == b.sound and (Rule.SCRIPTS not in off or a.script is b.script) and _one_name(a, b):
        return levels.GIVEN_SHORT_BY_SOUND if short else levels.GIVEN_BY_SOUND
    if a.given and b.given:
        if found := _shared(a.given, b.given, off):
            return found
        if is_sure(a) and is_sure(b):
            return levels.GIVEN_OTHER
    return _near(a, b)


def is_sure(one: Word) -> bool:
    """Whether a word is a full name for sure, so that another one contradicts it."""
    found = one.given
    if found is None or not found.full:
        return False
    return found.how in (How.WRITTEN, How.CASE) or (found.how is How.SOUND and one.script is Script.LATIN)


def _one_name(a: Word, b: Word) -> bool:
    """Whether words that sound alike can be one name: Виктора is no Виктория."""
    return not (a.given and b.given) or bool(a.given.all & b.given.all)


def _shared(first: Given, second: Given, off: Off) -> Level | None:
    """The level of names that both words can be, as far as the rules are on."""
    full = first.full & second.full
    if full and (Rule.EQUIVALENTS not in off or first.base == second.base):
        declined = How.CASE in (first.how, second.how) and Rule.CASES not in off
        return levels.GIVEN_DECLINED if declined else levels.GIVEN_EQUIVALENT
    if Rule.HYPOCORISMS in off:
        return None
    shared = (first.all & second.all) - full
    if not shared:
        return None
    several = max(len(first.short) if not first.full else 1, len(second.short) if not second.full else 1)
    many = several > MANY
    if first.short & shared and second.short & shared and not (first.full & shared or second.full & shared):
        return levels.GIVEN_TWO_SHORT_OF_MANY if many else levels.GIVEN_TWO_SHORT
    if first.short & shared:
        return levels.GIVEN_SHORT_OF_MANY if many else levels.GIVEN_SHORT
    return levels.GIVEN_LONG_OF_MANY if many else levels.GIVEN_LONG


def _near(a: Word, b: Word) -> Level:
    scaled = weights.scaled(_closest(a, b), a.sound, b.sound, weights.GIVEN_LENGTHS)
    return levels.step(scaled, levels.GIVEN_NEAR, levels.GIVEN_OTHER)


def _closest(a: Word, b: Word) -> float:
    """The distance of two given names, one of which is in no table: to the other, or to a full form of it."""
    known, unknown = (a, b) if a.given and not b.given else (b, a)
    far = distance(a.sound, b.sound) if (a.letters ^ b.letters).bit_count() <= MOST_LETTERS else FAR
    if far >= FAR and known.given and not unknown.given:
        forms = other_forms(known.given.full, unknown.sound)
        far = min([far, *(distance(form, unknown.sound) for form in forms)])
    return far


def other_forms(names: frozenset[int], sounds_like: str) -> list[str]:
    """The full forms of a name, in sound, that begin as a word does; none if there are several names."""
    if len(names) != 1:
        return []
    return [form for form in forms_of(min(names)) if form[:1] == sounds_like[:1]]


def second(a: Word, b: Word, off: Off) -> Level:
    """How two second given names agree."""
    return levels.SECOND_SAME if one(a, b, off).weight > 0 else levels.SECOND_OTHER


def _second_initial(a: Name, b: Name) -> Evidence:
    """The second given name of one, and the initial that stands for it in the other."""
    full, short = (a, b) if len(a.given) > 1 else (b, a)
    fits = initial_fits(full.given[1], short.initials[0])
    words = (name.given[1].written if name is full else name.initials[0] for name in (a, b))
    return Evidence.of(levels.SECOND_SAME if fits else levels.SECOND_OTHER, *words)


def _initial(a: Name, b: Name) -> Evidence:
    """A given name or its initial on each side, at least one initial."""
    if a.given:
        fits, other = initial_fits(a.given[0], b.initials[0]), levels.GIVEN_INITIAL_OTHER
    elif b.given:
        fits, other = initial_fits(b.given[0], a.initials[0]), levels.GIVEN_INITIAL_OTHER
    else:
        fits = sound_of(a.initials[0])[:1] == sound_of(b.initials[0])[:1]
        other = levels.GIVEN_INITIALS_OTHER
    words = (name.given[0].written if name.given else name.initials[0] for name in (a, b))
    return Evidence.of(levels.GIVEN_INITIAL if fits else other, *words)


def initial_fits(full: Word, letter: str) -> bool:
    """Whether an initial can be that of a word, or of the same name in another language."""
    first = sound_of(letter)[:1]
    if full.sound[:1] == first:
        return True
    return bool(full.given and full.given.full and first in initials_of(full.given.full))


@of_words
@lru_cache(maxsize=1 << 10)
def sound_of(letter: str) -> str:
    """The sound of an initial."""
    return sound(letter.lower(), script_of(letter))

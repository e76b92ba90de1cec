"""Given names: one name, its forms in two languages, in full and in short, or misspelt; or another name."""

from collections.abc import Iterator

from habeas.names.distance import FAR, distance
from habeas.names.evidence import weights
from habeas.names.given import Given, How, forms_of, initials_of, table
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.scripts import Script, script_of
from habeas.names.sound import sound

Off = frozenset[Rule]
_MANY = 3
_FEW = 4


def compare(a: Name, b: Name, off: Off) -> Iterator[Evidence]:
    """How the given names, or their initials, agree; nothing where one of the names has neither."""
    if a.given and b.given:
        yield one(a.given[0], b.given[0], off)
        if len(a.given) > 1 and len(b.given) > 1:
            yield _second(a.given[1], b.given[1], off)
    elif Rule.INITIALS not in off:
        if a.given and b.initials:
            yield _initial(a.given[0], b.initials[0])
        elif b.given and a.initials:
            yield _initial(b.given[0], a.initials[0])
        elif a.initials and b.initials:
            yield _initials(a.initials[0], b.initials[0])


def one(a: Word, b: Word, off: Off) -> Evidence:
    """How two given names agree."""
    words = (a.written, b.written)
    if a.plain == b.plain:
        return Evidence(Rule.SAME_WORDS, _same_weight(a), "same given name: {0}", (b.written,))
    if a.sound == b.sound and (Rule.SCRIPTS not in off or a.script is b.script) and _one_name(a, b):
        return Evidence(Rule.SCRIPTS, _same_weight(a), "same given name by sound: {0}, {1}", words)
    if a.given and b.given:
        if found := _shared(a, b, a.given, b.given, off):
            return found
        if _sure(a, a.given) and _sure(b, b.given):
            return Evidence(Rule.SAME_WORDS, weights.GIVEN_OTHER, "different given names: {0}, {1}", words)
    return _near(a, b)


def _sure(one: Word, found: Given) -> bool:
    """Whether a word is a full name for sure, so that another one contradicts it."""
    return bool(found.full) and (
        found.how in (How.WRITTEN, How.CASE) or (found.how is How.SOUND and one.script is Script.LATIN)
    )


def _one_name(a: Word, b: Word) -> bool:
    """Whether words that sound alike can be one name: Виктора is no Виктория."""
    return not (a.given and b.given) or bool(a.given.all & b.given.all)


def _same_weight(a: Word) -> float:
    """A short form may stand for several names on either side."""
    if a.given and not a.given.full:
        return weights.GIVEN_SHORT + 0.5
    return weights.GIVEN_SAME


def _shared(a: Word, b: Word, first: Given, second: Given, off: Off) -> Evidence | None:
    """Evidence from the names that both words can be, as far as the rules are on."""
    words = (a.written, b.written)
    full = first.full & second.full
    if full and (Rule.EQUIVALENTS not in off or first.base == second.base):
        title = table().title(min(full))
        if How.CASE in (first.how, second.how) and Rule.CASES not in off:
            return Evidence(
                Rule.CASES, weights.GIVEN_EQUIVALENT, "same given name in another case: {0}, {1}", words
            )
        says = "same given name: {0} and {1} are forms of {2}"
        return Evidence(Rule.EQUIVALENTS, weights.GIVEN_EQUIVALENT, says, (*words, title))
    if Rule.HYPOCORISMS in off:
        return None
    shared = (first.all & second.all) - full
    if not shared:
        return None
    several = max(len(first.short) if not first.full else 1, len(second.short) if not second.full else 1)
    many = weights.GIVEN_MANY if several > _MANY else 0.0
    title = table().title(min(shared))
    if first.short & shared and second.short & shared and not (first.full & shared or second.full & shared):
        says = "given names can be one: {0} and {1} are both short for {2}"
        return Evidence(Rule.HYPOCORISMS, weights.GIVEN_TWO_SHORT + many, says, (*words, title))
    short, long = (a, b) if first.short & shared else (b, a)
    says = "same given name: {0} is short for {1}"
    return Evidence(Rule.HYPOCORISMS, weights.GIVEN_SHORT + many, says, (short.written, long.written))


def _near(a: Word, b: Word) -> Evidence:
    words = (a.written, b.written)
    far = _closest(a, b)
    scaled = weights.scaled(far, a.sound, b.sound, weights.GIVEN_LENGTHS)
    weight = weights.step(scaled, weights.GIVEN_STEPS, weights.GIVEN_OTHER)
    if weight > 0:
        return Evidence(Rule.SCRIPTS, weight, "given names nearly the same: {0}, {1}", words)
    says = (
        "given names alike but different: {0}, {1}"
        if weight > weights.GIVEN_OTHER
        else "different given names: {0}, {1}"
    )
    return Evidence(Rule.SCRIPTS, weight, says, words)


def _closest(a: Word, b: Word) -> float:
    """The distance of two given names, one of which is in no table: to the other, or to a full form of it."""
    known, unknown = (a, b) if a.given and not b.given else (b, a)
    far = distance(a.sound, b.sound) if (a.letters ^ b.letters).bit_count() <= _FEW else FAR
    if far >= FAR and known.given and not unknown.given and len(known.given.full) == 1:
        forms = forms_of(min(known.given.full))
        far = min([far, *(distance(form, unknown.sound) for form in forms if form[:1] == unknown.sound[:1])])
    return far


def _second(a: Word, b: Word, off: Off) -> Evidence:
    found = one(a, b, off)
    weight = weights.SECOND_GIVEN_SAME if found.weight > 0 else max(found.weight, weights.SECOND_GIVEN_OTHER)
    says = "second given names agree: {0}, {1}" if weight > 0 else "second given names differ: {0}, {1}"
    return Evidence(found.rule, weight, says, (a.written, b.written))


def _initial(full: Word, letter: str) -> Evidence:
    if initial_fits(full, letter):
        return Evidence(
            Rule.INITIALS, weights.INITIAL_SAME, "the initial {0} fits {1}", (letter, full.written)
        )
    return Evidence(
        Rule.INITIALS, weights.INITIAL_OTHER, "the initial {0} does not fit {1}", (letter, full.written)
    )


def initial_fits(full: Word, letter: str) -> bool:
    """Whether an initial can be that of a word, or of the same name in another language."""
    first = sound_of(letter)[:1]
    if full.sound[:1] == first:
        return True
    return bool(full.given and full.given.full and first in initials_of(full.given.full))


def _initials(a: str, b: str) -> Evidence:
    if sound_of(a)[:1] == sound_of(b)[:1]:
        return Evidence(Rule.INITIALS, weights.INITIAL_SAME, "same first initial: {0}, {1}", (a, b))
    return Evidence(Rule.INITIALS, weights.INITIAL_OTHER / 2, "different first initials: {0}, {1}", (a, b))


def sound_of(letter: str) -> str:
    """The sound of an initial."""
    return sound(letter.lower(), script_of(letter))

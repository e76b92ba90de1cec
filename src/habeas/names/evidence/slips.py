"""Slips of the hand: one part misspelt, or two, in names of which everything else agrees.

Within one script and one language a letter lost or two exchanged is typing; across them the same distance is more
likely another name, and little but exchanged letters, or a given name that is no name at all, is taken for a slip.
"""

from collections.abc import Iterable
from itertools import permutations

from msgspec import Struct

from habeas.names import surnames
from habeas.names.distance import BEYOND, TYPED, by_hand, one_letter, one_slip, typed
from habeas.names.evidence import family, given, levels, patronymic, weights
from habeas.names.evidence.levels import Level
from habeas.names.given import How, forms_of
from habeas.names.name import Name, Word
from habeas.names.patronymics import stems
from habeas.names.result import Evidence, score_of
from habeas.names.rules import Rule
from habeas.names.scripts import Script, language_of
from habeas.names.spelling import unwritten

MOST = 3
"""So many words may be written otherwise, misspelt or not."""
_FEW = 2
_BLANKS_MORE = 3
_MANY_LETTERS = 12
"""So many letters two names must have for one of them to be a slip where blanks differ too."""
_SHORT = 4
_SURE = 5
"""So many letters a word must have for any one of them to be a slip, one more where two words are misspelt."""
_TWICE = 6
"""So many letters a word must have for two of them to be slips."""
MOST_LENGTHS = (1, 2)
MOST_LETTERS = (2, 4)
"""How many letters more, and how many other consonants, a misspelt word may have: in two words, and in three and more,
where two slips may lie between them."""

Off = frozenset[Rule]


class _Match(Struct, frozen=True, gc=False):
    """Two words that stand for each other: how many slips lie between them, and their level where none does."""

    a: Word
    b: Word
    slips: int
    level: Level | None = None


def compare(a: Name, b: Name, off: Off) -> tuple[Evidence, ...] | None:
    """Evidence from words that agree and words that slips set apart; None if anything else differs."""
    if a.text.count(" ") != b.text.count(" ") and (weight := blanks(a.text, b.text)):
        return (Evidence(Rule.SLIPS, weight, _BLANKS[weight], (a.text, b.text)),)
    if a.initials or b.initials:
        return None
    first, second = a.words, b.words
    left_out = len(first) - len(second)
    if left_out == 1:
        first = _without_father(a, b)
    elif left_out == -1:
        second = _without_father(b, a)
    if len(first) != len(second) or len(first) < _FEW:
        return None
    shared = {one.plain for one in first} & {one.plain for one in second}
    rest_a = [one for one in first if one.plain not in shared]
    rest_b = [one for one in second if one.plain not in shared]
    if not 0 < len(rest_a) == len(rest_b) <= MOST or not _worth(rest_a, rest_b, second):
        return None
    same = [one for one in first if one.plain in shared]
    return in_orders(same, rest_a, permutations(rest_b), off, left_out=left_out != 0)


def in_orders(
    same: list[Word], rest: list[Word], orders: Iterable[tuple[Word, ...]], off: Off, *, left_out: bool
) -> tuple[Evidence, ...] | None:
    """The best evidence of two names that have some words the same, and for the rest others in one of these orders.

    `left_out`: one of the names has a patronymic that is not among the words, because the other has none.
    """
    orders = list(orders)
    hand = _Hand(same, rest, orders[0], off, left_out=left_out)
    found = [matches for order in orders if (matches := hand.matches(rest, order))]
    if not found:
        return None
    return max((_evidence(same, matches) for matches in found), key=score_of)


def _without_father(one: Name, other: Name) -> tuple[Word, ...]:
    """The words of a name, without its patronymic where the other leaves it out."""
    if one.patronymic is None or other.patronymic is not None:
        return one.words
    return (*one.family, *one.given)


def _worth(rest_a: list[Word], rest_b: list[Word], second: tuple[Word, ...]) -> bool:
    """A quick look: one word, or two of three and more, agree with none of the other name and are near one of it.

    Invariant: this, and what `columns.hands` says of many pairs, holds wherever slips explain what differs.
    """
    full = len(second) > _FEW
    alone = [x for x in rest_a if not any(agree(x, y) for y in second)]
    if len(alone) > most_misspelt(full):
        return False
    return all(any(near(x, y, full) and not _another(x, y) for y in rest_b) for x in alone)


def most_misspelt(full: bool) -> int:
    """How many words may be misspelt, in a name of three and more or of two: the other ones must bear it out."""
    return 2 if full else 1


def agree(x: Word, y: Word) -> bool:
    """Whether two words can be one name without any slip."""
    if x.sound == y.sound:
        return True
    if x.given and y.given and x.given.all & y.given.all:
        return True
    if x.patronymic and y.patronymic and x.patronymic.fathers & y.patronymic.fathers:
        return True
    return surnames.stem(x.sound) == surnames.stem(y.sound)


def near(x: Word, y: Word, full: bool) -> bool:
    """Whether slips can make one word of the other at all."""
    return (
        abs(len(x.plain) - len(y.plain)) <= MOST_LENGTHS[full]
        and (x.letters ^ y.letters).bit_count() <= MOST_LETTERS[full]
    )


def blanks(a: str, b: str) -> float:
    """What it weighs that two texts of several words have the same letters, or all but one of many; 0 if they do not.

    Capitals and hyphens aside; how many blanks they have must differ.
    """
    if abs(len(a) - len(b)) > _BLANKS_MORE:
        return 0.0
    first, second = _letters(a), _letters(b)
    if first == second:
        return weights.BLANKS if first else 0.0
    one_more = abs(a.count(" ") - b.count(" ")) == 1 and max(a.count(" "), b.count(" ")) > 1
    if one_more and min(len(first), len(second)) >= _MANY_LETTERS and one_letter(first, second):
        return weights.BLANKS_AND_SLIP
    return 0.0


_BLANKS = {
    weights.BLANKS: "the same letters, only blanks differ: {0}, {1}",
    weights.BLANKS_AND_SLIP: "the same letters but for blanks and one slip of the hand: {0}, {1}",
}


def _letters(text: str) -> str:
    return text.lower().replace(" ", "").replace("-", "")


class _Hand:
    """What may be a slip in two names: in full ones that one hand wrote in one language, nearly any letter."""

    def __init__(
        self, same: list[Word], a: list[Word], b: tuple[Word, ...], off: Off, *, left_out: bool
    ) -> None:
        self.full = len(same) + len(a) > _FEW
        self.one = self.full and _one_spelling((*same, *a, *b))
        self.left_out = left_out
        self.off = off

    def matches(self, first: list[Word], second: tuple[Word, ...]) -> list[_Match] | None:
        """The words matched in this order, if slips explain all that does not agree."""
        found: list[_Match] = []
        wrong: list[tuple[Word, Word]] = []
        most = most_misspelt(self.full)
        for x, y in zip(first, second, strict=True):
            level = _agree(x, y, self.off)
            if level:
                found.append(_Match(x, y, 0, level))
            elif len(wrong) < most and near(x, y, self.full) and not _another(x, y):
                wrong.append((x, y))
            else:
                return None
        if not wrong:
            return None
        one = self.one and all(match.level in _IN_SHORT for match in found)
        alike = not (found or self.left_out) and len(wrong) == 1
        for x, y in wrong:
            slips = _slips(x, y, len(wrong), one=one, alike=alike)
            if not slips:
                return None
            found.append(_Match(x, y, slips))
        return found


def _slips(x: Word, y: Word, words: int, *, one: bool, alike: bool) -> int:
    """How many slips make one word of the other, one of so many words that differ: 0 if none do.

    `one`: the names are full and of one language. `alike`: all other words are the same letter for letter.
    """
    letter = one_letter(x.plain, y.plain)
    if letter and one and min(len(x.plain), len(y.plain)) >= _SURE + words - 1:
        return 1
    if letter and (one or alike) and (_unheard_of(x, y) or one_slip(x.plain, y.plain)):
        # As hands misspell, or a known name that any letter made unknown.
        return 1
    if _typed(x, y, letter=letter) or (not one and _known_abroad(x, y)):
        return 1
    return 2 if one and words == 1 and _twice(x, y) else 0


def _agree(x: Word, y: Word, off: Off) -> Level | None:
    """The level of two words that are one name without any slip: in another language, in short, by their sound."""
    if x.patronymic and y.patronymic and Rule.PATRONYMICS not in off:
        one = x.patronymic.sex == y.patronymic.sex and x.patronymic.fathers & y.patronymic.fathers
        if one:
            return patronymic.one(x, y)
    if x.given and y.given and x.given.all & y.given.all and How.SUFFIX not in (x.given.how, y.given.how):
        level = given.one(x, y, off)
        return level if level.weight > 0 else None
    if (x.given and y.given) or not agree(x, y) or _gendered(x, y):
        return None
    level = family.one(x, y, False, off)
    return level if level in _SAME_FAMILY else None


_IN_SHORT = (
    levels.GIVEN_SHORT,
    levels.GIVEN_LONG,
    levels.GIVEN_SHORT_OF_MANY,
    levels.GIVEN_LONG_OF_MANY,
)
_SAME_FAMILY = (levels.FAMILY_BY_SOUND, levels.FAMILY_STEM)


def _one_spelling(words: tuple[Word, ...]) -> bool:
    """Whether words are Cyrillic of one language: in others two near words may be two spellings."""
    languages = {language_of(one.plain) for one in words} - {None}
    return len(languages) < 2 and all(one.script is Script.CYRILLIC for one in words)


def _evidence(same: list[Word], matches: list[_Match]) -> tuple[Evidence, ...]:
    found = [Evidence(Rule.SAME_WORDS, weights.WORD_SAME, "both have {0}", (one.written,)) for one in same]
    for one in matches:
        if one.level:
            found.append(given.in_words(one.level, one.a, one.b))
        else:
            says, weight = _SLIPS[one.slips]
            found.append(Evidence(Rule.SLIPS, weight, says, (one.a.written, one.b.written)))
    return tuple(found)


_SLIPS = {
    1: ("one slip of the hand: {0}, {1}; the rest agrees", weights.SLIP),
    2: ("two slips of the hand: {0}, {1}; the rest agrees", weights.TWO_SLIPS),
}


def _typed(x: Word, y: Word, *, letter: bool) -> bool:
    """Whether what sets two near words apart is rather typing than another name, whatever their languages.

    Letters exchanged or struck twice are, or letters in one of the words that stand so in no name. `letter`: as they
    are written they are a letter apart.
    """
    if letter:
        return typed(x.plain, y.plain) or unwritten(x.plain) != unwritten(y.plain)
    return one_letter(x.sound, y.sound) and (typed(x.sound, y.sound) or _one_is_no_name(x, y))


def _one_is_no_name(x: Word, y: Word) -> bool:
    """Whether of two words, two letters or less apart, one has letters in an order that no name has."""
    return unwritten(x.plain) != unwritten(y.plain) and by_hand(x.plain, y.plain) < BEYOND


def _known_abroad(x: Word, y: Word) -> bool:
    """Whether one word is a name of the table, and the other is that name in another language but for a letter."""
    if not _unheard_of(x, y):
        return False
    if one_letter(x.sound, y.sound):
        return True
    known, unknown = (x, y) if x.given else (y, x)
    if known.given and not unknown.given:
        return any(
            one_letter(form, unknown.sound) for number in known.given.full for form in forms_of(number)
        )
    known, unknown = (x, y) if x.patronymic and x.patronymic.fathers else (y, x)
    assert known.patronymic is not None
    assert unknown.patronymic is not None
    stem = unknown.patronymic.stem
    forms = {form for number in known.patronymic.fathers for form in forms_of(number)}
    return any(one_letter(form, stem) for father in forms for form in stems(father))


def _twice(x: Word, y: Word) -> bool:
    """Whether two slips make one word of the other: real names that differ in two letters are no rarity."""
    least, far = min(len(x.plain), len(y.plain)), by_hand(x.plain, y.plain)
    if least < _SURE or far >= BEYOND or (far <= 1 and len(x.plain) != len(y.plain)):
        # One letter put in that is no slip derives another surname.
        return False
    if far <= 1 + TYPED or sorted(x.plain) == sorted(y.plain):
        return True
    return least >= _TWICE and (_one_is_no_name(x, y) or _unknown_given(x, y))


def _unknown_given(x: Word, y: Word) -> bool:
    """Whether one word is a given name of the table and the other is none."""
    return bool(x.given) != bool(y.given) and _unheard_of(x, y)


def _unheard_of(x: Word, y: Word) -> bool:
    """Whether one word is a given name or a patronymic as it stands in full, and the other is no name we know."""
    known, unknown = (x, y) if x.given else (y, x)
    if known.given and not unknown.given:
        return bool(known.given.how is How.WRITTEN and known.given.full) and len(known.plain) >= _SHORT
    first, second = x.patronymic, y.patronymic
    return first is not None and second is not None and bool(first.fathers) != bool(second.fathers)


def _another(x: Word, y: Word) -> bool:
    """Whether two words are two names, however near."""
    return _another_given(x, y) or _another_father(x, y) or _gendered(x, y)


def _another_given(x: Word, y: Word) -> bool:
    first, second = x.given, y.given
    if first is None or second is None or not (first.full and second.full):
        return False
    return first.how is second.how is How.WRITTEN and not first.all & second.all


def _another_father(x: Word, y: Word) -> bool:
    first, second = x.patronymic, y.patronymic
    if first is None or second is None:
        return False
    if first.sex != second.sex:
        return True
    other = first.fathers and second.fathers and not first.fathers & second.fathers
    return bool(other) and unwritten(x.plain) == unwritten(y.plain)


def _gendered(x: Word, y: Word) -> bool:
    """Иванов and Иванова are a letter apart too."""
    return surnames.stem(x.sound) == surnames.stem(y.sound) and surnames.sex_of(x.sound) != surnames.sex_of(
        y.sound
    )

"""Slips of the hand: one part misspelt, or two of three, in names that are otherwise written alike letter for letter.

Within one script and one spelling a letter lost or two exchanged is typing; across scripts the same distance is
more likely another name, and this rule keeps silent.
"""

from itertools import permutations

from habeas.names import surnames
from habeas.names.distance import one_letter, one_slip
from habeas.names.evidence import weights
from habeas.names.given import How
from habeas.names.name import Name, Word
from habeas.names.result import Evidence
from habeas.names.rules import Rule
from habeas.names.scripts import Script, language_of

_MOST = 2
_FEW = 2
_SHORT = 4
_SURE = 5
"""So many letters a word must have for any one of them to be a slip, one more where two words are misspelt."""
_LONG = 9
"""From so many letters on a patronymic one slip away is a misspelt one, even if another father's would fit."""
Pairs = list[tuple[Word, Word]]


def compare(a: Name, b: Name) -> tuple[Evidence, ...] | None:
    """Evidence from words that are equal and words that a slip sets apart; None if anything else differs."""
    if same_letters(a.text, b.text):
        says = "the same letters, only blanks differ: {0}, {1}"
        return (Evidence(Rule.SLIPS, weights.BLANKS, says, (a.text, b.text)),)
    if len(a.words) != len(b.words) or a.initials or b.initials:
        return None
    shared = {one.plain for one in a.words} & {one.plain for one in b.words}
    if not shared:
        return None
    rest_a = [one for one in a.words if one.plain not in shared]
    rest_b = [one for one in b.words if one.plain not in shared]
    if len(rest_a) != len(rest_b) or not 0 < len(rest_a) <= min(_MOST, len(a.words) - 1):
        return None
    if len(rest_a) > 1 and any(_one_name(x, y) for x in rest_a for y in rest_b):
        return None
    one_hand = _one_spelling(a, b)
    if len(rest_a) > 1 and not one_hand:
        return None
    long = (_SURE if len(rest_a) == 1 else _SURE + 1) if one_hand and len(a.words) > _FEW else None
    for order in permutations(rest_b):
        pairs = list(zip(rest_a, order, strict=True))
        if all(_slipped(x, y, long) for x, y in pairs):
            return _evidence(a, pairs, shared)
    return None


def same_letters(a: str, b: str) -> bool:
    """Whether two texts of several words are the same letter for letter, capitals and blanks aside."""
    return a.count(" ") != b.count(" ") and _letters(a) == _letters(b)


def _letters(text: str) -> str:
    return text.lower().replace(" ", "").replace("-", "")


def _one_name(x: Word, y: Word) -> bool:
    """Whether two words are forms of one name as they stand: the names are of two languages then, not misspelt."""
    first, second = x.given, y.given
    if first is None or second is None:
        return False
    return first.how is second.how is How.WRITTEN and bool(first.full & second.full)


def _one_spelling(a: Name, b: Name) -> bool:
    """Whether both names are Cyrillic of one language: in others two near words may be two spellings."""
    words = (*a.words, *b.words)
    languages = {language_of(one.plain) for one in words} - {None}
    return len(languages) < 2 and all(one.script is Script.CYRILLIC for one in words)


def _evidence(a: Name, pairs: Pairs, shared: set[str]) -> tuple[Evidence, ...]:
    equal = [one for one in a.words if one.plain in shared]
    same = (Evidence(Rule.SAME_WORDS, weights.WORD_SAME, "both have {0}", (one.written,)) for one in equal)
    slips = (
        Evidence(
            Rule.SLIPS,
            weights.SLIP,
            "one slip of the hand: {0}, {1}; the rest letter for letter",
            _written(x, y),
        )
        for x, y in pairs
    )
    return (*same, *slips)


def _written(x: Word, y: Word) -> tuple[str, str]:
    return (x.written, y.written)


def _slipped(x: Word, y: Word, long: int | None) -> bool:
    """Whether one word is the other misspelt, and not another name that happens to be near.

    In full names of one language any one letter of a word may be a slip, if it has so many as is `long`.
    """
    near = one_slip(x.plain, y.plain)
    if not near and (_unheard_of(x, y) or (long is not None and min(len(x.plain), len(y.plain)) >= long)):
        near = one_letter(x.plain, y.plain)
    return near and not (_another_given(x, y) or _another_father(x, y) or _gendered(x, y))


def _unheard_of(x: Word, y: Word) -> bool:
    """Whether one word is a given name or a patronymic as it stands in full, and the other is no name we know."""
    known, unknown = (x, y) if x.given else (y, x)
    if known.given and not unknown.given:
        return bool(known.given.how is How.WRITTEN and known.given.full) and len(known.plain) >= _SHORT
    first, second = x.patronymic, y.patronymic
    return first is not None and second is not None and bool(first.fathers) != bool(second.fathers)


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
    other = bool(first.fathers and second.fathers) and not first.fathers & second.fathers
    return other and len(x.plain) < _LONG


def _gendered(x: Word, y: Word) -> bool:
    """Иванов and Иванова are a letter apart too."""
    return surnames.stem(x.sound) == surnames.stem(y.sound) and surnames.sex_of(x.sound) != surnames.sex_of(
        y.sound
    )

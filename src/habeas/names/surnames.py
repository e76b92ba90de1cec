"""Surnames: their stem without the ending of gender, and the sex that the ending gives away.

Иванов and Иванова, Высоцкий, Wysocka and Vysotskaia have one stem each. A surname may have a feminine ending
without a woman bearing it, so that the sex is weak evidence, used only where given name and patronymic are silent.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice

from habeas.names import cases
from habeas.names.name import Word
from habeas.names.scripts import Script
from habeas.names.sound import BREAK, all_spelt_abroad, from_belarusian, sounds
from habeas.protection.erased import of_words


def _endings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENDS = ("a", "i")
SHORTEST = 4
"""Shorter words have no ending of which anything could be said."""
_ADJECTIVE = tuple(before + ending for ending in ("kaia", "koi", "ka", "ki") for before in "sc")
_LONG = 5
_HISSING_O = re.compile("(?m)([qwj])o(?!v$)")
LOOKS = _endings(
    "ov ev iv ova eva in ina ski cki skoi ska cka skaia ckaia enko ko uk aq ec ar ik iwin vili adze idze aia anc ian "
    "san ih ak uh iviq eviq oviq zoda zade"
)
"""How surnames of the region usually end, in sound."""
FEMALE = ("aia", "ova", "eva", "ina", "ska", "cka")
MALE = ("ov", "ev", "in", "ski", "cki", "skoi", "ckoi")
"""How those end, in sound, of which the other sex has another."""


@of_words
@lru_cache(maxsize=1 << 17)
def stem(sounds_like: str) -> str:
    """The surname, in sound, without its ending of gender, and as one form for two languages."""
    return _one_form(_bare(sounds_like)) if len(sounds_like) >= SHORTEST else sounds_like


def stems(sounds: Sequence[str]) -> list[str]:
    """The stems of many surnames, as `stem` makes each."""
    bare = [
        _bare(one)
        if (one[-1:] in _ENDS or one[-2:] == "ev" or one[:3] == "pid") and len(one) >= SHORTEST
        else one
        for one in sounds
    ]
    made = _one_form(BREAK.join(bare)).split(BREAK) if bare else []
    return [two if len(one) >= SHORTEST else one for one, two in zip(sounds, made, strict=True)]


def _bare(sounds_like: str) -> str:
    bare = _without_gender(sounds_like) if sounds_like[-1] in _ENDS else sounds_like
    if bare.endswith("ev"):
        bare = bare[:-2] + "ov"
    if bare.startswith("pid") and len(bare) > _LONG:
        # Піддубний and Поддубный.
        bare = "pod" + bare[3:]
    return bare


def _one_form(text: str) -> str:
    """Words without endings, as one for two languages: Ковалёв and Ковальов, Олейник and Олійник, Чорний and Чёрный."""
    return _HISSING_O.sub(r"\1e", text).replace("ei", "i")


def _without_gender(sounds_like: str) -> str:
    if sounds_like.endswith(_ADJECTIVE):
        return sounds_like[: sounds_like.rindex("k") + 1]
    if sounds_like.endswith("aia"):
        return sounds_like[:-3]
    if sounds_like.endswith(("ova", "eva", "ina")):
        return sounds_like[:-1]
    if sounds_like.endswith("oi"):
        return sounds_like[:-2]
    return sounds_like[:-1] if sounds_like[-1] == "i" else sounds_like


def same_adjective(a: str, b: str) -> bool:
    """Whether two surnames, in sound, are an adjective and its Ukrainian feminine: Білий and Біла."""
    if b[-1:] != "a" or b.endswith("aia"):
        a, b = b, a
    return b[-1:] == "a" and a.endswith(("i", "oi", "aia")) and _front(stem(a)) == _front(stem(b)[:-1]) != ""


def _front(word: str) -> str:
    """Белый is Білий."""
    return word.replace("e", "i")


def sex_of(sounds_like: str) -> str | None:
    """The sex that the ending of a surname gives away, or None."""
    if len(sounds_like) < SHORTEST:
        return None
    if sounds_like.endswith(FEMALE):
        return "f"
    return "m" if sounds_like.endswith(MALE) else None


def looks_like_one(sounds_like: str) -> bool:
    """Whether a word ends as surnames of the region do."""
    return len(sounds_like) >= SHORTEST and sounds_like.endswith(LOOKS)


@of_words
@lru_cache(maxsize=1 << 14)
def declined_stems(plain: str) -> tuple[str, ...]:
    """Stems of the surnames that a Cyrillic word can be another case of."""
    return all_declined_stems([plain])[0]


def all_declined_stems(plain: Sequence[str]) -> list[tuple[str, ...]]:
    """Those stems of many words, as `declined_stems` finds them."""
    bases = list(map(cases.of_surname, plain))
    made = iter(stems(sounds(list(chain.from_iterable(bases)), Script.CYRILLIC)))
    return [tuple(islice(made, len(several))) for several in bases]


def other_vowels(a: Word, b: Word, first: str, second: str) -> int:
    """How many vowels of two near stems are of two names, although they sound near.

    Ukrainian і stands for Russian е, и does not; а for о is Belarusian, or an ending.
    """
    if len(first) != len(second):
        return 0
    other = 0
    for place, (x, y) in enumerate(zip(first, second, strict=True)):
        if x == y:
            continue
        if x + y in ("ei", "ie"):
            high = a if x == "i" else b
            other += high.script is Script.CYRILLIC and not _HIGH.search(high.plain)
        elif x + y in ("ao", "oa") and a.script is b.script is Script.CYRILLIC and place < len(first) - 1:
            other += not (_MINSK.search(a.plain) or _MINSK.search(b.plain))
    return other


_HIGH = re.compile("[іїй]")
_MINSK = re.compile("ў|і.*[ыэ]|[ыэ].*і|[чз]ык|віч$")
_VELAR = re.compile("[cszt]h|kh|gh|x|g|h|г|ґ|х")


def velars_differ(a: str, b: str) -> bool:
    """Whether one of two words that sound alike has г where the other has х: Ганин and Ханин.

    The sound form does not tell them apart, because a Latin h may be either.
    """
    first, second = _velars(a), _velars(b)
    return len(first) == len(second) and any({x, y} == {"g", "x"} for x, y in zip(first, second, strict=True))


def _velars(plain: str) -> list[str]:
    kinds = {"kh": "x", "x": "x", "х": "x", "gh": "g", "g": "g", "г": "g", "ґ": "g", "h": "?"}
    return [kinds[found] for found in _VELAR.findall(plain) if found in kinds]


@of_words
@lru_cache(maxsize=1 << 14)
def foreign_stems(plain: str, script: Script) -> tuple[str, ...]:
    """Stems of a surname if it is spelt as in another country: a Latin one in several, a Cyrillic one in Belarus.

    Its own stem may be among them.
    """
    return all_foreign_stems([plain], script)[0]


def all_foreign_stems(plain: Sequence[str], script: Script) -> list[tuple[str, ...]]:
    """The foreign stems of many surnames of one script, as `foreign_stems` finds them."""
    if script is not Script.LATIN:
        read = list(map(from_belarusian, plain))
        made = iter(stems(sounds([one for one in read if one], Script.CYRILLIC)))
        return [(next(made),) if one else () for one in read]
    # Armenian h is often not written in Cyrillic.
    abroad = [
        (*several, one[1:]) if one[:1] == "h" and len(one) > _LONG else several
        for one, several in zip(plain, all_spelt_abroad(plain), strict=True)
    ]
    made = iter(stems(sounds(list(chain.from_iterable(abroad)), script)))
    return [tuple(dict.fromkeys(islice(made, len(several)))) for several in abroad]

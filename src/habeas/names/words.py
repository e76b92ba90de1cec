"""One word of a name, looked at once: script, sound, and what given name or patronymic it can be."""

import re
from collections.abc import Sequence
from functools import lru_cache

from habeas.names import given, patronymics, traditions
from habeas.names.name import Word
from habeas.names.scripts import Script, put_right, script_of
from habeas.names.sound import sound, sounds
from habeas.protection.erased import of_words


@of_words
@lru_cache(maxsize=1 << 16)
def word(written: str) -> Word:
    """A word as it is written, with everything that follows from its letters."""
    plain = _plain(written)
    script = script_of(plain)
    heard = sound(traditions.servant_of(plain), script)
    return _made(written, plain, script, heard, given.read(plain, heard, script) if heard else None)


def words(written: Sequence[str]) -> list[Word]:
    """Many words at once, as `word` makes each; nothing is remembered."""
    plain = [_plain(one) for one in written]
    scripts = [script_of(one) for one in plain]
    heard = [""] * len(plain)
    givens: list[given.Given | None] = [None] * len(plain)
    for script in Script:
        places = [place for place, one in enumerate(scripts) if one is script]
        if places:
            here = [plain[place] for place in places]
            found = sounds(list(map(traditions.servant_of, here)), script)
            known = given.read_all(here, found, script)
            for place, one, names in zip(places, found, known, strict=True):
                heard[place] = one
                givens[place] = names if one else None
    return list(map(_made, written, plain, scripts, heard, givens))


def _plain(written: str) -> str:
    return put_right(written).lower().replace("ё", "е")


def _made(written: str, plain: str, script: Script, heard: str, names: given.Given | None) -> Word:
    return Word(
        written,
        plain,
        script,
        heard,
        letters(heard),
        names,
        patronymics.read(plain, heard, script) if len(heard) > 3 else None,
        "-" in plain or plain in traditions.MARKERS or run_together(written),
    )


_RUN = re.compile("[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{3,}[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{2,}")


def run_together(written: str) -> bool:
    """Whether two words were written as one: IvanPetrov. MacArthur is one word."""
    return not (written[1:].islower() or written.isupper()) and _RUN.fullmatch(written) is not None


def letters(sounds: str) -> int:
    """The consonants of a word as bits: words that share few of them are not compared further."""
    bits = 0
    for letter in sounds:
        if letter in _BIT:
            bits |= _BIT[letter]
    return bits


_BIT = {letter: 1 << place for place, letter in enumerate("bcdfhjklmnpqrstvwz")}

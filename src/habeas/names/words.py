"""One word of a name, looked at once: script, sound, and what given name or patronymic it can be."""

from functools import lru_cache

from habeas.names import given, patronymics, traditions
from habeas.names.name import Word
from habeas.names.scripts import put_right, script_of
from habeas.names.sound import sound
from habeas.protection.erased import of_words


@of_words
@lru_cache(maxsize=1 << 16)
def word(written: str) -> Word:
    """A word as it is written, with everything that follows from its letters."""
    right = put_right(written)
    plain = right.lower().replace("ё", "е")
    script = script_of(plain)
    sounds = sound(traditions.servant_of(plain), script)
    return Word(
        written,
        plain,
        script,
        sounds,
        letters(sounds),
        given.read(plain, sounds, script) if sounds else None,
        patronymics.read(plain, sounds, script) if len(sounds) > 3 else None,
        "-" in plain or plain in traditions.MARKERS,
    )


def letters(sounds: str) -> int:
    """The consonants of a word as bits: words that share few of them are not compared further."""
    bits = 0
    for letter in sounds:
        bits |= _BIT.get(letter, 0)
    return bits


_BIT = {letter: 1 << place for place, letter in enumerate("bcdfhjklmnpqrstvwz")}

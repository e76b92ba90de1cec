"""One word of a name, looked at once: script, sound, and what given name or patronymic it can be."""

import re
from collections.abc import Sequence
from functools import lru_cache

from habeas.names import given, patronymics, traditions
from habeas.names.name import Word
from habeas.names.scripts import Script, put_right, script_of
from habeas.names.sound import BREAK, sound, sounds
from habeas.protection.erased import of_words


@of_words
@lru_cache(maxsize=1 << 16)
def word(written: str) -> Word:
    """A word as it is written, with everything that follows from its letters."""
    plain = _plain(written)
    script = script_of(plain)
    heard = sound(traditions.servant_of(plain), script)
    names = given.read(plain, heard, script) if heard else None
    marks = "-" in plain or plain in traditions.MARKERS or run_together(written)
    return Word(written, plain, script, heard, names, patronymics.read(plain, heard, script), marks)


def words(written: Sequence[str]) -> list[Word]:
    """Many words at once, as `word` makes each; nothing is remembered."""
    if not written:
        return []
    plain = _all_plain(written)
    scripts = [Script.CYRILLIC if "\u0400" <= one[:1] <= "\u052f" else script_of(one) for one in plain]
    run, marked = _run_together(written, plain), traditions.MARKERS
    made = dict[int, Word]()
    for script in Script:
        places = [place for place, one in enumerate(scripts) if one is script]
        here = [plain[place] for place in places]
        if not here:
            continue
        first = traditions.SERVANTS
        heard = sounds([traditions.servant_of(one) if one[:3] in first else one for one in here], script)
        names = given.read_all(here, heard, script)
        fathers = patronymics.read_all(here, heard, script)
        for place, one, said, name, father in zip(places, here, heard, names, fathers, strict=True):
            marks = place in run or "-" in one or one in marked
            made[place] = Word(written[place], one, script, said, name if said else None, father, marks)
    return [made[place] for place in range(len(written))]


def _all_plain(written: Sequence[str]) -> list[str]:
    """Many words in lower case and in one script each, as `_plain` makes each."""
    together = BREAK.join(one for one in written if not one.isascii())
    other = set(_NOT_CYRILLIC.findall(together))
    right = [put_right(one) if one in other else one for one in written] if other else written
    return BREAK.join(right).lower().replace("ё", "е").split(BREAK)


_NOT_CYRILLIC = re.compile(rf"(?m)^[\u0400-\u052f]*[^\u0400-\u052f{BREAK}][^{BREAK}]*$")
"""Words that are not Cyrillic letter for letter."""


def _run_together(written: Sequence[str], plain: Sequence[str]) -> set[int]:
    """The places of words that were run together. Most words are lower case but for their first letter."""
    usual = BREAK.join(plain).title().split(BREAK)
    return {
        place
        for place, (one, title) in enumerate(zip(written, usual, strict=True))
        if one != title and run_together(one)
    }


def _plain(written: str) -> str:
    return put_right(written).lower().replace("ё", "е")


_RUN = re.compile("[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{3,}[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{2,}")


def run_together(written: str) -> bool:
    """Whether two words were written as one: IvanPetrov. MacArthur is one word."""
    return not (written[1:].islower() or written.isupper()) and _RUN.fullmatch(written) is not None

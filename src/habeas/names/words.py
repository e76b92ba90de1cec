"""One word of a name, looked at once: script, sound, and what given name or patronymic it can be."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from habeas.names import given, patronymics, traditions
from habeas.names.given import Given
from habeas.names.name import Word
from habeas.names.patronymics import Patronymic
from habeas.names.scripts import ALL_CYRILLIC, Script, put_right, script_of
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


class Many(Struct, gc=False):
    """Many words looked at, told by their place: as lists of what each has, and what only some have by place.

    Few words of many are ever asked for one by one, so that each is made a `Word` only when it is.
    """

    written: list[str]
    plain: list[str]
    scripts: list[Script]
    sounds: list[str]
    given: dict[int, Given]
    patronymics: dict[int, Patronymic]
    marks: set[int]

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Many":
        """Words that were made one by one."""
        return cls(
            [one.written for one in words],
            [one.plain for one in words],
            [one.script for one in words],
            [one.sound for one in words],
            {place: one.given for place, one in enumerate(words) if one.given},
            {place: one.patronymic for place, one in enumerate(words) if one.patronymic},
            {place for place, one in enumerate(words) if one.marks},
        )

    def __len__(self) -> int:
        return len(self.written)

    def word(self, place: int) -> Word:
        """The word at a place."""
        return Word(
            self.written[place],
            self.plain[place],
            self.scripts[place],
            self.sounds[place],
            self.given.get(place),
            self.patronymics.get(place),
            place in self.marks,
        )

    def extend(self, more: "Many") -> None:
        """Put more words after these."""
        size = len(self)
        self.written += more.written
        self.plain += more.plain
        self.scripts += more.scripts
        self.sounds += more.sounds
        self.given.update((size + place, one) for place, one in more.given.items())
        self.patronymics.update((size + place, one) for place, one in more.patronymics.items())
        self.marks.update(size + place for place in more.marks)


def look_at(written: Sequence[str]) -> Many:
    """Many words at once, each as `word` makes it; nothing is remembered."""
    plain = _all_plain(written) if written else []
    scripts = [Script.CYRILLIC if "\u0400" <= one[:1] <= "\u052f" else script_of(one) for one in plain]
    marks = {place for place, one in enumerate(plain) if one in traditions.MARKERS or "-" in one}
    # Most words are lower case but for their first letter.
    marks.update(place for place, one in enumerate(written) if not one[1:].islower() and run_together(one))
    found = Many(list(written), plain, scripts, [""] * len(plain), {}, {}, marks)
    for script in Script:
        places = [place for place, one in enumerate(scripts) if one is script]
        here = [plain[place] for place in places]
        if not here:
            continue
        first = traditions.SERVANTS
        heard = sounds([traditions.servant_of(one) if one[:3] in first else one for one in here], script)
        for place, said in zip(places, heard, strict=True):
            found.sounds[place] = said
        names = given.read_all(here, heard, script)
        found.given.update(
            (place, one) for place, said, one in zip(places, heard, names, strict=True) if one and said
        )
        fathers = patronymics.read_all(here, heard, script)
        found.patronymics.update((place, one) for place, one in zip(places, fathers, strict=True) if one)
    return found


def words(written: Sequence[str]) -> list[Word]:
    """Many words at once, as `word` makes each; nothing is remembered."""
    found = look_at(written)
    return [found.word(place) for place in range(len(found))]


def _all_plain(written: Sequence[str]) -> list[str]:
    """Many words in lower case and in one script each, as `_plain` makes each."""
    cyrillic = ALL_CYRILLIC.fullmatch
    right = [one if one.isascii() or cyrillic(one) else put_right(one) for one in written]
    return BREAK.join(right).lower().replace("ё", "е").split(BREAK)


def _plain(written: str) -> str:
    return put_right(written).lower().replace("ё", "е")


_RUN = re.compile("[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{3,}[A-ZА-ЯІЇЄҐ][^\\W\\d_A-ZА-ЯІЇЄҐ]{2,}")


def run_together(written: str) -> bool:
    """Whether two words were written as one: IvanPetrov. MacArthur is one word."""
    return not (written[1:].islower() or written.isupper()) and _RUN.fullmatch(written) is not None

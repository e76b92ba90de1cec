"""What is left of a full record when it is told on: no or an uncertain birth date, a short name, an initial, a slip.

The shares are written here and nowhere else; the same record and seed always lose the same.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.linkage.lists import Form, spelled, words
from bench.linkage.people import romanised

NO_BIRTH, AGE_ONLY, YEAR_ONLY = 0.35, 0.30, 0.15
NO_PATRONYMIC, SHORT, INITIAL, SLIP = 0.45, 0.12, 0.06, 0.06
ASKED = date(2022, 3, 1)
_PLAIN = spelled(
    "а:a б:b в:v г:g ґ:g д:d е:e є:ye ё:yo ж:zh з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p "
    "р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y ь: ъ: э:e ю:yu я:ya"
)


@dataclass(frozen=True)
class Told:
    """A record as somebody tells it; empty is unknown."""

    name: str
    birth: str = ""
    age: str = ""
    age_as_of: str = ""


class ShortForms:
    """Short forms by full given name."""

    def __init__(self, forms: Mapping[str, list[str]]) -> None:
        self.forms = forms

    @classmethod
    def read(cls, table: Path) -> "ShortForms":
        """From a table of lines full (ru), full (uk), sex, forms with commas."""
        found: dict[str, list[str]] = defaultdict(list)
        for line in table.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 4:
                continue
            short = [form.strip() for form in cells[3].split(",") if len(words(form)) == 1]
            for full in (cells[0], cells[1]):
                found[romanised(full)] += short
        return cls(found)

    def fonder(self, table: Path) -> "ShortForms":
        """The forms that another table (`number,Name,['Form', ...]`) makes of these names and of their short forms."""
        further: dict[str, list[str]] = {}
        for line in table.read_text(encoding="utf-8").splitlines():
            _, _, named = line.partition(",")
            name, _, rest = named.partition(",")
            further[romanised(name.strip())] = re.findall(r"'(\w+)'", rest)
        return ShortForms(
            {
                full: made
                for full, short in self.forms.items()
                if (
                    made := [
                        form for name in (full, *map(romanised, short)) for form in further.get(name, [])
                    ]
                )
            }
        )

    def of(self, given: str, chance: Random) -> str:
        """A short form of this name in its script, or the name itself if the table has none."""
        forms = self.forms.get(romanised(given))
        if not forms:
            return given
        short = chance.choice(forms)
        return short if given[0].casefold() in _PLAIN else plain(short)


def plain(word: str) -> str:
    """A word in Latin letters as people write it without a rule."""
    return "".join(_PLAIN.get(letter, letter) for letter in word.casefold()).capitalize()


def told(form: Form, born: str, short: ShortForms, chance: Random) -> Told:
    """This name and birth as hearsay."""
    return Told(_name(form, short, chance), *birth(born, chance))


def birth(born: str, chance: Random) -> tuple[str, str, str]:
    """Birth, age and the day of the age, of which one or none is left."""
    left = chance.random()
    asked = ASKED + timedelta(days=chance.randrange(600))
    slip = chance.choice((-1, 0, 0, 1))
    if left < NO_BIRTH or not born:
        return "", "", ""
    if left < NO_BIRTH + AGE_ONLY:
        day = date.fromisoformat(born) if len(born) == 10 else date(int(born[:4]), 7, 1)
        age = asked.year - day.year - ((asked.month, asked.day) < (day.month, day.day))
        return "", str(age + slip), asked.isoformat()
    if left < NO_BIRTH + AGE_ONLY + YEAR_ONLY:
        return born[:4], "", ""
    return born, "", ""


def _name(form: Form, short: ShortForms, chance: Random) -> str:
    family, given, patronymic = form.family, form.given, form.patronymic
    drop, shorten, initial, slip, order = (chance.random() for _ in range(5))
    if not family:
        return slipped(form.text, chance) if slip < SLIP else form.text
    if drop < NO_PATRONYMIC:
        patronymic = ""
    if shorten < SHORT:
        given, patronymic = short.of(given, chance), patronymic if shorten < SHORT / 4 else ""
    elif initial < SHORT + INITIAL and initial >= SHORT:
        given, patronymic = given[0] + ".", patronymic[0] + "." if patronymic else ""
    if slip < SLIP:
        family = slipped(family, chance)
    parts = (family, given, patronymic) if order < 0.5 else (given, patronymic, family)
    return " ".join(part for part in parts if part)


def slipped(text: str, chance: Random) -> str:
    """One letter lost, doubled, changed or swapped with the next, not the first."""
    if len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 1)
    how = chance.randrange(4)
    letters = "aeionrst" if text[place].isascii() else "аеионрст"
    middle = (
        "",
        text[place] * 2,
        chance.choice(letters),
        text[place + 1] + text[place],
    )[how]
    return text[:place] + middle + text[place + (2 if how == 3 else 1) :]

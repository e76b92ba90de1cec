"""Names of invented people: a given name in two languages, its short form, a surname, spelled in two scripts."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from habeas.names.schemes import SCHEMES, romanise
from habeas.names.scripts import Language

MEN = (
    "Александр Олександр Саша", "Алексей Олексій Лёша", "Андрей Андрій Андрюха", "Артём Артем Тёма",
    "Богдан Богдан Богдан", "Борис Борис Боря", "Василий Василь Вася", "Виктор Віктор Витя",
    "Владимир Володимир Вова", "Григорий Григорій Гриша", "Денис Денис Денис", "Дмитрий Дмитро Дима",
    "Евгений Євген Женя", "Иван Іван Ваня", "Игорь Ігор Игорёк", "Илья Ілля Илюха", "Константин Костянтин Костя",
    "Максим Максим Макс", "Михаил Михайло Миша", "Николай Микола Коля", "Олег Олег Олежка", "Павел Павло Паша",
    "Пётр Петро Петя", "Роман Роман Рома", "Сергей Сергій Серёга", "Степан Степан Стёпа", "Тарас Тарас Тарас",
    "Юрий Юрій Юра",
)  # fmt: skip
WOMEN = (
    "Анна Ганна Аня", "Вера Віра Вера", "Галина Галина Галя", "Дарья Дар'я Даша", "Екатерина Катерина Катя",
    "Елена Олена Лена", "Ирина Ірина Ира", "Мария Марія Маша", "Наталья Наталія Наташа", "Ольга Ольга Оля",
    "Светлана Світлана Света", "Татьяна Тетяна Таня",
)  # fmt: skip
"""Russian, Ukrainian, in short."""
SYLLABLES = tuple(consonant + vowel for consonant in "бвгдзклмнпрст" for vowel in "аеоу")
ENDINGS = ("енко", "ук", "ко", "ин", "як", "ич")
LATIN = {
    "ru": [scheme for scheme in SCHEMES if scheme.language is Language.RUSSIAN][:3],
    "uk": [scheme for scheme in SCHEMES if scheme.language is Language.UKRAINIAN][:2],
}
"""The schemes by which invented sources write Cyrillic names in Latin letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is, in Cyrillic: given name in Russian and Ukrainian, short form, surname."""

    ru: str
    uk: str
    short: str
    surname: str

    def spelled(self, language: str, scheme: int = 0) -> str:
        """The whole name as a source in a language writes it; one in English by some scheme of transliteration."""
        if language != "en":
            return f"{self.uk if language == 'uk' else self.ru} {self.surname}"
        of = "uk" if scheme % 2 else "ru"
        return f"{latin(self.uk if of == 'uk' else self.ru, of, scheme)} {latin(self.surname, of, scheme)}"

    def called(self, language: str, scheme: int = 0) -> str:
        """What friends call them."""
        return latin(self.short, "ru", scheme) if language == "en" else self.short

    def given(self, language: str, scheme: int = 0) -> str:
        """The given name alone: many a source gives no more."""
        return self.spelled(language, scheme).split()[0]


@lru_cache(maxsize=1 << 16)
def latin(word: str, language: str, scheme: int) -> str:
    """A Cyrillic word in Latin letters, with a capital, by one of the schemes for a language."""
    schemes = LATIN[language]
    return romanise(word, schemes[scheme % len(schemes)]).capitalize()


def word(chance: Random, syllables: int = 2) -> str:
    """A Cyrillic word of so many syllables, with a capital."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def surname(chance: Random) -> str:
    """A surname; some are borne by many."""
    return f"{word(chance, chance.choice((1, 2, 2, 2)))[:-1]}{chance.choice(ENDINGS)}"


def name(chance: Random, *, woman: bool = False, family: str = "") -> Name:
    """Somebody's name; of a family, if one is given."""
    ru, uk, short = chance.choice(WOMEN if woman else MEN).split()
    return Name(ru, uk, short, family or surname(chance))

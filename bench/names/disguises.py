"""The ways in which one person's name is written: languages, schemes, order, parts left out, cases, slips."""

from random import Random

from bench.names.people import SHORT, Person, patronymic, surname

from habeas.names.schemes import SCHEMES, romanise
from habeas.names.scripts import Language

RUSSIAN = tuple(scheme for scheme in SCHEMES if scheme.language is Language.RUSSIAN)
UKRAINIAN = tuple(scheme for scheme in SCHEMES if scheme.language is Language.UKRAINIAN)
PASSPORTS = tuple(scheme for scheme in SCHEMES if "passport" in scheme.name and "Belarus" not in scheme.name)
KEYS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
Words = tuple[str, str, str]


def words(person: Person, language: str = "ru") -> Words:
    """Family name, given name, patronymic."""
    sex = person.given.sex
    given = person.given.uk if language == "uk" else person.given.ru
    family = surname(person.surname[1 if language == "uk" else 0], sex, language)
    return family, given, patronymic(person.father, sex, language)


def latin(person: Person, chance: Random) -> Words:
    """The words by one scheme, from either language."""
    language = chance.choice(("ru", "uk"))
    scheme = chance.choice(UKRAINIAN if language == "uk" else RUSSIAN)
    family, given, father = (romanise(word, scheme).capitalize() for word in words(person, language))
    return family, given, father


def written(parts: Words, chance: Random, *, patronymic: float = 0.7) -> str:
    """The words in an order that occurs, with the patronymic left out as often as not asked for."""
    family, given, father = parts
    if chance.random() < patronymic:
        return chance.choice((f"{family} {given} {father}", f"{given} {father} {family}"))
    return chance.choice((f"{family} {given}", f"{given} {family}"))


def short(person: Person, chance: Random) -> str | None:
    """A short form with the surname, or None for a name without one in the list."""
    if person.given.ru not in SHORT:
        return None
    name = chance.choice(SHORT[person.given.ru].split())
    family = words(person)[0]
    if chance.random() < 0.3:
        scheme = chance.choice(RUSSIAN)
        return f"{romanise(name, scheme).capitalize()} {romanise(family, scheme).capitalize()}"
    return chance.choice((f"{name} {family}", f"{family} {name}"))


def initials(person: Person, chance: Random) -> str:
    """The surname with one or two initials."""
    family, given, father = words(person, chance.choice(("ru", "uk")))
    return chance.choice(
        (f"{family} {given[0]}.{father[0]}.", f"{family} {given[0]}.", f"{given[0]}. {family}")
    )


def declined(person: Person, chance: Random) -> str:
    """The name in the genitive or dative, in Russian."""
    family, given, father = words(person)
    case = chance.choice(("genitive", "dative"))
    parts = [_family(family, person.given.sex, case), _given(given, person.given.sex, case)]
    if chance.random() < 0.4:
        parts.append(_father(father, person.given.sex, case))
    return " ".join(parts)


def _given(word: str, sex: str, case: str) -> str:
    one, two = ("а", "у") if case == "genitive" else ("у", "у")
    if sex == "f" or word.endswith(("а", "я")):
        if word.endswith("ия"):
            return word[:-1] + "и"
        if word.endswith("я"):
            return word[:-1] + ("и" if case == "genitive" else "е")
        velar = word[-2] in "гкхжчшщ"
        return word[:-1] + (("и" if velar else "ы") if case == "genitive" else "е")
    if word in ("Пётр", "Павел"):
        return ("Петр" if word == "Пётр" else "Павл") + (one if case == "genitive" else two)
    if word.endswith(("й", "ь")):
        return word[:-1] + ("я" if case == "genitive" else "ю")
    return word + (one if case == "genitive" else two)


def _family(word: str, sex: str, case: str) -> str:
    if word.endswith(("о", "я", "их")):
        return word
    if sex == "f":
        if word.endswith("ая"):
            return word[:-2] + "ой"
        return word[:-1] + "ой" if word.endswith("а") else word
    if word.endswith(("ский", "цкий", "ый", "ой", "ий")):
        return word[:-2] + ("ого" if case == "genitive" else "ому")
    if word.endswith("а"):
        return word[:-1] + ("ы" if case == "genitive" else "е")
    if word.endswith(("ь", "й")):
        return word[:-1] + ("я" if case == "genitive" else "ю")
    if word.endswith("ец"):
        return word[:-2] + ("ца" if case == "genitive" else "цу")
    return word + ("а" if case == "genitive" else "у")


def _father(word: str, sex: str, case: str) -> str:
    if sex == "f":
        return word[:-1] + ("ы" if case == "genitive" else "е")
    return word + ("а" if case == "genitive" else "у")


def slip(text: str, chance: Random) -> str:
    """The text with one letter lost, doubled, exchanged with the next, or hit beside its key."""
    places = [n for n in range(1, len(text) - 1) if text[n].isalpha() and text[n - 1].isalpha()]
    place = chance.choice(places)
    kind = chance.choice(("lost", "doubled", "exchanged", "beside"))
    if kind == "lost":
        return text[:place] + text[place + 1 :]
    if kind == "doubled":
        return text[:place] + text[place] + text[place:]
    if kind == "exchanged" and text[place + 1].isalpha():
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    row = next((row for row in KEYS if text[place].lower() in row), None)
    if not row:
        return text[:place] + text[place + 1 :]
    at = row.index(text[place].lower())
    return text[:place] + row[at - 1 if at else 1] + text[place + 1 :]


def look_alike(text: str, chance: Random) -> str:
    """The text with some of its Cyrillic letters written as Latin ones that look the same."""
    twins = dict(zip("асеорхуіАВСЕНКМОРТХІ", "aceopxyiABCEHKMOPTXI", strict=True))
    return "".join(twins.get(c, c) if chance.random() < 0.4 else c for c in text)

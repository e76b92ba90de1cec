"""Kinds of pairs, each with whether the two names are of one person, made from invented people.

Hard negatives are as close as life makes them: relatives, namesakes with another father, similar surnames.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from random import Random

from bench.names import disguises
from bench.names.people import Person, given_names, person, surname, surnames


@dataclass(frozen=True)
class Pair:
    """Two names, of what kind their pair is, and whether they are one person's."""

    kind: str
    a: str
    b: str
    same: bool


Maker = Callable[[Random], tuple[str, str] | None]


def _forms(one: Person, other: Person, chance: Random) -> tuple[str, str]:
    """Two full names in forms that differ in script, language or order; sometimes in none."""
    return _form(one, chance), _form(other, chance)


def _form(one: Person, chance: Random) -> str:
    language = chance.choice(("ru", "uk", "latin"))
    parts = disguises.latin(one, chance) if language == "latin" else disguises.words(one, language)
    return disguises.written(parts, chance, patronymic=1)


def _cyrillic_latin(chance: Random) -> tuple[str, str]:
    who = person(chance)
    language = chance.choice(("ru", "uk"))
    first = disguises.written(disguises.words(who, language), chance)
    return first, disguises.written(disguises.latin(who, chance), chance, patronymic=0.5)


def _russian_ukrainian(chance: Random) -> tuple[str, str]:
    who = person(chance)
    return disguises.written(disguises.words(who, "ru"), chance), disguises.written(
        disguises.words(who, "uk"), chance
    )


def _latin_latin(chance: Random) -> tuple[str, str]:
    who = person(chance)
    return disguises.written(disguises.latin(who, chance), chance), disguises.written(
        disguises.latin(who, chance), chance, patronymic=0.3
    )


def _short(chance: Random) -> tuple[str, str] | None:
    who = person(chance)
    form = disguises.short(who, chance)
    return (
        (form, disguises.written(disguises.words(who, chance.choice(("ru", "uk"))), chance)) if form else None
    )


def _initials(chance: Random) -> tuple[str, str]:
    who = person(chance)
    return disguises.initials(who, chance), disguises.written(disguises.words(who), chance, patronymic=1)


def _declined(chance: Random) -> tuple[str, str]:
    who = person(chance)
    return disguises.declined(who, chance), disguises.written(disguises.words(who), chance, patronymic=0.5)


def _slip(chance: Random) -> tuple[str, str]:
    name = " ".join(disguises.words(person(chance), chance.choice(("ru", "uk"))))
    return name, disguises.slip(name, chance)


def _look_alike(chance: Random) -> tuple[str, str]:
    name = " ".join(disguises.words(person(chance), chance.choice(("ru", "uk"))))
    return name, disguises.look_alike(name, chance)


def _random(chance: Random) -> tuple[str, str]:
    return _forms(person(chance), person(chance), chance)


def _other_surname(chance: Random) -> tuple[str, str] | None:
    who = person(chance)
    other = chance.choice(surnames())
    return _forms(who, replace(who, surname=other), chance) if other != who.surname else None


@cache
def _similar(word: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    def alike(other: tuple[str, str]) -> float:
        return SequenceMatcher(None, word[0], other[0], autojunk=False).ratio()

    return tuple(other for other in surnames() if other != word and alike(other) >= 0.7)


def _similar_surname(chance: Random) -> tuple[str, str] | None:
    who = person(chance)
    near = _similar(who.surname)
    return _forms(who, replace(who, surname=chance.choice(near)), chance) if near else None


def _siblings(chance: Random) -> tuple[str, str] | None:
    who = person(chance)
    other = chance.choice(given_names())
    return _forms(who, replace(who, given=other), chance) if other.ru != who.given.ru else None


def _parent(chance: Random) -> tuple[str, str] | None:
    father = person(chance, sex="m")
    child = replace(person(chance), surname=father.surname, father=father.given)
    return _forms(father, child, chance) if child.given != father.given else None


def _other_patronymic(chance: Random) -> tuple[str, str] | None:
    who = person(chance)
    other = person(chance).father
    return _forms(who, replace(who, father=other), chance) if other != who.father else None


def _mother_and_son(chance: Random) -> tuple[str, str] | None:
    mother, son = person(chance, sex="f"), person(chance, sex="m")
    if surname(mother.surname[0], "f", "ru") == mother.surname[0]:
        return None
    son = replace(son, surname=mother.surname)
    return disguises.written(disguises.words(mother), chance, patronymic=0.5), disguises.written(
        disguises.words(son), chance, patronymic=0.5
    )


def _one_short_two_sexes(chance: Random) -> tuple[str, str]:
    name = chance.choice(("Саша", "Женя", "Валя"))
    full = {"Саша": "Александр", "Женя": "Евгений", "Валя": "Валентин"}[name]
    who = chance.choice([row for row in surnames() if row[0].endswith(("ов", "ев", "ин"))])
    return f"{name} {who[0]}а", f"{full} {who[0]}"


KINDS: dict[str, tuple[Maker, bool]] = {
    "Cyrillic and Latin": (_cyrillic_latin, True),
    "Russian and Ukrainian": (_russian_ukrainian, True),
    "two Latin schemes": (_latin_latin, True),
    "short form": (_short, True),
    "initials": (_initials, True),
    "declined": (_declined, True),
    "one slip": (_slip, True),
    "look-alike letters": (_look_alike, True),
    "any two people": (_random, False),
    "other surname": (_other_surname, False),
    "similar surname": (_similar_surname, False),
    "brothers and sisters": (_siblings, False),
    "father and child": (_parent, False),
    "other patronymic": (_other_patronymic, False),
    "mother and son": (_mother_and_son, False),
    "one short form, two sexes": (_one_short_two_sexes, False),
}


def pairs(seed: int, each: int) -> Iterator[Pair]:
    """So many pairs of every kind; none whose two names are the same text and called different."""
    chance = Random(seed)  # noqa: S311
    for kind, (make, same) in KINDS.items():
        made = 0
        while made < each:
            found = make(chance)
            if found is None or (not same and found[0] == found[1]):
                continue
            yield Pair(kind, *found, same)
            made += 1

"""Words to a name in parts: which is the family name, the given name, the patronymic.

Order is a hint, not a rule: what words are decides first. Where only the order tells, the other reading is kept.
"""

from functools import lru_cache

from msgspec.structs import replace

from habeas.names import given, surnames
from habeas.names.given import Given, How
from habeas.names.name import Name, Word
from habeas.names.scripts import Script
from habeas.names.tokens import Found, found_in
from habeas.protection.erased import of_words


@of_words
@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name:
    """A name in its parts, in the likeliest reading, with others beside it. Never fails on any text."""
    return arranged(found_in(text))


def arranged(found: Found) -> Name:
    """The words of a text in parts."""
    words = found.words
    patronymic, at = found.patronymic, None
    if patronymic is None and (at := _patronymic_at(words)) is not None:
        patronymic = words[at]
    rest = words if at is None else words[:at] + words[at + 1 :]
    if 0 < found.before_comma < len(rest):
        return _name(found, rest[found.before_comma :], rest[: found.before_comma], patronymic)
    first, sure = _given_at(rest, at, patronymic, found)
    if first is None:
        return _without_given(found, rest, patronymic)
    if first and any(rest[first - 1] is half for half in found.halves):
        first -= 1
    chosen, family = _split(rest, first, found)
    name = _name(found, chosen, family, patronymic, western=not sure)
    return _with_others(name, found, chosen, family)


def _patronymic_at(words: list[Word]) -> int | None:
    """Which word is the patronymic: one that can be it, after a given name if there is such a one."""
    if len(words) < 2:
        return None
    places = [n for n, w in enumerate(words) if w.patronymic]
    if not places:
        return None
    after = [n for n in places if n and _is_given(words[n - 1])]
    if after:
        return after[-1]
    if len(words) == 2 and words[1 - places[0]].given:
        # "Давидович Роман": a surname that looks like a patronymic stands before the given name.
        return None
    known = [n for n in places if (said := words[n].patronymic) and said.fathers]
    return (known or places)[-1]


def _is_given(one: Word) -> bool:
    return one.given is not None and one.given.how is not How.SUFFIX


_RANK = {How.WRITTEN: 8, How.CASE: 6, How.SOUND: 4, How.SUFFIX: 2}


def rank(one: Word) -> int:
    """How sure a word is a given name, as words go: 0 or less if it is none."""
    if one.given is None:
        return 0
    sure = _RANK[one.given.how]
    if sure == 4 and one.script is Script.LATIN:
        sure = 6
    if sure <= 6 and one.given.how is not How.CASE and _rather_surname(one, one.given):
        sure -= 4
    return sure + (1 if one.given.full else 0)


def _rather_surname(one: Word, found: Given) -> bool:
    """Whether a word that only sounds like a given name ends as surnames do: Andreev is not Andrew."""
    if found.how is How.SOUND and found.full:
        return one.sound.endswith(("ov", "ev", "ova", "eva", "enko"))
    return surnames.looks_like_one(one.sound)


def _given_at(
    rest: list[Word], patronymic_at: int | None, patronymic: Word | None, found: Found
) -> tuple[int | None, bool]:
    """Which of the words is the given name, and whether more than their order says so."""
    if not rest:
        return None, True
    before = patronymic_at - 1 if patronymic_at and patronymic_at <= len(rest) else None
    ranks = [rank(one) for one in rest]
    if before is not None and ranks[before] > 0:
        return before, True
    best = max(ranks)
    rather = best > 5 and len(found.initials) == 1 and not surnames.looks_like_one(rest[0].sound)
    if found.initials and len(rest) == 1 and not rather:
        # "Роман И. И." is a surname with initials; "Анна К." a given name with that of a surname.
        return None, True
    if best > 0:
        return ranks.index(best), len(rest) == 1 or sum(each >= best - 1 for each in ranks) == 1
    if len(rest) == 1:
        lone = bool(found.family) or (patronymic is not None and not surnames.looks_like_one(rest[0].sound))
        return (0, False) if lone else (None, False)
    if found.initials:
        return None, True
    return (before, True) if before is not None else (_by_order(rest), False)


def _by_order(rest: list[Word]) -> int:
    """The given name where no word is known: the family name is in capitals, or ends like one, or comes last."""
    capitals = [one.written.isupper() for one in rest]
    if capitals[0] and not all(capitals):
        return capitals.index(False)
    return int(surnames.looks_like_one(rest[0].sound) and not surnames.looks_like_one(rest[-1].sound))


def _split(rest: list[Word], first: int, found: Found) -> tuple[list[Word], list[Word]]:
    """Given names and family names: a second known full name right after the first is given too."""
    second = first + 1
    both = second < len(rest) and (
        any(rest[first] is half for half in found.halves)
        or (len(rest) > 2 and rank(rest[second]) > 6)
        or (bool(found.family) and not found.patronymic)
    )
    end = second + 1 if both else second
    return rest[first:end], rest[:first] + rest[end:]


def _name(
    found: Found, chosen: list[Word], family: list[Word], patronymic: Word | None, *, western: bool = False
) -> Name:
    """A name of these parts, and what follows from them: its sex and whether it is declined."""
    if chosen and (sex := _declined_sex(family, patronymic)):
        chosen = [_as_declined(chosen[0], sex), *chosen[1:]]
    oblique = any(one.given is not None and one.given.how is How.CASE for one in chosen[:1]) or (
        patronymic is not None and patronymic.patronymic is not None and patronymic.patronymic.oblique
    )
    every = (*family, *found.family)
    return Name(
        found.text,
        every,
        tuple(chosen),
        patronymic,
        tuple(found.initials),
        found.call_sign,
        _sex(chosen, every, patronymic, oblique),
        oblique,
        western,
    )


MALE_CASES = (
    "ого",
    "ому",
    "его",
    "енка",
    "енку",
    "чука",
    "чуку",
    "юка",
    "юку",
    "ським",
    "цьким",
    "ским",
    "цким",
    "овым",
    "евым",
)
"""Endings that a surname has only where a man's is declined: a woman's does not change, or ends otherwise."""


def _declined_sex(family: list[Word], patronymic: Word | None) -> str | None:
    """The sex of a name that its patronymic or surname shows to be declined, else None."""
    if patronymic and patronymic.patronymic:
        return patronymic.patronymic.sex if patronymic.patronymic.oblique else None
    return "m" if family and family[-1].plain.endswith(MALE_CASES) else None


def _as_declined(one: Word, sex: str) -> Word:
    """The given name beside a declined patronymic: Руслана Анатольевича is Руслан, not Руслана."""
    if one.given and given.sex_of(one.given) not in (sex, None) and (base := declined(one)) is not None:
        return base
    return one


def declined(one: Word) -> Word | None:
    """A word as the given name of which it is another case, or None if it is of none."""
    base = given.in_another_case(one.plain)
    return replace(one, given=base) if base else None


def _sex(chosen: list[Word], family: tuple[Word, ...], patronymic: Word | None, oblique: bool) -> str | None:
    """The sex by the patronymic, else by the given name, else by the ending of a surname that is not declined."""
    if patronymic and patronymic.patronymic:
        return patronymic.patronymic.sex
    if chosen and chosen[0].given and (sex := given.sex_of(chosen[0].given)):
        return sex
    return surnames.sex_of(family[-1].sound) if family and chosen and not oblique else None


def _without_given(found: Found, rest: list[Word], patronymic: Word | None) -> Name:
    """A name without a given name; one unknown word alone may be a given name as well."""
    name = _name(found, [], rest, patronymic)
    if len(rest) != 1 or found.initials or patronymic:
        return name
    return replace(name, also=(_name(found, rest, [], None, western=True),))


def _weak(one: Word, name: Name) -> bool:
    """Whether a given name is one by its sound or ending only, where no patronymic bears it out."""
    return name.patronymic is None and not name.initials and rank(one) < _RANK[How.CASE]


def _with_others(name: Name, found: Found, chosen: list[Word], family: list[Word]) -> Name:
    """The name with its other readings: swapped where only order told, a surname that looks like a patronymic."""
    others = []
    if chosen and not name.oblique and not name.patronymic and name.sex == "f":
        declined = _as_declined(chosen[0], "m")
        if declined is not chosen[0]:
            others.append(_name(found, [declined, *chosen[1:]], family, None))
    if (name.western or _weak(chosen[0], name)) and len(chosen) == len(family) == 1:
        others.append(_name(found, family, chosen, name.patronymic, western=True))
    if name.patronymic and not found.patronymic and not name.family:
        others.append(_name(found, chosen, [name.patronymic], None))
    elif not name.patronymic and len(family) == 1 and family[0].patronymic and family[0].patronymic.fathers:
        others.append(_name(found, chosen, [], family[0]))
    return replace(name, also=tuple(others)) if others else name


Traits = tuple[object, ...]


def traits_of(one: Word, base: Word | None) -> Traits:
    """All of a plain word that `arranged` looks at: names whose words have equal traits are arranged alike.

    `base` is what `declined` makes of it.
    """
    said = one.patronymic
    return (
        rank(one),
        one.given and (one.given.how, given.sex_of(one.given)),
        base and base.given and given.sex_of(base.given),
        said and (said.sex, said.oblique, bool(said.fathers)),
        *traits_of_unknown(
            looks_like_one=surnames.looks_like_one(one.sound),
            sex=surnames.sex_of(one.sound),
            capitals=one.written.isupper(),
            male_case=one.plain.endswith(MALE_CASES),
        )[_UNKNOWN:],
    )


_UNKNOWN = 4


def traits_of_unknown(*, looks_like_one: bool, sex: str | None, capitals: bool, male_case: bool) -> Traits:
    """The traits of a word that is neither a given name nor a patronymic: all hang on its ending, and on its capitals.

    `sex` is what `surnames.sex_of` says.
    """
    return (0, None, None, None, looks_like_one, sex, capitals, male_case)

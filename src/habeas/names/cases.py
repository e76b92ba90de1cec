"""Case endings of Russian and Ukrainian: a declined word brought back to forms it can come from.

Only Cyrillic words decline. A base form is never certain from the ending alone: given names are checked
against the table, surnames give several candidates, and what is written stays what is compared first.
"""

from collections.abc import Container
from functools import lru_cache

from habeas.protection.erased import of_words

GIVEN_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Genitive to locative, and the Ukrainian vocative; longer endings first.
    *(("ові", ("", "о")), ("еві", ("ь", "й", "")), ("єві", ("й",)), ("ем", ("ь", "й", "", "я"))),
    *(("єм", ("й",)), ("ом", ("", "о", "а")), ("им", ("ий", "")), ("ою", ("а",)), ("ею", ("я", "а"))),
    *(("єю", ("я",)), ("ой", ("а",)), ("ей", ("я", "а", "ь")), ("ии", ("ия",)), ("ії", ("ія",))),
    *(("ии", ("ий",)), ("ї", ("я",)), ("а", ("", "о")), ("я", ("ь", "й", "")), ("у", ("", "о", "а"))),
    *(("ю", ("ь", "й", "я", "")), ("е", ("", "а", "я", "о", "ь")), ("і", ("", "а", "я", "ь", "о"))),
    *(("ы", ("а",)), ("и", ("а", "я", "ь")), ("о", ("а",))),
)
"""Endings of declined given names, each with the endings of the nominative it may stand for."""

FLEETING = {"павл": "павел", "льв": "лев", "петр": "петр"}
"""Stems whose vowel is written only in the nominative."""

PATRONYMIC_ENDINGS: tuple[tuple[str, str], ...] = (
    *(
        ("ичеві", "ич"),
        ("ичем", "ич"),
        ("ичом", "ич"),
        ("ича", "ич"),
        ("ичу", "ич"),
        ("иче", "ич"),
        ("ичі", "ич"),
    ),
    *(
        ("івною", "івна"),
        ("ївною", "ївна"),
        ("вною", "вна"),
        ("вной", "вна"),
        ("чной", "чна"),
        ("чною", "чна"),
    ),
    *(
        ("івни", "івна"),
        ("ївни", "ївна"),
        ("івні", "івна"),
        ("ївні", "ївна"),
        ("івну", "івна"),
        ("ївну", "ївна"),
    ),
    *(("вны", "вна"), ("вне", "вна"), ("вну", "вна"), ("чны", "чна"), ("чне", "чна"), ("чну", "чна")),
)
"""Endings of declined patronymics, each with its nominative."""

SURNAME_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("ського", ("ський",)), ("ському", ("ський",)), ("ським", ("ський",)), ("ської", ("ська",))),
    *(("ській", ("ська",)), ("ською", ("ська",)), ("ську", ("ська",)), ("цького", ("цький",))),
    *(("цькому", ("цький",)), ("цьким", ("цький",)), ("цької", ("цька",)), ("цькій", ("цька",))),
    *(("цькою", ("цька",)), ("цьку", ("цька",)), ("скую", ("ская",)), ("ской", ("ская",))),
    *(("ского", ("ский",)), ("скому", ("ский",)), ("ским", ("ский",)), ("ском", ("ский",))),
    *(
        ("цкого", ("цкий",)),
        ("цкому", ("цкий",)),
        ("цким", ("цкий",)),
        ("цкой", ("цкая",)),
        ("цкую", ("цкая",)),
    ),
    *(("ого", ("ый", "ой", "ий")), ("ому", ("ый", "ой", "ий")), ("ую", ("ая",)), ("его", ("ий",))),
    *(("овой", ("ова",)), ("евой", ("ева",)), ("иной", ("ина",)), ("ыной", ("ына",)), ("ової", ("ова",))),
    *(("евої", ("ева",)), ("єву", ("єв", "єва")), ("іної", ("іна",)), ("овій", ("ова",)), ("евій", ("ева",))),
    *(("іній", ("іна",)), ("овою", ("ова",)), ("евою", ("ева",)), ("іною", ("іна",)), ("овым", ("ов",))),
    *(("евым", ("ев",)), ("иным", ("ин",)), ("ыным", ("ын",)), ("овим", ("ов",)), ("евим", ("ев",))),
    *(("іним", ("ін",)), ("єю", ("я",)), ("ові", ("", "о")), ("еві", ("ь", "й", ""))),
    *(
        ("ову", ("ов", "ова")),
        ("еву", ("ев", "ева")),
        ("ину", ("ин", "ина")),
        ("ове", ("ов",)),
        ("еве", ("ев",)),
    ),
    *(
        ("ом", ("", "о")),
        ("ем", ("ь", "й", "")),
        ("єм", ("й",)),
        ("ой", ("а",)),
        ("ою", ("а",)),
        ("ею", ("я",)),
    ),
    *(("а", ("", "о")), ("я", ("ь", "й")), ("у", ("", "о", "а")), ("ю", ("ь", "й", "я"))),
    *(("е", ("", "а", "о")), ("і", ("", "а", "о")), ("ы", ("а",)), ("и", ("а", "я"))),
)
"""Endings of declined surnames, each with the endings of the nominative it may stand for."""

_SHORTEST = 3


def _by_ending(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ending, nominatives in rows:
        found[ending] = (*found.get(ending, ()), *nominatives)
    return found


_GIVEN, _SURNAME = _by_ending(GIVEN_ENDINGS), _by_ending(SURNAME_ENDINGS)
LAST_OF_PATRONYMIC = frozenset(ending[-3:] for ending, _ in PATRONYMIC_ENDINGS)
LAST = frozenset(ending[-1] for ending in _GIVEN)
LAST_OF_SURNAME = frozenset(ending[-1] for ending in _SURNAME)
"""The letters with which a declined surname can end."""
_LONGEST = max(map(len, _SURNAME))


def _candidates(plain: str) -> list[str]:
    """Every nominative that a declined given name may come from, likeliest first."""
    found: list[str] = []
    if plain[-1:] not in LAST:
        return found
    for length in (3, 2, 1):
        stem = plain[:-length]
        if len(stem) >= 2 and (nominatives := _GIVEN.get(plain[-length:])):
            found += [stem + nominative for nominative in nominatives]
            if stem in FLEETING:
                found.append(FLEETING[stem])
    return found


def of_given(plain: str, known: Container[str]) -> tuple[str, ...]:
    """The known nominatives of a declined given name: Валентине can be Валентин and Валентина."""
    return tuple(base for base in _candidates(plain) if base in known)


def of_patronymic(plain: str) -> str | None:
    """The nominative of a declined patronymic, or None if the word has no such ending."""
    if plain[-3:] not in LAST_OF_PATRONYMIC:
        return None
    for ending, nominative in PATRONYMIC_ENDINGS:
        if plain.endswith(ending):
            return plain[: -len(ending)] + nominative
    return None


@of_words
@lru_cache(maxsize=1 << 14)
def of_surname(plain: str) -> tuple[str, ...]:
    """Nominatives that a declined surname may come from, by every ending that fits."""
    found: list[str] = []
    for length in range(min(_LONGEST, len(plain) - _SHORTEST), 0, -1):
        if nominatives := _SURNAME.get(plain[-length:]):
            found += [plain[:-length] + nominative for nominative in nominatives]
            if plain[:-length].endswith("ц"):
                found.append(plain[: -length - 1] + "ец")
    return tuple(dict.fromkeys(found))

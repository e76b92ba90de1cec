"""Words that are declined: months, units, dates, and what holds a card together, one file a language.

Every language has every phrase of a date; a missing one is an error, never another language. Texts that stand as
they are lie in the catalogues (`habeas.language`), the words of the record in `statements/vocabulary`.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.language import ENGLISH, current


def phrase(*path: str) -> str:
    """The phrase at a path, in the language spoken now: ("dates", "at", "month"). Raises KeyError."""
    found = _at(path)
    if not isinstance(found, str):
        raise KeyError(f"{'.'.join(path)} is no phrase")
    return found


def has(*path: str) -> bool:
    """Whether the language spoken now has something at a path."""
    try:
        _at(path)
    except KeyError:
        return False
    return True


def several(*path: str) -> tuple[str, ...]:
    """The phrases listed at a path: ("months", "of"). Raises KeyError."""
    found = _at(path)
    if not isinstance(found, list):
        raise KeyError(f"{'.'.join(path)} is no list of phrases")
    return tuple(found)


def counted(number: int, *path: str) -> str:
    """The form at a path that goes with a number: "день", "дня" or "дней"; English has two forms."""
    return several(*path)[_form(number)]


def figure(number: int) -> str:
    """A number in figures, thousands set apart: "1,793", «1 793»."""
    return f"{number:,}".replace(",", phrase("thousands"))


def _form(number: int) -> int:
    """Which form goes with a number (Unicode CLDR plural rules for en, ru and uk, whole numbers)."""
    if current() == ENGLISH:
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def _at(path: tuple[str, ...]) -> Any:
    found: Any = _words(current())
    for step in path:
        if not isinstance(found, dict) or step not in found:
            raise KeyError(f"{'.'.join(path)} is not among the words of {current()}")
        found = found[step]
    return found


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))

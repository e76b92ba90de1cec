"""How large a spreadsheet is once it is opened, counted in its XML beforehand. What it says of itself is not believed.

A cell far out, or one repeated a million times, makes a small file a huge table: such a file never reaches the
library that reads it. Formulas, merged cells and hidden rows are counted on the way.
"""

import re
from functools import lru_cache
from itertools import pairwise, zip_longest
from xml.parsers import expat

from msgspec import Struct

from habeas.intake.refused import Refused
from habeas.intake.tables.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, too_large
from habeas.language import gettext as _

_ATTRIBUTES = rb"""([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)"""
"""The attributes of a tag: a `>` inside quotes does not end it."""
_ROW = re.compile(rb"<(?:\w+:)?row\b" + _ATTRIBUTES + rb">")
_CELL = re.compile(rb"<(?:\w+:)?c\b" + _ATTRIBUTES + rb">")
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell[\s>/]")
_ITEM_END = re.compile(rb"</(?:\w+:)?si\s*>")
_NUMBER = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})\s*<")
_TAG = re.compile(rb"<[^>]*>")

_ODS = re.compile(
    rb"<table:table(-row|-cell|)(?=[\s/>])"
    + _ATTRIBUTES
    + rb">|<table:(covered-table-cell)\b"
    + _ATTRIBUTES
    + rb">|<(text:s)\b"
    + _ATTRIBUTES
    + rb">"
)
_ASIDE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_ROWS_REPEATED = re.compile(rb"""number-rows-repeated\s*=\s*["']\s*(\d+)""")
_COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated\s*=\s*["']\s*(\d+)""")
_BLANKS = re.compile(rb"""text:c\s*=\s*["']\s*(\d+)""")
_COLLAPSED = re.compile(rb"""table:visibility\s*=\s*["'](?:collapse|filter)""")
LONGEST_NUMBER = 9


class Measured(Struct, frozen=True):
    """What one sheet holds besides cells: numbers of formulas and merged ranges, and rows (from 1) that are hidden."""

    formulas: int = 0
    merged: int = 0
    hidden_rows: tuple[int, ...] = ()


def measure_xlsx(xml: bytes, strings: list[int]) -> Measured:
    """Measure a sheet; `strings` are the lengths of the shared strings. Raises Refused if it is too large."""
    rows = columns = within = 0
    hidden = []
    xml = _settled(xml)
    starts = [(0, b""), *((found.start(), found[1]) for found in _ROW.finditer(xml)), (len(xml), b"")]
    for (start, said), (end, _after) in pairwise(starts):
        rows = max(rows + bool(said or start), _number(said))
        if _HIDDEN.search(said):
            hidden.append(rows)
        within = 0
        for cell in _CELL.finditer(xml, start, end):
            place = _PLACE.search(cell[1])
            within = max(within + 1, _column(place[1]) if place else 0)
            rows = max(rows, int(place[2][:LONGEST_NUMBER] or 0) if place else 0)
        columns = max(columns, within)
        _check(rows, columns)
    _check_strings(xml, strings)
    return Measured(len(_FORMULA.findall(xml)), len(_MERGED.findall(xml)), tuple(hidden))


def lengths_of_strings(members: list[bytes]) -> list[int]:
    """How long each shared string is at most, in bytes, in whichever of these members they lie."""
    each = [[len(_TAG.sub(b"", item)) for item in _ITEM_END.split(xml)[:-1]] for xml in members]
    return [max(lengths) for lengths in zip_longest(*each, fillvalue=0)]


def measure_ods(xml: bytes) -> list[Measured]:
    """Measure every table of a content.xml. Raises Refused if one is too large."""
    tables: list[_Ods] = []
    for found in _ODS.finditer(_settled(xml)):
        if found[5]:
            if _times(_BLANKS, found[6]) > MAX_COLUMNS:
                raise too_large()
        elif found[1] == b"":
            tables.append(_Ods())
        elif tables and found[1] == b"-row":
            tables[-1].row(found[2])
        elif tables:
            said = found[2] if found[1] else found[4]
            tables[-1].cell(said, said.endswith(b"/"))
    for one in tables:
        one.end()
    return [Measured(one.formulas, one.merged, tuple(one.hidden)) for one in tables]


class _Ods:
    """Counts one table. A row counts as often as it is repeated, up to the last that holds anything."""

    def __init__(self) -> None:
        self.formulas = self.merged = 0
        self.hidden: list[int] = []
        self._rows = self._repeated = self._width = self._full = self._widest = 0

    def row(self, said: bytes) -> None:
        self.end()
        self._repeated, self._width, self._full = _times(_ROWS_REPEATED, said), 0, 0
        if _COLLAPSED.search(said) and self._repeated < MAX_ROWS:
            self.hidden += range(self._rows + 1, self._rows + self._repeated + 1)

    def cell(self, said: bytes, is_empty: bool) -> None:
        self._width += _times(_COLUMNS_REPEATED, said)
        if not is_empty or b"value" in said:
            self._full = self._width
        self.formulas += b"formula" in said
        self.merged += b"number-columns-spanned" in said or b"number-rows-spanned" in said

    def end(self) -> None:
        self._widest = max(self._widest, self._full)
        self._rows += self._repeated
        if self._full:
            _check(self._rows, self._widest)
        self._repeated = 0


def _settled(xml: bytes) -> bytes:
    """XML in which every `<` begins a tag. Raises Refused if it is not well formed: what a lax reader makes of that
    cannot be counted here."""
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        raise Refused(
            _("This spreadsheet is damaged, or written in a way that no office program writes."),
            _("Open it in the program that made it, save it anew, and take that in."),
        ) from None
    return _ASIDE.sub(b"", xml)


def _check(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise too_large()


def _check_strings(xml: bytes, strings: list[int]) -> None:
    """Refuse a sheet that shows one long text in a million cells. Other numbers count as texts, too: no harm."""
    signs, count = 0, len(strings)
    for found in _NUMBER.finditer(xml):
        number = int(found[1])
        if number < count:
            signs += strings[number]
    # In bytes: a letter has up to four.
    if signs > 4 * MAX_TEXT:
        raise too_large()


def _number(said: bytes) -> int:
    place = _PLACE.search(said)
    return int(place[2][:LONGEST_NUMBER] or 0) if place else 0


@lru_cache(maxsize=2048)
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number


def _times(pattern: re.Pattern[bytes], said: bytes) -> int:
    found = pattern.search(said)
    return int(found[1][:LONGEST_NUMBER]) if found else 1

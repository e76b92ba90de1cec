"""What each column of a list is, guessed from its header and its cells. A person sees every guess and may change it.

Numbers, mail and other ways to reach families are left out unless somebody asks for them: a list of whom to press
is worth more to some readers than a list of who is held.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from habeas.intake.tables.dates import read_date
from habeas.intake.tables.table import NOTHING_ASIDE, Row, Sheet


class Column(StrEnum):
    """What the cells of a column are."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    CALLED = "called"
    ALSO = "also"
    BORN = "born"
    BORN_AT = "born_at"
    AGE = "age"
    UNIT = "unit"
    RANK = "rank"
    PLACE = "place"
    TAKEN = "taken"
    HOME = "home"
    STATUS = "status"
    TOLD_BY = "told_by"
    RELATIVE = "relative"
    CONTACT = "contact"
    THEIR_ID = "their_id"
    NOTE = "note"
    LEFT_OUT = "left_out"


NAMES = (Column.NAME, Column.FAMILY, Column.GIVEN, Column.PATRONYMIC, Column.CALLED)
"""Columns that say who it is. A row with none of them is set aside."""
OUT = frozenset({Column.CONTACT, Column.LEFT_OUT})
"""Columns whose words do not even come into the text that is kept for reading."""
MANY = frozenset(
    {
        Column.NOTE,
        Column.CONTACT,
        Column.LEFT_OUT,
        Column.THEIR_ID,
        Column.RELATIVE,
        Column.CALLED,
        Column.ALSO,
    }
)
"""What more than one column may be; of anything else there is one."""


class Guess(Struct, frozen=True):
    """Where the header stands (None: there is none), and what each column is."""

    header: int | None
    columns: tuple[Column, ...]


_HEADERS: tuple[tuple[Column, str], ...] = (
    (
        Column.CONTACT,
        r"phone|\btel\b|mobile|whatsapp|viber|telegram|signal|e-?mail|contact|mail"
        r"|телефон|\bтел\b|моб|контакт|почт|пошт|вайбер|телеграм|ватсап|адрес[аи]? родств",
    ),
    (Column.PATRONYMIC, r"patronym|middle name|father.?s name|отчеств|по батькові|по-батькові"),
    (
        Column.RELATIVE,
        r"relative|next of kin|\bkin\b|mother|father|wife|husband|parent|applicant|famil(y|ies) member|reported by"
        r"|родств|родич|мать|мати\b|отец|батьк|жена|дружин|муж\b|чолові|заявит|заявник|близк",
    ),
    (Column.NOTE, r"(place|where).*(captur|taken|arrest)|(место|місце|где|де\b).*(плен|полон|задерж|затрим|захват)"),
    (Column.TAKEN, r"(date|when|day).*(taken|captur|detain|arrest|missing|held|lost)|taken on|captured|detained"
     r"|(дата|когда|коли).*(плен|полон|задерж|затрим|исчез|зник|пропа|захват)|взят|попал|потрап"),
    (Column.BORN_AT, r"birth ?place|(place|where).*(birth|\bborn\b)|(место|місце|где|де\b).*(рожд|родил|народ)"),
    (Column.BORN, r"birth|\bborn\b|\bdob\b|рожд|народж|\bд\.? ?р\.?\b|\bг\.? ?р\.?\b|\bр\.? ?н\.?\b"),
    (Column.AGE, r"\bage\b|возраст|\bлет\b|вік\b|років"),
    (Column.ALSO, r"other (name|spelling)|alternat\w+ name|also (known|called|written)|\baka\b"
     r"|другое имя|другое написание|інше ім|інше написання|он же|він же"),
    (Column.CALLED, r"nick|call ?sign|позывн|позивн|прозвищ|прізвиськ|кличк|псевд"),
    (Column.NAME, r"full ?name|^names?$|surname.*(name|given)|name.*surname|\bф\.? ?и\.? ?о\b"
     r"|\bп\.? ?і\.? ?б\b|ФИО|ПІБ|фамилия.*имя"
     r"|прізвище.*ім|имя.*фамилия|ім.?я.*прізвище|кто\b|хто\b"),
    (Column.FAMILY, r"surname|family ?name|last ?name|фамил|прізвищ"),
    (Column.GIVEN, r"given|first ?name|forename|\bимя\b|ім['’ʼ`]?я\b"),
    (Column.RANK, r"\brank\b|звани|званн|должн|посад"),
    (Column.UNIT, r"unit|brigade|regiment|battalion|military|часть|частин|в/ч|подраздел|підрозділ|бригад|полк\b"),
    (Column.HOME, r"home|resid|hometown|region of origin|\bfrom\b|житель|прожив|місце проживання|родом"
     r"|откуда|звідки|домашн|город\b|місто\b|регион|регіон|область"),
    (Column.TOLD_BY, r"told (us|by)|according to|informant|witness|со слов|сообщил|свидетел|очевид"
     r"|зі слів|повідомив|свідок"),
    (Column.STATUS, r"status|state\b|condition|статус|состоян|стан\b|судьба|доля"),
    (Column.PLACE, r"place|where|held|location|detention|prison|\bcamp\b|место|місце|где\b|де\b|содерж"
     r"|утрим|сизо|колони|тюрьм|вʼязниц|в['’]язниц"),
    (Column.THEIR_ID, r"^(№|#|no\.?|nr\.?|n|id|п/п|№ ?п/п|№ ?з/п|код|номер|number|ref\.?)$|case (no|number"
     r"|id)|номер (дела|справи)"),
    (Column.NOTE, r"note|comment|remark|примеч|приміт|коммент|комент|дополн|додатк|source|источник|джерело"),
    (Column.NAME, r"name|person|имя|ім.?я"),
    (Column.TAKEN, r"\bdate\b|дата"),
)  # fmt: skip
"""Words of headers in English, Russian and Ukrainian, as patterns; the first that fits decides."""
_PATTERNS = tuple((column, re.compile(words, re.IGNORECASE)) for column, words in _HEADERS)

_PHONE = re.compile(r"(?:\+|\b)[\d(][\d\s()\-.]{7,}\d\b")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w|(?:^|\s)@\w{4,}|t\.me/|wa\.me/")
_NAME = re.compile(r"[^\W\d_][\w'’ʼ`.\-]*(?:[ ,]+[^\W\d_][\w'’ʼ`.\-]*){1,3}")
_HEADER_ROWS = 20
_SAMPLE = 200
_MOST = 0.6
"""The share of filled cells that must look alike for a column to be guessed by its cells."""


def guess_of(sheet: Sheet, header: int | None = -1) -> Guess:
    """What the format of a sheet says of its columns; a guess where it says nothing, or another header is asked for."""
    if sheet.columns and header in (-1, 0):
        return Guess(0, tuple(Column(one) for one in sheet.columns))
    return guess(sheet.rows, header, sheet.aside)


def guess(rows: Sequence[Row], header: int | None = -1, aside: Container[int] = NOTHING_ASIDE) -> Guess:
    """Guess header and columns. `header` fixes the row of the header (None: there is none; -1: guess it, too). Rows
    that are set `aside` say nothing."""
    at = _header(rows, aside) if header == -1 else header
    first = at + 1 if at is not None else 0
    some = (row for number, row in enumerate(rows[first:], first) if any(row) and number not in aside)
    below = list(islice(some, _SAMPLE))
    words = rows[at] if at is not None and at < len(rows) else ()
    width = max([len(words), *map(len, below)], default=0)
    columns: list[Column] = []
    for place in range(width):
        cells = [row[place] for row in below if place < len(row) and row[place]]
        columns.append(_column(words[place] if place < len(words) else "", cells))
    return Guess(at, _settled(columns))


def _header(rows: Sequence[Row], aside: Container[int]) -> int | None:
    """The row with most known words in it, near the top; None if no row has one."""
    best, at = 0, None
    near = list(islice((one for one in enumerate(rows) if one[0] not in aside), _HEADER_ROWS))
    widest = max((len(row) for _, row in near), default=0)
    for number, row in near:
        known = sum(of_header(text) is not None for text in row if text)
        # One word may be part of a title ("List of names"); of one column it is the header.
        if known > best and (known > 1 or sum(map(bool, row)) == 1 == widest):
            best, at = known, number
    return at


def of_header(text: str) -> Column | None:
    """What a header says its column is; None if no known word stands in it."""
    if len(text) > 80:
        return None
    return next((column for column, words in _PATTERNS if words.search(text)), None)


def _column(header: str, cells: list[str]) -> Column:
    shape = _of_cells(cells)
    said = of_header(header) if header else None
    # Whatever the header says: what looks like telephone numbers is treated as such.
    if shape is Column.CONTACT or said is None:
        return shape or (Column.NOTE if cells or header else Column.LEFT_OUT)
    return said


def _of_cells(cells: list[str]) -> Column | None:
    """What a column's cells look like, if most look alike."""
    if not cells:
        return None
    looks = Counter(_look(text) for text in cells)
    contacts = looks[Column.CONTACT]
    if contacts and contacts >= len(cells) * 0.3:
        return Column.CONTACT
    look, times = looks.most_common(1)[0]
    if look is None or times < len(cells) * _MOST:
        return None
    if look is Column.AGE and cells == [
        str(number) for number in range(int(cells[0]), int(cells[0]) + len(cells))
    ]:
        return Column.THEIR_ID
    if look is Column.TAKEN:
        years = sorted(
            read.edtf[:4] for text in cells if (read := read_date(text)) and read.edtf[:1].isdigit()
        )
        return Column.BORN if years and years[len(years) // 2] < "2008" else Column.TAKEN
    return look


def is_contact(text: str) -> bool:
    """Whether a cell looks like a telephone number, mail address or account name: a way to reach somebody."""
    if len(text) < 5 or text.isalpha():
        return False
    return bool(_MAIL.search(text)) or (
        sum(map(str.isdigit, text)) >= 9 and bool(_PHONE.search(text)) and read_date(text) is None
    )


def _look(text: str) -> Column | None:
    if is_contact(text):
        return Column.CONTACT
    if text.isdecimal() and len(text) < 4:
        return Column.AGE if 14 <= int(text) <= 99 else Column.THEIR_ID
    if read_date(text) is not None:
        return Column.TAKEN
    if len(text) < 60 and _NAME.fullmatch(text):
        return Column.NAME
    return None


def _settled(columns: list[Column]) -> tuple[Column, ...]:
    """One column of each meaning, the first; a name said twice in two scripts or ways is kept as words only."""
    taken: set[Column] = set()
    settled = []
    for column in columns:
        settled.append(Column.NOTE if column in taken and column not in MANY else column)
        taken.add(column)
    if Column.FAMILY in taken and Column.GIVEN in taken:
        # "Surname" and "Name" in two columns: the second is the given name, and no whole one.
        settled = [Column.NOTE if column is Column.NAME else column for column in settled]
    elif Column.FAMILY in taken and Column.NAME in taken:
        settled = [Column.GIVEN if column is Column.NAME else column for column in settled]
    elif Column.GIVEN in taken and Column.NAME not in taken and Column.FAMILY not in taken:
        settled = [Column.NAME if column is Column.GIVEN else column for column in settled]
    return tuple(settled)

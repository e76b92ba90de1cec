"""Take in a list: a look beforehand that writes nothing, then all rows in one act, or none.

The file is kept as it came; each row becomes a person of this source with what the list says of them. Nobody is
joined with anybody: how many may be people we know is counted, and a person decides.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.acts.list_rows import Meaning, Row, RowWriter
from habeas.acts.lists_compared import next_version
from habeas.acts.storing import NewSource, layer_of, refuse_twice, store
from habeas.identity.alike import Names
from habeas.intake.tables.columns import NAMES, Column, is_contact
from habeas.intake.tables.table import VERSION, Sheet, Table
from habeas.intake.tables.text import Line, lines, text_of
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.statements.account import Account
from habeas.statements.chain import Basis, Knows, Link, Passed
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.source import Source, SourceKind
from habeas.statements.when import bounds

Progress = Callable[[int, int], None]
"""Told how many rows of how many are read; it may raise Stopped, and then nothing is stored."""
NOBODY = "no name"
TOLD_EVERY = 500


class Stopped(Exception):
    """Whoever began it stopped it before anything was stored."""


class Asked(Struct, frozen=True, kw_only=True):
    """What a person said of a list: which sheet (from 0), where its header is, what its columns are, what it means
    to stand on it, who made it ("" if that is not said) and how they know, on which day it was true (EDTF), and which
    list (a source) it is the next version of ("" if it is a list of its own)."""

    columns: tuple[Column, ...]
    sheet: int = 0
    header: int | None = 0
    meaning: Meaning = Meaning.HELD
    partner: str = ""
    knows: Knows = Knows.NOT_SAID
    as_of: str | None = None
    continues: str = ""


class SetAside(Struct, frozen=True):
    """A row that is not taken in: its number in the sheet, why, and its cells."""

    number: int
    why: str
    cells: tuple[str, ...]


class Odd(Struct, frozen=True):
    """A cell that was not understood: the row's number, the column (from 0), the words."""

    number: int
    column: int
    text: str


class Plan(Struct, frozen=True, kw_only=True):
    """What taking a list in would do. `new`, `known` and `twice` add up to the rows with a name: not alike anybody's,
    alike the name of somebody on the record, alike one further up in this list."""

    rows: int
    set_aside: tuple[SetAside, ...]
    odd: tuple[Odd, ...]
    new: int
    known: int
    twice: int
    contacts: int
    """Cells in columns that are taken in which look like telephone numbers or mail."""


class TakenIn(Struct, frozen=True, kw_only=True):
    """What was taken in: the source, and the person's id for each row (by its number in the sheet)."""

    source: Source
    people: dict[int, str]
    set_aside: tuple[SetAside, ...]
    odd: tuple[Odd, ...]


def plan(known: Known, table: Table, asked: Asked, *, at: datetime, progress: Progress | None = None) -> Plan:
    """Look at a list as it would be taken in. Raises CaseError if the columns say nobody's name."""
    _check(table, asked)
    there = Names(mention.name for mention in known.mentions.values() if mention.kind is Kind.PERSON)
    here, counted = Names(), Counter[str]()
    reading = _Reading(table, asked, "s", at)
    contacts = 0
    for line in reading.rows(progress):
        name = Row(line, asked.columns).name
        counted["known" if there.has(name) else "twice" if here.has(name) else "new"] += 1
        here.add(name)
        contacts += reading.contacts(line)
        reading.writer.records(line)
    return Plan(
        rows=counted.total(),
        set_aside=tuple(reading.set_aside),
        odd=tuple(reading.odd),
        new=counted["new"],
        known=counted["known"],
        twice=counted["twice"],
        contacts=contacts,
    )


def take_in_list(
    case: Case,
    data: bytes,
    table: Table,
    asked: Asked,
    *,
    filename: str,
    obtained: str,
    by: str,
    at: datetime,
    obtained_from: str | None = None,
    title: str | None = None,
    seen_by: tuple[str, ...] | None = None,
    progress: Progress | None = None,
) -> TakenIn:
    """Take in the sheet that was asked for, all of it in one act. `seen_by` as for any new source.

    Raises CaseError if nobody is named, this sheet of these bytes is in the case already, or the disk does not take
    it; Stopped if `progress` does. Then nothing is stored.
    """
    sheet = _check(table, asked)
    digest, version = sha256(data), version_of(table, asked.sheet)
    refuse_twice(case.known(), digest, version, by=by)
    source = Source(
        id=new_id("s"),
        kind=SourceKind.LIST,
        title=title or (f"{filename}: {sheet.name}" if len(table.sheets) > 1 else filename),
        obtained=obtained,
        obtained_at=at,
        obtained_from=obtained_from or asked.partner or None,
        filename=filename,
        media_type=table.media_type,
        sha256=digest,
        size=len(data),
        published=asked.as_of,
    )
    reading = _Reading(table, asked, source.id, at)
    people: dict[int, str] = {}

    def rows(known: Known) -> Iterator[Record]:
        if asked.continues:
            yield from next_version(known, source.id, asked.continues, by=by)
        yield from reading.told_by
        reading.writer.forget()
        for line in reading.rows(progress):
            people[line.number], made = reading.writer.records(line)
            yield from made
        if not people:
            raise CaseError(
                _("No row of this list names anybody. Nothing was stored; look at the columns again.")
            )

    columns = tuple(column.value for column in asked.columns)
    layer = layer_of(source.id, version, reading.text, columns=columns, head=asked.header)
    new = NewSource(source=source, data=data, layer=layer, text=reading.text, seen_by=seen_by)
    store(case, new, by=by, at=at, more=rows)
    return TakenIn(source=source, people=people, set_aside=tuple(reading.set_aside), odd=tuple(reading.odd))


def version_of(table: Table, sheet: int) -> str:
    """The version of the text layer of one sheet: the first (or only) one has the plain version."""
    return VERSION if sheet == 0 else f"{VERSION}/{sheet + 1}"


class _Reading:
    """One list being read, with what is set aside and not understood on the way."""

    def __init__(self, table: Table, asked: Asked, source: str, at: datetime) -> None:
        self._asked, self._aside = asked, table.sheets[asked.sheet].aside
        self.lines = list(lines(table.sheets[asked.sheet], asked.columns, asked.header))
        self.text = text_of(self.lines)
        self.set_aside: list[SetAside] = []
        self.odd: list[Odd] = []
        self.told_by: list[Record] = []
        teller = source
        if asked.partner:
            made = Mention(id=new_id("m"), source=source, kind=Kind.BODY, name=asked.partner)
            self.told_by, teller = [made], made.id
        link = Link(who=party(teller), knows=asked.knows, passed=Passed.DOCUMENT, basis=Basis.EXPLICIT)
        self.told_by.append(Account(id=new_id("a"), source=source, chain=(link,)))
        self.writer = RowWriter(
            source=source,
            layer=version_of(table, asked.sheet),
            text=self.text,
            columns=asked.columns,
            meaning=asked.meaning,
            chain=(link,),
            as_of=asked.as_of,
            this_year=at.year,
            odd=lambda line, place: self.odd.append(Odd(line.number, place, line.cells[place])),
        )

    def rows(self, progress: Progress | None) -> Iterator[Line]:
        """The lines below the header that name somebody; the others that hold anything are set aside."""
        self.set_aside.clear()
        self.odd.clear()
        first = 0 if self._asked.header is None else self._asked.header + 1
        for number, line in enumerate(self.lines[first:], start=first):
            if progress and number % TOLD_EVERY == 0:
                progress(number, len(self.lines))
            if not line.cells:
                continue
            if number in self._aside:
                self.set_aside.append(SetAside(line.number, self._aside[number], line.cells))
            elif Row(line, self._asked.columns).name:
                yield line
            else:
                self.set_aside.append(SetAside(line.number, NOBODY, line.cells))
        if progress:
            progress(len(self.lines), len(self.lines))

    def contacts(self, line: Line) -> int:
        """How many cells of a line that is taken in look like telephone numbers or mail."""
        return sum(
            bool(text) and place < len(self._asked.columns)
            and self._asked.columns[place] not in (Column.BORN, Column.TAKEN, Column.AGE, Column.THEIR_ID)
            and is_contact(text)
            for place, text in enumerate(line.cells)
        )  # fmt: skip


def _check(table: Table, asked: Asked) -> Sheet:
    """The sheet that was asked for. Raises CaseError for what cannot be taken in at all."""
    if not 0 <= asked.sheet < len(table.sheets):
        raise CaseError(_("There is no such sheet in this file. Nothing was stored; choose the sheet again."))
    if not any(column in NAMES for column in asked.columns):
        raise CaseError(
            _("No column says who the people are. Nothing was stored; say which column holds the names.")
        )
    if asked.as_of:
        bounds(asked.as_of)
    return table.sheets[asked.sheet]

"""A row of a list made into a person and what is said of them, column by column. Nothing is written here.

Every word of a fact stands in the row's line. A cell that is not understood keeps its words and is named; only a
row without any name is set aside.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.intake.tables.columns import NAMES, Column
from habeas.intake.tables.dates import read_date
from habeas.intake.tables.status import Said, said_in
from habeas.intake.tables.text import Line
from habeas.protection.chance import new_id
from habeas.statements.chain import Basis, Chain, Link
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.contact import NoNews
from habeas.statements.claims.custody import Detained, HeldAt, Released
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import (
    Aged,
    Born,
    Described,
    Kinship,
    Named,
    NameKind,
    NamePart,
    NamePartRole,
    Related,
    ServesIn,
)
from habeas.statements.claims.refusing import Refused
from habeas.statements.codec import Record
from habeas.statements.mention import Kind, Mention, Party, party
from habeas.statements.passage import Passage, Words
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import Aspect, When

OLDEST = 110
"""Years that a cell with an age can say."""


class Meaning(StrEnum):
    """What it means to stand on a list, asked once for all of its rows."""

    HELD = "held"
    TAKEN = "taken"
    REFUSED = "refused"
    NAME = "name"


class Row:
    """One line with its cells by what they are."""

    def __init__(self, line: Line, columns: tuple[Column, ...]) -> None:
        self.line = line
        self.cells: dict[Column, list[tuple[int, str]]] = {}
        for place, text in enumerate(line.cells):
            if text and place < len(columns):
                self.cells.setdefault(columns[place], []).append((place, text))

    def words(self, column: Column) -> Words | None:
        """The words of a column's cell and where they stand; None if it is empty."""
        return next(iter(self.all_words(column)), None)

    def all_words(self, column: Column) -> list[Words]:
        """The same of every column that is this."""
        found = self.cells.get(column, ())
        return [Words(exact=text, start=self.line.start_of(place)) for place, text in found]

    def text(self, column: Column) -> str:
        """The text of a column's cell, "" if it is empty."""
        found = self.cells.get(column)
        return found[0][1] if found else ""

    @property
    def names(self) -> list[tuple[int, str]]:
        """The cells that say who it is: the whole name, or its parts; else what they are called."""
        whole = self.cells.get(Column.NAME, [])
        parts = [cell for column in NAMES[1:4] for cell in self.cells.get(column, ())]
        return whole or parts or self.cells.get(Column.CALLED, []) or self.cells.get(Column.ALSO, [])[:1]

    @property
    def name(self) -> str:
        """The name as the list spells it, "" if there is none: at least one letter makes a name."""
        name = " ".join(text for _, text in self.names)
        return name if any(map(str.isalpha, name)) else ""


@dataclass
class RowWriter:
    """Writes rows of one source. Remembers places, bodies and relatives, so that each is one.

    `odd` is told of each cell that was not understood: its line, its column and its text.
    """

    source: str
    layer: str
    text: str
    columns: tuple[Column, ...]
    meaning: Meaning
    chain: Chain
    as_of: str | None
    this_year: int
    odd: Callable[[Line, int], None] = lambda line, place: None
    _there: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def forget(self) -> None:
        """Begin anew: an act that others came before is made again from its first row."""
        self._there.clear()

    def records(self, line: Line) -> tuple[str, list[Record]]:
        """The person's mention id and what is to be noted of a row that names somebody."""
        row = Row(line, self.columns)
        made: list[Record] = []
        person = new_id("m")
        passages = tuple(self._passage(line.start_of(place), text) for place, text in row.names)
        made.append(
            Mention(id=person, source=self.source, kind=Kind.PERSON, name=row.name, passages=passages)
        )
        who = party(person)
        who_it_is, plight = list(self._who_it_is(row, who, made)), list(self._plight(row, who, made))
        beside = list(self._beside(row, who, made))
        if teller := plight and self._other(row, Column.TOLD_BY, Kind.PERSON, made):
            chain = (Link(who=teller, basis=Basis.EXPLICIT), *self.chain)
            made.append(self._telling(line, chain, plight))
            plight = []
        made.append(self._telling(line, self.chain, [*who_it_is, *plight, *beside]))
        return person, made

    def _telling(self, line: Line, chain: Chain, said: list[tuple[AnyClaim, When | None]]) -> Telling:
        facts = tuple(Fact(id=new_id("f"), claim=claim, when=when) for claim, when in said)
        passage = self._passage(line.start, line.text)
        return Telling(id=new_id("t"), source=self.source, passage=passage, chain=chain, facts=facts)

    def _who_it_is(self, row: Row, who: Party, made: list[Record]) -> Iterator[tuple[AnyClaim, When | None]]:
        yield from _names(row, who)
        yield from self._born_and_aged(row, who, made)
        if Column.UNIT in row.cells or Column.RANK in row.cells:
            body = self._other(row, Column.UNIT, Kind.BODY, made)
            yield ServesIn(person=who, body=body, rank=row.words(Column.RANK)), None

    def _beside(self, row: Row, who: Party, made: list[Record]) -> Iterator[tuple[AnyClaim, When | None]]:
        if home := row.words(Column.HOME):
            yield Described(person=who, what=home), None
        for place, text in row.cells.get(Column.RELATIVE, ()):
            relative = self._mention(row.line, place, text, Kind.PERSON, made, alone=True)
            yield Related(person=relative, of=who, kinship=Kinship.RELATIVE), None

    def _born_and_aged(
        self, row: Row, who: Party, made: list[Record]
    ) -> Iterator[tuple[AnyClaim, When | None]]:
        born, at = self._when(row, Column.BORN), self._other(row, Column.BORN_AT, Kind.PLACE, made)
        if born or at:
            yield Born(person=who, place=at), born
        if age := row.text(Column.AGE):
            number = age.split()[0].strip(".,")
            if number.isascii() and number.isdigit() and len(number) < 4 and int(number) <= OLDEST:
                yield Aged(person=who, years=int(number)), self._as_of(Aspect.AT)
            else:
                self._not_understood(row, Column.AGE)

    def _plight(self, row: Row, who: Party, made: list[Record]) -> Iterator[tuple[AnyClaim, When | None]]:
        """What is said to have become of them: the status if it speaks plainly, else what the whole list means.

        Where the row says who told it, that is what they told; who somebody is, the list says itself.
        """
        said = said_in(row.text(Column.STATUS))
        if Column.STATUS in row.cells:
            yield Described(person=who, what=row.words(Column.STATUS)), None
            if said is None:
                self._not_understood(row, Column.STATUS)
        taken = self._when(row, Column.TAKEN)
        if taken or (said is None and self.meaning is Meaning.TAKEN):
            yield Detained(who=who), taken
        is_over = said in (Said.RELEASED, Said.DIED)
        place = None if is_over else self._other(row, Column.PLACE, Kind.PLACE, made)
        if is_over and Column.PLACE in row.cells:
            # Whether that is where they were held, or where they are now, only a person can say.
            self._not_understood(row, Column.PLACE)
        if place or said is Said.HELD or (said is None and self.meaning is Meaning.HELD):
            yield HeldAt(who=who, place=place), self._as_of(Aspect.STILL)
        other = self._other_than_held(said, who)
        if other is not None:
            yield other, self._as_of(Aspect.AT) if isinstance(other, NoNews) else None

    def _other_than_held(self, said: Said | None, who: Party) -> AnyClaim | None:
        if said is Said.REFUSED or (said is None and self.meaning is Meaning.REFUSED):
            return Refused(who=who)
        if said is Said.RELEASED:
            return Released(who=who)
        if said is Said.DIED:
            return Died(who=who)
        return NoNews(of=who) if said is Said.MISSING else None

    def _when(self, row: Row, column: Column) -> When | None:
        """The date in a cell with its words; one that is not understood keeps only its words."""
        words = row.words(column)
        if words is None:
            return None
        read = read_date(words.exact, self.this_year)
        if read is None or read.is_open:
            self._not_understood(row, column)
        return When(edtf=read.edtf if read else None, words=words)

    def _as_of(self, aspect: Aspect) -> When | None:
        return When(edtf=self.as_of, aspect=aspect) if self.as_of else None

    def _other(self, row: Row, column: Column, kind: Kind, made: list[Record]) -> Party | None:
        found = row.cells.get(column)
        return self._mention(row.line, *found[0], kind, made) if found else None

    def _mention(
        self, line: Line, place: int, text: str, kind: Kind, made: list[Record], *, alone: bool = False
    ) -> Party:
        """The place, body or teller of this name in this list, new the first time; a relative is always new."""
        key = (kind, " ".join(text.casefold().split()))
        known = None if alone else self._there.get(key)
        if known is None:
            known = new_id("m")
            passages = (self._passage(line.start_of(place), text),)
            made.append(Mention(id=known, source=self.source, kind=kind, name=text, passages=passages))
            if not alone:
                self._there[key] = known
        return party(known)

    def _not_understood(self, row: Row, column: Column) -> None:
        self.odd(row.line, row.cells[column][0][0])

    def _passage(self, start: int, text: str) -> Passage:
        return Passage.cut(self.text, start, start + len(text), layer=self.layer)


def _names(row: Row, who: Party) -> Iterator[tuple[AnyClaim, When | None]]:
    """What they are called: whole as it stands, or in the parts that the columns tell apart."""
    if whole := row.words(Column.NAME):
        yield Named(person=who, name_as_said=whole, kind=NameKind.FULL), None
    parts = tuple(
        NamePart(part=text, role=role) for column, role in _ROLES.items() if (text := row.text(column))
    )
    if parts:
        yield Named(person=who, parts=parts, kind=NameKind.FULL), None
    for column, kind in ((Column.CALLED, NameKind.NICKNAME), (Column.ALSO, NameKind.FULL)):
        for words in row.all_words(column):
            yield Named(person=who, name_as_said=words, kind=kind), None


_ROLES = {
    Column.FAMILY: NamePartRole.FAMILY,
    Column.GIVEN: NamePartRole.GIVEN,
    Column.PATRONYMIC: NamePartRole.PATRONYMIC,
}

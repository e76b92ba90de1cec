"""FollowTheMoney entities (one a line, or an array) to a table: a row a Person, every value of a property a cell.

Entities of other schemata are rows that are set aside, with their schema and their words: told, and never lost.
Source of the shape: the public documentation of FollowTheMoney (id, schema, properties with lists of values).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from habeas.intake.encoding import decode
from habeas.intake.refused import Refused
from habeas.intake.tables.columns import Column
from habeas.intake.tables.records import Record, sheet_of
from habeas.intake.tables.table import MAX_ROWS, Table, too_large
from habeas.language import gettext as _
from habeas.language import ngettext

MEDIA_TYPE = "application/json+ftm"
PERSON = "Person"
COLUMNS: dict[str, Column] = {
    "id": Column.THEIR_ID,
    "schema": Column.NOTE,
    "name": Column.NAME,
    "lastName": Column.FAMILY,
    "firstName": Column.GIVEN,
    "fatherName": Column.PATRONYMIC,
    "alias": Column.ALSO,
    "weakAlias": Column.ALSO,
    "previousName": Column.ALSO,
    "birthDate": Column.BORN,
    "birthPlace": Column.BORN_AT,
    "nationality": Column.NOTE,
    "status": Column.STATUS,
    "phone": Column.CONTACT,
    "email": Column.CONTACT,
    "website": Column.CONTACT,
    "address": Column.CONTACT,
    "addressEntity": Column.CONTACT,
}
"""What the properties of a Person become; what is not named here is kept as words."""
FURTHER = {"name": Column.ALSO}
_CONTACTS = frozenset(name for name, column in COLUMNS.items() if column is Column.CONTACT)
_STARTS = (b"{", b"[")
_HEAD = 65536
Json = dict[str, Any]


def is_entities(data: bytes) -> bool:
    """Whether the start of a file looks like FollowTheMoney: JSON with a schema and properties in it."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    return head.startswith(_STARTS) and b'"schema"' in head and b'"properties"' in head


def read_entities(data: bytes) -> Table:
    """The people among the entities of a file. Raises Refused."""
    found = list(_entities(decode(data).text))
    others = Counter(str(one.get("schema")) for one in found if one.get("schema") != PERSON)
    people = [Record(tuple(_values(one))) for one in found if one.get("schema") == PERSON]
    if not people:
        raise Refused(
            _("None of the {count} entities in this file is a Person.").format(count=f"{len(found):,}"),
            _("Ask whoever sent it for a file with people in it, or take it in as a source."),
        )
    rest = [_other(one) for one in found if one.get("schema") != PERSON]
    sheet = sheet_of([*people, *rest], COLUMNS, warnings=_said_of(others), further=FURTHER)
    return Table(media_type=MEDIA_TYPE, sheets=(sheet,))


def _entities(text: str) -> Iterator[Json]:
    """Every entity, of an array or line by line. Raises Refused with the first line that is none."""
    text = text.lstrip("\ufeff")
    if text.lstrip().startswith("["):
        parts = [(0, text)]
    else:
        parts = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, part in parts:
        try:
            found = msgspec.json.decode(part)
        except (msgspec.DecodeError, RecursionError):
            raise _not_read(number) from None
        several = found if isinstance(found, list) else [found]
        if len(several) > MAX_ROWS:
            raise too_large()
        for one in several:
            if not isinstance(one, dict) or not isinstance(one.get("properties"), dict):
                raise _not_read(number)
            yield one


def _values(entity: Json) -> Iterator[tuple[str, str]]:
    """The id, what stands beside the properties, and every value of every property as it was written."""
    for name in ("id", "schema"):
        if entity.get(name):
            yield name, _text(entity[name])
    for name, values in entity["properties"].items():
        for value in values if isinstance(values, list) else [values]:
            if value not in (None, ""):
                yield str(name), _text(value)
    for name, value in entity.items():
        if name not in ("id", "schema", "properties") and value not in (None, "", [], {}):
            yield f"entity: {name}", _text(value)


def _other(entity: Json) -> Record:
    """An entity that is no person: its id, its schema, and its properties as JSON, without ways to reach anybody."""
    kept = {name: value for name, value in entity["properties"].items() if name not in _CONTACTS}
    schema = _text(entity.get("schema") or "?")
    values = (("id", _text(entity.get("id") or "?")), ("schema", schema), ("entity: properties", _text(kept)))
    return Record(values, _("No person, but: {schema}.").format(schema=schema))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")


def _said_of(others: Counter[str]) -> tuple[str, ...]:
    if not others:
        return ()
    named = ", ".join(f"{schema} ({count:,})" for schema, count in others.most_common(10))
    return (
        ngettext(
            "{count} entity is no person and is set aside with its words: {named}.",
            "{count} entities are no people and are set aside with their words: {named}.",
            others.total(),
        ).format(count=f"{others.total():,}", named=named),
    )


def _not_read(number: int) -> Refused:
    where = _("line {number}").format(number=f"{number:,}") if number else _("its array")
    return Refused(
        _("This file looks like FollowTheMoney JSON, but {where} is no entity, or goes too deep.").format(
            where=where
        ),
        _("Ask whoever sent it for another copy."),
    )

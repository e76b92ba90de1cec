"""Makes the tables of the shelves, and puts many rows there at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError
from django.db.models import Model

from habeas.desk.shelves.models import (
    Mark,
    MoveOnShelf,
    PersonOnShelf,
    Piece,
    ReadIn,
    Spot,
    StayOnShelf,
    Told,
    Turn,
)
from habeas.desk.shelves.words.fts5 import Fts5
from habeas.desk.shelves.words.where import store

PLAIN = (PersonOnShelf, StayOnShelf, MoveOnShelf, Turn, Piece, Spot, Told, ReadIn, Mark)


def make(connection: Any) -> None:
    """Make what is missing."""
    have = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in PLAIN:
            if model._meta.db_table not in have:
                editor.create_model(model)
        if PersonOnShelf._meta.db_table not in have:
            _keep(connection, store().begin())


def has_its_words(connection: Any) -> bool:
    """Whether the words of this shelf are all where this desk looks for them."""
    return store().is_of(_kept(connection))


def words_lie_elsewhere(connection: Any) -> bool:
    """Whether this shelf has its words on a server. No if it cannot be read."""
    try:
        return not Fts5(connection).is_of(_kept(connection))
    except DatabaseError:
        return False


def _kept(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA user_version")
        return int(cursor.fetchone()[0])


def _keep(connection: Any, number: int) -> None:
    """Keep on the shelf which words are its own."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {int(number)}")


def put(connection: Any, rows: Sequence[Model]) -> None:
    """Put rows of one table there, each with its number. Straight: of a large case there are a hundred thousand."""
    if not rows:
        return
    fields = rows[0]._meta.concrete_fields
    columns, places = ", ".join(field.column for field in fields), ", ".join("%s" for _ in fields)
    names = [field.attname for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {rows[0]._meta.db_table} ({columns}) VALUES ({places})",  # noqa: S608
            [tuple(getattr(row, name) for name in names) for row in rows],
        )


def next_number(connection: Any, table: str) -> int:
    """The number that the next row of a table may have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(number) FROM {table}")  # noqa: S608
        return (cursor.fetchone()[0] or 0) + 1


MUCH = 128 * 1024
"""KiB of a large shelf held in memory while it is written: every page that is not is sealed, and opened again."""


@contextmanager
def much(connection: Any) -> Iterator[None]:
    """Write a whole shelf."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{MUCH}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {int(before)}")

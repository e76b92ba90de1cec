"""Makes the tables of the shelves. What is deleted from a table for finding words is overwritten there and then."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.models import Model

from habeas.desk.shelves.models import (
    WORDS,
    Mark,
    MoveOnShelf,
    PersonOnShelf,
    Piece,
    ReadIn,
    Spot,
    StayOnShelf,
    Turn,
)

PLAIN = (PersonOnShelf, StayOnShelf, MoveOnShelf, Turn, Piece, Spot, ReadIn, Mark)


def make(connection: Any) -> None:
    """Make what is missing."""
    have = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in PLAIN:
            if model._meta.db_table not in have:
                editor.create_model(model)
    with connection.cursor() as cursor:
        for table, columns in WORDS.items():
            if table not in have:
                # Words were folded before (`spelling`); the tokenizer only parts them.
                cursor.execute(
                    f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize='unicode61', prefix='2 3')"
                )
                cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")  # noqa: S608


def put_words(connection: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Put rows (number, then a text for each column) into a table for finding words."""
    columns = [column.strip() for column in WORDS[table].split(",") if "=" not in column]
    places = ", ".join("%s" for _ in range(len(columns) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608


def drop_words(connection: Any, table: str, numbers: list[int]) -> None:
    """Remove rows of a table that keeps its own text."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(number,) for number in numbers])  # noqa: S608


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

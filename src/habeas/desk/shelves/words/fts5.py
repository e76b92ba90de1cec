"""Words on the desk's own shelf: FTS5 in the encrypted database. What is deleted is overwritten there and then."""

import json
from collections.abc import Sequence
from typing import Any

from habeas.desk.shelves.asking import Question, Stands
from habeas.desk.shelves.words.store import MANY, OWNERS, TABLES, Row, Wanted, Words

KEEPS_NO_TEXT = frozenset({"piece_words"})
"""Tables whose text stands in the table of their owner, and is not kept twice."""

ON_THE_SHELF = 0
"""The number of every shelf that has its words itself."""


class Fts5(Words):
    """The words of the shelf that a connection has open."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def begin(self) -> int:
        """Make the tables that are missing: they lie on the shelf, and go with it."""
        have = self._connection.introspection.table_names()
        for table, columns in TABLES.items():
            if table not in have:
                owner = (
                    f", content='{OWNERS[table][0]}', content_rowid='number'"
                    if table in KEEPS_NO_TEXT
                    else ""
                )
                # Words were folded before (`spelling`); the tokenizer only parts them.
                self._run(
                    f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}{owner}, tokenize='unicode61', "
                    "prefix='2 3')"
                )
                self._run(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")  # noqa: S608
        return ON_THE_SHELF

    def is_of(self, number: int) -> bool:
        """Whether the shelf has its words itself."""
        return number == ON_THE_SHELF

    def put(self, table: str, rows: Sequence[Row]) -> None:
        """Put rows there."""
        columns = TABLES[table]
        places = ", ".join("%s" for _ in range(len(columns) + 1))
        with self._connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})",  # noqa: S608
                [(number, *texts) for number, _owner, texts in rows],
            )

    def drop(self, table: str, rows: Sequence[Row]) -> None:
        """Remove rows."""
        with self._connection.cursor() as cursor:
            if table in KEEPS_NO_TEXT:
                columns = TABLES[table]
                places = ", ".join("%s" for _ in range(len(columns) + 2))
                cursor.executemany(
                    f"INSERT INTO {table} ({table}, rowid, {', '.join(columns)}) VALUES ({places})",  # noqa: S608
                    [("delete", number, *texts) for number, _owner, texts in rows],
                )
            else:
                numbers = [(number,) for number, _owner, _texts in rows]
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", numbers)  # noqa: S608

    def _find(self, table: str, question: Question, wanted: Wanted) -> list[int]:
        owner, whose = OWNERS[table]
        weights = ", ".join("10.0" if place == 0 else "1.0" for place in range(len(TABLES[table])))
        if wanted.only is not None:
            is_theirs, value = f"{owner}.{whose} = %s", wanted.only
        else:
            value = json.dumps(sorted(wanted.without))
            is_theirs = f"{owner}.{whose} NOT IN (SELECT value FROM json_each(%s))"  # noqa: S608
        hit = (
            f"SELECT {table}.rowid AS number, bm25({table}, {weights}) AS score FROM {table} "  # noqa: S608
            f"JOIN {owner} ON {owner}.number = {table}.rowid WHERE {table} MATCH %s AND {is_theirs} "
            f"ORDER BY {table}.rowid DESC LIMIT %s"
        )
        query = f"SELECT number FROM ({hit}) ORDER BY score, number LIMIT %s OFFSET %s"  # noqa: S608
        with self._connection.cursor() as cursor:
            cursor.execute(
                query, [match(question, TABLES[table][0]), value, MANY, wanted.limit, wanted.start]
            )
            return [number for (number,) in cursor.fetchall()]

    def _run(self, statement: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement)


def match(question: Question, first: str) -> str:
    """The question in the language of FTS5. Letters and digits in quotation marks: nothing in it is an instruction."""
    parts = [f"({' OR '.join(map(_stands, term))})" for term in question.terms]
    parts += [f'{{{first}}} : "{" ".join(phrase)}"' for phrase in question.phrases]
    asked = " AND ".join(parts)
    for word in question.without:
        asked = f'({asked}) NOT {{{first}}} : "{word}"'
    return asked


def _stands(one: Stands) -> str:
    return f'{{{one.column}}} : "{one.word}"{" *" if one.begun else ""}'

"""Words on a team's PostgreSQL: a text search vector a row, its columns told apart by weight, under a GIN index.

They stand there in clear: whoever runs the server or takes its disk reads names (docs/threats.md). Deleting leaves the
old row until the table is vacuumed, which `drop` asks for.
"""

from collections.abc import Sequence

import psycopg
from psycopg import sql

from habeas.desk.shelves.asking import Question, Stands
from habeas.desk.shelves.words.store import MANY, TABLES, Row, Wanted, Words

WEIGHTS = "ABCD"
"""One for each column, the one that counts most first."""
RANKS = [0.02, 0.05, 0.1, 1.0]
"""What D, C, B and A count when the best are chosen."""


class Postgres(Words):
    """The words of one case in a schema of its own."""

    def __init__(self, connection: "psycopg.Connection[tuple[int]]", schema: str) -> None:
        self._connection = connection
        self._schema = schema

    def make(self) -> None:
        """Make what is missing."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(self._schema)))
            for table in TABLES:
                name, index = self._table(table), sql.Identifier(f"{table}_found")
                cursor.execute(
                    sql.SQL(
                        "CREATE TABLE IF NOT EXISTS {} (number bigint PRIMARY KEY, owner text NOT NULL, "
                        "words tsvector NOT NULL)"
                    ).format(name)
                )
                cursor.execute(
                    sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} USING gin (words)").format(index, name)
                )

    def put(self, table: str, rows: Sequence[Row]) -> None:
        """Put rows there."""
        vector = sql.SQL(" || ").join(
            sql.SQL("setweight(to_tsvector('simple', %s), {})").format(sql.Literal(weight))
            for weight, _column in zip(WEIGHTS, TABLES[table], strict=False)
        )
        query = sql.SQL("INSERT INTO {} (number, owner, words) VALUES (%s, %s, {})").format(
            self._table(table), vector
        )
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.executemany(query, [(number, owner, *texts) for number, owner, texts in rows])

    def drop(self, table: str, rows: Sequence[Row]) -> None:
        """Remove rows, and have their space overwritten."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            query = sql.SQL("DELETE FROM {} WHERE number = ANY(%s)").format(self._table(table))
            cursor.execute(query, [[number for number, _owner, _texts in rows]])
        before, self._connection.autocommit = self._connection.autocommit, True
        try:
            self._connection.execute(sql.SQL("VACUUM {}").format(self._table(table)))
        finally:
            self._connection.autocommit = before

    def _find(self, table: str, question: Question, wanted: Wanted) -> list[int]:
        is_theirs = sql.SQL("owner = %s") if wanted.only is not None else sql.SQL("owner <> ALL(%s)")
        query = sql.SQL(
            "SELECT number FROM (SELECT number, ts_rank_cd(%s::real[], words, asked) AS score FROM {}, "
            "to_tsquery('simple', %s) AS asked WHERE words @@ asked AND {} ORDER BY number DESC LIMIT %s) AS hit "
            "ORDER BY score DESC, number LIMIT %s OFFSET %s"
        ).format(self._table(table), is_theirs)
        asked = tsquery(question, table)
        value = wanted.only if wanted.only is not None else sorted(wanted.without)
        with self._connection.cursor() as cursor:
            cursor.execute(query, [RANKS, asked, value, MANY, wanted.limit, wanted.start])
            return [number for (number,) in cursor.fetchall()]

    def _table(self, table: str) -> sql.Identifier:
        return sql.Identifier(self._schema, table)


def tsquery(question: Question, table: str) -> str:
    """The question in the language of PostgreSQL. Words are letters and digits alone: no sign of it is an operator."""
    columns = TABLES[table]
    parts = [f"({' | '.join(_stands(one, columns) for one in term)})" for term in question.terms]
    parts += [f"({' <-> '.join(f'{word}:A' for word in phrase)})" for phrase in question.phrases]
    parts += [f"!{word}:A" for word in question.without]
    return " & ".join(parts)


def _stands(one: Stands, columns: Sequence[str]) -> str:
    return f"{one.word}:{'*' if one.begun else ''}{WEIGHTS[columns.index(one.column)]}"

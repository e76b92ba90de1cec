"""Words on a team's PostgreSQL: a text search vector a row, under a GIN index.

The server sees tokens (`tokens`), never words. What it holds is of one shelf: a number says which, and whether all that
the shelf has came here; where it does not fit, shelf and words are made anew. Each thread has a connection of its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import local
from typing import Any

import psycopg
from django.db import transaction
from psycopg import sql

from habeas.desk.shelves.asking import Question, Stands
from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.words.store import MANY, TABLES, NotThere, Row, Wanted, Words
from habeas.desk.shelves.words.tokens import Tokens
from habeas.protection.sealing import new_key

WEIGHTS = "ABCD"
"""One for each column, the one that counts most first."""
RANKS = [0.02, 0.05, 0.1, 1.0]
"""What D, C, B and A count when the best are chosen."""
PATIENCE = 10
"""Seconds to wait for the server."""

Connection = psycopg.Connection[tuple[Any, ...]]


class Postgres(Words):
    """The words of one copy of a case, in a schema of its own, under a key."""

    def __init__(self, address: str, schema: str, key: bytes) -> None:
        self._address, self._schema, self._tokens = address, schema, Tokens(key)
        self._own, self._open = local(), list[Connection]()
        self._writing = False

    def begin(self) -> int:
        """Give up what was there before, and make what a new shelf needs."""
        number, schema = 1 + int.from_bytes(new_key()[:3], "big"), sql.Identifier(self._schema)
        with self._asked() as connection, connection.transaction():
            connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(schema))
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
            connection.execute(
                sql.SQL("CREATE TABLE {} (number bigint NOT NULL, whole boolean NOT NULL)").format(
                    self._state
                )
            )
            connection.execute(sql.SQL("INSERT INTO {} VALUES (%s, true)").format(self._state), [number])
            for table in TABLES:
                name, index = self._table(table), sql.Identifier(f"{table}_found")
                connection.execute(
                    sql.SQL(
                        "CREATE TABLE {} (number bigint PRIMARY KEY, owner text NOT NULL, words tsvector NOT NULL)"
                    ).format(name)
                )
                connection.execute(sql.SQL("CREATE INDEX {} ON {} USING gin (words)").format(index, name))
        self._writing = False
        return number

    def is_of(self, number: int) -> bool:
        """Whether all words of the shelf with this number are there, and no others."""
        if self._writing and not transaction.get_connection(SHELVES).in_atomic_block:
            return False
        with self._asked() as connection:
            try:
                state = connection.execute(
                    sql.SQL("SELECT number, whole FROM {}").format(self._state)
                ).fetchone()
            except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
                return False
        return state is not None and state[0] == number and (state[1] or self._writing)

    def close(self) -> None:
        """Let go of the server."""
        for one in self._open:
            one.close()

    def put(self, table: str, rows: Sequence[Row]) -> None:
        """Put rows there."""
        query = sql.SQL("INSERT INTO {} (number, owner, words) VALUES (%s, %s, %s::tsvector)").format(
            self._table(table)
        )
        made = [(number, owner, self._vector(table, texts)) for number, owner, texts in rows]
        with self._written() as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(query, made)

    def drop(self, table: str, rows: Sequence[Row]) -> None:
        """Remove rows, and have their space overwritten."""
        query = sql.SQL("DELETE FROM {} WHERE number = ANY(%s)").format(self._table(table))
        with self._written() as connection:
            connection.execute(query, [[number for number, _owner, _texts in rows]])
            connection.execute(sql.SQL("VACUUM {}").format(self._table(table)))

    def _find(self, table: str, question: Question, wanted: Wanted) -> list[int]:
        is_theirs = sql.SQL("owner = %s") if wanted.only is not None else sql.SQL("owner <> ALL(%s)")
        query = sql.SQL(
            # By itself, the planner would go through all rows, the newest first, until it has enough of them.
            "WITH asked AS (SELECT CAST(%s AS tsquery) AS words), "
            "hit AS MATERIALIZED (SELECT number FROM {0} WHERE words @@ (SELECT words FROM asked) AND {1}), "
            "newest AS (SELECT number FROM hit ORDER BY number DESC LIMIT %s) "
            "SELECT number FROM newest JOIN {0} USING (number), asked "
            "ORDER BY ts_rank_cd(%s::real[], {0}.words, asked.words) DESC, number LIMIT %s OFFSET %s"
        ).format(self._table(table), is_theirs)
        value = wanted.only if wanted.only is not None else sorted(wanted.without)
        parameters = [self._query(question, table), value, MANY, RANKS, wanted.limit, wanted.start]
        with self._asked() as connection:
            return [number for (number,) in connection.execute(query, parameters).fetchall()]

    def _vector(self, table: str, texts: Sequence[str]) -> str:
        return " ".join(
            token
            for weight, column, text in zip(WEIGHTS, TABLES[table], texts, strict=False)
            for token in self._tokens.vector(column, text, weight)
        )

    def _query(self, question: Question, table: str) -> str:
        """The question in the language of PostgreSQL. Tokens are digits alone: no sign of them is an operator."""
        whole, first = self._tokens.whole, TABLES[table][0]
        parts = [f"({' | '.join(map(self._stands, term))})" for term in question.terms]
        parts += [f"({' <-> '.join(whole(first, word) for word in phrase)})" for phrase in question.phrases]
        parts += [f"!{whole(first, word)}" for word in question.without]
        return " & ".join(parts)

    def _stands(self, one: Stands) -> str:
        token = self._tokens.begun if one.begun else self._tokens.whole
        return token(one.column, one.word)

    @contextmanager
    def _written(self) -> Iterator[Connection]:
        """A connection to write on. Until the shelf has committed, what is there counts as incomplete."""
        with self._asked() as connection:
            first, self._writing = not self._writing, True
            if first:
                self._say_whole(connection, whole=False)
            yield connection
        if first:
            transaction.on_commit(self._end_writing, using=SHELVES)

    def _end_writing(self) -> None:
        with self._asked() as connection:
            self._say_whole(connection, whole=True)
        self._writing = False

    def _say_whole(self, connection: Connection, *, whole: bool) -> None:
        connection.execute(sql.SQL("UPDATE {} SET whole = %s").format(self._state), [whole])

    @contextmanager
    def _asked(self) -> Iterator[Connection]:
        """The connection of this thread."""
        try:
            kept: Connection | None = getattr(self._own, "connection", None)
            if kept is None or kept.closed:
                kept = self._own.connection = connect(self._address)
                self._open.append(kept)
            yield kept
        except psycopg.OperationalError as why:
            # Those of other threads are as dead: each would fail once more when the server is back.
            self.close()
            raise NotThere(
                f"The words for searching lie on a PostgreSQL server that does not answer ({_first_line(why)}). "
                "Nothing is lost: the record lies here. Start the server and try again, or open the desk without "
                "--words-on; the words are then made anew on this machine."
            ) from why

    def _table(self, table: str) -> sql.Identifier:
        return sql.Identifier(self._schema, table)

    @property
    def _state(self) -> sql.Identifier:
        return self._table("state")


def connect(address: str) -> Connection:
    """A connection to the server. Raises psycopg.OperationalError."""
    return psycopg.connect(address, autocommit=True, connect_timeout=PATIENCE)


def _first_line(why: Exception) -> str:
    return next(iter(str(why).strip().splitlines()), type(why).__name__)

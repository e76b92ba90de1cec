"""The database backend. Nothing is opened without a key: OPTIONS["key"] holds 32 bytes."""

import datetime
import decimal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from habeas.ledger import database

django: Any = base
"""Django's SQLite backend. Its stubs leave out what a backend beside it needs."""

# What Django tells the sqlite3 module of the standard library, told to this one.
sqlite.register_converter("bool", b"1".__eq__)
sqlite.register_converter("date", django.decoder(parse_date))
sqlite.register_converter("time", django.decoder(parse_time))
sqlite.register_converter("datetime", django.decoder(parse_datetime))
sqlite.register_converter("timestamp", django.decoder(parse_datetime))
sqlite.register_adapter(decimal.Decimal, str)
sqlite.register_adapter(datetime.date, django.adapt_date)
sqlite.register_adapter(datetime.datetime, django.adapt_datetime)


class Cursor(sqlite.Cursor):  # type: ignore[misc]  # (the package has no types)
    """A cursor that takes Django's %s placeholders."""

    convert_query = django.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each list of parameters."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, encrypted."""

    Database = sqlite

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A keyed connection. Raises the module's DatabaseError if the key does not fit."""
        key = conn_params.pop("key", None)
        if key is None:
            raise ImproperlyConfigured("no case is open: the shelves have no place and no key yet")
        connection = database.connect(
            Path(conn_params["database"]), key, create=True, detect_types=conn_params["detect_types"]
        )
        django.register_functions(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor for Django's queries."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

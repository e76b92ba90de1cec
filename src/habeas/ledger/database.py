"""SQLite under SQLCipher, opened one way: raw key, WAL, synced on every commit, deleted rows overwritten.

Plain DB-API. Errors come out as DatabaseTrouble, whose message says what SQLite said.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

OLDEST = (3, 51, 3)
"""Before it, SQLite loses commits where one connection resets the write-ahead log (since 3.7.0)."""
PAGE = 8192
"""Bytes of a page: larger pages waste less of entries of half a kilobyte."""
Error = sqlite.Error
IntegrityError = sqlite.IntegrityError


def connect(path: Path, key: bytes, *, create: bool = False, **options: Any) -> Any:
    """A connection to the encrypted database at `path`. Raises Error if the key or the file is not right."""
    if sqlite.sqlite_version_info < OLDEST:
        raise Error(f"SQLite {sqlite.sqlite_version} can lose what was committed; 3.51.3 or later is needed")
    mode = "rwc" if create else "rw"
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite.connect(
        address, uri=True, timeout=20, isolation_level=None, check_same_thread=False, **options
    )
    try:
        prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def prepare(connection: Any, key: bytes) -> None:
    """Key a fresh connection, check that it is encrypted and that the key fits, and set how it works."""
    run = connection.execute
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run("PRAGMA cipher_log_level = NONE")
    if not run("PRAGMA cipher_version").fetchone():
        raise Error("this SQLite does not encrypt")
    run("PRAGMA cipher_compatibility = 4")
    run(f"PRAGMA cipher_page_size = {PAGE}")
    # What VACUUM INTO writes takes its page size from here.
    run(f"PRAGMA cipher_default_page_size = {PAGE}")
    run("SELECT count(*) FROM sqlite_schema").fetchone()
    run("PRAGMA journal_mode = WAL")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA trusted_schema = OFF")
    # Without it REPLACE would remove a row and no trigger would see it.
    run("PRAGMA recursive_triggers = ON")


def settle(connection: Any) -> None:
    """Move everything from the write-ahead log into the file: after it the file alone is the database."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def damage_in_unused_pages(connection: Any) -> list[str]:
    """What SQLCipher finds wrong with the pages of a settled database, if any page is in use by no table.

    Whoever has read every row has had every other page authenticated already.
    """
    unused = connection.execute("PRAGMA freelist_count").fetchone()[0]
    return [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")] if unused else []


def copy_without(path: Path, key: bytes, to: Path, tables: tuple[str, ...]) -> None:
    """A whole copy of the database at `path`, in which these tables are empty, as if nothing had ever been in them."""
    whole = connect(path, key)
    try:
        copy(whole, to)
    finally:
        whole.close()
    made = connect(to, key)
    try:
        there = {row[0] for row in made.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for table in there.intersection(tables):
            made.execute(f'DELETE FROM "{table}"')  # noqa: S608 (names from the code)
        made.execute("VACUUM")
        settle(made)
    finally:
        made.close()


def copy(connection: Any, to: Path) -> None:
    """A whole, compact copy under the same key, as of now; writers go on meanwhile."""
    connection.execute("VACUUM INTO ?", (str(to),))

"""The words of a desk on a team's PostgreSQL: found as on the shelf, unread by the server, made anew where they do not
fit."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client

from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.acts.withdraw import withdraw
from habeas.desk.opened import Desk, open_desk
from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.words import where
from habeas.desk.shelves.words.fts5 import Fts5
from habeas.desk.shelves.words.postgres import Postgres
from habeas.desk.shelves.words.store import NotThere
from habeas.desk.shelves.words.where import NotSafe, safe
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible


@pytest.fixture
def desk(case: Case, server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose words lie on the server."""
    with psycopg.connect(server, autocommit=True) as connection:
        for schema in {table.split(".")[0] for table in held(server)}:
            connection.execute(f"DROP SCHEMA {schema} CASCADE")
    monkeypatch.setattr(settings, "WORDS_ON", server)
    yield again(case)
    connections.close_all()
    where.place("", case.path, b"")


def again(case: Case) -> Desk:
    return open_desk(case, user=ANNA, now=lambda: NOW)


def found(client: Client, words: str) -> str:
    return visible(client.post("/search", {"q": words}).content)


def held(server: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that habeas has on the server, by schema and table."""
    with psycopg.connect(server, autocommit=True) as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema LIKE 'habeas\\_%'"
        ).fetchall()
        return {
            f"{schema}.{table}": connection.execute(f"SELECT * FROM {schema}.{table}").fetchall()
            for schema, table in tables
        }


def number_of(desk: Desk) -> tuple[int, bool]:
    with connections[SHELVES].cursor() as cursor:
        cursor.execute("PRAGMA user_version")
        number = int(cursor.fetchone()[0])
    return number, where.store().is_of(number)


def test_everything_is_found_as_on_the_shelf(anna: Client, accept_all: Callable[..., list[str]]) -> None:
    accept_all()
    assert "Places and bodies a cellar in Karsk a place, in 1 source" in found(anna, "karsk")
    assert "People Petro Held, as" in found(anna, "pet")
    assert "“petro” sounds like “петро”" in found(anna, "Петро").casefold()
    assert "barracks on June 10" in found(anna, '"barracks on june"')
    assert "barracks" not in found(anna, '"june on barracks"').replace("june on barracks", "")
    assert isinstance(where.store(), Postgres)


def test_the_server_holds_no_word_and_no_part_of_one(
    server: str, anna: Client, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    found(anna, "karsk")
    on_it = str(held(server)).casefold()
    assert "person_words" in on_it
    for word in ("petro", "olha", "karsk", "cellar", "barracks", "petr"):
        assert word not in on_it


def test_a_desk_that_is_opened_again_finds_its_words_there(case: Case, desk: Desk, report: Source) -> None:
    desk.catch_up()
    desk.keeper.unread(10**6)
    before = number_of(desk)
    assert before[1]
    assert number_of(again(case)) == before


def test_words_that_are_gone_or_of_another_shelf_are_made_anew(
    server: str, case: Case, desk: Desk, anna: Client, report: Source
) -> None:
    assert "barracks" in found(anna, "barracks")
    with psycopg.connect(server, autocommit=True) as connection:
        for name in {key.split(".")[0] for key in held(server)}:
            connection.execute(f"DROP SCHEMA {name} CASCADE")
    assert "was taken from the barracks" in found(anna, "barracks")


def test_what_was_written_but_not_kept_by_the_shelf_is_made_anew(
    desk: Desk, anna: Client, report: Source
) -> None:
    found(anna, "barracks")
    number, whole = number_of(desk)
    assert whole
    with transaction.atomic(using=SHELVES):
        where.store().put("person_words", [(7_000_000, "", ("somebody", "", "", ""))])
        assert where.store().is_of(number), "while it is written, nobody begins anew"
        transaction.set_rollback(True, using=SHELVES)
    assert not where.store().is_of(number)
    assert "was taken from the barracks" in found(anna, "barracks")
    assert number_of(desk)[1]
    assert number_of(desk)[0] != number


def test_a_withdrawal_leaves_nothing_of_the_source(
    server: str, desk: Desk, anna: Client, report: Source
) -> None:
    other = take_in(
        desk.case, b"Nobody heard of the cellar since.", "note.txt", obtained="by mail", by=ANNA, at=NOW
    )
    assert "barracks" in found(anna, "barracks")
    before = held(server)
    withdraw(desk.case, report.id, by=ANNA, at=NOW)
    assert "was taken from" not in found(anna, "barracks")
    assert "Nobody heard" in found(anna, "cellar")
    after = held(server)
    assert before.keys() == after.keys(), "one schema for this copy of the case"
    (pieces,) = (rows for table, rows in after.items() if table.endswith("piece_words"))
    assert {owner for _number, owner, _words in pieces} == {other.id}
    old = {row[2] for table, rows in before.items() if table.endswith("piece_words") for row in rows}
    assert not old & {row[2] for row in pieces}, "under another key"


def test_opened_without_the_server_the_words_come_back_and_the_old_key_is_thrown_away(
    case: Case, desk: Desk, anna: Client, report: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(anna, "barracks")
    key = case.ring.shelf().key
    monkeypatch.setattr(settings, "WORDS_ON", "")
    again(case)
    assert "was taken from the barracks" in found(anna, "barracks")
    assert isinstance(where.store(), Fts5)
    assert case.ring.shelf().key != key


def test_a_server_that_does_not_answer_is_told_with_what_to_do(tmp_path: Any) -> None:
    nowhere = Postgres(f"host={tmp_path}", "habeas_x", b"key")
    with pytest.raises(NotThere, match=r"Nothing is lost.*without --words-on"):
        nowhere.begin()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://habeas@localhost/words",
        "host=/var/run/postgresql",
        "host=127.0.0.1,::1 dbname=words",
        "postgresql://habeas@words.example/words?sslmode=verify-full",
    ],
)
def test_words_go_to_this_machine_or_to_one_that_proves_who_it_is(address: str) -> None:
    assert safe(address) == address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://habeas@words.example/words", "words.example is another machine"),
        ("postgresql://habeas@words.example/words?sslmode=require", "another machine"),
        ("host=localhost hostaddr=192.0.2.7", "192.0.2.7 is another machine"),
        ("host=127.0.0.1,192.0.2.7", "192.0.2.7 is another machine"),
        ("postgresql://habeas:secret@localhost/words", "password"),
        ("service=team", "service"),
        ("nonsense", "Write it as postgresql://"),
    ],
)
def test_other_addresses_are_refused_with_what_to_write(address: str, why: str) -> None:
    with pytest.raises(NotSafe, match=why):
        safe(address)


def test_a_host_of_the_environment_is_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "words.example")
    with pytest.raises(NotSafe, match=r"words\.example is another machine"):
        safe("postgresql:///words")


def test_when_the_server_is_back_everybody_finds_again(server: str, desk: Desk, report: Source) -> None:
    store = where.store()
    with ThreadPoolExecutor(2) as threads:
        ask = Barrier(2)

        def asked(_: int) -> bool:
            ask.wait()
            return store.is_of(0)

        assert list(threads.map(asked, range(2))) == [False, False]
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            )
        with pytest.raises(NotThere):
            store.is_of(0)
        assert list(threads.map(asked, range(2))) == [False, False]


def test_a_page_says_that_the_server_is_away_and_that_nothing_is_lost(
    desk: Desk, anna: Client, report: Source, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found(anna, "barracks")
    monkeypatch.setattr(settings, "WORDS_ON", f"host={tmp_path}")
    where.place(f"host={tmp_path}", desk.case.path, b"key")
    anna.raise_request_exception = False
    answer = anna.post("/search", {"q": "barracks"})
    assert answer.status_code == 503
    assert "What you had saved before is safe" in visible(answer.content)

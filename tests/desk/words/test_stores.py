"""One contract for every store of words: what is put is found, what is dropped is gone, nobody finds what is not
theirs. Run over the shelf's FTS5 and over a PostgreSQL that is started for it."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.desk.opened import Desk
from habeas.desk.shelves.asking import question
from habeas.desk.shelves.models import Spot
from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.spelling import named
from habeas.desk.shelves.words.fts5 import Fts5
from habeas.desk.shelves.words.postgres import Postgres
from habeas.desk.shelves.words.store import Row, Words

NAMES = {
    1: ("a", "Артём Волошин"),
    2: ("a", "Artem Voloshyn"),
    3: ("b", "Мария Волошина"),
    4: ("b", "Taras Savchenko"),
    5: ("c", "Тёма"),
}


Make = Callable[[], Words]


@pytest.fixture(params=["fts5", "postgres"])
def store(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Words]:
    if request.param == "fts5":
        made: Words = Fts5(connections[SHELVES])
        Spot.objects.bulk_create(
            Spot(number=number, mention=f"m{number}", source=owner, kind="place", name=name)
            for number, (owner, name) in NAMES.items()
        )
        yield made
    else:
        made = Postgres(request.getfixturevalue("server"), f"case_{time.monotonic_ns()}", b"a key")
        made.begin()
        yield made
        made.close()


@pytest.fixture
def full(store: Words) -> Words:
    store.put("spot_words", [row(number) for number in NAMES])
    return store


def row(number: int) -> Row:
    owner, name = NAMES[number]
    return number, owner, named(name)


def find(
    store: Words, text: str, *, alike: bool = False, only: str | None = None, without: tuple[str, ...] = ()
) -> set[int]:
    return set(store.find("spot_words", question(text, "names", alike=alike), 10, only=only, without=without))


def test_as_spelled_by_the_beginning_of_each_word(full: Words) -> None:
    assert find(full, "волош") == {1, 3}
    assert find(full, "волошин арт") == {1}
    assert find(full, "savch tar") == {4}


def test_alike_in_another_script_in_short_and_misspelt(full: Words) -> None:
    assert find(full, "Voloshyn", alike=True) >= {1, 2, 3}
    assert find(full, "Артём", alike=True) >= {1, 2, 5}
    assert 4 in find(full, "Savhcenko", alike=True)


def test_phrases_and_words_that_must_not_stand_there(full: Words) -> None:
    assert find(full, '"артем волошин"') == {1}
    assert find(full, '"волошин артем"') == set()
    assert find(full, "волош -мария") == {1}


def test_nobody_finds_what_is_not_theirs(full: Words) -> None:
    assert find(full, "волош", only="b") == {3}
    assert find(full, "волош", without=("a",)) == {3}
    assert find(full, "волош", without=("a", "b")) == set()


def test_what_is_dropped_is_gone(full: Words) -> None:
    full.drop("spot_words", [row(1), row(3)])
    assert find(full, "волош") == set()
    full.put("spot_words", [row(1)])
    assert find(full, "волош") == {1}


def test_a_page_follows_a_page(full: Words) -> None:
    asked = question("a", "names", alike=True)
    every = full.find("spot_words", asked, 10, only=None, without=())
    pages = [full.find("spot_words", asked, 1, start, only=None, without=()) for start in range(len(every))]
    assert [one for page in pages for one in page] == every


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40) | st.text("\"'*()^:&|!<->-+{}[] ANDORTnearё\\", max_size=30))
def test_whatever_is_typed_can_be_asked(full: Words, text: str) -> None:
    for alike in (False, True):
        find(full, text, alike=alike)

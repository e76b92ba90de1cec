"""Words that were erased are in nothing that the desk keeps for speed, whoever erased them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

import habeas
from habeas.acts import reading
from habeas.acts.withdraw import withdraw
from habeas.desk.forms import apart
from habeas.desk.opened import Desk
from habeas.desk.pages import cards, search
from habeas.identity import alike
from habeas.names import cases, parts, surnames, words
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.keys import open_case

REMEMBER = (alike.key, parts.parse, words.word, surnames.stem, search._titles, search._noted_texts)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_withdrawal_clears_everything_that_is_kept_for_speed(
    desk: Desk, anna: Client, report: Source, accept_all: Callable[..., list[str]], elsewhere: bool
) -> None:
    accept_all()
    known = desk.case.known()
    petro = next(mention for mention in known.mentions.values() if mention.name == "Petro")
    for page in ("/", "/same", f"/sources/{report.id}", f"/people/{petro.id}", "/map?as_of=2022-07-01"):
        assert anna.get(page).status_code == 200
    surnames.stem("kovalenko")
    assert anna.post("/search", {"q": "petro"}).status_code == 200
    apart.elsewhere(desk, report.id, [(petro.kind, petro.name)])
    places: list[Callable[[], object]] = [
        lambda: apart._kept,
        lambda: cards._kept,
        lambda: reading._lately.get(desk.case),
        lambda: desk.keeper._alike,
        lambda: desk._whereabouts,
        lambda: desk.keeper._about,
    ]
    assert [bool(place()) for place in places] == [True] * len(places)
    assert all(one.cache_info().currsize for one in REMEMBER)
    withdraw(open_case(desk.case.path) if elsewhere else desk.case, report.id, by=ANNA, at=NOW)
    desk.case.last_entry()
    assert not any(place() for place in places)
    assert not any(one.cache_info().currsize for one in REMEMBER)
    assert cases.of_surname.cache_info().currsize == 0
    assert "Petro" not in anna.get("/").content.decode()


def test_every_function_that_remembers_many_answers_lets_go_of_words() -> None:
    remembers = re.compile(r"(?:@(\w+)\n)?@lru_cache\(maxsize=(?!1\)|len)[^)]*\)\ndef (\w+)")
    found = {
        name: above
        for file in Path(habeas.__file__).parent.rglob("*.py")
        for above, name in remembers.findall(file.read_text())
    }
    # Those hold keys and go with them, data that ships with habeas or is invented, letters of a column, or numbers.
    others = {
        "cipher",
        "derived",
        "derived_over",
        "initials_of",
        "bits_of",
        "_lines",
        "_column",
        "_elimination",
        "_tree",
        "read",
        "latin",
    }
    assert found.keys() >= others | {one.__name__ for one in REMEMBER}
    assert {name for name, above in found.items() if above != "of_words"} == others

"""The page of numbers: three kinds, each with its list and its words; a published one that is told what it lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.desk.opened import Desk
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible

OTHER = "Ivan Bilous is held in a cellar in Karsk, Lev said. No more than 10 are held there, the office said."
TOLD = """
[[tell]]
source = "other.txt"
words = "Ivan Bilous is held in a cellar in Karsk"
chain = [{ who = "Lev", knows = "was_there" }, { who = "this source" }]
facts = [{ claim = "held_at", who = "Ivan Bilous", place = "a cellar in Karsk", when = "2022-06" }]
"""
WORDS = ".//a[contains(@href, '?show=')]"


@pytest.fixture
def known(desk: Desk, report: Source, accept_all: Callable[..., list[str]]) -> Known:
    accept_all()
    data = OTHER.encode()
    take_in(desk.case, data, "other.txt", obtained="by mail", published="2022-06-20", by=ANNA, at=NOW)
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    desk.catch_up()
    return desk.case.known()


def publish(anna: Client, **more: str) -> str:
    asked = {
        "what": "held",
        "place": "",
        "level": "1",
        "sentence": "At least two are held.",
        "where": "page 1",
    }
    return visible(anna.post("/numbers", asked | {"rule": "NAMED"} | more, follow=True).content)


def test_the_first_line_says_how_many_by_name_and_whose_word_it_is(anna: Client, known: Known) -> None:
    text = visible(anna.get("/numbers").content)
    assert "At least 2 by name, from 2 independent voices" in text
    assert "has at least 40. These are not to be added." in text


def test_every_number_leads_to_names_and_every_name_to_words(anna: Client, known: Known) -> None:
    page = document(anna.get("/numbers").content)
    lines = page.xpath("//ol[@class='by-name']/li")
    assert len(lines) == 2
    assert all(line.xpath(WORDS) and line.xpath(".//a[starts-with(@href, '/people/')]") for line in lines)
    assert page.xpath("//section[@id='follows']//a[contains(@href, '?show=')]")


def test_a_place_narrows_it(anna: Client, known: Known) -> None:
    cellars = [m.id for m in known.mentions.values() if m.kind is Kind.PLACE and "cellar" in m.name]
    assert {
        visible(anna.get(f"/numbers?place={one}").content).count("At least 1 by name") for one in cellars
    } == {1}


def test_as_if_a_source_had_said_nothing(anna: Client, known: Known) -> None:
    page = document(anna.get("/numbers").content)
    (link,) = page.xpath("//section[@id='follows']//ul//a/@href")
    text = visible(anna.get(f"/numbers{link}".partition("#")[0]).content)
    assert "Left out:" in text
    assert "at least 1;" in text


def test_a_published_number_is_noted_worked_out_again_and_taken_back(
    desk: Desk, anna: Client, known: Known
) -> None:
    assert "Noted as published: 2." in publish(anna)
    (one,) = desk.case.known().published.values()
    assert "Worked out again from what was known then: 2" in visible(
        anna.get(f"/numbers?replay={one.id}").content
    )
    anna.post(f"/undo/{one.id}", {"back": "/numbers"})
    assert not desk.case.known().published


def test_what_loses_support_is_told_there_and_on_today(desk: Desk, anna: Client, known: Known) -> None:
    publish(anna)
    telling = next(t.id for t in known.tellings.values() if "Ivan Bilous" in t.passage.exact)
    undo(desk.case, telling, by=ANNA, at=NOW)
    assert "1 statement that it rested on is not in force any more." in visible(anna.get("/numbers").content)
    page = anna.get("/today").content
    assert "A number that was published rests on less than it did." in visible(page)
    assert "/numbers#published" in document(page).xpath("//section[@class='pressing']//a/@href")


def test_a_sentence_with_a_name_is_refused_and_nothing_is_noted(
    desk: Desk, anna: Client, known: Known
) -> None:
    text = publish(anna, sentence="At least two are held, Petro among them.")
    assert "the sentence names Petro" in text
    assert not desk.case.known().published


def test_an_empty_case_says_what_comes_here(desk: Desk, anna: Client) -> None:
    assert "Nobody is counted yet" in visible(anna.get("/numbers").content)


@pytest.mark.parametrize("query", ["what=all&level=9", "place=nowhere", "without=x&without=", "as_of=soon"])
def test_odd_addresses_are_answered(anna: Client, known: Known, query: str) -> None:
    assert anna.get(f"/numbers?{query}").status_code == 200


def test_the_picture_and_its_table_say_the_same_and_it_can_be_saved(anna: Client, known: Known) -> None:
    page = document(anna.get("/numbers").content)
    assert page.xpath("//svg[@class='counts']//*[@class='by-name']")
    table = " ".join(page.xpath("//section[@id='moved']//table")[0].text_content().split())
    assert "at least 40" in table
    saved = anna.get("/numbers?picture=svg")
    assert saved["Content-Type"] == "image/svg+xml"
    assert "at least 40" in saved.content.decode()


def test_of_many_people_one_page_of_names_is_listed_and_the_rest_is_worked_out_when_somebody_asks(
    anna: Client, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.desk.pages.numbers.view.MANY", 1)
    monkeypatch.setattr("habeas.desk.pages.numbers.view.A_PAGE", 1)
    page = document(anna.get("/numbers").content)
    assert len(page.xpath("//ol[@class='by-name']/li")) == 1
    assert "At least 2 by name." in visible(anna.get("/numbers").content)
    assert not page.xpath("//section[@id='follows']")
    (more,) = page.xpath("//nav[@class='pages']/a/@href")
    second = document(anna.get(f"/numbers{more}").content)
    assert second.xpath("//ol[@class='by-name']/@start") == ["2"]
    assert page.xpath("//ol[@class='by-name']/li/a/text()") != second.xpath(
        "//ol[@class='by-name']/li/a/text()"
    )
    (in_full,) = page.xpath("//a[contains(@href, 'in_full')]/@href")
    text = visible(anna.get(f"/numbers{in_full}").content)
    assert "What follows from everything said" in text
    assert "Where, of which unit, from whom" in text

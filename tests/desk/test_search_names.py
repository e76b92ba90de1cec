"""Names are found in any script, in short, misspelt, declined, in the form of the other sex; and what is not as typed
says why. "Only as it is spelled" leaves all of that out."""

import pytest
from django.test import Client

from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible

TEXT = "Артём Волошин is held in Брянка, his mother said. Микола Савченко and Oksana Wysocka are held in Karsk too."
TOLD = f"""
[[tell]]
source = "held.txt"
words = "{TEXT}"
chain = [{{ who = "his mother" }}, {{ who = "this source" }}]
facts = [
    {{ claim = "held_at", who = "Артём Волошин", place = "Брянка" }},
    {{ claim = "held_at", who = ["Микола Савченко", "Oksana Wysocka"], place = "Karsk" }},
]
"""


@pytest.fixture
def told(desk: Desk) -> None:
    take_in(desk.case, TEXT.encode(), "held.txt", obtained="by mail", published="2022-06-20", by=ANNA, at=NOW)
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    desk.catch_up()


def people(client: Client, words: str, **more: str) -> list[str]:
    page = document(client.post("/search", {"q": words, **more}).content)
    found = page.xpath("//section[h2='People']//p[@class='name']/a")
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        ("Artyom", "Артём Волошин", "sounds like"),
        ("Artem Voloshyn", "Артём Волошин", "sounds like"),
        ("Тёма", "Артём Волошин", "short form"),
        ("Тёма Волошин", "Артём Волошин", "short form"),
        ("Волошина Артёма", "Артём Волошин", "man's or a woman's"),
        ("Волошн", "Артём Волошин", "one letter away"),
        ("Вoлошын", "Артём Волошин", "sounds like"),
        ("Николай", "Микола Савченко", "in two languages"),
        ("Савченку", "Микола Савченко", "another case"),
        ("Васоцкий", "Oksana Wysocka", ""),
        ("Wysocki", "Oksana Wysocka", "man's or a woman's"),
        ("волош арт", "Артём Волошин", ""),
    ],
)
def test_a_name_is_found_however_it_is_written(
    anna: Client, told: None, words: str, name: str, why: str
) -> None:
    assert name in people(anna, words)
    if why:
        assert why in visible(anna.post("/search", {"q": words}).content)


def test_only_as_spelled_leaves_alike_names_out(anna: Client, told: None) -> None:
    assert people(anna, "Artyom", exact="1") == []
    assert people(anna, "Артем", exact="1") == ["Артём Волошин"]
    assert "take the mark away" in visible(anna.post("/search", {"q": "Artyom", "exact": "1"}).content)


def test_a_place_is_found_in_another_case(anna: Client, told: None) -> None:
    text = visible(anna.post("/search", {"q": "Брянке"}).content)
    assert "Places and bodies Брянка" in text
    assert "another case" in text


def test_what_was_stated_is_found_and_leads_to_its_words(anna: Client, told: None) -> None:
    page = document(anna.post("/search", {"q": "held karsk"}).content)
    said = page.xpath("//section[h2='What was stated']//li")
    assert said
    assert all(one.xpath(".//a[contains(@href, '?show=')]") for one in said)
    assert {"".join(mark.itertext()) for one in said for mark in one.iter("mark")} >= {"held", "Karsk"}


def test_what_was_taken_back_is_not_found_as_stated(desk: Desk, anna: Client, told: None) -> None:
    telling = next(iter(desk.case.known().tellings))
    anna.post(f"/undo/{telling}", {"back": "/"})
    assert "What was stated" not in visible(anna.post("/search", {"q": "held karsk"}).content)
    assert "In the words of sources" in visible(anna.post("/search", {"q": "held karsk"}).content)


def test_one_sort_can_be_looked_at_alone(anna: Client, told: None) -> None:
    text = visible(anna.post("/search", {"q": "karsk", "only": "places"}).content)
    assert "Places and bodies Karsk" in text
    assert "Everything" in text
    assert not document(anna.post("/search", {"q": "karsk", "only": "places"}).content).xpath(
        "//section[h2='What was stated']"
    )

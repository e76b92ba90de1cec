"""Estimates: three sources or more, apart from what is documented; nothing is noted until somebody signs."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible

ON = {
    "first": "Petro Marchuk, Ivan Bilous, Danylo Honchar, Taras Savka, Orest Palii, Lev Kostiuk, Marko Hrytsak",
    "second": "Petro Marchuk, Ivan Bilous, Danylo Honchar, Stepan Riznyk, Roman Duda, Lev Kostiuk",
    "third": "Petro Marchuk, Ivan Bilous, Taras Savka, Stepan Riznyk, Andrii Zelenko",
}


@pytest.fixture
def lists(desk: Desk) -> list[str]:
    """Three sources that name some of the same people, as somebody decided."""
    ids, seen = [], dict[str, str]()
    for title, names in ON.items():
        text = f"Held in Karsk are: {names}."
        source = take_in(
            desk.case,
            text.encode(),
            f"{title}.txt",
            obtained="by mail",
            published="2022-06-20",
            by=ANNA,
            at=NOW,
        )
        ids.append(source.id)
        told = ", ".join(f'"{name}"' for name in names.split(", "))
        perform(
            desk.case,
            f'[[tell]]\nsource = "{title}.txt"\nwords = "{text}"\nchain = [{{ who = "this source" }}]\n'
            f'facts = [{{ claim = "held_at", who = [{told}] }}]\n',
            by=ANNA,
            clock=lambda: NOW,
        )
        for mention in desk.case.known().mentions_of(source.id, Kind.PERSON):
            first = seen.setdefault(mention.name, mention.id)
            if first != mention.id:
                judge(desk.case, first, mention.id, Verdict.SAME, by=ANNA, at=NOW)
    desk.catch_up()
    return ids


def asked(lists: list[str]) -> str:
    return "/numbers/estimate?" + urlencode([("list", id_) for id_ in lists])


def test_two_sources_are_refused_in_plain_words(anna: Client, lists: list[str]) -> None:
    text = visible(anna.get(asked(lists[:2])).content)
    assert "Choose three sources or more." in text
    assert "Probably more than" not in text


def test_three_sources_give_a_lower_end_and_what_gives_to_doubt(anna: Client, lists: list[str]) -> None:
    text = visible(anna.get(asked(lists)).content)
    assert "10 people are on these sources. Apart from that:" in text
    assert "Probably more than 1" in text
    assert "What gives to doubt" in text


def test_nothing_is_noted_without_assumptions_and_signing_can_be_undone(
    desk: Desk, anna: Client, lists: list[str]
) -> None:
    form = {"what": "held", "level": "1", "list": lists, "method": "dga"}
    text = visible(anna.post("/numbers/estimate", form | {"assumptions": " "}, follow=True).content)
    assert "nothing was noted" in text
    assert not desk.case.known().estimates
    anna.post("/numbers/estimate", form | {"assumptions": "They did not refer people to one another."})
    (one,) = desk.case.known().estimates.values()
    assert one.seen == 10 <= one.lo95 <= one.median <= one.hi95
    page = anna.get("/numbers").content
    assert "They did not refer people to one another." in visible(page)
    assert document(page).xpath("//section[@id='estimates']//svg[@class='ranges']")
    anna.post(f"/undo/{one.id}", {"back": "/numbers"})
    assert "Nobody has signed an estimate for this question." in visible(anna.get("/numbers").content)


@pytest.mark.parametrize("query", ["list=x&list=y&list=z", "what=nobody&list=", "as_of=soon"])
def test_odd_addresses_are_answered(anna: Client, lists: list[str], query: str) -> None:
    assert anna.get(f"/numbers/estimate?{query}").status_code == 200

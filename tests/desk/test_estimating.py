"""Estimates: three sources or more, apart from what is documented; nothing is noted until somebody signs."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from habeas.acts.case import Case
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
    ids = told(desk.case)
    desk.catch_up()
    return ids


@pytest.fixture
def undecided(desk: Desk) -> list[str]:
    """The same, but on two of them nobody decided, and of one somebody said that they are not sure."""
    ids = told(desk.case, open_=("Ivan Bilous", "Lev Kostiuk"), unsure=("Stepan Riznyk",))
    desk.catch_up()
    return ids


def told(case: Case, open_: tuple[str, ...] = (), unsure: tuple[str, ...] = ()) -> list[str]:
    ids, seen = [], dict[str, str]()
    for title, names in ON.items():
        text = f"Held in Karsk are: {names}."
        source = take_in(
            case,
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
            case,
            f'[[tell]]\nsource = "{title}.txt"\nwords = "{text}"\nchain = [{{ who = "this source" }}]\n'
            f'facts = [{{ claim = "held_at", who = [{told}] }}]\n',
            by=ANNA,
            clock=lambda: NOW,
        )
        for mention in case.known().mentions_of(source.id, Kind.PERSON):
            first = seen.setdefault(mention.name, mention.id)
            if first != mention.id and mention.name not in open_:
                verdict = Verdict.UNSURE if mention.name in unsure else Verdict.SAME
                judge(case, first, mention.id, verdict, by=ANNA, at=NOW)
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


def test_whoever_nobody_decided_on_is_drawn_and_both_numbers_stand_there(
    anna: Client, undecided: list[str]
) -> None:
    page = anna.get(asked(undecided)).content
    text = visible(page)
    # Ivan stands on three sources, so that three pairs of him are open.
    assert "5 pairs of people on these sources may be one person each, and nobody decided on them." in text
    assert "So 100 tables were drawn" in text
    assert "10–14 people are on these sources." in text
    assert "As decided so far alone: from" in text
    assert "With what is not decided drawn, the interval is" in text
    assert "If all who may be one are one: probably more than" in text
    rows = [
        str(one) for one in document(page).xpath("//svg[@class='ranges']/g[@class='estimated']/text/text()")
    ]
    assert {"dga", "dga, as decided so far"} <= set(rows)


def test_each_method_says_whether_it_could_have_given_the_table_and_sources_have_titles(
    anna: Client, lists: list[str]
) -> None:
    text = visible(anna.get(asked(lists)).content)
    assert "Of 500 tables drawn from this model," in text
    assert "“first.txt” and “second.txt” share only 4 people" in text
    assert not any(id_ in text for id_ in lists)


def test_without_such_pairs_nothing_is_drawn(anna: Client, lists: list[str]) -> None:
    text = visible(anna.get(asked(lists)).content)
    assert "nobody decided" not in text
    assert "As decided so far alone" not in text


def test_what_was_drawn_is_signed_with_how_many_tables(
    desk: Desk, anna: Client, undecided: list[str]
) -> None:
    form = {"what": "held", "level": "1", "list": undecided, "method": "dga"}
    anna.post("/numbers/estimate", form | {"assumptions": "They did not refer people to one another."})
    (one,) = desk.case.known().estimates.values()
    assert one.resampled == 100
    assert one.seen == 14
    assert one.lo95 < one.seen
    text = visible(anna.get("/numbers").content)
    assert (
        "14 are on the sources, or fewer, for some of them may be one person: 100 tables were drawn" in text
    )


def test_slow_methods_are_tried_only_if_somebody_asks(
    anna: Client, lists: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.tally.estimates.lcmcr.LEGS", (300,))
    assert "lcmcr" not in headings(anna.get(asked(lists)).content)
    assert {"lcmcr", "sparse"} <= headings(anna.get(asked(lists) + "&slow=1").content)


def headings(page: bytes) -> set[str]:
    return {str(one) for one in document(page).xpath("//section[@id='results']//h3/text()")}


@pytest.mark.parametrize("query", ["list=x&list=y&list=z", "what=nobody&list=", "as_of=soon"])
def test_odd_addresses_are_answered(anna: Client, lists: list[str], query: str) -> None:
    assert anna.get(f"/numbers/estimate?{query}").status_code == 200

"""The next version of a list on the pages: who is gone, what a person makes of it, and that all of it can be undone."""

from datetime import timedelta

import pytest
from django.test import Client

from habeas.acts.lists_compared import ties
from habeas.acts.take_in_list import Asked, take_in_list
from habeas.desk.opened import Desk
from habeas.desk.pages.lists import compared
from habeas.intake.tables import read_table
from habeas.intake.tables.columns import guess_of
from habeas.statements.judgement import Verdict
from tests.desk.moments import NOW
from tests.desk.pages import links, visible
from tests.desk.test_lists import asked, bring
from tests.desk.test_words_on_pages import AS_IT_IS, BEGUN, LATIN, WHOLE_WORD

OLD = "No;Name;Place\n1;Mura Petro;Karsk\n2;Kaliash Danylo;Karsk\n3;Boyko Ihor;Karsk\n4;Zyma Oleh;Karsk\n7;Ruta P.;\n"
NEW = "No;Name;Place\n1;Mura Petro;Lissa\n2;Kaliash Danylo;Karsk\n4;Rysh Ivan;Karsk\n5;Dym Taras;Karsk\n8;Ruta Petro;\n"


def taken(desk: Desk, text: str, name: str, day: str, **more: str) -> str:
    table = read_table(text.encode())
    found = guess_of(table.sheets[0])
    said = Asked(columns=found.columns, header=found.header, partner="Hotline", as_of=day, **more)  # type: ignore[arg-type]
    at = NOW - timedelta(days=1)
    made = take_in_list(
        desk.case, text.encode(), table, said, filename=name, obtained="by mail", by="Anna", at=at
    )
    return made.source.id


@pytest.fixture
def old(desk: Desk) -> str:
    return taken(desk, OLD, "list 3 May.csv", "2031-05-03")


@pytest.fixture
def new(desk: Desk, old: str) -> str:
    return taken(desk, NEW, "list 17 May.csv", "2031-05-17", continues=old)


def person(desk: Desk, name: str) -> str:
    return next(m.id for m in desk.case.known().mentions.values() if m.name == name)


def test_the_first_line_says_who_is_gone_and_each_name_leads_to_the_person(
    desk: Desk, anna: Client, old: str, new: str
) -> None:
    page = anna.get(f"/sources/{new}/compared").content
    text = visible(page)
    assert "2 people on the version of 3 May 2031 are not on that of 17 May 2031." in text
    assert "New: 2. Changed: 1. As before: 1." in text
    for name in ("Boyko Ihor", "Zyma Oleh", "Dym Taras", "Rysh Ivan", "Ruta P.", "Ruta Petro"):
        assert f"/people/{person(desk, name)}" in links(page)
    assert "3 · Boyko Ihor · Karsk" in text, "the words of the earlier list"
    assert "The next version of that list, as noted by Anna" in text


def test_a_number_that_is_another_s_now_is_a_conflict(anna: Client, new: str) -> None:
    text = visible(anna.get(f"/sources/{new}/compared").content)
    conflict = text.split("A number that stands beside another name now")[1]
    assert conflict.index("Zyma Oleh") < conflict.index("Rysh Ivan")
    assert "nobody is matched by such a number" in conflict


def test_the_list_and_today_say_who_is_gone_until_somebody_notes_why(
    desk: Desk, anna: Client, old: str, new: str
) -> None:
    said = "2 people on the version of 3 May 2031 are not on that of 17 May 2031"
    for page in (f"/sources/{new}", f"/sources/{old}"):
        assert said in visible(anna.get(page).content)
    today = anna.get("/today").content
    assert f"{said}, and nobody has noted why: Boyko Ihor and Zyma Oleh." in visible(today)
    assert f"/sources/{new}/compared" in links(today)
    sent = {"act": "note", "with": old, "who": [person(desk, "Boyko Ihor")], "words": "Released?"}
    anna.post(f"/sources/{new}/compared", sent)
    text = visible(anna.get("/today").content)
    assert "1 person on the version of 3 May 2031 is not on that of 17 May 2031" in text
    assert "Zyma Oleh" in text
    sent["who"] = [person(desk, "Zyma Oleh"), person(desk, "Boyko Ihor")]
    anna.post(f"/sources/{new}/compared", sent)
    assert "not on that of" not in visible(anna.get("/today").content)
    text = visible(anna.get(f"/sources/{new}/compared").content)
    assert "2 people on the version of 3 May 2031" in text, "on the comparison they stand for good"
    assert "Released?" in text
    assert "Released?" in visible(anna.get(f"/people/{person(desk, 'Zyma Oleh')}").content)


def test_rows_that_are_surely_the_same_are_noted_in_one_step_and_undone_in_one(
    desk: Desk, anna: Client, old: str, new: str
) -> None:
    address = f"/sources/{new}/compared"
    assert "2 rows have the same number and the same name" in visible(anna.get(address).content)
    page = anna.post(address, {"act": "same", "with": old}, follow=True)
    assert "Noted: 2 rows are of the same people on both lists." in visible(page.content)
    known = desk.case.known()
    assert {one.verdict for one in known.judgements.values()} == {Verdict.SAME}
    assert {known.noted[one].by for one in known.judgements} == {"Anna"}
    assert "2 rows noted as the same." in visible(page.content)
    first = next(iter(known.judgements))
    page = anna.post(address, {"act": "undo", "with": old, "batch": first}, follow=True)
    assert "Taken back: 2 decisions." in visible(page.content)
    assert not desk.case.known().judgements
    anna.post(address, {"act": "undo", "with": old, "batch": "j_x"})


def test_of_very_many_sure_rows_some_are_noted_at_a_time(
    desk: Desk, anna: Client, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared, "AT_ONCE", 1)
    address = f"/sources/{new}/compared"
    assert "1 at a time." in visible(anna.get(address).content)
    anna.post(address, {"act": "same", "with": old})
    assert len(desk.case.known().judgements) == 1
    assert "1 row has the same number and the same name" in visible(anna.get(address).content)


def test_looking_at_two_lists_notes_nothing_until_it_is_pressed(desk: Desk, anna: Client, old: str) -> None:
    later = taken(desk, NEW, "other.csv", "2031-05-17")
    text = visible(anna.get(f"/sources/{later}/compared").content)
    assert "list 3 May.csv, 3 May 2031" in text, "offered"
    page = anna.get(f"/sources/{later}/compared?with={old}")
    assert "Nobody has noted that this list is the next version" in visible(page.content)
    assert not ties(desk.case.known())
    assert "not on that of" not in visible(anna.get("/today").content)
    page = anna.post(f"/sources/{later}/compared", {"act": "continues", "with": old}, follow=True)
    assert "Noted: this is the next version of that list." in visible(page.content)
    (tie,) = ties(desk.case.known())
    assert "“other.csv” is the next version of “list 3 May.csv”." in visible(anna.get("/history").content)
    anna.post(f"/undo/{tie.id}")
    assert not ties(desk.case.known())


def test_a_list_alone_has_nothing_to_be_held_against(anna: Client, old: str) -> None:
    assert "There is no other list yet" in visible(anna.get(f"/sources/{old}/compared").content)
    assert anna.get(f"/sources/{old}/compared?with=s_none").status_code == 404
    assert anna.get("/sources/s_none/compared").status_code == 404


def test_the_earlier_list_is_chosen_while_the_next_one_comes_in(desk: Desk, anna: Client, old: str) -> None:
    address = bring(anna, NEW.encode(), "list 17 May.csv")
    page = anna.get(address).content.decode()
    assert "Is it the next version of a list that is here?" in page
    assert f'<option value="{old}" selected>' not in page, "offered, not chosen"
    columns = ["their_id", "name", "place"]
    answer = anna.post(address, asked(columns, continues=old, act="take-in"))
    (tie,) = ties(desk.case.known())
    assert answer.headers["Location"] == f"/sources/{tie.on}/compared"
    assert "2 people on the version" in visible(anna.get(answer.headers["Location"]).content)


def test_a_long_comparison_has_pages(desk: Desk, anna: Client) -> None:
    rows = "".join(f"{n};Person{chr(97 + n % 26)}{chr(97 + n // 26)} Vasyl;Karsk\n" for n in range(1, 251))
    before = taken(desk, f"No;Name;Place\n{rows}", "a.csv", "2031-05-03")
    after = taken(desk, "No;Name;Place\n1000;Zyma Oleh;Karsk\n", "b.csv", "2031-05-17", continues=before)
    page = anna.get(f"/sources/{after}/compared").content
    assert visible(page).count("not there") == 20
    (more,) = [link for link in links(page) if "show=gone" in link]
    page = anna.get(f"/sources/{after}/compared{more}").content
    assert visible(page).count("not there") == 100
    page = anna.get(f"/sources/{after}/compared{more}&page=3").content
    assert visible(page).count("not there") == 50
    assert "250 people on the version" in visible(anna.get("/today").content)


def test_a_list_that_somebody_may_not_see_says_nothing_to_them(
    desk: Desk, anna: Client, old: str, new: str
) -> None:
    anna.post(f"/sources/{old}/audience", {"seen": "some", "people": ["Anna"]})
    from dataclasses import replace

    vera = replace(desk, user="Vera")
    assert not ties(vera.known())


def test_the_pages_use_the_words_of_the_house(anna: Client, old: str, new: str) -> None:
    for page in (f"/sources/{new}/compared", f"/sources/{old}/compared", "/today", f"/sources/{new}"):
        text = visible(anna.get(page).content, words_of_sources=False)
        assert not WHOLE_WORD.findall(text), text


@pytest.mark.parametrize("code", BEGUN)
def test_the_pages_speak_the_language_that_is_asked_for(code: str, anna: Client, old: str, new: str) -> None:
    for page in (f"/sources/{new}/compared", f"/sources/{old}/compared", "/today", f"/sources/{new}"):
        answer = anna.get(page, headers={"Accept-Language": code})
        text = visible(answer.content, words_of_sources=False)
        for own in ("English", "XLSX", "CSV"):
            text = text.replace(own, "")
        assert not BEGUN[code].findall(text), page
        assert ".." not in text, page
        assert not [one for one in LATIN.findall(text) if one not in AS_IT_IS], page

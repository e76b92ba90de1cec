"""A list of 120 in two scripts, in a real browser: looked at, taken in beside the page, counted, nobody joined."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from habeas.acts.case import Case
from habeas.desk.pages.lists import taking
from habeas.statements.mention import Kind
from tests.desk.browser import launched, listening
from tests.intake.books import xlsx

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FAMILIES = ("Мура", "Каляш", "Бойко", "Кравець", "Сорин", "Тихий", "Вовк", "Зима", "Рута", "Дим")
GIVEN = ("Петро", "Данило", "Ігор", "Олег", "Роман", "Тарас", "Юрій", "Максим", "Іван")
LATIN = ("Mura", "Kaliash", "Boyko", "Kravets", "Soryn", "Tykhyi", "Vovk", "Zyma", "Ruta", "Dym")
LATIN_GIVEN = ("Petro", "Danylo", "Ihor")


def a_list() -> bytes:
    """90 people, 30 of whom stand there a second time in the other script."""
    people = [f"{family} {given}" for family in FAMILIES for given in GIVEN]
    again = [f"{family} {given}" for family in LATIN for given in LATIN_GIVEN]
    return xlsx(
        [
            ["ПІБ", "Місце утримання", "Телефон"],
            *([name, "Карськ", "050 123 45 67"] for name in people + again),
        ]
    )


def test_a_list_of_120_in_two_scripts(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 10)
    file = tmp_path / "list.xlsx"
    file.write_bytes(a_list())
    with launched() as browser, listening(case) as serving:
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        page.goto(serving.link)
        page.get_by_role("link", name="Take in a source").click()
        page.get_by_role("link", name="A list of people").click()
        page.get_by_label("The file").set_input_files(file)
        page.get_by_label("How it came to us").fill("sent by e-mail")
        page.get_by_label("Who made the list").fill("Hotline")
        page.get_by_role("button", name="Look at it").click()
        expect(page.get_by_text("120 rows with a name")).to_be_visible()
        expect(page.get_by_text("30 stand further up in this list already")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="Take the list in").click()
        page.wait_for_url(re.compile(r"/sources/s_"), timeout=60_000)
        expect(page.get_by_text("Taken in: 120 people.")).to_be_visible()
        sentence = "90 by name; up to 120 until 30 possible matches are decided."
        expect(page.get_by_text(sentence)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("link", name="People", exact=True).click()
        expect(page.get_by_text(sentence)).to_be_visible()
    people = [m for m in case.known().mentions.values() if m.kind is Kind.PERSON]
    assert len(people) == 120
    assert not case.known().judgements

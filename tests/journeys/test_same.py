"""Who is who, in a real browser: a partner's list of 120 in two scripts, by keyboard; and who is never proposed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from habeas.acts.case import Case
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.identity.clusters import clusters
from habeas.language import LANGUAGES
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from tests.desk.browser import launched, listening
from tests.journeys.guest import Guest, visiting
from tests.journeys.lists import a_list, matches
from tests.journeys.test_every_page import WCAG
from tests.keys import new_case

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("same")]
NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "karsk")


def listed(anna: Guest, file: Path) -> None:
    """Take the partner's list in, and go to the questions."""
    file.write_bytes(a_list())
    anna.go("Take in a source", "A list of people")
    anna.page.locator("[name=file]").set_input_files(file)
    anna.fill(obtained="by mail", partner="Hotline")
    anna.press("Look at it")
    anna.press("Take the list in")
    anna.page.wait_for_url(re.compile(r"/sources/s_"), timeout=60_000)
    anna.go("Same person?")


def left(page: Page, number: int) -> None:
    """Expect so many questions to be left, and the keys to work again."""
    expect(page.locator("#queue .progress span").nth(1)).to_have_text(re.compile(rf"\b{number}\b"))
    expect(page.locator("#queue")).to_be_focused()


def shown(page: Page) -> frozenset[str]:
    return frozenset(page.locator("#queue .compare thead a").all_inner_texts())


def people(case: Case) -> int:
    known = case.known()
    return sum(known.mentions[id_].kind is Kind.PERSON for id_ in clusters(known).members)


def test_37_matches_of_a_list_in_two_scripts_are_decided_by_keyboard(
    browser: Browser, case: Case, tmp_path: Path
) -> None:
    with visiting(browser, case, "en") as anna:
        page, keys = anna.page, anna.page.keyboard
        listed(anna, tmp_path / "list.xlsx")
        asked = page.locator("#queue .progress span").nth(1)
        expect(asked).to_have_text("37 left")
        page.locator("#queue").focus()
        seen = set[frozenset[str]]()
        for number in range(37):
            left(page, 37 - number)
            seen.add(shown(page))
            keys.press("y")
        expect(page.locator("#decided li")).to_have_count(37)
        expect(page.get_by_text("Nobody here looks like somebody else")).to_be_visible()
        assert seen == matches()
        assert people(case) == 83
        keys.press("u")
        left(page, 1)
        expect(page.locator("#notices")).to_contain_text("Taken back. It stays in the history.")
        assert people(case) == 84
    assert all(one.verdict is Verdict.SAME for one in case.known().judgements.values())


def test_each_key_does_what_stands_beside_it_and_none_while_one_types(
    browser: Browser, case: Case, tmp_path: Path
) -> None:
    with visiting(browser, case, "en") as anna:
        page, keys = anna.page, anna.page.keyboard
        listed(anna, tmp_path / "list.xlsx")
        page.locator("#queue").focus()
        first = shown(page)
        keys.press("j")
        expect(page).to_have_url(re.compile("at=1"))
        left(page, 37)
        assert shown(page) != first
        keys.press("k")
        expect(page.locator("#queue .compare thead a").first).to_have_text(re.compile("|".join(first)))
        left(page, 37)
        keys.press("o")
        expect(page.locator(".open-sources")).to_have_attribute("open", "")
        keys.press("w")
        expect(page.locator("#reason")).to_be_focused()
        keys.type("yn usm jk o")
        expect(page.locator("#reason")).to_have_value("yn usm jk o")
        assert not case.known().judgements
        keys.press("Escape")
        keys.press("n")
        left(page, 36)
        keys.press("m")
        left(page, 35)
        skipped = shown(page)
        keys.press("s")
        expect(page.locator("#queue .compare thead a").first).not_to_have_text(re.compile("|".join(skipped)))
        left(page, 35)
        keys.press("u")
        left(page, 36)
    (one,) = case.known().judgements.values()
    assert (one.verdict, one.reason) == (Verdict.DIFFERENT, "yn usm jk o")


def test_it_works_without_a_script_on_a_small_screen(browser: Browser, case: Case, tmp_path: Path) -> None:
    with visiting(browser, case, "en") as anna:
        listed(anna, tmp_path / "list.xlsx")
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    with listening(case) as serving:
        page = context.new_page()
        page.goto(serving.link)
        page.get_by_role("link", name="Same person?").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="Yes, the same").first.click()
        expect(page.get_by_text("1 decided today")).to_be_visible()
        page.get_by_role("button", name="Undo").first.click()
        expect(page.get_by_text("0 decided today")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_it(browser: Browser, case: Case, language: str, tmp_path: Path) -> None:
    with visiting(browser, case, language) as anna:
        listed(anna, tmp_path / "list.xlsx")
        for width, scheme in ((360, "light"), (1440, "dark")):
            anna.page.set_viewport_size({"width": width, "height": 900})
            anna.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert anna.page.evaluate("document.documentElement.scrollWidth") <= width
            found = Axe().run(anna.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert not found.response["violations"], found.generate_report()
        anna.page.locator("#queue").focus()
        anna.page.keyboard.press("y")
        left(anna.page, 36)


NEVER = """
A soldier is held in a basement in Karsk, Olha says. He is called Gnom there.
Another says: a soldier sits in a basement in Karsk, and they call him Gnom, too.
Olena Mura, the mother of Petro Mura, called; his brother Danylo Mura is held with him.
"""


def test_who_is_never_proposed_as_one(browser: Browser, case: Case) -> None:
    take_in(case, NEVER.encode(), "never.txt", obtained="a call", by="Anna", at=NOW, published="2026-05-19")
    script = """
    [[tell]]
    source = "never.txt"
    words = "A soldier is held in a basement in Karsk"
    chain = [{ who = "Olha" }]
    facts = [{ claim = "held_at", who = "A soldier", place = "a basement in Karsk" }]

    [[tell]]
    source = "never.txt"
    words = "a soldier sits in a basement in Karsk"
    chain = [{ who = "Another" }]
    facts = [{ claim = "held_at", who = "a soldier", place = { place = "a basement in Karsk", nth = 2 } }]

    [[tell]]
    source = "never.txt"
    words = "Olena Mura, the mother of Petro Mura, called; his brother Danylo Mura is held with him"
    chain = [{ who = "Olena Mura" }]
    facts = [
        { claim = "related", person = "Olena Mura", of = "Petro Mura", kinship = "mother" },
        { claim = "held_at", who = "Danylo Mura", with = "Petro Mura" },
    ]
    """
    perform(case, script, by="Anna", clock=lambda: NOW)
    with visiting(browser, case, "en") as anna:
        anna.go("Same person?")
        anna.sees("Nobody here looks like somebody else whom you have not decided on.")
        assert people(case) > 5

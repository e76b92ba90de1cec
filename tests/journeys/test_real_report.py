"""The main job on the model report, in a real browser: take it in, accept, and find Artyom with his words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import launched, listening
from tests.keys import new_case

REPORT = Path(__file__).parents[3] / "shared/cases/report-2022-07-21.txt"
CUSTODY = (2681, 2778)
"""Where the report says in whose custody he is."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        not REPORT.exists(), reason="the model report is not kept in this repository, and not beside it"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with listening(new_case(tmp_path / "case")) as serving:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(serving.link)
        yield page
        context.close()


def test_artyom_is_found_with_the_words_and_everyone_who_passed_them_on(page: Page) -> None:
    text = REPORT.read_text(encoding="utf-8")
    page.get_by_role("link", name="Take in a source").click()
    page.get_by_label("The file").set_input_files(REPORT)
    page.get_by_label("How it came to us").fill("saved from the web")
    page.get_by_label("Published on").fill("2022-07-21")
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url(re.compile(r"/sources/s_"))

    cards = page.locator(".found .card")
    expect(cards.first).to_be_visible()
    for number in range(cards.count()):
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(cards.nth(number)).to_have_attribute("data-state", "accepted")

    page.get_by_role("link", name="People", exact=True).click()
    row = page.locator("tr, li, article").filter(has=page.get_by_role("link", name="Artyom", exact=True)).last
    expect(row).to_contain_text("Held")
    expect(row).to_contain_text("basement")
    expect(row).to_contain_text("Bryanka")

    page.get_by_role("link", name="Artyom", exact=True).click()
    said = text[slice(*CUSTODY)]
    fact = page.locator("article, li, section").filter(has_text=said).last
    for teller in ("Artyom", "Fatima Gorshenina", "Verstka", "report-2022-07-21.txt"):
        expect(fact).to_contain_text(teller)
    fact.get_by_role("link").filter(has_text=re.compile(re.escape(said[:40]))).first.click()
    expect(page.locator(".text .shown")).to_have_text(said)
    expect(page.locator(".text .shown")).to_be_in_viewport()

"""Searching in a real browser: by keys, while typing, and with JavaScript off; no word reaches the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from tests.desk.browser import launched, listening
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.report import FILENAME, PUBLISHED, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def link(case: Case) -> Iterator[str]:
    take_in(case, TEXT.encode(), FILENAME, obtained="by mail", published=PUBLISHED, by=ANNA, at=NOW)
    with listening(case) as serving:
        yield serving.link


@pytest.fixture
def page(browser: Browser, link: str) -> Iterator[Page]:
    context = browser.new_context()
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(link)
    yield page
    context.close()
    assert complaints == []


def test_by_keys_and_while_typing(page: Page) -> None:
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Search everything")
    expect(box).to_be_focused()
    page.keyboard.type("barr")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text("barracks")
    assert page.url.endswith("/search")
    box = page.get_by_role("searchbox", name="Search everything")
    box.fill("weds")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    box.fill("wedn")
    expect(page.locator("mark")).to_have_text("Wednesday")
    expect(box).to_be_focused()
    assert page.url.endswith("/search")
    page.locator(".passages a").first.click()
    expect(page.locator(".text .shown")).to_have_text("Wednesday")
    # In the text a stroke is a letter, and in a field as well.
    page.goto(page.url.split("/sources/")[0] + "/sources/take-in")
    page.locator("main input:not([type=file]):not([type=hidden])").first.click()
    page.keyboard.type("a/b")
    expect(page.locator("main input:not([type=file]):not([type=hidden])").first).to_have_value("a/b")


def test_without_a_script(browser: Browser, link: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("searchbox", name="Search everything").fill("cellar karsk")
    page.get_by_role("search", name="Search everything").get_by_role("button").click()
    expect(page.locator("mark").first).to_be_visible()
    assert page.url.endswith("/search")
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("searchbox", name="Search everything").fill("karsk")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

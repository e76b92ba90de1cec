"""Today, a person and a place, as somebody at the desk goes through them: what needs attention is dealt with where it
leads, what is decided changes what is shown and says what it changed, and it can be taken back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.acts.case import Case
from tests.desk.browser import launched, listening
from tests.journeys.worked import worked_case

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("what-follows")]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return worked_case(tmp_path_factory.mktemp("follows"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def page(browser: Browser, case: Case) -> Iterator[Page]:
    with listening(case) as serving:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(serving.link)
        yield page
        context.close()


def petro(page: Page) -> None:
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Petro", exact=True).click()
    expect(page.get_by_role("heading", name="Petro", level=1)).to_be_visible()


def test_today_leads_to_whoever_was_not_heard_of(page: Page) -> None:
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.get_by_role("heading", name="What needs attention today")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Petro: no sign of life that counts for \d+ days")).click()
    expect(page.get_by_role("heading", name="Petro", level=1)).to_be_visible()
    page.get_by_role("link", name="Today", exact=True).click()
    page.get_by_role("link", name=re.compile("finding waits for a second person")).click()
    expect(page.locator("#findings")).to_contain_text("Somebody else has to review this.")


def test_doubting_a_contact_moves_the_clock_and_undo_moves_it_back(page: Page) -> None:
    petro(page)
    answers = page.locator(".answers")
    before = answers.inner_text()
    contact = page.locator(".log > li.proof").first
    contact.get_by_role("link", name=re.compile("Does this prove")).click()
    page.locator("summary", has_text="Does this prove that the person lived?").click()
    page.get_by_label("This contact is").select_option(label="in doubt")
    form = page.locator("form").filter(has=page.get_by_label("This contact is"))
    form.get_by_label("Why").fill("Nobody asked what only he could know.")
    form.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("status")).to_contain_text("It can be taken back")
    petro(page)
    assert page.locator(".answers").inner_text() != before
    expect(page.locator(".log")).to_contain_text("a colleague doubts it")
    petro(page)
    contact = page.locator(".log > li").filter(has_text="a colleague doubts it")
    contact.get_by_role("link", name=re.compile("Does this prove")).click()
    decided = page.locator(".between li").filter(has_text="Nobody asked what only he could know.")
    decided.get_by_role("button", name=re.compile("^Undo")).click()
    petro(page)
    assert page.locator(".answers").inner_text() == before


def test_a_number_that_is_not_to_be_trusted_says_what_that_changed(page: Page) -> None:
    petro(page)
    page.locator(".log").get_by_role("link", name="number", exact=True).first.click()
    page.get_by_label("Since").fill("2026-05-01")
    page.get_by_label("Why").fill("Another mother was called from it by a stranger.")
    page.get_by_role("button", name="Do not trust it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is not to be trusted since")
    changed = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Petro"))
    expect(changed).to_contain_text("in doubt: does not count")


def test_the_way_is_in_words_beside_its_map_and_what_was_known_then_is_one_slide_away(page: Page) -> None:
    petro(page)
    way = page.locator("#way")
    steps = way.locator(".way > li .sentence").all_inner_texts()
    stops = ("Port Amar", "Velen", "Sorin", "Karsk")
    order = [next(n for n, step in enumerate(steps) if stop in step) for stop in stops]
    assert order == sorted(order)
    expect(way).to_contain_text("of their own will")
    expect(way).to_contain_text("by deception")
    expect(way).to_contain_text("under escort")
    expect(way.locator("svg:visible, img:visible").first).to_be_visible()


def test_a_place_says_who_was_there_and_leads_to_them(page: Page) -> None:
    page.get_by_role("link", name="Places", exact=True).click()
    page.get_by_role("link", name="Karsk", exact=True).first.click()
    expect(page.get_by_role("heading", name="Karsk", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text("people are said by name to have been here")
    page.locator(".spans").get_by_role("link", name=re.compile("^Taras Bilous")).first.click()
    expect(page.get_by_role("heading", name="Taras Bilous", level=1)).to_be_visible()

"""Journeys through the desk in a real browser: with keys, with a mouse, and with JavaScript off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from habeas.acts.case import Case
from tests.desk.browser import launched, listening
from tests.desk.report import FILENAME, PUBLISHED, TEXT
from tests.desk.test_reader import HELD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def link(case: Case) -> Iterator[str]:
    with listening(case) as serving:
        yield serving.link


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / FILENAME
    path.write_text(TEXT)
    return path


@pytest.fixture
def page(browser: Browser, link: str) -> Iterator[Page]:
    """Anna's page, the link opened; anything the browser complains of fails the journey."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield from _watched(context, link)


@pytest.fixture
def plain(browser: Browser, link: str) -> Iterator[Page]:
    """The same with JavaScript off, on a small screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield from _watched(context, link)


def _watched(context: BrowserContext, link: str) -> Iterator[Page]:
    page, complaints = context.new_page(), list[str]()
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(link)
    yield page
    context.close()
    assert not complaints


def _is_complaint(message: ConsoleMessage) -> bool:
    """Errors of scripts and of the security policy; not the refusals (403, 422) that a journey provokes."""
    return message.type == "error" and not re.search(r"status of (403|422)", message.text)


def take_in(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Take in a source").click()
    page.get_by_label("The file").set_input_files(file)
    page.get_by_label("How it came to us").fill("handed over")
    page.get_by_label("From whom").fill("Olha")
    page.get_by_label("Published on").fill(PUBLISHED)
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url(re.compile(r"/sources/s_"))
    page.wait_for_load_state("load")


def test_from_the_link_to_the_words_and_back_by_keyboard(page: Page, file: Path, link: str) -> None:
    expect(page.get_by_text("Nobody is on the register yet")).to_be_visible()
    take_in(page, file)
    expect(page.get_by_text("still lies in the folder")).to_be_visible()
    cards = page.locator(".found .card")
    expect(cards).to_have_count(8)

    for _ in range(4):
        page.keyboard.press("j")
    held = cards.nth(3)
    expect(held).to_be_focused()
    expect(held).to_contain_text("Petro was held in a cellar in Karsk")
    expect(page.locator(".text .mark.now")).to_have_text(HELD)
    page.keyboard.press("a")
    expect(held).to_have_attribute("data-state", "accepted")
    expect(page.locator("#progress")).to_contain_text("1 accepted")
    expect(page.locator(".text .mark.now")).to_have_class(re.compile("accepted"))
    expect(held).to_be_focused()

    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(cards.nth(4)).to_have_attribute("data-state", "refused")
    page.keyboard.press("u")
    expect(cards.nth(4)).to_have_attribute("data-state", "open")
    page.keyboard.press("?")
    expect(page.locator(".keylist")).to_be_visible()

    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Petro").click()
    expect(page.get_by_text("Held, as one voice says").first).to_be_visible()
    page.locator(".words a").click()
    expect(page.locator(".text .shown")).to_have_text(HELD)
    expect(page.locator(".text .shown")).to_be_in_viewport()

    page.go_back()
    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back. It stays in the history.")
    page.get_by_role("link", name="People").click()
    expect(page.get_by_text("Nobody is on the register yet")).to_be_visible()

    page.goto(link)
    expect(page.get_by_text("This link does not open the desk")).to_be_visible()


def test_by_mouse_edit_add_by_selecting_and_search(page: Page, file: Path) -> None:
    take_in(page, file)
    mark = page.locator(".text a.mark", has_text=HELD)
    mark.click()
    held = page.locator(".found .card", has_text="Petro was held in a cellar in Karsk")
    expect(held).to_be_focused()
    held.get_by_role("link", name="Edit").click()
    expect(page.get_by_label("When?")).to_be_visible()
    settled(page)
    page.get_by_label("When?").fill("2022-06-11?")
    page.get_by_role("button", name="Accept so").click()
    expect(page.get_by_text("Accepted with your changes")).to_be_visible()
    expect(page.locator(".card.accepted")).to_contain_text("On 11 June 2022, not certain, Petro was held")

    page.locator(".text span", has_text="Held in a cellar").select_text()
    page.locator("#picked").get_by_role("link", name="Add").click()
    panel = page.locator("#panel")
    panel.get_by_role("combobox", name="What do these words say?").fill("is held")
    panel.get_by_role("option", name="Somebody is held").click()
    panel.get_by_role("combobox", name="Who?").click()
    panel.get_by_role("option", name="Petro, last said to be held").click()
    panel.get_by_label("Who told whom").fill("? > this publication")
    panel.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".card.byhand")).to_contain_text("Nobody is named as saying so")

    page.get_by_role("link", name="People").click()
    page.get_by_label("Among these people").fill("zzz")
    expect(page.get_by_text("Nobody on the register fits this")).to_be_visible()
    page.get_by_label("Among these people").fill("karsk")
    expect(page.get_by_role("link", name="Petro")).to_be_visible()


def test_a_fact_is_put_right_in_its_card_by_keyboard_alone(page: Page, file: Path) -> None:
    take_in(page, file)
    keys, cards = page.keyboard, page.locator(".found .card")
    for _ in range(4):
        keys.press("j")
    held = cards.nth(3)
    keys.press("e")
    who = held.get_by_role("combobox", name="Who?").first
    expect(who).to_be_focused()
    expect(who).to_have_value("Petro")
    keys.press("Escape")
    expect(held).to_have_attribute("data-state", "open")
    expect(held).to_be_focused()
    expect(held.locator("form.telling")).to_have_count(0)

    keys.press("e")
    expect(who).to_be_focused()
    keys.press("Control+a")
    keys.type("olh")
    expect(held.get_by_role("option", name="Olha")).to_have_attribute("aria-selected", "true")
    keys.press("Enter")
    expect(who).to_have_value("Olha")
    held.get_by_label("When?").focus()
    keys.press("Control+a")
    keys.type("the twelfth")
    keys.press("Control+Enter")
    expect(held.get_by_role("alert").first).to_contain_text("what you typed is still here")
    expect(held.get_by_role("alert").first).to_be_focused()
    held.get_by_label("When?").fill("2022-06-12")
    told = held.get_by_label("Who told whom")
    told.focus()
    keys.press("Control+a")
    keys.type("Petro (was there, by phone) > his brother > the outlet")
    expect(held.locator("#told-list")).to_contain_text("Petro: was there; told his brother in a call")
    expect(held.locator("#told-list")).to_contain_text("New here: his brother")
    keys.press("Control+Enter")
    expect(held).to_have_attribute("data-state", "accepted")
    expect(held).to_contain_text("Olha was held in a cellar in Karsk")
    expect(held).to_contain_text("told his brother in a call")
    expect(cards.nth(4)).to_be_focused()
    keys.press("r")
    expect(cards.nth(4)).to_have_attribute("data-state", "refused")
    keys.press("n")
    expect(cards.nth(5)).to_be_focused()
    page.reload()
    expect(cards).to_have_count(7)
    page.get_by_role("link", name="Show 1 refused").click()
    expect(cards).to_have_count(8)


def settled(page: Page) -> None:
    """A form is there a moment before it has settled; nobody types that fast."""
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-swapping, .htmx-request")).to_have_count(0)


def test_words_are_added_in_a_panel_by_keyboard_alone(page: Page, file: Path) -> None:
    take_in(page, file)
    keys, panel = page.keyboard, page.locator("#panel")
    keys.press("j")
    keys.press("w")
    expect(page.get_by_label("The words, copied from the text")).to_be_focused()
    keys.type("Held in a cellar")
    keys.press("Tab")
    keys.press("Enter")
    says = panel.get_by_role("combobox", name="What do these words say?")
    expect(says).to_be_focused()
    settled(page)
    keys.type("is held")
    keys.press("Enter")
    who = panel.get_by_role("combobox", name="Who?").first
    expect(who).to_be_focused()
    keys.press("Escape")
    expect(panel).to_be_empty()
    keys.press("w")
    page.get_by_label("The words, copied from the text").press("Tab")
    keys.press("Enter")
    expect(says).to_be_focused()
    settled(page)
    says.fill("is held")
    keys.press("Enter")
    expect(who).to_be_focused()
    settled(page)
    keys.type("pet")
    keys.press("Enter")
    keys.press("Control+Enter")
    added = page.locator(".card.byhand")
    expect(added).to_contain_text("Petro")
    expect(added).to_be_focused()


@pytest.mark.parametrize("width", [360, 1440])
def test_forms_in_place_fit_and_can_be_used_by_everybody(page: Page, file: Path, width: int) -> None:
    take_in(page, file)
    page.set_viewport_size({"width": width, "height": 800})
    for key in "jjjje":
        page.keyboard.press(key)
    who = page.locator(".card").get_by_role("combobox", name="Who?").first
    expect(who).to_be_focused()
    _fits(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox").first).to_be_visible()
    _fits(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".card:focus")).to_have_attribute("data-state", "open")
    page.locator(".text span", has_text="Held in a cellar").select_text()
    page.keyboard.press("w")
    says = page.locator("#panel").get_by_role("combobox", name="What do these words say?")
    expect(says).to_be_focused()
    page.keyboard.type("held")
    _fits(page)
    page.keyboard.press("Enter")
    expect(page.locator("#panel").get_by_role("combobox", name="Who?").first).to_be_focused()
    _fits(page)


def _fits(page: Page) -> None:
    """Nothing is wider than the screen, and nothing stands in anybody's way (WCAG 2.2 AA)."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}})
    wrong = [(one["id"], node["target"]) for one in found.response["violations"] for node in one["nodes"]]
    assert not wrong
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_everything_can_be_read_and_decided(plain: Page, file: Path) -> None:
    take_in(plain, file)
    card = plain.locator(".found .card").nth(3)
    card.get_by_role("button", name="Accept").click()
    assert "#card-" in plain.url
    card = plain.locator(".found .card").nth(3)
    expect(card).to_have_attribute("data-state", "accepted")
    card.get_by_role("button", name="Undo").click()
    expect(plain.locator(".found .card").nth(3)).to_have_attribute("data-state", "open")
    plain.locator(".found .card").nth(3).get_by_role("button", name="Accept").click()

    plain.get_by_text("Add what else it says").click()
    plain.get_by_label("The words, copied from the text").fill("Petro called her on June 12")
    plain.get_by_role("button", name="Next").click()
    plain.get_by_role("button", name="Somebody got in touch").click()
    petro = "Petro, last said to be held, a cellar in Karsk"
    plain.get_by_label("Who got in touch?").select_option(label=petro)
    plain.get_by_label("When?").fill("the twelfth")
    plain.get_by_label("Who told whom").fill("? > this publication")
    plain.get_by_role("button", name="See who that is").click()
    expect(plain.locator("#told-list")).to_contain_text("Nobody is named as saying so")
    plain.get_by_role("button", name="Add", exact=True).click()
    expect(plain.get_by_text("is not a date we can read").first).to_be_visible()
    plain.get_by_label("When?").fill("2022-06-12")
    plain.get_by_role("button", name="Add", exact=True).click()
    expect(plain.locator(".card.byhand")).to_contain_text("Petro got in touch")

    plain.get_by_role("link", name="People").click()
    plain.get_by_label("Among these people").fill("petro")
    plain.locator("#main").get_by_role("button", name="Find").click()
    plain.get_by_role("link", name="Petro").click()
    plain.locator(".words a").first.click()
    expect(plain.locator(".text .shown")).to_have_text(HELD)


def test_nothing_is_wider_than_the_screen_and_nothing_jumps(page: Page, file: Path) -> None:
    take_in(page, file)
    for _ in range(4):
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.locator(".card:focus")).to_have_attribute("data-state", "accepted")
    reader = page.url.split("#")[0]
    edit = page.locator("[data-key=e]").nth(3).get_attribute("href") or ""
    base = reader[: reader.index("/sources")]
    page.goto(base)
    person = page.get_by_role("link", name="Petro").get_attribute("href") or ""
    paths = [
        "/",
        person,
        reader.removeprefix(base),
        edit,
        "/sources",
        "/sources/take-in",
        "/same",
        "/history",
    ]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            page.goto(base + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, path)
            assert _shift(page) < 0.01, (width, path)


def _shift(page: Page) -> float:
    """The cumulative layout shift of the page as it loaded."""
    found: float = page.evaluate(
        """() => new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
                .observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        })"""
    )
    return found

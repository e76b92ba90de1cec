"""Coming in, in a real browser: an invitation, a passkey, codes, and the lock that gives back what was typed."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from habeas.acts.case import Case
from tests.desk.browser import launched, listening
from tests.desk.people_here import SECRET
from tests.keys import PASSPHRASE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def lead(browser: Browser, case: Case) -> Iterator[Page]:
    """Anna's page, opened with the link of the terminal."""
    with listening(case) as serving:
        assert serving.link.startswith("http://localhost:")
        context = browser.new_context(locale="en")
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(serving.link)
        yield page
        context.close()


def address(page: Page, path: str) -> str:
    return "/".join(page.url.split("/")[:3]) + path


def invited(lead: Page, browser: Browser, name: str, role: str) -> tuple[BrowserContext, Page]:
    """Another browser in which somebody chose their password; its page is where a second factor is set up."""
    lead.goto(address(lead, "/colleagues"))
    lead.get_by_label("Name under which their work is noted").fill(name)
    lead.get_by_label(role).last.check()
    lead.get_by_role("button", name="Invite", exact=True).click()
    link = lead.locator("pre.link").inner_text()
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(link)
    page.get_by_label("The password").fill(SECRET)
    page.get_by_label("Once more").fill(SECRET)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("One more step before the desk opens")).to_be_visible()
    return context, page


def fits_everybody(page: Page) -> None:
    """WCAG 2.2 AA, as far as a program can tell."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def with_authenticator(context: BrowserContext, page: Page) -> None:
    """A key in this browser that is always touched at once."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def name_and_password(page: Page, name: str) -> None:
    page.goto(address(page, "/sign-in"))
    page.get_by_label("Your name at this desk").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Next").click()


def test_a_passkey_is_made_and_lets_in(lead: Page, browser: Browser) -> None:
    context, page = invited(lead, browser, "Bohdan", "Researcher")
    with_authenticator(context, page)
    fits_everybody(page)
    page.get_by_role("link", name="Set up a passkey").click()
    fits_everybody(page)
    page.get_by_label("What you call it").fill("my stick")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Codes for paper")).to_be_visible()
    fits_everybody(page)
    assert page.locator("ol.codes li").count() == 10
    page.get_by_role("link", name="They are on paper").click()
    expect(page.get_by_text("A passkey, “my stick”")).to_be_visible()
    page.get_by_role("button", name="End this visit").click()
    name_and_password(page, "Bohdan")
    fits_everybody(page)
    page.get_by_role("button", name="Use the passkey").click()
    expect(page.get_by_role("link", name="Bohdan")).to_be_visible()
    page.goto(address(page, "/me"))
    page.get_by_role("link", name="Remove it").click()
    fits_everybody(page)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("One more step before the desk opens")).to_be_visible()
    context.close()


def test_an_app_with_codes_is_set_up_from_its_secret_and_lets_in(lead: Page, browser: Browser) -> None:
    context, page = invited(lead, browser, "Vera", "Reader")
    page.get_by_role("link", name="Set up an app with codes").click()
    fits_everybody(page)
    secret = page.locator(".secret").inner_text()
    assert page.locator(".square svg path").count() == 1
    page.get_by_label("The code that the app shows now").fill(shown_by_app(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Codes for paper")).to_be_visible()
    paper = page.locator("ol.codes li").first.inner_text()
    page.get_by_role("link", name="They are on paper").click()
    page.get_by_role("button", name="End this visit").click()
    name_and_password(page, "Vera")
    expect(page.get_by_role("button", name="Use the passkey")).to_have_count(0)
    page.get_by_label("The code").fill(paper)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Vera")).to_be_visible()
    expect(page.get_by_role("link", name="Take in a source")).to_have_count(0)
    page.goto(address(page, "/sources/take-in"))
    expect(page.get_by_text("You are here as a reader")).to_be_visible()
    context.close()


def shown_by_app(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_locking_empties_the_page_and_opening_gives_back_what_was_typed(lead: Page) -> None:
    lead.goto(address(lead, "/sources/take-in"))
    lead.get_by_label("How it came to us").fill("handed over by Olha")
    lead.keyboard.press("Alt+l")
    expect(lead.get_by_role("heading", name="The desk is locked")).to_be_visible()
    fits_everybody(lead)
    assert "Olha" not in lead.content()
    assert "Take in" not in lead.content()
    assert lead.title() == "habeas"
    elsewhere = lead.context.new_page()
    elsewhere.goto(address(lead, "/sources"))
    expect(elsewhere).to_have_url(re.compile("/locked"))
    fits_everybody(elsewhere)
    password = lead.get_by_label("Your password, or your passphrase of the case")
    password.fill("not it")
    lead.get_by_role("button", name="Open").click()
    expect(lead.get_by_text("That is not it. Nothing is lost; try again.")).to_be_visible()
    password.fill(PASSPHRASE)
    lead.get_by_role("button", name="Open").click()
    expect(lead.get_by_label("How it came to us")).to_have_value("handed over by Olha")
    elsewhere.goto(address(lead, "/sources"))
    expect(elsewhere).to_have_url(re.compile("/sources$"))


def test_a_script_that_asks_a_locked_desk_is_led_to_the_lock_and_back(lead: Page) -> None:
    lead.goto(address(lead, "/sources/take-in"))
    lead.get_by_label("The file").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Olha says that Petro is held in Karsk."}
    )
    lead.get_by_label("How it came to us").fill("handed over")
    lead.get_by_role("button", name="Take in").click()
    lead.goto(address(lead, "/"))
    token = lead.locator("#lock input[name=csrfmiddlewaretoken]").input_value()
    # As another program with this visit would: the page itself is not told.
    lead.request.post(address(lead, "/lock"), form={"csrfmiddlewaretoken": token}, headers={"Origin": "null"})
    lead.get_by_label("Search").fill("Petro")
    expect(lead).to_have_url(re.compile("/locked"))
    lead.get_by_label("Passphrase with which Anna opens the case").fill(PASSPHRASE)
    lead.get_by_role("button", name="Open").click()
    expect(lead.get_by_role("heading", name="Who is held, as said")).to_be_visible()


def test_a_page_at_which_nobody_is_covers_itself_in_every_window(lead: Page) -> None:
    lead.clock.install()
    lead.goto(address(lead, "/history"))
    lead.clock.run_for(14 * 60_000)
    expect(lead.get_by_role("heading", name="History")).to_be_visible()
    lead.keyboard.press("Shift")
    lead.clock.run_for(14 * 60_000)
    expect(lead.get_by_role("heading", name="History")).to_be_visible()
    lead.clock.run_for(2 * 60_000)
    expect(lead.get_by_role("heading", name="The desk is locked")).to_be_visible()
    expect(lead.get_by_role("heading", name="History")).to_have_count(0)

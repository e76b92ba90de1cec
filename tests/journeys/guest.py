"""Somebody in a browser who reads the pages in one of the three languages; everything is found by what it says."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from habeas.acts.case import Case
from habeas.language import gettext, ngettext, pgettext, speaking
from tests.desk.browser import listening


class Guest:
    """A person at a page. `t` says how a text of the pages reads in their language."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.base = "/".join(page.url.split("/")[:3])

    def t(self, text: str, **gaps: object) -> str:
        """A text of the pages, its gaps filled."""
        with speaking(self.language):
            said = gettext(text)
        return said % gaps if "%(" in text else said.format(**gaps)

    def n(self, one: str, many: str, number: int) -> str:
        """A text with a number."""
        with speaking(self.language):
            return ngettext(one, many, number) % {"number": number}

    def p(self, context: str, text: str) -> str:
        """A text that is told apart by what it is about."""
        with speaking(self.language):
            return pgettext(context, text)

    def go(self, *places: str) -> None:
        """Follow links, one after the other."""
        for place in places:
            self.page.get_by_role("link", name=self.t(place), exact=True).first.click()
            self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        """Fill in fields by the names under which they are sent."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]:not([type=hidden])").first.fill(value)

    def choose(self, **fields: str) -> None:
        """Choose one of several answers."""
        for name, value in fields.items():
            dashed = name.replace("_", "-")
            self.page.locator(f"[name='{name}'][value={value}], [name='{dashed}'][value={value}]").check()

    def press(self, button: str, **gaps: object) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=self.t(button, **gaps), exact=True).first.click()
        self.page.wait_for_load_state()

    def sees(self, text: str, **gaps: object) -> None:
        """Expect a text of the pages."""
        self.reads(self.t(text, **gaps))

    def reads(self, words: str) -> None:
        """Expect words."""
        expect(self.page.get_by_text(words).first).to_be_visible()


@contextmanager
def visiting(browser: Browser, case: Case, language: str) -> Iterator[Guest]:
    """Whoever opened the case, at its desk. Anything the browser complains of fails the journey."""
    complaints: list[str] = []
    with listening(case) as serving:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale=language, accept_downloads=True
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(serving.link)
        yield Guest(page, language)
        context.close()
    assert not complaints

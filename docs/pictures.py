"""Takes the pictures in docs/pictures/ of the worked case, in a real Chromium: `python docs/pictures.py`.

The case is built anew by the real commands, so that a picture never shows what the program does not.
"""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page
from tests.desk.browser import launched, listening

from habeas.acts.case import Case, unlock
from habeas.cli.demo import PASSPHRASE, build

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1200, "height": 900}


def main() -> None:
    """Build the worked case and photograph a page of each job, as the handbook tells it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="habeas-pictures-") as folder:
        case = Path(folder) / "worked case"
        if build(case):
            sys.exit("the worked case could not be built")
        opened = Case.open(case, unlock(case, PASSPHRASE))
        with launched() as browser, listening(opened) as serving:
            page = browser.new_context(viewport=SIZE, color_scheme="light").new_page()  # type: ignore[arg-type]
            page.goto(serving.link)
            _of_people(page)
            _of_what_comes_in(page, Path(str(files("habeas") / "worked_case")))
            _of_what_leaves(page)


def _of_people(page: Page) -> None:
    _take(page, "today")
    page.get_by_role("link", name="People", exact=True).click()
    _take(page, "register")
    page.get_by_role("link", name="Petro", exact=True).first.click()
    _take(page, "person")
    page.get_by_role("link", name="Places", exact=True).click()
    page.get_by_role("link", name="Karsk", exact=True).first.click()
    _take(page, "place")
    page.get_by_role("link", name="Places", exact=True).first.click()
    page.get_by_role("link", name="On a map").click()
    _take(page, "map")
    page.get_by_role("link", name="On a time line").click()
    _take(page, "time-line")
    page.get_by_role("link", name="Same person?").first.click()
    _take(page, "same")
    page.get_by_role("searchbox", name="Search everything").fill("karsk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    _take(page, "search")
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("link", name="The Harbour Post").first.click()
    _take(page, "reader")


def _of_what_comes_in(page: Page, worked: Path) -> None:
    page.get_by_role("link", name="Calls").click()
    page.get_by_role("link", name="I am calling now").first.click()
    page.get_by_role("textbox", name="What they say").fill("She has not heard his voice since 15 May.")
    _take(page, "call")
    page.goto("/".join(page.url.split("/")[:3]) + "/sources/lists/new")
    page.get_by_label("The file").set_input_files(worked / "list-lissa.csv")
    page.get_by_label("How it came to us").fill("sent by mail")
    page.get_by_label("Who made the list").fill("Hotline")
    page.get_by_role("button", name="Look at it").click()
    _take(page, "list")
    page.goto("/".join(page.url.split("/")[:3]) + "/sources/chat")
    page.get_by_label("The export").set_input_files(worked / "chat-2026-05-18.txt")
    page.get_by_role("button", name="See what is in it").click()
    page.locator("[name=n][value='4']").check()
    _take(page, "chat")


def _of_what_leaves(page: Page) -> None:
    page.get_by_role("link", name="To do").click()
    _take(page, "to-do")
    page.get_by_role("link", name="Keeping").click()
    _take(page, "keeping")
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("link", name="Olha's call").click()
    page.locator("summary", has_text="What they allow").click()
    page.get_by_role("link", name="They take it back").first.click()
    page.get_by_role("link", name="Erase my words").click()
    _take(page, "erase")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()

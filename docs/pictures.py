"""Takes the pictures in docs/pictures/ of the worked case, in a real Chromium: `python docs/pictures.py`.

The case is built anew by the real commands, so that a picture never shows what the program does not.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page
from tests.desk.browser import launched, listening

from habeas.acts.case import Case, unlock
from habeas.cli.demo import PASSPHRASE, build

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1200, "height": 900}


def main() -> None:
    """Build the worked case and photograph its three main pages."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="habeas-pictures-") as folder:
        case = Path(folder) / "worked case"
        if build(case):
            sys.exit("the worked case could not be built")
        opened = Case.open(case, unlock(case, PASSPHRASE))
        with launched() as browser, listening(opened) as serving:
            page = browser.new_context(viewport=SIZE, color_scheme="light").new_page()  # type: ignore[arg-type]
            page.goto(serving.link)
            _take(page, "register")
            page.get_by_role("link", name="Petro", exact=True).first.click()
            _take(page, "person")
            page.get_by_role("link", name="Sources").click()
            page.get_by_role("link", name="The Harbour Post").first.click()
            _take(page, "reader")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()

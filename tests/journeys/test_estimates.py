"""How many may no source have: somebody chooses three sources in a browser, reads what is not decided, and signs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from habeas.acts.case import Case
from tests.desk.browser import launched
from tests.desk.test_estimating import told
from tests.journeys.guest import visiting
from tests.keys import new_case

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("estimates")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    made = new_case(tmp_path_factory.mktemp("estimates") / "karsk")
    told(made, open_=("Ivan Bilous", "Lev Kostiuk"), unsure=("Stepan Riznyk",))
    return made


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_three_sources_are_chosen_and_what_is_not_decided_is_drawn(
    browser: Browser, case: Case, language: str
) -> None:
    with visiting(browser, case, language) as anna:
        anna.page.goto(f"{anna.base}/numbers/estimate?what=held&level=1")
        for box in anna.page.locator("[name=list]").all():
            box.check()
        anna.press("Estimate")
        unsure = anna.page.locator("#unsure")
        expect(unsure).to_contain_text("5")
        expect(unsure).to_contain_text("100")
        results = anna.page.locator("#results")
        assert [one.inner_text() for one in results.locator("h3").all()] == [
            "averaged",
            "dga",
            "loglinear",
            "chao",
        ]
        rows = results.locator("svg.ranges g.estimated")
        expect(rows).to_have_count(8)
        expect(rows.nth(1)).to_contain_text(anna.t("{method}, as decided so far", method="averaged"))
        picture = results.locator("svg.ranges").bounding_box()
        assert picture is not None
        assert picture["width"] <= 1280
        anna.page.set_viewport_size({"width": 360, "height": 800})
        assert anna.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_was_drawn_is_signed(browser: Browser, case: Case) -> None:
    with visiting(browser, case, "en") as anna:
        anna.page.goto(f"{anna.base}/numbers/estimate?what=held&level=1")
        for box in anna.page.locator("[name=list]").all():
            box.check()
        anna.press("Estimate")
        anna.page.get_by_text("Sign one of them").click()
        anna.page.get_by_label("Which one").select_option("averaged")
        anna.page.locator("#assumptions").fill("The sources did not refer people to one another.")
        anna.press("Sign it")
        anna.reads("100 tables were drawn in which they are one or two")
    (one,) = case.known().estimates.values()
    assert (one.method, one.resampled, one.seen) == ("averaged", 100, 14)

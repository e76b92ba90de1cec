"""Places and bodies in a real browser: a unit renamed and moved, asked as of two days; an ambiguous town, asked,
answered and undone; a nickname of two men, and two unnamed basements of one town, that nobody proposes as one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from habeas.acts.case import Case
from habeas.language import LANGUAGES
from habeas.statements.decisions import NamedOutside, Placing
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from tests.desk.browser import launched
from tests.desk.units_told import ids, take_in_both
from tests.journeys.guest import Guest, visiting
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
    case = new_case(tmp_path / "karsk")
    take_in_both(case, NOW)
    return case


def visit(anna: Guest, where: str) -> Page:
    anna.page.goto(f"{anna.base}{where}")
    return anna.page


def test_what_a_unit_was_called_and_whom_it_was_under_as_of_two_days(browser: Browser, case: Case) -> None:
    (unit,) = ids(case, Kind.BODY, "military unit 01234")
    with visiting(browser, case, "en") as anna:
        for day, there, gone in (
            ("2022-04-01", ("the harbour guard", "under the fleet"), ("the tailors", "under the ministry")),
            ("2022-07-05", ("the tailors", "under the ministry"), ("the harbour guard", "under the fleet")),
        ):
            page = visit(anna, f"/bodies/{unit}")
            if not page.locator(".moment[open]").count():
                page.locator(".moment summary").click()
            anna.fill(as_of=day)
            anna.press("Show")
            lines = page.locator("article section").first.locator("ul").first
            for words in there:
                expect(lines).to_contain_text(words)
            for words in gone:
                expect(lines).not_to_contain_text(words)
        lines.get_by_role("link", name="The words").first.click()
        anna.reads("was called the harbour guard")


def test_the_same_number_is_proposed_answered_and_undone(browser: Browser, case: Case) -> None:
    (unit,) = ids(case, Kind.BODY, "military unit 01234")
    with visiting(browser, case, "en") as anna:
        page = visit(anna, f"/bodies/{unit}")
        anna.reads("the same number, 01234")
        page.locator("li", has_text="the same number").get_by_role("link", name="Compare").click()
        page.locator("#why").fill("one number")
        page.locator("#chosen").get_by_role("button", name="Yes, the same").click()
        page.wait_for_load_state()
        (made,) = case.known().judgements.values()
        assert (made.verdict, made.reason) == (Verdict.SAME, "one number")
        visit(anna, f"/bodies/{unit}")
        anna.reads("в/ч 01234")
        assert not page.get_by_text("the same number").count()
        visit(anna, "/same")
        page.locator("#decided").get_by_role("button", name="Undo").first.click()
        page.wait_for_load_state()
        visit(anna, f"/bodies/{unit}")
        anna.reads("the same number, 01234")


def test_two_basements_and_a_nickname_of_two_men_are_never_proposed(browser: Browser, case: Case) -> None:
    basements = [ids(case, Kind.PLACE, f"{word} basement in Bryanka")[0] for word in ("a", "the")]
    gnomes = ids(case, Kind.PERSON, "«Гном»")
    assert len(gnomes) == 2
    with visiting(browser, case, "en") as anna:
        for where in (*(f"/places/{one}" for one in basements), *(f"/bodies/{one}" for one in gnomes)):
            page = visit(anna, where)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert not page.get_by_text("May be one with").count()
            assert not page.get_by_text("over military unit").count()
        anna.reads("Known only as “Гном”.")
        visit(anna, "/same")
        anna.sees("Nobody here looks like somebody else whom you have not decided on.")


def test_who_is_behind_a_nickname_is_one_answer_and_naming_them_another(browser: Browser, case: Case) -> None:
    gnome, (artem,) = ids(case, Kind.PERSON, "«Гном»")[1], ids(case, Kind.PERSON, "Artem Voronko")
    with visiting(browser, case, "en") as anna:
        page = visit(anna, f"/same?a={gnome}&b={artem}")
        page.locator("#why").fill("two neighbours say so")
        page.locator("#chosen").get_by_role("button", name="Yes, the same").click()
        page.wait_for_load_state()
        visit(anna, f"/bodies/{gnome}")
        assert not page.get_by_text("Known only as").count()
        page.get_by_text("May they be named outside?").click()
        anna.reads("Until two of you say so, each on their own")
        form = page.locator("form", has=page.locator("[name=what][value=named_outside]"))
        form.locator("[name=reason]").fill("we saw his papers")
        form.get_by_role("button").click()
        page.wait_for_load_state()
    (made,) = case.known().decisions.values()
    assert isinstance(made, NamedOutside)
    assert made.names == ("Artem Voronko", "«Гном»")


def test_an_ambiguous_town_is_asked_answered_and_undone(browser: Browser, case: Case) -> None:
    (place,) = ids(case, Kind.PLACE, "Первомайск")
    with visiting(browser, case, "en") as anna:
        page = visit(anna, f"/places/{place}")
        anna.go("Which town is it? Look it up")
        asked = page.get_by_label("Which town is it?")
        assert asked.input_value() == "", "nothing is chosen for whoever asks"
        options = asked.locator("option").all_inner_texts()
        mykolaiv = next(one for one in options if "Mykolayiv" in one)
        assert any("region of Luhansk" in one for one in options)
        asked.select_option(label=mykolaiv)
        anna.press("Note it")
        (made,) = case.known().decisions.values()
        assert isinstance(made, Placing)
        assert made.origin.startswith("GeoNames")
        page.locator("#decided ~ ul").get_by_role("button", name="Undo").click()
        page.wait_for_load_state()
        assert not case.known().decisions


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_these_pages(browser: Browser, case: Case, language: str) -> None:
    (unit,), (town,) = ids(case, Kind.BODY, "military unit 01234"), ids(case, Kind.PLACE, "Первомайск")
    basement, gnome = ids(case, Kind.PLACE, "a basement in Bryanka")[0], ids(case, Kind.PERSON, "«Гном»")[0]
    pages = (f"/bodies/{unit}", f"/places/{basement}", f"/bodies/{gnome}", f"/decide/{town}")
    with visiting(browser, case, language) as anna:
        for where in pages:
            page = visit(anna, where)
            for width, scheme in ((360, "light"), (1440, "dark")):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert page.evaluate("document.documentElement.scrollWidth") <= width, where
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
                assert not found.response["violations"], found.generate_report()

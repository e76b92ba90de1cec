"""Pages of a body and a place: what it was called as of two days, what it may be one with, which town it is."""

import pytest
from django.test import Client

from habeas.acts.audience import let_see
from habeas.acts.judge import judge
from habeas.desk.opened import Desk
from habeas.statements.decisions import Placing
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.people_here import join
from tests.desk.units_told import take_in_both


@pytest.fixture
def known(desk: Desk) -> Known:
    take_in_both(desk.case, NOW)
    desk.catch_up()
    return desk.case.known()


def of(known: Known, kind: Kind, name: str) -> str:
    return next(one.id for one in known.mentions.values() if one.kind is kind and one.name == name)


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [("2022-04-01", "harbour guard", "tailors"), ("2022-07-05", "the tailors", "harbour guard")],
)
def test_a_unit_is_called_and_placed_as_of_a_day(
    anna: Client, known: Known, day: str, there: str, gone: str
) -> None:
    page = document(anna.get(f"/bodies/{of(known, Kind.BODY, 'military unit 01234')}?as_of={day}").content)
    lines = page.xpath("//section/ul/li[span[@class='sentence']]")
    said = " ".join(" ".join(one.xpath("./span")[0].text_content().split()) for one in lines)
    assert there in said
    assert gone not in said
    assert all(one.xpath(".//a[contains(@href, '?show=')]") for one in lines)


def test_the_same_number_in_other_words_is_proposed_and_two_basements_are_not(
    anna: Client, known: Known
) -> None:
    body = visible(anna.get(f"/bodies/{of(known, Kind.BODY, 'в/ч 01234')}").content)
    assert "May be one with military unit 01234" in body
    assert "the same number, 01234" in body
    assert "May be one with" in visible(anna.get(f"/places/{of(known, Kind.PLACE, 'Bryanka')}").content)
    for name in ("a basement in Bryanka", "the basement in Bryanka"):
        assert "May be one with" not in visible(anna.get(f"/places/{of(known, Kind.PLACE, name)}").content), (
            name
        )


def test_a_nickname_is_said_to_be_one_and_two_men_of_it_stay_two(anna: Client, known: Known) -> None:
    gnomes = [one.id for one in known.mentions.values() if one.name == "«Гном»"]
    assert len(gnomes) == 2
    pages = [visible(anna.get(f"/bodies/{one}").content) for one in gnomes]
    assert all("Known only as" in page for page in pages)
    assert not any("May be one with" in page for page in pages)


def test_an_ambiguous_town_is_asked_answered_and_undone(desk: Desk, anna: Client, known: Known) -> None:
    place = of(known, Kind.PLACE, "Первомайск")
    page = document(anna.get(f"/decide/{place}").content)
    options = page.xpath("//select[@name='town']/option")
    assert len(options) > 3
    assert options[0].get("value") == "", "nothing is chosen for whoever asks"
    alchevsk = next(one for one in options if "Alchevsk" in one.text)
    form = {
        "what": "placing",
        "on": place,
        "town": alchevsk.get("value"),
        "reason": "the front ran there",
        "back": "/",
    }
    assert anna.post("/decide", form).status_code == 302
    (made,) = desk.case.known().decisions.values()
    assert isinstance(made, Placing)
    assert made.origin == f"GeoNames {alchevsk.get('value')}"
    assert made.latitude
    anna.post(f"/undo/{made.id}", {"back": "/"})
    assert not desk.case.known().decisions
    anna.post("/decide", form | {"town": "7"}, follow=True)
    assert not desk.case.known().decisions


def test_what_somebody_calls_a_body_is_found_with_the_words(anna: Client, known: Known) -> None:
    found = visible(anna.post("/search", {"q": "tailors"}).content)
    assert "Military unit 01234 was also known as “the tailors" in found


def test_the_body_itself_is_listed_under_what_somebody_calls_it(
    desk: Desk, anna: Client, known: Known
) -> None:
    unit = of(known, Kind.BODY, "military unit 01234")
    page = document(anna.post("/search", {"q": "tailor", "only": "places"}).content)
    (line,) = page.xpath("//section[h2='Places and bodies']//li")
    assert line.xpath(".//p[@class='name']/a/@href") == [f"/bodies/{unit}"]
    words = " ".join(line.text_content().split())
    assert "military unit 01234" in words
    assert "somebody says that it is called “the tailors”" in words
    source = known.mentions[unit].source
    let_see(desk.case, source, [], by=ANNA, at=NOW)
    bohdan = join(anna, "Bohdan")
    assert "01234" not in visible(bohdan.post("/search", {"q": "tailor"}).content)


@pytest.mark.parametrize(
    ("kind", "names", "no", "are_one"),
    [
        (Kind.BODY, ("military unit 01234", "в/ч 01234"), "No, two bodies", "shown as one body now"),
        (Kind.PLACE, ("Bryanka", "Брянка"), "No, two places", "shown as one place now"),
    ],
)
def test_two_places_and_two_bodies_are_called_so_where_they_are_compared(
    desk: Desk, anna: Client, known: Known, kind: Kind, names: tuple[str, str], no: str, are_one: str
) -> None:
    a, b = (of(known, kind, name) for name in names)
    page = anna.get(f"/same?a={a}&b={b}").content
    assert no in visible(page)
    assert "two people" not in visible(page)
    options = document(page).xpath("//select[@name='b']/option/@value")
    assert {known.mentions[one].kind for one in options} == {kind}
    (first, second) = document(page).xpath("//section[@class='side']//h3/a/@href")
    assert {anna.get(first).status_code, anna.get(second).status_code} == {200}
    assert "Nothing is said of them alone" not in visible(page)
    assert anna.post("/same", {"a": a, "b": b, "verdict": "same"}).status_code == 302
    assert are_one in visible(anna.get(f"/same?a={a}&b={b}").content)
    assert f"May be one with {names[1]}" not in visible(anna.get(first, follow=True).content)


def test_answers_on_places_that_contradict_one_another_are_shown_and_settled(
    desk: Desk, anna: Client, known: Known
) -> None:
    a, b, c = (of(known, Kind.PLACE, name) for name in ("Bryanka", "Брянка", "Первомайск"))
    for pair in ((a, b), (b, c)):
        judge(desk.case, *pair, Verdict.SAME, by=ANNA, at=NOW)
    judge(desk.case, a, c, Verdict.DIFFERENT, by="Bohdan", at=NOW)
    page = anna.get("/same").content
    assert "Somebody said that these are two places:" in visible(page)
    (no,) = document(page).xpath(
        "//*[contains(@class, 'conflict')]//form[button[contains(., '“no”')]]/@action"
    )
    anna.post(no, {"back": "/same"})
    assert "contradict one another" not in visible(anna.get("/same").content)

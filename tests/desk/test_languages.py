"""Pages speak the language of the browser, or the one that was chosen; what the record holds is not touched."""

import pytest
from django.test import Client
from django.utils import translation

from habeas import language
from habeas.desk.opened import Desk
from habeas.statements.source import Source
from tests.desk.pages import document, visible

PEOPLE = {
    "en": "Who is held, as said",
    "ru": "Кого удерживают, по словам людей",
    "uk": "Кого утримують, за словами людей",
}


@pytest.mark.parametrize("code", PEOPLE)
def test_the_browser_says_which_language(code: str, anna: Client, report: Source) -> None:
    answer = anna.get("/", headers={"Accept-Language": f"{code}-XX,en;q=0.5"})
    assert PEOPLE[code] in visible(answer.content)
    assert document(answer.content).get("lang") == code
    assert answer.headers["Content-Language"] == code


def test_a_language_that_is_not_spoken_here_is_english(anna: Client) -> None:
    assert document(anna.get("/", headers={"Accept-Language": "fr"}).content).get("lang") == "en"


def test_the_choice_outweighs_the_browser_and_leads_back(anna: Client, report: Source) -> None:
    answer = anna.post("/language", {"language": "uk", "back": "/sources?x=1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sources?x=1")
    page = anna.get("/", headers={"Accept-Language": "ru"})
    assert PEOPLE["uk"] in visible(page.content)


def test_the_switch_names_each_language_in_itself_and_shows_the_one_in_use(anna: Client) -> None:
    page = document(anna.get("/sources?page=2", headers={"Accept-Language": "ru"}).content)
    form = page.find_class("languages")[0]
    buttons = form.xpath(".//button")
    assert [(one.get("value"), one.get("lang"), one.text) for one in buttons] == [
        (code, code, name) for code, name in language.LANGUAGES.items()
    ]
    assert [one.get("value") for one in buttons if one.get("aria-current")] == ["ru"]
    assert form.xpath(".//input[@name='back']")[0].get("value") == "/sources?page=2"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(back: str, anna: Client) -> None:
    assert anna.post("/language", {"language": "ru", "back": back}).headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(anna: Client) -> None:
    anna.post("/language", {"language": "xx", "back": "/"})
    assert document(anna.get("/").content).get("lang") == "en"


def test_a_stranger_is_spoken_to_as_their_browser_asks(stranger: Client) -> None:
    page = stranger.get("/", headers={"Accept-Language": "uk"})
    assert page.status_code == 403
    assert "Нічого не втрачено" in visible(page.content)


def test_after_an_answer_nobody_is_spoken_to_in_another_language(anna: Client) -> None:
    anna.get("/", headers={"Accept-Language": "uk"})
    assert language.current() == "en"
    assert translation.get_language() == "en"


def test_errors_speak_the_language_of_the_page(anna: Client) -> None:
    answer = anna.post("/sources/take-in", {"published": "вчера"}, headers={"Accept-Language": "ru"})
    text = visible(answer.content)
    assert "Ничего не сохранено. Нужно поправить 3 места" in text
    assert "Дату «вчера» прочесть нельзя" in text


def test_at_the_entrance_a_stranger_can_choose(desk: Desk) -> None:
    browser = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    form = document(browser.get("/open/used").content).find_class("languages")[0]
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    answer = browser.post("/language", {**fields, "language": "uk"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/open/used")
    page = document(browser.get("/open/used").content)
    assert page.get("lang") == "uk"


def test_a_stranger_who_is_turned_away_is_offered_no_form(stranger: Client) -> None:
    assert not document(stranger.get("/sources").content).forms

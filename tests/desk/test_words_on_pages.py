"""No page says the words that are for code and docs; every fact on a page leads to its words."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from docs import words

from habeas import language
from habeas.acts.accept import refuse
from habeas.acts.judge import judge
from habeas.acts.reading import offers
from habeas.acts.undo import undo
from habeas.desk.opened import Desk
from habeas.statements.claims import CLAIMS
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import links, visible
from tests.desk.report import FILENAME, TEXT

INSIDE = """ledger entry entries mention mentions judgement judgements claim claims polarity
    shelf shelves chain chains label labels lattice admiralty""".split()  # noqa: SIM905
WHOLE_WORD = re.compile(rf"\b({'|'.join(INSIDE)})\b", re.IGNORECASE)
INSIDE_IN = {
    "ru": "леджер упоминани суждени утвержден полярност цепочк метк ярлык решётк адмиралтейск журнал",
    "uk": "леджер згадк згадуванн судженн твердженн полярн ланцюж мітк ярлик ґратк адміралтейськ журнал",
}
"""The same in the other languages, by how the words begin."""
LATIN = re.compile(r"[A-Za-z][A-Za-z' ]*[A-Za-z]")
SAID_BY_SOURCES = " ".join([TEXT, FILENAME, "nowhere soon"]).lower()
AS_IT_IS = frozenset({
    "habeas", "habeas karsk", "habeas serve CASE", "habeas restore", "Ctrl", "Alt", "Word", "PDF", "XLSX", "ODS",
    "CSV", "ZIP", "SVG PNG", "WhatsApp", "Telegram", "result", "json", "JSON", "eml", "mbox", "JavaScript",
    "http", "localhost", "UTC", "PFIF", "FollowTheMoney", "Uwazi", ANNA,
})  # fmt: skip
BEGUN = {
    code: re.compile(rf"\b({'|'.join(words.split())})\w*", re.IGNORECASE) for code, words in INSIDE_IN.items()
}


@pytest.fixture
def full(desk: Desk, report: Source, accept_all: Callable[..., list[str]]) -> Source:
    """A case in which everything has happened: accepted, refused, decided, taken back."""
    accept_all(0, 1, 2, 3, 4, 5)
    for offer in offers(desk.case, report.id)[6:7]:
        refuse(desk.case, report.id, offer.found, by=ANNA, at=NOW, reason="said of others")
    people = desk.case.known().mentions_of(report.id, Kind.PERSON)
    made = judge(desk.case, people[0].id, people[1].id, Verdict.DIFFERENT, by=ANNA, at=NOW)
    undo(desk.case, made.id, by=ANNA, at=NOW)
    return report


def addresses(desk: Desk, source: Source) -> list[str]:
    people, mentions = desk.case.known().mentions_of(source.id, Kind.PERSON), desk.case.known().mentions
    reader = f"/sources/{source.id}"
    edits = [f"{reader}/items/{offer.found.id}/edit" for offer in offers(desk.case, source.id)]
    return [
        "/", "/?q=nobody", "/?status=held&sort=proof", "/?as_of=2022-06-11", "/?known=2022-01-01",
        "/?as_of=soon", "/sources", "/sources/take-in", "/history", "/same",
        f"/same?a={people[0].id}&b={people[1].id}", reader, f"{reader}/add", f"{reader}/add?words=nowhere",
        f"{reader}/add?start=0&end=4", *(f"/people/{person.id}" for person in people),
        *(f"{reader}/taken-back{what}" for what in ("", "/publish", "/contact", "/erase")), f"{reader}/allowed",
        "/to-do", "/keeping", "/keeping/give", "/keeping/bring-in", "/keeping/package", "/keeping/disagreements",
        *(f"/facts/{fact}" for fact in desk.case.known().statements),
        f"/people/{people[0].id}?known=2022-01-01", "/people/nobody", "/open/used",
        *(edits[:6] + edits[7:]), f"{reader}/audience", f"{reader}/allowed", f"{reader}/taken-back",
        f"{reader}/taken-back/erase", f"{reader}/account", "/sources/lists/new", "/sources/chat", "/calls",
        "/calls/new", "/to-do", "/keeping", "/keeping/give", "/keeping/bring-in", "/keeping/package",
        "/keeping/disagreements", "/today", "/places",
        "/numbers", "/numbers?what=refused&level=2", "/numbers/estimate",
        "/map?which=ever&to=2022-07-20", "/timeline", "/map",
        "/map?which=ever&place=x&body=x&from=soon&to=2030-01-01", "/timeline?q=nobody",
        *(f"/decide/{id_}" for id_ in mentions),
        *(f"/places/{id_}" for id_, one in mentions.items() if one.kind is Kind.PLACE),
        *(f"/bodies/{id_}" for id_, one in mentions.items() if one.kind is Kind.BODY), f"/decide/{source.id}",
        "/me", "/me/password", "/me/passkey", "/me/paper/new", "/colleagues",
        f"/facts/{desk.case.known().tellings[next(iter(desk.case.known().tellings))].facts[0].id}",
    ]  # fmt: skip


def test_no_page_says_the_words_that_are_for_code(desk: Desk, full: Source, anna: Client) -> None:
    for address in addresses(desk, full):
        text = visible(anna.get(address).content, words_of_sources=False)
        assert not WHOLE_WORD.findall(text), (address, WHOLE_WORD.findall(text), text)


@pytest.mark.parametrize("code", BEGUN)
def test_nor_in_another_language(code: str, desk: Desk, full: Source, anna: Client) -> None:
    forms = [f"/sources/{full.id}/add?start=18&end=60&says={name}" for name in CLAIMS]
    for address in [*addresses(desk, full), *forms]:
        page = anna.get(address, headers={"Accept-Language": code})
        text = visible(page.content, words_of_sources=False)
        assert not BEGUN[code].findall(text), (address, BEGUN[code].findall(text))
        # A date ends with a dot of its own there.
        assert "г.." not in text, address
        assert "р.." not in text, address


@pytest.mark.parametrize("code", BEGUN)
def test_nothing_of_ours_is_left_in_english(code: str, desk: Desk, full: Source, anna: Client) -> None:
    forms = [f"/sources/{full.id}/add?start=18&end=60&says={name}" for name in CLAIMS]
    for address in [*addresses(desk, full), *forms]:
        page = anna.get(address, headers={"Accept-Language": code})
        text = visible(page.content, words_of_sources=False).replace(language.LANGUAGES["en"], "")
        left = [
            one for one in LATIN.findall(text) if one.lower() not in SAID_BY_SOURCES and one not in AS_IT_IS
        ]
        assert not left, (address, left)


@pytest.mark.parametrize("code", BEGUN)
def test_nor_does_any_translation(code: str) -> None:
    for (_context, english), message in words.translated(code).items():
        for form in words.forms((_context, english), message):
            assert not BEGUN[code].findall(form), (english, form)


def test_no_form_for_any_fact_says_them(full: Source, anna: Client) -> None:
    for name in CLAIMS:
        page = anna.get(f"/sources/{full.id}/add?start=18&end=60&says={name}")
        assert page.status_code == 200
        text = visible(page.content, words_of_sources=False)
        assert not WHOLE_WORD.findall(text), (name, WHOLE_WORD.findall(text))


def test_one_can_go_anywhere_from_every_page(desk: Desk, full: Source, anna: Client) -> None:
    for address in addresses(desk, full):
        found = links(anna.get(address).content)
        if not address.startswith("/open"):
            assert {"/", "/sources", "/same", "/history"} <= set(found), address


def test_strangers_are_shown_no_such_word_and_no_name(full: Source, stranger: Client) -> None:
    for address in ("/", "/open/used", f"/sources/{full.id}"):
        text = visible(stranger.get(address).content)
        assert not WHOLE_WORD.findall(text)
        assert "Petro" not in text
        assert "karsk" not in text


def test_every_fact_on_the_person_page_leads_to_highlighted_words(
    desk: Desk, full: Source, anna: Client
) -> None:
    known = desk.case.known()
    petro = next(m for m in known.mentions_of(full.id) if m.name == "Petro")
    page = anna.get(f"/people/{petro.id}").content
    ways = [link for link in links(page) if "#passage-" in link]
    assert len(ways) >= 5
    for way in ways:
        address, anchor = way.split("#")
        reader = anna.get(address).content.decode()
        assert f'id="{anchor}"' in reader
        shown = re.findall(r'class="mark [a-z]* shown"[^>]*>([^<]*)<', reader)
        telling = known.tellings[anchor.removeprefix("passage-")]
        assert "".join(shown) == telling.passage.exact

"""The lock: a visit that was idle shows nothing, loses nothing, and opens for a password or the passphrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

import habeas.desk
from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.desk.access.links import LINKS
from habeas.desk.opened import open_desk
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible
from tests.desk.people_here import SECRET, browser, join
from tests.desk.report import FILENAME, TEXT
from tests.keys import PASSPHRASE


@dataclass
class Clock:
    """A clock that a test moves on."""

    at: list[datetime] = field(default_factory=lambda: [NOW])

    def __call__(self) -> datetime:
        return self.at[-1]

    def go_on(self, **much: int) -> None:
        self.at.append(self.at[-1] + timedelta(**much))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visit(case: Case, clock: Clock) -> Iterator[Client]:
    cache.clear()
    open_desk(case, user=ANNA, now=clock)
    take_in(case, TEXT.encode(), FILENAME, obtained="by mail", by=ANNA, at=NOW)
    client = browser()
    client.get(f"/open/{LINKS.new()}")
    yield client
    connections.close_all()


def test_after_fifteen_idle_minutes_every_page_is_locked_and_the_passphrase_leads_back(
    visit: Client, clock: Clock
) -> None:
    clock.go_on(minutes=14)
    assert visit.get("/history").status_code == 200
    clock.go_on(minutes=14)
    assert visit.get("/history").status_code == 200
    clock.go_on(minutes=15)
    for address in ("/", "/sources", "/history?page=2", "/me"):
        assert visit.get(address)["Location"].startswith("/locked?next=")
    page = visit.get("/locked?next=/history%3Fpage%3D2")
    assert "Passphrase with which Anna opens the case" in visible(page.content)
    for secret in ("karsk", "Karsk", "Olha", "Petro", "Sources"):
        assert secret not in page.content.decode()
    wrong = visit.post("/unlock", {"password": "not it", "next": "/history?page=2"})
    assert "Nothing is lost" in visible(wrong.content)
    assert visit.get("/")["Location"].startswith("/locked")
    assert (
        visit.post("/unlock", {"password": PASSPHRASE, "next": "/history?page=2"})["Location"]
        == "/history?page=2"
    )
    assert visit.get("/history").status_code == 200


def test_what_is_sent_after_the_lock_is_not_stored_and_offered_again(
    visit: Client, clock: Clock, case: Case
) -> None:
    source = next(iter(case.known().sources))
    clock.go_on(minutes=16)
    before = case.last_entry()
    address = f"/sources/{source}/published"
    assert visit.post(address, {"published": "2031-05-02"})["Location"].startswith("/locked")
    assert case.last_entry() == before
    assert visit.post("/unlock", {"password": PASSPHRASE})["Location"] == "/held"
    page = visit.get("/held")
    assert "2031-05-02" in page.content.decode()
    assert f'action="{address}"' in page.content.decode()
    visit.post(address, {"published": "2031-05-02"})
    assert case.last_entry() > before
    assert visit.get("/held")["Location"] == "/today"


def test_a_form_of_another_site_is_not_kept_over_the_lock(case: Case, visit: Client, clock: Clock) -> None:
    careful = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    careful.get(f"/open/{LINKS.new()}")
    clock.go_on(minutes=16)
    assert careful.post("/same", {"a": "planted"})["Location"].startswith("/locked")
    assert "held" not in careful.session


def test_a_script_is_led_to_the_lock(visit: Client, clock: Clock) -> None:
    clock.go_on(minutes=16)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/sources/s_1?show=2"}
    answer = visit.post("/sources/s_1/found/t1/accept", headers=headers)
    assert answer["HX-Redirect"] == "/locked?next=%2Fsources%2Fs_1%3Fshow%3D2"


def test_typing_keeps_a_visit_open(visit: Client, clock: Clock) -> None:
    for _ in range(3):
        clock.go_on(minutes=10)
        assert visit.post("/still-here").status_code == 204
    assert visit.get("/").status_code == 200
    clock.go_on(minutes=16)
    assert visit.post("/still-here").status_code == 302
    assert visit.get("/").status_code == 302


def test_what_a_page_asks_by_itself_does_not_keep_a_visit_open(visit: Client, clock: Clock) -> None:
    clock.go_on(minutes=10)
    assert visit.get("/history", headers={"Asked-By-Itself": "yes"}).status_code == 200
    clock.go_on(minutes=6)
    assert visit.get("/history", headers={"Asked-By-Itself": "yes"})["Location"].startswith("/locked")


def test_every_part_of_a_page_that_asks_without_anybody_says_so() -> None:
    templates = Path(habeas.desk.__file__).parent / "templates"
    asking = [
        tag
        for file in templates.rglob("*.html")
        for tag in re.findall(r"<\w+(?:\{%.*?%\}|[^>])*hx-trigger=\"(?:load|every)[^>]*>", file.read_text())
    ]
    assert len(asking) == 5
    for tag in asking:
        assert """hx-headers='{"Asked-By-Itself": "yes"}'""" in tag


def test_it_is_locked_by_hand_and_opened_by_a_script(visit: Client) -> None:
    assert visit.post("/lock", {"next": "/history"})["Location"] == "/locked?next=%2Fhistory"
    assert visit.get("/").status_code == 302
    headers = {"accept": "application/json"}
    wrong = visit.post("/unlock", {"password": "not it"}, headers=headers)
    assert wrong.status_code == 422
    assert "Nothing is lost" in wrong.json()["problem"]
    assert visit.post("/unlock", {"password": PASSPHRASE}, headers=headers).status_code == 204
    assert visit.get("/").status_code == 200


def test_after_five_wrong_tries_one_waits(visit: Client) -> None:
    visit.post("/lock")
    for _ in range(5):
        visit.post("/unlock", {"password": "not it"})
    answer = visit.post("/unlock", {"password": PASSPHRASE})
    assert "tried too often" in visible(answer.content)
    assert visit.get("/").status_code == 302


def test_everybody_chooses_after_how_long_and_opens_with_their_own_password_only(
    visit: Client, clock: Clock
) -> None:
    bohdan = join(visit, "Bohdan", "reader")
    assert bohdan.post("/me/idle", {"minutes": "5"}).status_code == 302
    assert bohdan.post("/me/idle", {"minutes": "7"}).status_code == 302
    clock.go_on(minutes=6)
    assert visit.get("/").status_code == 200
    assert bohdan.get("/").status_code == 302
    for secret, opens in ((PASSPHRASE, False), (SECRET, True)):
        bohdan.post("/unlock", {"password": secret})
        assert (bohdan.get("/").status_code == 200) is opens


def test_the_page_that_decides_who_comes_in_asks_for_the_passphrase_once_more(
    visit: Client, clock: Clock
) -> None:
    assert visit.get("/colleagues").status_code == 200
    clock.go_on(minutes=6)
    assert visit.get("/colleagues")["Location"] == "/locked?next=%2Fcolleagues"
    assert visit.post("/colleagues/add", {"name": "Vera"})["Location"].startswith("/locked")
    visit.post("/unlock", {"password": PASSPHRASE})
    assert visit.get("/colleagues").status_code == 200


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_back_is_ours(visit: Client, address: str) -> None:
    visit.post("/lock")
    assert visit.post("/unlock", {"password": PASSPHRASE, "next": address})["Location"] == "/"

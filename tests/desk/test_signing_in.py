"""Who comes in: one alone by a link; with a second person by name, password or passphrase, and a second factor."""

import re
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.test import Client

from habeas.acts.case import Case, CaseError
from habeas.acts.users import add_user
from habeas.desk.access import proof
from habeas.desk.access.links import LINKS
from habeas.desk.opened import Desk
from habeas.desk.people import place, roll
from habeas.desk.people.models import Person
from habeas.protection.keyfile import Keys
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible
from tests.desk.people_here import (
    SECRET,
    accept_invitation,
    browser,
    code,
    invite,
    join,
    secret_of,
    set_up_codes,
    sign_in,
)
from tests.keys import CHEAP, PASSPHRASE, SHEET


def test_one_alone_needs_no_database_of_people_and_no_password(anna: Client, desk: Desk) -> None:
    for address in ("/", "/sources", "/history", "/me", "/colleagues"):
        assert anna.get(address).status_code == 200
    assert not place.is_there()
    assert "alone" in visible(anna.get("/colleagues").content)
    assert browser().get("/sign-in")["Location"] == "/today"
    assert browser().get("/").status_code == 403


def test_an_invitation_leads_to_a_password_a_second_factor_and_the_desk(anna: Client) -> None:
    path = invite(anna, "Bohdan")
    bohdan = accept_invitation(path)
    assert bohdan.get("/")["Location"] == "/me"
    assert bohdan.post("/same", {})["Location"] == "/me"
    must = visible(bohdan.get("/me").content)
    assert "One more step before the desk opens" in must
    for address in ("/me", "/me/codes", "/me/passkey"):
        assert "karsk" not in visible(bohdan.get(address).content)
    set_up_codes(bohdan)
    paper = visible(bohdan.get("/me/paper").content)
    assert len(re.findall(r"\b\d{8}\b", paper)) == 10
    assert not re.findall(r"\b\d{8}\b", visible(bohdan.get("/me/paper").content))
    assert "Bohdan" in visible(bohdan.get("/").content)


def test_an_invitation_counts_once_and_the_last_one_only(anna: Client) -> None:
    first = invite(anna, "Bohdan")
    assert browser().get(first).status_code == 200
    assert browser().get(first).status_code == 200
    row = roll.person_of("Bohdan")
    assert row
    again = anna.post(f"/colleagues/{row.pk}/anew").content.decode()
    second = re.findall(r"/invitation/\w+", again)[0]
    assert browser().get(first).status_code == 403
    accept_invitation(second)
    answer = browser().post(second, {"password": SECRET, "password_again": SECRET})
    assert answer.status_code == 403
    assert "does not count" in visible(answer.content)


def test_of_two_who_use_an_invitation_at_once_the_second_changes_no_password(
    anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = invite(anna, "Bohdan")
    check = validate_password

    def meanwhile(chosen: str, person: Person) -> None:
        check(chosen, person)
        if chosen != SECRET:
            accept_invitation(path)

    monkeypatch.setattr("habeas.desk.pages.entrance.own.validate_password", meanwhile)
    other = "a barrel behind the third door"
    answer = browser().post(path, {"password": other, "password_again": other})
    assert answer.status_code == 403
    bohdan = roll.person_of("Bohdan")
    assert bohdan
    assert bohdan.check_password(SECRET)
    assert not bohdan.check_password(other)


@pytest.mark.parametrize(
    ("chosen", "again", "said"),
    [
        ("short", "short", "12"),
        (SECRET, SECRET + "!", "not the same"),
        ("password123456", "password123456", "common"),
    ],
)
def test_a_weak_password_is_not_taken_and_the_invitation_stays_good(
    anna: Client, chosen: str, again: str, said: str
) -> None:
    path = invite(anna, "Bohdan")
    answer = browser().post(path, {"password": chosen, "password_again": again})
    assert answer.status_code in (200, 422)
    if chosen != "password123456":
        assert said in visible(answer.content)
    accept_invitation(path)


def test_signing_in_takes_a_password_and_a_code_that_counts_once(anna: Client) -> None:
    join(anna, "Bohdan")
    guest, answer = sign_in("Bohdan")
    assert answer["Location"] == "/sign-in/second"  # type: ignore[index]
    assert guest.get("/")["Location"].startswith("/sign-in")
    assert "Bohdan" not in visible(guest.get("/sign-in/second").content)
    right = code(secret_of("Bohdan"))
    wrong = guest.post("/sign-in/second", {"code": "000000" if right != "000000" else "111111"})
    assert "does not fit" in visible(wrong.content)
    assert guest.post("/sign-in/second", {"code": right})["Location"] == "/today"
    assert guest.get("/").status_code == 200
    other, _ = sign_in("Bohdan")
    assert "does not fit" in visible(other.post("/sign-in/second", {"code": right}).content)


def test_a_code_from_paper_lets_in_once(anna: Client) -> None:
    bohdan = accept_invitation(invite(anna, "Bohdan"))
    set_up_codes(bohdan)
    paper = re.findall(r"<code>(\d{8})</code>", bohdan.get("/me/paper").content.decode())
    for attempt, lets_in in ((0, True), (0, False), (1, True)):
        guest, _ = sign_in("Bohdan")
        answer = guest.post("/sign-in/second", {"code": paper[attempt]})
        assert (answer.status_code == 302) is lets_in
    assert "8 codes for paper are left" in visible(bohdan.get("/me").content)


def test_one_answer_for_a_wrong_name_and_a_wrong_password_and_after_five_tries_one_waits(
    anna: Client,
) -> None:
    join(anna, "Bohdan")
    cache.clear()
    answers = [visible(sign_in(name, "wrong words")[1].content) for name in ("Bohdan", "Nobody")]  # type: ignore[attr-defined]
    assert answers[0].replace("Bohdan", "Nobody") == answers[1]
    assert "do not go together" in answers[0]
    for _ in range(4):
        sign_in("Bohdan", "wrong words")
    refused = visible(sign_in("Bohdan")[1].content)  # type: ignore[attr-defined]
    assert "tried too often" in refused


def test_a_passphrase_is_tried_for_every_name_so_that_the_time_tells_none(
    anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(anna, "Bohdan")
    tried: list[str] = []

    def counted(path: object, secret: str) -> Keys:
        tried.append(secret)
        raise CaseError("no")

    monkeypatch.setattr(proof, "unlock", counted)
    for name in ("Bohdan", ANNA, "Nobody"):
        cache.clear()
        sign_in(name, "wrong words")
    assert tried == ["wrong words"] * 3


def test_whoever_has_a_passphrase_signs_in_with_it_and_needs_no_password(anna: Client, case: Case) -> None:
    add_user(case, "Bohdan", passphrase="five words of bohdan alone", sheet=SHEET, at=NOW, cost=CHEAP)
    given = visible(anna.post("/colleagues/add", {"name": "Bohdan", "role": "lead"}).content)
    assert "That serves" in given
    assert "/invitation/" not in given
    for name, secret in (("Bohdan", PASSPHRASE), ("Anna", "five words of bohdan alone")):
        assert "do not go together" in visible(sign_in(name, secret)[1].content)  # type: ignore[attr-defined]
    bohdan, answer = sign_in("Bohdan", "five words of bohdan alone")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert bohdan.get("/")["Location"] == "/me"
    set_up_codes(bohdan)
    assert bohdan.get("/").status_code == 200


def test_a_passphrase_alone_lets_nobody_in_who_is_not_on_the_roll(anna: Client, case: Case) -> None:
    invite(anna, "Bohdan")
    add_user(case, "Vera", passphrase="five words of vera alone", sheet=SHEET, at=NOW, cost=CHEAP)
    assert "do not go together" in visible(sign_in("Vera", "five words of vera alone")[1].content)  # type: ignore[attr-defined]


def test_the_link_of_the_terminal_needs_no_second_factor_and_the_sign_in_page_does(anna: Client) -> None:
    invite(anna, "Bohdan")
    again = browser()
    assert again.get(f"/open/{LINKS.new()}")["Location"] == "/today"
    assert again.get("/").status_code == 200
    by_name, _ = sign_in(ANNA, PASSPHRASE)
    assert by_name.get("/")["Location"] == "/me"


def test_strangers_are_led_to_signing_in_and_back_to_where_they_wanted(anna: Client) -> None:
    join(anna, "Bohdan")
    guest = browser()
    assert guest.get("/history")["Location"] == "/sign-in?next=%2Fhistory"
    assert guest.post("/same", {}).status_code == 403
    guest.post("/sign-in", {"login": "Bohdan", "password": SECRET, "next": "/history"})
    answer = guest.post("/sign-in/second", {"code": code(secret_of("Bohdan"))})
    assert answer["Location"] == "/history"
    evil = browser()
    evil.post("/sign-in", {"login": "Bohdan", "password": SECRET, "next": "https://evil.example/"})
    assert evil.post("/sign-in/second", {"code": code(secret_of("Bohdan"))})["Location"] == "/today"


def test_nothing_of_the_package_is_routed_that_the_desk_does_not_use(anna: Client) -> None:
    from django.urls import NoReverseMatch, reverse

    for name in (
        "account_signup",
        "account_email",
        "account_reset_password",
        "account_reauthenticate",
        "mfa_trust",
    ):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_whoever_ends_a_visit_is_out(anna: Client) -> None:
    bohdan: Any = join(anna, "Bohdan")
    assert bohdan.post("/sign-out").status_code == 302
    assert bohdan.get("/").status_code == 302
    anna.post("/sign-out")
    assert anna.get("/").status_code == 302


def test_signing_in_is_done_under_the_name_of_the_machine_only(anna: Client) -> None:
    path = invite(anna, "Bohdan")
    for host in ("127.0.0.1", "[::1]"):
        by_number = Client(SERVER_NAME=host)
        for address in ("/sign-in", path):
            for answer in (by_number.get(address), by_number.post(address, {"password": SECRET})):
                assert answer["Location"] == f"http://localhost:80{address}"

"""The people at a desk: roles, letting somebody go, and that there is always a lead who can come in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from habeas.acts.audience import let_see
from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.desk.access.links import LINKS
from habeas.desk.access.roles import Role
from habeas.desk.opened import Desk, open_desk
from habeas.desk.people import roll
from habeas.desk.people.models import CallDraft
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.people_here import (
    SECRET,
    accept_invitation,
    browser,
    code,
    every_page,
    invite,
    join,
    secret_of,
    set_up_codes,
    sign_in,
)


def sign_in_with_code(name: str) -> Client:
    guest, _ = sign_in(name)
    assert guest.post("/sign-in/second", {"code": code(secret_of(name))})["Location"] == "/today"
    return guest


def id_of(name: str) -> int:
    person = roll.person_of(name)
    assert person
    return person.pk


def test_the_list_says_who_comes_in_as_what_and_when_they_did(anna: Client) -> None:
    join(anna, "Bohdan", "reader")
    invite(anna, "Vera")
    page = visible(anna.get("/colleagues").content)
    assert page.count("Second factor: yes.") == 1
    assert page.count("Second factor: not yet.") == 2
    assert "Opens the case with a passphrase." in page
    assert "Was invited, and has not come yet." in page
    assert "Last signed in on" in page


@pytest.mark.parametrize("role", ["reader", "researcher"])
def test_only_leads_see_and_change_who_is_at_the_desk(anna: Client, role: str) -> None:
    bohdan = join(anna, "Bohdan", role)
    assert "People at this desk" not in visible(bohdan.get("/me").content)
    answers = [
        bohdan.get("/colleagues"),
        bohdan.post("/colleagues/add", {"name": "Vera", "role": "lead"}),
        bohdan.post(f"/colleagues/{id_of('Bohdan')}/role", {"role": "lead"}),
        bohdan.post(f"/colleagues/{id_of(ANNA)}/let-go"),
        bohdan.post(f"/colleagues/{id_of(ANNA)}/anew"),
    ]
    for answer in answers:
        assert answer.status_code == 403
        assert "not for you to do" in visible(answer.content)
    assert [(person.username, person.role) for person in roll.everybody()] == [
        (ANNA, "lead"),
        ("Bohdan", role),
    ]


def test_a_reader_looks_and_changes_nothing(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all(0)
    bohdan = join(anna, "Bohdan", "reader")
    before = desk.case.last_entry()
    telling = next(iter(desk.case.known().tellings))
    person = next(iter(desk.case.known().mentions))
    for address in ("/", "/sources", f"/sources/{report.id}", "/same", "/history", f"/people/{person}"):
        answer = bohdan.get(address)
        assert answer.status_code in (200, 302, 404), address
        if answer.status_code == 200:
            assert not forms_that_write(answer.content), address
    for address in (
        f"/sources/{report.id}/found/t1/accept",
        f"/sources/{report.id}/published",
        f"/undo/{telling}",
        "/same",
        "/sources/take-in",
        f"/sources/{report.id}/add",
    ):
        answer = bohdan.post(address, {})
        assert answer.status_code == 403, address
        assert "reader" in visible(answer.content)
    for address in ("/sources/take-in", f"/sources/{report.id}/add?start=0&end=8"):
        assert bohdan.get(address).status_code == 403, address
    assert desk.case.last_entry() == before


def test_a_reader_finds_no_form_that_writes_on_any_page_that_leads_from_another(
    anna: Client, desk: Desk, accept_all: Callable[..., list[str]]
) -> None:
    accept_all(0, 1)
    bohdan = join(anna, "Bohdan", "reader")
    seen = set()
    for address, page in every_page(bohdan):
        assert not forms_that_write(page), address
        seen.add(address)
    assert {"/", "/sources", "/history", "/same", "/calls", "/me"} <= seen
    assert any(address.startswith("/sources/s_") for address in seen)
    assert any(address.startswith("/people/") for address in seen)


def forms_that_write(page: bytes) -> list[str]:
    """Where the forms of a page lead that change something and are not of the visitor's own."""
    forms = document(page).iterfind(".//main//form")
    return [
        str(form.get("action"))
        for form in forms
        if form.get("method") == "post" and "own" not in (form.get("class") or "").split()
    ]


def test_a_role_holds_from_the_next_request_on(anna: Client, report: Source) -> None:
    bohdan = join(anna, "Bohdan", "reader")
    assert bohdan.get("/sources/take-in").status_code == 403
    anna.post(f"/colleagues/{id_of('Bohdan')}/role", {"role": "researcher"})
    assert bohdan.get("/sources/take-in").status_code == 200
    assert bohdan.get("/colleagues").status_code == 403
    anna.post(f"/colleagues/{id_of('Bohdan')}/role", {"role": "lead"})
    assert bohdan.get("/colleagues").status_code == 200


def test_whoever_is_let_go_is_out_at_once_and_what_they_noted_stays_under_their_name(
    anna: Client, desk: Desk, report: Source
) -> None:
    bohdan = join(anna, "Bohdan")
    found = f"/sources/{report.id}"
    bohdan.post(f"{found}/published", {"published": "2031-05-01"})
    mine = desk.case.known().noted[report.id]
    assert mine.by == "Bohdan"
    answer = anna.post(f"/colleagues/{id_of('Bohdan')}/let-go", follow=True)
    assert "comes in no more" in visible(answer.content)
    assert bohdan.get("/").status_code in (302, 403)
    assert bohdan.post(f"{found}/published", {"published": "2031-05-02"}).status_code == 403
    join(anna, "Vera")
    assert "do not go together" in visible(sign_in("Bohdan")[1].content)  # type: ignore[attr-defined]
    assert desk.case.known().noted[report.id].by == "Bohdan"
    assert "Bohdan" in visible(anna.get("/history").content)


def test_an_invitation_of_somebody_who_was_let_go_does_not_count(anna: Client) -> None:
    path = invite(anna, "Bohdan")
    anna.post(f"/colleagues/{id_of('Bohdan')}/let-go")
    assert browser().get(path).status_code == 403
    assert accept_invitation(invite(anna, "Bohdan")).get("/me").status_code == 200


def test_forgotten_secrets_are_forgotten_here_too_and_visits_end(anna: Client) -> None:
    bohdan = join(anna, "Bohdan")
    again = anna.post(f"/colleagues/{id_of('Bohdan')}/anew")
    assert "/invitation/" in again.content.decode()
    assert bohdan.get("/").status_code == 302
    assert "do not go together" in visible(sign_in("Bohdan", SECRET)[1].content)  # type: ignore[attr-defined]


def test_whoever_was_invited_anew_is_told_once_and_all_leads_see_by_whom(anna: Client) -> None:
    join(anna, "Vera", "lead")
    vera_again = sign_in_with_code("Vera")
    assert "begun anew" not in visible(vera_again.get("/").content)
    join(anna, "Bohdan")
    told = f"Sign-in begun anew on {NOW:%-d %B %Y, %H:%M} (UTC) by Anna."
    path = re.findall(r"/invitation/\w+", anna.post(f"/colleagues/{id_of('Bohdan')}/anew").content.decode())[
        0
    ]
    bohdan = accept_invitation(path)
    set_up_codes(bohdan)
    assert told not in visible(bohdan.get("/", headers={"HX-Request": "true"}).content)
    assert told in visible(bohdan.get("/").content)
    assert told not in visible(bohdan.get("/").content)
    assert told in visible(bohdan.get("/me").content), "it stays to be seen"
    assert told not in visible(sign_in_with_code("Bohdan").get("/").content)
    assert visible(vera_again.get("/colleagues").content).count(told) == 1


def test_under_a_name_that_stands_in_the_case_nobody_new_comes_in_unless_said_to_be_the_same(
    anna: Client, desk: Desk, report: Source
) -> None:
    take_in(desk.case, b"Nothing new.\n", "note.txt", obtained="a call", by="Bohdan", at=NOW)
    let_see(desk.case, report.id, ["Olena"], by=ANNA, at=NOW)
    for name in ("Bohdan", "olena"):
        refused = anna.post("/colleagues/add", {"name": name, "role": "lead"})
        assert refused.status_code == 422
        assert "Nobody was added yet." in visible(refused.content)
        assert roll.person_of(name) is None
        (ticked,) = document(refused.content).xpath("//input[@name='role'][@checked]/@value")
        assert ticked == "lead"
        assert document(refused.content).xpath("//input[@name='same']")
    assert "/invitation/" in anna.post("/colleagues/add", {"name": "Vera", "role": "reader"}).content.decode()
    same = {"name": "Bohdan", "role": "reader", "same": "yes"}
    assert "/invitation/" in anna.post("/colleagues/add", same).content.decode()
    assert visible(anna.get("/colleagues").content).count("by Anna.") == 1


def test_so_is_whoever_was_let_go_and_comes_back(anna: Client) -> None:
    invite(anna, "Bohdan")
    anna.post(f"/colleagues/{id_of('Bohdan')}/let-go")
    invite(anna, "Bohdan")
    assert visible(anna.get("/colleagues").content).count("by Anna.") == 1


def test_the_last_lead_who_can_come_in_stays_one(anna: Client) -> None:
    invite(anna, "Bohdan", "lead")
    me = id_of(ANNA)
    for address, fields in ((f"/colleagues/{me}/role", {"role": "reader"}), (f"/colleagues/{me}/let-go", {})):
        refused = anna.post(address, fields)
        assert refused.status_code == 422
        assert "last lead" in visible(refused.content)
    anna.post(f"/colleagues/{id_of('Bohdan')}/anew")
    join(anna, "Vera", "lead")
    assert anna.post(f"/colleagues/{me}/role", {"role": "reader"}).status_code == 302
    assert anna.get("/colleagues").status_code == 403


def test_whoever_opened_the_case_and_was_let_go_does_not_come_in_by_a_link(anna: Client) -> None:
    vera = join(anna, "Vera", "lead")
    assert vera.post(f"/colleagues/{id_of(ANNA)}/let-go").status_code == 302
    assert anna.get("/").status_code in (302, 403)
    answer = browser().get(f"/open/{LINKS.new()}")
    assert answer.status_code == 403
    assert "closed to you" in visible(answer.content)


@pytest.mark.parametrize("name", ["", "   ", "anna", "Anna ", "x" * 61])
def test_names_that_are_missing_or_could_be_mistaken_are_refused(anna: Client, name: str) -> None:
    assert anna.post("/colleagues/add", {"name": name, "role": "reader"}).status_code == 422


def test_a_role_that_is_none_lets_only_look(anna: Client) -> None:
    invite(anna, "Bohdan", "emperor")
    person = roll.person_of("Bohdan")
    assert person
    assert person.role == Role.READER


def test_a_backup_put_back_lets_the_same_people_in_and_holds_no_call_that_was_not_kept(
    anna: Client, case: Case, tmp_path: Path
) -> None:
    join(anna, "Bohdan", "reader")
    secret = secret_of("Bohdan")
    CallDraft.objects.create(id="n_1", by=ANNA, started=NOW, changed=NOW, typed={"notes": ["Olha says"]})
    made = back_up(case, tmp_path / "stick", by=ANNA, at=NOW)
    copy = restore(made.file, tmp_path / "copy", case.keys, ring=made.ring, at=NOW)
    open_desk(copy, user=ANNA, now=lambda: NOW)
    assert CallDraft.objects.count() == 0
    assert secret_of("Bohdan") == secret
    guest, _ = sign_in("Bohdan")
    assert guest.post("/sign-in/second", {"code": code(secret)})["Location"] == "/today"
    assert guest.get("/sources/take-in").status_code == 403


def test_who_signs_in_is_readable_in_no_file_of_the_case(anna: Client, case: Case) -> None:
    join(anna, "Bohdan")
    secret = secret_of("Bohdan")
    assert (case.path / "people.db").exists()
    for file in (path for path in case.path.rglob("*") if path.is_file()):
        for word in ("Bohdan", secret, SECRET, "researcher", "authenticator"):
            assert word.encode() not in file.read_bytes(), (file, word)

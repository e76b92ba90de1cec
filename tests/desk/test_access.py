"""One visitor, one machine: the one-time link, the visit, hosts, other sites, and what pages may load."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from habeas.acts import reading as acts_reading
from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.desk.access.links import LINKS
from habeas.desk.opened import Desk
from habeas.desk.pages.chats import beside
from habeas.desk.serve import CannotServe, listen
from habeas.statements.source import Attachment, Source
from tests.desk.conftest import ANNA
from tests.desk.made_reading import MadeReader
from tests.desk.moments import NOW
from tests.desk.pages import visible

MOST_SCRIPT = 100_000


def test_a_link_opens_the_desk_once(desk: Desk) -> None:
    address = f"/open/{LINKS.new()}"
    first, second = (Client(SERVER_NAME="127.0.0.1") for _ in range(2))
    answer = first.get(address)
    assert answer["Location"] == "/today"
    cookie = answer.cookies["desk"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    refused = second.get(address)
    assert refused.status_code == 403
    assert "habeas serve CASE" in visible(refused.content)
    assert second.get("/").status_code == 403
    assert first.get("/").status_code == 200


def test_nobody_comes_in_without_a_visit(stranger: Client, report: Source) -> None:
    for address in ("/", "/sources", f"/sources/{report.id}", "/history", "/nowhere"):
        assert stranger.get(address).status_code == 403
    assert stranger.post(f"/sources/{report.id}/found/t1/accept").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"])
def test_a_name_that_points_here_is_refused(anna: Client, host: str) -> None:
    assert anna.get("/", headers={"host": host}).status_code == 400


def test_forms_of_other_sites_are_refused(anna: Client, report: Source, desk: Desk) -> None:
    address = f"/sources/{report.id}/found/t1/accept"
    for site in ("cross-site", "same-site"):
        assert anna.post(address, headers={"sec-fetch-site": site}).status_code == 403
    assert not desk.case.known().tellings


def test_a_form_needs_its_token_and_works_with_the_null_origin_of_our_own_pages(
    desk: Desk, report: Source
) -> None:
    careful = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    careful.get(f"/open/{LINKS.new()}")
    address = f"/sources/{report.id}/found/t1/accept"
    own = {"sec-fetch-site": "same-origin", "origin": "null"}
    stale = careful.post(address, headers=own)
    assert stale.status_code == 403
    assert "Nothing was changed" in visible(stale.content)
    page = careful.get(f"/sources/{report.id}").content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    assert careful.post(address, {"csrfmiddlewaretoken": token}, headers=own).status_code == 302
    assert len(desk.case.known().tellings) == 1


def test_answers_forbid_everything_from_outside_and_every_cache(anna: Client) -> None:
    answer = anna.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


def test_no_page_has_a_script_or_style_of_its_own_or_loads_from_elsewhere(
    anna: Client, report: Source
) -> None:
    for address in ("/", "/sources", f"/sources/{report.id}", "/sources/take-in", "/same", "/history"):
        page = anna.get(address).content.decode()
        assert not re.findall(r"<script(?![^>]*\ssrc=)", page)
        assert "<style" not in page
        assert not re.findall(r"\s(style|on\w+)=", page)
        assert not re.findall(r'(src|href|action)="(https?:)?//', page)


def test_a_page_loads_little_script(anna: Client, report: Source) -> None:
    for address in ("/", f"/sources/{report.id}"):
        page = anna.get(address).content.decode()
        scripts = re.findall(r'<script[^>]*src="/static/([^"]+)"', page)
        files = [finders.find(script) for script in scripts]
        assert scripts
        assert all(files)
        assert sum(Path(str(file)).stat().st_size for file in files) <= MOST_SCRIPT


def test_the_original_is_given_to_be_saved_never_shown(anna: Client, desk: Desk, report: Source) -> None:
    answer = anna.get(f"/sources/{report.id}/original")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer.content == desk.case.original(report.id)


def test_a_saved_file_is_called_what_it_is(anna: Client, desk: Desk) -> None:
    """Marks that turn letters round would show a program as a picture, in the list of downloads too."""
    names = {
        "photo\u202egnp.txt": "photognp.txt",
        "../\u2066..\\cellar\u200f.txt": "cellar.txt",
        "a" * 300 + ".text": "a" * 115 + ".text",
    }
    for number, (name, saved) in enumerate(names.items()):
        source = take_in(desk.case, b"Olha said %d." % number, name, obtained="by mail", by=ANNA, at=NOW)
        answer = anna.get(f"/sources/{source.id}/original")
        assert answer["Content-Disposition"] == f'attachment; filename="{saved}"'
        item = Attachment(id="f_1", source=source.id, name=name, media_type="", sha256="", size=0)
        assert beside._beside(item, "", None).name == saved
        request = RequestFactory().get("/")
        assert (
            beside.given(request, item, lambda: b"")["Content-Disposition"] == answer["Content-Disposition"]
        )


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", "::"])
def test_the_desk_listens_on_this_machine_only(case: Case, host: str) -> None:
    with pytest.raises(CannotServe, match="others could reach it"):
        listen(case, host)


def test_what_a_source_says_is_shown_as_text_whatever_it_says(
    anna: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts_reading, "read", MadeReader(()))
    data = b"<script>alert(1)</script> Olha said <img src=x onerror=alert(2)>.\n"
    name = "\u043b\u0438\u0441\u0442 <b>\r\nX: 1.txt"
    source = take_in(desk.case, data, name, obtained="<i>by mail</i>", by="<u>Anna</u>", at=NOW)
    for address in (
        f"/sources/{source.id}",
        "/sources",
        "/history",
        f"/sources/{source.id}/add?start=0&end=8",
    ):
        page = anna.get(address).content.decode()
        for raw in ("<script>alert", "<img src=x", "<i>by mail", "<u>Anna", "лист <b>"):
            assert raw not in page, address
    answer = anna.get(f"/sources/{source.id}/original")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment")

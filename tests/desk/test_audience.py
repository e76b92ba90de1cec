"""A source that somebody may not see is nowhere for them: no list, no page, no number, no address."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from habeas.acts.audience import let_see
from habeas.desk.opened import Desk
from habeas.desk.urls import urlpatterns
from habeas.statements.account import Audience
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible
from tests.desk.people_here import every_page, join


@pytest.fixture
def bohdan(anna: Client) -> Client:
    return join(anna, "Bohdan")


@pytest.fixture
def kept_from_bohdan(
    desk: Desk, bohdan: Client, report: Source, accept_all: Callable[..., list[str]]
) -> Source:
    """The report, accepted, and only for Anna."""
    accept_all()
    let_see(desk.case, report.id, [], by=ANNA, at=NOW)
    return report


def test_it_is_said_on_its_page_who_may_see_it_and_can_be_changed(
    anna: Client, bohdan: Client, report: Source
) -> None:
    assert "Who may see this: everybody at this desk" in visible(anna.get(f"/sources/{report.id}").content)
    answer = anna.post(f"/sources/{report.id}/audience", {"seen": "some"}, follow=True)
    assert "only Anna" in visible(answer.content)
    assert bohdan.get(f"/sources/{report.id}").status_code == 404
    anna.post(f"/sources/{report.id}/audience", {"seen": "some", "seen_by": "Bohdan"})
    assert "only Anna and Bohdan" in visible(bohdan.get(f"/sources/{report.id}").content)
    bohdan.post(f"/sources/{report.id}/audience", {"seen": "all"})
    page = visible(anna.get("/history").content)
    assert "decided who may see it" in page
    assert "Only Anna and Bohdan may see" in page


def test_at_a_desk_of_one_nothing_is_said_of_it(anna: Client, report: Source) -> None:
    assert "Who may see this" not in visible(anna.get(f"/sources/{report.id}").content)


def test_no_page_of_a_list_shows_anything_of_it(bohdan: Client, kept_from_bohdan: Source) -> None:
    for address in ("/", "/?q=Petro", "/?as_of=2031-06-01", "/sources", "/same", "/history", "/calls"):
        page = visible(bohdan.get(address).content)
        for word in ("Petro", "Olha", "Karsk", kept_from_bohdan.title):
            assert word not in page, (address, word)


def test_no_page_that_leads_from_another_shows_anything_of_it(
    bohdan: Client, kept_from_bohdan: Source
) -> None:
    for address, page in every_page(bohdan):
        for word in ("Petro", "Olha", "Karsk", kept_from_bohdan.title, kept_from_bohdan.id):
            assert word not in page.decode(), (address, word)


def test_every_address_of_it_answers_as_if_it_were_not_there(
    bohdan: Client, desk: Desk, kept_from_bohdan: Source
) -> None:
    known = desk.case.known()
    telling = next(iter(known.tellings))
    names = {"source_id": kept_from_bohdan.id, "found_id": "t1", "item_id": telling, "target": telling}
    last = desk.case.last_entry()
    for pattern in urlpatterns:
        gaps = pattern.pattern.converters
        if pattern.name == "undo" or "source_id" in gaps:
            names |= {gap: "x" for gap in gaps if gap not in names}
            address = reverse(pattern.name, kwargs={gap: names.get(gap, "x") for gap in gaps})
            nowhere = reverse(pattern.name, kwargs=dict.fromkeys(gaps, "x"))
            statuses = [
                [
                    bohdan.get(f"{there}?start=0&end=4").status_code,
                    bohdan.post(there, {"seen": "all", "published": "2031"}).status_code,
                ]
                for there in (address, nowhere)
            ]
            assert statuses[0] == statuses[1], address
            # 403: a page for leads, whatever it is about.
            assert set(statuses[0]) <= {403, 404, 405}, address
    for mention in known.mentions:
        assert bohdan.get(f"/people/{mention}").status_code == 404
    a, b = list(known.mentions)[:2]
    assert bohdan.post("/same", {"a": a, "b": b, "verdict": "same"}).status_code == 404
    assert desk.case.last_entry() == last


def test_a_new_source_can_be_kept_from_others_from_the_start(
    anna: Client, bohdan: Client, desk: Desk
) -> None:
    file = SimpleUploadedFile("letter.txt", b"Olha says that Petro is held in Karsk.")
    anna.post("/sources/take-in", {"file": file, "obtained": "by mail", "seen": "some"})
    (source,) = desk.case.known().sources
    assert desk.case.known().audiences == {source: {ANNA}}
    assert "letter" not in visible(bohdan.get("/sources").content)


def test_what_two_copies_keep_from_everybody_a_lead_may_let_themselves_see(
    desk: Desk, anna: Client, report: Source
) -> None:
    vera = join(anna, "Vera", "researcher")
    address = f"/keeping/unseen/{report.id}"
    let_see(desk.case, report.id, ["Vera"], by="Vera", at=NOW)
    anna.post(address)
    assert desk.case.known().audiences == {report.id: {"Vera"}}, "somebody may see it, and it is not the lead"
    assert "nobody may see" not in visible(anna.get("/keeping").content)
    apart = Audience(id="o_apart", source=report.id, people=("Olena",))
    desk.case.act(lambda known: [apart], by="Olena", at=NOW)
    assert desk.case.known().audiences == {report.id: frozenset()}
    page = visible(anna.get("/keeping").content)
    number = desk.case.known().noted[report.id].number
    assert f"Source {number}, of " in page
    assert report.title not in page
    assert "nobody may see" not in visible(vera.get("/keeping").content)
    assert vera.post(address).status_code == 403
    answer = anna.post(address, follow=True)
    assert "you may see this source now" in visible(answer.content)
    assert desk.case.known().audiences == {report.id: {ANNA}}
    assert "decided who may see it" in visible(anna.get("/history").content)
    assert "nobody may see" not in visible(anna.get("/keeping").content)

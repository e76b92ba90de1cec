"""History: of one fact through its corrections, of everything by person, source and day; also of who has left."""

from collections.abc import Callable

import pytest
from django.test import Client
from msgspec.structs import replace

from habeas.acts.accept import accept
from habeas.acts.depart import depart
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.desk.opened import Desk
from habeas.desk.pages import history
from habeas.desk.pages.cards import as_found
from habeas.statements.leaving import Way
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, links, visible
from tests.desk.test_calls import kept

BOHDAN = "Bohdan"


@pytest.fixture
def told(report: Source, accept_all: Callable[..., list[str]]) -> Source:
    accept_all(0, 1, 3)
    return report


def lines(page: bytes) -> list[str]:
    return [" ".join(li.text_content().split()) for li in document(page).xpath("//section[@class='day']//li")]


def test_a_fact_tells_who_noted_it_corrected_it_and_took_it_back(
    desk: Desk, anna: Client, told: Source
) -> None:
    telling = next(t for t in desk.case.known().tellings.values() if "cellar" in t.passage.exact)
    fact = telling.facts[0].id
    found = replace(as_found(telling, telling.id), chain=telling.chain[1:])
    made = accept(desk.case, told.id, found, (), by=BOHDAN, at=NOW, edited=True, replaces=telling.id)
    gone = undo(desk.case, made.id, by="Vera", at=NOW, reason="said of others")
    undo(desk.case, gone.id, by=ANNA, at=NOW)
    page = anna.get(f"/facts/{fact}").content
    seen = lines(page)
    did = [line.split(" ", 4)[4] for line in seen]
    for said, line in zip(
        ("Anna accepted", "Bohdan corrected", "Vera took back", "Anna had it back"), did, strict=True
    ):
        assert line.startswith(said), line
    assert "Because: said of others" in seen[2]
    assert "he was held in a cellar in Karsk" in seen[0]
    new = made.facts[0].id
    assert lines(anna.get(f"/facts/{new}").content) == seen, "the same from the corrected one"
    assert anna.get("/facts/f_none").status_code == 404


def test_every_fact_leads_to_its_history(desk: Desk, anna: Client, told: Source) -> None:
    known = desk.case.known()
    petro = next(m.id for m in known.mentions.values() if m.name == "Petro")
    of_petro = {link for link in links(anna.get(f"/people/{petro}").content) if link.startswith("/facts/")}
    assert len(of_petro) == 3
    in_text = {link for link in links(anna.get(f"/sources/{told.id}").content) if link.startswith("/facts/")}
    assert in_text == {f"/facts/{id_}" for id_ in known.statements}
    for link in in_text:
        assert anna.get(link).status_code == 200


def test_what_is_new_is_said_in_plain_words(desk: Desk, anna: Client, told: Source) -> None:
    call = kept(desk, anna, seen="some")
    anna.post(f"/sources/{call.id}/account", {"check": "her voice"})
    anna.post("/to-do/remark", {"on": call.id, "words": "she is afraid"})
    task = next(iter(desk.case.known().tasks))
    anna.post(f"/to-do/{task}/done", {"what": "no answer"})
    depart(desk.case, Way.BACKUP, "stick", by=ANNA, at=NOW)
    anna.post(f"/sources/{told.id}/taken-back/erase", {"word": "ERASE"})
    text = visible(anna.get("/history").content)
    for said in (
        "Anna noted what they allow", "May we publish it? They said no.", "Quoted as “a mother”.",
        "Anna decided who may see it", "Anna noted how it was told, and by whom", "Anna remarked",
        "she is afraid", "Anna noted something to do", "Call back: “Call: Olha Marchuk”", "Due on 5 August 2022.",
        "Anna did it", "no answer", "Anna made a backup", "Anna withdrew",
    ):  # fmt: skip
        assert said in text, said


def test_history_is_asked_by_person_source_and_day_and_pages(
    desk: Desk, anna: Client, told: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = take_in(desk.case, b"Nobody knows.\n", "second.txt", obtained="a call", by=BOHDAN, at=NOW)
    all_of_it = lines(anna.get("/history").content)
    assert len(all_of_it) == 5
    assert len(lines(anna.get(f"/history?by={BOHDAN}").content)) == 1
    assert len(lines(anna.get(f"/history?source={told.id}").content)) == 4
    assert lines(anna.get(f"/history?source={other.id}").content) == all_of_it[:1]
    assert len(lines(anna.get("/history?day=2022-08-01").content)) == 5
    assert "Nothing fits this." in visible(anna.get("/history?day=2022-07-01").content)
    monkeypatch.setattr(history, "A_PAGE", 2)
    found, address = [], f"/history?by={ANNA}"
    while address:
        page = anna.get(address).content
        found += lines(page)
        address = next(
            (link for link in document(page).xpath("//nav[@class='pages']/a[.='Earlier']/@href")), ""
        )
        address = f"/history{address}" if address else ""
    assert found == all_of_it[1:]

"""The reader: text and cards, accept, refuse, undo; the same with and without a script."""

import re

from django.test import Client

from habeas.acts import reading as acts_reading
from habeas.desk.opened import Desk
from habeas.reading.read import CannotRead
from habeas.statements.source import Source
from tests.desk.pages import visible

HTMX = {"HX-Request": "true"}
HELD = "he was held in a cellar in Karsk with other soldiers"


def found(desk: Desk, source: Source, words: str) -> str:
    text = desk.case.text(source.id)
    return next(
        offer.found.id
        for offer in acts_reading.offers(desk.case, source.id)
        if text[offer.found.start : offer.found.end] == words
    )


def card(page: bytes, id_: str) -> str:
    match = re.search(
        rf'<article class="card[^>]*id="card-{re.escape(id_)}".*?</article>', page.decode(), re.DOTALL
    )
    assert match, id_
    return match[0]


def test_the_reader_shows_the_text_and_says_in_plain_words_what_was_found(
    anna: Client, desk: Desk, report: Source
) -> None:
    page = anna.get(f"/sources/{report.id}").content
    text = visible(page)
    assert HELD in text
    shown = visible(card(page, found(desk, report, HELD)).encode())
    assert "On 12 June 2022, Petro was held in a cellar in Karsk, with other soldiers." in shown
    assert "Who told us, and how do they know?" in shown
    assert "Petro : was there; probably told Olha in a call" in shown
    assert "read from the context" in shown
    still = card(page, found(desk, report, "He was there still on Wednesday"))
    assert "Nobody is named as saying so" in visible(still.encode())
    assert "8 found 0 accepted 0 refused 8 left" in text


def test_without_a_script_accepting_leads_back_to_the_card(anna: Client, desk: Desk, report: Source) -> None:
    id_ = found(desk, report, HELD)
    answer = anna.post(f"/sources/{report.id}/found/{id_}/accept")
    assert answer["Location"] == f"/sources/{report.id}#card-{id_}"
    page = anna.get(f"/sources/{report.id}").content
    assert 'data-state="accepted"' in card(page, id_)
    assert "8 found 1 accepted 0 refused 7 left" in visible(page)
    (telling,) = desk.case.known().tellings.values()
    assert telling.passage.exact == HELD
    assert desk.case.known().noted[telling.id].by == "Anna"


def test_with_a_script_only_the_card_and_the_progress_come_back(
    anna: Client, desk: Desk, report: Source
) -> None:
    id_ = found(desk, report, HELD)
    answer = anna.post(f"/sources/{report.id}/found/{id_}/accept", headers=HTMX).content
    assert 'data-state="accepted"' in card(answer, id_)
    assert b'id="progress"' in answer
    assert b'hx-swap-oob="true"' in answer
    assert b"<html" not in answer
    undone = anna.post(f"/sources/{report.id}/items/{id_}/undo", headers=HTMX).content
    assert 'data-state="open"' in card(undone, id_)
    assert not desk.case.known().tellings


def test_accepting_twice_notes_it_once(anna: Client, desk: Desk, report: Source) -> None:
    id_ = found(desk, report, HELD)
    for _ in range(2):
        assert anna.post(f"/sources/{report.id}/found/{id_}/accept").status_code == 302
    assert len(desk.case.known().tellings) == 1


def test_refusing_and_taking_it_back(anna: Client, desk: Desk, report: Source) -> None:
    id_ = found(desk, report, "At least 40 soldiers are held there")
    answer = anna.post(f"/sources/{report.id}/found/{id_}/refuse", headers=HTMX).content
    assert 'data-state="refused"' in card(answer, id_)
    assert len(desk.case.known().refusals) == 2
    anna.post(f"/sources/{report.id}/items/{id_}/undo")
    assert not desk.case.known().refusals
    twice = anna.post(f"/sources/{report.id}/items/{id_}/undo", headers=HTMX)
    assert twice.status_code == 200


def test_what_was_accepted_cannot_be_refused_by_mistake(anna: Client, desk: Desk, report: Source) -> None:
    id_ = found(desk, report, HELD)
    anna.post(f"/sources/{report.id}/found/{id_}/accept")
    answer = anna.post(f"/sources/{report.id}/found/{id_}/refuse", headers=HTMX).content
    assert "Undo that first; nothing was changed" in visible(answer)
    assert desk.case.known().tellings


def test_what_could_be_used_against_somebody_says_so(anna: Client, report: Source) -> None:
    page = anna.get(f"/sources/{report.id}/add?start=18&end=42&says=refused")
    assert page.status_code == 200


def test_a_text_that_no_reader_can_read_is_still_shown(
    anna: Client, report: Source, monkeypatch: object
) -> None:
    def cannot(*_: object, **__: object) -> None:
        raise CannotRead("Only English is read so far, and this is Russian. Enter what it says by hand.")

    monkeypatch.setattr(acts_reading, "read", cannot)  # type: ignore[attr-defined]
    text = visible(anna.get(f"/sources/{report.id}").content)
    assert "Enter what it says by hand" in text
    assert HELD in text
    assert "not read yet" in visible(anna.get("/sources").content)


def test_addresses_of_nothing_say_so(anna: Client, report: Source) -> None:
    for address in ("/sources/s_none", f"/sources/{report.id}/found/none/accept", "/nowhere"):
        answer = anna.post(address) if "accept" in address else anna.get(address)
        assert answer.status_code == 404
        assert "Nothing was changed" in visible(answer.content)

"""Taking in, sources, one person, same person?, and the history."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.desk.opened import Desk
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.pages import visible
from tests.desk.report import FILENAME, TEXT


def file(name: str = FILENAME, data: bytes = TEXT.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def person_id(desk: Desk, source: Source, name: str) -> str:
    return next(m.id for m in desk.case.known().mentions_of(source.id, Kind.PERSON) if m.name == name)


def test_taking_in_keeps_how_it_came_and_says_where_the_file_still_lies(anna: Client, desk: Desk) -> None:
    sent = {"obtained": "handed over", "obtained_from": "Olha", "published": "2022-07-14", "kind": "article"}
    answer = anna.post("/sources/take-in", sent | {"file": file()})
    (source,) = desk.case.known().sources.values()
    assert answer["Location"] == f"/sources/{source.id}"
    assert (source.obtained, source.obtained_from, source.published) == ("handed over", "Olha", "2022-07-14")
    page = visible(anna.get(answer["Location"]).content)
    assert f"the file “{FILENAME}” still lies in the folder you chose it from" in page
    assert f"the file “{FILENAME}” still lies" not in visible(anna.get("/").content)


def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(anna: Client, desk: Desk) -> None:
    answer = anna.post("/sources/take-in", {"obtained": "", "published": "yesterday", "title": "Held"})
    assert answer.status_code == 422
    text = visible(answer.content)
    assert "Nothing was stored. 3 things to put right" in text
    assert "“yesterday” is not a date we can read" in text
    assert 'value="Held"' in answer.content.decode()
    assert not desk.case.known().sources


def test_a_file_that_cannot_be_read_or_is_here_already_is_refused_in_plain_words(
    anna: Client, desk: Desk, report: Source
) -> None:
    sent = {"obtained": "downloaded"}
    empty = anna.post("/sources/take-in", sent | {"file": file(data=b"\x00\x01\x02" * 50, name="x.bin")})
    assert empty.status_code == 422
    assert "Nothing was stored" in visible(empty.content)
    twice = anna.post("/sources/take-in", sent | {"file": file()})
    assert "This file is in the case already" in visible(twice.content)
    assert len(desk.case.known().sources) == 1


def test_a_missing_publication_date_is_asked_for_and_can_be_given(anna: Client, desk: Desk) -> None:
    anna.post("/sources/take-in", {"obtained": "downloaded", "file": file()})
    (source,) = desk.case.known().sources.values()
    assert "When was this published?" in visible(anna.get(f"/sources/{source.id}").content)
    assert "publication date missing" in visible(anna.get("/sources").content)
    wrong = anna.post(f"/sources/{source.id}/published", {"published": "14.7.22"}, follow=True)
    assert "is not a date we can read" in visible(wrong.content)
    right = anna.post(f"/sources/{source.id}/published", {"published": "2022-07-14"}, follow=True)
    assert "When was this published?" not in visible(right.content)
    assert "published 14 July 2022" in visible(right.content)


def test_the_sources_say_how_far_reading_got(
    anna: Client, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all(0, 1)
    assert "8 found 2 accepted 0 refused 6 left" in visible(anna.get("/sources").content)


def test_the_person_page_answers_first_and_gives_reasons(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    text = visible(anna.get(f"/people/{person_id(desk, report, 'Petro')}").content)
    assert (
        text.index("Held, as") < text.index("Where") < text.index("Since") < text.index("Last sign of life")
    )
    assert "since 10 June 2022" in text
    assert "50 days ago" in text
    assert "a call on 12 June 2022" in text
    assert "nobody is named as saying so" in text
    assert "A sign of life is no sign of freedom" in text
    assert "Said with a reserve" not in text.split("Being held")[0]


def test_nobody_was_known_before_anything_was_noted(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    petro = person_id(desk, report, "Petro")
    assert "nothing had been noted" in visible(anna.get(f"/people/{petro}?known=2022-07-01").content)
    then = visible(anna.get(f"/people/{petro}?as_of=2022-06-11").content)
    assert "As of 11 June 2022" in then
    assert "None: nobody tells of a contact" in then
    assert "Undo" not in then


def test_one_fact_of_several_can_be_taken_back_and_brought_back(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    (telling,) = accept_all(7)
    first, second = desk.case.known().tellings[telling].facts
    anna.post(f"/undo/{telling}", {"fact": first.id, "back": "/history"})
    (left,) = desk.case.known().tellings.values()
    assert [fact.claim for fact in left.facts] == [second.claim]
    anna.post(f"/undo/{left.id}")
    assert list(desk.case.known().tellings) == [telling]


def test_the_history_says_who_did_what_and_takes_back(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    (telling,) = accept_all(1)
    text = visible(anna.get("/history").content)
    assert "Anna accepted" in text
    assert "Petro was taken into custody on 10 June 2022." in text
    assert "Anna took in" in text
    answer = anna.post(f"/undo/{telling}", {"back": "/history"}, follow=True)
    text = visible(answer.content)
    assert "Taken back. It stays in the history." in text
    assert "Anna took back" in text
    assert "Taken back or corrected later." in text
    again = anna.post(f"/undo/{telling}", follow=True)
    assert "taken back already" in visible(again.content)


def test_going_back_never_leaves_the_desk(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        (telling,) = accept_all(1)
        answer = anna.post(f"/undo/{telling}", {"back": back})
        assert answer["Location"] == "/history"


def test_same_person_is_decided_by_a_person_and_can_be_undone(
    anna: Client, desk: Desk, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    petro, olha = person_id(desk, report, "Petro"), person_id(desk, report, "Olha")
    assert "Yes, the same" in visible(anna.get(f"/same?a={petro}&b={olha}").content)
    answer = anna.post(
        "/same", {"a": petro, "b": olha, "verdict": "same", "reason": "one voice"}, follow=True
    )
    text = visible(answer.content)
    assert "Noted: yes" in text
    assert "one voice" in text
    assert anna.get(f"/people/{olha}").status_code in (200, 302)
    (decision,) = desk.case.known().judgements.values()
    anna.post(f"/undo/{decision.id}", {"back": "/same"})
    assert not desk.case.known().judgements
    wrong = anna.post("/same", {"a": petro, "b": petro, "verdict": "same"}, follow=True)
    assert "Name two" in visible(wrong.content)
    none = anna.post("/same", {"a": petro, "b": olha}, follow=True)
    assert "Choose yes, no or not sure" in visible(none.content)

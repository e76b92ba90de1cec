"""Long texts: a part a page, progress over the whole, reading beside the pages; nothing blocks, nothing is hidden."""

import re
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.test import Client

from habeas.acts import reading as acts_reading
from habeas.acts.take_in import take_in
from habeas.desk import readings
from habeas.desk.opened import Desk
from habeas.desk.pages.parts import PARAGRAPHS, SIGNS, parts_of
from habeas.desk.pages.passages import LONGEST, blocks
from habeas.reading.parts import cut
from habeas.reading.read import CannotRead
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.made_reading import MadeReader
from tests.desk.moments import NOW
from tests.desk.pages import visible

LINES = [f"{number}. Petro was held in cellar {number}." for number in range(400)]
"""Seven words a line: three pages, and read in one go."""
AT = (3, 160, 161, 399)
TABLES = tuple(
    {
        "words": f"Petro was held in cellar {number}.",
        "chain": [{"who": "this source"}],
        "facts": [{"claim": "held_at", "who": "Petro"}],
    }
    for number in AT
)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES))
    data = "\n".join(LINES).encode()
    return take_in(desk.case, data, "long.txt", obtained="by mail", published="2022-07-14", by=ANNA, at=NOW)


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A reader that waits until it is told to go on."""
    go, made = Event(), MadeReader(TABLES)

    def slow(*given: Any, **named: Any) -> Any:
        assert go.wait(20)
        return made(*given, **named)

    monkeypatch.setattr(acts_reading, "read", slow)
    monkeypatch.setattr(readings, "MOMENT", 0.01)
    yield go
    go.set()


def test_every_paragraph_is_in_one_part_and_no_part_is_long() -> None:
    text = "\n\n".join(["short"] * 300 + ["x" * 30_000, "long words " * 6_000] + ["end\n"] * 200)
    parts = parts_of(text, "a").all
    assert [block for part in parts for block in part.blocks] == list(blocks(text))
    assert [parts[0].start, *(part.end for part in parts)] == [*(part.start for part in parts), len(text)]
    for part in parts:
        assert len(part.blocks) <= PARAGRAPHS
        assert part.blocks[-1][1] - part.blocks[0][0] <= max(SIGNS, LONGEST)


def test_an_empty_text_has_one_part_with_nothing_in_it() -> None:
    (part,) = parts_of("", "b").all
    assert part.blocks == ()


def test_a_part_shows_its_text_and_its_cards_and_the_progress_of_the_whole(
    anna: Client, long: Source
) -> None:
    first = visible(anna.get(f"/sources/{long.id}").content)
    assert "Part 1 of 3" in first
    assert LINES[149] in first
    assert LINES[150] not in first
    assert "4 found 0 accepted 0 refused 4 left" in first
    page = anna.get(f"/sources/{long.id}?part=2").content
    assert len(re.findall(rb'<article class="card', page)) == 2
    assert b'rel="prev"' in page
    assert b'rel="next"' in page


def test_what_was_asked_for_leads_to_its_part(anna: Client, desk: Desk, long: Source) -> None:
    ids = [offer.found.id for offer in acts_reading.offers(desk.case, long.id)]
    page = anna.get(f"/sources/{long.id}?show={ids[3]}").content
    assert "Part 3 of 3" in visible(page)
    assert f'id="card-{ids[3]}"' in page.decode()
    anna.post(f"/sources/{long.id}/found/{ids[0]}/accept")
    (telling,) = desk.case.known().tellings.values()
    assert "Part 1 of 3" in visible(anna.get(f"/sources/{long.id}?show={telling.id}").content)


def test_the_next_open_finding_is_found_over_the_ends_of_parts(
    anna: Client, desk: Desk, long: Source
) -> None:
    ids = [offer.found.id for offer in acts_reading.offers(desk.case, long.id)]

    def onward(part: int) -> str:
        page = anna.get(f"/sources/{long.id}?part={part}").content.decode()
        found = re.search(r'data-next-open href="([^"]*)"', page)
        return found[1] if found else ""

    assert onward(1) == f"/sources/{long.id}?part=2#card-{ids[1]}"
    anna.post(f"/sources/{long.id}/found/{ids[1]}/accept")
    anna.post(f"/sources/{long.id}/found/{ids[2]}/refuse")
    assert onward(1) == f"/sources/{long.id}?part=3#card-{ids[3]}"
    assert onward(3) == f"/sources/{long.id}?part=1#card-{ids[0]}"


def test_without_a_script_deciding_leads_back_to_the_part(anna: Client, desk: Desk, long: Source) -> None:
    ids = [offer.found.id for offer in acts_reading.offers(desk.case, long.id)]
    answer = anna.post(f"/sources/{long.id}/found/{ids[3]}/accept")
    assert answer["Location"] == f"/sources/{long.id}?part=3#card-{ids[3]}"


@pytest.mark.parametrize("part", ["0", "9", "x", "-1", "²"])
def test_a_part_that_is_not_there_is_the_first(part: str, anna: Client, long: Source) -> None:
    assert "Part 1 of 3" in visible(anna.get(f"/sources/{long.id}", {"part": part}).content)


def test_while_a_text_is_read_its_page_opens_and_says_so(
    anna: Client, desk: Desk, long: Source, held_up: Event
) -> None:
    address = f"/sources/{long.id}"
    page = anna.get(address).content
    assert LINES[0] in visible(page)
    assert "is being read" in visible(page)
    assert "Nothing was found here" not in visible(page)
    assert "being read" in visible(anna.get(f"{address}/reading", headers=HTMX).content)
    assert "not read yet" in visible(anna.get("/sources").content)
    held_up.set()
    readings.reading_here(desk, long.id, wait=20)
    answer = anna.get(f"{address}/reading", headers=HTMX)
    assert answer.headers["HX-Trigger-After-Settle"] == "was-read"
    assert "Show what was found" in visible(answer.content)
    assert "4 found" in visible(anna.get(address).content)


def test_facts_are_added_by_hand_while_a_text_is_read(
    anna: Client, desk: Desk, long: Source, held_up: Event
) -> None:
    sent = {
        "start": "0", "end": "7", "facts": "1", "f0-claim": "described", "f0-keep": "on", "tellers": "0",
        "f0-person-new": "Petro", "told": "? > this publication", "told-was": "",
    }  # fmt: skip
    answer = anna.post(f"/sources/{long.id}/add", sent)
    assert answer.status_code == 302
    assert "Added by hand" in visible(anna.get(answer["Location"]).content)


def test_what_goes_wrong_with_reading_is_said_and_can_be_tried_once_more(
    anna: Client, desk: Desk, long: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_named: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(acts_reading, "read", broken)
    page = anna.get(f"/sources/{long.id}").content
    assert "Reading this text went wrong (ZeroDivisionError). The text itself is safe" in visible(page)
    assert LINES[0] in visible(page)
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES))
    assert "went wrong" in visible(anna.get(f"/sources/{long.id}").content)
    anna.post(f"/sources/{long.id}/reading")
    assert "4 found" in visible(anna.get(f"/sources/{long.id}").content)


def test_a_text_that_is_not_english_says_so_at_once_and_is_not_read(
    anna: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: Any, **_named: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(acts_reading, "read", never)
    text = "Ольга рассказала, что её сына держат в подвале."
    source = take_in(desk.case, text.encode(), "ru.txt", obtained="by mail", by=ANNA, at=NOW)
    with pytest.raises(CannotRead, match="Only English is read so far, and this is Russian"):
        readings.reading_here(desk, source.id)
    assert "this is Russian" in visible(anna.get(f"/sources/{source.id}").content)


def test_a_long_text_is_read_in_parts_and_each_is_counted(
    desk: Desk, long: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts_reading, "cut", lambda text: cut(text, 500))
    told: list[tuple[int, int]] = []
    reading = acts_reading.reading_of(desk.case, long.id, lambda done, parts: told.append((done, parts)))
    assert told == [(number, len(told)) for number in range(len(told))]
    assert len(told) > 5
    text = desk.case.text(long.id)
    found = [text[one.start : one.end] for one in reading.tellings]
    assert found == [f"Petro was held in cellar {number}." for number in AT]
    assert len([entity for entity in reading.entities if entity.name == "Petro"]) == 1


def test_a_telling_that_no_reading_finds_any_more_is_still_shown(
    anna: Client, desk: Desk, long: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [offer.found.id for offer in acts_reading.offers(desk.case, long.id)]
    anna.post(f"/sources/{long.id}/found/{ids[0]}/accept")
    monkeypatch.setattr(acts_reading, "VERSION", "later")
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES[1:]))
    page = anna.get(f"/sources/{long.id}").content
    assert "3 found 0 accepted" in visible(page)
    assert len(re.findall(rb'data-state="accepted"', page)) == 1

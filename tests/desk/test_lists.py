"""A list comes in: looked at, put right, taken in whole, given back; what its pages promise."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from habeas.acts.case import CaseError
from habeas.desk import waiting as desk_waiting
from habeas.desk.opened import Desk
from habeas.desk.pages.lists import taking
from habeas.desk.pages.lists.waiting import WAITING
from habeas.statements.mention import Kind
from habeas.statements.source import SourceKind
from tests.desk.pages import links, visible
from tests.desk.test_words_on_pages import WHOLE_WORD
from tests.intake.books import xlsx
from tests.intake.test_tables_formats import PFIF, add, document

ROWS = [
    ["№", "ПІБ", "Дата народження", "Частина", "Місце утримання", "Телефон родичів", "Примітки"],
    [1, "Мура Петро Іванович", "01.02.1999", "в/ч 7", "Карськ", "+380 50 123 45 67", "=HYPERLINK(1)"],
    [2, "Каляш Данило", "1999?", "в/ч 7", "Карськ", "050 765 43 21", ""],
    [3, "", "", "", "Карськ", "050 765 43 22", "хтось третій"],
    [4, "Mura Petro", "", "", "Karsk", "", ""],
]


@pytest.fixture(autouse=True)
def nothing_waits() -> None:
    WAITING._all.clear()


def bring(anna: Client, data: bytes = b"", name: str = "list.xlsx", **more: str) -> str:
    """Choose a list. Returns the address of the page with its columns."""
    sent: dict[str, object] = {"obtained": "sent by e-mail", "partner": "Hotline", **more}
    if data:
        sent["file"] = SimpleUploadedFile(name, data)
    answer = anna.post("/sources/lists/new", sent)
    assert answer.status_code == 302, visible(answer.content)
    return str(answer.headers["Location"])


def asked(columns: list[str], **more: str) -> dict[str, str]:
    """What the form of the columns sends."""
    said = {
        "header": "0",
        "meaning": "held",
        "knows": "was_told",
        "partner": "Hotline",
        "as_of": "",
        "act": "show",
    }
    return said | {f"column-{n}": column for n, column in enumerate(columns)} | more


GUESSED = ["their_id", "name", "born", "unit", "place", "contact", "note"]


def test_a_list_is_looked_at_before_anything_is_stored(desk: Desk, anna: Client) -> None:
    address = bring(anna, xlsx(ROWS))
    text = visible(anna.get(address).content)
    assert "3 rows with a name" in text
    assert "2 names are new" in text
    assert "1 stands further up in this list already" in text
    assert "1 row is set aside" in text
    assert "1 cell is not understood" in text
    assert "Телефон родичів" in text.split("Left out, because")[1][:80]
    assert "+380" not in text.split("What would be taken in")[1]
    assert not desk.case.known().sources


def test_it_is_taken_in_whole_and_says_how_many_it_may_be(desk: Desk, anna: Client) -> None:
    address = bring(anna, xlsx(ROWS))
    answer = anna.post(address, asked(GUESSED, act="take-in"))
    known = desk.case.known()
    (source,) = known.sources.values()
    assert answer.headers["Location"] == f"/sources/{source.id}"
    assert source.kind is SourceKind.LIST
    page = anna.get(f"/sources/{source.id}")
    text = visible(page.content)
    assert "Taken in: 3 people." in text
    assert "the file “list.xlsx” still lies in the folder you chose it from" in text
    assert "2 by name; up to 3 until 1 possible match is decided." in text
    assert "1 row was not taken in." in text
    assert "+380" not in text
    assert "+380" not in desk.case.text(source.id)
    assert "/same" in links(page.content)
    register = visible(anna.get("/").content)
    assert "2 by name; up to 3 until 1 possible match is decided." in register
    assert "1 possible match" in visible(anna.get("/same").content)


def test_every_fact_leads_to_its_row(desk: Desk, anna: Client) -> None:
    anna.post(bring(anna, xlsx(ROWS)), asked(GUESSED, act="take-in"))
    known = desk.case.known()
    petro = next(m for m in known.mentions.values() if m.name == "Мура Петро Іванович")
    page = anna.get(f"/people/{petro.id}").content
    ways = {link for link in links(page) if "#passage-" in link}
    assert ways
    for way in ways:
        address, anchor = way.split("#")
        shown = anna.get(address).content.decode()
        assert f'id="{anchor}"' in shown
        assert shown.count('class="shown"') == 1


def test_rows_set_aside_are_downloaded_with_their_reason_and_no_formula(anna: Client) -> None:
    rows = [["Name", "Note"], ["Petro Mura", "x"], ["", "=1+1"]]
    address = bring(anna, xlsx(rows))
    answer = anna.get(f"{address}/set-aside.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert table == [["row", "why", "Name", "Note"], ["3", "It names nobody.", "", "'=1+1"]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_their_table_is_given_back_with_our_numbers(desk: Desk, anna: Client, form: str) -> None:
    anna.post(bring(anna, xlsx(ROWS)), asked(GUESSED, act="take-in"))
    known = desk.case.known()
    (source,) = known.sources
    assert anna.get(f"/sources/{source}/table.{form}").status_code == 405
    answer = anna.post(f"/sources/{source}/table.{form}")
    table: list[list[Any]]
    if form == "csv":
        table = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
        assert table[1][6] == "'=HYPERLINK(1)"
    else:
        book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
        table = list(book.get_sheet_by_index(0).to_python())
        assert table[1][6] == "=HYPERLINK(1)"
        assert b"<f>" not in answer.content
    petro = next(m for m in known.mentions.values() if m.name == "Мура Петро Іванович")
    assert table[0][7:] == ["our number", "name here", "status here, as said"]
    assert table[1][7:] == [petro.id, "Мура Петро Іванович", "Held"]
    assert table[3][7:] == ["", "", ""]
    assert not any("+380" in str(cell) for row in table for cell in row)
    (left,) = desk.case.known().departures.values()
    assert left.sources == (source,)


def test_a_partner_s_columns_are_as_they_were_last_time(anna: Client) -> None:
    rows = [["Who", "Where", "Remark"], ["Petro Mura", "Karsk", "Zhuk"]]
    address = bring(anna, xlsx(rows))
    anna.post(address, asked(["name", "home", "called"], meaning="refused", act="take-in"))
    rows[1][0] = "Danylo Kaliash"
    text = anna.get(bring(anna, xlsx(rows), partner=" hotline")).content.decode()
    assert "as they were for the last list of this partner" in text
    for chosen in ("home", "called", "refused"):
        assert f'<option value="{chosen}" selected>' in text
    other = anna.get(
        bring(anna, xlsx([["Who", "Where"], ["Ihor Mura", "x"]]), partner="Others")
    ).content.decode()
    assert '<option value="home" selected>' not in other


def remembered(anna: Client) -> bool:
    """Whether a next list of this partner is read as the one before."""
    page = anna.get(bring(anna, xlsx([["Who", "Where", "Remark"], ["Ihor Mura", "x", "y"]])))
    return '<option value="home" selected>' in page.content.decode()


def take_in(desk: Desk, anna: Client, **more: str) -> str:
    """Take in a list whose columns are put right. Returns the id of the source, "" if nothing was taken in."""
    before = set(desk.case.known().sources)
    address = bring(anna, xlsx([["Who", "Where", "Remark"], ["Petro Mura", "Karsk", "Zhuk"]]), **more)
    anna.post(address, asked(["name", "home", "called"], act="take-in"))
    return "".join(set(desk.case.known().sources) - before)


def test_nothing_is_remembered_of_a_list_that_some_may_not_see(desk: Desk, anna: Client) -> None:
    assert take_in(desk, anna, seen="some")
    assert not remembered(anna)


def test_nothing_is_remembered_of_a_list_that_was_not_taken_in(
    desk: Desk, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise CaseError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in_list", fails)
        assert not take_in(desk, anna)
    assert not remembered(anna)


@pytest.mark.parametrize(
    ("address", "sent"), [("taken-back/erase", {"word": "ERASE"}), ("audience", {"seen": "some"})]
)
def test_a_partner_is_forgotten_when_a_list_of_theirs_is_erased_or_kept_from_somebody(
    desk: Desk, anna: Client, address: str, sent: dict[str, str]
) -> None:
    source = take_in(desk, anna)
    assert remembered(anna)
    anna.post(f"/sources/{source}/{address}", sent)
    assert not remembered(anna)


def test_a_pasted_table_and_another_header(desk: Desk, anna: Client) -> None:
    address = bring(anna, pasted="List of the held\n\nSurname\tName\nMura\tPetro\nKaliash\tDanylo\n")
    assert "2 rows with a name" in visible(anna.get(address).content)
    page = anna.post(address, asked(["family", "given"], header="none"))
    assert "say which column holds the names" in visible(page.content)
    page = anna.post(address, asked(["family", "given"], header="2"))
    assert "2 rows with a name" in visible(page.content)
    page = anna.post(address, asked(["family", "given"], header="0", act="take-in"))
    assert not desk.case.known().sources, "another header is shown before anything is taken in"
    anna.post(address, asked(["family", "given"], header="2"))
    anna.post(address, asked(["family", "given"], header="2", act="take-in"))
    people = [m.name for m in desk.case.known().mentions.values() if m.kind is Kind.PERSON]
    assert people == ["Mura Petro", "Kaliash Danylo"]


def test_the_table_of_a_document_is_chosen_and_the_text_around_it_stays(desk: Desk, anna: Client) -> None:
    def long(made: Any) -> None:
        for number in range(30):
            made.add_paragraph(f"{number}. Said by the families of Karsk.")
        add(made, "Name|Age", "Petro Mura|34", "Danylo Kaliash|20")
        made.add_paragraph("Petro Karsk, for the hotline")

    address = bring(anna, document(long), "list.docx")
    text = visible(anna.get(address).content)
    assert "2 rows with a name" in text
    assert "row 31: Name · Age" in text
    columns = ["name", "age"]
    anna.post(address, asked(columns, header="30"))
    anna.post(address, asked(columns, header="30", act="take-in"))
    (source,) = desk.case.known().sources
    people = [m.name for m in desk.case.known().mentions.values() if m.kind is Kind.PERSON]
    assert people == ["Petro Mura", "Danylo Kaliash"]
    page = visible(anna.get(f"/sources/{source}").content)
    assert "Said by the families of Karsk." in page
    assert "Petro Karsk, for the hotline" in page


def test_an_expired_record_is_told_of_before_anything_is_stored(anna: Client) -> None:
    text = visible(
        anna.get(bring(anna, PFIF.replace("2031-05-16", "2022-05-16").encode(), "people.xml")).content
    )
    assert "1 record has expired" in text
    assert "Boyko" not in text


def test_without_names_nothing_is_taken_in(desk: Desk, anna: Client) -> None:
    address = bring(anna, xlsx(ROWS))
    page = anna.post(address, asked(["note"] * 7, act="take-in"), follow=True)
    assert "say which column holds the names" in visible(page.content)
    assert not desk.case.known().sources


def test_a_day_that_is_none_is_said_and_nothing_is_stored(desk: Desk, anna: Client) -> None:
    page = anna.post(bring(anna, xlsx(ROWS)), asked(GUESSED, act="take-in", as_of="last week"))
    assert page.status_code == 422
    assert "is not a date we can read" in visible(page.content)
    assert not desk.case.known().sources


def test_the_same_list_twice_is_refused(desk: Desk, anna: Client) -> None:
    data = xlsx(ROWS)
    anna.post(bring(anna, data), asked(GUESSED, act="take-in"))
    page = anna.post(bring(anna, data, name="other.xlsx"), asked(GUESSED, act="take-in"), follow=True)
    assert "in the case already" in visible(page.content)
    assert len(desk.case.known().sources) == 1


def test_a_long_list_is_taken_in_beside_the_pages(
    desk: Desk, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a test the thread is run at once: what is held here is what the pages say, not when."""
    started = []

    class AtOnce:
        def __init__(self, target: object, args: tuple[object, ...], daemon: bool) -> None:
            started.append((target, args))

        def start(self) -> None: ...

    monkeypatch.setattr(taking, "AT_ONCE", 2)
    monkeypatch.setattr(taking, "Thread", AtOnce)
    address = bring(anna, xlsx(ROWS))
    answer = anna.post(address, asked(GUESSED, act="take-in"))
    assert answer.headers["Location"] == f"{address}/progress"
    assert "0 of 5 rows are read" in visible(anna.get(f"{address}/progress").content)
    assert anna.get(address).headers["Location"] == f"{address}/progress"
    anna.post(f"{address}/stop")
    run(started)
    page = anna.get(f"{address}/progress", follow=True)
    assert "Stopped. Nothing of the list was stored." in visible(page.content)
    assert not desk.case.known().sources
    assert not list((desk.case.path / "sources").iterdir())
    anna.post(address, asked(GUESSED, act="take-in"))
    run(started)
    part = anna.get(f"{address}/progress", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"].startswith("/sources/s_")
    assert len(desk.case.known().sources) == 1


def run(started: list[tuple[object, tuple[object, ...]]]) -> None:
    _, args = started.pop()
    work, here, waiting, job, _beside = args
    work(here, waiting, job)  # type: ignore[operator]


def test_few_lists_wait_and_only_for_who_brought_them(anna: Client, stranger: Client) -> None:
    for number in range(4):
        bring(anna, pasted=f"Name\nPetro {number}\n")
    answer = anna.post("/sources/lists/new", {"obtained": "mail", "pasted": "Name\nPetro\n"})
    assert "wait to be taken in already" in visible(answer.content)
    token = next(iter(WAITING._all))
    WAITING._all[token].user = "Vera"
    assert anna.get(f"/sources/lists/{token}").status_code == 404


def test_a_list_that_nobody_looks_at_goes_by_itself(anna: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes back to clear it away: a clock of its own does."""
    looks: list[Callable[[], None]] = []

    class AtOnce:
        daemon = False

        def __init__(self, _seconds: float, look: Callable[[], None]) -> None:
            looks.append(look)

        def start(self) -> None: ...

    monkeypatch.setattr(desk_waiting, "Timer", AtOnce)
    bring(anna, pasted="Name\nPetro\n")
    assert WAITING._all
    (look,) = looks
    look()
    assert not WAITING._all


def test_what_is_no_table_is_explained(anna: Client) -> None:
    answer = anna.post(
        "/sources/lists/new", {"obtained": "mail", "file": SimpleUploadedFile("a.xlsx", b"%PDF-1.7 x")}
    )
    assert answer.status_code == 422
    assert "not a table that habeas reads" in visible(answer.content)
    answer = anna.post(
        "/sources/take-in",
        {"obtained": "mail", "kind": "list", "file": SimpleUploadedFile("a.xlsx", xlsx(ROWS))},
    )
    assert "Take it in as a list" in visible(answer.content)
    assert "/sources/lists/new" in links(answer.content)


def test_the_pages_use_the_words_of_the_house(desk: Desk, anna: Client) -> None:
    address = bring(anna, xlsx(ROWS))
    pages = ["/sources/lists/new", address]
    seen = [anna.get(page) for page in pages]
    anna.post(address, asked(GUESSED, act="take-in"))
    (source,) = desk.case.known().sources
    seen += [anna.get(page) for page in (f"/sources/{source}", "/sources", "/same", "/", "/history")]
    for page in seen:
        assert page.status_code == 200
        text = visible(page.content, words_of_sources=False)
        assert not WHOLE_WORD.findall(text), (WHOLE_WORD.findall(text), text)


def test_marks_that_nobody_sees_are_named(anna: Client) -> None:
    text = visible(anna.get(bring(anna, pasted="Name\nMura\u202e Petro\u200b\n")).content)
    assert "hold marks that nobody sees" in text or "holds marks that nobody sees" in text
    assert "Mura⟨U+202E⟩ Petro⟨U+200B⟩" in text

"""Search: by spelling and by sound, in words that are marked and lead to their place; hidden sources leave no trace."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.desk.pages import search
from habeas.desk.shelves import finding, keeper, reading_in
from habeas.desk.shelves.asking import answers, question
from habeas.desk.shelves.models import Mark, Piece
from habeas.desk.shelves.reading_in import pieces
from habeas.desk.shelves.spelling import folded, folded_in_place, named
from habeas.statements.account import Audience
from habeas.statements.source import Source
from habeas.statements.work import Comment
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, links, visible


def found(client: Client, words: str, **more: str) -> str:
    return visible(client.post("/search", {"q": words, **more}).content)


def test_a_search_finds_people_places_sources_and_passages_in_groups(
    anna: Client, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    text = found(anna, "karsk")
    assert "Places and bodies a cellar in Karsk a place, in 1 source" in text
    assert "In the words of sources" in text
    assert "People Petro Held, as" in found(anna, "petro")
    assert "Sources courier.txt An article" in found(anna, "courier.txt")


def test_what_matched_is_marked_and_leads_to_its_place(anna: Client, report: Source) -> None:
    page = anna.post("/search", {"q": "BARRACKS june"}).content
    marked = [str(mark.text) for mark in document(page).iter("mark")]
    assert marked == ["barracks", "June"]
    (link,) = [link for link in links(page) if "?at=" in link]
    reader = document(anna.get(link.split("#")[0]).content)
    (shown,) = reader.xpath('//*[contains(concat(" ", @class, " "), " shown ")]')
    assert shown.text == "barracks"
    assert reader.get_element_by_id(link.split("#")[1]) is not None


def test_words_are_taken_from_a_form_and_never_from_an_address(anna: Client, report: Source) -> None:
    page = anna.get("/search?q=barracks").content
    assert "barracks" not in visible(page)
    sent = anna.post("/search", {"q": "barracks"})
    assert sent.status_code == 200
    assert not [link for link in links(sent.content) if "barracks" in link]


def test_the_box_is_on_every_page_and_only_there_for_visitors(anna: Client, report: Source) -> None:
    for address in ("/", "/sources", f"/sources/{report.id}", "/history", "/nowhere"):
        box = document(anna.get(address).content).get_element_by_id("find")
        assert box.getparent().get("method") == "post", address
    assert b'id="find"' not in Client(SERVER_NAME="127.0.0.1").get("/").content


def test_a_name_in_another_script_is_found_by_its_sound_and_said_to_be_spelled_otherwise(
    desk: Desk, anna: Client, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    text = found(anna, "Петро")
    assert "People Petro" in text
    assert "“Petro” sounds like “Петро”" in text.casefold().replace("petro", "Petro").replace(
        "петро", "Петро"
    )
    assert "sounds like" not in found(anna, "Petro")


def test_remarks_are_found_and_lead_to_what_they_are_about(desk: Desk, anna: Client, report: Source) -> None:
    remark = Comment(id="c1", sources=(report.id,), on=report.id, words="Ask Bohdan about the barracks gate")
    desk.case.act(lambda known: [remark], by=ANNA, at=NOW)
    page = anna.post("/search", {"q": "bohdan gate"}).content
    assert "What colleagues noted Ask Bohdan about" in visible(page)
    assert f"/sources/{report.id}" in links(page)


def test_long_sources_are_read_in_by_steps_and_the_page_says_so(
    desk: Desk, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "A_LOOK", 1000)
    monkeypatch.setattr(keeper, "A_STEP", 0)
    lines = "".join(f"Line {number} of a long list of names from Velm.\n" for number in range(60))
    take_in(
        desk.case, f"{lines}The last one is Yakiv.\n".encode(), "long.txt", obtained="sent", by=ANNA, at=NOW
    )
    assert "1 source is still being read in" in found(anna, "yakiv")
    for _ in range(5):
        text = found(anna, "yakiv")
    assert "being read in" not in text
    assert "The last one is Yakiv" in text
    whole = "".join(Piece.objects.order_by("start").values_list("text", flat=True))
    assert whole == (lines + "The last one is Yakiv.").replace("\n", "")


def test_a_source_whose_file_is_missing_does_not_keep_others_from_being_found(
    desk: Desk, anna: Client, report: Source
) -> None:
    other = take_in(desk.case, b"Yakiv was seen in Velm.\n", "o.txt", obtained="sent", by=ANNA, at=NOW)
    for file in desk.case.folder(report.id).iterdir():
        file.unlink()
    text = found(anna, "yakiv")
    assert "being read in" not in text
    assert other.title in text


def test_a_page_of_passages_leads_to_the_next(desk: Desk, anna: Client) -> None:
    lines = "".join(f"Yakiv was seen at gate {number}.\n" for number in range(25))
    take_in(desk.case, lines.encode(), "gates.txt", obtained="sent", by=ANNA, at=NOW)
    first, second = found(anna, "yakiv"), found(anna, "yakiv", page="2")
    assert "More passages" in first
    assert "More passages" not in second
    assert first.count("Yakiv was seen") == 20
    assert second.count("Yakiv was seen") == 5


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=60) | st.text("\"'*()^:-+{}[] ANDORTnearё", max_size=30))
def test_whatever_is_typed_is_answered(anna: Client, report: Source, words: str) -> None:
    assert anna.post("/search", {"q": words}).status_code == 200


@given(st.text())
def test_folding_in_place_keeps_every_sign_in_its_place(text: str) -> None:
    assert len(folded_in_place(text)) == len(text)


@given(st.text())
def test_pieces_hold_all_that_is_not_blank_in_order(text: str) -> None:
    cut = list(pieces(text))
    assert "".join("".join(text[start:end].split()) for start, end in cut) == "".join(text.split())
    assert all(end - start <= reading_in.LONGEST for start, end in cut)


def test_case_accents_and_yo_do_not_matter_but_spelling_does() -> None:
    assert folded("Ärtёm") == folded("ARTЕM".replace("Е", "е"))
    assert answers(question("артем", "names"), "Артём Волошин")
    assert not answers(question("Voloshyn", "names"), "Артём Волошин")
    assert named("Шевченко")[1] == named("Chevtchenko")[1]
    assert question("!?,", "names").is_empty


def test_quotation_marks_make_a_phrase_and_a_minus_leaves_out() -> None:
    asked = question('held "in karsk" -mill', "text")
    assert (asked.plain, asked.phrases, asked.without) == (("held",), (("in", "karsk"),), ("mill",))
    assert answers(asked, "He is held in Karsk")
    assert not answers(asked, "In Karsk the mill held")
    assert question("-mill", "text").is_empty


# Who may see what.


@pytest.fixture
def two(desk: Desk, report: Source, accept_all: Callable[..., list[str]]) -> Source:
    """The report, which all may see, and a source that only Bohdan may."""
    accept_all()
    data = b"Petro was seen in the mill, a neighbour said. Danylo too.\n"
    hidden = take_in(desk.case, data, "neighbour.txt", obtained="noted", by=ANNA, at=NOW)
    audience = Audience(id="a1", source=hidden.id, people=("Bohdan",))
    desk.case.act(lambda known: [audience], by=ANNA, at=NOW)
    return hidden


def test_hidden_sources_are_neither_found_nor_counted(two: Source, anna: Client) -> None:
    for words in ("mill", "neighbour", "danylo", "neighbour.txt"):
        assert "Nothing was found" in found(anna, words), words
    assert two.id not in anna.post("/search", {"q": "petro"}).content.decode()


def test_rows_rest_on_what_their_view_may_see(two: Source, desk: Desk, anna: Client, report: Source) -> None:
    hidden = frozenset({report.id})
    view = desk.keeper.catch_up(desk.today(), hidden)
    assert finding.people("petro", view, 9) == []
    assert [row.person for row in finding.people("petro", desk.catch_up(), 9)]
    assert finding.places("karsk", hidden, 9) == []
    assert finding.passages("barracks", hidden, 9) == []


def test_views_that_nobody_uses_make_room(two: Source, desk: Desk) -> None:
    for number in range(8):
        desk.keeper.catch_up(desk.today(), frozenset({f"s{number}"}))
    views = set(Mark.objects.values_list("view", flat=True))
    assert len(views) == keeper.VIEWS
    assert keeper.view_of(frozenset({"s7"})) in views

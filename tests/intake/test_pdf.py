"""PDFs: text page by page with offsets that lead back to the page; scans and locks are told from damage."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from habeas.intake import Refused, pdf, read_bytes
from habeas.statements.source import TextLayer

MakePdf = Callable[..., bytes]
PAGES = [
    [["Список"], ["Первая строка", "вторая строка", "третья."], ["Пётр жив.", "Его видели."]],
    [],
    [["Третья страница"]],
]
TEXT = "Список\n\nПервая строка\nвторая строка\nтретья.\n\nПётр жив.\nЕго видели.\n\nТретья страница"


def test_text_pages_title_and_language_come_out(make_pdf: MakePdf) -> None:
    """Wider gaps divide paragraphs; a page without text is named."""
    extracted = read_bytes(make_pdf(PAGES, title="Отчёт"), "report.pdf")
    assert extracted.text == TEXT
    assert (extracted.title, extracted.language) == ("Отчёт", "ru-RU")
    assert (extracted.media_type, extracted.version) == ("application/pdf", "pdf/1")
    assert extracted.warnings == ("Page 2 has no text; it may be a picture of a page.",)


def test_an_offset_leads_to_the_page_the_words_are_printed_on(make_pdf: MakePdf) -> None:
    """Also behind a page without text."""
    extracted = read_bytes(make_pdf(PAGES), "report.pdf")
    layer = TextLayer(
        source="s", version="pdf/1", sha256="", length=len(extracted.text), pages=extracted.pages
    )
    assert len(extracted.pages) == 3
    assert layer.page_at(extracted.text.index("видели")) == 1
    assert layer.page_at(extracted.text.index("Третья")) == 3


@given(st.lists(st.sampled_from(["", "а", "аб\nв"]), min_size=1, max_size=8))
def test_pages_start_in_order_and_each_text_stands_on_its_page(texts: list[str]) -> None:
    """Starts never decrease, pages with text start strictly after each other."""
    joined, starts = pdf.join_pages(texts)
    assert list(starts) == sorted(starts)
    filled = [(start, text) for start, text in zip(starts, texts, strict=True) if text]
    assert len({start for start, _ in filled}) == len(filled)
    assert all(joined[start : start + len(text)] == text for start, text in filled)
    assert "\n\n".join(text for _, text in filled) == joined


def _locked(data: bytes, user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_lock_that_opens_for_everybody_is_no_lock(make_pdf: MakePdf) -> None:
    """Many offices forbid only printing: the user password is empty."""
    assert read_bytes(_locked(make_pdf(PAGES), ""), "report.pdf").text == TEXT


def test_a_pdf_with_a_password_is_refused(make_pdf: MakePdf) -> None:
    """The way out is said: a copy without the password."""
    with pytest.raises(Refused, match=r"locked with a password. Nothing was stored. Open it with its"):
        read_bytes(_locked(make_pdf(PAGES), "пароль"), "report.pdf")


def test_a_scan_is_refused(make_pdf: MakePdf) -> None:
    """No page has text: there is nothing a passage could point into."""
    with pytest.raises(Refused, match="pictures of pages, no text"):
        read_bytes(make_pdf([[], []]), "scan.pdf")


def test_a_cut_or_damaged_pdf_is_refused(make_pdf: MakePdf) -> None:
    """A part of a document is never taken for the whole."""
    whole = make_pdf(PAGES)
    with pytest.raises(Refused, match="its end is missing"):
        read_bytes(whole[:-40], "report.pdf")
    with pytest.raises(Refused, match="Nothing was stored"):
        read_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 50 + b"%%EOF", "report.pdf")


def test_a_pdf_that_has_lost_a_page_says_so(make_pdf: MakePdf) -> None:
    """The reader passes over a page it cannot find; the person must not."""
    lost = make_pdf([[["один"]], [["два"]]]).replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R       ]")
    assert read_bytes(lost, "a.pdf").warnings == ("The PDF says it has 2 pages, but 1 could be read.",)


def test_a_pdf_drawn_to_choke_the_reader_is_refused(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits of pages and of drawing instructions hold; here they are made small."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(Refused, match="3 pages"):
        read_bytes(make_pdf(PAGES), "report.pdf")
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "MAX_OPERATIONS", 10)
    with pytest.raises(Refused, match="too much detail"):
        read_bytes(make_pdf(PAGES), "report.pdf")


def test_a_font_that_takes_long_to_read_on_every_page_is_refused(make_pdf: MakePdf) -> None:
    """A table of 65,536 letters, a few bytes as a range, on 400 pages: a minute of pypdf's time."""
    data = make_pdf([[["А"]]] * 400)
    table = b"1 beginbfchar\n<0410> <0410>\nendbfchar"
    heavy = data.replace(table, b"1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange")
    with pytest.raises(Refused, match="too many fonts"):
        read_bytes(heavy, "report.pdf")


@settings(max_examples=10)
@given(st.lists(st.text(st.characters(categories=["L"], max_codepoint=0xFFFF), min_size=1), min_size=1))
def test_every_letter_of_a_line_survives(make_pdf: MakePdf, lines: list[str]) -> None:
    """In any alphabet written from left to right or not, no letter is dropped or normalised."""
    text = read_bytes(make_pdf([[lines]]), "a.pdf").text
    assert sorted("".join(text.split())) == sorted("".join(lines))

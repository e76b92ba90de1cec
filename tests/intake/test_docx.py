"""Word documents: every word Word shows, in order; what it hides is left out aloud; bombs do not go off."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from habeas.intake import Refused, package, read_bytes

MakeDocx = Callable[..., bytes]


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_document_written_by_word_s_own_means_comes_out_in_order() -> None:
    """Headings, paragraphs, lists and tables; the header of each page is not repeated."""
    document = Document()
    document.core_properties.title = "Показания"
    document.core_properties.language = "ru-RU"
    document.sections[0].header.paragraphs[0].text = "Секретно"
    document.add_heading("Показания", 1)
    document.add_paragraph("Мать Петра:\tон жив.\nЕго видели.")
    for name in ("Иванов", "Петров"):
        document.add_paragraph(name, style="List Number")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Имя", "Год", "Пётр", "1990\nили 1991"), strict=True):
        cell.text = words
    document.add_paragraph("Конец.")
    written = BytesIO()
    document.save(written)
    extracted = read_bytes(written.getvalue(), "account.docx")
    assert extracted.text == (
        "Показания\n\nМать Петра:\tон жив.\nЕго видели.\n\nИванов\nПетров\n\n"
        "Имя\tГод\nПётр\t1990 или 1991\n\nКонец."
    )
    assert (extracted.title, extracted.language, extracted.version) == ("Показания", "ru-RU", "docx/1")


def test_text_boxes_controls_insertions_and_notes_are_read(make_docx: MakeDocx) -> None:
    """What python-docx passes over is in the text, once; notes follow with their numbers."""
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    box = f"<w:txbxContent><w:p>{_run('в рамке')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    extracted = read_bytes(
        make_docx(
            f"<w:p>{_run('Он жив')}{note}<w:ins>{_run(', видели')}</w:ins><w:r>"
            f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
            f"<w:sdt><w:sdtContent><w:p>{_run('в поле')}</w:p></w:sdtContent></w:sdt>",
            f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{_run(" со слов брата")}</w:p></w:footnote>',
        ),
        "account.docx",
    )
    assert extracted.text == "Он жив[1], видели\n\nв рамке\n\nв поле\n\n[1] со слов брата"
    assert extracted.title is None
    assert extracted.warnings == ()


def test_deleted_and_hidden_words_are_left_out_with_a_warning(make_docx: MakeDocx) -> None:
    """They are not what a reader sees, but the person should know they are there."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>мёртв</w:delText></w:r></w:del>"
    extracted = read_bytes(make_docx(f"<w:p>{_run('жив')}{deleted}{hidden}</w:p>"), "a.docx")
    assert extracted.text == "жив"
    assert [("deleted" in warning, "hidden" in warning) for warning in extracted.warnings] == [
        (True, False),
        (False, True),
    ]


def test_a_document_without_text_is_refused(make_docx: MakeDocx) -> None:
    """Most likely pictures pasted into Word."""
    with pytest.raises(Refused, match="holds no text"):
        read_bytes(make_docx("<w:p/>"), "a.docx")


def test_a_damaged_document_is_refused(make_docx: MakeDocx) -> None:
    """Cut anywhere, or with broken XML inside."""
    whole = make_docx(f"<w:p>{_run('жив')}</w:p>")
    for broken in (whole[: len(whole) // 2], make_docx("<w:p>")):
        with pytest.raises(Refused, match=r"damaged.*Nothing was stored"):
            read_bytes(broken, "a.docx")


def test_a_document_that_unpacks_beyond_measure_is_refused(
    make_docx: MakeDocx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it declares, by what really comes out of it, and by its pieces; one limit is made small."""
    body = f"<w:p>{_run('жив')}</w:p>"
    picture = {"word/media/a.bin": bytes(package.MAX_UNPACKED + 1)}
    with pytest.raises(Refused, match="unpacks to far more"):
        read_bytes(make_docx(body, extra=picture), "a.docx")
    with pytest.raises(Refused, match="unpacks to far more"):
        read_bytes(make_docx("<w:p/>" * (package.MAX_TAGS + 1)), "a.docx")
    monkeypatch.setattr(package, "MAX_XML", 5_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        read_bytes(make_docx(body * 1000), "a.docx")


def test_a_document_that_defines_entities_is_refused(make_docx: MakeDocx) -> None:
    """The billion laughs, and files of this machine, are never resolved."""
    xml = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    with pytest.raises(Refused, match="document type"):
        read_bytes(make_docx("", extra={"word/settings.xml": xml}), "a.docx")

"""Every refusal says in plain words what the file is, that nothing was stored, and what to do next."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from habeas.intake import MAX_BYTES, Refused, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MHTML = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"


def _zip(*names: str, first: bytes = b"") -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, first)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "This file is empty. Nothing was stored. Copy it again"),
        (b" \r\n ", "a.txt", "no words, only blanks. Nothing was stored."),
        (bytes(MAX_BYTES + 1), "a.txt", "larger than 50 MB. Nothing was stored. Save it without"),
        (b"\xff\xd8\xff\xe0JFIF", "IMG_1.jpg", "This file is a picture, which habeas"),
        (b"\xff\xd8\xff\xe0JFIF", "list.txt", "called list.txt but its bytes are those of a picture"),
        (b"ID3\x04\x00\x00", "call.mp3", "a sound recording, which habeas does not read. Nothing"),
        (b"\x00\x00\x00\x20ftypisom", "x.mp4", "a video"),
        (b"MZ\x90\x00\x03", "report.pdf", "those of a program, which habeas does not read."),
        (_zip("a.txt"), "case.zip", "(ZIP), which habeas does not read. Nothing was stored. Unpack"),
        (_zip("mimetype", "content.xml"), "a.odt", "(ODT), which habeas does not read. Nothing was stored."),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "a spreadsheet"),
        (_zip("word/document.xml", "word/vbaProject.bin"), "a.docm", "macros"),
        (b"{\\rtf1 hello}", "a.rtf", "an RTF document, which habeas does not read. Nothing"),
        (OLE, "a.doc", "an old Office document (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked with a password"),
        (MHTML, "a.mhtml", "a web archive (MHTML)"),
    ],
)  # fmt: skip
def test_each_kind_of_unreadable_file_has_its_own_words(data: bytes, name: str, message: str) -> None:
    """The kind is told from the bytes, whatever the name."""
    with pytest.raises(Refused) as refused:
        read_bytes(data, name)
    assert message in str(refused.value)
    assert str(refused.value) == f"{refused.value.what} Nothing was stored. {refused.value.next_step}"


def test_a_wrongly_named_file_is_refused_and_the_right_name_is_said(
    make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]
) -> None:
    """Most often two files were mixed up; a slip is put right by renaming."""
    pdf, page = make_pdf([[["жив"]]]), b"<!DOCTYPE html><html><p>alive</html>"
    docx = make_docx("<w:p><w:r><w:t>alive</w:t></w:r></w:p>")
    with pytest.raises(Refused) as refused:
        read_bytes(pdf, "from Olha/report.txt")
    assert str(refused.value) == (
        "This file is called report.txt but its bytes are those of a PDF. Nothing was stored. "
        "Rename it to report.pdf if that is what it is, and take it in again."
    )
    for data, name, right in (
        (docx, "a.pdf", "a.docx"),
        (page, "a.TXT", "a.html"),
        (b"alive", "a.docx", "a.txt"),
        (b"alive, 2 < 3", "a.html", "a.txt"),
        (pdf, "a.jpg", "a.pdf"),
    ):
        with pytest.raises(Refused, match=f"Rename it to {right} "):
            read_bytes(data, name)


@pytest.mark.parametrize("name", ["", "report", "Иванов И.И", "notes.2022", ".pdf.part"])
def test_a_name_that_says_nothing_is_fine(name: str, make_pdf: Callable[..., bytes]) -> None:
    """The bytes are clear enough."""
    assert read_bytes(make_pdf([[["жив"]]]), name).media_type == "application/pdf"
    assert read_bytes(b"<html><p>alive</html>", name).media_type == "text/html"
    assert read_bytes(b"<b>alive</b>", name).media_type == "text/plain"

"""Files made on the spot: no binary is kept in the repository; each test shows what its file holds."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

Paragraphs = list[list[str]]
"""A page: paragraphs of lines."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Write a PDF: each page a list of paragraphs, each a list of lines, in any alphabet."""
    return _pdf


@pytest.fixture(scope="session")
def make_docx() -> Callable[..., bytes]:
    """Write a DOCX from the XML inside its body and, optionally, of its footnotes."""
    return _docx


def _pdf(pages: list[Paragraphs], title: str = "") -> bytes:
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Lang (ru-RU) >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode 4 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 >>] >>",
        4: _stream(_letters("".join(line for page in pages for lines in page for line in lines))),
        5: f"<< /Title <FEFF{_hex(title)}> >>".encode(),
    }
    for number, page in enumerate(pages):
        at = first + 2 * number
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[at + 1] = _stream(_drawing(page))
    return _assembled(objects)


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _letters(text: str) -> bytes:
    """The table that says which letter each number of the font draws: its own code point."""
    rows = "".join(f"<{_hex(letter)}> <{_hex(letter)}>\n" for letter in sorted(set(text)))
    return (
        "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(set(text))} beginbfchar\n{rows}endbfchar\nendcmap"
    ).encode()


def _drawing(page: Paragraphs) -> bytes:
    """Lines 14 points apart, paragraphs 28."""
    shown = ["BT /F1 12 Tf 72 760 Td"]
    for lines in page:
        shown += [f"<{_hex(line)}> Tj 0 -14 Td" for line in lines]
        shown.append("0 -14 Td")
    return "\n".join([*shown, "ET"]).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _assembled(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    table = b"0000000000 65535 f \n"
    for number in sorted(objects):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(objects) + 1)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _docx(body: str, footnotes: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("footnotes", "footnotes"))
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relationship("footnotes", "footnotes.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{footnotes}</w:footnotes>',
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in (members | (extra or {})).items():
            package.writestr(name, content)
    return packed.getvalue()


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )

"""DOCX and PDF: every word is there and can be copied, none runs as code, and nothing tells who made it."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdf
import pytest

from habeas.dossiers.document import CannotWrite
from habeas.dossiers.released import Purpose
from habeas.dossiers.writing import Form, write
from habeas.language import speaking
from habeas.statements.account import Answer, Use
from habeas.statements.claims.custody import Escaped, HeldAt
from habeas.statements.claims.refusing import Refused
from habeas.statements.mention import Kind, party
from habeas.statements.source import SourceKind
from tests.dossiers.told import PETRO, Told, by

HOSTILE = (
    '#panic("run") #read("/etc/passwd") $x$ *b* _i_ @re <label> \\u{41} // none /* none */',
    '"]; #import "cetz:0.3.0" {{ 7*7 }} &amp; <w:t>x</w:t> ]]>',
    "=cmd|'/c calc'!A1 \u202eevil\u202c \x07 end",
    "w" * 300,
)
CYRILLIC = "Мати каже: сина тримають у підвалі, ґанок, їжа, є, ё, ъ — «Пётр»"


def in_docx(data: bytes) -> str:
    """Every part of a DOCX as text, tags taken out of those of words."""
    with ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def in_pdf(data: bytes) -> str:
    """The text of a PDF, without regard to where lines break."""
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def told() -> Told:
    """A case with hostile words, words in Cyrillic, and what must stay out."""
    told = Told()
    told.source("s0", SourceKind.ARTICLE, title=f"Title {HOSTILE[0]}")
    mill = told.mention("mill", "s0", "the mill #[x]", Kind.PLACE)
    for words in (*HOSTILE, CYRILLIC):
        told.tell("s0", words, HeldAt(who=party("petro@s0"), place=party(mill)), chain=(by("petro@s0"),))
    told.source("s1")
    told.allows("s1", Use.INSIDE, Answer.NO)
    told.tell("s1", "qrefusedsourcez", HeldAt(who=party("petro@s1")))
    told.tell("s0", "qsealedz", Refused(who=party("petro@s0")))
    told.tell("s0", "qsealedtooz", Escaped(who=party("petro@s0")))
    return told


@pytest.mark.parametrize("purpose", Purpose)
def test_every_word_is_in_both_and_nothing_that_is_left_out(told: Told, purpose: Purpose) -> None:
    document = told.document(purpose)
    paper, pdf = write(document, Form.DOCX), write(document, Form.PDF)
    opened = docx.Document(BytesIO(paper))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    seen = "\n".join([*(one.text for one in opened.paragraphs), *cells])
    text, raw = in_pdf(pdf), in_docx(paper)
    plain = text.replace("\u200b", "").replace(" ", "")
    for words in (*HOSTILE, CYRILLIC, "the mill #[x]"):
        shown = " ".join(
            words.replace("\u202e", "\ufffd").replace("\u202c", "\ufffd").replace("\x07", "\ufffd").split()
        )
        assert shown in seen
        assert shown.replace(" ", "") in plain
    for gone in ("qrefused", "qsealed", "Titles1", "Froms1"):
        assert gone not in raw
        assert gone not in text
    for digest in re.findall(r"\b[0-9a-f]{64}\b", seen):
        assert digest in text


def test_headings_tables_language_and_pages_are_real(told: Told) -> None:
    with speaking("uk"):
        document = told.document()
    opened = docx.Document(BytesIO(write(document, Form.DOCX)))
    heads = [one.text for one in opened.paragraphs if (one.style.name or "").startswith("Heading")]  # type: ignore[union-attr]
    assert heads == [one.heading for one in document.sections]
    assert all("w:tblHeader" in table._tbl.xml for table in opened.tables)
    assert 'w:val="uk-UA"' in opened.styles.element.xml
    footer = opened.sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer
    tabs = opened.styles["Footer"].paragraph_format.tab_stops
    assert len(tabs) == 0, "a tab of the template would stand before our own"
    assert document.footer in opened.sections[0].footer.paragraphs[0].text
    reader = pypdf.PdfReader(BytesIO(write(document, Form.PDF)))
    assert str(reader.root_object["/Lang"]) == "uk"
    assert "/StructTreeRoot" in reader.root_object
    assert all(document.footer in " ".join(page.extract_text().split()) for page in reader.pages)
    titles = [str(item["/Title"]) for item in reader.outline if isinstance(item, dict)]
    assert titles[0] == document.sections[0].heading


@pytest.mark.parametrize("form", Form)
def test_nothing_tells_who_made_it_or_when_and_the_same_is_the_same(told: Told, form: Form) -> None:
    document = told.document()
    one, other = write(document, form), write(document, form)
    assert one == other
    if form is Form.DOCX:
        about = docx.Document(BytesIO(one)).core_properties
        assert {about.author, about.last_modified_by, about.comments, about.keywords, about.subject} == {""}
        assert (about.created, about.modified) == (about.created,) * 2
        assert f"{about.created:%H:%M:%S}" == "00:00:00"
        text = in_docx(one)
        assert not re.search("rsid|Normal.dot|Macintosh|python-docx|docId|thumbnail|Petro</dc:", text)
        with ZipFile(BytesIO(one)) as archive:
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {part.create_system for part in archive.infolist()} == {0}
    else:
        about_pdf = pypdf.PdfReader(BytesIO(one)).metadata
        assert about_pdf is not None
        assert set(about_pdf) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
        assert about_pdf.title == "What is said of one person"
        assert str(about_pdf["/CreationDate"]) == "D:20310520000000Z"
        assert str(about_pdf["/Creator"]).startswith("Typst")


def test_a_sign_that_no_font_has_stands_as_its_number() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.tell("s0", "\U000f1234 said \U000f1235\U000f1234 ἀ", HeldAt(who=party(f"{PETRO}@s0")))
    text = in_pdf(write(told.document(), Form.PDF))
    assert "“[U+F1234] said [U+F1235][U+F1234] ἀ”" in text


def test_without_typst_it_says_what_to_do(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.dossiers.as_pdf.find_spec", lambda name: None)
    with pytest.raises(CannotWrite, match=r"habeas\[files\]"):
        write(told.document(), Form.PDF)
    assert write(told.document(), Form.DOCX)

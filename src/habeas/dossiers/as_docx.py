"""A document as DOCX: real headings, tables with headings of their own, the language of the text, page numbers.

Nothing in it tells who made it, when to the minute, on which machine or with what template: the parts that would are
left out or written anew, and one document gives the same bytes each time.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as library
from docx.document import Document as File
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from habeas.dossiers.document import Cited, Document, Exactly, Exhibit, Line, Row, Section, Words
from habeas.dossiers.docx_styles import (
    DETAIL,
    DIGEST,
    KIND,
    LINE,
    MARGIN,
    NOTE,
    SAID,
    WIDTH,
    field,
    set_styles,
    table,
)

OF_THE_TEMPLATE = ("customXml", "stylesWithEffects", "thumbnail", "extended-properties")
"""What the template of the library brings along and nobody needs, by the end of its relationship's type."""
SESSIONS = re.compile(
    rb' w:rsid\w*="[^"]*"|<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>|<w14:docId [^>]*/>', re.DOTALL
)
"""What Word notes of the sittings in which a file was edited."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the archive: the earliest that a ZIP can hold."""
CODE, LINES = Cm(1.2), Cm(2.6)
LABEL = Cm(3.4)


def docx(document: Document) -> bytes:
    """The bytes of the DOCX."""
    file = library.Document()
    _say_nothing(file, document)
    set_styles(file, document.language)
    _page(file, document)
    file.add_paragraph(document.kind, KIND)
    file.add_paragraph(document.title, "Title")
    for text in filter(None, (document.also, document.moment, document.to)):
        file.add_paragraph(text)
    for section in document.sections:
        _section(file, section, document.words)
    return _anew(file)


def _section(file: File, section: Section, words: Words) -> None:
    file.add_heading(section.heading, section.level)
    for text in section.paragraphs:
        file.add_paragraph(text)
    for text in section.points:
        file.add_paragraph(text, "List Bullet")
    if section.rows:
        _answers(file, section.rows, words)
    for line in section.lines:
        _line(file, line, words)
    if section.exhibits:
        _exhibits(file, section.exhibits, words)
    for digest in section.digests:
        _digest(file.add_paragraph(style=NOTE), file.add_paragraph(style=DIGEST), digest)


def _line(file: File, line: Line, words: Words) -> None:
    first = file.add_paragraph(style=LINE)
    first.add_run(f"{line.number}").bold = True
    first.add_run(f"\t{line.sentence}")
    said = f"{words.quotes[0]}{line.words}{words.quotes[1]}"
    parts = [
        first,
        file.add_paragraph(said, SAID) if line.words else file.add_paragraph(words.not_given, DETAIL),
    ]
    parts += [file.add_paragraph(note, DETAIL) for note in line.notes]
    last = file.add_paragraph(style=DETAIL)
    last.add_run(f"{line.exhibit}, {line.place}" if line.place else line.exhibit).bold = True
    last.add_run(f" · {' → '.join(line.told)}" if line.told else "")
    last.paragraph_format.space_after = Cm(0.35)
    for part in parts:
        part.paragraph_format.keep_with_next = True


def _answers(file: File, rows: Sequence[Row], words: Words) -> None:
    cells = table(file, (words.question, words.answer), (LABEL, Length(WIDTH - LABEL)), len(rows))
    for row, (label, answers) in zip(rows, cells, strict=True):
        _first(label).add_run(row.label).italic = True
        for number, one in enumerate(row.answers):
            _answer(answers.add_paragraph() if number else _first(answers), one, words)
            if one.detail:
                answers.add_paragraph(one.detail, NOTE)


def _answer(paragraph: Paragraph, one: Cited, words: Words) -> None:
    paragraph.add_run(one.text)
    if one.lines:
        word = words.lines if len(one.lines) > 1 else words.line
        paragraph.add_run(f" ({word} {_numbers(one.lines)})")


def _exhibits(file: File, exhibits: Sequence[Exhibit], words: Words) -> None:
    widths = (CODE, Length(WIDTH - CODE - LINES), LINES)
    cells = table(file, (words.number, words.source, words.cited), widths, len(exhibits))
    for one, (code, source, lines) in zip(exhibits, cells, strict=True):
        _first(code).add_run(one.code).bold = True
        _first(source).add_run(one.title)
        source.add_paragraph(" ".join(one.facts), NOTE)
        for digest in one.digests:
            _digest(source.add_paragraph(style=NOTE), source.add_paragraph(style=DIGEST), digest)
        _first(lines).add_run(_numbers(one.lines))


def _digest(label: Paragraph, value: Paragraph, digest: tuple[str, Exactly]) -> None:
    label.add_run(digest[0])
    label.paragraph_format.keep_with_next = True
    value.add_run(digest[1])


def _numbers(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines))


def _first(cell: _Cell) -> Paragraph:
    first: Paragraph = cell.paragraphs[0]
    return first


def _page(file: File, document: Document) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = MARGIN
    page.top_margin = page.bottom_margin = Cm(2.4)
    footer = page.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{document.footer}\t")
    for part in re.split(r"(\{pages?\})", document.words.page):
        if part in ("{page}", "{pages}"):
            field(footer, "PAGE" if part == "{page}" else "NUMPAGES")
        elif part:
            footer.add_run(part)


def _say_nothing(file: File, document: Document) -> None:
    """Properties that tell what the file itself says, and nothing else."""
    day = datetime.fromisoformat(document.day).replace(tzinfo=UTC)
    about = file.core_properties
    about.title, about.language = document.kind, document.language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = (
        about.category
    ) = ""
    about.created = about.modified = day
    about.revision = 1
    for part in (file.part.rels, file.part.package.rels):
        for id_ in [id_ for id_, one in part.items() if one.reltype.endswith(OF_THE_TEMPLATE)]:
            del part[id_]


def _anew(file: File) -> bytes:
    """The archive of the file, written again: without times, without what Word notes of sittings."""
    raw, made = BytesIO(), BytesIO()
    file.save(raw)
    with ZipFile(raw) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, FIRST_DAY)
            part.create_system, part.external_attr, part.compress_type = 0, 0, ZIP_DEFLATED
            new.writestr(part, SESSIONS.sub(b"", old.read(name)))
    return made.getvalue()

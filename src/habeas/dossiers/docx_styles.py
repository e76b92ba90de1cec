"""How a DOCX looks: the styles of the library's template set anew, and tables with a rule under each row."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

SERIF, MONO = "Times New Roman", "Courier New"
"""Wherever a DOCX is opened, there are these or others of their measure, with Cyrillic."""
INK, SOFT = RGBColor(0x10, 0x10, 0x10), RGBColor(0x55, 0x55, 0x55)
HANGING, MARGIN = Cm(1.1), Cm(2.7)
WIDTH = Length(Cm(21) - 2 * MARGIN)
LOCALES = {"en": "en-GB", "ru": "ru-RU", "uk": "uk-UA"}
KIND, LINE, SAID, DETAIL = "Kind of File", "Numbered Line", "Words Said", "Detail of a Line"
NOTE, DIGEST = "Small Print", "Digest"

AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
)
"""What comes after the borders in the properties of a paragraph."""


def set_styles(file: File, language: str) -> None:
    """Set the styles of a new file."""
    defaults = file.styles.element.find(qn("w:docDefaults"))
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:val"), LOCALES[language])
    _style(file, "Normal", 10.5, after=5)
    _style(file, "Title", 26, bold=True, before=0, after=3)
    _style(file, "Heading 1", 14, bold=True, before=20, after=6, rule=True)
    _style(file, "Heading 2", 11.5, italic=True, before=12, after=5)
    _style(file, "List Bullet", 10.5, after=3)
    _style(file, KIND, 9.5, colour=SOFT, after=2)
    _style(file, LINE, 10.5, after=2, hanging=HANGING)
    _style(file, SAID, 10.5, italic=True, after=2, left=HANGING)
    _style(file, DETAIL, 9, colour=SOFT, after=2, left=HANGING)
    _style(file, NOTE, 9, colour=SOFT, after=2)
    _style(file, DIGEST, 7.5, font=MONO, after=2)
    _style(file, "Footer", 8.5, colour=SOFT)


def _style(
    file: File,
    name: str,
    size: float,
    *,
    font: str = SERIF,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    left: Length | None = None,
    hanging: Length | None = None,
    rule: bool = False,
) -> None:
    names = [one.name for one in file.styles]
    style: Any = file.styles[name] if name in names else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = colour
    _set_font(style, font)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.12
    spacing.widow_control = True
    around = style.element.get_or_add_pPr()
    # What the template has of its own: the rule under a title, the tabs of a footer.
    for old in (*around.findall(qn("w:pBdr")), *around.findall(qn("w:tabs"))):
        around.remove(old)
    if left is not None:
        spacing.left_indent = left
    if hanging is not None:
        spacing.left_indent, spacing.first_line_indent = hanging, Length(-hanging)
        spacing.tab_stops.add_tab_stop(hanging)
    if rule:
        around.insert_element_before(_rules("w:pBdr", ("top",), 6, space=4), *AFTER_BORDERS)


def _set_font(style: Any, font: str) -> None:
    style.font.name = font
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    # A font of the template's theme would win over one that is named.
    for side in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[side]
    for side in ("w:cs", "w:eastAsia"):
        fonts.set(qn(side), font)


def table(file: File, heads: Sequence[str], widths: Sequence[Length], rows: int) -> list[tuple[_Cell, ...]]:
    """An empty table with a heading that stands on every page it runs over; gives back the cells of its rows."""
    made = file.add_table(rows + 1, len(heads))
    made.autofit = False
    made._tbl.tblPr.append(_rules("w:tblBorders", ("bottom", "insideH"), 4))
    made._tbl.tblPr.append(_inside())
    for row in made.rows:
        around = row._tr.get_or_add_trPr()
        around.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(made.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].style = NOTE
        cell.paragraphs[0].add_run(head)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    return [row.cells for row in made.rows[1:]]


def _inside() -> Any:
    """Cells begin where the text of the page does, with some air above and below."""
    margins = OxmlElement("w:tblCellMar")
    for side, twentieths in (("top", 50), ("left", 0), ("bottom", 50), ("right", 100)):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(twentieths))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    return margins


def field(paragraph: Paragraph, code: str) -> None:
    """A number that whatever shows the file works out: PAGE, NUMPAGES."""
    one = OxmlElement("w:fldSimple")
    one.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    one.append(run)
    paragraph._p.append(one)


def _rules(name: str, sides: Sequence[str], eighths: int, space: int = 0) -> Any:
    """Rules at some sides, so many eighths of a point thick."""
    borders = OxmlElement(name)
    for side in sides:
        one = OxmlElement(f"w:{side}")
        for key, value in (
            ("val", "single"),
            ("sz", str(eighths)),
            ("space", str(space)),
            ("color", "808080"),
        ):
            one.set(qn(f"w:{key}"), value)
        borders.append(one)
    return borders

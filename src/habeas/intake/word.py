"""The words of WordprocessingML. python-docx gives paragraphs and tables but skips text boxes, content
controls and insertions, so the tree is walked here: what is not known to be unseen is read.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_UNSEEN = frozenset((
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "sdtPr", "sdtEndPr", "instrText",
    "delText", "del", "moveFrom", "fldData", "footnoteRef", "endnoteRef", "annotationRef", "separator",
    "continuationSeparator", "Fallback", "proofErr",
))  # fmt: skip
_DELETED = frozenset(("del", "moveFrom"))
_LETTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_NOTE_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_OFF = ("0", "false", "off")


class Reading:
    """Reads blocks of a document and remembers the notes they cite and what it left out.

    `cited` maps (kind, id) of each note cited so far to its number, from 1 in order of appearance.
    """

    def __init__(self) -> None:
        self.cited: dict[tuple[str, str], int] = {}
        self._deleted = self._hidden = self._foreign = False

    def warnings(self) -> Iterator[str]:
        """What was left out, in sentences."""
        if self._deleted:
            yield "The document keeps track of its changes; words marked as deleted are not in the text."
        if self._hidden:
            yield "Some words in the document are marked as hidden; they are not in the text."
        if self._foreign:
            yield "A part of the document was inserted from another file; it is not in the text."

    def blocks(self, parent: _Element) -> Iterator[str]:
        """The paragraphs and tables below `parent`, each with the gaps around it."""
        for child in parent.iterchildren("*"):
            yield from self.block(child)

    def block(self, child: _Element) -> Iterator[str]:
        """One paragraph or table, or what is wrapped around some."""
        name = _name(child)
        if name == "p":
            yield from self._paragraph(child)
        elif name == "tbl":
            yield f"\n{''.join(self._rows(child))}\n"
        elif name == "altChunk":
            self._foreign = True
        elif name in _UNSEEN:
            self._deleted |= name in _DELETED
        elif len(child):
            yield from self.blocks(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        boxes: list[_Element] = []
        words = "".join(self._inline(paragraph, boxes))
        yield f"{words}\n" if _in_list(paragraph) else f"\n{words}\n\n"
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, node: _Element, boxes: list[_Element]) -> Iterator[str]:
        """The letters of a run of text. Text boxes anchored in it go to `boxes`, to follow it."""
        for child in node.iterchildren("*"):
            name = _name(child)
            if name in ("t", "delimiterText"):
                yield child.text or ""
            elif name in _LETTERS:
                yield _LETTERS[name]
            elif name == "sym":
                yield _symbol(child)
            elif name in _NOTE_MARKS:
                yield self._cite(_NOTE_MARKS[name], child)
            elif name == "txbxContent":
                boxes.append(child)
            elif name in _UNSEEN:
                self._deleted |= name in _DELETED
            elif name == "r" and _is_hidden(child):
                self._hidden = True
            else:
                yield from self._inline(child, boxes)

    def _cite(self, kind: str, mark: _Element) -> str:
        key = (kind, _attribute(mark, "id"))
        return f"[{self.cited.setdefault(key, len(self.cited) + 1)}]"

    def _rows(self, table: _Element) -> Iterator[str]:
        """A line for each row, cells divided by tabs; what stands in one cell stays on its line."""
        for row in within(table, "tr"):
            cells = ("".join(self.blocks(cell)) for cell in within(row, "tc"))
            yield "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def within(parent: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also those wrapped in content controls."""
    for child in parent.iterchildren("*"):
        if _name(child) == name:
            yield child
        elif _name(child) not in _UNSEEN:
            yield from within(child, name)


def _name(element: _Element) -> str:
    """The tag without its namespace."""
    return etree.QName(element).localname


def _attribute(element: _Element, name: str) -> str:
    """A w: attribute, in whichever of Word's namespaces the element stands."""
    return element.get(f"{{{etree.QName(element).namespace}}}{name}", "")


def _properties(element: _Element, holder: str) -> Iterator[_Element]:
    return (
        found
        for child in element.iterchildren("*")
        if _name(child) == holder
        for found in child.iterchildren("*")
    )


def _is_hidden(run: _Element) -> bool:
    found = (p for p in _properties(run, "rPr") if _name(p) == "vanish")
    return any(_attribute(vanish, "val") not in _OFF for vanish in found)


def _in_list(paragraph: _Element) -> bool:
    """Whether a paragraph is an item of a list: those are divided by line ends only."""
    for found in _properties(paragraph, "pPr"):
        if _name(found) == "numPr":
            return True
        if _name(found) == "pStyle" and _attribute(found, "val").startswith("List"):
            return True
    return False


def _symbol(element: _Element) -> str:
    """A symbol given by its number in a font; mostly a private-use code point, kept as it is."""
    try:
        return chr(int(_attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""

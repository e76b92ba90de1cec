"""A PDF to a text layer, page by page. Pure Python, as hostile PDFs are common and C readers bleed.

Invariant: as many page offsets as the file has pages; a page that gives no text is named in a warning.
"""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median_low
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError

from habeas.intake import declared
from habeas.intake.extracted import Extracted
from habeas.intake.layer import check_length, settle
from habeas.intake.pdf_fonts import FontScales
from habeas.intake.refused import Refused
from habeas.language import gettext as _
from habeas.language import mark

VERSION = "pdf/1"

MAX_PAGES = 3_000
"""Pages of one PDF."""
MAX_CONTENT = 64 * 1024 * 1024
"""Unpacked drawing instructions of all pages together, in bytes."""
MAX_OPERATIONS = 4_000_000
"""Drawing instructions carried out for all pages together; each takes some microseconds."""

# pypdf's warnings quote the bytes they stumble over; a witness's words must not reach a log.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WORN_SHARE = 0.1
_TOO_DETAILED = mark(
    "The pages of this PDF are drawn in too much detail, or with too many fonts, to be read."
)


def read_pdf(data: bytes) -> Extracted:
    """Read a PDF that holds text. Raises Refused for scans, locked, cut and overlarge files."""
    _check_end(data)
    reader = PdfReader(BytesIO(data))
    _unlock(reader)
    _check_pages(len(reader.pages))
    raw = _page_texts(reader)
    texts = [settle(text) for text in raw]
    if not any(text.strip() for text in texts):
        raise Refused(
            _("This PDF holds pictures of pages, no text that could be searched or quoted."),
            _("Run it through a text recognition program (OCR) or type it off, and take the result in."),
        )
    text, pages = join_pages(texts)
    check_length(len(text))
    about = reader.metadata
    return Extracted(
        media_type="application/pdf",
        version=VERSION,
        text=text,
        pages=pages,
        title=declared.title(str(about.title) if about and about.title else None),
        language=declared.language(str(reader.root_object.get("/Lang", ""))),
        warnings=(*_missing_pages(reader), *_empty_pages(texts), *_worn_pages(raw), *_form(reader)),
    )


def join_pages(texts: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Join settled page texts by a blank line, and say at which offset each page starts.

    A page without text starts where the next one with text does (at the very end if there is none), so
    that each letter lies on the page it is printed on.
    """
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for page in texts:
        gap = "\n\n" if page and length else ""
        starts.append(length + (2 if length else 0))
        parts += (gap, page)
        length += len(gap) + len(page)
    return "".join(parts), tuple(min(start, length) for start in starts)


def _check_end(data: bytes) -> None:
    if b"%%EOF" not in data[-8192:]:
        raise Refused(
            _("This PDF is damaged: its end is missing, as after a broken download."),
            _("Copy it again from where it came from, and take that in."),
        )


def _unlock(reader: PdfReader) -> None:
    """Open a PDF locked with an empty password (it opens for everybody); refuse the others."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except DependencyError:
        raise Refused(
            _("This PDF is protected in a way that habeas cannot open here (AES)."),
            _("Open it in a PDF reader, print it to a new PDF, and take that in."),
        ) from None
    if not opened:
        raise Refused(
            _("This PDF is locked with a password."),
            _("Open it with its password, print it to a new PDF without one, and take that in."),
        )


def _check_pages(count: int) -> None:
    if count == 0:
        raise Refused(_("This PDF has no pages."), _("Ask for another copy, and take that in."))
    if count > MAX_PAGES:
        raise _too_much(
            _("This PDF has {count} pages; habeas reads at most {most} at once.").format(
                count=f"{count:,}", most=f"{MAX_PAGES:,}"
            )
        )


def _too_much(what: str) -> Refused:
    return Refused(
        what, _("Cut it into several files (print the pages you need to a new PDF), and take those in.")
    )


def _page_texts(reader: PdfReader) -> list[str]:
    """The raw text of each page. Raises Refused where reading on would take too long."""
    _weigh(reader)
    budget, length = _Budget(), 0
    texts: list[str] = []
    for page in reader.pages:
        texts.append(_Page(page, budget).text())
        length += len(texts[-1])
        check_length(length)
    return texts


def _weigh(reader: PdfReader) -> None:
    """Refuse pages with too many instructions or too heavy fonts before the first of them is read."""
    fonts, content = FontScales(), 0
    for page in reader.pages:
        stream = page.get_contents()
        content += len(stream.get_data()) if stream is not None else 0
        if content > MAX_CONTENT or fonts.too_heavy(page):
            raise _too_much(_(_TOO_DETAILED))


class _Budget:
    """How many drawing instructions may still be carried out for the whole file."""

    def __init__(self) -> None:
        self._left = MAX_OPERATIONS

    def spend(self, steps: int) -> None:
        """Take `steps` away. Once spent, every call refuses: pypdf swallows what is raised in forms."""
        self._left -= steps
        if self._left < 0:
            raise _too_much(_(_TOO_DETAILED))


class _Page:
    """One page's text with a blank line wherever the space between two lines is wider than usual."""

    def __init__(self, page: PageObject, budget: _Budget) -> None:
        self._pieces: list[tuple[str, float]] = []
        self._length = 0
        self._budget = budget
        self._text = page.extract_text(visitor_operand_before=self._count, visitor_text=self._note)

    def text(self) -> str:
        """The text in the order of the file; plain lines where the pieces do not add up to it."""
        if "".join(piece for piece, _ in self._pieces) != self._text:
            return self._text
        lines = self._lines()
        drops = [above - below for (_, above), (_, below) in pairwise(lines)]
        down = [drop for drop in drops if drop > 0]
        # 1.4: between the widest jitter of superscripts and the narrowest spacing of paragraphs in use.
        wide = 1.4 * median_low(down) if len(down) > 2 else float("inf")
        text = lines[0][0] if lines else ""
        for (line, _height), drop in zip(lines[1:], drops, strict=True):
            text += ("\n\n" if drop > wide else "\n") + line
        return text

    def _count(self, *_: Any) -> None:
        """One drawing instruction, dearer on long pages: pypdf copies the page's text at each."""
        self._budget.spend(1 + self._length // 20_000)

    def _note(self, piece: str, page_matrix: list[float], text_matrix: list[float], *_: Any) -> None:
        """Keep a piece and how high on the page it stands."""
        x, y = text_matrix[4], text_matrix[5]
        self._length += len(piece)
        self._pieces.append((piece, x * page_matrix[1] + y * page_matrix[3] + page_matrix[5]))

    def _lines(self) -> list[tuple[str, float]]:
        """The lines that are not blank, each with the height of its first words."""
        lines: list[tuple[str, float]] = []
        line, height = "", 0.0
        for piece, at in self._pieces:
            for number, part in enumerate(piece.split("\n")):
                if number:
                    lines.append((line, height))
                    line = ""
                if not line.strip():
                    height = at
                line += part
        lines.append((line, height))
        return [(words, at) for words, at in lines if words.strip()]


def _missing_pages(reader: PdfReader) -> tuple[str, ...]:
    """Said where a damaged file holds other pages than it counts: pypdf passes over what it cannot find."""
    tree = reader.root_object.get("/Pages")
    counted = tree.get_object().get("/Count") if tree is not None else None
    if counted is None or counted.get_object() == len(reader.pages):
        return ()
    return (f"The PDF says it has {counted.get_object()} pages, but {len(reader.pages)} could be read.",)


def _empty_pages(texts: Sequence[str]) -> tuple[str, ...]:
    empty = [number for number, text in enumerate(texts, 1) if not text.strip()]
    if not empty:
        return ()
    if len(empty) == 1:
        return (f"Page {empty[0]} has no text; it may be a picture of a page.",)
    return (f"Pages {_listed(empty)} have no text; they may be pictures of pages.",)


def _worn_pages(raw: Sequence[str]) -> tuple[str, ...]:
    """Pages whose fonts do not say which letters they draw."""
    worn = [
        number
        for number, text in enumerate(raw, 1)
        if len(_UNREADABLE.findall(text)) > _WORN_SHARE * len(text)
    ]
    if not worn:
        return ()
    where = f"Page {worn[0]} has" if len(worn) == 1 else f"Pages {_listed(worn)} have"
    return (f"{where} letters that cannot be read; compare the text with the file.",)


def _form(reader: PdfReader) -> tuple[str, ...]:
    form = reader.root_object.get("/AcroForm")
    fields = form.get_object().get("/Fields") if form is not None else None
    if fields is None or not fields.get_object():
        return ()
    return ("This PDF is a form; what was typed into its fields may be missing from the text.",)


def _listed(numbers: Sequence[int]) -> str:
    """ "3, 4 and 9"; a long list is cut short."""
    if len(numbers) > 12:
        return f"{', '.join(map(str, numbers[:10]))} and {len(numbers) - 10} more"
    return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"

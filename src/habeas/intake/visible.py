"""The text a reader of a web page sees, in order. Menus and boxes go, paragraphs of the article never.

Whether something is a menu is a guess from its tag, role and class, so what looks like one but holds the
article, or long paragraphs, stays. Style sheets are not consulted.
"""

import re
from itertools import chain

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from habeas.intake.flow import Flow, Gap

_NEVER_SEEN = frozenset((
    "head", "script", "style", "template", "nav", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "button", "select", "textarea", "datalist", "input", "map", "dialog",
))  # fmt: skip
_ASIDES = frozenset({"header", "footer", "aside", "noscript", "form"})
_ASIDE_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
    }
)
_BOX = re.compile(
    r"cookie|consent|gdpr|onetrust|didomi|usercentrics"
    r"|(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|skip-link)(?:$|\s)",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONG = 400
"""Code points of paragraphs that speak against a form or a box being only that."""

_PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "details", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "main", "ol", "p", "pre", "section", "summary", "table", "caption", "ul",
))  # fmt: skip
_LINES = frozenset({"li", "dt", "dd", "tr", "option"})
_BLOCKS_IN_CELL = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote")

_LEFT_OUT = 400
"""Code points outside the article that are worth a warning."""


class Seen(Struct, frozen=True):
    """The raw visible text (not yet settled), and what to tell the person about it."""

    text: str
    warnings: tuple[str, ...] = ()


def visible_text(root: _Element) -> Seen:
    """The text of the page's one article if it has exactly a clear one, else of the whole body.

    An article is clear when it is the only <main> (or else the only outermost <article>) and holds at
    least two thirds of what can be seen. A single headline above it is kept in either case.
    """
    page = _Page(root)
    body = root.find("body")
    whole = page.text(root if body is None else body)
    article = _only_article(root)
    if article is None:
        return Seen(page.headed(whole, root))
    part = page.text(article)
    if 3 * len(part) < 2 * len(whole):
        return Seen(page.headed(whole, root))
    left_out = len(whole) - len(part)
    warning = (
        f"Some {left_out} characters outside the article were left out (teasers, comments and the like)."
    )
    return Seen(page.headed(part, article), (warning,) if left_out > _LEFT_OUT else ())


def _only_article(root: _Element) -> _Element | None:
    mains = [element for element in root.iter("*") if element.tag == "main" or element.get("role") == "main"]
    articles = [a for a in root.iter("article") if next(a.iterancestors("article"), None) is None]
    return next((found[0] for found in (mains, articles) if len(found) == 1), None)


class _Page:
    """Judges what on one page can be seen, and writes it down."""

    def __init__(self, root: _Element) -> None:
        articles = chain(root.iter("article", "main"), root.iterfind(".//*[@role='main']"))
        self._around_article = {up for a in articles for up in chain((a,), a.iterancestors())}

    def headed(self, text: str, within: _Element) -> str:
        """`text` under the page's only headline, where that stands outside of `within`."""
        headlines = list(within.getroottree().iter("h1"))
        if len(headlines) != 1:
            return text
        headline = headlines[0]
        path = (headline, *headline.iterancestors())
        if any(_is_hidden(element) for element in path):
            return text
        below = path[: path.index(within)] if within in path else ()
        if below and not any(self._drops(element) for element in below):
            return text
        return f"{self.text(headline)}\n\n{text}"

    def text(self, top: _Element) -> str:
        """What can be seen of `top`, not yet settled."""
        writing = _Writing()
        walk = etree.iterwalk(top, events=("start", "end"))
        dropped = None
        for event, element in walk:
            if event == "start" and element is not top and self._drops(element):
                walk.skip_subtree()
                dropped = element
            elif event == "start":
                writing.open(element)
            else:
                if element is not dropped:
                    writing.close(element)
                if element is not top:
                    writing.after(element)
        return writing.flow.text()

    def _drops(self, element: _Element) -> bool:
        """Whether a reader would not see `element`, or see it only as the frame of the page."""
        tag = str(element.tag)
        if tag in _NEVER_SEEN:
            return True
        if element in self._around_article or tag in ("html", "body"):
            return False
        if _is_hidden(element):
            return True
        if element.get("role") in _ASIDE_ROLES:
            return True
        if tag in ("header", "footer"):
            # Inside an article they carry its headline, byline and notes.
            return next(element.iterancestors("article", "main", "section", "blockquote"), None) is None
        if tag == "aside":
            return True
        looks_aside = tag in _ASIDES or _BOX.search(f"{element.get('class', '')} {element.get('id', '')}")
        return bool(looks_aside) and not _holds_paragraphs(element)


def _is_hidden(element: _Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _holds_paragraphs(element: _Element) -> bool:
    length = 0
    for paragraph in element.iter("p"):
        length += sum(len(piece) for piece in paragraph.itertext())
        if length > _LONG:
            return True
    return False


class _Writing:
    """Writes elements into a flow; knows in which list, table and preformatted block it stands."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._lists: list[int | None] = []
        self._tables: list[bool] = []
        self._cells = 0
        self._pre = 0

    def open(self, element: _Element) -> None:
        """Begin an element: the gap before it, its number in a list, its own first words."""
        tag = str(element.tag)
        self._gap(tag)
        if tag == "br":
            self._break()
        elif tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._lists.append(_number(element.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._number_item(element)
        elif tag == "table":
            self._tables.append(_is_data(element))
        elif tag == "tr":
            self._cells = 0
        elif tag in ("td", "th"):
            self._open_cell()
        self._write(element.text)

    def close(self, element: _Element) -> None:
        """End an element: the gap after it."""
        tag = str(element.tag)
        if tag == "pre":
            self._pre -= 1
        elif tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "table":
            self._tables.pop()
        self._gap(tag)

    def after(self, element: _Element) -> None:
        """The words between an element, shown or dropped, and the next."""
        self._write(element.tail)

    def _gap(self, tag: str) -> None:
        if self._in_row() and tag not in ("table", "caption", "tr"):
            if tag in _PARAGRAPHS or tag in _LINES:
                self.flow.gap(Gap.SPACE)
        elif tag in ("ul", "ol") and self._lists:
            self.flow.gap(Gap.LINE)
        elif tag in _PARAGRAPHS or tag in ("td", "th"):
            self.flow.gap(Gap.BLANK)
        elif tag in _LINES:
            self.flow.gap(Gap.LINE)

    def _break(self) -> None:
        if self._in_row():
            self.flow.gap(Gap.SPACE)
        else:
            self.flow.line_break()

    def _in_row(self) -> bool:
        """Whether the innermost table holds data, so that a row must stay one line."""
        return bool(self._tables) and self._tables[-1]

    def _number_item(self, item: _Element) -> None:
        """A numbered list shows its numbers; people cite them ("No 17 on the list")."""
        if self._lists and (number := self._lists[-1]) is not None:
            number = _number(item.get("value"), number)
            self.flow.words(f"{number}. ")
            self._lists[-1] = number + 1

    def _open_cell(self) -> None:
        if self._in_row():
            if self._cells:
                self.flow.tab()
            self._cells += 1

    def _write(self, words: str | None) -> None:
        if words and self._pre:
            self.flow.verbatim(words)
        elif words:
            self.flow.words(words)


def _is_data(table: _Element) -> bool:
    """Whether a table holds data, not a page's layout: then a row is a line and a cell a tab stop."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    cells = table.iterdescendants("td", "th")
    return not any(sum(1 for _ in cell.iterdescendants(*_BLOCKS_IN_CELL)) > 1 for cell in cells)


def _number(raw: str | None, default: int) -> int:
    """A list number as HTML writes it, at most six digits."""
    return int(raw) if raw and re.fullmatch(r"-?[0-9]{1,6}", raw) else default

"""A web page to a text layer: what a person reading it would see, and what the page says about itself.

The page is read as data only: no script runs, no address is followed, no entity of its own is resolved.
"""

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from habeas.intake import declared
from habeas.intake.encoding import decode
from habeas.intake.extracted import Extracted
from habeas.intake.layer import settle
from habeas.intake.refused import Refused
from habeas.intake.visible import visible_text
from habeas.language import gettext as _

VERSION = "html/1"

MAX_ELEMENTS = 500_000
"""Elements in one page. The longest pages people save (whole chats) have some 100,000."""
MAX_ATTRIBUTES = 1_000
"""Attributes of one element: lxml's tree takes time by the square of this number."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]+)""", re.I)
_XML_CHARSET = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.\-]+)""", re.I)

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
)
_MAX_JSON_NODES = 20_000


def read_html(data: bytes) -> Extracted:
    """Read a saved web page. Raises Refused where it holds no text or is too large or too deep."""
    decoded = decode(data, _declared_charset(data))
    root = _parse(decoded.text)
    seen = visible_text(root)
    text = settle(seen.text)
    if not text.strip():
        raise Refused(
            _("This web page holds no text; it is probably filled in by a script when it is opened."),
            _("Open it in a browser, save it as PDF, and take that in."),
        )
    about = _said_in_meta(root)
    return Extracted(
        media_type="text/html",
        version=VERSION,
        text=text,
        title=declared.title(about.get("og:title") or root.findtext(".//title")),
        language=_language(root, about),
        published_hint=_published(root, about),
        warnings=decoded.warnings + seen.warnings,
    )


def _declared_charset(data: bytes) -> str | None:
    """The encoding named in the page's first kilobytes, or None."""
    head = data[:8192]
    found = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def _parse(text: str) -> _Element:
    """The page's tree. Raises Refused where lxml would otherwise stop half-way without a word."""
    data = text.encode("utf-8", "replace")
    _weigh(data)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    _check_complete(parser)
    if root is None:
        raise Refused(
            _("This web page is empty."), _("Save the page again from a browser, and take that in.")
        )
    return root


def _weigh(data: bytes) -> None:
    """Count elements and attributes without building a tree, which a hostile page makes costly."""
    parser = etree.HTMLParser(
        target=_Scales(),  # type: ignore[arg-type]  # the stub wants methods that lxml makes do without
        encoding="utf-8",
        huge_tree=False,
        no_network=True,
    )
    try:
        parser.feed(data)
        parser.close()
    except etree.XMLSyntaxError:
        pass  # said more clearly by the second reading
    _check_complete(parser)


def _check_complete(parser: etree.HTMLParser) -> None:
    """Refuse what was read only in part: beyond lxml's limits it drops the rest of the page silently."""
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise Refused(
            _("This web page is nested too deeply, or one piece of it (often a picture) is too large."),
            _("Open it in a browser, save it as PDF, and take that in."),
        )


class _Scales:
    """A parser target that keeps nothing and stops at the limits."""

    def __init__(self) -> None:
        self._elements = 0

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Count one element."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(attributes) > MAX_ATTRIBUTES:
            raise Refused(
                _("This web page is made of more than {most} pieces, or one of endless length.").format(
                    most=f"{MAX_ELEMENTS:,}"
                ),
                _("Open it in a browser, save the part you need as PDF, and take that in."),
            )

    def close(self) -> None:
        """Nothing was kept."""


def _said_in_meta(root: _Element) -> dict[str, str]:
    """What the page's <meta> elements say, by lower-case name; the first of a name counts."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content:
            said.setdefault(name.strip().lower(), content)
    return said


def _language(root: _Element, about: dict[str, str]) -> str | None:
    """The language the page declares: of <html>, else of its headers, else for sharing."""
    said = (
        root.get("lang"),
        root.get("xml:lang"),
        about.get("content-language"),
        about.get("og:locale"),
    )
    return next(filter(None, map(declared.language, said)), None)


def _published(root: _Element, about: dict[str, str]) -> str | None:
    """The first well-formed day the page gives for its publication."""
    return next(filter(None, map(declared.day, _dates(root, about))), None)


def _dates(root: _Element, about: dict[str, str]) -> Iterator[str | None]:
    """Candidates for the day of publication, the most deliberate first."""
    yield about.get("article:published_time")
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _dates_in_json(script.text or "")
    yield from map(about.get, _DATE_NAMES)
    for element in root.iter("time"):
        yield element.get("datetime")


def _dates_in_json(raw: str) -> Iterator[str]:
    """Each datePublished in a JSON-LD block, outermost first; nothing from a malformed one."""
    try:
        level = [json.loads(raw)]
    except (ValueError, RecursionError):
        return
    for _node in range(_MAX_JSON_NODES):
        if not level:
            return
        node = level.pop(0)
        if isinstance(node, list):
            level.extend(node)
        elif isinstance(node, dict):
            if isinstance(day := node.get("datePublished"), str):
                yield day
            level.extend(value for value in node.values() if isinstance(value, dict | list))

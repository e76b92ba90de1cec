"""Reading pages as a visitor sees them: their visible text, with or without the words of sources."""

from lxml import html

HIDDEN = ("script", "style", "head", "template")


def document(page: bytes) -> html.HtmlElement:
    """The page as a tree."""
    root = html.document_fromstring(page.decode())
    assert isinstance(root, html.HtmlElement)
    return root


def visible(page: bytes, *, words_of_sources: bool = True) -> str:
    """The text that a page shows. Without the words of sources: what stands in `data-words` is left out,
    since sources may use any word."""
    root = document(page)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        own = element.get("data-words") is None or words_of_sources
        if element.tag in HIDDEN or not own:
            _cut(element)
    seen = [str(text) for text in root.itertext()]
    seen += [value for element in root.iter() for name in SEEN if (value := element.get(name))]
    return " ".join(" ".join(seen).split())


SEEN = ("placeholder", "title", "alt", "aria-label")
"""Attributes that a visitor sees or hears."""


def _cut(element: html.HtmlElement) -> None:
    tail = element.tail or ""
    for child in list(element):
        element.remove(child)
    element.text = None
    element.tail = tail
    for name in SEEN:
        element.attrib.pop(name, None)


def links(page: bytes) -> list[str]:
    """Every address that a page links to."""
    return [str(link) for element, _, link, _ in document(page).iterlinks() if element.tag == "a"]

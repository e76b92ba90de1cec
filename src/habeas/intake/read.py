"""The way in: bytes and a name become a text layer. Whatever is wrong, only Refused is raised."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from habeas.intake import sniff
from habeas.intake.described import can_be_described, described
from habeas.intake.docx import read_docx
from habeas.intake.extracted import Extracted
from habeas.intake.html import read_html
from habeas.intake.pdf import read_pdf
from habeas.intake.plain import read_plain
from habeas.intake.refused import Refused
from habeas.intake.sniff import Kind
from habeas.language import gettext as _

MAX_BYTES = 50 * 1024 * 1024
"""Largest file taken in, in bytes. Larger ones are films, or books of pictures."""

_READERS: Mapping[Kind, Callable[[bytes], Extracted]] = MappingProxyType(
    {sniff.TEXT: read_plain, sniff.HTML: read_html, sniff.PDF: read_pdf, sniff.DOCX: read_docx}
)
_LONGEST_NAME = 120


def read_bytes(data: bytes, filename: str, words: str = "") -> Extracted:
    """The text layer of the file `data`, that came under the name `filename`. `words` are what a person wrote
    down of a picture or a recording; for other files they are not looked at.

    The kind is told from the bytes. A name whose ending belongs to another kind is refused, since it is
    more often a mix-up of files than a slip; an unknown ending or none is fine. Raises Refused for
    everything that cannot be read whole: its message is meant for the person who took the file in.
    """
    name = _shown(filename)
    _check_size(data)
    kind = _kind(data, _ending(name))
    if can_be_described(kind) and words.strip():
        return described(data, name, words)
    if kind.advice:
        raise Refused(_wrong_kind(name, kind), _(kind.advice))
    _check_name(name, kind)
    try:
        return _READERS[kind](data)
    except Refused:
        raise
    except Exception:
        # The libraries beneath raise nearly anything on hostile bytes. `from None`: their messages quote
        # the file, and a traceback is no place for a witness's words.
        raise Refused(
            _("This file looks like {kind}, but is damaged or made in a way habeas cannot read.").format(
                kind=_(kind.called)
            ),
            _(
                "Open it in the program that made it, save it anew, and take that in. "
                "If it does not open there either, ask for another copy."
            ),
        ) from None


def _check_size(data: bytes) -> None:
    if not data:
        raise Refused(_("This file is empty."), _("Copy it again from where it came from, and take that in."))
    if len(data) > MAX_BYTES:
        raise Refused(
            _("This file is larger than {size} MB.").format(size=MAX_BYTES // 1024 // 1024),
            _("Save it without its pictures, or cut it into parts, and take those in one by one."),
        )


def _kind(data: bytes, ending: str) -> Kind:
    """The kind told from the bytes; the name only decides whether text with tags in it is a page."""
    kind = sniff.sniff(data)
    if kind == sniff.TEXT and ending in sniff.HTML.endings and sniff.has_tags(data):
        return sniff.HTML
    return kind


def _check_name(name: str, kind: Kind) -> None:
    """Refuse a name whose ending says another kind than the bytes."""
    ending = _ending(name)
    if ending in kind.endings or not any(ending in other.endings for other in sniff.KINDS):
        return
    renamed = f"{name[: -len(ending)]}{kind.endings[0]}"
    raise Refused(
        _("This file is called {name} but its bytes are those of {kind}.").format(
            name=name, kind=_(kind.called)
        ),
        _("Rename it to {name} if that is what it is, and take it in again.").format(name=renamed),
    )


def _wrong_kind(name: str, kind: Kind) -> str:
    """Say what an unreadable file is, and that its name says otherwise if it does."""
    if _ending(name) in kind.endings:
        return _("This file is {kind}, which habeas does not read.").format(kind=_(kind.called))
    said = _("This file is called {name} but its bytes are those of {kind}, which habeas does not read.")
    return said.format(name=name, kind=_(kind.called))


def _shown(filename: str) -> str:
    """The last part of a name, fit for a sentence."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in last if letter.isprintable()).strip()
    return printable[-_LONGEST_NAME:] or _("(no name)")


def _ending(name: str) -> str:
    """What follows the last dot, in lower case; "" if there is no dot."""
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot else ""

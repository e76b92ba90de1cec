"""The zip file around a DOCX, XLSX or ODS, unpacked within bounds. What it says of its own sizes is never believed.

Invariant: what `unpacked` returns holds only XML that was really measured, and no document type in it.
"""

from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from habeas.intake import zipped
from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_UNPACKED = 200 * 1024 * 1024
"""What all members may unpack to, in bytes, by what the file declares."""
MAX_XML = 64 * 1024 * 1024
"""What the members with text may really unpack to, in bytes."""
MAX_MEMBERS = 10_000
MAX_TAGS = 2_000_000
"""Tags in one member: some fifty for each line of a thousand-page book."""

_READ = (".xml", ".rels", "mimetype")
"""How members end that hold text; what says that a package is an OpenDocument is one of them."""
_DOCUMENT_TYPES = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def unpacked(data: bytes, *, max_xml: int | None = None, max_tags: int | None = None) -> BytesIO:
    """The same package without compression; members other than XML are there but empty.

    Reading members in small pieces here keeps the libraries from unpacking a bomb in one go. `max_xml` and
    `max_tags` are other bounds than those for documents. Raises Refused for bombs, locked members and document
    types.
    """
    clean = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as package, ZipFile(clean, "w", ZIP_STORED) as copy:
            zipped.check(package.infolist(), most=MAX_MEMBERS, unpacked=MAX_UNPACKED)
            left = max_xml or MAX_XML
            for name in dict.fromkeys(package.namelist()):
                xml = (
                    _read(package, name, left, max_tags or MAX_TAGS) if name.lower().endswith(_READ) else b""
                )
                left -= len(xml)
                copy.writestr(ZipInfo(name), xml)
    except zipped.Locked:
        raise Refused(
            _("This document is locked with a password."),
            _("Open it with its password, save a copy without one, and take that in."),
        ) from None
    except zipped.Bomb:
        raise _bomb() from None
    except BadZipFile:
        raise Refused(
            _("This document is damaged: the package it is made of cannot be unpacked."),
            _(
                "Copy it again from where it came from; if it opens in its program, save it anew and try again."
            ),
        ) from None
    clean.seek(0)
    return clean


def _read(package: ZipFile, name: str, limit: int, max_tags: int) -> bytes:
    """One member with text. Raises Bomb beyond `limit` bytes or `max_tags`."""
    read = zipped.read(package, name, limit)
    if read.count(b"<") > max_tags:
        raise zipped.Bomb
    if any(mark in read for mark in _DOCUMENT_TYPES):
        raise Refused(
            _("This document defines its own shorthand (a document type), which no office program writes."),
            _(
                "It may be made to harm. Ask whoever sent it for another copy, such as a PDF, and take that in."
            ),
        )
    return read


def _bomb() -> Refused:
    return Refused(
        _("This document unpacks to far more than it seems (over {size} MB, or millions of pieces).").format(
            size=MAX_UNPACKED // 1024 // 1024
        ),
        _("If it is only long, save it in several parts, and take those in. Otherwise ask who made it."),
    )

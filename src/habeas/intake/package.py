"""The zip file around a DOCX, unpacked within bounds. What it says of its own sizes is never believed.

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

_DOCUMENT_TYPES = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def unpacked(data: bytes) -> BytesIO:
    """The same package without compression; members other than XML are there but empty.

    Reading members in small pieces here keeps python-docx from unpacking a bomb in one go. Raises
    Refused for bombs, locked members and document types.
    """
    clean = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as package, ZipFile(clean, "w", ZIP_STORED) as copy:
            zipped.check(package.infolist(), most=MAX_MEMBERS, unpacked=MAX_UNPACKED)
            left = MAX_XML
            for name in dict.fromkeys(package.namelist()):
                xml = _read(package, name, left) if name.lower().endswith((".xml", ".rels")) else b""
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
            _("Copy it again from where it came from; if it opens in Word, save it anew and try again."),
        ) from None
    clean.seek(0)
    return clean


def _read(package: ZipFile, name: str, limit: int) -> bytes:
    """One member with text. Raises Bomb beyond `limit` bytes or MAX_TAGS."""
    read = zipped.read(package, name, limit)
    if read.count(b"<") > MAX_TAGS:
        raise zipped.Bomb
    if any(mark in read for mark in _DOCUMENT_TYPES):
        raise Refused(
            _("This document defines its own shorthand (a document type), which Word never writes."),
            _("It may be made to harm. Ask whoever sent it for a PDF of it, and take that in."),
        )
    return read


def _bomb() -> Refused:
    return Refused(
        _("This document unpacks to far more than it seems (over {size} MB, or millions of pieces).").format(
            size=MAX_UNPACKED // 1024 // 1024
        ),
        _("If it is only long, save it in several parts, and take those in. Otherwise ask who made it."),
    )

"""The zip file around a DOCX, unpacked within bounds. What it says of its own sizes is never believed.

Invariant: what `unpacked` returns holds only XML that was really measured, and no document type in it.
"""

from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_UNPACKED = 200 * 1024 * 1024
"""What all members may unpack to, in bytes, by what the file declares."""
MAX_XML = 64 * 1024 * 1024
"""What the members with text may really unpack to, in bytes."""
MAX_MEMBERS = 10_000
MAX_TAGS = 2_000_000
"""Tags in one member: some fifty for each line of a thousand-page book."""

_CHUNK = 64 * 1024
_LOCKED = 0x1
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
            _check_declared(package.infolist())
            left = MAX_XML
            for name in dict.fromkeys(package.namelist()):
                xml = _read(package, name, left) if name.lower().endswith((".xml", ".rels")) else b""
                left -= len(xml)
                copy.writestr(ZipInfo(name), xml)
    except BadZipFile:
        raise Refused(
            _("This document is damaged: the package it is made of cannot be unpacked."),
            _("Copy it again from where it came from; if it opens in Word, save it anew and try again."),
        ) from None
    clean.seek(0)
    return clean


def _check_declared(members: list[ZipInfo]) -> None:
    if any(member.flag_bits & _LOCKED for member in members):
        raise Refused(
            _("This document is locked with a password."),
            _("Open it with its password, save a copy without one, and take that in."),
        )
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _bomb()


def _read(package: ZipFile, name: str, limit: int) -> bytes:
    """One member, piece by piece. Raises Refused beyond `limit` bytes or MAX_TAGS."""
    read = bytearray()
    with package.open(name) as member:
        while piece := member.read(_CHUNK):
            read += piece
            if len(read) > limit:
                raise _bomb()
    if read.count(b"<") > MAX_TAGS:
        raise _bomb()
    if any(mark in read for mark in _DOCUMENT_TYPES):
        raise Refused(
            _("This document defines its own shorthand (a document type), which Word never writes."),
            _("It may be made to harm. Ask whoever sent it for a PDF of it, and take that in."),
        )
    return bytes(read)


def _bomb() -> Refused:
    return Refused(
        _("This document unpacks to far more than it seems (over {size} MB, or millions of pieces).").format(
            size=MAX_UNPACKED // 1024 // 1024
        ),
        _("If it is only long, save it in several parts, and take those in. Otherwise ask who made it."),
    )

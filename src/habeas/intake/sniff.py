"""What kind of file the bytes are. The bytes decide; the name of the file is never looked at here."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from habeas import language
from habeas.intake.encoding import mark

_HEAD = 4096
"""Bytes in which a file shows its kind."""


class Kind(Struct, frozen=True):
    """A kind of file: `called` completes "its bytes are those of ...".

    `endings` are the name endings such files carry, the usual one first. `advice` is empty for the kinds
    that can be read; for the others it says what to do instead.
    """

    media_type: str
    called: str
    endings: tuple[str, ...]
    advice: str = ""


TEXT = Kind("text/plain", language.mark("plain text"), ("txt", "text", "md"))
HTML = Kind("text/html", language.mark("a web page (HTML)"), ("html", "htm", "xhtml"))
PDF = Kind("application/pdf", language.mark("a PDF"), ("pdf",))
DOCX = Kind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    language.mark("a Word document (DOCX)"),
    ("docx",),
)

_RESAVE = language.mark("Open it in the program that made it, save it as DOCX or PDF, and take that in.")
_UNPACK = language.mark("Unpack it, and take in the files it holds one by one.")
_DESCRIBE = language.mark("Write down what it shows, beside it or in a text file, and take that in.")
_TRANSCRIBE = language.mark("Write down what is said in it, beside it or in a text file, and take that in.")
_UNLOCK = language.mark("Open it with its password, save a copy without one, and take that in.")
_AS_A_LIST = language.mark(
    "Take it in as a list: “A list of people” on the page for taking in, or habeas take-in-list."
)
_ASK = language.mark("Do not open it; ask whoever sent it what it was meant to be.")

RTF = Kind("application/rtf", language.mark("an RTF document"), ("rtf",), _RESAVE)
OLD_OFFICE = Kind(
    "application/msword", language.mark("an old Office document (.doc)"), ("doc", "xls", "ppt"), _RESAVE
)
LOCKED_OFFICE = Kind(
    "application/x-encrypted",
    language.mark("a document locked with a password"),
    ("docx", "xlsx", "pptx"),
    _UNLOCK,
)
MACROS = Kind(
    "application/vnd.ms-word.document.macroenabled.12",
    language.mark("a Word document with macros (small programs)"),
    ("docm",),
    language.mark("Open it without running them, save it as DOCX or PDF, and take that in."),
)
OPEN_DOCUMENT = Kind(
    "application/vnd.oasis.opendocument",
    language.mark("an OpenDocument file (ODT)"),
    ("odt", "odp"),
    _RESAVE,
)
OPEN_SHEET = Kind(
    "application/vnd.oasis.opendocument.spreadsheet",
    language.mark("a spreadsheet (ODS)"),
    ("ods",),
    _AS_A_LIST,
)
SHEET = Kind("application/vnd.ms-excel", language.mark("a spreadsheet (XLSX)"), ("xlsx", "xlsm"), _AS_A_LIST)
SLIDES = Kind(
    "application/vnd.ms-powerpoint", language.mark("a slide show (PPTX)"), ("pptx", "pptm"), _RESAVE
)
BOOK = Kind("application/epub+zip", language.mark("an e-book (EPUB)"), ("epub",), _RESAVE)
WEB_ARCHIVE = Kind(
    "multipart/related",
    language.mark("a web archive (MHTML)"),
    ("mht", "mhtml"),
    language.mark("Open it in a browser, save it as “web page, HTML only”, and take that in."),
)
ZIP = Kind("application/zip", language.mark("an archive of files (ZIP)"), ("zip",), _UNPACK)
ARCHIVE = Kind(
    "application/x-archive",
    language.mark("an archive of files"),
    ("7z", "rar", "gz", "tgz", "bz2", "xz"),
    _UNPACK,
)
PICTURE = Kind(
    "image/*",
    language.mark("a picture"),
    ("jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "heic", "avif"),
    _DESCRIBE,
)
SOUND = Kind(
    "audio/*",
    language.mark("a sound recording"),
    ("mp3", "ogg", "oga", "opus", "wav", "flac", "m4a", "amr"),
    _TRANSCRIBE,
)
VIDEO = Kind("video/*", language.mark("a video"), ("mp4", "mov", "3gp", "mkv", "webm", "avi"), _TRANSCRIBE)
PROGRAM = Kind(
    "application/x-executable", language.mark("a program"), ("exe", "dll", "msi", "apk", "scr"), _ASK
)
DATABASE = Kind("application/vnd.sqlite3", language.mark("a database (SQLite)"), ("db", "sqlite"), _RESAVE)

KINDS = (
    TEXT, HTML, PDF, DOCX, RTF, OLD_OFFICE, LOCKED_OFFICE, MACROS, OPEN_DOCUMENT, OPEN_SHEET, SHEET, SLIDES,
    BOOK,
    WEB_ARCHIVE, ZIP, ARCHIVE, PICTURE, SOUND, VIDEO, PROGRAM, DATABASE,
)  # fmt: skip

# Signatures that cannot begin a text, with their offsets.
_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"\x89PNG\r\n\x1a\n", PICTURE),
    (0, b"II*\x00", PICTURE),
    (0, b"MM\x00*", PICTURE),
    (0, b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (0, b"\x1f\x8b", ARCHIVE),
    (0, b"\xfd7zXZ\x00", ARCHIVE),
    (0, b"Rar!\x1a\x07", ARCHIVE),
    (0, b"\x7fELF", PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", PROGRAM),
    (0, b"\xca\xfe\xba\xbe", PROGRAM),
    (0, b"\x1aE\xdf\xa3", VIDEO),
    (0, b"SQLite format 3\x00", DATABASE),
    (0, b"{\\rtf", RTF),
)
# Signatures of plain letters: believed only in bytes that also hold a NUL, as these files always do.
_LETTERED: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"GIF8", PICTURE),
    (0, b"BM", PICTURE),
    (8, b"WEBP", PICTURE),
    (8, b"WAVE", SOUND),
    (8, b"AVI ", VIDEO),
    (0, b"ID3", SOUND),
    (0, b"OggS", SOUND),
    (0, b"fLaC", SOUND),
    (0, b"#!AMR", SOUND),
    (0, b"\xff\xfb", SOUND),
    (0, b"\xff\xf3", SOUND),
    (0, b"\xff\xf2", SOUND),
    (0, b"BZh", ARCHIVE),
    (0, b"MZ", PROGRAM),
    (4, b"ftypheic", PICTURE),
    (4, b"ftypmif1", PICTURE),
    (4, b"ftypavif", PICTURE),
    (4, b"ftypM4A", SOUND),
    (4, b"ftyp", VIDEO),
)

_PDF_START = re.compile(rb"(?:\A|[\r\n\x00])\s*%PDF-\d")
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_HTML_TAG = re.compile(rb"<(?:[a-zA-Z][a-zA-Z0-9]*[\s>/]|!doctype|!--)", re.I)


def sniff(data: bytes) -> Kind:
    """The kind of file `data` is; TEXT where nothing speaks for another kind."""
    head = data[:_HEAD]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return LOCKED_OFFICE if "EncryptedPackage".encode("utf-16-le") in data else OLD_OFFICE
    if _PDF_START.search(head[:1024]):
        return PDF
    signatures = _SIGNATURES + (_LETTERED if b"\x00" in head else ())
    for offset, signature, kind in signatures:
        if head.startswith(signature, offset):
            return kind
    return _kind_of_text(head)


def has_tags(data: bytes) -> bool:
    """Whether there is any HTML tag near the start: enough to believe a name ending in .html."""
    return _HTML_TAG.search(data[: 16 * _HEAD].replace(b"\x00", b"")) is not None


def _kind_of_text(head: bytes) -> Kind:
    marked = mark(head)
    text = head[marked[0] :].decode(marked[1], "replace") if marked else head.decode("latin-1")
    if _HTML_START.match(text):
        return HTML
    start = text[:1024].lower()
    if "mime-version:" in start and "multipart/related" in start:
        return WEB_ARCHIVE
    return TEXT


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            said = archive.open("mimetype").read(100) if "mimetype" in names else data[:200]
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        # The list at the end is gone; the names beside the members still tell what it was.
        return DOCX if b"word/" in data else ZIP
    if "word/vbaProject.bin" in names:
        return MACROS
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    ):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return SHEET
    if any(name.startswith("ppt/") for name in names):
        return SLIDES
    if b"application/epub+zip" in said:
        return BOOK
    if b"application/vnd.oasis.opendocument.spreadsheet" in said:
        return OPEN_SHEET
    if b"application/vnd.oasis.opendocument" in said or "content.xml" in names:
        return OPEN_DOCUMENT
    return ZIP

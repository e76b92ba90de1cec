"""Bytes to letters. UTF-8 wins wherever it fits; every guess and every unreadable byte is said aloud."""

import codecs

from charset_normalizer import CharsetMatch, from_bytes
from msgspec import Struct

from habeas.intake.layer import CONTROLS, REPLACEMENT
from habeas.intake.refused import Refused
from habeas.language import gettext as _

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NAMES = {
    "cp1251": "Windows-1251",
    "koi8_u": "KOI8-U",
    "cp866": "DOS 866",
    "mac_cyrillic": "Mac Cyrillic",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "iso8859_5": "ISO 8859-5",
    "iso8859_2": "ISO 8859-2",
    "iso8859_9": "ISO 8859-9",
}
"""The encodings guessed at, likeliest first: the order decides between equals. KOI8-R has the same
letters as KOI8-U, so that only the latter is tried."""

# What a page may declare. A closed list, since Python also knows codecs that are none of letters.
_DECLARABLE = frozenset(codecs.lookup(name).name for name in (
    "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp866", "cp874", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "iso8859-2", "iso8859-3",
    "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13",
    "iso8859-14", "iso8859-15", "iso8859-16", "gbk", "gb18030", "big5", "euc-jp", "shift-jis",
    "iso2022-jp", "euc-kr", "ptcp154", "kz1048",
))  # fmt: skip
# What browsers read where a page says the name on the left (WHATWG Encoding Standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}

_SAMPLE = 200_000
"""Bytes looked at when guessing; the whole text is then read with the answer."""


class Decoded(Struct, frozen=True):
    """Letters, and sentences on how sure they are."""

    text: str
    warnings: tuple[str, ...] = ()


def mark(data: bytes) -> tuple[int, str] | None:
    """Length of the byte-order mark that `data` begins with and the encoding it stands for, or None."""
    return next(((len(bom), name) for bom, name in _MARKS if data.startswith(bom)), None)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The letters of `data`. `declared` is the encoding the file names itself, if it does.

    Order: byte-order mark, UTF-8, the declared encoding, a guess. Raises Refused where the bytes are
    not text: NUL bytes, or more than one control character in a hundred.
    """
    decoded = _decode(data, declared)
    if "\x00" in decoded.text or len(CONTROLS.findall(decoded.text)) * 100 > len(decoded.text):
        raise _not_text()
    return decoded


def may_be_declared(name: str | None) -> bool:
    """Whether an encoding that a file names itself is one that is read."""
    return _known(name) is not None


def _decode(data: bytes, declared: str | None) -> Decoded:
    if marked := mark(data):
        length, name = marked
        return _lossy(data[length:], name)
    named = _known(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Letters beyond ASCII that happen to be good UTF-8 are UTF-8, whatever the page declares.
        # Without any, the declaration still matters to encodings that write letters in ASCII bytes.
        if named == "iso2022_jp" and text.isascii():
            return _lossy(data, named)
        return Decoded(text)
    if named not in (None, "utf-8"):
        return _lossy(data, named)
    if _is_broken_utf8(data) or named == "utf-8":
        return _lossy(data, "utf-8")
    return _guess(data)


def _known(declared: str | None) -> str | None:
    """Python's name of a declared encoding that a page may use, or None."""
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _DECLARABLE else None


def _lossy(data: bytes, name: str) -> Decoded:
    """Decode and count what could not be read; those bytes show as U+FFFD."""
    try:
        return Decoded(data.decode(name))
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    lost = text.count(REPLACEMENT)
    places = "One place" if lost == 1 else f"{lost} places"
    encoding = _NAMES.get(name, name.upper())
    return Decoded(
        text,
        (f"{places} could not be read as {encoding}; look for {REPLACEMENT}, compare with the file.",),
    )


def _is_broken_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a few bad bytes, such as a text cut in the middle of a letter.

    Text in another encoding almost never holds ten well-formed letters for each malformed one.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = sum(letter > "\x7f" for letter in text) - bad
    return good > 10 * bad


def _guess(data: bytes) -> Decoded:
    """The likeliest of the encodings above, with a warning unless the letters make known words."""
    if b"\x00" in data:
        raise _not_text()
    matches = list(from_bytes(data[:_SAMPLE], cp_isolation=list(_NAMES)))
    if not matches:
        raise _not_text()
    best = min(matches, key=_rank)
    decoded = _lossy(data, best.encoding)
    if best.coherence >= 0.5 and not decoded.warnings:
        return decoded
    assumed = (
        f"The file does not say how its letters are written; {_NAMES[best.encoding]} was assumed. "
        "Check that the text looks right."
    )
    return Decoded(decoded.text, (assumed, *decoded.warnings))


def _rank(match: CharsetMatch) -> tuple[float, float, int]:
    """Least mess, most words of a known language, then the order of `_NAMES`."""
    return (round(match.chaos, 2), -round(match.coherence, 1), list(_NAMES).index(match.encoding))


def _not_text() -> Refused:
    return Refused(
        _("The bytes of this file are not text, nor any other kind of file that habeas reads."),
        _("Find out which program made it, and save it from there as DOCX, PDF or plain text."),
    )

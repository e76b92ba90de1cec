"""What a picture says beside what it shows: when, where and with what it was taken; and the same picture without it.

A picture is never decoded here: only the boxes around its pixels are read. What cannot be cleaned with certainty is
not called clean.
"""

import logging
from collections.abc import Iterator
from io import BytesIO
from zlib import crc32

import exifread
from msgspec import Struct

from habeas.intake.refused import Refused
from habeas.language import gettext as _

CLEANABLE = ("image/jpeg", "image/png")
"""Media types that can be given without hidden data."""
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MOST_BOXES = 100_000
_LONGEST_VALUE = 200
_LOOKED_AT = 4 * 1024 * 1024
"""Bytes at the start of a picture in which hidden data is looked for by tag: cameras put it first."""
_MOST_READS = 50_000
"""How often exifread may read: a camera's data takes some hundred reads. Without a bound, a hostile directory of 65,535
entries of 900 values each took nine minutes and eight gigabytes."""

# It says the name of every odd tag, and a hostile picture has tens of thousands.
logging.getLogger("exifread").disabled = True

_SOS, _EOI, _DQT_TO_DRI = 0xDA, 0xD9, range(0xDB, 0xDE)
_ALONE = (0x01, *range(0xD0, 0xD8))
_FRAMES = frozenset({*range(0xC0, 0xD0)})
"""JPEG segments that are needed to draw the picture: frames, Huffman and arithmetic tables."""
_ADOBE = 0xEE
"""APP14 says how the colours are coded; without it some pictures turn green. It holds nothing else."""
_ADOBE_LENGTH = 14

_NEEDED_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"acTL",
    b"fcTL", b"fdAT",
})  # fmt: skip
"""PNG chunks that draw the picture; texts, dates, EXIF, colour profiles (which can name a device) go."""


class Hidden(Struct, frozen=True, kw_only=True):
    """What a picture says of itself, as it stands there; "" for what it does not say. `more` counts other tags;
    `is_unread` where it holds something that could not be read."""

    taken: str = ""
    device: str = ""
    place: str = ""
    more: int = 0
    is_unread: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether it says nothing at all."""
        return self == Hidden()


class _TooMuch(Exception):
    """More was read than any camera writes."""


class _Bounded(BytesIO):
    """A file that can be read only so often."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._reads = 0

    def read(self, size: int | None = -1) -> bytes:
        """As of any file. Raises _TooMuch."""
        self._reads += 1
        if self._reads > _MOST_READS:
            raise _TooMuch
        return super().read(size)


def hidden(data: bytes) -> Hidden:
    """What the hidden data (EXIF) of a picture says."""
    try:
        tags = exifread.process_file(_Bounded(data[:_LOOKED_AT]), details=False, extract_thumbnail=False)
    except Exception:
        # exifread raises nearly anything on hostile bytes.
        return Hidden(is_unread=True)
    said = {name: _shown(value) for name, value in tags.items()}
    taken = said.get("EXIF DateTimeOriginal") or said.get("Image DateTime") or ""
    make, model = said.get("Image Make", ""), said.get("Image Model", "")
    device = model if model.startswith(make) else f"{make} {model}".strip()
    used = {"EXIF DateTimeOriginal", "Image DateTime", "Image Make", "Image Model"}
    more = sum(name not in used and not name.startswith("GPS ") for name in said)
    return Hidden(taken=taken, device=device, place=_place(said), more=more)


def without_hidden(data: bytes, media_type: str) -> bytes:
    """The same picture without its hidden data, its pixels as they were. Raises Refused where that is not certain."""
    try:
        if media_type == "image/jpeg":
            clean = b"".join(_jpeg(data))
            again = b"".join(_jpeg(clean))
        elif media_type == "image/png":
            clean = b"".join(_png(data))
            again = b"".join(_png(clean))
        else:
            raise ValueError
    except (ValueError, IndexError):
        raise _not_certain() from None
    # What was made is looked through once more: nothing may be left that is not needed.
    if clean != again or not hidden(clean).is_nothing:
        raise _not_certain()
    return clean


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that draw a JPEG. What stands after its end is never among them."""
    if not data.startswith(_JPEG):
        raise ValueError
    yield _JPEG
    at = 2
    for _count in range(_MOST_BOXES):
        if data[at] != 0xFF:
            raise ValueError
        code = data[at + 1]
        if code == 0xFF:  # padding before a marker
            at += 1
            continue
        if code == _EOI:
            yield data[at : at + 2]
            return
        end = at + 2 if code in _ALONE else at + 2 + _length(data, at + 2)
        if end > len(data):
            raise ValueError
        segment = data[at:end]
        if code == _SOS:
            end = _scan_end(data, end)
            segment = data[at:end]
        if _is_needed(code, segment):
            yield segment
        at = end
    raise ValueError


def _is_needed(code: int, segment: bytes) -> bool:
    if code == _ADOBE:
        return segment[4:9] == b"Adobe" and len(segment) == _ADOBE_LENGTH + 2
    return code in _FRAMES or code in _DQT_TO_DRI or code == _SOS or code in _ALONE


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded pixels that begin at a place end: at the next marker that is not one of theirs."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError
        code = data[at + 1]
        if code == 0xFF:
            at += 1
        elif code == 0 or code in range(0xD0, 0xD8):
            at += 2
        else:
            return at


def _length(data: bytes, at: int) -> int:
    length = int.from_bytes(data[at : at + 2], "big")
    if length < 2:
        raise ValueError
    return length


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks that draw a PNG."""
    if not data.startswith(_PNG):
        raise ValueError
    yield _PNG
    at = len(_PNG)
    for _count in range(_MOST_BOXES):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) != 12 + length or crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise ValueError
        if kind in _NEEDED_CHUNKS:
            yield chunk
        if kind == b"IEND":
            return
        at += len(chunk)
    raise ValueError


def _place(said: dict[str, str]) -> str:
    """Latitude and longitude as they stand: no map is asked, and nothing is rounded or improved."""
    sides = [
        f"{said.get(f'GPS GPS{axis}Ref', '')} {said.get(f'GPS GPS{axis}', '')}".strip()
        for axis in ("Latitude", "Longitude")
    ]
    return ", ".join(filter(None, sides))


def _shown(value: object) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in str(value)[:_LONGEST_VALUE])
    return " ".join(printable.split())


def _not_certain() -> Refused:
    return Refused(
        _(
            "This picture cannot be given without its hidden data: it is damaged, or of a kind that we cannot clean."
        ),
        _("Take a picture of the screen instead, or give what it shows in words."),
    )

"""Invented exports for tests: WhatsApp, Telegram, mail, and pictures with hidden data, all written by hand."""

import json
import struct
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress, crc32

IPHONE = """[12/05/2026, 21:04:55] Karsk family: \u200eMessages and calls are end-to-end encrypted.
[12/05/2026, 21:05:10] Olha: They took Petro's phone.
He calls from another one.
[13/05/2026, 08:00:00] Vera: I will bring the children on Sunday.
\u200e[13/05/2026, 08:01:30] Olha: \u200e<attached: 00000004-AUDIO-2026-05-13-08-01-30.opus>
[14/05/2026, 09:15:00] Olha: He is held in Karsk: in a cellar.
"""
ANDROID = """13.05.26, 21:04 - Сообщения и звонки защищены сквозным шифрованием.
13.05.26, 21:05 - Olha: IMG-20260513-WA0001.jpg (файл добавлен)
a cellar window
14.05.26, 07:00 - Vera: <Без медиафайлов>
"""
VOICE = b"OggS\x00\x02" + b"\x00" * 40 + b"spoken words"


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP with these members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def iphone_zip() -> bytes:
    """The iPhone's export with its voice message."""
    return zipped({"_chat.txt": IPHONE.encode(), "00000004-AUDIO-2026-05-13-08-01-30.opus": VOICE})


def telegram(*messages: dict[str, Any], name: str = "Olha") -> bytes:
    """A result.json of one chat."""
    return json.dumps({"name": name, "type": "personal_chat", "id": 1, "messages": list(messages)}).encode()


def said(id_: int, text: Any, who: str | None = "Olha", **more: Any) -> dict[str, Any]:
    """One message of a result.json."""
    return {
        "id": id_, "type": "message", "date": f"2026-05-12T21:0{id_ % 10}:00", "from": who,
        "from_id": f"user-{who}", "text": text, **more,
    }  # fmt: skip


def letter(body: str, **headers: str) -> bytes:
    """A letter with a plain body."""
    head = {
        "From": "Olha <olha@karsk.invalid>", "Date": "Tue, 12 May 2026 21:04:55 +0300", "Subject": "About Petro",
        "Content-Type": "text/plain; charset=utf-8",
    }  # fmt: skip
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + body.encode()


def jpeg() -> bytes:
    """A picture in name only, with hidden data in every box that can hold some."""
    first = _directory(
        8,
        (0x010F, 2, b"Kamera\0"), (0x0110, 2, b"Kamera Model X\0"), (0x0132, 2, b"2026:05:13 08:01:30\0"),
        (0x8825, 4, struct.pack(">I", 200)),
    )  # fmt: skip
    place = _directory(
        200,
        (1, 2, b"N\0"), (2, 5, struct.pack(">6I", 49, 1, 30, 1, 15, 1)),
        (3, 2, b"E\0"), (4, 5, struct.pack(">6I", 36, 1, 1, 1, 2, 1)),
    )  # fmt: skip
    tiff = (b"MM\0*" + struct.pack(">I", 8) + first).ljust(200, b"\0") + place
    boxes = [
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), (0xE1, b"Exif\0\0" + tiff),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>secret xmp</x>"), (0xED, b"Photoshop 3.0\0secret caption"),
        (0xEE, b"Adobe\0\x64\0\0\0\0\1"), (0xFE, b"secret comment"), (0xDB, b"\0" * 65), (0xC0, b"\x08" * 15),
        (0xC4, b"\0" * 20), (0xDA, b"\0" * 10),
    ]  # fmt: skip
    drawn = b"".join(bytes([0xFF, code]) + struct.pack(">H", len(data) + 2) + data for code, data in boxes)
    return b"\xff\xd8" + drawn + b"pixels\xff\x00more\xff\xd0pixels\xff\xd9" + b"secret film after the end"


def png() -> bytes:
    """A picture of one grey point, with hidden data beside it."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"tEXt", b"Author\0secret"),
        (b"eXIf", b"MM\0*secret"), (b"tIME", b"secret!"), (b"IDAT", compress(b"\0\x80")), (b"IEND", b""),
    ]  # fmt: skip
    whole = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + whole + b"secret after the end"


def _directory(at: int, *fields: tuple[int, int, bytes]) -> bytes:
    """A directory of EXIF that begins at an offset."""
    sizes = {2: 1, 4: 4, 5: 8}
    head, values, place = struct.pack(">H", len(fields)), b"", at + 2 + 12 * len(fields) + 4
    for tag, type_, value in fields:
        head += struct.pack(">HHI", tag, type_, len(value) // sizes[type_])
        if len(value) <= 4:
            head += value.ljust(4, b"\0")
        else:
            head += struct.pack(">I", place + len(values))
            values += value
    return head + b"\0\0\0\0" + values

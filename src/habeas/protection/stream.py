"""Sealed streams: large content in sealed pieces, read and written in little memory. Cut short, it does not open.

A stream is a clear head (a magic line and a line of JSON) and pieces of one MiB, each AES-256-GCM under a key of
this stream alone. The nonce is the piece's number and whether it is the last; the head is the context of each.
Inside are frames: one byte of kind, four of length (big-endian), the bytes.
"""

import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.protection.sealing import TAG, Damaged

PIECE = 1 << 20
FRAME = struct.Struct(">BI")
FILE, BYTES = 240, 241
"""Kinds of frames for files: a name, and bytes of the file last named. Whoever writes a stream has the others."""
LONGEST_HEAD = 1 << 20
CHANGED = "the file was changed or cut off on its way, or it is of another case"


class StreamWriter:
    """Writes frames, piece by piece. `close` writes the last piece: without it the stream does not open."""

    def __init__(self, file: BinaryIO, key: bytes, head: bytes) -> None:
        self._file, self._cipher, self._head = file, AESGCM(key), head
        self._number, self._buffer = 0, bytearray()
        file.write(head)

    def frame(self, kind: int, data: bytes) -> None:
        """Write one frame."""
        self._buffer += FRAME.pack(kind, len(data))
        self._buffer += data
        while len(self._buffer) > PIECE:
            self._piece(bytes(self._buffer[:PIECE]), last=False)
            del self._buffer[:PIECE]

    def file(self, name: str, path: Path) -> None:
        """Write a file: a frame with its name, then its bytes."""
        self.frame(FILE, name.encode())
        with path.open("rb") as file:
            for data in iter(lambda: file.read(PIECE), b""):
                self.frame(BYTES, data)

    def close(self) -> None:
        """Write what is left as the last piece."""
        self._piece(bytes(self._buffer), last=True)
        self._buffer.clear()

    def _piece(self, data: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), data, self._head))
        self._number += 1


def frames(file: BinaryIO, key: bytes, head: bytes) -> Iterator[tuple[int, bytes]]:
    """The frames of a stream whose head was read already. Raises Damaged where a byte is not as written."""
    buffer, at = b"", 0
    for piece in _pieces(file, key, head):
        buffer, at = buffer[at:] + piece, 0
        end = len(buffer)
        while end - at >= FRAME.size:
            kind, length = FRAME.unpack_from(buffer, at)
            stop = at + FRAME.size + length
            if stop > end:
                break
            yield kind, buffer[at + FRAME.size : stop]
            at = stop
    if at != len(buffer):
        raise Damaged(CHANGED)


class Unpacked:
    """Files of a stream, put into a folder as they come by, under numbers; `names` says which is which."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names: dict[str, Path] = {}
        self._file: BinaryIO | None = None

    def take(self, kind: int, data: bytes) -> None:
        """Take a frame; frames that are no part of a file are passed over. Raises Damaged."""
        if kind == FILE:
            self.close()
            name = data.decode("utf-8", "replace")
            self.names[name] = self._folder / str(len(self.names))
            self._file = self.names[name].open("wb")
        elif kind == BYTES:
            if self._file is None:
                raise Damaged(CHANGED)
            self._file.write(data)

    def close(self) -> None:
        """Sync and close the file that is open."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None


def read_head(file: BinaryIO, magic: bytes) -> tuple[bytes, bytes]:
    """The whole head and its line of JSON. Raises Damaged if the file does not begin with `magic`."""
    first = file.readline(LONGEST_HEAD)
    if first != magic:
        raise Damaged(f"this file does not begin with “{magic.decode().strip()}”")
    line = file.readline(LONGEST_HEAD)
    if not line.endswith(b"\n"):
        raise Damaged(CHANGED)
    return first + line, line


def _pieces(file: BinaryIO, key: bytes, head: bytes) -> Iterator[bytes]:
    cipher, number = AESGCM(key), 0
    for data, last in _ahead(iter(lambda: file.read(PIECE + TAG), b"")):
        try:
            yield cipher.decrypt(_nonce(number, last), data, head)
        except (InvalidTag, ValueError) as why:
            raise Damaged(CHANGED) from why
        number += 1
    if number == 0:
        raise Damaged(CHANGED)


def _ahead(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each piece, and whether it is the last."""
    before: bytes | None = None
    for piece in pieces:
        if before is not None:
            yield before, False
        before = piece
    if before is not None:
        yield before, True


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])

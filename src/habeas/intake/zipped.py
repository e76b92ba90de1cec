"""Zip files, unpacked within bounds. What one says of its own sizes is checked, and never believed.

Invariant: no member is read further than the bound given, whatever the archive declares.
"""

from zipfile import ZipFile, ZipInfo

_CHUNK = 64 * 1024
_LOCKED = 0x1


class Bomb(Exception):
    """It unpacks to more than is taken in. Callers say it in words of their own."""


class Locked(Exception):
    """A member opens with a password only."""


def check(members: list[ZipInfo], *, most: int, unpacked: int) -> None:
    """Look at the list of members before any is opened: at most so many, and so many bytes as declared."""
    if any(member.flag_bits & _LOCKED for member in members):
        raise Locked
    if len(members) > most or sum(member.file_size for member in members) > unpacked:
        raise Bomb


def read(package: ZipFile, name: str, limit: int) -> bytes:
    """One member, piece by piece. Raises Bomb beyond `limit` bytes, as really unpacked."""
    data = bytearray()
    with package.open(name) as member:
        while piece := member.read(_CHUNK):
            data += piece
            if len(data) > limit:
                raise Bomb
    return bytes(data)

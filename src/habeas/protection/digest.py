"""Digests of bytes. Every digest names what it is of, so that no two kinds of thing share one."""

import hashlib
from collections.abc import Iterable


def sha256(data: bytes) -> str:
    """The plain SHA-256 of a file's bytes, lower-case hex: what anyone can check with their own tools."""
    return hashlib.sha256(data).hexdigest()


def tagged(tag: str, parts: Iterable[bytes]) -> bytes:
    """SHA-256 over a tag and length-prefixed parts: unequal lists of parts never share a digest."""
    running = hashlib.sha256(b"habeas/" + tag.encode() + b"\0")
    for part in parts:
        running.update(len(part).to_bytes(8, "big"))
        running.update(part)
    return running.digest()

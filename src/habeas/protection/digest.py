"""Digests of bytes. Every digest names what it is of, so that no two kinds of thing share one."""

import hashlib
import hmac
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


def authenticated(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104): who has the key can tell that the bytes were not changed."""
    return hmac.digest(key, data, "sha256")


digester = hashlib.sha256
"""SHA-256 itself, for the trees of the ledger, which hash millions of small things."""

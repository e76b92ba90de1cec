"""Seals: AES-256-GCM under a key and a context. What was sealed for one purpose opens for no other.

A seal is a random 12-byte nonce, the ciphertext and a 16-byte tag. Keys are 32 bytes; others are derived
from them by HKDF-SHA256 (RFC 5869) under a name that says what for.
"""

import os
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32
"""Bytes of every key."""
NONCE = 12
TAG = 16
NONCE_AND_TAG = NONCE + TAG
"""How much longer a seal is than what it holds."""


Cipher = AESGCM
"""A cipher made ready with one key, for whoever seals or opens by the thousand."""
NotOpened = InvalidTag
"""What a cipher raises where a byte, the key or the context is another."""


class Damaged(Exception):
    """A seal does not open: wrong key, wrong context, or a changed byte. GCM cannot tell which."""


def new_key() -> bytes:
    """A fresh random key."""
    return os.urandom(KEY)


def seal(key: bytes, data: bytes, context: bytes) -> bytes:
    """Seal `data`; it opens only with the same key and context."""
    nonce = os.urandom(NONCE)
    return nonce + cipher(key).encrypt(nonce, data, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was sealed. Raises Damaged."""
    try:
        return cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)
    except (NotOpened, ValueError) as why:
        raise Damaged("the seal does not open: it was changed, or the key is another") from why


@lru_cache(maxsize=4096)
def cipher(key: bytes) -> Cipher:
    """The cipher of a key. Kept, since setting one up costs more than sealing a short text."""
    return Cipher(key)


def forget_ciphers() -> None:
    """Let go of every cipher kept: after a key was destroyed, none may linger."""
    cipher.cache_clear()
    derived.cache_clear()
    derived_over.cache_clear()


@lru_cache(maxsize=256)
def derived(key: bytes, purpose: str) -> bytes:
    """The key for one purpose, from another key. Nothing leads back."""
    return HKDF(hashes.SHA256(), KEY, salt=None, info=b"habeas/key/" + purpose.encode()).derive(key)


@lru_cache(maxsize=4096)
def derived_over(keys: tuple[bytes, ...]) -> bytes:
    """The key for what draws on several sources: from all of their keys, so that it dies with any of them.

    The order in which they are given does not matter.
    """
    return derived(b"".join(sorted(keys)), "several")


def several(keys: Sequence[bytes]) -> bytes:
    """The key for what draws on one source or on several: its own, or the one derived over all."""
    return keys[0] if len(keys) == 1 else derived_over(tuple(keys))

"""Checkpoints: one signature an act. It says how long a feed is, its root, when, and what else was seen.

The message is "habeas/checkpoint/1\\n" and canonical JSON. Each names the digest of the one before it in its
feed, so that none can be taken out, and the heads of other feeds that came in since: these citations are how
a rollback shows, and how "what we knew then" is known.
"""

import msgspec
from msgspec import Struct

from habeas.protection.digest import digester
from habeas.protection.signing import Signer, is_signed

TAG = b"habeas/checkpoint/1\n"
_ENCODER = msgspec.json.Encoder(order="sorted")


class Head(Struct, frozen=True, array_like=True):
    """How far a feed (public key, hex) had come: entries, and the root over them (hex)."""

    feed: str
    size: int
    root: str


class Checkpoint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed. `before` is the digest of the message before (hex; "" for a feed's first)."""

    before: str
    case: str
    cites: tuple[Head, ...]
    feed: str
    root: str
    size: int
    time: int
    wall: int


class Signed(Struct, frozen=True):
    """A checkpoint's message as it was signed, and the signature."""

    message: bytes
    signature: bytes

    @property
    def digest(self) -> str:
        """What the next checkpoint of the feed names, hex."""
        return digester(self.message).hexdigest()


class NotACheckpoint(ValueError):
    """The bytes are no checkpoint of this form, or not in canonical form."""


def signed(checkpoint: Checkpoint, signer: Signer) -> Signed:
    """Sign a checkpoint."""
    message = TAG + _ENCODER.encode(checkpoint)
    return Signed(message, signer.sign(message))


def read(message: bytes) -> Checkpoint:
    """The checkpoint that a message says. Raises NotACheckpoint."""
    try:
        made = msgspec.json.decode(message.removeprefix(TAG), type=Checkpoint)
    except (msgspec.MsgspecError, ValueError) as why:
        raise NotACheckpoint("this is no checkpoint") from why
    if TAG + _ENCODER.encode(made) != message:
        raise NotACheckpoint("this checkpoint is not in its canonical form")
    return made


def is_right(one: Signed, feed: bytes) -> bool:
    """Whether the device behind `feed` signed it."""
    return is_signed(feed, one.message, one.signature)

"""This device: its signing key and what it last saw of every feed. Never in the case's folder.

A copied folder must not copy a key, and a folder put back from an old copy must not pass for new: so both lie
in the user's state directory, sealed under the case key, one pair for each place on this machine where a
copy of the case lies.
"""

import os
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.protection import files
from habeas.protection.digest import tagged
from habeas.protection.keyfile import Keys
from habeas.protection.sealing import Damaged, seal, unseal
from habeas.protection.signing import Signer

CONTEXT = b"habeas device 1"
Heads = dict[str, tuple[int, str]]
"""By feed (public key, hex): how many entries it had when last seen, and their root (hex)."""


class Held(Struct, frozen=True, kw_only=True):
    """What the file holds: the device's secret key (hex)."""

    secret: str


class Device:
    """The device key of one copy of a case on this machine, and its memory of heads."""

    def __init__(self, folder: Path, keys: Keys, signer: Signer) -> None:
        self._folder, self._seal_key = folder, keys.for_("device")
        self.signer = signer
        self._heads = self._read_heads()

    @classmethod
    def known(cls, case: Path, keys: Keys) -> "Device | None":
        """The device of this copy and user, if this machine has one."""
        folder = _folder(case, keys)
        try:
            sealed = (folder / "device").read_bytes()
            held = msgspec.json.decode(unseal(keys.for_("device"), sealed, CONTEXT), type=Held)
        except (OSError, Damaged, msgspec.MsgspecError):
            # Without its key this copy simply gets a new one: nothing is lost with it but the memory.
            return None
        return cls(folder, keys, Signer(bytes.fromhex(held.secret)))

    @classmethod
    def new(cls, case: Path, keys: Keys) -> "Device":
        """A fresh device key for this copy, in place of any other; what was seen of other feeds is forgotten."""
        folder, signer = _folder(case, keys), Signer.new()
        folder.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        held = msgspec.json.encode(Held(secret=signer.secret.hex()))
        (folder / "heads").unlink(missing_ok=True)
        files.put(folder / "device", seal(keys.for_("device"), held, CONTEXT))
        return cls(folder, keys, signer)

    def seen(self) -> Heads:
        """What this device last saw of every feed, by whichever process."""
        self._heads |= {
            feed: head
            for feed, head in self._read_heads().items()
            if head[0] >= self._heads.get(feed, (0,))[0]
        }
        return dict(self._heads)

    def remember(self, heads: Heads) -> None:
        """Keep what was just seen. Called after the record has it, so that a crash makes no false alarm."""
        self._heads |= heads
        body = msgspec.json.encode(self._heads)
        try:
            files.put(self._folder / "heads", seal(self._seal_key, body, CONTEXT), durable=False)
        except OSError:
            # The act is in the record. A memory that stays behind only finds less.
            return

    def _read_heads(self) -> Heads:
        try:
            body = unseal(self._seal_key, (self._folder / "heads").read_bytes(), CONTEXT)
            return msgspec.json.decode(body, type=Heads)
        except (OSError, Damaged, msgspec.MsgspecError):
            return {}


def state_folder() -> Path:
    """Where this user's programs keep state: HABEAS_STATE, or what the system says."""
    if own := os.environ.get("HABEAS_STATE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "habeas"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "habeas"


def _folder(case: Path, keys: Keys) -> Path:
    """One folder for each place and user: two people at one machine sign with keys of their own."""
    place = tagged("place", (os.fsencode(case.resolve()), keys.root.public)).hex()[:16]
    return state_folder() / keys.case.hex()[:16] / place

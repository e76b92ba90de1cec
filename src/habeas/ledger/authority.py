"""Who may sign: the users and devices of a case, as its record says. Judged by position, never backwards.

A case's id is the digest of its first user's root key. A feed counts if its first entry is a certificate for its
key, signed by a root key of the case; further root keys are named by entries of feeds that count; a device that
its own user, or who began the case, turned off counts up to the entry at which it was. Nothing here is believed
because it lies in the file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.ledger.entry import Draft
from habeas.protection.keyfile import case_id
from habeas.protection.ring import CONTROL_KEY
from habeas.protection.signing import Signer, is_signed

DEVICE, USER, DEVICE_OFF = "device", "user", "device_off"
"""Kinds of entries that say who may sign. They are sealed under the control key."""

_ENCODER = msgspec.json.Encoder(order="sorted")


class DeviceOn(Struct, frozen=True, kw_only=True):
    """A certificate: `root` says that `device` signs for it. `after` is the feed that this copy continues.
    Keys, id and signature are hex."""

    case: str
    device: str
    name: str
    root: str
    after: str = ""
    signature: str = ""


class UserOn(Struct, frozen=True, kw_only=True):
    """A user and their root key; `chance` (hex) proves the first user, whose key began the case."""

    name: str
    root: str
    chance: str = ""


class DeviceOff(Struct, frozen=True, kw_only=True):
    """`root` says that `device` counts up to its first `size` entries and no further."""

    case: str
    device: str
    size: int
    root: str
    signature: str = ""


Certificate = DeviceOn | DeviceOff


@dataclass(frozen=True, slots=True)
class Control:
    """An entry that says who may sign, with where it stands."""

    feed: bytes
    place: int
    kind: str
    body: bytes


@dataclass(frozen=True)
class Authority:
    """Who may sign. `users` are names by root key, `devices` certificates by feed, `off` how many entries of
    a feed count."""

    users: dict[str, str] = field(default_factory=dict)
    devices: dict[bytes, DeviceOn] = field(default_factory=dict)
    off: dict[bytes, int] = field(default_factory=dict)

    def user_of(self, feed: bytes) -> str:
        """The name of the user whose device a feed is."""
        return self.users[self.devices[feed].root]

    def name_of(self, feed: bytes) -> str:
        """A feed in words: its device and user, or the beginning of its key."""
        if feed not in self.devices:
            return f"a device that nobody vouches for ({feed.hex()[:8]})"
        device = self.devices[feed]
        return f"{self.user_of(feed)}'s {device.name} ({feed.hex()[:8]})"


def certificate(made: Certificate, signer: Signer) -> Draft:
    """The draft of a certificate, signed by the root key."""
    signature = signer.sign(_message(made)).hex()
    kind = DEVICE if isinstance(made, DeviceOn) else DEVICE_OFF
    return Draft(kind=kind, body=_ENCODER.encode(replace(made, signature=signature)), keys=(CONTROL_KEY,))


def introduction(user: UserOn) -> Draft:
    """The draft that names a user."""
    return Draft(kind=USER, body=_ENCODER.encode(user), keys=(CONTROL_KEY,))


def nameless(body: bytes) -> bytes:
    """The body of a user's entry without the name."""
    return _ENCODER.encode(replace(msgspec.json.decode(body, type=UserOn), name=""))


def authority(case: bytes, controls: Iterable[Control]) -> Authority:
    """Who may sign in a case, from everything its record says of that, in whatever order."""
    # In one order for every copy; who was named first keeps the name.
    ordered = sorted(controls, key=lambda control: (control.feed, control.place), reverse=True)
    read = [(control, made) for control in ordered if (made := _read(control)) is not None]
    users = {m.root: m.name for _, m in read if isinstance(m, UserOn) and _began(case, m)}
    while True:
        devices = {c.feed: m for c, m in read if isinstance(m, DeviceOn) and _vouched(case, c, m, users)}
        off = _off(case, read, users, devices)
        named = {
            m.root: m.name
            for c, m in read
            if isinstance(m, UserOn) and c.feed in devices and c.place < off.get(c.feed, c.place + 1)
        }
        if named.keys() <= users.keys():
            return Authority(named | users, devices, off)
        users = named | users


def _read(control: Control) -> DeviceOn | UserOn | DeviceOff | None:
    of: dict[str, type[DeviceOn | UserOn | DeviceOff]] = {
        DEVICE: DeviceOn,
        USER: UserOn,
        DEVICE_OFF: DeviceOff,
    }
    try:
        return msgspec.json.decode(control.body, type=of[control.kind]) if control.kind in of else None
    except (msgspec.MsgspecError, ValueError):
        return None


def _began(case: bytes, user: UserOn) -> bool:
    try:
        return bool(user.chance) and case_id(bytes.fromhex(user.root), bytes.fromhex(user.chance)) == case
    except ValueError:
        return False


def _vouched(case: bytes, control: Control, made: DeviceOn, users: dict[str, str]) -> bool:
    return control.place == 0 and made.device == control.feed.hex() and _is_signed(case, made, users)


def _off(
    case: bytes, read: Sequence[tuple[Control, object]], users: dict[str, str], devices: dict[bytes, DeviceOn]
) -> dict[bytes, int]:
    """The fewest entries that those who may say so let count: a device's own user, and who began the case."""
    founders = {made.root for _, made in read if isinstance(made, UserOn) and _began(case, made)}
    off: dict[bytes, int] = {}
    for _, made in read:
        if isinstance(made, DeviceOff) and _is_signed(case, made, users):
            feed = next((feed for feed in devices if feed.hex() == made.device), None)
            if feed is None or made.root not in founders | {devices[feed].root}:
                continue
            off[feed] = min(made.size, off.get(feed, made.size))
    return off


def _is_signed(case: bytes, made: Certificate, users: dict[str, str]) -> bool:
    if made.case != case.hex() or made.root not in users:
        return False
    try:
        return is_signed(bytes.fromhex(made.root), _message(made), bytes.fromhex(made.signature))
    except ValueError:
        return False


def _message(made: Certificate) -> bytes:
    kind = DEVICE if isinstance(made, DeviceOn) else DEVICE_OFF
    return f"habeas/{kind}/1\n".encode() + _ENCODER.encode(replace(made, signature=""))

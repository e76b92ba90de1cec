"""The key file: what opens a case. Each user has slots, one for the passphrase and one for the recovery sheet.

A slot holds the case key, the user's root key and name, sealed under a key stretched from the passphrase or the
sheet. The whole file is authenticated under the case key: a changed byte anywhere is found on opening.
"""

from dataclasses import dataclass
from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.protection.digest import authenticated, sha256, tagged
from habeas.protection.passphrase import SALT, Cost, stretched
from habeas.protection.sealing import KEY, Damaged, derived, new_key, seal, unseal
from habeas.protection.signing import Signer

FORMAT = "habeas keys 1"
ENCODER = msgspec.json.Encoder(order="sorted")


class KeysError(Exception):
    """The key file does not open. The message says why and what to do."""


class WrongPassphrase(KeysError):
    """No slot opens with what was given."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a kind)
    RECOVERY = "recovery"


class Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in: how the key is stretched, and the sealed keys (hex)."""

    kind: SlotKind
    salt: str
    memory: int
    passes: int
    lanes: int
    sealed: str

    @property
    def cost(self) -> Cost:
        """What one guess costs."""
        return Cost(self.memory, self.passes, self.lanes)


class UserSlots(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user of the case: public root key (hex) and ways in. No name stands here in clear: `hint` (hex, one byte
    of a digest of the name) only saves trying everybody's slots, each of which takes a second."""

    hint: str
    root: str
    slots: tuple[Slot, ...]


class KeyFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. `case` is the case's id, hex: the digest of the first user's root key and `chance`."""

    format: str
    case: str
    chance: str
    users: tuple[UserSlots, ...]


@dataclass(frozen=True)
class Keys:
    """An opened case: its id, its key, and who opened it."""

    case: bytes
    key: bytes
    user: str
    root: Signer

    def for_(self, purpose: str) -> bytes:
        """The case's key for one purpose."""
        return derived(self.key, purpose)


def new(user: str, passphrase: str, sheet: str, cost: Cost) -> tuple[KeyFile, Keys]:
    """A key file for a new case with its first user."""
    root, chance = Signer.new(), new_key()[:SALT]
    case = case_id(root.public, chance)
    keys = Keys(case=case, key=new_key(), user=user, root=root)
    empty = KeyFile(format=FORMAT, case=case.hex(), chance=chance.hex(), users=())
    return with_user(empty, keys, passphrase, sheet, cost), keys


def case_id(root: bytes, chance: bytes) -> bytes:
    """The id of a case: whoever knows it knows whose root key began the case."""
    return tagged("case", (root, chance))


def with_user(file: KeyFile, keys: Keys, passphrase: str, sheet: str, cost: Cost) -> KeyFile:
    """The key file with `keys.user` and two new ways in; in place of that user's old ones."""
    slots = (
        _slot(file, keys, SlotKind.PASSPHRASE, passphrase, cost),
        _slot(file, keys, SlotKind.RECOVERY, sheet, cost),
    )
    return with_slots(file, keys, slots)


def with_passphrase(file: KeyFile, keys: Keys, passphrase: str, cost: Cost) -> KeyFile:
    """The key file with another passphrase for `keys.user`; the recovery sheet stays good."""
    (user,) = (one for one in file.users if one.root == keys.root.public.hex())
    kept = tuple(slot for slot in user.slots if slot.kind is SlotKind.RECOVERY)
    return with_slots(file, keys, (_slot(file, keys, SlotKind.PASSPHRASE, passphrase, cost), *kept))


def with_slots(file: KeyFile, keys: Keys, slots: tuple[Slot, ...]) -> KeyFile:
    """The key file with these ways in for `keys.user`."""
    user = UserSlots(hint=hint(file, keys.user), root=keys.root.public.hex(), slots=slots)
    others = [one for one in file.users if one.root != user.root]
    return replace(file, users=tuple(sorted((*others, user), key=lambda one: one.root)))


def hint(file: KeyFile, name: str) -> str:
    """One byte of a digest of a user's name: so many names share it that it tells none."""
    return tagged("user name", (bytes.fromhex(file.case), name.encode()))[:1].hex()


def encode(file: KeyFile, case_key: bytes) -> bytes:
    """The bytes of a key file: a line of JSON, its plain digest, and a line that authenticates it."""
    body = ENCODER.encode(file)
    mac = authenticated(derived(case_key, "key file"), body)
    return b"\n".join((body, sha256(body).encode(), mac.hex().encode(), b""))


def decode(data: bytes) -> KeyFile:
    """The key file in these bytes, not authenticated yet. Raises KeysError."""
    body, *digest = data.split(b"\n")
    if digest[:1] != [sha256(body).encode()]:
        # A slip of the disk is told from a wrong passphrase before anything is asked.
        raise KeysError("the key file is not as it was written; put it back from a backup")
    try:
        file = msgspec.json.decode(body, type=KeyFile)
    except (msgspec.MsgspecError, ValueError) as why:
        raise KeysError(
            "the key file is not one that this habeas can read; put it back from a backup"
        ) from why
    if file.format != FORMAT:
        raise KeysError(f"the key file has the form {file.format!r}; open it with the habeas that wrote it")
    return file


def unlock(
    data: bytes, secret: str, *, kind: SlotKind = SlotKind.PASSPHRASE, user: str | None = None
) -> Keys:
    """Open a key file with a passphrase or the words of a sheet; of one user, or of whoever it is.

    Raises WrongPassphrase, and KeysError if anything in the file was changed.
    """
    file = decode(data)
    for one in file.users:
        if user is not None and one.hint != hint(file, user):
            continue
        for slot in one.slots:
            keys = _opened(file, one, slot, secret) if slot.kind is kind else None
            if keys is not None and user in (None, keys.user):
                _check(file, keys, data)
                return keys
    what = "passphrase" if kind is SlotKind.PASSPHRASE else "recovery sheet"
    whose = f" for a user “{user}”" if user else ""
    raise WrongPassphrase(f"this {what} does not open the case{whose}. Nothing was changed; try again.")


def _check(file: KeyFile, keys: Keys, data: bytes) -> None:
    if encode(file, keys.key) != data:
        raise KeysError(
            "the key file was changed after it was written. Put it back from a backup: "
            "somebody may have tried to add a way in."
        )


def _opened(file: KeyFile, user: UserSlots, slot: Slot, secret: str) -> Keys | None:
    if not slot.cost.is_sane():
        raise KeysError("the key file asks for more memory or time than any key is worth; it was changed")
    try:
        key = stretched(secret, bytes.fromhex(slot.salt), slot.cost)
        plain = unseal(key, bytes.fromhex(slot.sealed), _context(file, user.root, slot.kind))
    except (Damaged, ValueError):
        return None
    name = plain[2 * KEY :].decode()
    return Keys(case=bytes.fromhex(file.case), key=plain[:KEY], user=name, root=Signer(plain[KEY : 2 * KEY]))


def _slot(file: KeyFile, keys: Keys, kind: SlotKind, secret: str, cost: Cost) -> Slot:
    salt = new_key()[:SALT]
    context = _context(file, keys.root.public.hex(), kind)
    plain = keys.key + keys.root.secret + keys.user.encode()
    return Slot(
        kind=kind,
        salt=salt.hex(),
        memory=cost.memory,
        passes=cost.passes,
        lanes=cost.lanes,
        sealed=seal(stretched(secret, salt, cost), plain, context).hex(),
    )


def _context(file: KeyFile, root: str, kind: SlotKind) -> bytes:
    return "\n".join((FORMAT, file.case, root, kind)).encode()

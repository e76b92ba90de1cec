"""Proofs: one entry shown alone, with what leads from it to a signed root, and from that to the case's first key.

Whoever has the proof can check that these words were in the record, unchanged, when the checkpoint was signed,
and read nothing else. It cannot show that nothing was said against them since.
"""

from dataclasses import dataclass

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.ledger import rows
from habeas.ledger.authority import DEVICE_OFF, USER, Control, DeviceOn, authority, nameless
from habeas.ledger.checkpoint import NotACheckpoint, Signed, is_right, read
from habeas.ledger.clock import moment
from habeas.ledger.entry import (
    COMMITMENT,
    Gone,
    NotAnEntry,
    Opener,
    commitment,
    header_end,
    read_plain,
    wall_of,
)
from habeas.ledger.errors import LedgerError
from habeas.ledger.store import Ledger
from habeas.ledger.tree import DIGEST, leaf_digest, path, root_from
from habeas.protection.sealing import Damaged

FORMAT = "habeas proof 1"


class Voucher(Struct, frozen=True, kw_only=True):
    """An entry that says who may sign: where it stands, what it says."""

    feed: str
    place: int
    kind: str
    body: str


class Proof(Struct, frozen=True, kw_only=True):
    """One entry and what proves it. Bytes are hex; `path` leads from its leaf to the root in `message`;
    `vouchers` lead from the case's id to the device that signed."""

    format: str
    case: str
    entry: str
    plain: str
    place: int
    path: tuple[str, ...]
    message: str
    signature: str
    vouchers: tuple[Voucher, ...]


@dataclass(frozen=True)
class Proven:
    """What a proof shows: kind, author and body of the entry, when by the device's clock, which device (its
    certificate), and of which case."""

    kind: str
    by: str
    body: bytes
    at: str
    signed_by: DeviceOn
    case: str


class NotProven(LedgerError):
    """The proof does not hold. The message says at which step."""


def prove(ledger: Ledger, number: int) -> Proof:
    """The proof of entry `number`. Raises LedgerError if its key is gone, or the record is not as it was signed."""
    with ledger.reading() as connection:
        act = next((a for a in rows.acts(connection) if a.first <= number < a.first + a.count), None)
        if act is None:
            raise LedgerError(f"there is no entry {number} in this record")
        leaves, data = b"", b""
        for one, stored, entries in rows.whole_acts(connection, last=act.number, feed=act.feed):
            leaves += stored
            if one.number == act.number:
                data = rows.split(entries)[number - act.first]
        place = len(leaves) // DIGEST - act.count + number - act.first
        controls = list(ledger.controls())
    try:
        plain = Opener(ledger.access.key_of).plain(data)
    except Gone as why:
        raise LedgerError(f"entry {number} cannot be shown: its key is gone, or was never here") from why
    made = Proof(
        format=FORMAT,
        case=ledger.access.case.hex(),
        entry=data.hex(),
        plain=plain.hex(),
        place=place,
        path=tuple(
            step.hex()
            for step in path([leaves[at : at + DIGEST] for at in range(0, len(leaves), DIGEST)], place)
        ),
        message=act.signed.message.hex(),
        signature=act.signed.signature.hex(),
        vouchers=tuple(_voucher(control) for control in controls),
    )
    proven(made)
    return _least(made)


def _voucher(control: Control) -> Voucher:
    """What says who may sign, without the names of users: they prove nothing, and tell who works on the case."""
    body = nameless(control.body) if control.kind == USER else control.body
    return Voucher(feed=control.feed.hex(), place=control.place, kind=control.kind, body=body.decode())


def _least(proof: Proof) -> Proof:
    """The proof with no more vouchers than it needs, and with what was turned off."""
    for voucher in proof.vouchers:
        fewer = replace(proof, vouchers=tuple(one for one in proof.vouchers if one != voucher))
        if voucher.kind != DEVICE_OFF and _holds(fewer):
            proof = fewer
    return proof


def _holds(proof: Proof) -> bool:
    try:
        proven(proof)
    except NotProven:
        return False
    return True


def proven(proof: Proof) -> Proven:
    """Check a proof by itself. Raises NotProven."""
    try:
        return _proven(proof)
    except (ValueError, NotAnEntry, NotACheckpoint, Damaged) as why:
        raise NotProven(f"the proof is not in order: {why}") from why


def _proven(proof: Proof) -> Proven:
    entry, plain = bytes.fromhex(proof.entry), bytes.fromhex(proof.plain)
    end, signed = header_end(entry), Signed(bytes.fromhex(proof.message), bytes.fromhex(proof.signature))
    said = read(signed.message)
    feed = bytes.fromhex(said.feed)
    controls = [Control(bytes.fromhex(v.feed), v.place, v.kind, v.body.encode()) for v in proof.vouchers]
    who = authority(bytes.fromhex(proof.case), controls)
    root = root_from(leaf_digest(entry), proof.place, said.size, [bytes.fromhex(step) for step in proof.path])
    steps = {
        "it has another form": proof.format == FORMAT,
        "the words are not those that the entry commits to": commitment(plain)
        == entry[end : end + COMMITMENT],
        "the entry does not lead to the signed root": root is not None and root.hex() == said.root,
        "the signature is not that of the device": is_right(signed, feed),
        "it was signed for another case": said.case == proof.case,
        "nobody of the case vouches for the device": feed in who.devices
        and proof.place < who.off.get(feed, said.size),
    }
    failed = next((why for why, holds in steps.items() if not holds), None)
    if failed:
        raise NotProven(f"the proof does not hold: {failed}")
    kind, by, body = read_plain(plain)
    return Proven(
        kind, by, body, moment(wall_of(entry)).isoformat(timespec="seconds"), who.devices[feed], proof.case
    )


def encode(proof: Proof) -> bytes:
    """A proof as a file: JSON, readable by itself."""
    return msgspec.json.format(msgspec.json.encode(proof, order="sorted"), indent=1) + b"\n"


def decode(data: bytes) -> Proof:
    """The proof in a file. Raises NotProven."""
    try:
        return msgspec.json.decode(data, type=Proof)
    except (msgspec.MsgspecError, ValueError) as why:
        raise NotProven(f"this is no proof of habeas, or it was changed: {why}") from why


__all__ = ["NotProven", "Proof", "Proven", "decode", "encode", "prove", "proven"]

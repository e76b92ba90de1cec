"""Records to measure: one case, several copies, keys for some sources, and nothing else beside them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from habeas.ledger import Access, Ledger, bundle
from habeas.ledger.authority import DeviceOn, UserOn, certificate, introduction
from habeas.ledger.bundle import Cargo
from habeas.ledger.entry import KeyOf
from habeas.ledger.merge import Incoming
from habeas.protection import keyfile
from habeas.protection.device import Device
from habeas.protection.keyfile import Keys
from habeas.protection.passphrase import Cost
from habeas.protection.ring import CONTROL_KEY, Ring, reserved

SOURCES = 200


def BODY() -> bytes:
    """A body of 300 bytes, of JSON as the record has it."""
    return b'{"words":"' + os.urandom(144).hex().encode() + b'"}'


@dataclass
class Copy:
    """A copy of the record, and the numbers of its sources' keys."""

    ledger: Ledger
    ring: Ring
    keys: Keys
    numbers: list[int]

    def with_keys(self, key_of: KeyOf) -> Ledger:
        """The same record opened with other keys of entries; who may sign is always read."""

        def keys(numbers: tuple[int, ...]) -> bytes | None:
            return reserved(self.keys.key, CONTROL_KEY) if numbers == (CONTROL_KEY,) else key_of(numbers)

        return Ledger.open(self.ledger.path, Access(self.keys.case, self.keys.for_("record"), keys))

    def acts_of(self, file: BinaryIO) -> Iterator[Incoming]:
        """The acts of a package."""
        whole, head = bundle.read_bundle_head(file)
        return bundle.read(file, whole, bundle.case_stream_key(self.keys.key, head.salt), Cargo())


def copies(folder: Path, count: int) -> list[Copy]:
    """Fresh copies of one new case."""
    file, keys = keyfile.new("Anna", "a passphrase", "a sheet", Cost(memory=64, passes=1, lanes=1))
    return [_copy(folder / str(number), keys, file.chance, number) for number in range(count)]


def package(copy: Copy) -> bytes:
    """A package of everything in a copy."""
    head, out = bundle.new_head(copy.keys.case, date(2031, 5, 4)), BytesIO()
    bundle.write(out, head, bundle.case_stream_key(copy.keys.key, head.salt), copy.ledger, Cargo())
    return out.getvalue()


def _copy(folder: Path, keys: Keys, chance: str, number: int) -> Copy:
    folder.mkdir(parents=True)
    ring, device = Ring.create(folder / "ring", keys.key), Device.new(folder, keys)
    ledger = Ledger.create(folder / "record.db", Access(keys.case, keys.for_("record"), ring.key, device))
    root = keys.root.public.hex()
    on = DeviceOn(
        case=keys.case.hex(), device=device.signer.public.hex(), name=f"device {number + 1}", root=root
    )
    first = introduction(UserOn(name="Anna", root=root, chance=chance))
    ledger.append([certificate(on, keys.root), first], by="Anna", at=datetime(2031, 5, 1, tzinfo=UTC))
    return Copy(ledger, ring, keys, [ring.add(f"s_{at}") for at in range(SOURCES if number == 0 else 1)])

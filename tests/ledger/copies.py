"""Records for tests: one case, any number of copies on different laptops, without acts or files beside them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from habeas.ledger import Access, Draft, Ledger, bundle
from habeas.ledger.authority import DeviceOn, UserOn, certificate, introduction
from habeas.ledger.bundle import Cargo
from habeas.ledger.merge import Decide, Survey, merge
from habeas.protection import keyfile
from habeas.protection.device import Device
from habeas.protection.keyfile import Keys
from habeas.protection.ring import Ring
from tests.keys import CHEAP, PASSPHRASE, SHEET

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)


@dataclass
class Copy:
    """A copy of the case's record on one laptop, with its clock."""

    ledger: Ledger
    ring: Ring
    keys: Keys
    now: datetime = NOW

    def write(self, *words: str, by: str = "Anna", keys: tuple[int, ...] = (0,)) -> int:
        """One act, a minute later: an entry for each word."""
        self.now += timedelta(minutes=1)
        drafts = [Draft(kind="telling", body=f'{{"words":"{word}"}}'.encode(), keys=keys) for word in words]
        return self.ledger.append(drafts, by=by, at=self.now)

    def words(self) -> list[str]:
        """What is written, in the one order of all copies."""
        entries = sorted(self.ledger.entries(), key=lambda e: (e.order, e.feed, e.place))
        return [e.body.decode()[10:-2] for e in entries if e.body and e.kind == "telling"]

    def package(self) -> bytes:
        """A package of everything here."""
        head, out = bundle.new_head(self.keys.case, self.now.date()), BytesIO()
        key = bundle.case_stream_key(self.keys.key, head.salt)
        bundle.write(out, head, key, self.ledger, Cargo(keys=list(self.ring.entries())))
        return out.getvalue()

    def bring_in(self, package: bytes, decide: Decide = lambda survey, entries: True) -> Survey:
        """Merge a package."""
        file = BytesIO(package)
        whole, head = bundle.read_bundle_head(file)
        cargo = Cargo()
        key = bundle.case_stream_key(self.keys.key, head.salt)
        acts = bundle.read(file, whole, key, cargo)

        def agreed(survey: Survey, entries: object) -> bool:
            self.ring.adopt(cargo.keys)
            return decide(survey, entries)  # type: ignore[arg-type]

        return merge(self.ledger, acts, at=self.now, decide=agreed)


class Laptops:
    """The laptops of one case. The first begins it; others are signed on by the same user's root key."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._patch = folder, monkeypatch
        self._file, self.keys = keyfile.new("Anna", PASSPHRASE, SHEET, CHEAP)
        self._count = 0

    def laptop(self, keys: Keys | None = None, *, vouched: bool = True) -> Copy:
        """A fresh copy with a device of its own."""
        keys, self._count = keys or self.keys, self._count + 1
        folder = self._folder / f"laptop {self._count}"
        folder.mkdir(parents=True)
        ring = Ring.create(folder / "ring", keys.key)
        device = Device.new(folder, keys)
        access = Access(keys.case, keys.for_("record"), ring.key, device)
        ledger = Ledger.create(folder / "record.db", access)
        root = keys.root.public.hex()
        on = DeviceOn(
            case=keys.case.hex(), device=device.signer.public.hex(), name=f"device {self._count}", root=root
        )
        first = introduction(UserOn(name=keys.user, root=root, chance=self._file.chance if vouched else "00"))
        ledger.append([certificate(on, keys.root), first], by=keys.user, at=NOW)
        return Copy(ledger, ring, keys)

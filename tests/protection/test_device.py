"""Device keys: one for each place and user, outside the case, sealed; a memory of what was seen."""

from pathlib import Path

import pytest

from habeas.protection import keyfile
from habeas.protection.device import Device
from habeas.protection.keyfile import Keys
from tests.keys import CHEAP, PASSPHRASE, SHEET


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keys:
    monkeypatch.setenv("HABEAS_STATE", str(tmp_path / "state"))
    return keyfile.new("Anna", PASSPHRASE, SHEET, CHEAP)[1]


def test_the_key_is_found_again_at_the_same_place_by_the_same_user_only(keys: Keys, tmp_path: Path) -> None:
    device = Device.new(tmp_path / "case", keys)
    again = Device.known(tmp_path / "case", keys)
    assert again
    assert again.signer.public == device.signer.public
    assert Device.known(tmp_path / "copy", keys) is None
    bohdan = keyfile.new("Bohdan", PASSPHRASE, SHEET, CHEAP)[1]
    assert Device.known(tmp_path / "case", Keys(keys.case, keys.key, "Bohdan", bohdan.root)) is None


def test_nothing_can_be_read_in_the_state_folder(keys: Keys, tmp_path: Path) -> None:
    device = Device.new(tmp_path / "case", keys)
    device.remember({"aa" * 32: (3, "bb" * 32)})
    files = [file for file in (tmp_path / "state").rglob("*") if file.is_file()]
    assert len(files) == 2
    for file in files:
        data = file.read_bytes()
        for secret in (device.signer.secret.hex().encode(), b"aaaa", b"Anna", str(tmp_path).encode()):
            assert secret not in data
    assert not (tmp_path / "case").exists()


def test_what_was_seen_is_remembered_across_processes_and_never_shrinks(keys: Keys, tmp_path: Path) -> None:
    one = Device.new(tmp_path / "case", keys)
    two = Device.known(tmp_path / "case", keys)
    assert two
    one.remember({"a": (5, "r")})
    assert two.seen() == {"a": (5, "r")}
    two.remember({"b": (1, "s")})
    assert one.seen() == {"a": (5, "r"), "b": (1, "s")}


def test_a_damaged_memory_gives_no_false_alarm_and_a_new_key_forgets(keys: Keys, tmp_path: Path) -> None:
    device = Device.new(tmp_path / "case", keys)
    device.remember({"a": (5, "r")})
    heads = next((tmp_path / "state").rglob("heads"))
    heads.write_bytes(heads.read_bytes()[:-1])
    again = Device.known(tmp_path / "case", keys)
    assert again
    assert again.seen() == {}
    device.remember({"a": (6, "r")})
    assert Device.new(tmp_path / "case", keys).seen() == {}

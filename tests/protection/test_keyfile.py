"""The key file: opens with a passphrase or a sheet, whoever's it is, and with nothing else."""

import pytest

from habeas.protection import keyfile
from habeas.protection.keyfile import KeysError, SlotKind, WrongPassphrase
from habeas.protection.passphrase import Cost
from tests.keys import CHEAP, PASSPHRASE, SHEET


@pytest.fixture
def both() -> tuple[bytes, keyfile.Keys]:
    file, keys = keyfile.new("Anna", PASSPHRASE, SHEET, CHEAP)
    return keyfile.encode(file, keys.key), keys


def test_either_way_in_gives_the_same_keys(both: tuple[bytes, keyfile.Keys]) -> None:
    data, keys = both
    for opened in (keyfile.unlock(data, PASSPHRASE), keyfile.unlock(data, SHEET, kind=SlotKind.RECOVERY)):
        assert (opened.case, opened.key, opened.user) == (keys.case, keys.key, "Anna")
        assert opened.root.public == keys.root.public


def test_nothing_else_opens_it(both: tuple[bytes, keyfile.Keys]) -> None:
    data, _ = both
    for secret, kind in (
        (PASSPHRASE + " ", SlotKind.PASSPHRASE),
        (PASSPHRASE, SlotKind.RECOVERY),
        (SHEET, SlotKind.PASSPHRASE),
    ):
        with pytest.raises(WrongPassphrase, match="Nothing was changed"):
            keyfile.unlock(data, secret, kind=kind)


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    file, keys = keyfile.new("Anna", "Зима ко́й-что café", SHEET, CHEAP)
    decomposed = "Зима ко́й-что café"
    assert keyfile.unlock(keyfile.encode(file, keys.key), decomposed).key == keys.key


def test_no_key_and_no_name_of_the_case_stand_in_it(both: tuple[bytes, keyfile.Keys]) -> None:
    data, keys = both
    for secret in (keys.key, keys.root.secret, PASSPHRASE.encode(), SHEET.encode(), b"Anna"):
        assert secret not in data
        assert secret.hex().encode() not in data


def test_a_file_that_asks_for_the_moon_is_refused(both: tuple[bytes, keyfile.Keys]) -> None:
    data, keys = both
    file = keyfile.decode(data)
    (user,) = file.users
    greedy = tuple(
        keyfile.Slot(
            kind=s.kind, salt=s.salt, memory=1 << 30, passes=s.passes, lanes=s.lanes, sealed=s.sealed
        )
        for s in user.slots
    )
    with pytest.raises(KeysError, match="more memory or time"):
        keyfile.unlock(keyfile.encode(keyfile.with_slots(file, keys, greedy), keys.key), PASSPHRASE)


def test_the_cost_of_a_guess() -> None:
    assert Cost(memory=256 * 1024, passes=3, lanes=4).is_sane()
    assert not Cost(memory=8, passes=3, lanes=4).is_sane()
    assert not Cost(memory=1 << 22, passes=1, lanes=1).is_sane()

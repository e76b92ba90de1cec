"""The ring: keys are there before they are needed, shared between processes, and gone when destroyed."""

from pathlib import Path

import pytest

from habeas.protection.ring import CASE_KEY, CONTROL_KEY, Ring, RingError, SourceKey
from habeas.protection.sealing import new_key

KEY = new_key()


@pytest.fixture
def ring(tmp_path: Path) -> Ring:
    return Ring.create(tmp_path / "ring", KEY)


def again(ring: Ring) -> Ring:
    return Ring(ring._path, KEY)


def test_a_key_is_on_disk_when_it_is_given_out(ring: Ring) -> None:
    number = ring.add("s_1")
    other = again(ring)
    assert other.of("s_1") == number
    assert other.key((number,)) == ring.key((number,)) == ring.source_key("s_1")


def test_two_processes_see_each_others_keys(ring: Ring) -> None:
    other = again(ring)
    first, second = ring.add("s_1"), other.add("s_2")
    assert ring.key((second,)) is not None
    assert other.key((first,)) is not None
    assert {key.source for key in again(ring).entries()} == {"s_1", "s_2"}


def test_several_keys_give_one_that_dies_with_any_of_them(ring: Ring) -> None:
    a, b = ring.add("s_a"), ring.add("s_b")
    both = ring.key((a, b))
    assert both == ring.key((b, a))
    assert both not in (ring.key((a,)), ring.key((b,)), None)
    ring.destroy(["s_a"])
    assert ring.key((a, b)) is None
    assert again(ring).key((a, b)) is None
    assert ring.key((b,)) is not None


def test_a_destroyed_key_is_nowhere_in_the_file_and_the_shelves_are_thrown_away(ring: Ring) -> None:
    ring.add("s_1")
    before, shelf = ring._path.read_bytes(), ring.shelf()
    ring.destroy(["s_1"])
    assert again(ring).entries() == ()
    assert ring.shelf().generation == shelf.generation + 1
    assert ring.shelf().key != shelf.key
    assert ring._path.read_bytes() != before


def test_the_cases_own_keys_are_not_on_it_and_differ(ring: Ring) -> None:
    own, control = ring.key((CASE_KEY,)), ring.key((CONTROL_KEY,))
    assert own
    assert control
    assert own != control
    assert ring.key((7,)) is None, "reserved for later"
    assert ring.entries() == ()


def test_any_changed_byte_is_found(ring: Ring) -> None:
    ring.add("s_1")
    data = ring._path.read_bytes()
    for at in range(len(data)):
        ring._path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(RingError, match="restore"):
            again(ring).look()
    ring._path.write_bytes(data[:-1])
    with pytest.raises(RingError):
        again(ring).look()
    ring._path.unlink()
    with pytest.raises(RingError, match=r"cannot be read.*restore"):
        again(ring).look()


def test_a_ring_of_another_case_is_told(ring: Ring) -> None:
    with pytest.raises(RingError, match="belongs to another case"):
        Ring(ring._path, new_key()).look()


def test_a_source_keeps_its_key_whatever_is_brought(ring: Ring) -> None:
    number = ring.add("s_1")
    key = ring.source_key("s_1")
    ring.adopt(
        [
            SourceKey(number=number, source="s_1", key="00" * 32),
            SourceKey(number=99, source="s_1", key="11" * 32),
        ]
    )
    ring.adopt([SourceKey(number=3, source="s_2", key="22" * 32)])
    ring.add("s_3")
    assert again(ring).source_key("s_1") == key
    assert again(ring).of("s_1") == number
    assert again(ring).of("s_2") is None, "numbers below 16 are never given to sources"

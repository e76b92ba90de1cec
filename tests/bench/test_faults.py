"""Kills, power cuts, full disks, damage, other writers and jumping clocks lose nothing; and the harness would see it.

Small counts. The full ones: `python -m bench.faults --full`.
"""

import os
import shutil
from pathlib import Path
from random import Random

import pytest
from bench.faults.__main__ import DEFAULT_SEED, FAULTS, tried
from bench.faults.actor import Actor
from bench.faults.cases import HELD, Place, Search, at, look, new_case
from bench.faults.disk import Call, Disk, File, Op
from bench.faults.flips import PAGE, damage
from bench.faults.outcome import CannotTry, table
from bench.faults.recorder import built
from bench.faults.said import Said, Value


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost(name: str) -> None:
    try:
        outcomes = tried(name, FAULTS[name].small, DEFAULT_SEED)
    except CannotTry as why:
        # As with the browser: a machine without a compiler says so; on CI, where one belongs, it fails.
        if os.environ.get("CI"):
            pytest.fail(str(why))
        pytest.skip(f"not tried: {why}")
    failed = [one.fault for one in outcomes if one.is_failure]
    assert not failed, f"{', '.join(failed)}\n{table(outcomes)}"
    if name == "power":
        # The same with SQLite told to sync less: a harness that finds nothing there would find nothing at all.
        assert [one.lost > 0 for one in outcomes if one.is_peer] == [True, True], table(outcomes)


def test_without_a_compiler_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotTry, match="apt-get install gcc"):
        built(tmp_path)


def test_names_in_the_clear_are_found_in_every_encoding(tmp_path: Path) -> None:
    search = Search(tmp_path)
    for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-16-be")):
        for name in HELD:
            (tmp_path / f"{number}").write_bytes(bytes(999) + name.encode(encoding) + bytes(9))
            assert search.found(), (name, encoding)
            (tmp_path / f"{number}").write_bytes(bytes(1000))
            assert not search.found()
    (tmp_path / f"{HELD[0]}.txt").touch()
    assert search.found()


def test_an_act_that_is_missing_or_changed_is_found(tmp_path: Path) -> None:
    place, said = Place(tmp_path).made(), list[Said]()
    with at(place):
        case = new_case(place.case)
        actor = Actor(case, Random(1), said.append)
        for act in ("take in", "tell", "take in", "take in", "withdraw"):
            actor.do(act)
        case.close()
        assert look(place.case, said, goes_on=False).lost == []
        (value, *_) = said[0].values
        for wrong in (
            Value("s_never", (), value.digest),
            Value(said[-1].values[0].id, (), "another"),
        ):
            assert look(place.case, [*said, Said(act="tell", values=(wrong,))], goes_on=False).lost
        unasked = [one for one in said if not one.source]
        assert any("by nobody" in words for words in look(place.case, unasked, goes_on=False).lost)


def call(op: Op, fd: int = -1, *, where: int = 0, first: bytes = b"", second: bytes = b"") -> Call:
    return Call(op, fd, where, first, second)


def states(disk: Disk, folder: Path) -> set[bytes | None]:
    """What a file called new holds after a cut, in every state that comes up; None where it is not there."""
    found: set[bytes | None] = set()
    for seed in range(200):
        (folder / str(seed)).mkdir()
        disk.after_cut(Random(seed), folder / str(seed))
        file = folder / str(seed) / "new"
        found.add(file.read_bytes() if file.exists() else None)
    return found


def test_a_power_cut_takes_what_was_not_synced_and_nothing_else(tmp_path: Path) -> None:
    below = tmp_path / "disk"
    below.mkdir()
    disk, path = Disk(below), str(below / "new").encode()
    disk.take(call(Op.OPEN, 3, first=path))
    disk.take(call(Op.WRITE, 3, first=b"a" * 1024))
    (tmp_path / "a").mkdir()
    assert {None, b"", b"a" * 1024} <= states(disk, tmp_path / "a")
    disk.take(call(Op.SYNC, 3))
    (tmp_path / "b").mkdir()
    assert states(disk, tmp_path / "b") == {None, b"a" * 1024}, "its name is in a folder that was not synced"
    disk.take(call(Op.OPEN, 4, first=str(below).encode()))
    disk.take(call(Op.SYNC, 4))
    (tmp_path / "c").mkdir()
    assert states(disk, tmp_path / "c") == {b"a" * 1024}
    disk.take(call(Op.WRITE, 3, where=1024, first=b"b" * 512))
    disk.take(call(Op.RENAME, first=path, second=str(below / "other").encode()))
    (tmp_path / "d").mkdir()
    assert {None, b"a" * 1024, b"a" * 1024 + b"b" * 512} <= states(disk, tmp_path / "d")


def test_a_write_is_torn_at_512_bytes() -> None:
    file = File(bytearray(b"old"), [(0, b"a" * 1024)])
    torn = {bytes(file.torn(Random(seed))) for seed in range(1000)}
    assert torn == {b"old", b"a" * 512, b"a" * 1024, b"old" + bytes(509) + b"a" * 512}


def test_damage_always_changes_something() -> None:
    whole, seen = Random(1).randbytes(3 * PAGE), set()
    for seed in range(200):
        how, damaged = damage(whole, Random(seed))
        assert damaged != whole
        seen.add(how.split()[-1] if "cut" not in how else "cut")
    assert {"flipped", "zeroed", "swapped", "cut"} <= seen

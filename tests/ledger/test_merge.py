"""Merging is union: laws by property, two laptops for a month, and packages that must not come in."""

from datetime import timedelta
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from habeas.ledger import Access, Ledger, MustNotSign, database, rows
from habeas.ledger.check import check
from habeas.ledger.checkpoint import read
from habeas.ledger.clock import milliseconds
from habeas.ledger.merge import Forked, Refused
from habeas.ledger.tree import Tree, leaf_digests
from habeas.protection import keyfile
from habeas.protection.device import Device
from habeas.protection.ring import Ring
from tests.keys import CHEAP, PASSPHRASE, SHEET
from tests.ledger.copies import Copy, Laptops


def is_right(copy: Copy) -> bool:
    return check(copy.ledger, wall=milliseconds(copy.now)).problems == []


def heads(copy: Copy) -> dict[str, tuple[int, str]]:
    return {feed.key.hex(): (feed.size, feed.head.root) for feed in copy.ledger.feeds()}


def sync(a: Copy, b: Copy) -> None:
    b.bring_in(a.package())
    a.bring_in(b.package())


def test_two_laptops_apart_for_a_month_end_equal(laptops: Laptops) -> None:
    anna, bohdan, chance = laptops.laptop(), laptops.laptop(), Random(5)
    sync(anna, bohdan)
    for day in range(30):
        for copy, name in ((anna, "anna"), (bohdan, "bohdan")):
            copy.now += timedelta(hours=chance.randint(0, 30))
            for number in range(chance.randint(0, 3)):
                copy.write(*(f"{name} {day} {number} {more}" for more in range(chance.randint(1, 3))))
    sync(anna, bohdan)
    assert anna.words() == bohdan.words()
    assert heads(anna) == heads(bohdan)
    assert is_right(anna)
    assert is_right(bohdan)


@pytest.mark.parametrize("seed", range(8))
def test_merge_laws(laptops: Laptops, seed: int) -> None:
    """Repeating, the order, and who goes through whom do not matter."""
    chance, three = Random(seed), [laptops.laptop() for _ in range(3)]
    for _ in range(12):
        what, copy = chance.choice(["write", "write", "merge"]), chance.choice(three)
        if what == "write":
            copy.now += timedelta(hours=chance.randint(-40, 60))
            copy.write(*(str(chance.random()) for _ in range(chance.randint(1, 3))))
        else:
            copy.bring_in(chance.choice(three).package())
    packages = [copy.package() for copy in three]
    for copy in three:
        for package in chance.sample(packages, 3) + chance.sample(packages, 3):
            copy.bring_in(package)
    assert three[0].words() == three[1].words() == three[2].words()
    assert heads(three[0]) == heads(three[1]) == heads(three[2])
    before = [copy.ledger.last_number() for copy in three]
    assert [copy.bring_in(package).entries for copy in three for package in packages] == [0] * 9
    assert [copy.ledger.last_number() for copy in three] == before
    assert all(is_right(copy) for copy in three)


def test_what_was_seen_comes_before_what_rests_on_it_even_if_a_clock_ran_far_ahead(laptops: Laptops) -> None:
    anna, bohdan = laptops.laptop(), laptops.laptop()
    bohdan.now += timedelta(days=400)
    bohdan.write("from the future")
    assert any("more than a day ahead" in remark for remark in anna.bring_in(bohdan.package()).remarks)
    anna.write("after seeing it")
    assert anna.words() == ["from the future", "after seeing it"]
    bohdan.bring_in(anna.package())
    assert bohdan.words() == anna.words()
    entry = next(e for e in anna.ledger.entries() if e.body == b'{"words":"after seeing it"}')
    assert entry.at < bohdan.now - timedelta(days=300), "the clock ahead is not adopted"


def test_what_was_known_then_is_what_had_come_in_by_then(laptops: Laptops) -> None:
    anna, bohdan = laptops.laptop(), laptops.laptop()
    anna.write("early")
    bohdan.write("apart")
    anna.now += timedelta(days=1)
    noon = anna.now
    anna.now += timedelta(days=1)
    anna.bring_in(bohdan.package())
    reached = anna.ledger.known_at(noon)
    then = [e.body for e in anna.ledger.entries() if e.place < reached.get(e.feed, 0) and e.kind == "telling"]
    assert then == [b'{"words":"early"}']
    now = anna.ledger.known_at(anna.now)
    assert sum(e.place < now.get(e.feed, 0) for e in anna.ledger.entries()) == anna.ledger.last_number()


def test_saying_no_leaves_everything_as_it_was(laptops: Laptops) -> None:
    anna, bohdan = laptops.laptop(), laptops.laptop()
    bohdan.write("new")
    seen: list[int] = []

    def no(survey: object, entries: object) -> bool:
        seen.extend(entry.number for entry in entries)  # type: ignore[attr-defined]
        return False

    before = anna.ledger.last_number()
    assert anna.bring_in(bohdan.package(), no).entries == 3
    assert len(seen) == 3
    assert anna.ledger.last_number() == before
    anna.write("goes on")
    assert is_right(anna)


def refused(copy: Copy, package: bytes, said: str) -> None:
    before = (copy.words(), heads(copy))
    with pytest.raises(Refused, match=said):
        copy.bring_in(package)
    assert (copy.words(), heads(copy)) == before
    copy.write("goes on")
    assert is_right(copy)


def test_a_package_that_was_cut_or_changed_is_refused(laptops: Laptops) -> None:
    anna, bohdan = laptops.laptop(), laptops.laptop()
    bohdan.write(*(str(number) * 400 for number in range(3000)))
    package = bohdan.package()
    refused(anna, package[:-1], "changed or cut off")
    refused(anna, package[: len(package) // 2], "changed or cut off")
    refused(anna, package[: 1 << 20], "changed or cut off")
    refused(anna, package + b"\0", "changed or cut off")
    middle = len(package) // 2
    refused(
        anna, package[:middle] + bytes([package[middle] ^ 1]) + package[middle + 1 :], "changed or cut off"
    )
    refused(anna, b"PK" + package, "no package of habeas")


def test_a_feed_that_nobody_vouches_for_is_refused_whole(laptops: Laptops) -> None:
    anna = laptops.laptop()
    _, stranger = keyfile.new("Vera", PASSPHRASE, SHEET, CHEAP)
    forger = keyfile.Keys(case=laptops.keys.case, key=laptops.keys.key, user="Vera", root=stranger.root)
    vera = laptops.laptop(forger, vouched=False)
    vera.write("forged")
    refused(anna, vera.package(), "not from this case, or was forged")


def test_a_key_used_on_two_machines_is_refused_kept_and_stopped(laptops: Laptops, tmp_path: Path) -> None:
    anna, bohdan = laptops.laptop(), laptops.laptop()
    anna.write("common")
    bohdan.bring_in(anna.package())
    twin = copied(anna, tmp_path / "copied disk")
    anna.write("on the one")
    twin.write("on the other")
    bohdan.bring_in(anna.package())
    with pytest.raises(Forked, match=r"used on two machines.*Nothing came in.*renew CASE --rewrite"):
        bohdan.bring_in(twin.package())
    assert bohdan.words() == ["common", "on the one"]
    report = check(bohdan.ledger, wall=milliseconds(bohdan.now))
    assert report.problems == []
    assert any("two signed heads of it are kept" in note for note in report.notes)
    with pytest.raises(Forked):
        anna.bring_in(twin.package())
    with pytest.raises(MustNotSign, match=r"used on two machines.*habeas device renew"):
        anna.write("more")


def copied(copy: Copy, to: Path) -> Copy:
    """A disk copied with everything on it, device key included."""
    copytree(copy.ledger.path.parent, to)
    ring = Ring(to / "ring", copy.keys.key)
    device = Device.known(copy.ledger.path.parent, copy.keys)
    assert device
    device._heads = {}
    device.seen = dict  # type: ignore[method-assign]
    access = Access(copy.keys.case, copy.keys.for_("record"), ring.key, device)
    return Copy(Ledger.open(to / "record.db", access), ring, copy.keys, copy.now)


def test_taking_away_what_a_colleague_wrote_is_found_by_what_others_saw_of_it(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody with every key but no device's shortens a feed, and puts right whatever is not signed."""
    anna, bohdan = laptops.laptop(), laptops.laptop()
    for word in ("one", "two"):
        bohdan.write(word)
    anna.bring_in(bohdan.package())
    (feed,) = (feed for feed in anna.ledger.feeds() if feed.size == 4)
    connection = database.connect(anna.ledger.path, anna.ledger.access.database)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    *before, last = rows.whole_acts(connection, feed=feed.id)
    tree = Tree()
    tree.extend(leaf_digests([entry for _, _, entries in before for entry in rows.split(entries)]))
    connection.execute("DELETE FROM act WHERE number = ?", (last[0].number,))
    connection.execute("UPDATE act SET first = first - 1 WHERE number > ?", (last[0].number,))
    kept = before[-1][0].signed
    connection.execute(
        "UPDATE feed SET size = 3, acts = acts - 1, peaks = ?, time = ?, last = ? WHERE id = ?",
        (b"".join(tree.peaks), read(kept.message).time, kept.digest, feed.id),
    )
    connection.close()
    monkeypatch.setattr(Device, "seen", lambda device: {})
    anna.ledger.forget()
    problems = [str(problem) for problem in check(anna.ledger, wall=milliseconds(anna.now)).problems]
    assert problems == [
        f"feed {feed.key.hex()[:8]}: Anna's device 1 ({anna_key(anna)}) saw 4 entries of it; here are 3"
    ]


def anna_key(copy: Copy) -> str:
    device = copy.ledger.access.device
    assert device
    return device.signer.public.hex()[:8]

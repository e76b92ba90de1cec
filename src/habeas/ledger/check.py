"""Checking a whole record: every entry, root, signature and citation, and with keys every word. Changes nothing.

What is found is listed, not raised: a damaged record must still be told of in full. What cannot be checked,
because its key is gone, is counted and said.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from habeas.ledger import clock, database, rows
from habeas.ledger.authority import Authority, Control, authority
from habeas.ledger.checkpoint import read
from habeas.ledger.entry import COUNT_AT, Gone, NotAnEntry, Opener
from habeas.ledger.feed import FeedCheck, Wrong
from habeas.ledger.store import Ledger
from habeas.protection.ring import CONTROL_KEY
from habeas.protection.sealing import Damaged

Progress = Callable[[int, int], None]
_GENERIC = msgspec.json.Decoder()
CONTROL_MARK = b"\1" + CONTROL_KEY.to_bytes(8, "big")
"""The end of a header that names one key, the control key."""
_CANONICAL = msgspec.json.Encoder(order="sorted")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: which entry (its number here) or act, and what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass
class Report:
    """What a check found. `opened` entries were read to the last word; `gone` could not be, for want of a key.

    `heads` are size and root (hex) of every feed, by its name in words, and `roots` every root that any act
    ended with; `notes` are odd but no damage.
    """

    entries: int = 0
    acts: int = 0
    opened: int = 0
    gone: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    roots: set[str] = field(default_factory=set)

    def wrong(self, where: str, what: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, what))


def check(ledger: Ledger, *, wall: int, progress: Progress = lambda done, of: None) -> Report:
    """Check a record. `wall` is our clock in milliseconds, to tell clocks that run far ahead."""
    report = Report()
    try:
        with ledger.fresh() as connection:
            _check(ledger, connection, report, wall, progress)
            for what in database.damage_in_unused_pages(connection):
                report.wrong("record", f"a page of the database is damaged ({what})")
    except database.Error as why:
        report.wrong(
            f"record, after entry {report.entries}", f"the database is damaged from there on ({why})"
        )
    for head, have in ledger.went_back():
        report.wrong(
            f"feed {head.feed[:8]}", f"this machine has seen {head.size} entries of it; here are {have}"
        )
    return report


def _check(ledger: Ledger, connection: Any, report: Report, wall: int, progress: Progress) -> None:
    feeds = {feed.id: feed for feed in rows.feeds(connection)}
    checks = {id_: FeedCheck(ledger.access.case, feed.key) for id_, feed in feeds.items()}
    total, opener, controls = rows.last_number(connection), Opener(ledger.access.key_of), list[Control]()
    for act, leaves, data in rows.whole_acts(connection):
        entries = _entries(report, act, data, feeds)
        if entries is None or not _act(report, checks[act.feed], act, entries, leaves):
            # All that follows rests on it.
            return
        start = checks[act.feed].tree.size - act.count
        if opener.opens_none(entries):
            report.gone += act.count
        else:
            for at, entry in enumerate(entries):
                control = word(report, opener, act.first + at, entry, feeds[act.feed].key, start + at)
                if control and not feeds[act.feed].retired:
                    controls.append(control)
        report.entries += act.count
        report.acts += 1
        progress(report.entries, total)
    who = authority(ledger.access.case, controls)
    vouch(report, who, (checks[id_] for id_, feed in feeds.items() if not feed.retired))
    for id_, feed in feeds.items():
        _feed(report, feed, checks[id_], who, wall)
    forked = _forks(report, connection, who)
    cited(report, who, checks.values(), forked | {feed.key for feed in feeds.values() if feed.retired})


def _entries(report: Report, act: rows.Act, data: bytes, feeds: dict[int, rows.Feed]) -> list[bytes] | None:
    """The entries of an act; None where one is missing before it or in it."""
    try:
        entries = rows.split(data)
    except ValueError:
        entries = []
    if act.feed not in feeds or act.first != report.entries + 1 or len(entries) != act.count:
        report.wrong(f"entry {report.entries + 1}", "it is missing, or was added")
        return None
    return entries


def _act(report: Report, feed: FeedCheck, act: rows.Act, entries: Sequence[bytes], leaves: bytes) -> bool:
    """Whether an act is as it was signed."""
    start = feed.tree.size
    try:
        feed.act(act.signed, entries, leaves)
    except Wrong as why:
        last = act.first + max(act.count, 1) - 1
        where = f"the act of entries {act.first} to {last}"
        report.wrong(where if why.place is None else f"entry {act.first + why.place - start}", why.why)
        return False
    return True


def word(report: Report, opener: Opener, number: int, data: bytes, feed: bytes, place: int) -> Control | None:
    """Check the sealed words of an entry; gives back what says who may sign."""
    try:
        kind, _, body = opener.parts(data)
        if _CANONICAL.encode(_GENERIC.decode(body)) != body:
            raise NotAnEntry("its JSON is not in canonical form")
    except Gone:
        report.gone += 1
        return None
    except (NotAnEntry, Damaged, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as why:
        report.wrong(f"entry {number}", f"its words are not those that were signed ({why})")
        return None
    report.opened += 1
    return Control(feed, place, kind, body) if data[COUNT_AT : COUNT_AT + 9] == CONTROL_MARK else None


def vouch(report: Report, who: Authority, checks: Iterable[FeedCheck]) -> None:
    """Note how far each feed goes, and whether anybody of the case vouches for who signed it."""
    for check in checks:
        report.heads[who.name_of(check.feed)] = (check.tree.size, check.tree.root().hex())
        report.roots |= set(check.roots.values())
        if check.feed not in who.devices:
            report.wrong(
                f"feed {check.feed.hex()[:8]}", "nobody of this case vouches for the device that signed it"
            )


def _feed(report: Report, feed: rows.Feed, check: FeedCheck, who: Authority, wall: int) -> None:
    name = who.name_of(feed.key)
    stored = (feed.size, feed.tree.root(), feed.last, feed.time)
    if stored != (check.tree.size, check.tree.root(), check.last, check.time):
        report.wrong(f"feed {feed.key.hex()[:8]}", "its stored end is not that of its entries")
    if feed.retired:
        report.notes.append(f"a second branch of {name} lies here and counts no more")
    elif feed.key in who.off:
        later = max(feed.size - who.off[feed.key], 0)
        report.notes.append(
            f"{name} was turned off after {who.off[feed.key]} entries; {later} later ones do not count"
        )
    if clock.is_far_ahead(check.time, wall):
        day = clock.moment(check.time >> clock.COUNTER)
        report.notes.append(f"the clock of {name} ran more than a day ahead, to {day:%Y-%m-%d}")


def cited(report: Report, who: Authority, checks: Iterable[FeedCheck], forked: set[bytes]) -> None:
    """Compare what devices say they saw of each other's feeds with what is here: fewer entries, or others, and
    somebody took something away. Where a key was used on two machines, it was seen in two ways."""
    here = [(check.feed.hex(), check) for check in checks]
    for _, check in here:
        for head in check.cites:
            theirs = [one for feed, one in here if feed == head.feed]
            seen = f"{who.name_of(check.feed)} saw {head.size} entries of it"
            if bytes.fromhex(head.feed) in forked or any(
                one.roots.get(head.size) == head.root for one in theirs
            ):
                continue
            have = max((one.tree.size for one in theirs), default=0)
            why = f"{seen}; here are {have}" if have < head.size else f"{seen}, and they were others"
            report.wrong(f"feed {head.feed[:8]}", why)


def _forks(report: Report, connection: Any, who: Authority) -> set[bytes]:
    """Note every key that was used on two machines; gives back the keys."""
    forked = set()
    for feed, *both in connection.execute(
        "SELECT feed, ours, our_signature, theirs, their_signature FROM fork"
    ):
        ours, theirs = read(both[0]), read(both[2])
        report.notes.append(
            f"the key of {who.name_of(feed)} was used on two machines: two signed heads of it are kept, "
            f"at {ours.size} and {theirs.size} entries"
        )
        forked.add(feed)
    return forked


__all__ = ["Problem", "Progress", "Report", "check", "cited", "vouch", "word"]

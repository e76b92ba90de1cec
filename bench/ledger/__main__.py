"""`python -m bench.ledger [--entries N]`: the record measured beside its peers, in one run on one core.

The peers: a plain insert of the same bytes into SQLCipher with the same settings, and one bare SHA-256 over each
entry. Seconds are of processor time; ratios and rates are what to quote. Entries have bodies of 300 bytes, 256
an act; an act is of one source, of 200 in turn.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from bench.ledger.copies import BODY, Copy, copies, package

from habeas.ledger import Draft, database, rows
from habeas.ledger.check import check
from habeas.ledger.clock import milliseconds
from habeas.ledger.entry import KeyOf
from habeas.ledger.merge import merge

BATCH = 256
SINGLE = 2000
AT = datetime(2031, 5, 4, tzinfo=UTC)


class Table:
    """Rows of figures, printed as they come."""

    def __init__(self) -> None:
        print(f"{'':58} {'seconds':>9} {'a second':>10}  {'bar':>10}")

    def row(self, what: str, seconds: float, count: int, bar: str = "") -> float:
        """One measurement. Returns the seconds."""
        print(f"{what:58} {seconds:9.2f} {count / seconds:10,.0f}  {bar:>10}", flush=True)
        return seconds

    def line(self, what: str, value: str, bar: str = "") -> None:
        """A figure of its own."""
        print(f"{what:58} {'':9} {value:>10}  {bar:>10}", flush=True)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    count = parser.parse_args().entries
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder, state(Path(folder) / "state"):
        measure(Path(folder), count)
    return 0


def measure(folder: Path, count: int) -> None:
    """Everything, from the first append to the merge of it all."""
    ours, other = copies(folder, 2)
    table, bodies = Table(), drafts(ours)
    rounds = max(count // BATCH, 1)
    count = rounds * BATCH
    one_by_one(table, folder, ours, bodies, min(SINGLE, count // 20))
    plain = table.row(
        "plain SQLCipher insert, 256 at once", plain_insert(folder / "plain.db", rounds, BATCH), count
    )
    own = table.row("append, 256 an act", timed(lambda: append(ours, bodies, rounds)), count)
    table.line("  ratio", f"{own / plain:.2f}", "<= 2")
    entries = ours.ledger.last_number()
    table.row("bare SHA-256 of each entry's bytes", timed(lambda: bare_hash(ours)), entries)
    with ours.ledger.reading() as connection:
        database.settle(connection)
    size = ours.ledger.path.stat().st_size
    table.line("bytes an entry on disk", f"{size / entries:,.0f}", "<= 520")
    table.row("verify: hashes, roots, signatures", verified(ours, nothing), entries, ">= 250,000")
    table.row("verify: the same, and every word decrypted", verified(ours, ours.ring.key), entries, "<= 10 s")
    data = package(ours)
    table.line("bytes an entry in a package", f"{len(data) / entries:,.0f}")
    table.row("merge of foreign entries", timed(lambda: merged(other, data)), entries, "<= 12 s")
    table.row("merge of the same again", timed(lambda: merged(other, data)), entries)
    growth(table, folder, count)


def one_by_one(table: Table, folder: Path, ours: Copy, bodies: list[list[Draft]], count: int) -> None:
    """Acts of a single entry: each is signed, and synced to disk."""
    plain = table.row("plain SQLCipher insert, one at once", plain_insert(folder / "one.db", count, 1), count)
    single = [act[:1] for act in bodies]
    own = table.row("append, one an act", timed(lambda: append(ours, single, count)), count)
    table.line("  ratio", f"{own / plain:.2f}")


def growth(table: Table, folder: Path, count: int) -> None:
    """Whether a tenth of the entries takes a tenth of the time: append and full verify."""
    for part in (10_000, 100_000):
        if part < count:
            (copy,) = copies(folder / str(part), 1)
            bodies, rounds = drafts(copy), part // BATCH
            table.row(f"append, up to {part:,}", timed(partial(append, copy, bodies, rounds)), part)
            table.row(f"full verify of {part:,}", verified(copy, copy.ring.key), part)


def timed(act: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    act()
    return time.process_time() - start


def drafts(copy: Copy) -> list[list[Draft]]:
    """One act's worth of entries for each source."""
    bodies = [BODY() for _ in range(BATCH)]
    return [[Draft(kind="telling", body=body, keys=(number,)) for body in bodies] for number in copy.numbers]


def append(copy: Copy, acts: list[list[Draft]], rounds: int) -> None:
    """So many acts, of one source after the other."""
    for at in range(rounds):
        copy.ledger.append(acts[at % len(acts)], by="Anna", at=AT)
        if at % 500 == 0 and sys.stderr.isatty():
            print(f"\r{at} of {rounds}", end="\r", file=sys.stderr)


def plain_insert(path: Path, rounds: int, batch: int) -> float:
    """The same number of bytes an entry, in one plain table, with the same durability."""
    connection = database.connect(path, os.urandom(32), create=True)
    connection.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT")
    rows = [(os.urandom(450),) for _ in range(batch)]

    def insert() -> None:
        for _ in range(rounds):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO entry (entry) VALUES (?)", rows)
            connection.execute("COMMIT")

    seconds = timed(insert)
    connection.close()
    path.unlink()
    return seconds


def bare_hash(copy: Copy) -> None:
    """Read every entry and hash it once: what no verifier can do without."""
    with copy.ledger.reading() as connection:
        for (entries,) in connection.execute("SELECT entries FROM act ORDER BY number"):
            for entry in rows.split(entries):
                sha256(entry).digest()


def nothing(numbers: tuple[int, ...]) -> bytes | None:
    """No key at all but those of who may sign."""
    return None


def verified(copy: Copy, key_of: KeyOf) -> float:
    """Seconds of a check with these keys."""
    ledger = copy.with_keys(key_of)
    try:
        start = time.process_time()
        report = check(ledger, wall=milliseconds(AT))
        seconds = time.process_time() - start
    finally:
        ledger.close()
    if report.problems:
        raise SystemExit(f"the bench's own record does not verify: {report.problems[0]}")
    return seconds


def merged(copy: Copy, data: bytes) -> None:
    """Bring a package in."""
    merge(copy.ledger, copy.acts_of(BytesIO(data)), at=AT)


@contextmanager
def state(folder: Path) -> Iterator[None]:
    """Device keys lie here, not in the home of whoever measures."""
    before = os.environ.get("HABEAS_STATE")
    os.environ["HABEAS_STATE"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("HABEAS_STATE")
        os.environ |= {"HABEAS_STATE": before} if before else {}


if __name__ == "__main__":
    sys.exit(main())

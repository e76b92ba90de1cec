"""Records of people with the truth, read from a CSV of our columns."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.linkage.measure import Truth


@dataclass(frozen=True)
class Record:
    """What the measuring needs of a row."""

    id: str
    name: str
    person: str


def read(path: Path) -> Iterator[Record]:
    """Every row's id, name and truth."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Record(row["id"], row["name"], row["person"])


def truth(path: Path, undecided: Path | None = None) -> Truth:
    """The truth of a set; `undecided` names pairs of people that may be one."""
    open_: frozenset[frozenset[str]] = frozenset()
    if undecided is not None and undecided.exists():
        with undecided.open(encoding="utf-8", newline="") as lines:
            open_ = frozenset(frozenset((row["person_a"], row["person_b"])) for row in csv.DictReader(lines))
    return Truth({record.id: record.person for record in read(path)}, open_)

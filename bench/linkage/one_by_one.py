"""Ask an index of people for one after another, then for all at once: `python one_by_one.py BASE.csv NEW.csv`.

Prints seconds as JSON.
"""

import csv
import json
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from habeas.identity.linkage import Index, Person

YEAR = 365.2425
ONE_BY_ONE = 500
"""So many are asked for one after another; then all at once."""


def born(row: dict[str, str]) -> tuple[date | None, date | None] | None:
    """Earliest and latest day of birth that the row leaves open."""
    if len(row["birth"]) == 10:
        day = date.fromisoformat(row["birth"])
        return day, day
    if row["birth"]:
        return date(int(row["birth"]), 1, 1), date(int(row["birth"]), 12, 31)
    if row["age"]:
        asked = date.fromisoformat(row["age_as_of"])
        age = int(row["age"])
        return asked - timedelta(days=int((age + 1) * YEAR)), asked - timedelta(days=int(age * YEAR))
    return None


def people(path: Path, prefix: str = "") -> Iterator[Person]:
    """The people of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Person(
                id=prefix + row["id"],
                names=(row["name"],) if row["name"] else (),
                born=born(row),
                places=(row["place"],) if row["place"] else (),
                units=(row["unit"],) if row["unit"] else (),
                source=row["source"],
            )


def main() -> int:
    """Fill, ask, tell."""
    base = list(people(Path(sys.argv[1])))
    new = list(people(Path(sys.argv[2]), "new "))
    began = time.monotonic()
    index = Index(base)
    ready = time.monotonic() - began
    waits, worked = [], []
    for person in new[:ONE_BY_ONE]:
        asked, busy = time.monotonic(), time.process_time()
        index.matches(person)
        waits.append(time.monotonic() - asked)
        worked.append(time.process_time() - busy)
    asked, busy = time.monotonic(), time.process_time()
    index.matches_of(new)
    together, together_worked = time.monotonic() - asked, time.process_time() - busy
    ordered, working = sorted(waits), sorted(worked)
    print(
        json.dumps(
            {
                "base": len(base),
                "ready": ready,
                "asked": len(waits),
                "p50": ordered[len(ordered) // 2],
                "p95": ordered[int(len(ordered) * 0.95)],
                "w50": working[len(working) // 2],
                "w95": working[int(len(working) * 0.95)],
                "new": len(new),
                "all": together,
                "all_worked": together_worked,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

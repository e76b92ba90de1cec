"""Link records with nomenklatura's blocker and logic-v2: `python link_nomenklatura.py RECORDS.csv PAIRS.csv`.

It gets names, printed days and years of birth, and places. A year worked out from an age makes it worse: not given.
"""

import csv
import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MOST = 75
"""Candidates a record, the blocker's own default."""


class People:
    """The records as the blocker wants to see them."""

    def __init__(self, path: Path) -> None:
        from followthemoney import ValueEntity, model  # type: ignore[import-not-found,unused-ignore]

        self.by_id: dict[str, Any] = {}
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                one = ValueEntity(model.get("Person"), {"id": row["id"]})
                one.add("name", row["name"])
                one.add("birthDate", row["birth"] or None)
                one.add("birthPlace", row["place"] or None)
                self.by_id[row["id"]] = one

    def entities(self, include_schemata: Any = None) -> Iterator[Any]:
        """All of them."""
        yield from self.by_id.values()


def main() -> int:
    """Index, score every candidate pair, write."""
    from nomenklatura.blocker import Index  # type: ignore[import-not-found,unused-ignore]
    from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found,unused-ignore]

    records, pairs = Path(sys.argv[1]), Path(sys.argv[2])
    people = People(records)
    config = LogicV2.default_config()
    with TemporaryDirectory() as folder, pairs.open("w", encoding="utf-8") as out:
        index = Index(people, Path(folder))
        index.build()
        out.write("id_a,id_b,probability\n")
        for (left, right), _ in index.pairs(max_pairs=MOST * len(people.by_id)):
            score = LogicV2.compare(people.by_id[left.id], people.by_id[right.id], config).score
            if score > 0.1:
                out.write(f"{left.id},{right.id},{score:.6f}\n")
    print(json.dumps({"versions": version("nomenklatura")}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

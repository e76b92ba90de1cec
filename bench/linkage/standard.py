"""Sets that others published, brought to our columns: `python -m bench.linkage.standard --sources DIR --out DIR`.

`comparator.tsv` is blind: nothing here prints its rows, and only the final measurement reads it.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.linkage.pairs import NamePair
from bench.linkage.sets import COLUMNS, Row, write_pairs, write_rows


def historical(path: Path) -> Iterator[Row]:
    """historical_50k of splink's data sets: errors made by rule in names of people on Wikidata."""
    from pyarrow.parquet import read_table  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for row in read_table(path).to_pylist():
        name = row["full_name"] or row["first_and_surname"] or ""
        place = ", ".join(part for part in (row["birth_place"], row["postcode_fake"]) if part)
        yield (
            row["unique_id"],
            name,
            row["dob"] or "",
            "",
            "",
            place,
            row["occupation"] or "",
            "",
            row["cluster"],
        )


def febrl(*paths: Path) -> Iterator[Row]:
    """A FEBRL set: invented people of Australia with typing errors."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, skipinitialspace=True):
                number = row["rec_id"].strip()
                born = row["date_of_birth"].strip()
                day = f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else born
                name = " ".join(part for part in (row["given_name"].strip(), row["surname"].strip()) if part)
                place = ", ".join(
                    part
                    for part in (
                        f"{row['street_number'].strip()} {row['address_1'].strip()}".strip(),
                        *(row[column].strip() for column in ("address_2", "suburb", "postcode", "state")),
                    )
                    if part
                )
                source = path.stem if len(paths) > 1 else ""
                yield (number, name, day, "", "", place, "", source, number.split("-")[1])


def name_bench(path: Path) -> Iterator[NamePair]:
    """The pairs of persons of nomenklatura's name bench; the kind is its group."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["schema"] == "Person":
                yield NamePair(
                    row["name1"], row["name2"], row["is_match"] == "true", row["case_group"] or "other"
                )


def comparator(path: Path) -> Iterator[NamePair]:
    """999 pairs of Ukrainian names from registers of companies, labelled by hand."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            truth = row["ground truth"].strip().upper()
            if truth in ("TRUE", "FALSE"):
                yield NamePair(row["name1"], row["name2"], truth == "TRUE", "registers")


def build(sources: Path, out: Path) -> list[str]:
    """Write what is there; return lines that tell what was made and what is missing."""
    splink = sources / "splink"
    records: dict[str, tuple[tuple[Path, ...], Callable[..., Iterator[Row]]]] = {
        "historical_50k": ((splink / "historical_figures_with_errors_50k.parquet",), historical),
        "febrl3": ((splink / "dataset3.csv",), febrl),
        "febrl4": ((splink / "dataset4a.csv", splink / "dataset4b.csv"), febrl),
    }
    pairs: dict[str, tuple[Path, Callable[[Path], Iterator[NamePair]]]] = {
        "name_bench": (sources / "nomenklatura" / "cases.csv", name_bench),
        "comparator": (sources / "comparator" / "ground_truth.csv", comparator),
    }
    out.mkdir(parents=True, exist_ok=True)
    told = []
    for name, (paths, rows) in records.items():
        if not all(path.exists() for path in paths):
            told.append(f"missing {name}: {', '.join(path.name for path in paths)}")
            continue
        made = list(rows(*paths))
        write_rows(out / f"{name}.csv", COLUMNS, made)
        told.append(f"{name}.csv: {len(made)} records, {len({row[-1] for row in made})} people")
    for name, (path, read) in pairs.items():
        if not path.exists():
            told.append(f"missing {name}: {path.name}")
            continue
        found = list(read(path))
        write_pairs(out / f"{name}.tsv", found)
        told.append(f"{name}.tsv: {len(found)} pairs, {sum(pair.same for pair in found)} of one person")
    return told


def main() -> int:
    """Build and tell."""
    options = argparse.ArgumentParser(
        prog="python -m bench.linkage.standard", description=__doc__.splitlines()[0]
    )
    options.add_argument(
        "--sources", type=Path, required=True, help="folder with the fetched files (see README.md)"
    )
    options.add_argument(
        "--out", type=Path, required=True, help="where the sets are written, outside the repository"
    )
    args = options.parse_args()
    print("\n".join(build(args.sources, args.out)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Build the sets from fetched sources: `python -m bench.linkage.sets --sources DIR --out DIR`.

Nothing of a source is committed. Half of the people are for development, half for checking; nobody is in both.
"""

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from bench.linkage.hearsay import ShortForms, told
from bench.linkage.lists import Printed, printed
from bench.linkage.pairs import Different, NamePair, gathered, negatives, positives
from bench.linkage.people import Known, known

COLUMNS = ("id", "name", "birth", "age", "age_as_of", "place", "unit", "source", "person")
HALVES = ("dev", "check")
DIMINUTIVES = "diminutives/ethalone.tsv"
Row = tuple[str, ...]


def half(person: str) -> str:
    """Which half a person is in; the same always."""
    return HALVES[hashlib.blake2b(person.encode(), digest_size=1).digest()[0] % 2]


def name_pairs(people: Sequence[Printed], who: Known, side: str, each: int, seed: int) -> list[NamePair]:
    """The pairs of one half."""
    chance = Random(f"{seed} {side}")  # noqa: S311 a repeatable draw, not a secret
    mine = [person for person in gathered(people, who) if half(person.key) == side]
    made = [*positives(mine, chance), *negatives(mine, Different(who), each, chance)]
    chance.shuffle(made)
    return made


def full(one: Printed, person: str) -> Row:
    """A record as its list prints it."""
    return (one.key, one.forms[0].text, one.born, "", "", one.place, "", one.source, person)


def hearsay(one: Printed, person: str, short: ShortForms, seed: int) -> Row:
    """The same record told on."""
    chance = Random(f"{seed} {one.key}")  # noqa: S311 a repeatable draw, not a secret
    forms = [form for form in one.forms if form.family] or list(one.forms)
    left = told(chance.choice(forms), one.born, short, chance)
    return (one.key, left.name, left.birth, left.age, left.age_as_of, "", "", one.source, person)


def write_rows(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ","
) -> None:
    """Write a table, whole or not at all."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    part.replace(path)


def write_pairs(path: Path, pairs: Iterable[NamePair]) -> None:
    """Write pairs as a, b, label, kind; tabs and quotes in a name become spaces, so that every line is plain."""
    lines = ["a\tb\tlabel\tkind"]
    for pair in pairs:
        a, b = (" ".join(name.replace('"', " ").split()) for name in (pair.a, pair.b))
        lines.append(f"{a}\t{b}\t{int(pair.same)}\t{pair.kind}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tellers(hypocorisms: Path | None, sources: Path) -> tuple[dict[str, ShortForms], list[str]]:
    """The tables of short forms by the set that they make, and what is missing."""
    if hypocorisms is None:
        return {}, ["missing the table of short forms (--hypocorisms): no hearsay records"]
    found = {"hearsay": ShortForms.read(hypocorisms)}
    other = sources / DIMINUTIVES
    if not other.exists():
        return found, [f"missing {DIMINUTIVES}: no fond_*.csv"]
    return {**found, "fond": found["hearsay"].fonder(other)}, []


def build(sources: Path, out: Path, hypocorisms: Path | None, each: int, seed: int) -> list[str]:
    """Write all sets whose sources are there; return lines that tell what was made and what is missing."""
    people, missing = printed(sources)
    short, told_ = tellers(hypocorisms, sources)
    told_ += [f"missing {what}" for what in missing]
    who = known(people)
    kept = [one for one in people if one.key not in who.left_out]
    out.mkdir(parents=True, exist_ok=True)
    for side in HALVES:
        made = name_pairs(people, who, side, each, seed)
        write_pairs(out / f"pairs_{side}.tsv", made)
        kinds = Counter((pair.same, pair.kind) for pair in made)
        told_.append(f"pairs_{side}.tsv: {len(made)} pairs")
        told_ += [
            f"  {'one' if same else 'two'} {kind}: {count}" for (same, kind), count in sorted(kinds.items())
        ]
        mine = [one for one in kept if half(who.person[one.key]) == side]
        write_rows(out / f"full_{side}.csv", COLUMNS, [full(one, who.person[one.key]) for one in mine])
        for name, forms in short.items():
            rows = [hearsay(one, who.person[one.key], forms, seed) for one in mine]
            write_rows(out / f"{name}_{side}.csv", COLUMNS, rows)
        sizes = Counter(who.person[one.key] for one in mine)
        true = sum(count * (count - 1) // 2 for count in sizes.values())
        told_.append(
            f"full, {', '.join(short)} of {side}: {len(mine)} records, {len(sizes)} people, {true} true pairs"
        )
    open_pairs = sorted(sorted(pair) for pair in who.undecided)
    write_rows(out / "undecided.csv", ("person_a", "person_b"), open_pairs)
    told_.append(f"undecided.csv: {len(open_pairs)} pairs of people, counted neither way")
    return told_


def main() -> int:
    """Build and tell."""
    options = argparse.ArgumentParser(
        prog="python -m bench.linkage.sets", description=__doc__.splitlines()[0]
    )
    options.add_argument(
        "--sources", type=Path, required=True, help="folder with the fetched files (see README.md)"
    )
    options.add_argument(
        "--out", type=Path, required=True, help="where the sets are written, outside the repository"
    )
    options.add_argument("--hypocorisms", type=Path, help="a table of short forms that is not habeas' own")
    options.add_argument(
        "--each", type=int, default=900, help="most pairs of two people of every kind in a half"
    )
    options.add_argument("--seed", type=int, default=7, help="another number draws other pairs and losses")
    args = options.parse_args()
    print("\n".join(build(args.sources, args.out, args.hypocorisms, args.each, args.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Names misspelt by a typing hand, told from other names: `python -m bench.names.misspelt --data DIR`.

DIR holds the tables of the package russiannames as CSV and pairs_dev.tsv of `bench.linkage.sets`; README.md says more.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.names.pairs import Pair
from bench.names.registers import KINDS, Source, pairs

from habeas.names import THRESHOLD, compare

HALVES = {"train": 0, "test": 1}


def told(made: Sequence[Pair]) -> list[bool]:
    """Which pairs are told to be one."""
    return [compare(pair.a, pair.b).score >= THRESHOLD for pair in made]


def table(made: Sequence[Pair], said: Sequence[bool]) -> str:
    """Found of each kind of error, and false alarms of each kind of two people."""
    lines = []
    for kind, (_, same) in KINDS.items():
        here = [one for pair, one in zip(made, said, strict=True) if pair.kind == kind]
        share = sum(here) / len(here) if here else 0.0
        lines.append(f"{'found' if same else 'false alarms'}: {kind:<30}{share:>8.1%}{len(here):>7}")
    true = sum(1 for pair, one in zip(made, said, strict=True) if one and pair.same)
    precision, recall = true / max(1, sum(said)), true / max(1, sum(pair.same for pair in made))
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return "\n".join([*lines, f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"])


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(
        prog="python -m bench.names.misspelt", description=__doc__.splitlines()[0]
    )
    options.add_argument("--data", type=Path, required=True, help="the folder with the tables")
    options.add_argument("--each", type=int, default=400, help="pairs of every kind")
    options.add_argument("--seed", type=int, default=1, help="another number makes other pairs")
    options.add_argument(
        "--half", choices=list(HALVES), default="train", help="of the words; rules see train only"
    )
    options.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of every kind")
    args = options.parse_args()
    made = list(pairs(Source(args.data, HALVES[args.half]), args.seed, args.each))
    said = told(made)
    print(table(made, said))
    seen = dict.fromkeys(KINDS, 0)
    for pair, one in zip(made, said, strict=True):
        if one != pair.same and seen[pair.kind] < args.errors:
            seen[pair.kind] += 1
            print(f"{pair.kind}: {pair.a} | {pair.b}\n    {'; '.join(compare(pair.a, pair.b).reasons)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

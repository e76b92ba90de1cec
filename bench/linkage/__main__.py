"""Linking measured: `python -m bench.linkage names|records|growth|one --data DIR [--peers VENV/bin/python]`.

The sets are made first (`bench.linkage.sets`, `.standard`, `.nation`; README.md). `dev` sets were looked at while the
rules were written; `check` sets were not.
"""

import argparse
import sys
from pathlib import Path

from bench.linkage import comparing, growth, linking, one

GENERAL = ("standard/historical_50k.csv", "standard/febrl3.csv", "standard/febrl4.csv")


def main() -> int:
    """Run one bench."""
    options = argparse.ArgumentParser(prog="python -m bench.linkage", description=__doc__.splitlines()[0])
    options.add_argument("what", choices=("names", "records", "growth", "one"))
    options.add_argument(
        "--data", type=Path, required=True, help="folder of the sets, outside the repository"
    )
    options.add_argument("--peers", type=Path, help="a Python that has the peers")
    options.add_argument("--sets", nargs="+", help="files in DIR; each bench has its own defaults")
    options.add_argument("--pairs", type=int, default=45_000, help="names: pairs for the speed, 0 for none")
    options.add_argument(
        "--repeats", type=int, default=3, help="how often a time is measured; medians are printed"
    )
    options.add_argument(
        "--peers-up-to", type=int, default=100_000, help="growth: largest set given to peers"
    )
    args = options.parse_args()
    if args.what == "records":
        sets = args.sets or ["full_dev.csv", "hearsay_dev.csv", "fond_dev.csv", *GENERAL]
        return linking.main(args.data, sets, args.peers)
    if args.what == "one":
        base, new = args.sets or ("nation/dev_1000000.csv", "nation/dev_10000.csv")
        return one.main(args.data, base, new)
    if args.what == "growth":
        sets = args.sets or [f"nation/dev_{size}.csv" for size in (10_000, 100_000, 1_000_000)]
        return growth.main(args.data, sets, args.peers, args.peers_up_to, args.repeats)
    sets = args.sets or ["pairs_dev.tsv", "standard/name_bench.tsv"]
    return comparing.main(args.data, sets, args.peers, args.pairs, args.repeats)


if __name__ == "__main__":
    sys.exit(main())

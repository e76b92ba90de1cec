"""Estimate how many people no list has, from how the lists overlap.

CAPTURES.csv has one column of 0 and 1 for each list and a last column `count` (docs/tally.md).
Needs no case and stores nothing. Print it beside what is documented, never instead of it.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.bounds import NEEDED, need_the_extra
from habeas.cli.output import print_json
from habeas.tally.cannot import CannotTally

if TYPE_CHECKING:
    from habeas.tally.estimates.captures import Captures
    from habeas.tally.estimates.estimate import Estimate

NAME = "estimate"
HELP = "estimate from overlapping lists how many people no list has"
EXAMPLE = "habeas estimate captures.csv --method dga --seed 1 --json"
METHODS = ("dga", "loglinear", "sparse", "lcmcr", "chao")


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("file", metavar="CAPTURES.csv", type=Path, help="how many people are on which lists")
    parser.add_argument(
        "--method", default="all", help=f"{', '.join(METHODS)}, or all of these (default: all)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="for sparse and lcmcr, which draw at random (default: 1)"
    )
    parser.add_argument(
        "--points", type=int, metavar="N", help="dga on an even grid of N points (default: every number)"
    )
    parser.add_argument(
        "--lists-do-not-avoid", action="store_true",
        help="you declare that no two lists avoid one another: chao may be called a lower bound",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON (docs/tally.md)")


def run(args: Namespace) -> int:
    """Print the estimates; 1 if no method gave one."""
    if args.method not in (*METHODS, "all"):
        raise CannotTally(f'there is no method "{args.method}"; there are {", ".join(METHODS)} and all')
    if args.points is not None and args.points < 100:
        raise CannotTally("--points must be at least 100: fewer do not show where the probability lies")
    need_the_extra(NEEDED)
    captures = _captures(args.file)
    methods = METHODS if args.method == "all" else (args.method,)
    found = [_estimate(method, captures, args) for method in methods]
    if args.json:
        print_json({"seen": captures.seen, "seed": args.seed, "estimates": [one.plain() for one in found]})
    else:
        print(f"Documented: {captures.seen} people are on at least one of {len(captures.lists)} lists.")
        for one in found:
            _print(one)
    return 1 if all(one.refused for one in found) else 0


def _captures(path: Path) -> "Captures":
    from habeas.tally.estimates.captures import read

    try:
        return read(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as why:
        raise CannotTally(f"{path} is not UTF-8 text. Nothing was changed; save it as CSV in UTF-8.") from why
    except CannotTally as why:
        raise CannotTally(f"{path}: {why}") from why


def _estimate(method: str, captures: "Captures", args: Namespace) -> "Estimate":
    from habeas.tally.estimates.methods import Choices, by

    return by(method, captures, Choices(args.seed, args.points, args.lists_do_not_avoid))


def _print(one: "Estimate") -> None:
    if one.refused:
        print(f"\n{one.method}: no estimate, because {one.refused}.")
        return
    print(f"\n{one.method}: probably more than {_whole(one.lo95)} people in all.")
    print(f"  95 % of the probability lies from {_whole(one.lo95)} to {_whole(one.hi95)}, if the method's")
    print(f"  assumptions hold; half of it below {_whole(one.median)}. The middle is no headline.")
    for warning in one.warnings:
        print(f"  - {warning}")


def _whole(number: float | None) -> int:
    assert number is not None
    return int(number)

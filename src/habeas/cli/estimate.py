"""Estimate how many people no list has, from how the lists overlap.

CAPTURES.csv has one column of 0 and 1 for each list and a last column `count`; several files are several strata. Or the
lists stand in one file, linked by pairs with a probability each, as `habeas link` writes them (docs/tally.md).
Needs no case and stores nothing. Print it beside what is documented, never instead of it.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from habeas.cli.bounds import NEEDED
from habeas.cli.extras import need
from habeas.cli.output import Progress, print_json
from habeas.tally.cannot import CannotTally

if TYPE_CHECKING:
    from habeas.tally.estimates.captures import Captures
    from habeas.tally.estimates.estimate import Estimate
    from habeas.tally.estimates.methods import Choices

NAME = "estimate"
HELP = "estimate from overlapping lists how many people no list has"
EXAMPLE = "habeas estimate captures.csv --method dga --seed 1 --json"
METHODS = ("averaged", "dga", "loglinear", "sparse", "lcmcr", "chao")
DRAWS = 200
"""So many tables are drawn from links that are not sure."""
FILLINGS = 20
"""So many times the gaps of a table are filled."""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "files", metavar="CAPTURES.csv", type=Path, nargs="*",
        help="how many people are on which lists; of several files each is a stratum",
    )  # fmt: skip
    parser.add_argument(
        "--method", default="all", help=f"{', '.join(METHODS)}, or all of these (default: all)"
    )
    parser.add_argument(
        "--by",
        metavar="COLUMN",
        help="the strata are in this column: each is estimated by itself, then added",
    )
    parser.add_argument(
        "--links", metavar="PAIRS.csv", type=Path,
        help="instead of CAPTURES.csv: who may be whom (id_a, id_b, probability), as habeas link writes it",
    )  # fmt: skip
    parser.add_argument(
        "--people", metavar="PEOPLE.csv", type=Path,
        help="with --links: whom the lists name, a row each (id, source: the list)",
    )  # fmt: skip
    parser.add_argument(
        "--resamples", type=int, metavar="N",
        help=f"so many tables are drawn from unsure links (default: {DRAWS}), or gaps filled so often "
        f"(default: {FILLINGS})",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="for whatever is drawn at random (default: 1)")
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
    _check(args)
    need(NEEDED, "tally", CannotTally)
    from habeas.tally.estimates.methods import Choices

    choices = Choices(args.seed, args.points, args.lists_do_not_avoid)
    if args.links:
        possible, cautious = _linked(args)
    else:
        possible, cautious = _counted(args), None
    methods = METHODS if args.method == "all" else (args.method,)
    found = [_estimate(method, possible, cautious, choices) for method in methods]
    seen = sorted(sum(table.seen for table in strata.values()) for strata in possible)
    if cautious:
        seen.insert(0, sum(table.seen for table in cautious.values()))
    if args.json:
        told = {"seen": seen[0], "seen_at_most": seen[-1], "seed": args.seed}
        print_json(told | {"estimates": [one.plain() for one in found]})
    else:
        _print_seen(seen, possible)
        for one in found:
            print_estimate(one)
    return 1 if all(one.refused for one in found) else 0


def _check(args: Namespace) -> None:
    if args.method not in (*METHODS, "all"):
        raise CannotTally(f'there is no method "{args.method}"; there are {", ".join(METHODS)} and all')
    if args.points is not None and args.points < 100:
        raise CannotTally("--points must be at least 100: fewer do not show where the probability lies")
    if args.resamples is not None and args.resamples < 2:
        raise CannotTally("--resamples must be at least 2: one does not show how much depends on chance")
    if args.seed < 0:
        raise CannotTally("--seed must be 0 or more")
    if bool(args.links) != bool(args.people):
        raise CannotTally(
            "--links and --people belong together: the pairs, and the list each person stands on"
        )
    if bool(args.links) == bool(args.files):
        raise CannotTally("give either CAPTURES.csv, one or more, or --links with --people")
    if len({path.stem for path in args.files}) < len(args.files):
        raise CannotTally("each file is a stratum, so each needs a name of its own")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as why:
        raise CannotTally(f"{path} is not UTF-8 text. Nothing was changed; save it as CSV in UTF-8.") from why


def _counted(args: Namespace) -> "list[dict[str, Captures]]":
    """The tables in the files by stratum, filled many times if they have gaps."""
    import numpy as np

    from habeas.tally.estimates import gaps, tables

    read = []
    for path in args.files:
        try:
            read.append(tables.read(_read(path), args.by, path.stem if len(args.files) > 1 else ""))
        except CannotTally as why:
            raise CannotTally(f"{path}: {why}") from why
    table = tables.together(read)
    # A list that a stratum did not keep is no gap to be filled, but filling knows of that.
    chance = np.random.default_rng(args.seed)
    filled = [gaps.filled(table, chance)]
    if gaps.needs_chance(table):
        filled += [gaps.filled(table, chance) for _ in range((args.resamples or FILLINGS) - 1)]
    return filled


def _linked(args: Namespace) -> "tuple[list[dict[str, Captures]], dict[str, Captures]]":
    """Tables drawn from the links by stratum, and the one in which every link is true."""
    import numpy as np

    from habeas.tally.estimates import gaps, links

    try:
        read = links.read(_read(args.people), _read(args.links), args.by)
    except CannotTally as why:
        raise CannotTally(f"{args.people} and {args.links}: {why}") from why
    chance = np.random.default_rng(args.seed)
    drawn = [gaps.filled(read.drawn(chance), chance) for _ in range(args.resamples or DRAWS)]
    return drawn, gaps.filled(read.all_joined(), chance)


def _estimate(
    method: str,
    possible: "Sequence[Mapping[str, Captures]]",
    cautious: "Mapping[str, Captures] | None",
    choices: "Choices",
) -> "Estimate":
    """The estimate over all possible tables; beside it that of the most cautious one."""
    from msgspec.structs import replace

    from habeas.tally.estimates import pooled

    told = Progress(f"{method}: tables")
    found = pooled.estimate(method, possible, choices, told)
    if cautious is None:
        return found
    joined = pooled.estimate(method, [cautious], choices)
    beside = {key: getattr(joined, key) for key in ("median", "lo95", "hi95", "refused")}
    beside["seen"] = sum(table.seen for table in cautious.values())
    return replace(found, settings={**found.settings, "every_link_true": beside})


def _print_seen(seen: Sequence[int], possible: "Sequence[Mapping[str, Captures]]") -> None:
    lists = {name for strata in possible for table in strata.values() for name in table.lists}
    people = f"{seen[0]} people are" if seen[0] == seen[-1] else f"from {seen[0]} to {seen[-1]} people are"
    unsure = "" if seen[0] == seen[-1] else ", depending on which links are true"
    print(f"Documented: {people} on at least one of {len(lists)} lists{unsure}.")


def print_estimate(one: "Estimate") -> None:
    """Print one estimate: the lower end first."""
    if one.refused:
        print(f"\n{one.method}: no estimate, because {one.refused}.")
        return
    print(f"\n{one.method}: probably more than {_whole(one.lo95)} people in all.")
    print(f"  95 % of the probability lies from {_whole(one.lo95)} to {_whole(one.hi95)}, if the method's")
    print(f"  assumptions hold; half of it below {_whole(one.median)}. The middle is no headline.")
    if one.rhat is not None:
        size = one.settings.get("effective_size")
        worth = f", worth {size} independent draws" if size else ""
        print(f"  The chains agree: R-hat {one.rhat:.3f}{worth}.")
    if one.predictive:
        drawn = one.predictive
        print(
            f"  Of {drawn.tables} tables drawn from it, {drawn.p:.0%} lie at least as far from it as this one."
        )
    beside = cast("Mapping[str, float] | None", one.settings.get("every_link_true"))
    if beside and beside["lo95"] is not None:
        print(f"  If every possible link is true: probably more than {_whole(beside['lo95'])}.")
    for stratum in cast("Sequence[Mapping[str, object]]", one.settings.get("strata", ())):
        if stratum["stratum"] and stratum["lo95"] is not None:
            low, high = (_whole(cast("float", stratum[key])) for key in ("lo95", "hi95"))
            print(f"  {stratum['stratum']}: from {low} to {high}.")
    for model in cast("Sequence[Mapping[str, float]]", one.settings.get("shown", ())):
        print(f"  Model {model['model']}: {_whole(model['number'])} (weight {model['weight']:.2f}).")
    for warning in one.warnings:
        print(f"  - {warning}")


def _whole(number: float | None) -> int:
    assert number is not None
    return int(number)

"""Estimate from sources of a case how many none of them has: for `habeas tally`. Printed apart, added to nothing.

People who may be one, and on whom nobody decided, are drawn as one or two from table to table.
"""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from habeas.cli.estimate import METHODS, print_estimate
from habeas.register.about import About
from habeas.tally.cannot import CannotTally
from habeas.tally.named import NamedMinimum

if TYPE_CHECKING:
    from habeas.tally.undecided import Beside, Possible

SEED = 1


def add(parser: ArgumentParser) -> None:
    """The arguments."""
    parser.add_argument(
        "--list", metavar="SOURCE", action="append", default=[], dest="lists",
        help="estimate from this source and others how many none of them has (give three or more)",
    )  # fmt: skip
    parser.add_argument(
        "--method", default=METHODS[0],
        help=f"with --list: {', '.join(METHODS)} (default: {METHODS[0]})",
    )  # fmt: skip


def estimated(args: Namespace, about: About, named: NamedMinimum) -> "tuple[Possible, Beside] | None":
    """The tables and the estimate, if sources were given."""
    if not args.lists:
        return None
    from habeas.identity.candidates import Open
    from habeas.tally.estimates.methods import Choices
    from habeas.tally.listed import counted, on_sources
    from habeas.tally.undecided import beside, possible

    if args.method not in METHODS:
        raise CannotTally(f'there is no method "{args.method}"; there are {", ".join(METHODS)}')
    for source in args.lists:
        if source not in about.known.sources:
            raise CannotTally(f'no source of this case has the id "{source}". Nothing was changed.')
    pairs = {frozenset((one.a, one.b)): one.probability for one in Open.of(about.known, about.who).unsure}
    sources = list(dict.fromkeys(args.lists))
    tables = possible(on_sources(about, counted(named), sources), sources, pairs, SEED)
    return tables, beside(args.method, tables, Choices(SEED))


def show(tables: "Possible", found: "Beside") -> None:
    """Print it."""
    print(f"\nEstimated from {len(tables.decided.lists)} sources, apart from what is documented:")
    print(f"  {tables.decided.seen} people by name are on them, as decided so far.")
    if tables.pairs:
        print(
            f"  Of {tables.pairs} pairs of them nobody decided whether they are one: {len(tables.drawn)} tables were "
            "drawn."
        )
    print_estimate(found.estimate)
    if tables.pairs and found.decided.lo95 is not None and found.decided.hi95 is not None:
        wide = found.times_as_wide
        times = f"; with what is not decided drawn, {wide:.1f} times as wide" if wide else ""
        print(
            f"  As decided so far alone: from {int(found.decided.lo95)} to {round(found.decided.hi95)}{times}."
        )
    if tables.pairs and found.joined.lo95 is not None:
        print(f"  If all who may be one are one: probably more than {int(found.joined.lo95)}.")


def plain(tables: "Possible", found: "Beside") -> dict[str, Any]:
    """The same for other programs."""
    return {
        "lists": list(tables.decided.lists),
        "seen": tables.decided.seen,
        "unsure_pairs": tables.pairs,
        "tables": len(tables.drawn),
        "estimate": found.estimate.plain(),
        "as_decided": found.decided.plain(),
        "all_one": found.joined.plain(),
    }

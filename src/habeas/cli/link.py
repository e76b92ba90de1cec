"""Find who may be whom in a list of people, across scripts, ages and missing parts; needs no case.

PEOPLE.csv is UTF-8 with the columns id, name, birth, age, age_as_of, place, unit, source; only id must be there, others
are ignored. DIR gets pairs.csv (pairs with a probability and reasons) and clusters.csv. Machines propose; whether two
people are one is for you to judge (docs/linkage.md).
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.cli.extras import need
from habeas.cli.once import no_threads_no_sweeping
from habeas.identity.cannot import CannotLink

NAME = "link"
HELP = "find who may be whom in a list of people, with probabilities and reasons"
EXAMPLE = "habeas link people.csv --out linked"
NEEDED = ("numpy", "rapidfuzz")
"""What the extra [link] installs."""
LONG = 20_000
"""From so many people on, the work is told of as it goes."""
TOLD = 5
"""So many unreadable values are told one by one."""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("file", metavar="PEOPLE.csv", type=Path, help="a row a person, UTF-8")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="where pairs.csv and clusters.csv are written"
    )


def run(args: Namespace) -> int:
    """Link the people of a file."""
    no_threads_no_sweeping()
    need(NEEDED, "link", CannotLink)
    from habeas.names.columns.uncollected import uncollected

    with uncollected():
        return _linked(args)


def _linked(args: Namespace) -> int:
    from habeas.identity.linkage.links import Links, silent
    from habeas.identity.linkage.tables import read, write

    table = read(args.file)
    records = table.records()
    _tell_unread(table.unread, args.file)
    links = Links(records, told=_say if len(records) >= LONG else silent)
    pairs, clusters = write(links, 0.1, args.out)
    print(
        f"{len(records):,} people: {pairs:,} pairs who may be one, {clusters:,} clusters of two and more. "
        f"Written to {args.out / 'pairs.csv'} and {args.out / 'clusters.csv'}; nobody was joined."
    )
    return 0


def _say(what: str) -> None:
    print(f"habeas: {what}", file=sys.stderr, flush=True)


def _tell_unread(unread: list[tuple[int, str]], path: Path) -> None:
    for line, what in unread[:TOLD]:
        _say(
            f'{path}, line {line}: "{what}" is no date or age that can be read (1987, 03/1987, 1987-03-12, '
            "12.03.1987); the row is linked by everything else"
        )
    if len(unread) > TOLD:
        _say(f"{len(unread) - TOLD:,} more values like these could not be read")

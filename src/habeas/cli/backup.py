"""Back a case up while it is in use. Two files are written, read back and checked: the backup, and the ring with the
keys of the sources. Keep the ring apart from the backup, and erase old rings: what was withdrawn since can be
read again with an old ring, and only with one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.backup import back_up
from habeas.cli import unlocking
from habeas.cli.moment import now

NAME = "backup"
HELP = "write a checked backup, safe while the desk is open"
EXAMPLE = "habeas backup basements --to /media/stick"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="where to write it")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Back up."""
    case = unlocking.opened(args)
    made = back_up(case, args.to, by=case.keys.user, at=now())
    print(f"Backed up and checked: {made.entries} entries in {made.file}")
    print(
        f"The keys of its sources are in {made.ring}. Keep that file elsewhere, and erase it after 30 days."
    )
    return 0

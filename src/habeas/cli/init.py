"""Make an empty case in a new folder. A case is one folder; keep it on an encrypted disk."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import Case

NAME = "init"
HELP = "make an empty case"
EXAMPLE = "habeas init basements"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the folder to make")


def run(args: Namespace) -> int:
    """Make the case."""
    Case.create(args.case)
    print(f"Made an empty case in {args.case}. Next: habeas take-in {args.case} FILE --obtained HOW")
    return 0

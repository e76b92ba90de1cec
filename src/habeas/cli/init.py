"""Make an empty case in a new folder: everything in it is encrypted. Choose a passphrase, and write the recovery
sheet down: without one of the two nobody opens the case again, and nobody can help."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import Case
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.protection import passphrase, recovery

NAME = "init"
HELP = "make an empty, encrypted case"
EXAMPLE = "habeas init basements --user Anna"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the folder to make")
    parser.add_argument(
        "--user", metavar="NAME", default="the desk", help="who works in it (default: the desk)"
    )
    parser.add_argument(
        "--recovery-sheet", metavar="FILE", type=Path, help="write the recovery sheet to a file"
    )


def run(args: Namespace) -> int:
    """Make the case."""
    unlocking.refuse_without_place_for_sheet(args.recovery_sheet)
    words, at = recovery.new_words(), now()
    case = Case.create(
        args.case,
        user=args.user,
        passphrase=unlocking.new_passphrase(),
        sheet="-".join(words),
        at=at,
        cost=passphrase.COST,
    )
    unlocking.hand_over(words, case.keys.case.hex(), args.user, f"{at:%Y-%m-%d}", args.recovery_sheet)
    case.close()
    print(f"Made an empty case in {args.case}. Next: habeas take-in {args.case} FILE --obtained HOW")
    return 0

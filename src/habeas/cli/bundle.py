"""Write a package of everything in a case: for a colleague on the same case, who brings it in with merge; or, with
--for-checking, for an outsider, who can check every signature in it and read not one word."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.merging import give, give_for_checking
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.protection import passphrase, recovery

NAME = "bundle"
HELP = "write a package for a colleague on this case, or for an outsider to check"
EXAMPLE = "habeas bundle basements --to for-bohdan.habeas"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="the file to write")
    parser.add_argument(
        "--for-checking",
        action="store_true",
        help="without words and files, opened by words that are printed once",
    )
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Write the package."""
    case, at = unlocking.opened(args), now()
    if args.for_checking:
        words = "-".join(recovery.new_words())
        count = give_for_checking(case, args.to, words, by=case.keys.user, at=at, cost=passphrase.COST)
        print(f"{args.to} holds {count} entries without their words. It opens with: {words}")
        print("Send these words another way than the file. The record keeps no copy of them.")
        return 0
    count = give(case, args.to, by=case.keys.user, at=at)
    print(f"{args.to} holds {count} entries, sealed for those who can open this case.")
    print(f"Your colleague brings it in with: habeas merge CASE {args.to.name}")
    return 0

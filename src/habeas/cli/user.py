"""The people of a case. `add` lets another person in, with a passphrase and a recovery sheet of their own; `reset`
gives a forgotten passphrase anew, with the words of the recovery sheet."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.acts.users import add_user, refuse_taken, reset_passphrase
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.protection import passphrase, recovery

NAME = "user"
HELP = "let somebody in, or reset a forgotten passphrase"
EXAMPLE = "habeas user add basements Bohdan"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    verbs = parser.add_subparsers(dest="verb", metavar="add|reset", required=True)
    one = verbs.add_parser("add", help="let another person in")
    one.add_argument("case", metavar="CASE", type=Path)
    one.add_argument("name", metavar="NAME", help="what to call them in the record")
    one.add_argument(
        "--recovery-sheet", metavar="FILE", type=Path, help="write their recovery sheet to a file"
    )
    unlocking.add(one)
    two = verbs.add_parser("reset", help="set a new passphrase with a recovery sheet")
    two.add_argument("case", metavar="CASE", type=Path)
    two.add_argument("name", metavar="NAME", nargs="?", help="whose (default: whose sheet it is)")
    two.add_argument("--sheet", metavar="FILE", type=Path, help="a file with the words (default: type them)")


def run(args: Namespace) -> int:
    """Add or reset."""
    return _add(args) if args.verb == "add" else _reset(args)


def _add(args: Namespace) -> int:
    unlocking.refuse_without_place_for_sheet(args.recovery_sheet)
    case, at, words = unlocking.opened(args), now(), recovery.new_words()
    refuse_taken(case, args.name)
    print(f"Now {args.name} chooses a passphrase.")
    chosen = unlocking.new_passphrase(unlocking.NEW_FILE)
    keys = add_user(case, args.name, passphrase=chosen, sheet="-".join(words), at=at, cost=passphrase.COST)
    unlocking.hand_over(words, keys.case.hex(), args.name, f"{at:%Y-%m-%d}", args.recovery_sheet)
    print(f"{args.name} can open the case now: habeas serve {args.case} --user {args.name}")
    return 0


def _reset(args: Namespace) -> int:
    text = (
        args.sheet.read_text(encoding="utf-8") if args.sheet else input("The words of the recovery sheet: ")
    )
    try:
        sheet = recovery.found(text)
    except recovery.NotASheet as why:
        raise CaseError(f"{why}. Nothing was changed.") from why
    chosen = unlocking.new_passphrase(unlocking.NEW_FILE)
    keys = reset_passphrase(args.case, sheet, chosen, user=args.name, cost=passphrase.COST)
    print(
        f"{keys.user} has a new passphrase. The recovery sheet stays good; the old passphrase opens old copies only."
    )
    return 0

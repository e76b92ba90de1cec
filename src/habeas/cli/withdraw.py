"""Withdraw a source: its key is destroyed, and nobody can read its words again, here or in any later copy. You see
first what goes, and what had already left the house. This cannot be undone."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts import by_words
from habeas.acts.case import CaseError
from habeas.acts.withdraw import Preview, preview, withdraw
from habeas.cli import unlocking
from habeas.cli.moment import now

NAME = "withdraw"
HELP = "destroy the words of a source for good"
EXAMPLE = 'habeas withdraw basements "Olha\'s call"'


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("source", metavar="SOURCE", help="its id, title or file name")
    parser.add_argument("--yes", action="store_true", help="do not ask before the key is destroyed")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Show what goes, ask, and withdraw."""
    case, at = unlocking.opened(args), now()
    source = by_words.source(case.known(), args.source)
    _show(preview(case, source.id, at=at))
    if not args.yes:
        if not unlocking.is_terminal():
            raise CaseError("nobody is here to say yes. Look first, then add --yes. Nothing was changed.")
        if input("Type WITHDRAW to destroy it: ").strip() != "WITHDRAW":
            print("Nothing was changed.")
            return 0
    withdraw(case, source.id, by=case.keys.user, at=at)
    print("Withdrawn. Its key is destroyed; the record keeps only that there was a source.")
    print("Erase old packages, and the rings beside your backups: they still have it.")
    print("Give colleagues a package: until they bring it in, they have it, too.")
    return 0


def _show(seen: Preview) -> None:
    print(
        f"“{seen.title}”: {seen.statements} statements and {seen.judgements} answers on who is who go with it."
    )
    print(f"People who leave the register: {', '.join(seen.leave) or 'none'}.")
    print(f"People whose row changes: {', '.join(seen.change) or 'none'}.")
    for at, one in seen.left:
        print(f"Already left on {at:%Y-%m-%d}: {one.way} “{one.to}”. It cannot be called back from there.")
    if not seen.left:
        print("It has left the house by no way that habeas knows of.")

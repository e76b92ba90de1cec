"""Prove one statement alone: write a file from which anybody can check that these words stood in the record,
unchanged, when it was signed, and from which nothing else can be read."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.acts.depart import depart
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.dossiers.whose_names import not_named
from habeas.ledger import proof
from habeas.register.about import About
from habeas.statements.leaving import Way

NAME = "prove"
HELP = "prove one statement, showing no other"
EXAMPLE = "habeas prove basements f_0f3a9c --to statement.proof"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument(
        "id", metavar="ID", help="the statement's id (habeas person CASE NAME --json prints it)"
    )
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="the file to write")
    parser.add_argument(
        "--sealed",
        action="store_true",
        help="even if it could be used against them: refusing, escaping, injuries",
    )
    parser.add_argument(
        "--named",
        action="store_true",
        help="even if it names somebody who is said to have done something to people and whom no two people decided to "
        "name: the words of a proof cannot be changed",
    )
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Write the proof."""
    case = unlocking.opened(args)
    if args.to.exists():
        raise CaseError(f"{args.to} is there already; nothing was written. Name a new file.")
    number, known = case.number_of(args.id), case.known()
    statement = known.statements.get(args.id)
    telling = known.tellings.get(statement.telling.id if statement else args.id)
    if telling and not args.sealed and any(fact.claim.incriminating for fact in telling.facts):
        raise CaseError(
            "this passage says what could be used against somebody. Nothing was written. "
            "If a second person agrees that it must go out, add --sealed."
        )
    if telling and not args.named and (names := not_named(About(known), [telling])):
        raise CaseError(
            f"this passage is on {'; '.join(' / '.join(one.names) for one in names)}, said to have done something to "
            "people. Two of you did not decide that they may be named, and the words of a proof cannot be changed. "
            "Nothing was written. If a second person agrees that it must go out, add --named."
        )
    made = proof.prove(case.ledger, number)
    args.to.write_bytes(proof.encode(made))
    depart(
        case,
        Way.PROOF,
        args.to.name,
        by=case.keys.user,
        at=now(),
        sources=[telling.source] if telling else [],
    )
    print(
        f"The proof is in {args.to}. It shows the whole passage with everything stated there, and nothing else."
    )
    print(f"Anybody can check it: habeas verify {args.to}", file=sys.stderr)
    return 0

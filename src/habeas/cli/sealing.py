"""What the command line shows of a case: without what could be used against somebody, unless it is asked for."""

import sys
from argparse import ArgumentParser, Namespace

from habeas.acts.case import Case
from habeas.cli import unlocking
from habeas.statements.known import Known
from habeas.statements.sealed import without_sealed


def add(parser: ArgumentParser) -> None:
    """The wish to see everything. There is no short form: it should be meant."""
    parser.add_argument(
        "--sealed",
        action="store_true",
        help="show also what could be used against them: refusing, escaping, injuries, challenge answers",
    )
    unlocking.add(parser)


def look(args: Namespace) -> Known:
    """What is known of the case that was asked for, as it was asked for."""
    return look_into(unlocking.opened(args), args)


def look_into(case: Case, args: Namespace) -> Known:
    """The same of a case that is open."""
    known = case.known(args.known_at)
    if case.not_understood:
        numbers = ", ".join(map(str, case.not_understood))
        print(f"habeas: entries {numbers} are of a later version and are not shown", file=sys.stderr)
    return known if args.sealed else without_sealed(known)

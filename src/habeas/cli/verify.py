"""Check a case: every entry of the record against all before it, and every source file against its digest.
It finds what was changed, not that the end was cut off: keep the last line somewhere else to see that."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import Case, CaseError
from habeas.cli.output import Progress

NAME = "verify"
HELP = "check that nothing in a case was changed"
EXAMPLE = "habeas verify basements"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")


def run(args: Namespace) -> int:
    """Check everything; name what is wrong."""
    case = Case.open(args.case)
    bad = case.first_bad_entry()
    if bad is not None:
        raise CaseError(
            f"entry {bad} of the record is not as it was written; go back to a backup from before"
        )
    progress, wrong = Progress("checking sources"), []
    sources = case.known().sources
    for number, source in enumerate(sources.values()):
        progress(number, len(sources))
        try:
            case.original(source.id)
            case.text(source.id)
        except CaseError as why:
            wrong.append(str(why))
    if wrong:
        raise CaseError(" ".join(wrong))
    print(f"{case.last_entry()} entries and {len(sources)} sources are as they were written.")
    print(f"Last entry: {case.last_digest()}")
    return 0

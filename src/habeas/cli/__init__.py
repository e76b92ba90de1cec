"""The command line: one verb a file, each with help and an example. Verbs print; acts and rooms do the work."""

import argparse
import sys
from collections.abc import Sequence

from habeas.acts.case import CaseError
from habeas.cli import (
    backup,
    bench,
    bounds,
    bundle,
    demo,
    device,
    estimate,
    export,
    init,
    link,
    merge,
    names,
    person,
    person_file,
    prove,
    read,
    record,
    register,
    restore,
    serve,
    take_in,
    take_in_chat,
    take_in_list,
    user,
    verify,
    watch,
    withdraw,
)  # fmt: skip
from habeas.dossiers.released import CannotRelease
from habeas.dossiers.writing import CannotWrite
from habeas.intake import Refused
from habeas.ledger import LedgerError
from habeas.protection.keyfile import KeysError
from habeas.protection.ring import RingError
from habeas.reading.read import CannotRead
from habeas.statements.when import NotADate
from habeas.tally.cannot import CannotTally

VERBS = (
    init, take_in, take_in_list, take_in_chat, read, record, register, person, person_file, watch, serve, verify,
    prove, bundle, merge, backup, restore,
    export, withdraw, user, device, names, link, bounds, estimate, demo, bench,
)  # fmt: skip
EXPECTED = (
    CaseError, Refused, LedgerError, KeysError, RingError, CannotRead, NotADate, CannotTally, CannotRelease,
    CannotWrite, OSError,
)  # fmt: skip
"""What may go wrong in a way a person can mend: told in one sentence. Anything else is our fault."""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="habeas",
        description="Keep what was said about people held out of sight, and what follows from it.",
    )
    verbs = top.add_subparsers(metavar="COMMAND", required=True)
    for verb in VERBS:
        one = verbs.add_parser(
            verb.NAME,
            help=verb.HELP,
            description=verb.__doc__,
            epilog=f"example: {verb.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.arguments(one)
        one.set_defaults(run=verb.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 told what is wrong, 2 not understood."""
    parsed = parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
        return status
    except BrokenPipeError:
        # Whoever read our output (head, less) has seen enough.
        sys.stderr.close()
        return 0
    except FileNotFoundError as why:
        print(f"habeas: there is no file {why.filename}; nothing was changed", file=sys.stderr)
        return 1
    except EXPECTED as why:
        print(f"habeas: {why}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("habeas: stopped; what was recorded before stays recorded", file=sys.stderr)
        return 130

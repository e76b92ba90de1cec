"""The command line: one verb a file, each with help and an example. Verbs print; acts and rooms do the work.

A verb is imported when it is asked for: comparing two names loads no web server and no reader of spreadsheets.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

VERBS = (
    "init", "take-in", "take-in-list", "compare-lists", "take-in-chat", "read", "record", "register", "person",
    "person-file", "same", "watch", "serve", "verify", "prove", "bundle", "merge", "backup", "restore", "export",
    "withdraw", "user", "device", "names", "link", "tally", "bounds", "estimate", "demo", "bench",
)  # fmt: skip
"""The verbs, in the order in which the help has them; each is a module of this room."""
EXPECTED = (
    "acts.case.CaseError", "intake.refused.Refused", "ledger.errors.LedgerError", "protection.keyfile.KeysError",
    "protection.ring.RingError", "reading.read.CannotRead", "statements.when.NotADate", "tally.cannot.CannotTally",
    "dossiers.released.CannotRelease", "dossiers.document.CannotWrite",
    "identity.cannot.CannotLink",
)  # fmt: skip
"""What may go wrong in a way a person can mend: told in one sentence. Anything else is our fault."""


def verb(name: str) -> Any:
    """The module of a verb: NAME, HELP, EXAMPLE, `arguments` and `run`."""
    return import_module(f"habeas.cli.{name.replace('-', '_')}")


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The command line: all of it, or one verb of it."""
    top = argparse.ArgumentParser(
        prog="habeas",
        description="Keep what was said about people held out of sight, and what follows from it.",
    )
    verbs = top.add_subparsers(metavar="COMMAND", required=True)
    for module in map(verb, (only,) if only in VERBS else VERBS):
        one = verbs.add_parser(
            module.NAME,
            help=module.HELP,
            description=module.__doc__,
            epilog=f"example: {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(one)
        one.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 told what is wrong, 2 not understood."""
    words = sys.argv[1:] if arguments is None else arguments
    parsed = parser(next(iter(words), None)).parse_args(words)
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
    except KeyboardInterrupt:
        print("habeas: stopped; what was recorded before stays recorded", file=sys.stderr)
        return 130
    except Exception as why:
        if not _is_expected(why):
            raise
        print(f"habeas: {why}", file=sys.stderr)
        return 1


def _is_expected(why: Exception) -> bool:
    """Whether it is one of EXPECTED. Told by name: an error of a room that was never imported cannot have come."""
    kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(why).__mro__}
    return isinstance(why, OSError) or not kinds.isdisjoint(f"habeas.{name}" for name in EXPECTED)

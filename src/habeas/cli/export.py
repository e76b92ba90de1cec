"""Write everything out in clear, readable without habeas: JSON lines, the sources as they came, and a README. For
leaving, for a court, for an archive. Whoever gets the folder reads every name in it."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.export import export
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import Progress
from habeas.dossiers.withheld import undecided

NAME = "export"
HELP = "write everything out in clear, in open formats"
EXAMPLE = "habeas export basements basements-in-clear"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the new folder to write")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Export."""
    case = unlocking.opened(args)
    if left := undecided(case.known()):
        print(
            "Said to have done something to people, and no two of you decided that they may be named, though they are "
            f"named in what is written: {len(left)}. It is not for publishing.",
            file=sys.stderr,
        )
    count = export(case, args.folder, by=case.keys.user, at=now(), progress=Progress("writing sources"))
    print(
        f"Wrote {count} values and their sources to {args.folder}, IN CLEAR. README.txt there says how to read them."
    )
    print("Encrypt that folder, or delete it when it has served.")
    return 0

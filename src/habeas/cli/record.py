"""Record acts from a TOML file: accept or refuse what was found, state facts by hand, say who is who.
Everything is named by the words of the source. Running the same file twice changes nothing.
The tables are described in docs/formats.md."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.acts.script import perform
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import Progress

NAME = "record"
HELP = "record acts given in a TOML file"
EXAMPLE = "habeas record basements acts.toml --by Anna"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("acts", metavar="ACTS.toml", type=Path, help="the acts")
    parser.add_argument("--by", metavar="NAME", help="who acts (default: who opened the case)")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Perform the acts."""
    case = unlocking.opened(args)
    try:
        toml = args.acts.read_text(encoding="utf-8")
    except UnicodeDecodeError as why:
        raise CaseError(f"{args.acts} is not UTF-8 text: {why}. Nothing was recorded.") from why
    done, before = perform(
        case, toml, by=args.by or case.keys.user, clock=now, progress=Progress("recording")
    )
    again = f" {before} were recorded before." if before else ""
    print(f"Recorded {done} {'act' if done == 1 else 'acts'}.{again}")
    return 0

"""Open the desk: pages for one case, on this machine only. Prints a link that works once."""

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.cli import unlocking
from habeas.cli.extras import need

NAME = "serve"
HELP = "open the desk on a case, in the browser"
EXAMPLE = "habeas serve basements"
NEEDED = ("django", "csp", "django_htmx", "waitress", "whitenoise")
"""What the extra [desk] installs."""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("--port", type=int, default=0, help="the port on this machine (default: a free one)")
    parser.add_argument("--open", action="store_true", help="open the link in the browser")
    parser.add_argument(
        "--tiles",
        metavar="URL",
        help="lay maps on the tiles of a server, such as https://tiles.example/{z}/{x}/{y}.png: whoever runs it "
        "sees which area you look at (default: maps are drawn here, and nobody is asked)",
    )
    parser.add_argument(
        "--words-on",
        metavar="ADDRESS",
        default="",
        help="keep the words of searches on a team's PostgreSQL, such as postgresql://habeas@localhost/words: they lie "
        "there under a key of this machine (default: here)",
    )
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Serve until stopped."""
    need(NEEDED, "desk", CaseError)
    if args.words_on:
        need(("psycopg",), "team", CaseError)
    from habeas.desk.serve import serve

    case = unlocking.opened(args)
    # Ctrl-C is how the desk is closed, at whatever moment it comes.
    with suppress(KeyboardInterrupt):
        serve(case, port=args.port, open_browser=args.open, tiles=args.tiles or "", words_on=args.words_on)
    print("The desk is closed.")
    return 0

"""Print what needs attention: promises whose day has passed, time limits, findings that wait for a second person,
people whom the next version of a list leaves out. As of any day and as known at any moment; every line names what it
rests on."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

import msgspec

from habeas.acts.lists_compared import all_compared
from habeas.cli import moment, sealing, unlocking
from habeas.cli.output import print_json
from habeas.register.about import About
from habeas.register.people import row
from habeas.statements.when import Bounds
from habeas.watch.attention import BY_CASE, BY_PERSON, attention
from habeas.watch.item import Item
from habeas.watch.lists import watching
from habeas.wording.attention import item_line

NAME = "watch"
HELP = "print what needs somebody's attention"
EXAMPLE = "habeas watch basements --as-of 2022-07-21"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    moment.add(parser)
    sealing.add(parser)
    parser.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")


def run(args: Namespace) -> int:
    """Print the list."""
    case = unlocking.opened(args)
    about = About(sealing.look_into(case, args))
    as_of = moment.as_of(args)
    whole = case.known(args.known_at)
    lists = watching(whole, list(all_compared(case, whole, about.who)))
    people = [row(about, person, as_of) for person in about.people(as_of)]
    items = attention(about, people, as_of, (*BY_PERSON, *BY_CASE, lists))
    if args.json:
        asked = {"as_of": as_of.isoformat(), "known_at": args.known_at and args.known_at.isoformat()}
        print_json(asked | {"items": msgspec.to_builtins(items)})
        return 0
    for item in items:
        print(f"{_line(about, item, as_of)}\n  ({', '.join(item.because)})")
    if not items:
        print("Nothing that habeas watches for needs attention.")
    return 0


def _line(about: About, item: Item, as_of: date) -> str:
    mentions = about.known.mentions
    names = [mentions[person].name for person in item.people if person in mentions]
    return item_line(item.kind.value, names, item.code, Bounds(item.earliest, item.latest), as_of)

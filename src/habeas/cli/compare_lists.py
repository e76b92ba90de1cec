"""Hold the next version of a list against an earlier one: who is gone, who is new, who changed, whose number is now
another's. It stores nothing, but with --continues, which notes that the one is the next version of the other."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from habeas.acts.by_words import source
from habeas.acts.case import CaseError
from habeas.acts.decide import decide, is_list
from habeas.acts.lists_compared import compared
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import print_json
from habeas.identity.clusters import clusters
from habeas.register.lists.comparison import Comparison
from habeas.register.lists.version import ListRow
from habeas.statements.decisions import Continues

NAME = "compare-lists"
HELP = "say who is gone, new or changed on the next version of a list"
EXAMPLE = "habeas compare-lists basements list-may-3.csv list-may-17.csv"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("earlier", metavar="OLD", help="the earlier list: its file name, title or id")
    parser.add_argument("later", metavar="NEW", help="the next version, in the same way")
    parser.add_argument("--continues", action="store_true", help="note that NEW is the next version of OLD")
    parser.add_argument("--by", metavar="NAME", help="who notes it (default: who opened the case)")
    parser.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Compare two lists."""
    case = unlocking.opened(args)
    known = case.known()
    old, new = source(known, args.earlier), source(known, args.later)
    for one in (old, new):
        if not is_list(known, one.id):
            raise CaseError(f"“{one.title}” is no list that was taken in row by row; nothing was compared")
    found = compared(case, known, clusters(known), old.id, new.id)
    if args.continues:
        by = args.by or case.keys.user
        decide(case, Continues, new.id, seen=known, by=by, at=now(), earlier=old.id)
    if args.json:
        print_json(_plain(found))
        return 0
    print(f"“{new.title}” held against “{old.title}”:")
    _print(found)
    if args.continues:
        print(f"Noted: “{new.title}” is the next version of “{old.title}”.")
    return 0


def _print(found: Comparison) -> None:
    print(
        f"{len(found.vanished):,} gone, {len(found.appeared):,} new, {len(found.changed):,} changed, "
        f"{found.stayed:,} as before, {len(found.maybe):,} perhaps the same, "
        f"{len(found.reused):,} numbers beside another name."
    )
    if found.numbers_given_anew:
        print("Most numbers stand beside other names than before; they were not used.")
    if found.twice:
        print(f"{len(found.twice):,} numbers stand beside two rows of the later version; they were not used.")
    for row in found.vanished:
        print(f"  gone: {_row(row)}")
    for one in found.reused:
        print(f"  number {one.number} was {one.old.name}, is now {one.new.name}")
    for maybe in found.maybe:
        print(f"  perhaps the same: {_row(maybe.old)} | {_row(maybe.new)} ({'; '.join(maybe.reasons)})")
    for row in found.appeared:
        print(f"  new: {_row(row)}")
    for pair in found.changed:
        said = "; ".join(f"{one.head or one.column}: “{one.old}”, now “{one.new}”" for one in pair.changes)
        print(f"  changed: {_row(pair.new)}: {said}")


def _row(row: ListRow) -> str:
    return f"{row.name} (row {row.number}, {row.person})"


def _plain(found: Comparison) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(found)
    return plain

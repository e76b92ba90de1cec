"""Print the register: who is said to be held, where, since when, and when last known to be alive,
as of any day and as known at any moment. Every value names the statements it rests on."""

import csv
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from habeas.cli import moment, sealing
from habeas.cli.output import print_json
from habeas.register import plain
from habeas.register.people import PersonRow, register
from habeas.statements.known import Known

NAME = "register"
HELP = "print who is said to be held, where, since when"
EXAMPLE = "habeas register basements --as-of 2022-07-21 --csv > register.csv"

COLUMNS = ("id", "names", "status", "place", "since", "last proof of life", "days since", "voices")


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    moment.add(parser)
    sealing.add(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")
    form.add_argument("--csv", action="store_true", help="print CSV with a header line")


def run(args: Namespace) -> int:
    """Print the register."""
    known = sealing.look(args)
    as_of = moment.as_of(args)
    rows = register(known, as_of=as_of)
    if args.json:
        asked = {"as_of": as_of.isoformat(), "known_at": args.known_at and args.known_at.isoformat()}
        print_json(asked | {"people": [plain_row(known, row) for row in rows]})
    elif args.csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows([_safe(cell) for cell in cells(known, row)] for row in rows)
    else:
        _print(known, rows)
    return 0


def plain_row(known: Known, row: PersonRow) -> dict[str, Any]:
    """A row as plain JSON data; a place value carries the name that its mention has."""
    data: dict[str, Any] = msgspec.to_builtins(row)
    for value, place in zip(row.places, data["places"], strict=True):
        place["name"] = plain.place(known, value)
    return data


def cells(known: Known, row: PersonRow) -> list[str]:
    """A row as the texts of COLUMNS; several possible answers are separated by a semicolon."""
    last = row.proof.last
    return [
        row.id,
        "; ".join(row.names),
        "; ".join(plain.status(value) for value in row.status),
        "; ".join(plain.place(known, value) for value in row.places),
        plain.span(row.since.earliest, row.since.latest) if row.since else "",
        plain.span(last.earliest, last.latest) if last else "",
        plain.days_since(row.proof.fewest, row.proof.most),
        str(len(row.voices)),
    ]


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: names come from sources that anyone may have written."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _print(known: Known, rows: list[PersonRow]) -> None:
    if not rows:
        print("Nobody is on the register. Accept what was found in a source, or state something by hand.")
    for row in rows:
        _, names, status, place, since, last, days, _ = cells(known, row)
        print(f"{names} ({row.id})\n  {status}; {plain.voices(len(row.voices))}")
        for label, text in (("where", place), ("held since", since), ("last proof of life", last)):
            if text:
                print(f"  {label}: {text}")
        print(f"  days since: {days}")

"""Print the register: who is said to be held, where, since when, and when last known to be alive,
as of any day and as known at any moment. Every value names the statements it rests on."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from habeas.acts.leaving_tables import as_csv
from habeas.cli import moment, sealing, unlocking
from habeas.cli.output import print_json
from habeas.cli.person_custody import plain_custody
from habeas.dossiers.unnamed import without_alleged
from habeas.register.about import About
from habeas.register.people import PersonRow, row
from habeas.register.status import UNKNOWN
from habeas.register.value import Value, has_teller
from habeas.register.voices import voices
from habeas.statements.known import Known
from habeas.wording import dates, status

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
    case = unlocking.opened(args)
    known = sealing.look_into(case, args)
    as_of = moment.as_of(args)
    about = About(known)
    rows = [row(about, person, as_of) for person in about.people(as_of)]
    if args.json:
        asked = {"as_of": as_of.isoformat(), "known_at": args.known_at and args.known_at.isoformat()}
        people = [plain_row(known, one) | plain_custody(about, one, as_of) for one in rows]
        print_json(asked | {"people": people})
    elif args.csv:
        # A table is for somebody else: it goes by the rule for files. What is printed to be read here does not.
        hide = without_alleged(known, now=case.known())
        told = ((one, cells(about, one, as_of)) for one in rows)
        sys.stdout.write(as_csv([COLUMNS, *([one.id, *map(hide, rest)] for one, (_id, *rest) in told)]))
    else:
        _print(about, rows, as_of)
    return 0


def plain_row(known: Known, row: PersonRow) -> dict[str, Any]:
    """A row as plain JSON data; a place value carries the name that its mention has."""
    data: dict[str, Any] = msgspec.to_builtins(row)
    for values, places in ((row.places, data["places"]), (row.last_places, data["last_places"])):
        for value, place in zip(values, places, strict=True):
            place["name"] = _place(known, value)
    return data


def cells(about: About, row: PersonRow, as_of: date) -> list[str]:
    """A row as the texts of COLUMNS; several possible answers are separated by a semicolon."""
    last = row.proof.last
    return [
        row.id,
        "; ".join(row.names),
        "; ".join(status.as_said(value.value, _voices(about, value, as_of)) for value in row.status),
        "; ".join(_places(about.known, row)),
        status.since(row.since.bounds) if row.since else "",
        f"{status.proof(last.value)} {dates.span(last.bounds)}" if last else "",
        dates.days_ago(row.proof.fewest, row.proof.most) if last else "",
        str(len(row.voices)),
    ]


def _voices(about: About, value: Value, as_of: date) -> int:
    """How many independent voices, of somebody named, speak for one value."""
    statements = [about.known.statements[id_] for id_ in value.because if id_ in about.known.statements]
    return len(voices(about, [item for item in statements if has_teller(item)], as_of).independent)


def _places(known: Known, row: PersonRow) -> list[str]:
    last = [_place(known, value) for value in row.last_places]
    return [_place(known, value) for value in row.places] + (
        [f"last said: {', '.join(last)}"] if last else []
    )


def _place(known: Known, value: Value) -> str:
    return "not known where" if value.value == UNKNOWN else known.mentions[value.value].name


def _print(about: About, rows: list[PersonRow], as_of: date) -> None:
    if not rows:
        print("Nobody is on the register. Accept what was found in a source, or state something by hand.")
    for one in rows:
        _, names, said, place, since, last, days, _ = cells(about, one, as_of)
        print(f"{names} ({one.id})\n  {said}")
        print(f"  where: {place or 'not said'}\n  since: {since or 'not said'}")
        print(f"  last sign of life: {f'{last}, {days} ago' if last else status.no_proof(one.proof.dating)}")

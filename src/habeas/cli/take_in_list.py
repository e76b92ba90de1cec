"""Take in a list of people from XLSX, ODS, CSV or TSV, a table in DOCX, PFIF, FollowTheMoney JSON or what Uwazi
exports: all of its rows, or nothing. Columns are guessed from their headers; look first with --look, which stores
nothing, and say with --columns what was guessed wrongly."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from habeas.acts.by_words import source
from habeas.acts.case import CaseError
from habeas.acts.leaving_tables import as_csv
from habeas.acts.list_rows import Meaning
from habeas.acts.take_in_list import NOBODY, Asked, Odd, SetAside, plan, take_in_list
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import Progress
from habeas.intake import MAX_BYTES, Refused
from habeas.intake.tables import Table, read_table
from habeas.intake.tables.columns import Column, guess_of
from habeas.statements.chain import Knows

NAME = "take-in-list"
HELP = "take a list of people into a case"
EXAMPLE = 'habeas take-in-list basements list.xlsx --obtained "sent by mail" --partner Hotline --look'


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("file", metavar="FILE", type=Path, help="the list")
    parser.add_argument("--obtained", metavar="HOW", required=True, help='how it came to you: "sent by mail"')
    parser.add_argument("--from", dest="obtained_from", metavar="WHO", help="from whom")
    parser.add_argument("--partner", metavar="NAME", default="", help="who made the list")
    parser.add_argument("--knows", choices=[one.value for one in Knows], default=Knows.NOT_SAID.value)
    parser.add_argument("--means", choices=[one.value for one in Meaning], default=Meaning.HELD.value)
    parser.add_argument("--as-of", metavar="DATE", help="the day on which it was so (EDTF: 2022-07-21)")
    parser.add_argument(
        "--continues", metavar="LIST", help="the list it is the next version of: file name, title or id"
    )
    parser.add_argument("--sheet", metavar="N", type=int, default=1, help="which sheet, from 1")
    parser.add_argument(
        "--header", metavar="ROW", type=int, help="the row with the headers; 0: there is none"
    )
    parser.add_argument(
        "--columns", metavar="LIST", help=f"what each column is, with commas: {', '.join(Column)}"
    )
    parser.add_argument("--look", action="store_true", help="say what would be taken in; store nothing")
    parser.add_argument("--set-aside", metavar="FILE", type=Path, help="write rows without a name to a CSV")
    parser.add_argument("--by", metavar="NAME", help="who takes it in (default: who opened the case)")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Look at a list, or take it in."""
    if args.file.stat().st_size > MAX_BYTES:
        raise Refused(f"{args.file.name} is larger than {MAX_BYTES >> 20} MiB.", "Split it.")
    data = args.file.read_bytes()
    table = read_table(data, today=now().date())
    asked = _asked(table, args)
    for warning in (*table.warnings, *table.sheets[asked.sheet].warnings):
        print(f"habeas: {warning}", file=sys.stderr)
    print(f"Columns: {','.join(asked.columns)}")
    case = unlocking.opened(args)
    if args.continues:
        asked = replace(asked, continues=source(case.known(), args.continues).id)
    progress = Progress("reading rows")
    if args.look:
        found = plan(case.known(), table, asked, at=now(), progress=progress)
        print(
            f"{found.rows:,} rows with a name: {found.new:,} new, {found.known:,} like a name that is here, "
            f"{found.twice:,} further up in the list already. Nothing was stored."
        )
        _say_what_is_left(found.set_aside, found.odd, args.set_aside)
        return 0
    made = take_in_list(
        case, data, table, asked, filename=args.file.name, obtained=args.obtained,
        obtained_from=args.obtained_from, by=args.by or case.keys.user, at=now(), progress=progress,
    )  # fmt: skip
    print(f"Took in “{made.source.title}” as {made.source.id}: {len(made.people):,} people.")
    _say_what_is_left(made.set_aside, made.odd, args.set_aside)
    print(f"  The original still lies at {args.file}: if it endangers somebody there, move or erase it.")
    return 0


def _asked(table: Table, args: Namespace) -> Asked:
    if not 1 <= args.sheet <= len(table.sheets):
        raise CaseError(f"the file has {len(table.sheets)} sheets with words in them; nothing was stored")
    header = -1 if args.header is None else (args.header - 1 if args.header > 0 else None)
    found = guess_of(table.sheets[args.sheet - 1], header)
    columns = found.columns
    if args.columns:
        said = [one.strip() for one in args.columns.split(",")]
        unknown = [one for one in said if one not in list(Column)]
        if unknown:
            raise CaseError(f"there is no column {', '.join(unknown)}. There are: {', '.join(Column)}.")
        columns = tuple(Column(one) for one in said)
    return Asked(
        columns=columns,
        sheet=args.sheet - 1,
        header=found.header,
        meaning=Meaning(args.means),
        partner=args.partner,
        knows=Knows(args.knows),
        as_of=args.as_of,
    )


def _say_what_is_left(set_aside: tuple[SetAside, ...], odd: tuple[Odd, ...], path: Path | None) -> None:
    for why, count in Counter(row.why for row in set_aside).items():
        said = "as they name nobody" if why == NOBODY else f"“{why}”"
        print(f"  Set aside, {said}: {count:,} rows.")
    if odd:
        print(f"  Not understood, kept as words: {len(odd):,} cells, the first in row {odd[0].number}.")
    if path is not None:
        path.write_text(as_csv([str(row.number), *row.cells] for row in set_aside), encoding="utf-8")

"""Take files in: their bytes are kept as they came, with how, when and from whom they were obtained.
Text, HTML, PDF with text, and DOCX are read. A file that cannot be read leaves nothing behind."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import Case, CaseError
from habeas.acts.reading import reading_of
from habeas.acts.take_in import take_in
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import Progress
from habeas.intake import MAX_BYTES, Refused
from habeas.reading.read import CannotRead
from habeas.statements.source import Source, SourceKind

NAME = "take-in"
HELP = "take files into a case"
EXAMPLE = 'habeas take-in basements report.html --obtained "saved from the web" --published 2022-07-21'


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="the files to take in")
    parser.add_argument("--obtained", metavar="HOW", required=True, help='how it came to you: "sent by mail"')
    parser.add_argument("--from", dest="obtained_from", metavar="WHO", help="from whom")
    parser.add_argument(
        "--published", metavar="DATE", help="when it was published or told (EDTF: 2022-07-21)"
    )
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in SourceKind if kind != SourceKind.STUB],
        help="what it is (default: a page of the web is an article, everything else a document). What is no article "
        "goes into nothing for publication unless whoever told it allows it",
    )
    parser.add_argument("--title", help="what to call it (default: the title in the file, or its name)")
    parser.add_argument("--by", metavar="NAME", help="who takes it in (default: who opened the case)")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Take in each file; a bad one does not keep the others out."""
    case = unlocking.opened(args)
    progress, failed = Progress("taking in"), 0
    for number, path in enumerate(args.files):
        progress(number, len(args.files))
        try:
            source = _one(case, path, args)
        except (Refused, CaseError, OSError) as why:
            failed += 1
            print(f"habeas: {path}: {why}", file=sys.stderr)
            continue
        print(f"Took in “{source.title}” ({source.size:,} bytes) as {source.id}.")
        if not args.kind:
            print(f"  Taken for: {source.kind.value}. If it is something else, say so with --kind.")
        _say_what_was_found(case, source)
        print(f"  The original still lies at {path}: if it endangers somebody there, move or erase it.")
    return 1 if failed else 0


def _one(case: Case, path: Path, args: Namespace) -> Source:
    if path.stat().st_size > MAX_BYTES:
        raise Refused(f"{path.name} is larger than {MAX_BYTES >> 20} MiB.", "Split it, or take in its text.")
    return take_in(
        case,
        path.read_bytes(),
        path.name,
        obtained=args.obtained,
        obtained_from=args.obtained_from,
        published=args.published,
        kind=SourceKind(args.kind) if args.kind else None,
        title=args.title,
        by=args.by or case.keys.user,
        at=now(),
    )


def _say_what_was_found(case: Case, source: Source) -> None:
    try:
        reading = reading_of(case, source.id)
    except CannotRead as why:
        print(f"  It was kept, but not read: {why}")
        return
    print(f"  Found in the text: {len(reading.tellings)} passages to accept, edit or refuse.")
    for ask in reading.asks:
        print(f"  To answer: {ask.question} {' / '.join(ask.answers)}".rstrip())
        print("  Answer it on the source's page, or with [[correct]] in an acts file.")

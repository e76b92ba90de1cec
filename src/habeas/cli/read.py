"""Read a file and print what was found in it: people, places, dates, numbers, and who says what.
Needs no case and stores nothing."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.reading import recent_years
from habeas.cli.moment import now
from habeas.cli.output import VERSION, print_json
from habeas.intake import read_bytes
from habeas.protection.digest import sha256
from habeas.reading import envelope
from habeas.reading.read import read
from habeas.reading.suggestion import Reading
from habeas.statements.when import bounds

NAME = "read"
HELP = "print what is found in a file, without a case"
EXAMPLE = "habeas read report.txt --published 2022-07-21 --json"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to read")
    parser.add_argument("--published", metavar="DATE", help="when it was published (EDTF: 2022-07-21)")
    parser.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")


def run(args: Namespace) -> int:
    """Read the file."""
    if args.published:
        bounds(args.published)
    data = args.file.read_bytes()
    extracted = read_bytes(data, args.file.name)
    reading = read(
        extracted.text, published=args.published, language=extracted.language, years=recent_years(now().year)
    )
    if args.json:
        assert envelope.VERSION == VERSION
        print_json(envelope.envelope(reading, extracted.text, sha256(data)))
    else:
        _print(reading, extracted.text)
    return 0


def _print(reading: Reading, text: str) -> None:
    for ask in reading.asks:
        print(f"To answer: {ask.question} {' / '.join(ask.answers)}".rstrip())
    names = {entity.id: entity.name for entity in reading.entities}
    for telling in reading.tellings:
        words = " ".join(text[telling.start : telling.end].split())
        claims = ", ".join(fact.claim.name().replace("_", " ") for fact in telling.facts)
        tellers = [
            " or ".join(names.get(member, "this publication") for member in link.who.members)
            if link.who
            else "not said who"
            for link in telling.chain
        ]
        print(f"\n“{words}”\n  {claims}\n  told by: {' -> '.join(tellers)}")
    if not reading.tellings:
        print("Nothing was found in this text.")

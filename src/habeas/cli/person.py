"""Print the file of one person: every statement about them, who told it, and the words it rests on."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from habeas.acts.case import CaseError
from habeas.cli import moment, sealing
from habeas.cli.output import print_json
from habeas.cli.register import cells, plain_row
from habeas.identity.clusters import clusters
from habeas.register import plain
from habeas.register.people import PersonFile, person
from habeas.register.value import days
from habeas.statements.chain import Link
from habeas.statements.known import Known, Statement

NAME = "person"
HELP = "print everything known of one person"
EXAMPLE = "habeas person basements m_0f3a9c --as-of 2022-07-21"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("id", metavar="ID", help="the person's id or name, as the register has it")
    moment.add(parser)
    sealing.add(parser)
    parser.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")


def run(args: Namespace) -> int:
    """Print the file."""
    known = sealing.look(args)
    as_of = moment.as_of(args)
    file = person(known, _id(known, args.id), as_of=as_of)
    if file is None:
        raise CaseError(f"nobody here has the id or name {args.id!r}; see: habeas register {args.case}")
    if args.json:
        asked = {"as_of": as_of.isoformat(), "known_at": args.known_at and args.known_at.isoformat()}
        statements = [_plain(part.statement) for part in file.parts]
        print_json(asked | {"person": plain_row(known, file.row), "statements": statements})
    else:
        _print(known, file)
    return 0


def _id(known: Known, asked: str) -> str:
    """An id as it is; a name if only one mention is called by it."""
    if asked in known.mentions:
        return asked
    of = clusters(known).of
    called = list(dict.fromkeys(of[m.id] for m in known.mentions.values() if m.name == asked))
    if len(called) > 1:
        raise CaseError(f"several are called {asked!r}: {', '.join(called)}. Give the id of one.")
    return called[0] if called else asked


def _plain(statement: Statement) -> dict[str, Any]:
    telling = statement.telling
    return {
        "id": statement.id,
        "telling": telling.id,
        "source": statement.source.id,
        "passage": msgspec.to_builtins(telling.passage),
        "chain": msgspec.to_builtins(telling.chain),
        "hedges": [hedge.words.exact for hedge in telling.hedges],
        "fact": msgspec.to_builtins(statement.fact),
        "days": msgspec.to_builtins(days(statement)),
    }


def _print(known: Known, file: PersonFile) -> None:
    _, names, status, place, since, last, since_last, _ = cells(known, file.row)
    print(f"{names}\n{status}; {plain.voices(len(file.row.voices))}")
    print(f"where: {place or 'not said'}\nheld since: {since or 'not said'}")
    print(f"last proof of life: {last or 'none dated'} ({since_last})")
    for part in file.parts:
        statement = part.statement
        bounds = days(statement)
        words = " ".join(statement.telling.passage.exact.split())
        tellers = " -> ".join(_teller(known, link) for link in statement.telling.chain)
        print(
            f"\n{statement.fact.claim.name().replace('_', ' ')}, {plain.span(bounds.earliest, bounds.latest)}"
        )
        print(f"  “{words}”\n  told by: {tellers}\n  in: {statement.source.title} ({statement.id})")


def _teller(known: Known, link: Link) -> str:
    if link.who is None:
        return "nobody is named"
    names = [
        known.mentions[id_].name if id_ in known.mentions else "this publication" for id_ in link.who.members
    ]
    guess = " (read from the context)" if link.basis.value == "inferred" else ""
    return (" or " if link.who.one_of else " and ").join(names) + guess

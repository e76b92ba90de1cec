"""Print the file of one person: every statement about them, who told it, and the words it rests on."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from habeas.acts.case import CaseError
from habeas.cli import moment, sealing, weighed
from habeas.cli.output import print_json
from habeas.cli.person_authorities import of_authorities
from habeas.cli.person_contradictions import contradiction_lines, plain_contradictions
from habeas.cli.person_custody import journey_lines, plain_custody
from habeas.cli.register import cells, plain_row
from habeas.identity.clusters import clusters
from habeas.register.about import About
from habeas.register.people import PersonFile, person
from habeas.statements.known import Known, Statement
from habeas.wording import status
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence
from habeas.wording.tellers import tellers

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
    file = person(known, person_id(known, args.id), as_of=as_of)
    if file is None:
        raise nobody(args)
    about = About(known)
    if args.json:
        asked = {"as_of": as_of.isoformat(), "known_at": args.known_at and args.known_at.isoformat()}
        statements = [_plain(about, part.statement) for part in file.parts]
        parts = {"person": plain_row(known, file.row), "voices": weighed.plain_voices(about, file.row, as_of)}
        parts |= {"statements": statements} | plain_custody(about, file.row, as_of)
        parts |= plain_contradictions(about, file.row.id, as_of)
        print_json(asked | parts | of_authorities(about, file.row.id, as_of))
    else:
        _print(about, file, as_of)
    return 0


def nobody(args: Namespace) -> CaseError:
    """The problem that nobody is called what was asked for."""
    return CaseError(f"nobody here has the id or name {args.id!r}; see: habeas register {args.case}")


def person_id(known: Known, asked: str) -> str:
    """An id as it is; a name if only one mention is called by it."""
    if asked in known.mentions:
        return asked
    of = clusters(known).of
    called = list(dict.fromkeys(of[m.id] for m in known.mentions.values() if m.name == asked))
    if len(called) > 1:
        raise CaseError(f"several are called {asked!r}: {', '.join(called)}. Give the id of one.")
    return called[0] if called else asked


def _plain(about: About, statement: Statement) -> dict[str, Any]:
    telling, dated = statement.telling, about.timeline.dated(statement)
    return {
        "id": statement.id,
        "telling": telling.id,
        "source": statement.source.id,
        "passage": msgspec.to_builtins(telling.passage),
        "chain": msgspec.to_builtins(telling.chain),
        "hedges": [hedge.words.exact for hedge in telling.hedges],
        "fact": msgspec.to_builtins(statement.fact),
        "days": msgspec.to_builtins(dated.bounds),
        "days_because": {
            "not_before": msgspec.to_builtins(dated.not_before),
            "not_after": msgspec.to_builtins(dated.not_after),
            "clash": dated.clash,
        },
        "grades": weighed.plain_grades(about, statement),
    }


def _print(about: About, file: PersonFile, as_of: date) -> None:
    known = about.known
    _, names, said, place, since, last, ago, _ = cells(about, file.row, as_of)
    presumed = status.presumption(file.row.is_presumed_alive)
    print(f"{names}\n{said}{f'. {presumed}' if presumed else ''}")
    print(f"where: {place or 'not said'}\nsince: {since or 'not said'}")
    print(f"last sign of life: {f'{last}, {ago} ago' if last else status.no_proof(file.row.proof.dating)}")
    for line in weighed.lines(about, file, as_of):
        print(line)
    for line in journey_lines(about, file.row.id, as_of):
        print(f"  > {line}")
    for line in contradiction_lines(about, file.row.id, as_of):
        print(f"does not fit: {line}")
    cast = cast_of_record(known)
    for part in file.parts:
        telling = part.statement.telling
        words = " ".join(telling.passage.exact.split())
        print(f"\n{fact_sentence(part.statement.fact, cast)}\n  “{words}”")
        for teller in tellers(telling.chain, cast):
            print(f"  - {teller.who}{f': {teller.how}' if teller.how else ''}")
        print(f"  in {part.statement.source.title} ({part.statement.id})")
        for line in weighed.grade_lines(about, part.statement):
            print(f"  {line}")

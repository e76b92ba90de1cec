"""Write a file on one person, for a lawyer or an editor: every statement numbered, with its words, who told it, and the
source it stands in. What may not go to that reader is left out before anything is worked out."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from habeas.acts.case import Case, CaseError
from habeas.acts.checking import last_root
from habeas.acts.depart import depart
from habeas.cli import moment, naming, unlocking
from habeas.cli.person import nobody, person_id
from habeas.dossiers.person_file import person_file
from habeas.dossiers.released import Purpose, passage_of, released
from habeas.dossiers.writing import Form, write
from habeas.language import ENGLISH, LANGUAGES, speaking
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.statements.leaving import Way

NAME = "person-file"
HELP = "write a file on one person, for a lawyer or an editor"
EXAMPLE = "habeas person-file basements Petro --for lawyer --out file.pdf"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("id", metavar="PERSON", help="the person's id or name, as the register has it")
    parser.add_argument(
        "--for",
        dest="purpose",
        type=Purpose,
        choices=list(Purpose),
        required=True,
        help="lawyer: all that you may see; publication: what its tellers allow to be published",
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="the new file: its name ends in .docx or .pdf"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=ENGLISH, help="of the file (default: en)")
    parser.add_argument(
        "--sealed",
        metavar="ID",
        action="append",
        default=[],
        help="with the passage of this statement, though it could be used against somebody; one by one, for a "
        "lawyer only, and only if a second person agrees (habeas person CASE PERSON --sealed --json prints ids)",
    )
    parser.add_argument(
        "--named",
        metavar="PERSON",
        action="append",
        default=[],
        help="with the names of this person, who is said to have done something to people and whom no two people "
        "decided to name; one by one, for a lawyer only, and only if a second person agrees",
    )
    moment.add(parser)
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Write the file, and note that it went out."""
    form, at = _form(args.out), moment.now()
    case = unlocking.opened(args)
    now, known = _seen(case, None), _seen(case, args.known_at)
    person = person_id(known, args.id)
    if person not in known.mentions:
        raise nobody(args)
    with speaking(args.language):
        chosen = [_chosen(known, id_) for id_ in args.sealed]
        named = [person_id(known, id_) for id_ in args.named]
        release = released(known, args.purpose, person, chosen, named=named, now=now)
        made = release and person_file(
            release,
            as_of=moment.as_of(args),
            known_on=args.known_at and args.known_at.date(),
            day=at.date(),
            root=last_root(case),
        )
        if not release or not made:
            raise CaseError(
                "nothing that is known of them may go into such a file, or nothing is known of that day; "
                "nothing was written"
            )
        data = write(made.document, form)
    args.out.touch(mode=0o600, exist_ok=False)
    args.out.write_bytes(data)
    by = case.keys.user
    depart(case, Way.PERSON_FILE, args.out.name, by=by, at=at, sources=made.sources, named=release.named)
    print(f"The file is in {args.out}: numbered lines {made.lines}, exhibits {len(made.sources)}.")
    about = About(known)
    own = about.who.members[about.who.of[person]]
    naming.warn(about, about.near([about.who.of[person]]), release.unnamed, now=now, own=own)
    print(
        "It is NOT ENCRYPTED: whoever has it reads every name in it. Read it before you give it away.",
        file=sys.stderr,
    )
    return 0


def _form(out: Path) -> Form:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in list(Form):
        raise CaseError(f"{out} should end in .docx or .pdf; nothing was written")
    if out.exists():
        raise CaseError(f"{out} is there already; nothing was written. Name a new file.")
    return Form(suffix)


def _seen(case: Case, until: datetime | None) -> Known:
    """What whoever opened the case may see, as at the desk: what leaves the house goes by the same rule."""
    audiences = case.known().audiences
    hidden = frozenset(source for source, people in audiences.items() if case.keys.user not in people)
    return case.known(until, hidden)


def _chosen(known: Known, id_: str) -> str:
    passage = passage_of(known, id_)
    if passage is None:
        raise CaseError(
            f"{id_!r} is the id of nothing sealed; it is in the file if anything of its kind may be"
        )
    return passage.id

"""What the file of a person says of how far to rely on it: contacts, voices and grades, as plain data and as lines."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from habeas.register.about import About
from habeas.register.contacts import Contact
from habeas.register.grades import SourceGraded, graded
from habeas.register.people import PersonFile, PersonRow
from habeas.register.voices import Voices, voices
from habeas.statements.decisions import Reliability
from habeas.statements.known import Known, Statement
from habeas.wording import contacts as words
from habeas.wording import dates, status
from habeas.wording.decided import CREDIBLE, RELIABLE
from habeas.wording.voices import counted


def plain_voices(about: About, row: PersonRow, as_of: date) -> dict[str, Any]:
    """The voices that speak for the status, as JSON."""
    found: dict[str, Any] = msgspec.to_builtins(_voices(about, row, as_of))
    return found


def plain_grades(about: About, statement: Statement) -> dict[str, Any]:
    """The grades of one statement, as JSON."""
    found: dict[str, Any] = msgspec.to_builtins(graded(about, statement))
    return found


def lines(about: About, file: PersonFile, as_of: date) -> Iterator[str]:
    """Voices and contacts, a line each."""
    found = _voices(about, file.row, as_of)
    said = counted(len(found.independent), len(found.origins), len(found.sources))
    yield f"who says so: {said if len(found.unnamed) < len(_spoken(file.row)) else 'nobody who is named'}"
    if file.row.proof.log:
        yield "contacts:"
    for contact in file.row.proof.log:
        yield f"  {_contact(about.known, contact)}"


def grade_lines(about: About, statement: Statement) -> Iterator[str]:
    """The grades of one statement that people gave, a line each, and what they no longer rest on."""
    found = graded(about, statement)
    for one in (*found.tellers, found.source):
        if one.because:
            yield _source(about.known, one)
    own = found.statement
    if own.because:
        yield f"credible? {CREDIBLE[own.grade]}{' (judged apart, and differently)' if own.differ else ''}"
    if own.unsupported:
        yield "  no longer supported: the independent voices it rested on are not there any more"
    if own.to_judge_anew:
        yield "  to be judged anew: it came through a number or account that was put in doubt"
    if own.could_be_confirmed:
        yield f"could be confirmed: {own.voices} independent voices say so"


def _source(known: Known, one: SourceGraded) -> str:
    name = known.mentions[one.of].name if one.of in known.mentions else known.sources[one.of].title
    interest = f"; stands to gain: {', '.join(one.interest)}" if one.interest else ""
    return f"reliable? {name}: {RELIABLE[Reliability(one.grade)]}{interest}"


def _contact(known: Known, one: Contact) -> str:
    how = status.proof(one.kind.value) if one.kind else "no contact of the person"
    others = f", with {', '.join(_names(known, one.others))}" if one.others else ""
    channels = f", by {', '.join(_names(known, one.channels))}" if one.channels else ""
    worth = f"{words.standing(one.standing)} ({words.why(one.why)})"
    return f"{dates.span(one.bounds)}: {how}{others}{channels}: {worth} [{', '.join((*one.because, *one.decided))}]"


def _names(known: Known, ids: tuple[str, ...]) -> list[str]:
    return [known.mentions[id_].name if id_ in known.mentions else id_ for id_ in ids]


def _spoken(row: PersonRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for value in row.status for id_ in value.because))


def _voices(about: About, row: PersonRow, as_of: date) -> Voices:
    known = about.known.statements
    return voices(about, (known[id_] for id_ in _spoken(row) if id_ in known), as_of)

"""What does not fit together in what is said of a person, with the statements, and whether somebody settled it."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.watch.contradictions import Contradiction, look
from habeas.wording import dates
from habeas.wording.contradictions import (
    contradiction_sentence,
    question_sentence,
    succession_sentence,
    what_to_do,
)

A_FEW = 8
"""Questions, and changes over time, that a page shows."""


@dataclass(frozen=True)
class Clash:
    """One contradiction: in a sentence, what can be done, its facts, and how it was settled ("" where it was not)."""

    text: str
    todo: str
    ids: tuple[str, ...]
    facts: tuple[FactLine, ...]
    settled: str


@dataclass(frozen=True)
class Aside:
    """What looks like a contradiction and is none, or is none yet: a change over time, or a question nobody answers."""

    text: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class Against:
    """What does not fit together, what would not if something were so, and what is only a change over time."""

    clashes: tuple[Clash, ...]
    questions: tuple[Aside, ...]
    moved_on: tuple[Aside, ...]


def against(about: About, person: str, as_of: date) -> Against:
    """What a look at one person (a cluster) finds; open contradictions first, the gravest first among them."""
    found, known = look(about, person, as_of), about.known
    ordered = sorted(found.contradictions, key=lambda one: one.settled is not None)
    changes = (
        Aside(
            succession_sentence(known, one.kind.value, one.places, one.numbers),
            fact_lines(known, (one.earlier.statement, one.later.statement)),
        )
        for one in found.successions
    )
    return Against(
        clashes=tuple(_clash(about, one) for one in ordered),
        questions=tuple(
            Aside(question_sentence(known, one.code, one.places), fact_lines(known, one.because))
            for one in found.unclear[:A_FEW]
        ),
        moved_on=tuple(islice(changes, A_FEW)),
    )


def _clash(about: About, one: Contradiction) -> Clash:
    known = about.known
    return Clash(
        text=contradiction_sentence(known, one),
        todo=what_to_do(one.kind.value),
        ids=one.facts,
        facts=fact_lines(known, one.facts),
        settled=_settled(about, one),
    )


def _settled(about: About, one: Contradiction) -> str:
    if one.settled is None:
        return ""
    noted = about.known.noted[one.settled.id]
    said = _("{reason} ({name}, {day})")
    return said.format(reason=one.settled.reason, name=noted.by, day=dates.day(noted.at.date()))

"""What does not fit together in what is said of a person, with the statements, and whether somebody settled it."""

from dataclasses import dataclass
from datetime import date

from habeas.desk.pages.facts import FactLine, fact_line
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.watch.contradictions import Contradiction, contradictions
from habeas.wording import dates
from habeas.wording.contradictions import contradiction_sentence, what_to_do


@dataclass(frozen=True)
class Clash:
    """One contradiction: in a sentence, what can be done, its facts, and how it was settled ("" where it was not)."""

    text: str
    todo: str
    ids: tuple[str, ...]
    facts: tuple[FactLine, ...]
    settled: str


def against(about: About, person: str, as_of: date) -> tuple[Clash, ...]:
    """The contradictions of one person (a cluster), open ones first, the gravest first among them."""
    found = contradictions(about, person, as_of)
    return tuple(_clash(about, one) for one in sorted(found, key=lambda one: one.settled is not None))


def _clash(about: About, one: Contradiction) -> Clash:
    known = about.known
    return Clash(
        text=contradiction_sentence(known, one),
        todo=what_to_do(one.kind.value),
        ids=one.facts,
        facts=tuple(fact_line(known, known.statements[id_]) for id_ in one.facts if id_ in known.statements),
        settled=_settled(about, one),
    )


def _settled(about: About, one: Contradiction) -> str:
    if one.settled is None:
        return ""
    noted = about.known.noted[one.settled.id]
    said = _("{reason} ({name}, {day})")
    return said.format(reason=one.settled.reason, name=noted.by, day=dates.day(noted.at.date()))

"""What authorities were asked, answered and promised about a person; what a State must record and tell of them; the
elements of enforced disappearance, which people find and second people review; time limits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from habeas.desk.opened import Desk
from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.decisions import Finding
from habeas.statements.known import Known
from habeas.watch.authorities.approaches import approaches_of
from habeas.watch.authorities.promises import promises_of
from habeas.watch.case_grid import Cell, CellState, case_grid
from habeas.watch.deadlines import DeadlineState, deadlines
from habeas.watch.findings import ElementView, Found, elements
from habeas.wording import authorities as words
from habeas.wording import dates
from habeas.wording.case_grid import CELL_STATES, CELLS, FINDINGS, article, deadline_line
from habeas.wording.decided import ELEMENTS, STANDARDS, decided_sentence

A_FEW = 4
"""Facts shown in one cell of the grid."""


@dataclass(frozen=True)
class Told:
    """A line with the facts it rests on."""

    text: str
    facts: tuple[FactLine, ...]
    look: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class GridCell:
    """One thing that must be recorded or told: what it is, by which article, what is said of it."""

    about: str
    article: str
    states: tuple[str, ...]
    look: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class FindingLine:
    """One finding: in a sentence, by whom, what others think; `may_review`: whoever is at the page may."""

    id: str
    sentence: str
    reason: str
    by: str
    state: str
    reviews: tuple[str, ...]
    facts: tuple[FactLine, ...]
    may_review: bool


@dataclass(frozen=True)
class ElementLine:
    """One element with how it stands, what was found, and the facts that may support it."""

    code: str
    text: str
    state: str
    findings: tuple[FindingLine, ...]
    suggested: tuple[FactLine, ...]


@dataclass(frozen=True)
class Authorities:
    """Everything of authorities for one person, as a page shows it."""

    promises: tuple[Told, ...]
    approaches: tuple[Told, ...]
    grid: tuple[tuple[str, tuple[GridCell, ...]], ...]
    elements: tuple[ElementLine, ...]
    deadlines: tuple[str, ...]
    standards: tuple[tuple[str, str], ...]


def authorities(here: Desk, about: About, person: str, as_of: date) -> Authorities:
    """What the page of one person (a cluster) says of authorities as of a day."""
    return Authorities(
        promises=tuple(_promises(about, person, as_of)),
        approaches=tuple(_approaches(about, person, as_of)),
        grid=_grid(about, case_grid(about, person, as_of)),
        elements=tuple(_element(here, about, one) for one in elements(about, person, as_of)),
        deadlines=tuple(
            deadline_line(
                one.rule.code, one.state.value, one.earliest, one.latest, confirmed=one.rule.confirmed
            )
            for one in deadlines(about, person, as_of)
            if one.state is not DeadlineState.NOT_BEGUN
        ),
        standards=tuple((code.value, _(text)) for code, text in STANDARDS.items()),
    )


def _promises(about: About, person: str, as_of: date) -> Iterator[Told]:
    for one in promises_of(about, person, as_of):
        text = words.promise_line(about.known, one.because[0], one.state.value, one.due)
        after = dict.fromkeys(code for pledge in one.pledges for code in _after(pledge.followed))
        notes = tuple(_(words.FOLLOWED[code]) for code in after)
        yield Told(text, fact_lines(about.known, one.because), one.state.value, notes)


def _after(followed: object) -> list[str]:
    return [code for code in words.FOLLOWED if getattr(followed, code, ())]


def _approaches(about: About, person: str, as_of: date) -> Iterator[Told]:
    for one in approaches_of(about, person, as_of):
        text = words.approach_line(about.known, one.because[0], one.state.value)
        notes = tuple(
            words.answer_line(about.known, answer.statement, answer.joined.value) for answer in one.answers
        )
        yield Told(text, fact_lines(about.known, one.because), one.state.value, notes)


def _grid(about: About, cells: Iterable[Cell]) -> tuple[tuple[str, tuple[GridCell, ...]], ...]:
    """The two lists: what must be recorded, and what relatives must be told."""
    made = [(one.code, _cell(about, one)) for one in cells]
    record = tuple(cell for code, cell in made if code.startswith("17"))
    told = tuple(cell for code, cell in made if code.startswith("18"))
    return ((_("What a State must record"), record), (_("What relatives must be told"), told))


LOOKS = {
    CellState.KNOWN: "known",
    CellState.CLAIMED: "claimed",
    CellState.REFUSED: "refused",
    CellState.DENIED: "refused",
}


def _cell(about: About, one: Cell) -> GridCell:
    because = dict.fromkeys(id_ for part in one.parts for id_ in part.because)
    return GridCell(
        about=_(CELLS[one.code]),
        article=article(one.code),
        states=tuple(_(CELL_STATES[part.state.value]) for part in one.parts),
        look=LOOKS.get(one.state, "open"),
        facts=fact_lines(about.known, because)[:A_FEW],
    )


def _element(here: Desk, about: About, one: ElementView) -> ElementLine:
    suggested = dict.fromkeys(ids[0] for ids in one.suggested)
    return ElementLine(
        code=one.element.value,
        text=_(ELEMENTS[one.element]),
        state=_(FINDINGS[one.state.value]),
        findings=tuple(_finding(here, about.known, found) for found in one.found),
        suggested=fact_lines(about.known, suggested),
    )


def _finding(here: Desk, known: Known, one: Found) -> FindingLine:
    finding: Finding = one.finding
    noted = known.noted[finding.id]
    reviews = [known.decisions[id_] for id_ in (*one.agree, *one.disagree)]
    return FindingLine(
        id=finding.id,
        sentence=decided_sentence(known, finding),
        reason=finding.reason,
        by=_("{name}, {day}").format(name=noted.by, day=dates.day(noted.at.date())),
        state=_(FINDINGS[one.state.value]),
        reviews=tuple(
            f"{known.noted[review.id].by}: {decided_sentence(known, review)} {review.reason}".strip()
            for review in reviews
        ),
        facts=fact_lines(known, finding.basis),
        may_review=noted.by != here.user,
    )

"""Which case this process has open, who is at the page, and what time it is. One case a process.

Pages ask here, so that tests can open another case and stop the clock. What a page shows of the record it takes
from `Desk.known`, which leaves out the sources that its visitor may not see.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from habeas.acts.case import Case
from habeas.desk.access.roles import Role, Visitor
from habeas.desk.people.place import place
from habeas.desk.shelves.atlas import WorkedOut
from habeas.desk.shelves.keeper import Keeper
from habeas.desk.shelves.undecided import HowFar, Undecided
from habeas.identity.alike import Alike, Keys, of_keys
from habeas.identity.candidates import Answers, Open
from habeas.protection.erased import when_erased
from habeas.register.about import About
from habeas.statements.known import Known

T = TypeVar("T")
Asked = tuple[date, str, str, str]
"""What rows were asked for: the day, words, a status, an order."""
THE_DESK = "the desk"
"""The user of a desk where one person works alone."""
VIEWS = 4
"""How many indexes over what is known are kept: one for each group of people who see the same sources."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """An open case with its shelves, whoever is at the page, and the clock."""

    case: Case
    keeper: Keeper
    user: str = THE_DESK
    role: Role = Role.LEAD
    now: Callable[[], datetime] = _now
    _alike: list[tuple[About, date, Alike]] = field(default_factory=list)
    _ordered: list[tuple[About, Asked, list[Any]]] = field(default_factory=list)
    _whereabouts: list[tuple[About, date, WorkedOut]] = field(default_factory=list)
    _undecided: Undecided = field(default_factory=Undecided)

    def known(self, until: datetime | None = None) -> Known:
        """What the record holds that this visitor may see; with `until`, what it held at that moment."""
        return self._with_hidden(lambda hidden: self.case.known(until, hidden))

    def hidden(self) -> frozenset[str]:
        """The sources that this visitor may not see. Who may see one is decided now, also for what we knew then."""
        audiences = self.case.known().audiences
        return frozenset(source for source, people in audiences.items() if self.user not in people)

    def _with_hidden(self, look: Callable[[frozenset[str]], T]) -> T:
        """What is seen without the hidden sources. Others write meanwhile: if another one is hidden now that was not
        when we began, we look again."""
        hidden = self.hidden()
        while True:
            found, before, hidden = look(hidden), hidden, self.hidden()
            if hidden == before:
                return found

    def about(self, known: Known) -> About:
        """The index over what is known."""
        return self.keeper.about(known)

    def catch_up(self) -> str:
        """Bring the shelves up to date for this visitor. Returns the name of the view whose rows they see."""
        return self._with_hidden(lambda hidden: self.keeper.catch_up(self.today(), hidden))

    def forget(self) -> None:
        """Let go of every index over what was known: words that were erased must not stay in memory."""
        self.keeper.forget()
        self._alike.clear()
        self._ordered.clear()
        self._whereabouts.clear()
        self._undecided.forget()

    def alike(self, shelf: str) -> Alike:
        """Who on the register may be whom today, as a view that was just brought up shows it."""
        return self.keeper.alike(shelf)

    def alike_on(self, about: About, day: date, people: Callable[[], Mapping[str, Keys]]) -> Alike:
        """The same for another day or another knowledge. Kept: it is asked for on every look."""
        kept = next((found for of, on, found in self._alike if of is about and on == day), None)
        if kept is None:
            kept = of_keys(people(), about.known, about.who)
            self._alike[:] = [*self._alike[-VIEWS + 1 :], (about, day, kept)]
        return kept

    def in_order(self, about: About, asked: Asked, rows: Callable[[], list[T]]) -> list[T]:
        """Rows that were worked out for another day, in the order that was asked for. Kept for the pages after it."""
        kept = next((found for of, which, found in self._ordered if of is about and which == asked), None)
        if kept is None:
            kept = rows()
            self._ordered[:] = [*self._ordered[-1:], (about, asked, kept)]
        return kept

    def whereabouts_on(self, about: About, day: date, make: Callable[[], WorkedOut]) -> WorkedOut:
        """Where everybody was said to be on another day, or with another knowledge. Kept: filters are tried out."""
        kept = next((found for of, on, found in self._whereabouts if of is about and on == day), None)
        if kept is None:
            kept = make()
            self._whereabouts[:] = [*self._whereabouts[-1:], (about, day, kept)]
        return kept

    def undecided(self, about: About) -> Open:
        """Who may be whom by what is said of them, as far as nobody has decided."""
        return self._undecided.of(about, self.case.changes)

    def undecided_soon(self, about: About) -> Open | HowFar:
        """The same within a moment, or how far it is with working that out."""
        return self._undecided.soon(about, self.case.changes)

    def answers(self, open_: Open) -> Answers:
        """What was answered on who is who so far, and how sure those pairs were."""
        return self._undecided.answers(open_)

    def today(self) -> date:
        """Today, in UTC."""
        return self.now().date()


_open: list[Desk] = []
_visitor: ContextVar[Visitor | None] = ContextVar("visitor", default=None)


def open_desk(case: Case, *, user: str = THE_DESK, now: Callable[[], datetime] = _now) -> Desk:
    """Open a case in this process; the shelves catch up with the record. Closes the one before."""
    place(case)
    desk = Desk(case=case, keeper=Keeper(case), user=user, now=now)
    _open[:] = [desk]
    desk.keeper.catch_up(desk.today())
    return desk


def desk() -> Desk:
    """The open desk, as whoever is at the page has it. Raises LookupError if no case is open."""
    if not _open:
        raise LookupError("no case is open in this process")
    visitor = _visitor.get()
    return replace(_open[0], user=visitor.name, role=visitor.role) if visitor else _open[0]


def visitor() -> Visitor | None:
    """Whoever is at the page; None where nobody was let in yet."""
    return _visitor.get()


@contextmanager
def visited_by(visitor: Visitor | None) -> Iterator[None]:
    """Whoever is at the page, while it is made."""
    token = _visitor.set(visitor)
    try:
        yield
    finally:
        _visitor.reset(token)


@when_erased
def _forget_words() -> None:
    for desk in _open:
        desk.forget()

"""Who may be whom, kept up in memory as the record grows: one state for each view that was looked at last.

Nothing of it lies on disk: it is made anew when a case is opened, and let go of when words are erased.
"""

from collections.abc import Callable
from threading import Lock

from habeas.identity.candidates import Answers, Open, answers
from habeas.register.about import About
from habeas.statements.growing import Changes
from habeas.statements.known import Known

VIEWS = 4
"""So many states are kept."""


class Undecided:
    """The pairs and groups of people of the last few states. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: list[Open] = []
        self._answers: list[tuple[Open, Answers]] = []

    def of(self, about: About, changes: Callable[[Known, Known], Changes | None]) -> Open:
        """What is open in a state: the one that is kept, one grown from an earlier one, or one made anew."""
        with self._lock:
            for kept in reversed(self._kept):
                if kept.known is about.known:
                    return kept
            made = next(
                (
                    kept.grown(about.known, about.who, since)
                    for kept in reversed(self._kept)
                    if (since := changes(kept.known, about.known)) is not None
                ),
                None,
            )
            made = made or Open.of(about.known, about.who)
            self._kept = [*self._kept[-VIEWS + 1 :], made]
            return made

    def answers(self, open_: Open) -> Answers:
        """What was answered so far, and how sure those pairs were."""
        with self._lock:
            for of, kept in self._answers:
                if of is open_:
                    return kept
            made = answers(open_)
            self._answers = [*self._answers[-1:], (open_, made)]
            return made

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept, self._answers = [], []

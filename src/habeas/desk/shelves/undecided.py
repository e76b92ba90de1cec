"""Who may be whom, kept up in memory as the record grows: one state for each view that was looked at last.

Nothing of it lies on disk: it is made anew when a case is opened, and let go of when words are erased. In a large case
that takes a while: it is done beside the pages, one view at a time, and a page says how far it is.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread

from habeas.identity.candidates import Answers, Open, Step, answers
from habeas.register.about import About
from habeas.statements.growing import Changes
from habeas.statements.known import Known

VIEWS = 4
"""So many states are kept."""
AT_ONCE = 2000
"""Of so many names, all are compared while a page waits: well within a second."""
MOMENT = 0.7
"""Seconds that a page waits for more."""
ANEW = 20
"""After so many answers everybody is weighed anew, with what they teach."""
ChangesOf = Callable[[Known, Known], Changes | None]


class _Stopped(Exception):
    """Words were erased meanwhile: what was made of them is of no use."""


@dataclass(eq=False)
class HowFar:
    """How far it is: so many of so many at a step."""

    step: Step = Step.GATHERED
    done: int = 0
    of: int = 0


class Undecided:
    """The pairs and groups of people of the last few states. Safe to share between threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._kept: list[Open] = []
        self._answers: list[tuple[Open, Answers]] = []
        self._making: HowFar | None = None
        self._failed: tuple[Known, Exception] | None = None

    def of(self, about: About, changes: ChangesOf) -> Open:
        """What is open in a state, however long it takes."""
        while True:
            found = self.soon(about, changes)
            if isinstance(found, Open):
                return found
            with self._changed:
                self._changed.wait_for(lambda: self._making is None)

    def soon(self, about: About, changes: ChangesOf) -> Open | HowFar:
        """What is open in a state: one that is kept, or grown from an earlier one; or how far it is with making one
        anew. Raises whatever went wrong with that."""
        with self._changed:
            for _look in range(2):
                if (found := self._at_hand(about, changes)) is not None:
                    if found.answers_since >= ANEW and self._making is None and self._failed is None:
                        found = self._anew(about, changes) or found
                    return found
                if self._failed and self._failed[0] is about.known:
                    (_known, why), self._failed = self._failed, None
                    raise why
                if self._making is None and (made := self._anew(about, changes)):
                    return made
                self._changed.wait_for(lambda: self._making is None, MOMENT)
            return self._making or HowFar()

    def _at_hand(self, about: About, changes: ChangesOf) -> Open | None:
        for kept in reversed(self._kept):
            if kept.known is about.known:
                return kept
        for kept in reversed(self._kept):
            if (since := changes(kept.known, about.known)) is not None:
                grown = kept.grown(about.known, about.who, since)
                self._keep(grown)
                return grown
        return None

    def _keep(self, made: Open) -> None:
        self._kept = [*self._kept[-VIEWS + 1 :], made]

    def _anew(self, about: About, changes: ChangesOf) -> Open | None:
        """Make it anew: at once if that is quickly done, else begin with it."""
        if len(about.known.mentions) <= AT_ONCE:
            made = Open.of(about.known, about.who)
            self._take(made, changes)
            return made
        how_far = self._making = HowFar()
        Thread(target=self._make, args=(about, changes, how_far), name="comparing", daemon=True).start()
        return None

    def _make(self, about: About, changes: ChangesOf, how_far: HowFar) -> None:
        def hear(step: Step, done: int, of: int) -> None:
            if self._making is not how_far:
                raise _Stopped
            how_far.step, how_far.done, how_far.of = step, done, of

        made, failed = None, None
        try:
            made = Open.of(about.known, about.who, hear=hear)
            made.groups  # noqa: B018  (worked out here, so that no page waits for it)
        except _Stopped:
            return
        except Exception as why:
            logging.getLogger(__name__).exception("comparing people went wrong")
            failed = why
        with self._changed:
            if self._making is how_far:
                self._making = None
                if made:
                    self._take(made, changes)
                self._failed = (about.known, failed) if failed else None
                self._changed.notify_all()

    def _take(self, made: Open, changes: ChangesOf) -> None:
        """Keep what was made anew, instead of all that was weighed before and tells of the same."""
        self._kept = [
            one
            for one in self._kept
            if changes(made.known, one.known) is None and changes(one.known, made.known) is None
        ]
        self._keep(made)

    def answers(self, open_: Open) -> Answers:
        """What was answered so far, and how sure those pairs were."""
        with self._changed:
            for of, kept in self._answers:
                if of is open_:
                    return kept
            made = answers(open_)
            self._answers = [*self._answers[-1:], (open_, made)]
            return made

    def forget(self) -> None:
        """Let go of everything, also of what is being made."""
        with self._changed:
            self._kept, self._answers, self._making, self._failed = [], [], None, None
            self._changed.notify_all()

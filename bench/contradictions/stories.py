"""The invented stories of the tests: what is found in each, against what somebody who reads it with care finds."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.contradictions.naive import flagged
from tests.watch.adversarial import CASES, DAY, Case

from habeas.register.about import About
from habeas.watch.contradictions import all_contradictions

Finder = Callable[[About], set[str]]
FINDERS: dict[str, Finder] = {
    "habeas": lambda about: {one.kind.value for one in all_contradictions(about, DAY)},
    "naive": lambda about: {kind for kind, _ in flagged(about)},
}


@dataclass
class Score:
    """By kind: rightly found, falsely found, missed; and the stories in which something was falsely found."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, how much was right."""
        return self.right.total() / max(1, self.right.total() + self.false.total())

    @property
    def recall(self) -> float:
        """Of what there is, how much was found."""
        return self.right.total() / max(1, self.right.total() + self.missed.total())


def score(cases: Iterable[Case], finder: Finder) -> Score:
    """How a finder does on some stories."""
    made = Score()
    for case in cases:
        found = finder(About(case.known()))
        made.right.update(found & case.kinds)
        made.false.update(found - case.kinds)
        made.missed.update(case.kinds - found)
        if found != case.kinds:
            made.wrong.append(case.name)
    return made


def table(held_out: bool) -> str:
    """By kind, habeas and the naive peer."""
    cases = [case for case in CASES if case.held_out is held_out]
    scores = {name: score(cases, finder) for name, finder in FINDERS.items()}
    kinds = sorted({kind for case in cases for kind in case.kinds} | set(scores["naive"].false))
    lines = [f"{'kind':<15}{'there are':>10}" + "".join(f"{n + ': found':>16}{'false':>7}" for n in scores)]
    for kind in kinds:
        there = sum(kind in case.kinds for case in cases)
        found = "".join(f"{one.right[kind]:>16}{one.false[kind]:>7}" for one in scores.values())
        lines.append(f"{kind:<15}{there:>10}{found}")
    quiet = sum(not case.kinds for case in cases)
    lines.append(f"{len(cases)} stories, of which {quiet} hold no contradiction")
    for name, one in scores.items():
        lines.append(f"{name}: precision {one.precision:.3f}, recall {one.recall:.3f}")
    lines.append(f"habeas errs in: {', '.join(scores['habeas'].wrong) or 'none'}")
    return "\n".join(lines)

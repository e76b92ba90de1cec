"""An estimate as it is given to people. Invariant: what is refused has no number, what is doubtful says so."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from habeas.tally.estimates.captures import Captures

FEWEST_LISTS = 3
THIN = 5
"""An overlap of fewer people than this between two lists says little."""


class Estimate(Struct, frozen=True, kw_only=True):
    """How many people there are in all, by one method, in people; those on the lists are counted in.
    `lo95` and `hi95` enclose 95 % of the probability, if the method's assumptions hold. `rhat` is for
    methods that draw at random (None for others). Where `refused` says why, the numbers are None."""

    method: str
    settings: Mapping[str, object]
    mean: float | None = None
    median: float | None = None
    lo95: float | None = None
    hi95: float | None = None
    rhat: float | None = None
    refused: str | None = None
    warnings: tuple[str, ...] = ()


def refusal(captures: Captures) -> str | None:
    """Why no method can estimate from these lists; None if some can."""
    if len(captures.lists) < FEWEST_LISTS:
        return (
            f"there are {len(captures.lists)} lists; with fewer than three, nothing shows whether being on "
            "one list makes it likelier to be on another, and any number can come out"
        )
    if not any(captures.on(pair) for pair, _ in _pairs(captures)):
        return "no two lists have anybody in common; how many people were missed does not show"
    return None


def doubts(captures: Captures) -> Iterator[str]:
    """What the lists themselves give to doubt, whatever the method."""
    for place, name in enumerate(captures.lists):
        if not captures.on(1 << place):
            yield f"Nobody is on the list {name}: leave it out."
    for pair, names in _pairs(captures):
        shared = captures.on(pair)
        if shared < THIN:
            share = f"only {shared} people" if shared else "nobody"
            yield f"{' and '.join(names)} share {share}: the estimate leans on the other overlaps."
    for inner, outer in _contained(captures):
        yield f"Everybody on {inner} is also on {outer}: if one was made from the other, merge them."
    yield (
        "Whoever could be on no list at all is not in the estimate. If some people are much harder to find than "
        "others, it is too low; if people on several lists were not recognised as the same, it is too high."
    )


def _pairs(captures: Captures) -> Iterator[tuple[int, tuple[str, str]]]:
    for (a, name), (b, other) in combinations(enumerate(captures.lists), 2):
        yield 1 << a | 1 << b, (name, other)


def _contained(captures: Captures) -> Iterator[tuple[str, str]]:
    for (a, name), (b, other) in combinations(enumerate(captures.lists), 2):
        both, first, second = captures.on(1 << a | 1 << b), captures.on(1 << a), captures.on(1 << b)
        if first and both == first:
            yield name, other
        elif second and both == second:
            yield other, name

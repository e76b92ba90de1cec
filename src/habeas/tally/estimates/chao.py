"""Chao's estimate: from how many people are on one list only and on two. Invariant: never called a bound
unless somebody declares that the lists do not avoid one another.

A. Chao, "Estimating the population size for capture-recapture data with unequal catchability",
Biometrics 43 (1987), with the interval on a logarithmic scale of the same paper. If some people are harder to find
than others, and the lists are independent, it is below the truth; where lists avoid one another (each refers
its people away) it can be far above.
"""

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate, doubts, of_interval, refusal

AVOIDING = (
    "This is a lower bound only if no two lists avoid one another (as they do where each refers its people to "
    "others, or covers another area); where they do it can be far too high."
)
DECLARED = (
    "You declare that no two lists avoid one another: then this is a lower bound, however differently hard people are "
    "to find."
)


def estimate(captures: Captures, lists_do_not_avoid: bool = False) -> Estimate:
    """The estimate. `mean` is the point estimate; it is also the median of the interval's distribution."""
    once, twice = captures.times(1), captures.times(2)
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "on_one_list": once,
        "on_two_lists": twice,
        "lists_do_not_avoid": lists_do_not_avoid,
    }
    refused = refusal(captures) or (None if twice else "nobody is on exactly two lists")
    if refused:
        return Estimate(method="chao", settings=settings, refused=refused)
    missing, variance = _missing(once, twice, len(captures.lists))
    return of_interval(
        Estimate(
            method="chao",
            settings=settings,
            warnings=(DECLARED if lists_do_not_avoid else AVOIDING, *doubts(captures)),
        ),
        captures.seen,
        missing,
        variance,
    )


def _missing(once: int, twice: int, lists: int) -> tuple[float, float]:
    """How many are missing, and the variance of that."""
    part, ratio = (lists - 1) / lists, once / twice
    variance = twice * (part * ratio**2 / 2 + part**2 * ratio**3 + part**2 * ratio**4 / 4)
    return part * once * ratio / 2, variance

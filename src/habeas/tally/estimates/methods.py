"""The methods by name, and what somebody may choose of them. Invariant: a method has one name everywhere."""

from msgspec import Struct

from habeas.tally.estimates import averaged, chao, dga, lcmcr, loglinear, sparse
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate

METHODS = ("averaged", "dga", "loglinear", "sparse", "lcmcr", "chao")


class Choices(Struct, frozen=True):
    """`seed` of what is drawn at random; `points` of dga's grid (None: every number); whether somebody declares that
    no two lists avoid one another; how many tables `averaged` draws from those seen."""

    seed: int = 1
    points: int | None = None
    lists_do_not_avoid: bool = False
    tables: int = averaged.TABLES


def by(method: str, captures: Captures, choices: Choices) -> Estimate:
    """The estimate of one method, one of METHODS."""
    match method:
        case "averaged":
            return averaged.estimate(captures, choices.seed, choices.tables)
        case "dga":
            return dga.estimate(captures, choices.points)
        case "loglinear":
            return loglinear.estimate(captures)
        case "sparse":
            return sparse.estimate(captures, choices.seed)
        case "lcmcr":
            return lcmcr.estimate(captures, choices.seed)
        case "chao":
            return chao.estimate(captures, choices.lists_do_not_avoid)
    raise ValueError(method)

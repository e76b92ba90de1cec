"""The methods by name, and what somebody may choose of them. Invariant: a method has one name everywhere."""

from msgspec import Struct

from habeas.tally.estimates import averaged, chao, dga, graph_tables, lcmcr, loglinear, sparse
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate, checked

METHODS = ("averaged", "dga", "loglinear", "sparse", "lcmcr", "chao")


class Choices(Struct, frozen=True):
    """`seed` of what is drawn at random; `points` of dga's grid (None: every number); whether somebody declares that
    no two lists avoid one another; how many tables `averaged` draws from those seen; whether the model is
    checked against the table."""

    seed: int = 1
    points: int | None = None
    lists_do_not_avoid: bool = False
    tables: int = averaged.TABLES
    is_checked: bool = True


def by(method: str, captures: Captures, choices: Choices) -> Estimate:
    """The estimate of one method, one of METHODS."""
    match method:
        case "averaged":
            return averaged.estimate(captures, choices.seed, choices.tables, choices.is_checked)
        case "dga":
            found = dga.estimate(captures, choices.points)
            look = choices.is_checked and not found.refused
            return checked(found, graph_tables.check(captures) if look else None)
        case "loglinear":
            return loglinear.estimate(captures, choices.is_checked)
        case "sparse":
            return sparse.estimate(captures, choices.seed, is_checked=choices.is_checked)
        case "lcmcr":
            return lcmcr.estimate(captures, choices.seed, choices.is_checked)
        case "chao":
            return chao.estimate(captures, choices.lists_do_not_avoid)
    raise ValueError(method)

"""What the file of a person has to say of authorities, as plain data: what was asked, answered and promised, the case
grid, the elements of enforced disappearance, and time limits."""

from datetime import date
from typing import Any

import msgspec

from habeas.register.about import About
from habeas.watch.authorities.approaches import approaches_of
from habeas.watch.authorities.promises import promises_of
from habeas.watch.case_grid import case_grid
from habeas.watch.deadlines import deadlines
from habeas.watch.findings import elements


def of_authorities(about: About, person: str, as_of: date) -> dict[str, Any]:
    """The keys `approaches`, `promises`, `grid`, `findings` and `deadlines` for one person (a cluster)."""
    approaches = approaches_of(about, person, as_of)
    return {
        "approaches": [msgspec.to_builtins(one) | {"state": one.state.value} for one in approaches],
        "promises": msgspec.to_builtins(promises_of(about, person, as_of)),
        "grid": msgspec.to_builtins(case_grid(about, person, as_of)),
        "findings": msgspec.to_builtins(elements(about, person, as_of)),
        "deadlines": msgspec.to_builtins(deadlines(about, person, as_of)),
    }

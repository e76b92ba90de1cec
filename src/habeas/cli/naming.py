"""What is said on standard error before names of those who are said to have done something to people leave in clear."""

import sys
from collections.abc import Collection, Iterable

from habeas.dossiers.unnamed import Unnamed
from habeas.dossiers.whose_names import may_be_names, not_named
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.statements.telling import Telling

A_FEW = 12


def warn(
    about: About,
    tellings: Iterable[Telling],
    hide: Unnamed,
    *,
    now: Known | None = None,
    own: Collection[str] = (),
) -> None:
    """Whose names are not given in what leaves, and which words may be one that nobody noted."""
    passages = list(tellings)
    if people := not_named(about, passages, now=now):
        names = "; ".join(" / ".join(one.names) for one in people[:A_FEW])
        more = f" and {len(people) - A_FEW} more" if len(people) > A_FEW else ""
        print(
            f"Said to have done something to people, and no two of you decided that they may be named: {names}{more}.",
            file=sys.stderr,
        )
    if perhaps := may_be_names(about, passages, hide, own):
        names = "; ".join(perhaps[:A_FEW])
        more = f" and {len(perhaps) - A_FEW} more" if len(perhaps) > A_FEW else ""
        print(
            f"Given as they stand, and perhaps a name of theirs that nobody noted as one: {names}{more}.",
            file=sys.stderr,
        )

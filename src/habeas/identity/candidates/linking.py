"""People of a case to pairs who may be one: what linking says of them, field by field. Suggestions only."""

from collections.abc import Iterable, Sequence

import numpy as np

from habeas.identity.linkage.levels import FIELDS, Compared
from habeas.identity.linkage.links import Links
from habeas.identity.linkage.people import Candidate, FieldAgreement, Person
from habeas.identity.linkage.reasons import REASONS
from habeas.identity.linkage.records import Records

LEAST = 0.1
"""Pairs of a lower probability are not offered."""
SLIGHT = 0.05
"""What weighs less than this, in log odds, speaks neither for nor against."""
AGREES, DIFFERS, ABSENT = "agrees", "differs", "absent"


def linked(people: Sequence[Person], among: frozenset[str] | None = None) -> list[Candidate]:
    """Pairs of these people who may be one, best first; with `among` only those in which one of these has a part."""
    if len(people) < 2:
        return []
    records = Records()
    records.add(people)
    links = Links(records)
    there = links.from_(LEAST)
    ids, scored = records.ids, links.scored
    if among is not None:
        places = np.array([id_ in among for id_ in ids], dtype=bool)
        there = there[places[scored.a[there]] | places[scored.b[there]]]
    if not len(there):
        return []
    compared = links.compared(there)
    weights = {field: links.weights.of_field(field, compared) for field in FIELDS}
    return [
        _candidate(
            ids[int(scored.a[at])], ids[int(scored.b[at])], float(scored.odds[at]), row, compared, weights
        )
        for row, at in enumerate(there.tolist())
    ]


def _candidate(
    a: str, b: str, odds: float, row: int, compared: Compared, weights: "dict[str, np.ndarray]"
) -> Candidate:
    fields = tuple(_fields(row, compared, weights))
    ordered = sorted(fields, key=lambda one: -abs(one.weight))
    return Candidate(
        a=a,
        b=b,
        probability=float(1 / (1 + np.exp(-odds))),
        reasons=tuple(one.a for one in ordered),
        fields=fields,
    )


def _fields(row: int, compared: Compared, weights: "dict[str, np.ndarray]") -> Iterable[FieldAgreement]:
    for field in FIELDS:
        level = int(compared.levels[field][row])
        if level and level in REASONS[field]:
            weight = float(weights[field][row])
            how = ABSENT if abs(weight) < SLIGHT else AGREES if weight > 0 else DIFFERS
            yield FieldAgreement(field, REASONS[field][level], "", how, weight)

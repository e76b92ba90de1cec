"""People of a case to pairs who may be one: what linking says of them, field by field. Suggestions only."""

from collections.abc import Iterable, Sequence

import numpy as np

from habeas.identity.linkage.levels import FIELDS, Birth, Compared, Family, Father, Given, Sex, Thing
from habeas.identity.linkage.links import Links
from habeas.identity.linkage.people import Candidate, FieldAgreement, Person
from habeas.identity.linkage.reasons import REASONS
from habeas.identity.linkage.records import Records

LEAST = 0.1
"""Pairs of a lower probability are not offered."""
AGREES, DIFFERS, ABSENT = "agrees", "differs", "absent"
UNLIKE: dict[str, frozenset[int]] = {
    "family": frozenset({Family.REMOTE, Family.OTHER}),
    "given": frozenset({Given.ALIKE, Given.OTHER, Given.OTHER_INITIAL}),
    "second": frozenset({Given.OTHER}),
    "father": frozenset({Father.ALIKE, Father.OTHER, Father.OTHER_INITIAL}),
    "sex": frozenset({Sex.OTHER}),
    "birth": frozenset({Birth.SAME_YEAR, Birth.NEXT_YEAR, Birth.OFF_BY_ONE, Birth.OFF_BY_FEW, Birth.OTHER}),
    **{
        field: frozenset({Thing.OTHER})
        for field in ("places", "units", "relatives", "held", "photos", "taken")
    },
    "source": frozenset({Thing.SAME}),
}
"""Levels at which a field differs. What agrees never speaks against, however common it is: many are held in one town."""


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
            weight, differs = float(weights[field][row]), level in UNLIKE[field]
            how = ABSENT if field == "source" else DIFFERS if differs else AGREES
            if not differs:
                weight = max(0.0, weight)
            yield FieldAgreement(field, REASONS[field][level], "", how, weight)

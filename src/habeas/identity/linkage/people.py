"""What linking takes and gives: people as a list or a case has them, and pairs who may be one, with the reasons.

A field that is empty is no evidence, for or against.
"""

from datetime import date

from msgspec import Struct

Days = tuple[date | None, date | None]


class Person(Struct, frozen=True):
    """Somebody as one list or one source has them. Every field but `id` may be empty.

    `born` and `taken` are earliest and latest possible days; `places` where somebody is from, `held` where they were
    held; `photos` digests of pictures; `source` the list that the row stands in.
    """

    id: str
    names: tuple[str, ...] = ()
    born: Days | None = None
    places: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    taken: Days | None = None
    held: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    source: str = ""


class FieldAgreement(Struct, frozen=True):
    """One field of two people: what each has, whether it "agrees", "differs" or is "absent", and what that weighs
    in log odds."""

    field: str
    a: str
    b: str
    how: str
    weight: float


class Candidate(Struct, frozen=True):
    """Two people who may be one. `reasons` are sentences, the weightiest first."""

    a: str
    b: str
    probability: float
    reasons: tuple[str, ...]
    fields: tuple[FieldAgreement, ...] = ()

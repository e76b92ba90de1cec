"""People to candidates: pairs who may be one, each with its reasons and how every field of the two agrees."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np

from habeas.identity.linkage.arrays import Longs
from habeas.identity.linkage.columns import Columns
from habeas.identity.linkage.fields import FIELDS
from habeas.identity.linkage.grouping import grouped, voice
from habeas.identity.linkage.judged import improved
from habeas.identity.linkage.levels import Compared, Comparing
from habeas.identity.linkage.links import Links, reasons_of
from habeas.identity.linkage.people import Candidate, FieldAgreement, Person
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import AGAINST, SHIPPED, Weights, log_odds

AT_LEAST = 0.1
"""Pairs less likely than this are not proposed."""
OFTEN = 500
"""After so many pairs it is told how far it is."""
Hear = Callable[[int, int], None]
"""Is told how many of how many are done."""
NEVER_PROPOSED = -1.0
"""What a pair of one cluster says that was not proposed: too unlikely, or too little known."""
SHOWN = {
    "family": "family name",
    "given": "given name",
    "second": "second given name",
    "father": "patronymic",
    "sex": "sex",
    "case": "case",
    "call": "call sign",
    "birth": "birth",
    "places": "place",
    "units": "unit",
    "relatives": "relatives",
    "taken": "taken",
    "held": "held at",
    "photos": "photos",
    "source": "list",
}
"""Fields by the names that people read."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody."""


def candidates(
    people: Sequence[Person],
    *,
    judged: Mapping[frozenset[str], bool] | None = None,
    at_least: float = AT_LEAST,
    hear: Hear = silent,
) -> list[Candidate]:
    """Pairs of people who may be one, the likeliest first; ties by id.

    `judged` says of pairs of ids whether they are one person: these are left out, and move the weights a little.
    People without a name ("a soldier") are in no pair, unless they share a photo. `hear` is told how many of how many
    pairs are put into words: in a large list that takes longest.
    """
    if len(people) < 2:
        return []
    records = Records()
    records.add(people)
    said = judged or {}
    weights = _learned(records, said) if said else SHIPPED
    links = Links(records, weights)
    which = links.from_(at_least)
    a, b = links.scored.a[which], links.scored.b[which]
    ids = records.ids
    left = [
        n
        for n, (x, y) in enumerate(zip(a.tolist(), b.tolist(), strict=True))
        if frozenset((ids[x], ids[y])) not in said
    ]
    which = which[left]
    return proposed(
        links.comparing,
        links.scored.first[which].astype(np.int64),
        links.scored.second[which].astype(np.int64),
        None,
        people,
        people,
        weights,
        hear=hear,
    )


def _learned(records: Records, judged: Mapping[frozenset[str], bool]) -> Weights:
    """The weights, moved by what was judged of people who are here."""
    place = {id_: n for n, id_ in enumerate(records.ids)}
    pairs = [
        (*sorted(place[id_] for id_ in pair), same)
        for pair, same in judged.items()
        if len(pair) == 2 and all(id_ in place for id_ in pair)
    ]
    pairs.sort()
    comparing = Comparing(records, rarities(records))
    rows = np.searchsorted(
        comparing.columns.person, np.array([pair[:2] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    )
    same = np.array([pair[2] for pair in pairs], dtype=bool)
    return improved(comparing, rows[:, 0], rows[:, 1], same, len(records))


def proposed(
    comparing: Comparing,
    first: Longs,
    second: Longs,
    beside: Columns | None,
    people: Sequence[Person],
    others: Sequence[Person],
    weights: Weights,
    total: int | None = None,
    hear: Hear = silent,
) -> list[Candidate]:
    """Candidates from pairs of readings, in this order. The people of `first` are `people`, those of `second`
    `others` (their readings in `beside`, if given)."""
    if not len(first):
        return []
    compared = comparing.compare(first, second, beside)
    odds = log_odds(compared, total or len(people), weights)
    told = reasons_of(compared, weights)
    weighed = {field: weights.of_field(field, compared).tolist() for field in FIELDS}
    p, q = comparing.columns, beside or comparing.columns
    found = []
    for n, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        if n % OFTEN == 0:
            hear(n, len(first))
        x, y = people[p.person[i]], others[q.person[j]]
        fields = _fields(compared, n, weighed, _words(comparing, p, i), _words(comparing, q, j), x, y)
        if y.id < x.id:
            x, y = y, x
            fields = tuple(FieldAgreement(f.field, f.b, f.a, f.how, f.weight) for f in fields)
        found.append(Candidate(x.id, y.id, chance(float(odds[n])), tuple(told[n].split("; ")), fields))
    return found


def chance(odds: float) -> float:
    """Log odds as a probability; never 1, for nothing here is certain."""
    return float(min(1 / (1 + np.exp(-odds)), 0.999999))


_PARTS = {
    "family": ("family", "family2"),
    "given": ("given",),
    "second": ("given2",),
    "father": ("patronymic",),
    "call": ("call",),
}


def _words(comparing: Comparing, columns: Columns, row: int) -> dict[str, str]:
    """The parts of a reading as written."""
    written = comparing.records.words.written
    return {
        field: " ".join(written[number] for part in parts if (number := int(columns.written[part][row])) >= 0)
        for field, parts in _PARTS.items()
    }


def _fields(
    compared: Compared,
    n: int,
    weighed: Mapping[str, Sequence[float]],
    first: Mapping[str, str],
    second: Mapping[str, str],
    x: Person,
    y: Person,
) -> tuple[FieldAgreement, ...]:
    out = []
    for field, shown in SHOWN.items():
        level = int(compared.levels[field][n])
        a = first[field] if field in first else _value(field, x)
        b = second[field] if field in second else _value(field, y)
        if not (a or b) and not (level and weighed[field][n]):
            continue
        how = "absent" if not level else "differs" if _differs(field, level, weighed[field][n]) else "agrees"
        out.append(FieldAgreement(shown, a, b, how, round(weighed[field][n], 2) if level else 0.0))
    return tuple(out)


def _differs(field: str, level: int, weight: float) -> bool:
    return level in AGAINST.get(field, ()) or (
        weight < 0 and field not in ("family", "given", "father", "source")
    )


def _value(field: str, person: Person) -> str:
    if field == "birth":
        return days(person.born)
    if field == "taken":
        return days(person.taken)
    if field == "source":
        return person.source
    values: tuple[str, ...] = getattr(person, field, ())
    return "; ".join(values)


def days(span: tuple[date | None, date | None] | None) -> str:
    """A span of days as a text: one day, a month, a year, or from when to when."""
    if not span or span == (None, None):
        return ""
    first, last = span
    if first == last or first is None or last is None:
        return (first or last).isoformat()  # type: ignore[union-attr]
    if (first.year, first.month, first.day) == (last.year, 1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year)
    return f"{first.isoformat()} to {last.isoformat()}"


def clusters(found: Sequence[Candidate], ids: Sequence[str]) -> dict[str, str]:
    """Who would be one person if every pair of at least .5 were, as far as nothing contradicts: of each id the first
    id of its cluster. Does not hang on the order of either."""
    place = {id_: n for n, id_ in enumerate(sorted(ids))}
    names = sorted(ids)
    pairs = [(place[one.a], place[one.b], one) for one in found if one.a in place and one.b in place]
    odds = np.array(
        [np.log(one.probability / (1 - one.probability)) for _, _, one in pairs], dtype=np.float32
    )
    against = np.array([_contradicted(one) for _, _, one in pairs], dtype=np.float32)
    voices = dict(
        zip([(min(a, b), max(a, b)) for a, b, _ in pairs], voice(odds, against).tolist(), strict=True)
    )
    edges = sorted((-one.probability, min(a, b), max(a, b)) for a, b, one in pairs if one.probability >= 0.5)
    out = {id_: id_ for id_ in ids}
    for group in grouped(voices, [(a, b) for _, a, b in edges], NEVER_PROPOSED):
        for member in group:
            out[names[member]] = names[group[0]]
    return out


def _contradicted(one: Candidate) -> float:
    return sum(field.weight for field in one.fields if field.how == "differs")

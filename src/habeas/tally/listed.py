"""Who is on which of some sources, as a table that an estimate can be made from, with links that are not sure.

Invariant: the table counts people as who is who is decided; pairs nobody decided on are links with their probability.
"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.register.about import About
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.links import Link, Links
from habeas.tally.named import Named, NamedMinimum


def on_sources(about: About, people: Iterable[Named], sources: Sequence[str]) -> dict[str, int]:
    """For each person who counts and is on any of the sources, those as bits (the first source is bit 0)."""
    place = {source: 1 << number for number, source in enumerate(sources)}
    found: dict[str, int] = {}
    for one in people:
        bits = 0
        for id_ in one.because:
            bits |= place.get(about.known.statements[id_].source.id, 0)
        if bits:
            found[one.who] = bits
    return found


def counted(named: NamedMinimum) -> list[Named]:
    """Who is counted on lists: whoever is surely another than everybody else who counts."""
    return [one for one in (*named.people, *named.in_part) if not one.may_be_another]


def captures(on: Mapping[str, int], sources: Sequence[str]) -> Captures:
    """How many people are on exactly which sources."""
    counts = [0] * 2 ** len(sources)
    for bits in on.values():
        counts[bits] += 1
    return Captures(tuple(sources), tuple(counts))


def linked(on: Mapping[str, int], sources: Sequence[str], pairs: Mapping[frozenset[str], float]) -> Links:
    """The same as records: a person has one on each of their sources, surely linked; `pairs` of people who may be one
    are links with their probability. Two who stand on one source may be one all the same: it may name somebody twice.
    """
    lists, links = list[int](), list[Link]()
    records: dict[str, dict[int, int]] = {}
    for who, bits in on.items():
        mine = records[who] = {}
        for place in range(len(sources)):
            if bits >> place & 1:
                mine[place] = len(lists)
                lists.append(place)
        first, *others = mine.values()
        links += [Link(first, other, 1.0) for other in others]
    for pair, probability in pairs.items():
        one, other = sorted(pair)
        if one in records and other in records:
            a, b = _to_link(records[one], records[other])
            links.append(Link(min(a, b), max(a, b), probability))
    links.sort(key=lambda one: (-one.probability, one.a, one.b))
    return Links(tuple(sources), tuple(lists), ("",) * len(lists), tuple(links))


def _to_link(one: Mapping[int, int], other: Mapping[int, int]) -> tuple[int, int]:
    """A record of each: of a source on which both are, for records of one source are joined only by a link of their
    own."""
    shared = next((place for place in one if place in other), None)
    if shared is not None:
        return one[shared], other[shared]
    return next(iter(one.values())), next(iter(other.values()))


def unsure(on: Mapping[str, int], pairs: Mapping[frozenset[str], float]) -> dict[frozenset[str], float]:
    """The pairs of which both are on a source that was chosen."""
    return {pair: probability for pair, probability in pairs.items() if all(who in on for who in pair)}

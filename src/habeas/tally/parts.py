"""Who counts, by place, by body and by list: so many people by name each. Somebody may stand at several of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.at_place import where
from habeas.register.value import is_fact, speaks_of
from habeas.statements.claims.identity import ServesIn
from habeas.statements.mention import Kind
from habeas.tally.named import Named

LISTS = 6
"""Lists that are looked at together, those of most people first: of more, nobody reads the overlaps."""


class Part(Struct, frozen=True):
    """A place or body (a cluster), and who of those that count is said to be there or of it."""

    of: str
    people: tuple[str, ...]


class Overlap(Struct, frozen=True):
    """So many people by name are on all of these sources, and on no other of those looked at."""

    sources: tuple[str, ...]
    number: int


class Overlaps(Struct, frozen=True):
    """The sources looked at, and who is on which of them together; the most people first."""

    sources: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


def by_place(about: About, people: Iterable[Named]) -> list[Part]:
    """Where those who count are said to have been, by what they count by; the most people first."""
    found: dict[str, dict[str, None]] = {}
    for one in people:
        for id_ in one.because:
            there = where(about.known.statements[id_].fact.claim)
            for place in about.named(there) if there is not None and there.all else ():
                if about.known.mentions[place].kind is Kind.PLACE:
                    found.setdefault(place, {})[one.who] = None
    return _most_first(found)


def by_body(about: About, people: Iterable[Named], as_of: date) -> list[Part]:
    """In which bodies those who count are said to serve; the most people first."""
    found: dict[str, dict[str, None]] = {}
    for one in people:
        for statement in about.about(one.who):
            claim = statement.fact.claim
            if (
                isinstance(claim, ServesIn)
                and claim.body
                and is_fact(statement)
                and speaks_of(statement, as_of)
            ):
                for body in about.named(claim.body):
                    found.setdefault(body, {})[one.who] = None
    return _most_first(found)


def _most_first(found: dict[str, dict[str, None]]) -> list[Part]:
    return sorted(
        (Part(of, tuple(people)) for of, people in found.items()), key=lambda one: (-len(one.people), one.of)
    )


def overlaps(about: About, people: Iterable[Named], most: int = LISTS) -> Overlaps:
    """Which sources speak of the same people, as who is who is decided now; of the `most` with most people."""
    on = {one.who: {about.known.statements[id_].source.id for id_ in one.because} for one in people}
    times = Counter(source for sources in on.values() for source in sources)
    looked_at = tuple(
        source for source, _ in sorted(times.items(), key=lambda item: (-item[1], item[0]))[:most]
    )
    together = Counter(tuple(one for one in looked_at if one in sources) for sources in on.values())
    found = sorted(together.items(), key=lambda item: (-item[1], item[0]))
    return Overlaps(looked_at, tuple(Overlap(sources, number) for sources, number in found if sources))

"""Which places contain which, from what people said. Nothing said is followed into a circle or upside down.

Places are clusters of mentions that people judged the same; the clusters, kinds and "lies in" come in from outside.
Where tellers put one place into two, both stand: which of them is right is for a person to settle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.places.kinds import Kind, may_lie_in


@dataclass(frozen=True)
class Within:
    """Somebody said that one place lies in another. `because`: the ids of the statements it rests on."""

    inner: str
    outer: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Circle:
    """Places that are said to lie in one another, in a circle (or one in itself). None of it is followed."""

    places: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class Hierarchy:
    """Which place lies in which. `parents` has, of every place, those it is directly said to lie in, with the
    statements. `circles` and `upside_down` (a region in a town) were said too, and are not followed."""

    parents: Mapping[str, Mapping[str, tuple[str, ...]]]
    circles: tuple[Circle, ...] = ()
    upside_down: tuple[Within, ...] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    of: Mapping[str, str] = field(default_factory=dict)

    def contains(self, a: str, b: str) -> tuple[str, ...] | None:
        """The statements by which `a` contains `b`, of one way up that has the fewest steps; None if it does
        not. A place does not contain itself."""
        a, b = self._place(a), self._place(b)
        return self._ways(b).get(a) if a != b else None

    def path(self, place: str) -> tuple[str, ...]:
        """All places in which this one lies, narrowest first. Of two districts said of one town both are here;
        `disputed` tells them."""
        ways = self._ways(self._place(place))
        # A place lies in everything above it, so counting what is above orders them, and kinds break ties.
        above = {outer: len(self._ways(outer)) for outer in ways}
        widths = {outer: self.kinds[outer].width if outer in self.kinds else -1 for outer in ways}
        return tuple(sorted(ways, key=lambda outer: (-above[outer], widths[outer], outer)))

    def disputed(self, place: str) -> tuple[tuple[str, str], ...]:
        """Pairs of places of one kind in both of which this one is said to lie, though neither lies in the
        other: two towns, two districts. One of them is not right, or the two are one."""
        path = self.path(place)
        return tuple(
            (first, second)
            for at, first in enumerate(path)
            for second in path[at + 1 :]
            if first in self.kinds
            and self.kinds[first] is self.kinds.get(second)
            and self.contains(first, second) is None
            and self.contains(second, first) is None
        )

    def _place(self, mention: str) -> str:
        return self.of.get(mention, mention)

    def _ways(self, place: str) -> dict[str, tuple[str, ...]]:
        """Every place above, with the statements on the shortest way to it."""
        found: dict[str, tuple[str, ...]] = {}
        edge: list[tuple[str, tuple[str, ...]]] = [(place, ())]
        while edge:
            following: list[tuple[str, tuple[str, ...]]] = []
            for inner, so_far in edge:
                for outer, because in self.parents.get(inner, {}).items():
                    if outer not in found:
                        found[outer] = tuple(dict.fromkeys((*so_far, *because)))
                        following.append((outer, found[outer]))
            edge = following
        return found


def hierarchy(
    said: Iterable[Within], of: Mapping[str, str] | None = None, kinds: Mapping[str, Kind] | None = None
) -> Hierarchy:
    """The hierarchy of places from what was said (`located_in`, and the `within` of a placing).

    `of` maps mentions to the place (cluster) they are of; without it every mention is its own place. `kinds` are
    kinds of places, by cluster or by any of its mentions; a place without one lies wherever it is said to.
    """
    of = of or {}
    of_kind = {of.get(mention, mention): kind for mention, kind in (kinds or {}).items()}
    told: dict[str, dict[str, tuple[str, ...]]] = {}
    upside_down = []
    for within in said:
        inner, outer = of.get(within.inner, within.inner), of.get(within.outer, within.outer)
        if (
            inner != outer
            and inner in of_kind
            and outer in of_kind
            and not may_lie_in(of_kind[inner], of_kind[outer])
        ):
            upside_down.append(Within(inner, outer, within.because))
            continue
        there = told.setdefault(inner, {})
        there[outer] = tuple(dict.fromkeys((*there.get(outer, ()), *within.because)))
    circles = _circles(told)
    round_ = {place: circle for circle in circles for place in circle.places}
    parents = {
        inner: {
            outer: because
            for outer, because in outers.items()
            if inner not in round_ or round_[inner] is not round_.get(outer)
        }
        for inner, outers in told.items()
    }
    return Hierarchy(parents, circles, tuple(upside_down), of_kind, of)


def _circles(told: Mapping[str, Mapping[str, tuple[str, ...]]]) -> tuple[Circle, ...]:
    """The strongly connected components that are circles: what a place reaches that reaches it, too (S. R. Kosaraju,
    1978), in the order in which the places were told."""
    above = {place: tuple(outers) for place, outers in told.items()}
    below: dict[str, list[str]] = {}
    for place, outers in above.items():
        for outer in outers:
            below.setdefault(outer, []).append(place)
    rank = {place: number for number, place in enumerate(told)}
    circles: list[tuple[str, ...]] = []
    done = set[str]()
    for place in reversed(_finished(above)):
        if place not in done:
            members = _finished_from(place, below, done)
            if len(members) > 1 or place in above.get(place, ()):
                circles.append(tuple(sorted(members, key=rank.__getitem__)))
    return tuple(
        Circle(members, _because(told, members)) for members in sorted(circles, key=lambda one: rank[one[0]])
    )


def _because(told: Mapping[str, Mapping[str, tuple[str, ...]]], members: tuple[str, ...]) -> tuple[str, ...]:
    inside = set(members)
    return tuple(
        dict.fromkeys(
            id_ for inner in members for outer, ids in told[inner].items() if outer in inside for id_ in ids
        )
    )


def _finished(links: Mapping[str, Sequence[str]]) -> list[str]:
    """All places, each after those that it leads to and that were not there before it."""
    done = set[str]()
    return [one for place in links if place not in done for one in _finished_from(place, links, done)]


def _finished_from(place: str, links: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """The place and what it leads to, without what is done; the place last. Depth first, without recursion."""
    found: list[str] = []
    done.add(place)
    way = [(place, iter(links.get(place, ())))]
    while way:
        at, onward = way[-1]
        following = next((one for one in onward if one not in done), None)
        if following is None:
            way.pop()
            found.append(at)
        else:
            done.add(following)
            way.append((following, iter(links.get(following, ()))))
    return found

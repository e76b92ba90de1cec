"""What cannot all be true: statements whose limits leave some event no day, the smallest such sets first.

Invariant: of every set reported, none can be left out; what is set aside is in some such set, and what is kept is
in none, so that what is kept holds whichever of the rest is true.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from habeas.timeline.circles import fewest_around
from habeas.timeline.limits import ORIGIN, Limit
from habeas.timeline.network import Network

PATIENCE = 200_000
"""So many looks at a limit before it is given up to find out more about what clashes (about a second)."""

Ids = frozenset[str]


class Clash(Struct, frozen=True, order=True):
    """Statements that cannot all be true, though they could if any one of them were not made. `fewest`: it is
    established that no smaller set of statements clashes among those these hang together with."""

    because: tuple[str, ...]
    fewest: bool = False


class Sorted(Struct, frozen=True):
    """What can be kept of limits: `kept` are those of statements that are in no clash, `aside` the ids of all
    others. `all_found`: the clashes named are enough to explain all that is set aside; else everything that
    hangs together with them was set aside unsorted."""

    kept: tuple[Limit, ...]
    aside: Ids
    clashes: tuple[Clash, ...]
    all_found: bool = True


def sort_out(limits: Iterable[Limit], patience: int = PATIENCE) -> Sorted:
    """Set aside every statement that is in any clash: those left are in every largest choice of statements that
    can all be true (S. Benferhat, D. Dubois, H. Prade, IJCAI 1993: "free" statements).

    Which statements those are is found with a tree of what to leave out (R. Reiter, "A theory of diagnosis from
    first principles", Artificial Intelligence 32, 1987): what is in some least repair is in some least clash, and
    the other way round. Past `patience`, all statements given are set aside, so that none is preferred.
    """
    laid = tuple(sorted(set(limits)))
    if not Network(laid).clash:
        return Sorted(laid, frozenset(), ())
    parts = [_sort_part(part, patience) for part in _parts(laid)]
    aside = frozenset(id_ for part in parts for id_ in part.aside)
    clashes = {clash for part in parts for clash in part.clashes}
    return Sorted(
        without(laid, aside), aside, tuple(sorted(clashes, key=_size)), all(part.all_found for part in parts)
    )


def _sort_part(laid: tuple[Limit, ...], patience: int) -> Sorted:
    """The same of limits that hang together."""
    if not (circle := Network(laid).clash):
        return Sorted(laid, frozenset(), ())
    least, fewest, spent = fewest_around(laid, irreducible(laid, ids_of(circle)), patience)
    least = irreducible(laid, least)
    found, all_found = _all_clashes(laid, least, patience - spent)
    aside = frozenset(id_ for one in found for id_ in one) if all_found else ids_of(laid)
    clashes = (Clash(tuple(sorted(one)), fewest and len(one) == len(least)) for one in found)
    return Sorted(without(laid, aside), aside, tuple(sorted(clashes, key=_size)), all_found)


def _size(clash: Clash) -> tuple[int, tuple[str, ...]]:
    return len(clash.because), clash.because


def _parts(limits: tuple[Limit, ...]) -> list[tuple[Limit, ...]]:
    """Limits by what hangs together, by an event or a statement but not by the calendar alone: a circle passes each
    event once, and so stays in one part."""
    over: dict[str, str] = {}

    def top(name: str) -> str:
        while over.setdefault(name, name) != name:
            over[name] = over[over[name]]
            name = over[name]
        return name

    for limit in limits:
        own = f"statement {limit.because[0]}"
        for name in (limit.than, limit.event, *(f"statement {id_}" for id_ in limit.because)):
            if name != ORIGIN:
                over[top(name)] = top(own)
    parts: dict[str, list[Limit]] = {}
    for limit in limits:
        parts.setdefault(top(f"statement {limit.because[0]}"), []).append(limit)
    return [tuple(part) for part in parts.values()]


def without(limits: Sequence[Limit], ids: Ids) -> tuple[Limit, ...]:
    """The limits that rest on none of these statements."""
    return tuple(limit for limit in limits if ids.isdisjoint(limit.because))


def only(limits: Sequence[Limit], ids: Ids) -> tuple[Limit, ...]:
    """The limits that rest on these statements alone."""
    return tuple(limit for limit in limits if ids.issuperset(limit.because))


def ids_of(limits: Iterable[Limit]) -> Ids:
    """The statements that limits rest on."""
    return frozenset(id_ for limit in limits for id_ in limit.because)


def irreducible(limits: Sequence[Limit], clashing: Ids) -> Ids:
    """Statements among some that clash, which clash themselves and of which none can be left out."""
    near = only(limits, clashing)
    needed = set(clashing)
    for id_ in sorted(clashing):
        fewer = frozenset(needed - {id_})
        if Network(only(near, fewer)).clash:
            needed.discard(id_)
    return frozenset(needed)


def _all_clashes(limits: tuple[Limit, ...], first: Ids, patience: int) -> tuple[set[Ids], bool]:
    """Clashes that together hold every statement that is in any clash; False if there was no patience for it."""
    found = {first}
    seen: set[Ids] = set()
    repairs: list[Ids] = []
    ways: list[Ids] = [frozenset()]
    clash_without = _finder(limits)
    while ways:
        left_out = ways.pop()
        if left_out in seen or any(repair <= left_out for repair in repairs):
            continue
        seen.add(left_out)
        clash = next((one for one in sorted(found, key=sorted) if one.isdisjoint(left_out)), None)
        patience -= len(found)
        if clash is None:
            patience -= len(limits)
            clash = clash_without(left_out)
            if clash is None:
                repairs.append(left_out)
                continue
            found.add(clash)
        if patience < 0:
            return found, False
        ways += [left_out | {id_} for id_ in sorted(clash)]
    return found, True


def _finder(limits: tuple[Limit, ...]) -> Callable[[Ids], Ids | None]:
    def clash_without(left_out: Ids) -> Ids | None:
        rest = without(limits, left_out)
        circle = Network(rest).clash
        return irreducible(rest, ids_of(circle)) if circle else None

    return clash_without

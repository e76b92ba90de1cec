"""The network against every possible choice of days: holds together or not, exact ends, one limit more, any order."""

from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.timeline.clashes import _parts, ids_of, only, sort_out, without
from habeas.timeline.limits import ORIGIN, Ground, Limit
from habeas.timeline.network import Network

EVENTS = ("a", "b", "c", "d")
FAR = 6
"""Three events and limits of two days: what is bounded is within so many days of the origin, or of what it hangs on."""
REACH = 2 * FAR + 1


@st.composite
def limits(draw: st.DrawFn, most: int = 6, size: int = 2, kinds: int = 6) -> list[Limit]:
    """A few limits of at most two days; one statement may lay several, and some rest on two statements."""
    found = []
    for _ in range(draw(st.integers(1, most))):
        than, event = draw(st.permutations((ORIGIN, *EVENTS)))[:2]
        ids = draw(st.sets(st.sampled_from("stuvwxyz"[:kinds]), min_size=1, max_size=size))
        because = tuple(sorted(ids))
        found.append(Limit(because, Ground.DATE, than, event, draw(st.integers(-2, 2))))
    return found


def holding(laid: list[Limit]) -> list[dict[str, int]]:
    """Every choice of days on which all limits are kept."""
    used = sorted({event for one in laid for event in (one.than, one.event)} - {ORIGIN})
    found = []
    for days in product(range(-REACH, REACH + 1), repeat=len(used)):
        day = dict(zip(used, days, strict=True)) | {ORIGIN: 0}
        if all(day[one.event] - day[one.than] <= one.days for one in laid):
            found.append(day)
    return found


def ends(network: Network) -> dict[str, tuple[int | None, int | None]]:
    return {event: (network.earliest(event), network.latest(event)) for event in EVENTS}


@settings(max_examples=50, deadline=None)
@given(limits(most=5))
def test_it_holds_together_and_every_end_is_exact(laid: list[Limit]) -> None:
    laid = [one for one in laid if "d" not in (one.than, one.event)]
    network, choices = Network(laid), holding(laid)
    assert bool(network.clash) == (not choices)
    if network.clash:
        return
    for event in {event for one in laid for event in (one.than, one.event)} - {ORIGIN}:
        days = [choice[event] for choice in choices]
        earliest, latest = network.earliest(event), network.latest(event)
        assert min(days) < -FAR if earliest is None else min(days) == earliest
        assert max(days) > FAR if latest is None else max(days) == latest


@given(limits(most=12))
def test_a_clash_is_a_circle_that_leaves_no_day(laid: list[Limit]) -> None:
    circle = Network(laid).clash
    if circle:
        assert all(
            one.event == after.than for one, after in zip(circle, (*circle[1:], circle[0]), strict=True)
        )
        assert sum(one.days for one in circle) < 0


@given(limits(most=12))
def test_the_limits_given_as_reasons_are_enough_for_the_end(laid: list[Limit]) -> None:
    network = Network(laid)
    if network.clash:
        return
    for event in EVENTS:
        latest, earliest = network.latest(event), network.earliest(event)
        assert sum(one.days for one in network.not_after(event)) == (latest or 0)
        assert sum(one.days for one in network.not_before(event)) == -(earliest or 0)
        assert Network(network.not_after(event)).latest(event) == latest
        assert Network(network.not_before(event)).earliest(event) == earliest


@given(limits(most=14), st.integers(0, 2**32))
def test_one_limit_more_is_the_same_as_from_scratch_whatever_the_order(laid: list[Limit], seed: int) -> None:
    whole = Network(laid)
    mixed = list(laid)
    Random(seed).shuffle(mixed)
    grown = Network()
    kept: list[Limit] = []
    for one in mixed:
        before = ends(grown)
        circle = grown.add(one)
        assert bool(circle) == bool(Network([*kept, one]).clash)
        if circle:
            assert one in circle
            assert sum(limit.days for limit in circle) < 0
            assert ends(grown) == before
        else:
            kept.append(one)
            assert ends(grown) == ends(Network(kept))
    if not whole.clash:
        assert kept == mixed
        for event in EVENTS:
            assert grown.not_after(event) == whole.not_after(event)
            assert grown.not_before(event) == whole.not_before(event)


def minimal_clashes(laid: list[Limit]) -> set[frozenset[str]]:
    """Every set of statements that clashes and of which none can be left out, by trying all sets."""
    ids = sorted(ids_of(laid))
    found: set[frozenset[str]] = set()
    for size in range(1, len(ids) + 1):
        for some in combinations(ids, size):
            one = frozenset(some)
            if not any(smaller < one for smaller in found) and Network(only(laid, one)).clash:
                found.add(one)
    return found


@settings(max_examples=300, deadline=None)
@given(limits(most=12, kinds=7))
def test_what_is_set_aside_is_what_is_in_any_clash_and_none_can_be_left_out(laid: list[Limit]) -> None:
    expected = minimal_clashes(laid)
    found = sort_out(laid)
    named = [frozenset(clash.because) for clash in found.clashes]
    assert found.all_found
    assert set(named) <= expected
    assert found.aside == frozenset(id_ for one in expected for id_ in one)
    assert found.aside == frozenset(id_ for one in named for id_ in one)
    assert set(found.kept) == set(without(laid, found.aside))
    assert not Network(found.kept).clash
    for part in _parts(tuple(laid)):
        for clash in sort_out(part).clashes:
            assert not clash.fewest or len(clash.because) == min(map(len, minimal_clashes(list(part))))


@settings(max_examples=300, deadline=None)
@given(limits(most=14, size=1, kinds=8))
def test_the_first_clash_is_a_smallest_where_each_statement_keeps_to_one_event(laid: list[Limit]) -> None:
    # Statement "s" dates its event "a" and nothing else; and so on: as in records.
    own = dict(zip("stuvwxyz", (*EVENTS, *EVENTS), strict=True))
    laid = [one for one in laid if own[one.because[0]] in (one.than, one.event)]
    expected = minimal_clashes(laid)
    found = sort_out(laid)
    assert bool(found.clashes) == bool(expected)
    if expected:
        assert len(found.clashes[0].because) == min(map(len, expected))
        assert found.clashes[0].fewest


@given(limits(most=12), st.integers(0, 2**32))
def test_what_clashes_does_not_depend_on_the_order(laid: list[Limit], seed: int) -> None:
    mixed = list(laid)
    Random(seed).shuffle(mixed)
    assert sort_out(mixed) == sort_out(laid)


def test_out_of_patience_nothing_is_preferred() -> None:
    pairs = [(f"{n}on", ORIGIN, str(n), -1) for n in range(6)] + [
        (f"{n}off", str(n), ORIGIN, 0) for n in range(6)
    ]
    loose = [("loose", str(n), str(n + 1), 100) for n in range(5)]
    apart = Limit(("apart",), Ground.DATE, "x", "y", 1)
    joined = [Limit((id_,), Ground.DATE, than, event, days) for id_, than, event, days in (*pairs, *loose)]
    cut_off = sort_out([*joined, apart], patience=50)
    assert not cut_off.all_found
    assert cut_off.kept == (apart,)
    assert cut_off.aside == ids_of(joined)
    patient = sort_out([*joined, apart])
    assert patient.all_found
    assert ids_of(patient.kept) == {"loose", "apart"}
    assert [clash.because for clash in patient.clashes] == [(f"{n}off", f"{n}on") for n in range(6)]


@pytest.mark.parametrize("days", [-1, 0, 3])
def test_a_limit_of_an_event_on_itself_is_kept_or_clashes(days: int) -> None:
    one = Limit(("s",), Ground.DATE, "a", "a", days)
    assert bool(Network([one]).clash) == (days < 0)
    assert bool(Network().add(one)) == (days < 0)

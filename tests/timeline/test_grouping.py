"""Groups found by the bits of what fits, twins as one, are those found by looking at everything."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from habeas.timeline.grouping import grouped


def slowly(things: Sequence[int], fits: Callable[[int, int], bool]) -> list[tuple[list[int], list[int]]]:
    near = [
        {j for j, other in enumerate(things) if i == j or fits(one, other)} for i, one in enumerate(things)
    ]
    left = set(range(len(things)))
    found: list[tuple[list[int], list[int]]] = []
    while left:
        settled = {
            i: frozenset(near[i] & left)
            for i in sorted(left)
            if all(near[i] & left <= near[j] for j in near[i] & left)
        }
        groups = sorted({tuple(sorted(group)) for group in settled.values()}) or [(i,) for i in sorted(left)]
        times = {i: sum(i in group for group in groups) for group in groups for i in group}
        found += [
            ([i for i in group if times[i] == 1], [i for i in group if times[i] > 1]) for group in groups
        ]
        left -= {i for group in groups for i in group}
    return found


@given(
    st.lists(st.integers(0, 6), max_size=12),
    st.sets(st.frozensets(st.integers(0, 6), min_size=2, max_size=2)),
)
def test_grouped_as_one_and_one_by_one_is_the_same(things: list[int], pairs: set[frozenset[int]]) -> None:
    def fits(one: int, other: int) -> bool:
        return one == other or frozenset((one, other)) in pairs

    assert grouped(things, fits) == slowly(things, fits)
    assert grouped(things, fits, things) == slowly(things, fits)

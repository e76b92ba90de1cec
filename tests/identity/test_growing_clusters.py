"""Clusters that grew judgement by judgement are those made anew, whatever was judged and taken back."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.identity import clusters as module
from habeas.identity.clusters import Clusters, clusters, grown
from habeas.statements.growing import Changes, Folding
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.mention import Kind
from tests.cast import Notebook

PEOPLE = tuple("abcdefg")
judged = st.tuples(
    st.just("judge"), st.permutations(PEOPLE), st.sampled_from([Verdict.SAME, Verdict.SAME, *Verdict])
)
acts = st.one_of(
    judged,
    judged,
    st.tuples(st.just("undo"), st.integers(0, 20), st.none()),
    st.tuples(st.just("mention"), st.sampled_from(PEOPLE), st.sampled_from([Kind.PERSON, Kind.PLACE])),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(acts, max_size=25), st.sampled_from([3, 400]))
def test_clusters_that_grew_are_those_made_anew(
    history: Sequence[tuple[str, object, object]], most: int
) -> None:
    largest, module.LARGEST = module.LARGEST, most
    try:
        book, folding = Notebook(), Folding()
        book.source("s1")
        book.people("s1", *PEOPLE[:4])
        folding.add(book.items, lambda: book.items)
        found = clusters(folding.known)
        for act in history:
            before, length = folding.known, len(book.items)
            perform(book, act)
            folding.add(book.items[length:], lambda: book.items)
            changes = folding.changes(before, folding.known)
            found = grown(found, folding.known, changes) if changes else clusters(folding.known)
            assert plain(found) == plain(clusters(folding.known))
    finally:
        module.LARGEST = largest


def test_what_nobody_judged_costs_nothing() -> None:
    book = Notebook()
    book.source("s1")
    book.people("s1", "a", "b")
    before = clusters(book.known())
    assert grown(before, book.known(), Changes()) is before


def perform(book: Notebook, act: tuple[str, object, object]) -> None:
    match act:
        case ("judge", people, verdict):
            book.judge(people[0], people[1], verdict)  # type: ignore[index, arg-type]
        case ("undo", number, _):
            targets = [item.value.id for item in book.items if isinstance(item.value, Judgement | Undoing)]
            if targets:
                book.undo(targets[number % len(targets)])  # type: ignore[operator]
        case ("mention", id_, kind):
            book.mention(id_, "s1", kind)  # type: ignore[arg-type]


def plain(found: Clusters) -> tuple[object, ...]:
    conflicts = {one.id for one in found.conflicts}
    return (
        dict(found.of),
        dict(found.members),
        conflicts,
        len(conflicts) == len(found.conflicts),
        dict(found.rank),
    )

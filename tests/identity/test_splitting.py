"""Taking somebody out of a person again: what is taken back, and what keeps each side together."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.clusters import clusters
from habeas.identity.splitting import plan, spanning
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.known import known
from tests.cast import Notebook

IDS = ("m0", "m1", "m2", "m3", "m4", "m5")


def joined(*pairs: tuple[str, str]) -> Notebook:
    book = Notebook()
    book.source("s")
    book.people("s", *IDS)
    for a, b in pairs:
        book.judge(a, b, Verdict.SAME)
    return book


def parted(book: Notebook, away: set[str], *, are_one: bool = True) -> dict[str, tuple[str, ...]]:
    """Who is whom once a plan is done."""
    state = book.known()
    who = clusters(state)
    found = plan(state, who, who.of["m0"], away, are_one=are_one)
    assert found is not None
    for number, id_ in enumerate(found.undo):
        book.note(Undoing(id=f"u{number}", of=id_))
    for number, (a, b) in enumerate(found.keep):
        book.note(Judgement(id=f"k{number}", a=a, b=b, verdict=Verdict.SAME))
    book.note(Judgement(id="d", a=found.different[0], b=found.different[1], verdict=Verdict.DIFFERENT))
    after = clusters(known(book.items))
    assert not after.conflicts
    return dict(after.members)


def test_what_held_the_two_together_is_taken_back() -> None:
    book = joined(("m0", "m1"), ("m1", "m2"), ("m2", "m3"))
    assert parted(book, {"m2", "m3"})["m0"] == ("m0", "m1")
    assert clusters(book.known()).members["m2"] == ("m2", "m3")


def test_whoever_was_joined_only_through_those_who_go_stays_all_the_same() -> None:
    members = parted(joined(("m0", "m1"), ("m1", "m2")), {"m1"})
    assert members["m0"] == ("m0", "m2")
    assert members["m1"] == ("m1",)


def test_those_who_go_are_one_or_each_somebody() -> None:
    star = (("m0", "m1"), ("m0", "m2"), ("m0", "m3"))
    assert parted(joined(*star), {"m1", "m2"})["m1"] == ("m1", "m2")
    assert parted(joined(*star), {"m1", "m2"}, are_one=False)["m1"] == ("m1",)


def test_an_older_yes_of_the_same_pair_does_not_come_back() -> None:
    book = joined(("m0", "m1"))
    book.judge("m0", "m1", Verdict.SAME)
    assert parted(book, {"m1"})["m0"] == ("m0",)


def test_everybody_or_nobody_is_no_split() -> None:
    state = joined(("m0", "m1")).known()
    who = clusters(state)
    assert plan(state, who, "m0", {"m0", "m1"}, are_one=True) is None
    assert plan(state, who, "m0", {"m5"}, are_one=True) is None


edges = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda one: one[0] != one[1]), max_size=9
)


@given(edges, st.sets(st.sampled_from(IDS)))
def test_a_split_is_exact(ties: list[tuple[str, str]], away: set[str]) -> None:
    state = joined(*ties).known()
    who = clusters(state)
    members = who.members["m0"]
    out = tuple(id_ for id_ in members if id_ in away)
    stay = tuple(id_ for id_ in members if id_ not in away)
    if out and stay:
        after = parted(joined(*ties), away)
        assert after[stay[0]] == stay
        assert after[out[0]] == out


@given(edges)
def test_a_spanning_tree_joins_all_with_the_fewest(ties: list[tuple[str, str]]) -> None:
    pairs = spanning(IDS, ties)
    groups = len(clusters(joined(*ties).known()).members)
    assert len(pairs) == groups - 1
    assert len(clusters(joined(*ties, *pairs).known()).members) == 1

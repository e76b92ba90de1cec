"""Folding a few more values in gives what folding everything gives: for any values, cut anywhere."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.statements.account import Account, Answer, Audience, Consent, Use
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.custody import HeldAt
from habeas.statements.codec import Record
from habeas.statements.growing import Changes, Folding, grown
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Refusal, Undoing, Verdict
from habeas.statements.known import Known, known
from habeas.statements.leaving import Withdrawal
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind, TextLayer
from habeas.statements.telling import Fact, Telling
from habeas.statements.work import Comment, Done, Task, TaskKind
from tests.cast import START, Notebook

IDS = tuple("abcdefg")
ids = st.sampled_from(IDS)
sources = st.sampled_from(("s1", "s2"))
UNSURE = st.sampled_from(("s1", "s2", "s3", "a"))
"""Sources that may not be known yet, and what is none."""
undone = st.sampled_from((*IDS, "s1", "s1/1"))
facts = st.lists(st.sampled_from(("x", "y", "z")), min_size=1, max_size=2)
"""Facts of which several tellings may have one."""
replaced = st.lists(ids, max_size=2).map(tuple)
CLAIMS: dict[str, HeldAt | LocatedIn] = {
    "x": HeldAt(who=party("x")),
    "y": HeldAt(who=party("y")),
    "z": LocatedIn(place=party("z"), within=party("y")),
}
WORDS = Passage(start=0, end=1, exact="x")
values: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        lambda id_, date: Source(
            id=id_, kind=SourceKind.ARTICLE, title="A report", obtained="sent", obtained_at=START, published=date
        ),
        st.sampled_from(("s1", "s2", "s3")), st.sampled_from((None, "2031", "2031-05")),
    ),
    st.builds(TextLayer, source=sources, version=st.sampled_from("12"), sha256=st.just(""), length=st.just(1)),
    st.builds(Mention, id=ids, source=UNSURE, kind=st.just(Kind.PERSON), name=st.sampled_from(("Petro", "Ihor"))),
    st.builds(
        lambda id_, source, facts, old: Telling(
            id=id_, source=source, passage=WORDS, chain=(), replaces=old,
            facts=tuple(Fact(id=fact, claim=CLAIMS[fact]) for fact in facts),
        ),
        ids, UNSURE, facts, st.none() | ids,
    ),
    st.builds(
        lambda id_, pair, verdict: Judgement(id=id_, a=pair[0], b=pair[1], verdict=verdict),
        ids, st.permutations(IDS), st.sampled_from(list(Verdict)),
    ),
    st.builds(Refusal, id=ids, source=sources, passage=st.just(WORDS), claim=st.just("held_at")),
    st.builds(Undoing, id=ids, of=undone),
    st.builds(Account, id=ids, source=sources, replaces=replaced),
    st.builds(
        Consent, id=ids, source=sources, use=st.sampled_from(list(Use)), answer=st.sampled_from(list(Answer)),
        replaces=replaced,
    ),
    st.builds(
        Audience, id=ids, source=sources, people=st.lists(st.sampled_from(("Anna", "Bohdan"))).map(tuple),
        replaces=replaced,
    ),
    st.builds(
        Task, id=ids, sources=st.sampled_from(((), ("s1",))), kind=st.just(TaskKind.READ), on=st.just("s1"),
        replaces=replaced,
    ),
    st.builds(Done, id=ids, of=ids),
    st.builds(Comment, id=ids, sources=st.just(()), on=st.just("s1"), words=st.just("look")),
    st.builds(Withdrawal, id=ids, source=sources),
)  # fmt: skip
SOURCES = [
    Source(id=id_, kind=SourceKind.ARTICLE, title="A report", obtained="sent", obtained_at=START)
    for id_ in ("s1", "s2")
]


def noted(values: list[Record]) -> list[Noted]:
    return [Noted(number, START, "Anna", value) for number, value in enumerate([*SOURCES, *values], start=1)]


def tables(state: Known) -> list[object]:
    """Everything a state holds, in its order."""
    kept = [
        getattr(state, name) for name in Known.__dataclass_fields__ if name not in ("judgements", "overruled")
    ]
    judged = [dict(state.judgements), set(state.overruled), dict(state.judged), dict(state.differing)]
    groups = [state.of_source.tellings, state.of_source.mentions, state.of_source.refusals]
    listed = [list(table.items()) if isinstance(table, Mapping) else table for table in kept]
    return [*listed, *judged, list(state.statements.items()), state.facts, dict(state.of_places), *groups]


@settings(max_examples=400, deadline=None)
@given(st.lists(values, max_size=12), st.lists(st.integers(1, 4), max_size=12))
def test_grown_step_by_step_it_is_what_a_full_fold_gives(values: list[Record], cuts: list[int]) -> None:
    items, folding, at = noted(values), Folding(), 2
    folding.add(items[:2], lambda: items[:2])
    for cut in [*cuts, len(items)]:
        tables(folding.known)  # Whatever is worked out of a state is carried along.
        new = items[at : at + cut]
        at += len(new)
        folding.add(new, lambda at=at: items[:at])  # type: ignore[misc]
        assert tables(folding.known) == tables(known(items[:at]))


def test_plain_acts_do_not_need_the_full_fold() -> None:
    book = opening()
    before = book.known()
    length = len(book.items)
    book.tell("f2", "s1", HeldAt(who=party("Petro")))
    book.tell("f3", "s1", HeldAt(who=party("Petro")), replaces="t:f1")
    book.judge("Petro", "Olha", Verdict.SAME)
    book.source("s1", published="2031")
    made = grown(before, book.items[length:])
    assert made is not None
    assert list(made[0].tellings) == ["t:f2", "t:f3"]
    assert [value.id for value in made[1].went if isinstance(value, Telling)] == ["t:f1"]


def test_what_may_bring_something_back_needs_the_full_fold() -> None:
    book = opening()
    undoing = book.undo("t:f1")
    before, length = book.known(), len(book.items)
    book.undo(undoing)
    assert grown(before, book.items[length:]) is None


def test_the_steps_between_two_states_are_told_while_they_are_remembered() -> None:
    book, folding = opening(), Folding()
    folding.add(book.items, lambda: book.items)
    first, length = folding.known, len(book.items)
    book.tell("f2", "s1", HeldAt(who=party("Petro")))
    folding.add(book.items[length:], lambda: book.items)
    second = folding.known
    book.undo("t:f2")
    folding.add(book.items[length + 1 :], lambda: book.items)
    assert folding.changes(first, first) == Changes()
    both = folding.changes(first, folding.known)
    assert both is not None
    assert [getattr(value, "id", "") for value in both.came] == ["t:f2", "u5"]
    assert [getattr(value, "id", "") for value in both.went] == ["t:f2"]
    assert folding.changes(second, folding.known) is not None
    assert folding.changes(folding.known, first) is None


def test_of_a_telling_corrected_twice_only_the_last_stands() -> None:
    book = opening()
    book.tell("f2", "s1", HeldAt(who=party("Petro")), replaces="t:f1")
    book.tell("f3", "s1", HeldAt(who=party("Petro")), replaces="t:f2")
    assert list(book.known().tellings) == ["t:f3"]
    book.undo("t:f3")
    assert list(book.known().tellings) == ["t:f2"]


def opening() -> Notebook:
    book = Notebook()
    book.source("s1")
    book.people("s1", "Petro", "Olha")
    book.tell("f1", "s1", HeldAt(who=party("Petro")))
    return book

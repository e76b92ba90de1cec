"""Names that are alike, across scripts; how many people there are at least and at most; nobody is joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.alike import Names, alike, keys_of, of_names
from habeas.identity.clusters import clusters
from habeas.statements.judgement import Verdict
from tests.cast import Notebook


def counted(*names: str) -> tuple[int, int]:
    found = of_names({str(number): [name] for number, name in enumerate(names)})
    return found.fewest, found.most


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Мура Петро", "Mura Petro"),
        ("Петро Мура", "Мура Петр"),
        ("МУРА ПЕТРО ІВАНОВИЧ", "Мура Петро"),
        ("Мура Петро Іванович", "Mura Petr Ivanovich"),
        ("Shevchenko Danylo", "Шевченко Данило"),
        ("Zhuk", "Жук"),
    ],
)
def test_alike(a: str, b: str) -> None:
    assert counted(a, b) == (1, 2)
    assert Names([a]).has(b)
    assert Names([b]).has(a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Мура Петро", "Мура Данило"),
        ("Мура Петро", "Каляш Петро"),
        ("Мура Петро Іванович", "Мура Петро Олегович"),
        ("Мура", "Мура Петро"),
    ],
)
def test_not_alike(a: str, b: str) -> None:
    assert counted(a, b) == (2, 2)
    assert not Names([a]).has(b)


def test_who_has_no_patronymic_may_be_either_but_they_are_not_each_other() -> None:
    found = of_names({"a": ["Мура Петро Іванович"], "b": ["Мура Петро"], "c": ["Мура Петро Олегович"]})
    assert (found.fewest, found.most) == (2, 3)
    assert sorted(map(sorted, found.pairs())) == [["a", "b"], ["b", "c"]]


def test_the_sentence() -> None:
    letters = "бвдзклмнпрст"
    others = [f"{a}а{b}унь Данило" for a in letters for b in letters][:111]
    names = {str(number): [name] for number, name in enumerate([*["Мура Петро"] * 38, *others])}
    assert of_names(names).sentence == "112 by name; up to 149 until 37 possible matches are decided."
    assert of_names({"a": ["Мура Петро"], "b": ["Мура Петр"]}).sentence == (
        "1 by name; up to 2 until 1 possible match is decided."
    )
    assert of_names({"a": ["Мура Петро"]}).sentence == "1 by name."


def test_what_is_decided_is_not_asked_again() -> None:
    book = Notebook()
    for source in ("s1", "s2", "s3"):
        book.source(source)
        book.mention(f"m{source}", source, name="Petro Mura")
    everyone = ["ms1", "ms2", "ms3"]
    who = clusters(book.known())
    assert alike(book.known(), who, everyone).matches == 2
    book.judge("ms1", "ms2", Verdict.DIFFERENT)
    found = alike(book.known(), clusters(book.known()), everyone)
    assert (found.fewest, found.most) == (1, 3), "the third may be either: a person decides"
    assert sorted(map(sorted, found.pairs())) == [["ms1", "ms3"], ["ms2", "ms3"]]
    book.judge("ms2", "ms3", Verdict.DIFFERENT)
    book.judge("ms1", "ms3", Verdict.DIFFERENT)
    found = alike(book.known(), clusters(book.known()), everyone)
    assert (found.fewest, found.most, list(found.pairs())) == (3, 3, [])


def test_those_judged_the_same_are_one() -> None:
    book = Notebook()
    for source in ("s1", "s2"):
        book.source(source)
        book.mention(f"m{source}", source, name="Petro Mura")
    book.judge("ms1", "ms2", Verdict.SAME)
    who = clusters(book.known())
    found = alike(book.known(), who, who.members)
    assert (found.most, found.matches) == (1, 0)


def test_not_sure_stays_possible_and_is_not_offered_again() -> None:
    book = Notebook()
    for source in ("s1", "s2"):
        book.source(source)
        book.mention(f"m{source}", source, name="Petro Mura")
    book.judge("ms1", "ms2", Verdict.UNSURE)
    found = alike(book.known(), clusters(book.known()), ["ms1", "ms2"])
    assert found.matches == 1
    assert not list(found.pairs())


PEOPLE = st.lists(
    st.sampled_from(["Мура Петро", "Mura Petro", "Мура Петро Іванович", "Каляш Данило", "Zhuk"]), max_size=8
)


@given(names=PEOPLE, data=st.data())
def test_the_fewest_is_what_joining_every_pair_leaves(names: list[str], data: st.DataObject) -> None:
    """Without two patronymics of one name, joining whatever is offered comes to the same number."""
    people = {str(n): [name] for n, name in enumerate(names)}
    found = of_names(people)
    root = {id_: id_ for id_ in people}
    for a, b in found.pairs():
        first, second = root[a], root[b]
        root = {id_: first if up == second else up for id_, up in root.items()}
    assert found.fewest == len(set(root.values()))
    assert 0 <= found.fewest <= found.most == len(names)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), st.permutations("abcdef"), st.sampled_from(list(Verdict))),
        st.tuples(st.just("leave"), st.sampled_from("abcdef"), st.none()),
        st.tuples(st.just("come"), st.sampled_from("abcdef"), st.none()),
    ),
    max_size=12,
)
NAMES = ("Мура Петро", "Mura Petro", "Мура Петро Іванович", "Мура Петро Олегович", "Каляш Данило", "Zhuk")


@given(st.lists(st.sampled_from(NAMES), min_size=6, max_size=6), steps, st.sampled_from([1, 5000]))
def test_grown_person_by_person_it_is_what_is_made_anew(
    names: list[str], history: list[tuple[str, object, object]], most: int
) -> None:
    book, listed = Notebook(), set("abcdef")
    book.source("s1")
    for id_, name in zip("abcdef", names, strict=True):
        book.mention(id_, "s1", name=name)
    who = clusters(book.known())
    found = alike(book.known(), who, listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("habeas.identity.alike.LARGEST", most)
        for what, first, second in history:
            if what == "judge":
                book.judge(first[0], first[1], second)  # type: ignore[index, arg-type]
            elif what == "leave":
                listed.discard(first)
            else:
                listed.add(first)  # type: ignore[arg-type]
            known, before, who = book.known(), who, clusters(book.known())
            people = {id_ for id_ in listed if id_ in who.members}
            people_changed = {of.get(one, one) for one in first[:2] for of in (before.of, who.of)}  # type: ignore[index]
            keys = {
                id_: keys_of(known, who.members[id_]) if id_ in people else None for id_ in people_changed
            }
            found = found.grown(keys, known, who)
            anew = alike(known, who, people)
            assert (found.most, found.matches) == (anew.most, anew.matches)
            assert {frozenset(one) for one in found.pairs()} == {frozenset(one) for one in anew.pairs()}

"""Who told whom in one line: what is written is what is read, in every language; what is not understood is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language import LANGUAGES, speaking
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.mention import Party, party
from habeas.wording.told import Named, NotALine, Tellers, chain_of, line_of

CALL = Named("s", "this call")
IHOR, MOTHER, FATHER = Named("m1", "Ihor"), Named("m2", "his mother"), Named("m3", "Petro, the father")
HERE = Tellers(CALL, False, (IHOR, MOTHER, FATHER))


def nobody_new(name: str) -> str:
    raise AssertionError(f"{name} was not to be new")


def read(line: str, tellers: Tellers = HERE) -> Chain:
    return chain_of(line, tellers, nobody_new)


@pytest.mark.parametrize("arrow", [">", "->", "→", " > ", "=>"])
def test_arrows_part_tellers_and_commas_stay_in_names(arrow: str) -> None:
    chain = read(f"Ihor{arrow}petro,  the Father{arrow}this call")
    assert [link.who for link in chain] == [party("m1"), party("m3"), party("s")]
    assert {link.basis for link in chain} == {Basis.EXPLICIT}


def test_brackets_say_how_they_know_and_how_it_was_passed_on() -> None:
    first, second = read("Ihor (was there, by phone) > his mother (was told) (in writing)")
    assert (first.knows, first.passed) == (Knows.WAS_THERE, Passed.CALL)
    assert (second.knows, second.passed) == (Knows.WAS_TOLD, Passed.TEXT)


def test_brackets_are_understood_in_every_language_whatever_the_page_speaks() -> None:
    for language in LANGUAGES:
        with speaking(language):
            line = line_of((Link(who=party("m1"), knows=Knows.GUESSES, basis=Basis.INFERRED),), HERE)
        assert read(line) == (Link(who=party("m1"), knows=Knows.GUESSES, basis=Basis.INFERRED),)


def test_a_question_mark_is_a_teller_whom_nobody_names() -> None:
    assert read("? > Ihor")[0] == Link(who=None, basis=Basis.EXPLICIT)


def test_together_and_one_of_them() -> None:
    assert read("Ihor & his mother")[0].who == Party(all=("m1", "m2"))
    assert read("Ihor / his mother")[0].who == Party(one_of=("m1", "m2"))
    with pytest.raises(NotALine, match="both & and /"):
        read("Ihor & his mother / this call")


@pytest.mark.parametrize("words", ["the outlet", "this article", "This call", "этот звонок", "цей дзвінок"])
def test_words_for_the_source(words: str) -> None:
    assert read(f"Ihor > {words}")[-1].who == party("s")


def test_a_publication_publishes_unless_it_says_otherwise() -> None:
    paper = Tellers(Named("s", "this publication"), True, (IHOR,))
    assert read("Ihor > this article", paper)[-1].passed is Passed.PUBLICATION
    assert read("Ihor > this call (by phone)", paper)[-1].passed is Passed.CALL


def test_a_name_that_nobody_bears_is_new_as_it_was_written() -> None:
    new: list[str] = []

    def noted(name: str) -> str:
        new.append(name)
        return "new"

    chain = chain_of("Ihor > a  guard", HERE, noted)
    assert new == ["a guard"]
    assert chain[1].who == party("new")


def test_namesakes_are_asked_about_and_told_apart_by_number() -> None:
    two = Tellers(CALL, False, (IHOR, Named("m9", "Ihor")))
    with pytest.raises(NotALine, match="Ihor #1, Ihor #2"):
        read("Ihor > this call", two)
    assert read("Ihor #2", two)[0].who == party("m9")
    with pytest.raises(NotALine, match="no “Ihor #3”"):
        read("Ihor #3", two)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Ihor >", "Write \\? where nobody is named"),
        ("> Ihor", "Write \\? where nobody is named"),
        ("Ihor > > his mother", "Write \\? where nobody is named"),
        ("Ihor (by pigeon)", "“\\(by pigeon\\)” is not understood. Write for example: was there, was told"),
        ('Ihor > "his mother', "quotation mark is open"),
    ],
)
def test_what_is_not_understood_is_said(line: str, says: str) -> None:
    with pytest.raises(NotALine, match=says):
        read(line)


names = st.one_of(
    st.sampled_from(
        ["Ihor", "ihor", "a > b", "x & y", 'the "Courier"', "?", "#2", "Petro (Zhuk)", "this call", "a->b"]
    ),
    st.text(min_size=1, max_size=12).filter(lambda name: name.strip() and name.split()),
)


@st.composite
def casts(draw: st.DrawFn) -> Tellers:
    people = draw(st.lists(names, min_size=1, max_size=5))
    named = tuple(Named(f"m{number}", name) for number, name in enumerate(people))
    return Tellers(
        Named("s", draw(st.sampled_from(["this call", "this publication"]))), draw(st.booleans()), named
    )


@st.composite
def links(draw: st.DrawFn, ids: list[str]) -> Link:
    members = tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
    is_open = len(members) > 1 and draw(st.booleans())
    who = (Party(one_of=members) if is_open else Party(all=members)) if members else None
    return Link(
        who=who,
        knows=draw(st.sampled_from(Knows)),
        passed=draw(st.sampled_from(Passed)),
        basis=draw(st.sampled_from(Basis)),
    )


@given(st.data(), casts(), st.sampled_from(list(LANGUAGES)))
def test_a_chain_written_as_a_line_and_read_again_is_the_same(
    data: st.DataObject, here: Tellers, language: str
) -> None:
    ids = [one.id for one in (here.source, *here.people)]
    chain = tuple(data.draw(st.lists(links(ids), max_size=4)))
    with speaking(language):
        line = line_of(chain, here)
        assert chain_of(line, here, nobody_new) == chain, line

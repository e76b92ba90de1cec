"""Distances of many words at once are those of two."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.names.columns.distances import a_letter_apart, distances
from habeas.names.distance import FAR, distance, one_letter, typed

LETTERS = st.text(alphabet="abdeikmnosuvwh", max_size=9)


@given(st.lists(st.tuples(LETTERS, LETTERS), max_size=12))
def test_any_words(pairs: list[tuple[str, str]]) -> None:
    assert distances([a for a, _ in pairs], [b for _, b in pairs]).tolist() == [
        distance(a, b) for a, b in pairs
    ]


@given(
    st.lists(
        st.tuples(LETTERS, st.integers(0, 9), st.sampled_from("aeiszv"), st.sampled_from("+-~x")), max_size=12
    )
)
def test_words_a_slip_or_two_apart(slips: list[tuple[str, int, str, str]]) -> None:
    words = [word for word, *_ in slips]
    others = [
        _slipped(_slipped(word, at, letter, kind), at // 2, letter, "x") for word, at, letter, kind in slips
    ]
    assert distances(words, others).tolist() == [distance(a, b) for a, b in zip(words, others, strict=True)]


def _slipped(word: str, at: int, letter: str, kind: str) -> str:
    """A letter put in, left out, exchanged for another or with the next."""
    if kind == "+":
        return word[:at] + letter + word[at:]
    if kind == "-":
        return word[:at] + word[at + 1 :]
    if kind == "~":
        return word[:at] + letter + word[at + 1 :]
    return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]


def test_long_words_and_strange_letters() -> None:
    long = "mirowniqenkozadunaiskaia"
    words, others = [long, "王", "", "王", long], [long, "王", "a", "ab", "王"]
    assert distances(words, others).tolist() == [0.0, 0.0, distance("", "a"), distance("王", "ab"), FAR]


SHORT = st.text(alphabet="абe", max_size=5)


@given(st.lists(st.tuples(SHORT, SHORT), max_size=12))
def test_words_a_letter_apart(pairs: list[tuple[str, str]]) -> None:
    found = a_letter_apart([a for a, _ in pairs], [b for _, b in pairs])
    assert found.apart.tolist() == [one_letter(a, b) for a, b in pairs]
    assert found.typed.tolist() == [one_letter(a, b) and typed(a, b) for a, b in pairs]


def test_words_that_derive_from_each_other_are_a_letter_apart_as_written() -> None:
    assert not one_letter("машин", "машкин")
    assert a_letter_apart(["машин"], ["машкин"]).apart.tolist() == [True]

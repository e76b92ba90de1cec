"""Candidates: who is proposed, and the hard ones who never are."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.identity.linkage import Candidate, Person, candidates, clusters
from habeas.identity.linkage.births import of_age
from habeas.identity.linkage.proposing import days

BORN = (date(1990, 3, 1), date(1990, 3, 1))
LATER = (date(1992, 8, 9), date(1992, 8, 9))


def probability(a: Person, b: Person, *others: Person) -> float:
    found = [one for one in candidates([a, b, *others], at_least=0.01) if {one.a, one.b} == {a.id, b.id}]
    return found[0].probability if found else 0.0


def two(a: str, b: str, **same: object) -> tuple[Person, Person]:
    return Person("a", (a,), **same), Person("b", (b,), **same)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Волошин Артём Сергеевич", "Artem Voloshyn"),
        ("Тёма Волошин", "Волошин Артём"),
        ("Николай Бойко", "Бойко Микола Петрович"),
        ("Волошин Артём Сергеевич", "Волошин Артем Сергійович"),
        ("Волошин А. С.", "Волошин Артём Сергеевич"),
        ("Волошин Артём", "Волошни Артём"),
    ],
)
def test_one_name_in_two_forms_is_proposed(a: str, b: str) -> None:
    assert probability(*two(a, b)) > 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Волошин Артём Сергеевич", "Волошин Игорь Сергеевич"),  # brothers
        ("Волошин Сергей Иванович", "Волошин Артём Сергеевич"),  # father and son
        ("Волошина Мария Ивановна", "Волошин Артём Сергеевич"),  # mother and son
        ("Волошин Артём Сергеевич", "Волошин Артём Иванович"),  # namesakes, another father
        ("Волошина Александра", "Волошин Александр"),  # brother and sister with one short name
    ],
)
def test_relatives_and_namesakes_in_one_unit_are_never_proposed_as_one(a: str, b: str) -> None:
    first, second = two(a, b, units=("в/ч 12345",), places=("Карск",))
    assert probability(first, second) < 0.5


def test_namesakes_in_one_unit_born_in_other_years_are_two() -> None:
    first, second = two("Бойко Иван Петрович", "Бойко Иван Петрович", units=("в/ч 12345",))
    assert probability(replace(first, born=BORN), replace(second, born=LATER)) < 0.5


def test_people_without_a_name_are_never_candidates() -> None:
    same = {"units": ("в/ч 12345",), "born": BORN, "places": ("Карск",), "held": ("basement",)}
    assert not candidates(list(two("a soldier", "a soldier", **same)), at_least=0.01)
    assert not candidates([Person("a", (), **same), Person("b", (), **same)], at_least=0.01)  # type: ignore[arg-type]


def test_a_call_sign_alone_makes_no_candidate() -> None:
    assert probability(*two("«Гном»", "«Гном»")) < 0.5


def test_a_unit_is_one_by_its_number() -> None:
    first, second = (
        Person("a", ("Бойко И.",), units=("в/ч 12345",)),
        Person("b", ("Бойко Иван",), units=("military unit 12345",)),
    )
    found = candidates([first, second], at_least=0.01)
    assert [(one.how, one.weight >= 0) for one in found[0].fields if one.field == "unit"] == [
        ("agrees", True)
    ]


def test_an_age_one_year_off_weakens_and_four_years_off_contradicts() -> None:
    first, second = two("Бойко Иван", "Бойко Иван")
    first = replace(first, born=(date(1990, 3, 1), date(1990, 3, 1)))
    fits, off, far = (
        probability(first, replace(second, born=of_age(age, "2022-07-01"))) for age in ("32", "33", "37")
    )
    assert fits > off > 0.5 > far


def test_two_rows_of_one_list_are_less_likely_one() -> None:
    first, second = two("Бойко Иван", "Бойко Иван")
    same = probability(replace(first, source="list"), replace(second, source="list"))
    assert same < probability(replace(first, source="list"), replace(second, source="other"))


def test_reasons_are_sentences_weightiest_first_and_fields_say_how() -> None:
    first, second = two("Тёма Волошин", "Волошин Артём Сергеевич")
    (found,) = candidates([replace(first, born=BORN), replace(second, born=BORN)])
    assert found.reasons[0] == "born on the same day"
    assert "same given name: short form" in found.reasons
    how = {one.field: (one.a, one.b, one.how) for one in found.fields}
    assert how["given name"] == ("Тёма", "Артём", "agrees")
    assert how["patronymic"] == ("", "Сергеевич", "absent")
    assert how["birth"] == ("1990-03-01", "1990-03-01", "agrees")


def test_judged_pairs_are_left_out() -> None:
    people = list(two("Бойко Иван", "Бойко Иван"))
    assert candidates(people)
    assert not candidates(people, judged={frozenset("ab"): True})


def test_nobody_or_one_person_is_no_pair() -> None:
    assert candidates([]) == []
    assert candidates([Person("a", ("Бойко Иван",))]) == []


NAMES = st.sampled_from(
    [
        "Бойко Иван",
        "Бойко Иван Петрович",
        "Ваня Бойко",
        "Бойко Пётр Иванович",
        "Boyko I.",
        "Бойко Иван Ильич",
        "",
    ]
)
SPANS = st.sampled_from(
    [None, BORN, LATER, (date(1990, 1, 1), date(1990, 12, 31)), of_age("32", "2022-07-01")]
)
PEOPLE = st.lists(
    st.builds(
        lambda name, born, unit, place: Person(
            "", (name,) if name else (), born, units=(unit,) if unit else (), places=(place,) if place else ()
        ),
        NAMES,
        SPANS,
        st.sampled_from(["", "12345", "54321"]),
        st.sampled_from(["", "Карск", "Karsk", "Лозовое"]),
    ),
    max_size=7,
).map(lambda people: [replace(person, id=str(n)) for n, person in enumerate(people)])


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(people: list[Person], chance: object) -> None:
    shuffled = people.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = candidates(people), candidates(shuffled)
    assert [(one.a, one.b, one.reasons) for one in first] == [(one.a, one.b, one.reasons) for one in second]
    assert [one.probability for one in first] == pytest.approx([one.probability for one in second], abs=1e-5)
    ids = [person.id for person in people]
    assert clusters(first, ids) == clusters(second, ids[::-1])


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.sampled_from(["born", "units", "places", "names"]))
def test_an_emptied_field_never_raises_a_contradiction(people: list[Person], field: str) -> None:
    empty = None if field == "born" else ()
    emptied = [replace(person, **{field: empty}) if person.id == "0" else person for person in people]
    before = {
        (one.a, one.b): {f.field for f in one.fields if f.how == "differs"}
        for one in candidates(people, at_least=1e-6)
    }
    for one in candidates(emptied, at_least=1e-6):
        if "0" in (one.a, one.b) and (one.a, one.b) in before and field != "names":
            assert {f.field for f in one.fields if f.how == "differs"} <= before[one.a, one.b]


def pair(a: str, b: str, chance: float) -> Candidate:
    return Candidate(a, b, chance, ())


def test_clusters_of_candidates() -> None:
    found = [pair("a", "b", 0.99), pair("b", "c", 0.98), pair("a", "c", 0.4)]
    assert clusters(found, "abcd") == {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert clusters([pair("a", "b", 0.49)], "ab") == {"a": "a", "b": "b"}


def test_a_span_of_days_in_words() -> None:
    assert days(None) == ""
    assert days(BORN) == "1990-03-01"
    assert days((date(1990, 1, 1), date(1990, 12, 31))) == "1990"
    assert days((date(1990, 1, 2), date(1991, 1, 1))) == "1990-01-02 to 1991-01-01"

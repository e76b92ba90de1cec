"""An index says of one person what linking everybody says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.identity.linkage import Index, Person, candidates
from tests.identity.linkage.test_proposing import PEOPLE


def told(found: object) -> list[tuple[str, str, float]]:
    return sorted((one.a, one.b, round(one.probability, 4)) for one in found)  # type: ignore[attr-defined]


@settings(max_examples=60, deadline=None)
@given(PEOPLE.filter(bool), st.data())
def test_adding_one_by_one_equals_linking_all(people: list[Person], data: st.DataObject) -> None:
    settled = data.draw(st.integers(0, len(people)))
    index = Index(people[:settled])
    for person in people[settled:]:
        index.add(person)
    one = data.draw(st.sampled_from(people))
    expected = [pair for pair in candidates(people) if one.id in (pair.a, pair.b)]
    assert told(index.matches(one)) == told(expected)


@settings(max_examples=30, deadline=None)
@given(PEOPLE.filter(bool))
def test_several_at_once_are_each_matched_alike(people: list[Person]) -> None:
    index = Index(people)
    assert {id_: told(found) for id_, found in index.matches_of(people).items()} == {
        person.id: told(index.matches(person)) for person in people
    }


def test_those_added_since_are_found_beside_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.identity.linkage.index.RECENT", 1)
    index = Index([Person(str(n), (f"Бойко Иван {n}",)) for n in range(30)])
    index.add(Person("new", ("Волошин Артём Сергеевич",)))
    found = index.matches(Person("asked", ("Artem Voloshyn",)))
    assert [(one.a, one.b) for one in found] == [("asked", "new")]
    assert len(index) == 31


def test_an_id_stands_once() -> None:
    index = Index([Person("a", ("Бойко Иван",))])
    with pytest.raises(ValueError, match="id a is in the index"):
        index.add(Person("a", ("Коваль Пётр",)))
    assert len(index) == 1


def test_an_empty_index_matches_nobody() -> None:
    assert Index().matches(Person("a", ("Бойко Иван",))) == []

"""Towns that a place may be: in any script and case, before a renaming; several stay several and none is chosen."""

import pytest

from habeas.identity.towns import towns
from habeas.places.gazetteer import by_id


@pytest.mark.parametrize(
    ("name", "town"),
    [("Брянка", "Bryanka"), ("Брянке", "Bryanka"), ("Bryanka", "Bryanka"), ("Артемівськ", "Bakhmut")],
)
def test_a_town_is_found_as_people_write_it(name: str, town: str) -> None:
    assert town in {one.town.name for one in towns(name)}


def test_several_of_one_name_are_told_apart_by_country_and_the_city_near_them() -> None:
    found = towns("Первомайск")
    assert len(found) > 2
    assert len({(one.town.country, one.near) for one in found}) == len(found)
    assert [one.town.people for one in found] == sorted((one.town.people for one in found), reverse=True)


def test_a_similar_name_is_no_candidate() -> None:
    assert "Bryansk" not in {one.town.name for one in towns("Брянка")}


def test_what_is_no_town_gives_none() -> None:
    assert towns("a cellar") == []
    assert by_id(0) is None

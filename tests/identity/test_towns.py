"""Towns that a place may be: in any script and case, before a renaming; several stay several and none is chosen."""

import pytest

from habeas.identity.towns import nearest, placed_around, towns
from habeas.places.gazetteer import by_id
from habeas.statements.decisions import Placing
from habeas.statements.mention import Kind
from tests.cast import Notebook


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Брянка", "Bryanka"),
        ("Брянке", "Bryanka"),
        ("Bryanka", "Bryanka"),
        ("Артемівськ", "Bakhmut"),
        ("Kiev", "Kyiv"),
        ("Красном Луче", "Khrustalnyi"),
        ("Новій Каховці", "Nova Kakhovka"),
        ("г. Брянка", "Bryanka"),
        ("городе Брянке", "Bryanka"),
        ("the town of Bryanka", "Bryanka"),
        ("місто Артемівськ", "Bakhmut"),
    ],
)
def test_a_town_is_found_as_people_write_it(name: str, town: str) -> None:
    assert town in {one.town.name for one in towns(name)}


def test_several_of_one_name_are_told_apart_by_country_and_the_city_near_them() -> None:
    found = towns("Первомайск")
    assert len(found) > 2
    assert len({(one.town.country, one.near) for one in found}) == len(found)
    assert {"Luhansk", "Nizhniy Novgorod"} <= {one.region for one in found}
    assert [one.town.people for one in found] == sorted((one.town.people for one in found), reverse=True)


def test_a_similar_name_is_no_candidate() -> None:
    assert "Bryansk" not in {one.town.name for one in towns("Брянка")}


def test_what_is_no_town_gives_none() -> None:
    assert towns("a cellar") == []
    assert towns("a town") == []
    assert by_id(0) is None
    assert towns("подвал в Брянке") == []


def test_a_town_is_told_apart_by_how_far_it_is_from_what_the_same_source_speaks_of() -> None:
    notebook = Notebook()
    for source, names in (("one", ("Первомайск", "Karsk", "Sorin")), ("two", ("Pyrna",))):
        notebook.source(source)
        for name in names:
            notebook.mention(name, source, Kind.PLACE)
    bryanka = towns("Bryanka")[0].town.position
    for place in ("Karsk", "Pyrna"):
        notebook.decide(Placing, place, latitude=bryanka.lat, longitude=bryanka.lon)
    notebook.decide(Placing, "Sorin", latitude=0, longitude=0)
    around = placed_around(notebook.known(), "Первомайск")
    assert set(around) == {"Karsk", "Sorin"}
    by_region = {one.region: nearest(one.town, around) for one in towns("Первомайск")}
    near, far = by_region["Luhansk"], by_region["Nizhniy Novgorod"]
    assert near
    assert far
    assert near[0] == far[0] == "Karsk"
    assert near[1] < 50 < far[1]
    assert nearest(towns("Первомайск")[0].town, {}) is None

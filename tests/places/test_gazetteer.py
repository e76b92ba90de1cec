"""Towns by name in any script, all of those that bear it; and towns in a box."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.places import Precision
from habeas.places.gazetteer import Town, beside, country_names, find, gazetteer


def only(name: str) -> Town:
    (town,) = find(name)
    return town


@pytest.mark.parametrize("name", ["Bryanka", "bryanka", "БРЯНКА", "Брянка", " Брянка "])
def test_a_small_town_in_any_script_and_letter_case(name: str) -> None:
    town = only(name)
    assert (town.name, town.country, town.admin1) == ("Bryanka", "UA", "14")
    assert town.position.degrees == pytest.approx((48.51, 38.67), abs=0.01)
    assert town.position.precision is Precision.TOWN
    assert town.origin.startswith("GeoNames ")
    assert town.people > 10_000


@pytest.mark.parametrize("name", ["Ростов-на-Дону", "ростов на дону", "Rostov-on-Don"])
def test_hyphens_and_spaces_are_alike(name: str) -> None:
    assert only(name).people > 1_000_000


def test_yo_is_ye_and_apostrophes_do_not_count() -> None:
    assert find("Орел") == find("Орёл")
    assert {town.name for town in find("Камʼянка")} == {town.name for town in find("Камянка")} != set()


def test_several_of_one_name_are_all_there_the_most_populous_first() -> None:
    found = find("Kamyanka")
    assert len(found) > 2
    assert [town.people for town in found] == sorted((town.people for town in found), reverse=True)


def test_a_former_name_is_a_name_and_so_two_towns_come() -> None:
    """Nikopol was called Slovyansk once: which is meant, a person says."""
    assert {"Slovyansk", "Nikopol"} <= {town.name for town in find("Слов'янськ")}


@pytest.mark.parametrize("name", ["Karsk", "Port Amar", "", "  ", "UA", "Europe/Kyiv", '"', "\\", ".*"])
def test_what_is_no_town_is_not_found(name: str) -> None:
    assert find(name) == ()


@given(st.integers(0, 200_000))
@settings(max_examples=15, deadline=None)
def test_every_town_is_found_by_its_own_name_and_in_a_box_around_it(number: int) -> None:
    known = gazetteer()
    town = known.town(number)
    assert town in find(town.name)
    box = (town.lat - 0.01, town.lon - 0.01, town.lat + 0.01, town.lon + 0.01)
    assert town in [known.town(row) for row in known.within(*box)]
    assert known.country(number) == town.country


def test_towns_in_a_box_are_in_it_and_the_most_populous_come_first() -> None:
    known = gazetteer()
    rows = known.within(44, 31, 50, 43)
    assert known.town(rows[0]).name == "Kharkiv"
    assert all(44e6 <= known.lats[row] <= 50e6 and 31e6 <= known.lons[row] <= 43e6 for row in rows)
    assert [known.people[row] for row in rows] == sorted((known.people[row] for row in rows), reverse=True)


def test_the_last_town_of_the_file_is_read_whole() -> None:
    known = gazetteer()
    last = max(range(len(known.starts)), key=known.starts.__getitem__)
    assert known.town(last).name


def test_a_city_nearby_tells_namesakes_apart() -> None:
    by = {town.id: beside(town) for town in find("Kamyanka") if town.country == "UA"}
    cities = [near[0].name for near in by.values() if near]
    assert len(set(cities)) > 1
    assert all(near[1] < 200 for near in by.values() if near)
    assert beside(only("Ростов-на-Дону")) is None


def test_countries_have_names() -> None:
    assert country_names()["UA"] == "Ukraine"


MEMORY = """
from habeas.places.gazetteer import find
def held():
    with open("/proc/self/smaps_rollup") as said:
        return next(int(line.split()[1]) for line in said if line.startswith("Anonymous"))
before = held(); find("Bryanka"); print(held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says of a process")
def test_it_takes_little_memory() -> None:
    """In kilobytes, after looking up a name: reading the file in would take 400,000."""
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 70_000

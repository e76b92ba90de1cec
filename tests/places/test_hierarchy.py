"""Which place lies in which: narrowest first, circles told and not followed."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.places import Kind, Within, hierarchy, may_be_proposed, own_name


def lies(inner: str, outer: str, *because: str) -> Within:
    return Within(inner, outer, because)


def test_the_path_is_narrowest_first_with_its_reasons() -> None:
    places = hierarchy(
        [
            lies("sorin", "lissa", "s3"),
            lies("cellar", "karsk", "s1"),
            lies("karsk", "sorin", "s2"),
            lies("cellar", "lissa", "s4"),
        ]
    )
    assert places.path("cellar") == ("karsk", "sorin", "lissa")
    assert places.contains("sorin", "cellar") == ("s1", "s2")
    assert places.contains("lissa", "cellar") == ("s4",)
    assert places.contains("cellar", "karsk") is None
    assert places.contains("karsk", "karsk") is None


def test_mentions_judged_the_same_are_one_place() -> None:
    of = {"cellar": "cellar", "karsk-1": "karsk-1", "karsk-2": "karsk-1", "sorin": "sorin"}
    places = hierarchy([lies("cellar", "karsk-2", "s1"), lies("karsk-1", "sorin", "s2")], of)
    assert places.path("cellar") == ("karsk-1", "sorin")
    assert places.contains("karsk-2", "cellar") == ("s1",)


def test_a_circle_is_told_and_not_followed() -> None:
    places = hierarchy(
        [
            lies("a", "b", "s1"),
            lies("b", "c", "s2"),
            lies("c", "a", "s3"),
            lies("x", "a", "s4"),
            lies("b", "top", "s5"),
        ]
    )
    assert [(circle.places, circle.because) for circle in places.circles] == [
        (("a", "b", "c"), ("s1", "s2", "s3"))
    ]
    assert places.path("x") == ("a",)
    assert places.path("b") == ("top",)
    assert places.contains("a", "b") is None


def test_a_place_in_itself_is_a_circle_of_one() -> None:
    of = {"one": "one", "other": "one"}
    places = hierarchy([lies("one", "other", "s1")], of)
    assert [circle.places for circle in places.circles] == [("one",)]
    assert places.path("one") == ()


def test_what_stands_upside_down_is_told_and_not_followed() -> None:
    kinds = {"karsk": Kind.TOWN, "lissa": Kind.COUNTRY}
    places = hierarchy([lies("lissa", "karsk", "s1"), lies("karsk", "lissa", "s2")], kinds=kinds)
    assert places.upside_down == (Within("lissa", "karsk", ("s1",)),)
    assert places.path("karsk") == ("lissa",)
    assert places.circles == ()


def test_two_towns_for_one_cellar_are_disputed_not_chosen() -> None:
    kinds = {"karsk": Kind.TOWN, "belm": Kind.TOWN, "sorin": Kind.DISTRICT}
    said = [lies("cellar", "karsk"), lies("cellar", "belm"), lies("karsk", "sorin"), lies("belm", "sorin")]
    places = hierarchy(said, kinds=kinds)
    assert places.disputed("cellar") == (("belm", "karsk"),)
    assert places.path("cellar") == ("belm", "karsk", "sorin")
    assert places.disputed("karsk") == ()


edges = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=20)


@given(edges)
def test_nothing_ever_contains_itself_and_containing_goes_on_upwards(said: list[tuple[str, str]]) -> None:
    places = hierarchy([lies(inner, outer, f"{inner}{outer}") for inner, outer in said])
    for place in "abcdefg":
        path = places.path(place)
        assert place not in path
        for at, outer in enumerate(path):
            assert places.contains(place, outer) is None
            assert set(places.path(outer)) <= set(path)
            assert not set(path[:at]) & set(places.path(outer)), "wider ones come later"
    followed = {(inner, outer) for inner, outers in places.parents.items() for outer in outers}
    circled = {place for circle in places.circles for place in circle.places}
    assert all(inner in circled and outer in circled for inner, outer in set(said) - followed)


def test_a_cellar_without_a_name_of_its_own() -> None:
    for name in (
        "a cellar in Karsk",
        "basement",
        "the basement",
        "подвал в Карске",
        "якийсь підвал",
        "a room under the school",
    ):
        assert own_name(name) == (), name
    assert own_name("cell 12") == ("12",)
    assert own_name("Lantern House") == ("lantern",)
    assert own_name("Подвал «Маяк»") == ("маяк",)


def test_two_unnamed_basements_of_one_town_are_never_proposed_as_one() -> None:
    basement = Kind.BASEMENT
    assert not may_be_proposed("a cellar in Karsk", basement, "the cellar in Karsk", basement)
    assert not may_be_proposed("a cellar in Karsk", None, "the cellar in Karsk", None)
    assert not may_be_proposed("the Lantern", basement, "a cellar in Karsk", basement)
    assert may_be_proposed("the Lantern", Kind.SITE, "Lantern", None)
    assert not may_be_proposed("Karsk", Kind.TOWN, "Karsk", Kind.DISTRICT)

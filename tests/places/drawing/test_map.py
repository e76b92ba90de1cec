"""A whole map: what it is about stands on it, labels do not collide, and as SVG it is safe in a page and alone."""

import re
import time
from itertools import combinations
from xml.etree import ElementTree

import pytest

from habeas.places import Position, Precision, at
from habeas.places.drawing import (
    Move,
    NotATileServer,
    Scene,
    Spot,
    Tile,
    drawn,
    for_page,
    inline,
    saved,
    tiled,
    tiles,
    told,
)
from habeas.places.drawing.ground import ground
from habeas.places.drawing.labels import Label, wide
from habeas.places.drawing.scene import NAMED, NAMED_NARROW
from habeas.places.drawing.svg import stylesheet

SPOTS = [
    Spot("Port Amar", at(45.15, 29.6, Precision.TOWN)),
    Spot("Lissa", at(45.9, 28.2, Precision.TOWN)),
    Spot("Karsk", at(46.6, 26.9)),
    Spot("Sorin", at(46.3, 27.9, Precision.DISTRICT)),
]
MOVES = [Move(0, 1, "by boat"), Move(1, 2, "by truck"), Move(2, 3, "on foot"), Move(3, 2)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=[360, 1100])
def scene(request: pytest.FixtureRequest) -> Scene:
    return drawn(SPOTS, MOVES, request.param)


def labels(scene: Scene) -> list[Label]:
    means = [arrow.means for arrow in scene.arrows if arrow.means]
    return [
        *(spot.label for spot in scene.spots if spot.label),
        *means,
        *scene.countries,
        *(town.label for town in scene.towns),
    ]


def box(label: Label) -> tuple[float, float, float, float]:
    broad = wide(label.text, label.size)
    left = label.x - {"start": 0, "middle": broad / 2, "end": broad}[label.anchor]
    return left, label.y - label.size * 0.7, left + broad, label.y + label.size * 0.2


def test_every_spot_has_its_name_and_every_movement_its_number(scene: Scene) -> None:
    assert [spot.label and spot.label.text for spot in scene.spots] == [spot.name for spot in SPOTS]
    assert [arrow.number for arrow in scene.arrows] == [1, 2, 3, 4]
    assert [spot.is_circle for spot in scene.spots] == [True, True, False, True]
    assert scene.lacking == ""
    assert scene.credit == "GeoNames, CC BY 4.0; GSHHG"


def test_no_label_lies_on_another_or_leaves_the_map(scene: Scene) -> None:
    boxes = [box(label) for label in labels(scene)]
    for a, b in combinations(boxes, 2):
        assert not (a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]), (a, b)
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= scene.frame.width
        assert bottom <= scene.frame.height


def test_the_ground_stays_in_the_frame(scene: Scene) -> None:
    below = scene.ground
    for line in (*(area for _, area in below.areas), *below.shores, *below.rivers, *below.borders):
        for x, y in line:
            assert -0.01 <= x <= scene.frame.width + 0.01
            assert -0.01 <= y <= scene.frame.height + 0.01
    assert below.areas
    assert below.rivers
    assert below.borders


def test_land_and_sea_are_where_they_are() -> None:
    """Odesa's hinterland is land, the Black Sea is not, and a lake on the land is painted after it."""
    scene = drawn([Spot("a", at(46.9, 30.4)), Spot("b", at(45.4, 30.9))], (), 1100)
    assert _is_land(scene, at(47.0, 30.2))
    assert not _is_land(scene, at(45.6, 31.0))


def _is_land(scene: Scene, position: Position) -> bool:
    x, y = scene.frame.place(position)
    land = False
    for is_land, ring in scene.ground.areas:
        inside = False
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
        land = is_land if inside else land
    return land


def test_crimea_is_not_cut_off_from_ukraine() -> None:
    """The border goes through the strait of Kerch and not through the isthmus of Perekop."""
    frame = drawn([Spot("a", at(46.4, 33.2)), Spot("b", at(45.9, 34.2))], (), 1100).frame
    assert ground(frame).borders == ()


def test_a_map_across_the_date_line_has_land_on_both_sides() -> None:
    scene = drawn([Spot("a", at(66.5, 177)), Spot("b", at(65.5, -172))], (), 1100)
    middle = scene.frame.place(at(66, 180))[0]
    xs = [x for is_land, area in scene.ground.areas if is_land for x, _ in area]
    assert min(xs) < middle < max(xs)


def test_a_second_drawing_is_quick() -> None:
    drawn(SPOTS, MOVES)
    took = []
    for _ in range(5):
        began = time.process_time()
        inline(drawn(SPOTS, MOVES), "A map", told(SPOTS, MOVES))
        took.append(time.process_time() - began)
    assert min(took) < 0.05


def test_inline_it_has_no_style_of_its_own_and_no_script(scene: Scene) -> None:
    text = inline(scene, "Where Petro & others were taken", told(SPOTS, MOVES), "taken")
    root = ElementTree.fromstring(text)  # our own text
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert ids == {"taken-title", "taken-told"} == {root.get("aria-labelledby"), root.get("aria-describedby")}
    assert root.findtext(f"{SVG}title") == "Where Petro & others were taken"
    assert "1. Port Amar → Lissa; by boat" in (root.findtext(f"{SVG}desc") or "")
    names = {name for element in root.iter() for name in element.attrib}
    assert not names & {"style", "href", "fill", "stroke"}
    assert not any(name.startswith("on") for name in names)
    assert not root.findall(f".//{SVG}style") + root.findall(f".//{SVG}script")
    styled = set(re.findall(r"\.(map[\w-]*)", stylesheet()))
    used = {one for element in root.iter() for one in (element.get("class") or "").split()}
    assert used <= styled | {"map-town-2", "map-town-3", "map-narrow", "map-broad"}


def test_for_a_page_it_is_drawn_for_two_widths_with_ids_of_their_own() -> None:
    root = ElementTree.fromstring(for_page(SPOTS, MOVES, "A map", "taken"))
    narrow, broad = root
    assert narrow.get("class") == "map map-narrow"
    assert broad.get("class") == "map map-broad"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_a_number_of_people_is_a_disc_as_large_as_they_are_many() -> None:
    spots = [
        Spot("A", at(46.0, 27.0, Precision.TOWN), 1),
        Spot("B", at(46.9, 28.0), 36),
        Spot("C", at(45.2, 28.4)),
    ]
    moves = [Move(0, 1, people=12), Move(2, 1, people=1)]
    scene = drawn(spots, moves, 1100)
    few, many, none = scene.spots
    assert many.disc**2 / few.disc**2 > 5
    assert none.disc == 0
    assert [arrow.number for arrow in scene.arrows] == [12, 1]
    assert scene.arrows[0].weight > scene.arrows[1].weight
    root = ElementTree.fromstring(inline(scene, "A map", told(spots, moves)))
    assert [one.text for one in root.findall(f".//{SVG}text[@class='map-number']")] == ["36", "1"]
    assert [one.text for one in root.findall(f".//{SVG}text[@class='map-count']")] == ["12", "1"]
    assert told(spots, moves)[:2] == ("A → B: 12 people by name", "C → B: 1 person by name")
    assert "A: 1 person by name" in told(spots, moves)
    assert "C" in {spot.label.text for spot in scene.spots if spot.label}


def test_many_places_are_named_as_far_as_there_is_room() -> None:
    spots = [Spot(f"Place {n}", at(45 + n % 9 / 9, 25 + n / 60), 200 - n) for n in range(120)]
    for width, must in ((820, NAMED), (360, NAMED_NARROW)):
        named = [spot.label is not None for spot in drawn(spots, (), width).spots]
        assert all(named[:must])
        assert not all(named)


def test_discs_of_many_places_are_smaller() -> None:
    few, many = ([Spot("A", at(45, 25 + n), 50) for n in range(count)] for count in (2, 40))
    assert drawn(few, (), 820).spots[0].disc > 1.5 * drawn(many, (), 820).spots[0].disc


def test_tiles_lie_under_it_instead_of_the_ground() -> None:
    under = tiled("https://tiles.example/{z}/{x}/{y}.png")
    scene = drawn(SPOTS, MOVES, 820, with_ground=False)
    root = ElementTree.fromstring(inline(scene, "A map", told(SPOTS, MOVES), under=under))
    images = root.findall(f".//{SVG}image")
    assert len(images) == len(tiles(scene.frame))
    assert all((one.get("href") or "").startswith("https://tiles.example/") for one in images)
    assert not root.findall(f".//{SVG}path[@class='map-shore']")
    assert not scene.towns
    assert "tiles.example" in [one.text for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}.png", "https:///{z}/{x}/{y}", "tiles",
        "https://a b/{z}/{x}/{y}", "https://a;script-src *.b/{z}/{x}/{y}", "https://u:p@a/{z}/{x}/{y}",
        "https://a:x/{z}/{x}/{y}", "ftp://a/{z}/{x}/{y}", "https://[::1/{z}/{x}/{y}", "", "https://{x}{y}{z}/",
    ],
)  # fmt: skip
def test_not_every_address_is_one_of_tiles(address: str) -> None:
    with pytest.raises(NotATileServer):
        tiled(address)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png?key=1", "https://tiles.example"),
        ("http://127.0.0.1:8080/{z}/{x}/{y}.png", "http://127.0.0.1:8080"),
        ("http://localhost/t?z={z}&x={x}&y={y}", "http://localhost"),
        ("http://[::1]:80/{z}/{x}/{y}", "http://[::1]:80"),
    ],
)
def test_tiles_come_over_https_or_from_here(address: str, origin: str) -> None:
    assert tiled(address).origin == origin
    assert "{" not in tiled(address).address(Tile(3, 1, 2, 0.0, 0.0, 256.0))


def test_names_are_never_markup() -> None:
    spots = [Spot("<script>alert(1)</script>", at(48, 38)), Spot('a" onload="b', at(48.6, 38))]
    text = inline(drawn(spots, [Move(0, 1, "<b>")]), "<i>", told(spots, [Move(0, 1, "<b>")]))
    root = ElementTree.fromstring(text)
    assert not root.findall(f".//{SVG}script")
    assert spots[0].name in [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("scheme", ["light", "dark", "auto"])
def test_saved_it_stands_alone(scene: Scene, scheme: str) -> None:
    root = ElementTree.fromstring(saved(scene, "A map", told(SPOTS, MOVES), scheme).split("?>", 1)[1])
    style = root.findtext(f"{SVG}style") or ""
    assert style.count("{") == style.count("}")
    assert ("prefers-color-scheme" in style) is (scheme == "auto")
    assert ("--map-land: #24221d" in style) is (scheme != "light")
    with pytest.raises(ValueError, match="light"):
        stylesheet("sepia")


def test_in_words_it_is_the_same() -> None:
    lines = told([*SPOTS, Spot("Belm", at(45.5, 28.9))], MOVES)
    assert lines == (
        "1. Port Amar → Lissa; by boat; 120 to 160 km in a straight line",
        "2. Lissa → Karsk; by truck; about 130 km in a straight line",
        "3. Karsk → Sorin; on foot; 43 to 120 km in a straight line",
        "4. Sorin → Karsk; 43 to 120 km in a straight line",
        "Belm",
        "Port Amar, Lissa: somewhere within 10 km of the middle of the circle",
        "Sorin: somewhere within 40 km of the middle of the circle",
    )


def test_a_move_within_one_spot_is_told_and_not_drawn() -> None:
    spots = [Spot("Karsk", at(46.6, 26.9, Precision.TOWN)), Spot("Karsk, elsewhere", at(46.6, 26.9))]
    assert drawn(spots, [Move(0, 1)]).arrows == ()
    assert told(spots, [Move(0, 1)])[0] == "1. Karsk → Karsk, elsewhere"


def test_a_crowd_of_spots_in_one_town_still_has_all_its_names() -> None:
    spots = [Spot(f"Cellar {number}", at(48.5 + number * 0.01, 38.6)) for number in range(8)]
    for width in (360, 1100):
        scene = drawn(spots, (), width)
        assert [spot.label and spot.label.text for spot in scene.spots] == [spot.name for spot in spots]

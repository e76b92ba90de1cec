"""The look: contrast is AA in light and dark, and nothing is fetched."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import habeas.desk
import habeas.places

STATIC = Path(habeas.desk.__file__).parent / "static" / "desk"
MAP = Path(habeas.places.__file__).parent / "drawing/look/map.css"
AA = 4.5
PAIRS = [
    *((ink, paper) for ink in ("ink", "soft", "link", "alarm", "care") for paper in ("paper", "sheet")),
    ("ink", "open-tint"), ("ink", "kept-tint"), ("ink", "alarm-tint"), ("paper", "ink"),
    ("kept-line", "sheet"), ("soft", "open-tint"), ("link", "open-tint"), ("link", "kept-tint"),
]  # fmt: skip


def colours(scheme: str) -> dict[str, str]:
    css = (STATIC / "type.css").read_text()
    light, dark = css.split("prefers-color-scheme: dark", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_contrast_is_aa(scheme: str, ink: str, paper: str) -> None:
    found = colours(scheme)
    light, dark = sorted((luminance(found[ink]), luminance(found[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= AA


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["map-ink", "map-soft", "map-mark"])
@pytest.mark.parametrize("ground", ["map-land", "map-sea"])
def test_words_on_maps_have_contrast_on_land_and_water(scheme: str, ink: str, ground: str) -> None:
    light, dark = MAP.read_text().split("prefers-color-scheme: dark", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))
    bright, dim = sorted((luminance(found[ink]), luminance(found[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= AA


def test_the_look_of_maps_is_served_with_the_rest() -> None:
    assert finders.find("desk/map.css") == str(MAP)


def test_nothing_is_fetched_from_anywhere() -> None:
    for file in (*STATIC.iterdir(), MAP):
        text = file.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.findall(r"https?://|@import|url\(", text), file.name

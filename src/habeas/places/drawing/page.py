"""A map for a page: drawn twice, for a telephone and for more room, of which the page's style shows one."""

from collections.abc import Sequence

from habeas.places.drawing.scene import Move, Spot, drawn
from habeas.places.drawing.svg import inline
from habeas.places.drawing.tiles import Tiled
from habeas.places.drawing.told import told

WIDTHS = {"narrow": 360, "broad": 820}
"""Pixels. The broad one is stretched up to 1100 and shrunk to 640; its words stay legible in between."""


def for_page(
    spots: Sequence[Spot], moves: Sequence[Move], title: str, name: str = "map", under: Tiled | None = None
) -> str:
    """The map as an element of a page with `look/map.css`; `name` begins the ids. The page shows `told(spots, moves)`
    beside it as a list. `under` are tiles to lie under it instead of the ground. Raises as `drawn` does."""
    words = told(spots, moves)
    pictures = (
        inline(drawn(spots, moves, width, with_ground=under is None), title, words, f"{name}-{size}", under)
        for size, width in WIDTHS.items()
    )
    return '<div class="map-pair">\n' + "\n".join(pictures) + "\n</div>"

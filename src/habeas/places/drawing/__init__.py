"""Maps as geometry and as SVG, offline: what lies in a frame, cut, thinned and labelled. Nothing is fetched.

Borders, coasts and rivers are GSHHG's, towns GeoNames's; both come in packages of the extra `map`. Without them a map
has the places and movements all the same, on empty ground.
"""

from habeas.places.drawing.frame import Frame, framed
from habeas.places.drawing.page import for_page
from habeas.places.drawing.scene import Move, Scene, Spot, drawn
from habeas.places.drawing.svg import inline, saved
from habeas.places.drawing.tiles import NotATileServer, Tile, Tiled, tiled, tiles
from habeas.places.drawing.told import by_name, told

__all__ = [
    "Frame",
    "Move",
    "NotATileServer",
    "Scene",
    "Spot",
    "Tile",
    "Tiled",
    "by_name",
    "drawn",
    "for_page",
    "framed",
    "inline",
    "saved",
    "tiled",
    "tiles",
    "told",
]

"""The tiles of a tile server that a frame is covered with, for those who have set one. Nothing is fetched here.

Tiles are numbered as everywhere on the web (z/x/y, x to the east, y to the south, 2^z tiles around the globe).
"""

import math
from dataclasses import dataclass

from habeas.places.drawing.frame import Frame

SIDE = 256
"""Pixels of a tile's side at its own zoom."""
DEEPEST = 19


@dataclass(frozen=True)
class Tile:
    """A tile and where it belongs in the frame: `left`, `top` and `side` in pixels."""

    z: int
    x: int
    y: int
    left: float
    top: float
    side: float


def tiles(frame: Frame) -> tuple[Tile, ...]:
    """The tiles that cover a frame, row by row, each drawn at half to once its own size, so that they are sharp."""
    z = max(0, min(DEEPEST, math.ceil(math.log2(frame.scale * 360 / SIDE))))
    around = 2**z
    side = 360 * frame.scale / around
    first_x, last_x = (
        math.floor((frame.west + 180 + at / frame.scale) / 360 * around) for at in (0, frame.width)
    )
    first_y, last_y = (
        math.floor((180 - frame.top + at / frame.scale) / 360 * around) for at in (0, frame.height)
    )
    return tuple(
        Tile(
            z,
            x % around,
            y,
            (x * 360 / around - 180 - frame.west) * frame.scale,
            (frame.top - 180 + y * 360 / around) * frame.scale,
            side,
        )
        for y in range(max(0, first_y), min(around - 1, last_y) + 1)
        for x in range(first_x, last_x + 1)
    )

"""The tiles of a tile server that a frame is covered with, for those who have set one. Nothing is fetched here.

Tiles are numbered as everywhere on the web (z/x/y, x to the east, y to the south, 2^z tiles around the globe).
"""

import ipaddress
import math
from dataclasses import dataclass
from urllib.parse import urlsplit

from habeas.language import gettext as _
from habeas.places.drawing.frame import Frame

SIDE = 256
"""Pixels of a tile's side at its own zoom."""
DEEPEST = 19
GAPS = ("{z}", "{x}", "{y}")
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")
"""What the host of an address may be made of: it is put into a security policy."""


@dataclass(frozen=True)
class Tile:
    """A tile and where it belongs in the frame: `left`, `top` and `side` in pixels."""

    z: int
    x: int
    y: int
    left: float
    top: float
    side: float


class NotATileServer(ValueError):
    """An address from which no tiles can be had. The message says why."""


@dataclass(frozen=True)
class Tiled:
    """A tile server, by the address of a tile with {z}, {x} and {y} in it. Made by `tiled`."""

    template: str

    def address(self, tile: Tile) -> str:
        """Where a tile is."""
        return (
            self.template.replace("{z}", f"{tile.z}").replace("{x}", f"{tile.x}").replace("{y}", f"{tile.y}")
        )

    @property
    def origin(self) -> str:
        """The part of its address that a security policy names: "https://tiles.example:8443"."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """Its name, for people."""
        return urlsplit(self.template).hostname or ""


def tiled(template: str) -> Tiled:
    """A tile server to be asked over https, or on this very machine. Raises NotATileServer."""
    try:
        parts = urlsplit(template)
        host, _port = parts.hostname or "", parts.port
    except ValueError as why:
        raise NotATileServer(_("{address} is no address of tiles").format(address=template)) from why
    if any(gap not in parts.path + parts.query for gap in GAPS):
        raise NotATileServer(_("an address of tiles has {gaps} in it").format(gaps=" ".join(GAPS)))
    if not host or not set(parts.netloc) <= PLAIN:
        raise NotATileServer(_("{address} is no address of tiles").format(address=template))
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        said = _(
            "tiles come over https, or from this machine: else others on the way see which area you look at"
        )
        raise NotATileServer(said)
    return Tiled(template)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


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

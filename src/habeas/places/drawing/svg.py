"""A scene as SVG: in a page with classes only, or a file of its own with its style inside. No script, no link."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from math import hypot
from xml.sax.saxutils import escape, quoteattr

from habeas.language import gettext as _
from habeas.places.drawing.frame import Point
from habeas.places.drawing.labels import Label
from habeas.places.drawing.scene import NARROW, Arrow, Scene, SpotMark
from habeas.places.drawing.tiles import Tile, Tiled, tiles
from habeas.places.drawing.towns import TownMark

DARK = "@media (prefers-color-scheme: dark)"
HEAD = 10.0
"""Length of an arrow's head in pixels."""


def inline(
    scene: Scene, title: str, told: Sequence[str], name: str = "map", under: Tiled | None = None
) -> str:
    """The map as an element of a page. It needs `look/map.css`. `told` is the map in words (`told()`), which the page
    shows as a list, too; `name` begins the ids, and differs where a page has two maps. `under`: tiles instead of the
    ground, which the browser of whoever looks at the page then fetches."""
    return _element(scene, title, told, name, "", under)


def saved(scene: Scene, title: str, told: Sequence[str], scheme: str = "light") -> str:
    """The map as an SVG file that needs nothing else, in "light", "dark" or, as whoever looks at it prefers, "auto"."""
    style = f"<style>{escape(stylesheet(scheme))}</style>"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _element(scene, title, told, "map", style)


def stylesheet(scheme: str = "auto") -> str:
    """The rules by which maps look: in "light", "dark" or "auto". Raises ValueError for anything else."""
    text = files("habeas.places.drawing").joinpath("look/map.css").read_text(encoding="utf-8")
    light, dark = text.split(DARK)
    if scheme == "auto":
        return text
    if scheme == "light":
        return light
    if scheme == "dark":
        return light + dark.strip().removeprefix("{").removesuffix("}")
    raise ValueError("a map is light, dark or auto")


def _element(
    scene: Scene, title: str, told: Sequence[str], name: str, style: str, under: Tiled | None = None
) -> str:
    frame = scene.frame
    width, height = frame.width, frame.height
    kind = ("map-narrow" if width < NARROW else "map-broad") + (" map-tiled" if under else "")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map {kind}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{name}-title" aria-describedby="{name}-told">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-told">{escape(". ".join(told))}</desc>',
        style,
        f'<rect class="map-sea" width="{width}" height="{height}"/>',
        *([_tile(tile, under) for tile in tiles(frame)] if under else []),
        *_ground(scene),
        *(_circle(spot) for spot in scene.spots if spot.is_circle),
        *_group("map-towns", (part for town in scene.towns for part in _town(town))),
        *_group("map-country", map(_text, scene.countries)),
        *(_arrow(arrow) for arrow in scene.arrows),
        *(_dot(spot) for spot in scene.spots if not spot.is_circle and not spot.disc),
        *(
            part
            for spot in sorted(scene.spots, key=lambda one: -one.disc)
            if spot.disc
            for part in _disc(spot)
        ),
        *(_badge(arrow) for arrow in scene.arrows),
        *(_text(spot.label, "map-name") for spot in scene.spots if spot.label),
        *_margin(scene, under),
        f'<rect class="map-edge" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}"/>',
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _ground(scene: Scene) -> Iterable[str]:
    ground = scene.ground
    if not ground.areas and scene.lacking:
        yield f'<rect class="map-land" width="{scene.frame.width}" height="{scene.frame.height}"/>'
    for is_land, area in ground.areas:
        yield f'<path class="{"map-land" if is_land else "map-sea"}" d="{_d(area)}Z"/>'
    for kind, lines in (("river", ground.rivers), ("shore", ground.shores), ("border", ground.borders)):
        if lines:
            yield f'<path class="map-{kind}" d="{"".join(map(_d, lines))}"/>'


def _d(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _group(kind: str, parts: Iterable[str]) -> Iterable[str]:
    inside = list(parts)
    return [f'<g class="{kind}">', *inside, "</g>"] if inside else []


def _text(label: Label, kind: str = "") -> str:
    class_ = f' class="{kind}"' if kind else ""
    return (
        f'<text{class_} x="{_n(label.x)}" y="{_n(label.y)}" text-anchor="{label.anchor}" '
        f'font-size="{_n(label.size)}">{escape(label.text)}</text>'
    )


def _town(town: TownMark) -> Iterable[str]:
    x, y = town.at
    yield f'<circle class="map-town map-town-{town.rank}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(3.5 - town.rank / 2)}"/>'
    yield _text(town.label)


def _circle(spot: SpotMark) -> str:
    return f'<circle class="map-circle" cx="{_n(spot.at[0])}" cy="{_n(spot.at[1])}" r="{_n(spot.radius)}"/>'


def _dot(spot: SpotMark) -> str:
    return f'<circle class="map-dot" cx="{_n(spot.at[0])}" cy="{_n(spot.at[1])}" r="{_n(spot.radius)}"/>'


def _disc(spot: SpotMark) -> Iterable[str]:
    (x, y), size = spot.at, min(14.0, max(9.0, spot.disc * 0.9))
    yield f'<circle class="map-disc" cx="{_n(x)}" cy="{_n(y)}" r="{_n(spot.disc)}"/>'
    yield _text(Label(str(spot.people), x, y + size * 0.36, "middle", size), "map-number")


def _tile(tile: Tile, under: Tiled) -> str:
    address = quoteattr(under.address(tile))
    # A hair wider than it is: no seams between them.
    return (
        f'<image href={address} x="{_n(tile.left)}" y="{_n(tile.top)}" width="{_n(tile.side + 0.3)}" '
        f'height="{_n(tile.side + 0.3)}"/>'
    )


def _arrow(arrow: Arrow) -> str:
    start, bend, (x, y) = arrow.curve
    length = hypot(x - bend[0], y - bend[1])
    dx, dy = (x - bend[0]) / length, (y - bend[1]) / length
    size = HEAD * (0.7 + 0.15 * arrow.weight)
    back_x, back_y = x - dx * size, y - dy * size
    side = size * 0.42
    head = [(x, y), (back_x - dy * side, back_y + dx * side), (back_x + dy * side, back_y - dx * side)]
    # The line ends inside the head, so that its own width does not blunt the point.
    curve = f"M{_n(start[0])} {_n(start[1])}Q{_n(bend[0])} {_n(bend[1])} {_n(back_x + dx)} {_n(back_y + dy)}"
    kind = "map-move" if arrow.weight == 2 else f"map-move map-move-{arrow.weight}"
    return f'<path class="{kind}" d="{curve}"/><path class="map-head" d="{_d(head)}Z"/>'


def _badge(arrow: Arrow) -> str:
    x, y = arrow.badge
    size = arrow.radius * 1.26
    number = Label(str(arrow.number), x, y + size * 0.35, "middle", size)
    means = _text(arrow.means, "map-means") if arrow.means else ""
    kind = "map-badge map-badge-count" if arrow.counts else "map-badge"
    badge = f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(arrow.radius)}"/>'
    return badge + _text(number, "map-count" if arrow.counts else "map-number") + means


def _margin(scene: Scene, under: Tiled | None) -> Iterable[str]:
    """The scale bar and whose the ground is."""
    width, height = scene.frame.width, scene.frame.height
    long, km = scene.scale
    yield f'<path class="map-scale" d="M12 {height - 15}V{height - 10}H{_n(12 + long)}V{height - 15}"/>'
    bar = _("{km} km").format(km=km)
    yield _text(Label(bar, 12 + long + 6, height - 9.5, "start", 11.0), "map-small")
    credit = under.host if under else scene.credit
    if credit:
        yield _text(Label(credit, width - 7, height - 6.5, "end", 9.5), "map-small")

"""Where the words of a map stand: greedily, the most important first, and never over one another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.places.drawing.shape import Box, Point

_NARROW = frozenset("iIjlftr.,:;'’|!() 1-")
_WIDE = frozenset("mwMWжшщюыфмЖШЩЮЫФМЮ@—…")
GAP = 3.0
EDGE = 4.0


def wide(text: str, size: float) -> float:
    """About how many pixels a text takes in a sans serif, on the safe side: the machine that sets it has its
    own letters."""
    units = sum(0.34 if c in _NARROW else 0.9 if c in _WIDE else 0.7 if c.isupper() else 0.57 for c in text)
    return units * size


@dataclass(frozen=True)
class Label:
    """Words on the map: the point at which they start, are centred or end (`anchor`: "start", "middle", "end") on
    their base line, and their size in pixels."""

    text: str
    x: float
    y: float
    anchor: str
    size: float


@dataclass
class Room:
    """What of a map is taken already. Lines can be written over where there is no other room; the rest cannot."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Nothing else goes here."""
        self.taken.append(box)

    def is_free(self, box: Box, over_lines: bool = False) -> bool:
        """Whether a box lies on the map and on nothing taken."""
        left, top, right, bottom = box
        if left < EDGE or top < EDGE or right > self.width - EDGE or bottom > self.height - EDGE:
            return False
        taken = self.taken if over_lines else (*self.taken, *self.lines)
        return not any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in taken
        )

    def beside(
        self, text: str, at: Point, reach: float, size: float, over_lines: bool = False
    ) -> Label | None:
        """A label beside a dot of the radius `reach`, where there is room: right, left, aslant, above, below."""
        for label, box in _around(text, at, reach + GAP, size):
            if self.is_free(box, over_lines):
                self.take(box)
                return label
        return None

    def anyhow(self, text: str, at: Point, reach: float, size: float) -> Label:
        """A label that must stand on the map: where it hides least, and lines before anything else."""
        ways = list(_around(text, at, reach + GAP, size))
        edges = list(zip(*(box for _, box in ways), strict=True))
        around = (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))
        taken, lines = _touching(self.taken, around), _touching(self.lines, around)
        label, box = min(ways, key=lambda way: self._hidden(way[1], taken, lines))
        self.take(box)
        return label

    def somewhere(self, text: str, at: Iterable[Point], size: float, spread: float = 1.0) -> Label | None:
        """A label in the middle of the first of these points where there is room; `spread` widens its letters."""
        broad = wide(text, size) * spread
        for x, y in at:
            box = (x - broad / 2, y - size, x + broad / 2, y + size * 0.5)
            if self.is_free(box):
                self.take(box)
                return Label(text, x, y, "middle", size)
        return None

    def _hidden(self, box: Box, taken: list[Box], lines: list[Box]) -> float:
        """How much a box would hide of what is near, or how much of it lies off the map, which is dearest."""
        inner = (EDGE, EDGE, self.width - EDGE, self.height - EDGE)
        off = (box[2] - box[0]) * (box[3] - box[1]) - _shared(box, inner)
        over = sum(_shared(box, other) for other in taken)
        return 100 * off + 10 * over + sum(_shared(box, line) for line in lines)


def _touching(boxes: list[Box], around: Box) -> list[Box]:
    left, top, right, bottom = around
    return [box for box in boxes if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top]


def _shared(a: Box, b: Box) -> float:
    """How many square pixels two boxes have in common."""
    if a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]:
        return 0.0
    return (min(a[2], b[2]) - max(a[0], b[0])) * (min(a[3], b[3]) - max(a[1], b[1]))


def _around(text: str, at: Point, reach: float, size: float) -> Iterable[tuple[Label, Box]]:
    (x, y), broad, slant = at, wide(text, size), reach * 0.75
    up, down = size * 0.78, size * 0.26
    for anchor, dx, dy in (
        ("start", reach, size * 0.33),
        ("end", -reach, size * 0.33),
        ("start", slant, -slant),
        ("start", slant, slant + up),
        ("end", -slant, -slant),
        ("end", -slant, slant + up),
        ("middle", 0.0, -reach),
        ("middle", 0.0, reach + up),
    ):
        left = x + dx - {"start": 0.0, "middle": broad / 2, "end": broad}[anchor]
        box = (left, y + dy - up, left + broad, y + dy + down)
        yield Label(text, x + dx, y + dy, anchor, size), box

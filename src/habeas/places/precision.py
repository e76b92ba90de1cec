"""How exactly a position is known, or may be shown: five classes, each with a radius. A wider class tells less."""

from enum import StrEnum

from habeas.places.kinds import Kind


class Precision(StrEnum):
    """The place meant lies within so many kilometres of the position. From exact to coarse."""

    BUILDING = "building"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"

    @property
    def radius_km(self) -> float:
        """The radius of the circle that is meant, in kilometres (`docs/derivation/places.md` says where from)."""
        return _RADII[self]

    def coarser(self, other: "Precision") -> "Precision":
        """The one of two that tells less."""
        return max(self, other, key=_ORDER.index)

    def up_to(self, other: "Precision") -> "tuple[Precision, ...]":
        """The classes above this one up to another, finest first: none where the other is not coarser."""
        return _ORDER[_ORDER.index(self) + 1 : _ORDER.index(other) + 1]


def precision_of(kind: Kind) -> Precision:
    """How exactly a position is known that lies "within a place of this kind": a cell, a basement and a site are
    a building."""
    return Precision(kind.value) if kind.width > 1 else Precision.BUILDING


_RADII = {
    Precision.BUILDING: 0.1,
    Precision.TOWN: 10.0,
    Precision.DISTRICT: 40.0,
    Precision.REGION: 300.0,
    Precision.COUNTRY: 1000.0,
}
_ORDER = tuple(Precision)

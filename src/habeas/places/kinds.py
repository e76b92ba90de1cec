"""Kinds of place, from a cell to a country. A place lies only in places of a wider kind."""

from enum import StrEnum


class Kind(StrEnum):
    """What a place is. A cell and a basement are equally narrow: people are held in either."""

    CELL = "cell"
    BASEMENT = "basement"
    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"

    @property
    def width(self) -> int:
        """How wide this kind is: 0 (cell, basement) to 5 (country). Only its order means something."""
        return _WIDTHS[self]


_WIDTHS = {
    Kind.CELL: 0,
    Kind.BASEMENT: 0,
    Kind.SITE: 1,
    Kind.TOWN: 2,
    Kind.DISTRICT: 3,
    Kind.REGION: 4,
    Kind.COUNTRY: 5,
}


def may_lie_in(inner: Kind, outer: Kind) -> bool:
    """Whether a place of one kind can lie in one of another: only in a wider kind, a site also in a larger site
    and a cell in a basement. No region lies in a town, and no town in a town."""
    return inner.width < outer.width or (inner, outer) in _ALIKE


_ALIKE = {(Kind.SITE, Kind.SITE), (Kind.CELL, Kind.BASEMENT)}

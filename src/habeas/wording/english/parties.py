"""Parties after a preposition: "by masked men", "at the base". Nothing is said of what the source leaves out."""

from habeas.statements.mention import Party
from habeas.wording.cast import Cast

AT = (
    "base",
    "airport",
    "airfield",
    "station",
    "checkpoint",
    "headquarters",
    "commissariat",
    "post",
    "office",
)


def phrase(cast: Cast, preposition: str, party: Party | None) -> str:
    """ "by masked men", or nothing where the source does not say."""
    return f"{preposition} {cast.name(party)}" if party else ""


def where(cast: Cast, place: Party | None) -> str:
    """ "in a cellar in Karsk", "at the base"; nothing where the source does not say."""
    if place is None:
        return ""
    name = cast.name(place)
    head = name.lower().split(" in ")[0].split(" of ")[0].split()
    return f"{'at' if head and head[-1].rstrip('s') in AT else 'in'} {name}"

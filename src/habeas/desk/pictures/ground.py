"""What lies under the maps of this desk: the ground drawn here, or tiles of a server that whoever opened it set.

Invariant: without that, no page makes a browser ask anybody for anything.
"""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse

from habeas.places.drawing import Tiled

Answer = TypeVar("Answer", bound=HttpResponse)


def under() -> Tiled | None:
    """The tiles, if a server is set."""
    found: Tiled | None = settings.TILES
    return found


def with_tiles(answer: Answer) -> Answer:
    """An answer with maps in it, which may fetch pictures from the tile server, and from nowhere else."""
    tiles = under()
    if tiles:
        answer._csp_update = {"img-src": [tiles.origin]}  # type: ignore[attr-defined]  # django-csp reads it
    return answer

"""Who counts by place, by body and by source, as tables; the sources with who is on several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from habeas.register.about import About
from habeas.tally.named import Named
from habeas.tally.parts import Part, by_body, by_place, overlaps

SHOWN = 12
"""Places, bodies and overlaps that are shown, those of most people first."""


@dataclass(frozen=True)
class PartLine:
    """A place or body with how many of those who count, of which `share` per cent of the most; `link` names them."""

    name: str
    number: int
    share: int
    link: str


@dataclass(frozen=True)
class OverlapLine:
    """So many people on just these sources: a dot for each, in the order of the sources."""

    dots: tuple[bool, ...]
    number: int
    share: int
    in_words: str


@dataclass(frozen=True)
class PartsView:
    """All three. `sources` are titles with the way to each."""

    places: tuple[PartLine, ...]
    bodies: tuple[PartLine, ...]
    sources: tuple[tuple[str, str], ...]
    overlaps: tuple[OverlapLine, ...]


def parts_view(about: About, people: Sequence[Named], as_of: date) -> PartsView:
    """The three of them."""
    together = overlaps(about, people)
    most = max((one.number for one in together.overlaps), default=0)
    titles = {id_: about.known.sources[id_].title for id_ in together.sources}
    return PartsView(
        places=_lines(about, by_place(about, people), "place"),
        bodies=_lines(about, by_body(about, people, as_of), "body"),
        sources=tuple((title, reverse("reader", args=[id_])) for id_, title in titles.items()),
        overlaps=tuple(
            OverlapLine(
                dots=tuple(id_ in one.sources for id_ in together.sources),
                number=one.number,
                share=round(100 * one.number / most),
                in_words=", ".join(titles[id_] for id_ in one.sources),
            )
            for one in together.overlaps[:SHOWN]
        ),
    )


def _lines(about: About, parts: list[Part], page: str) -> tuple[PartLine, ...]:
    most = max((len(one.people) for one in parts), default=0)
    return tuple(
        PartLine(
            name=about.known.mentions[one.of].name,
            number=len(one.people),
            share=round(100 * len(one.people) / most),
            link=reverse(page, args=[one.of]),
        )
        for one in parts[:SHOWN]
    )

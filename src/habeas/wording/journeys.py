"""Stays in custody and moves in words: where, from when to when, how, and by whom. A bound is never said as a day.

Names of places and people stand as the source has them; in Russian and Ukrainian they are set apart, so that they need
no other case.
"""

from collections.abc import Sequence

from habeas.language import gettext as _
from habeas.language import mark, pgettext
from habeas.statements.when import Bounds
from habeas.wording import dates, status
from habeas.wording.grammar import listed, quoted

CONTROL = {
    "own_will": mark("of their own will"),
    "escorted": mark("under escort"),
    "deceived": mark("by deception"),
    "unknown": mark("whether of their own will is not said"),
}


def stay(
    place: str | None, lies_in: Sequence[str], began: Bounds, ended: Bounds, holders: Sequence[str] = ()
) -> str:
    """ "held in a basement in Bryanka, since some day between 10 and 20 July 2022, by guards".

    `place` and what it lies in by their names (None: where is not said); an end without a latest day is not said to
    have come.
    """
    parts = [
        _("held in {place}").format(place=_where(place, lies_in)) if place else _("held, where is not said")
    ]
    if began.earliest or began.latest:
        parts.append(status.since(began))
    parts += _until(ended)
    if holders:
        parts.append(pgettext("who holds them", "by {names}").format(names=listed(holders)))
    return ", ".join(parts)


def move(
    from_: Sequence[str],
    to: Sequence[str],
    bounds: Bounds,
    *,
    means: Sequence[str] = (),
    by: Sequence[str] = (),
    control: Sequence[str] = (),
) -> str:
    """ "from Rostov region to Bryanka (“helicopter”), under escort, by guards, between 1 and 21 July 2022"."""
    parts = [_way(from_, to)]
    if means:
        parts[0] += f" ({', '.join(quoted(one) for one in means)})"
    parts += [_(CONTROL[code]) for code in control if code in CONTROL]
    if by:
        parts.append(pgettext("who took them there", "by {names}").format(names=listed(by)))
    if bounds.earliest or bounds.latest:
        parts.append(dates.span(bounds))
    return ", ".join(parts)


def stop(place: str, lies_in: Sequence[str]) -> str:
    """ "in Crimea": a place where they were, not said to have been held there."""
    return _("in {place}").format(place=_where(place, lies_in))


def _where(place: str, lies_in: Sequence[str]) -> str:
    """The place and what it lies in; what its own name says already is not said again."""
    around = [one for one in lies_in if one.casefold() not in place.casefold()]
    return f"{place} ({', '.join(around)})" if around else place


def _way(from_: Sequence[str], to: Sequence[str]) -> str:
    start, end = listed(from_[:1]), listed(to[:1])
    if start and end:
        return _("from {start} to {end}").format(start=start, end=end)
    return (
        _("to {end}").format(end=end) if end else _("from {start}, where to is not said").format(start=start)
    )


def _until(ended: Bounds) -> list[str]:
    if ended.latest is None:
        if ended.earliest is None:
            return []
        # "Still on": on some day that is no earlier than this one.
        return [_("still there on {day} or later").format(day=dates.day(ended.earliest))]
    if ended.earliest is None:
        return [_("left by {day}").format(day=dates.day(ended.latest))]
    if ended.earliest == ended.latest:
        return [_("until {day}").format(day=dates.day(ended.latest))]
    between = _("until some day between {first} and {last}")
    return [between.format(first=dates.day(ended.earliest), last=dates.day(ended.latest))]

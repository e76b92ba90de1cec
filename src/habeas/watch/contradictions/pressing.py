"""The contradictions that need attention: those about life, custody and place that nobody has settled."""

from collections.abc import Iterator, Sequence
from datetime import date

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.watch.contradictions.look import all_contradictions
from habeas.watch.contradictions.value import Contradiction, Weight
from habeas.watch.item import Item, Kind


def pressing_contradictions(about: About, people: Sequence[PersonRow], as_of: date) -> Iterator[Item]:
    """One item a contradiction. What only bears on who somebody is, and what an authority was to be expected to deny,
    stands on the page of the person or place."""
    for one in _open(about, as_of):
        yield Item(
            kind=Kind.CONTRADICTION,
            on=one.key,
            where="contradiction",
            people=one.about,
            earliest=one.overlap.earliest if one.overlap else None,
            latest=one.overlap.latest if one.overlap else None,
            code=one.kind.value,
            because=one.because,
        )


def _open(about: About, as_of: date) -> tuple[Contradiction, ...]:
    """Looked for once for one state of the record and one day."""
    kept: dict[date, tuple[Contradiction, ...]] = about.__dict__.setdefault("_pressing", {})
    if as_of not in kept:
        found = all_contradictions(about, as_of)
        kept[as_of] = tuple(
            one for one in found if one.settled is None and one.weight in (Weight.LIFE, Weight.FREEDOM)
        )
    return kept[as_of]

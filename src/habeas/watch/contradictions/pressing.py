"""Which contradictions need attention: all that nobody has settled, or that came to rest on something else since.

What an authority was to be expected to deny is shown with the person or the place, and presses nobody.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.statements.mention import Kind as Of
from habeas.watch.contradictions.look import all_contradictions
from habeas.watch.contradictions.value import Weight
from habeas.watch.item import Item, Kind


def pressing_contradictions(about: About, people: Iterable[PersonRow], as_of: date) -> Iterator[Item]:
    """Contradictions that are open. Costs a glance at every person, and a look at those of whom two things are said."""
    mentions = about.known.mentions
    for one in all_contradictions(about, as_of):
        if one.settled is None and one.weight is not Weight.EXPECTED:
            yield Item(
                kind=Kind.CONTRADICTION,
                on=one.key,
                where="contradiction",
                people=tuple(id_ for id_ in one.about if id_ in mentions and mentions[id_].kind is Of.PERSON),
                earliest=one.overlap.earliest if one.overlap else None,
                latest=one.overlap.latest if one.overlap else None,
                code=one.code,
                because=one.because,
            )

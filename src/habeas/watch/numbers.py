"""Published numbers whose support changed: a statement was taken back or withdrawn, two people were judged to be one.

What was printed stays printed; whoever printed it should know.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.tally.published import affected
from habeas.watch.item import Item, Kind


def pressing_numbers(about: About, people: Sequence[PersonRow], as_of: date) -> Iterator[Item]:
    """Every published number that does not rest any more on all that it rested on."""
    for one in affected(about):
        yield Item(
            kind=Kind.NUMBER_AFFECTED,
            on=one.published.id,
            where="number",
            latest=date.fromisoformat(one.published.as_of),
            because=(*one.gone, *one.withdrawn),
        )

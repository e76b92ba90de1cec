"""What needs attention today: gathered from all that watches, most pressing first. Nothing is settled here.

Whatever watches for something else gives a function like those below and is put among them. What watches by person
hangs on a person's row and the day alone, so that after a write it can be asked for the changed rows only; what each
costs is in docs/derivation/attention.md.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.watch.authorities.pressing import pressing_promises
from habeas.watch.contradictions.pressing import pressing_contradictions
from habeas.watch.deadlines import pressing_deadlines
from habeas.watch.findings import pressing_findings
from habeas.watch.item import Item
from habeas.watch.numbers import pressing_numbers
from habeas.watch.silence import doubtful_contacts, pressing_silences

Watch = Callable[[About, Sequence[PersonRow], date], Iterable[Item]]

BY_PERSON: tuple[Watch, ...] = (
    lambda about, people, as_of: doubtful_contacts(people),
    pressing_deadlines,
    lambda about, people, as_of: pressing_silences(people, as_of),
)
"""What watches over people one by one."""
BY_CASE: tuple[Watch, ...] = (pressing_promises, pressing_contradictions, pressing_findings, pressing_numbers)
"""What watches over the whole case, whoever is asked about."""


def attention(
    about: About,
    people: Sequence[PersonRow],
    as_of: date,
    watches: Iterable[Watch] = (*BY_PERSON, *BY_CASE),
) -> list[Item]:
    """What needs attention as of a day. `people` are the rows of the register, of that day and of what is known.

    A day is judged as it stands: what was due yesterday has lapsed today without anything having been written down.
    """
    items = [item for watch in watches for item in watch(about, people, as_of)]
    return sorted(items, key=lambda item: item.rank)

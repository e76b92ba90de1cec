"""Which promises need attention: those whose day is past and of which nobody says what came, and those due soon."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.statements.mention import Kind as Of
from habeas.watch.authorities.promises import Promise, PromiseState, promises
from habeas.watch.item import Item, Kind

SOON = timedelta(days=7)
"""So long before the first day on which it may be due, a promise begins to be shown."""


def pressing_promises(about: About, people: Sequence[PersonRow], as_of: date) -> Iterator[Item]:
    """Promises that lapsed, or are due within a week or already may be. Costs one look at each promise."""
    for made in promises(about, as_of):
        kind = _kind(made, as_of)
        if kind is not None:
            yield Item(
                kind=kind,
                on=made.id,
                where="promise",
                people=_whom(about, made),
                earliest=made.due.earliest,
                latest=made.due.latest,
                because=made.because,
            )


def _whom(about: About, made: Promise) -> tuple[str, ...]:
    """Whom it is about by name; else the groups it is about; else to whom it was promised."""
    for some in (made.people, made.to):
        named = tuple(id_ for id_ in some if about.known.mentions[id_].kind is Of.PERSON)
        if some:
            return named or some
    return ()


def _kind(made: Promise, as_of: date) -> Kind | None:
    if made.state is PromiseState.LAPSED:
        return Kind.PROMISE_LAPSED
    first = made.due.earliest or made.due.latest
    if made.state is PromiseState.DUE and first is not None and first <= as_of + SOON:
        return Kind.PROMISE_DUE
    return None

"""Asks for many people by where they were said to be: of the shelf, or of what was worked out for another day.

Both answer the same questions in the same order; a test holds them equal.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from habeas.desk.shelves.models import MoveOnShelf, PersonOnShelf, StayOnShelf
from habeas.desk.shelves.spelling import folded

Where = TypeVar("Where", StayOnShelf, MoveOnShelf)


@dataclass(frozen=True)
class Filter:
    """Whom is asked for. `places`: in one of these (clusters; "": nobody said where), if any are given; `body`: said to
    be held by it, or at one of the places it `runs`; `first` and `last`: on some day between; `only_last`: of where
    they were said to be last, and not before."""

    words: str = ""
    status: str = ""
    places: frozenset[str] | None = None
    body: str = ""
    runs: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    only_last: bool = False

    @property
    def asks_where(self) -> bool:
        """Whether anything is asked of where they were, beside of who they are."""
        return self.places is not None or bool(self.body) or self.has_days

    @property
    def has_days(self) -> bool:
        """Whether days are asked for."""
        return self.first is not None or self.last is not None


Stays = list[tuple[str, str]]
"""Places (clusters), each with a person (a cluster) who was said to be there; people in the order of their names."""
Moves = list[tuple[str, str, str]]
"""Two places, and a person who was said to be moved from one to the other."""


class Tables(Protocol):
    """What can be asked."""

    def stays(self, asked: Filter) -> Stays:
        """Who was said to be where."""

    def moves(self, asked: Filter) -> Moves:
        """Who was said to be moved, from where and to where. A place fits as either."""

    def people(self, asked: Filter, start: int, size: int) -> tuple[int, list[PersonOnShelf]]:
        """How many people fit, and some of them: whoever was said to be anywhere first comes first."""

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """The names of some people."""

    def places(self) -> Counter[str]:
        """Every place at which anybody was said to be, with how many."""

    def bodies(self) -> Counter[str]:
        """Everybody who is said to have held or moved anybody, with how often."""


@dataclass(frozen=True)
class OnShelf:
    """A view of the shelf."""

    view: str

    def stays(self, asked: Filter) -> Stays:
        """Who was said to be where."""
        rows = StayOnShelf.objects.filter(_fits(asked), *_who(self.view, asked, "person__"))
        rows = rows.filter(is_last=True) if asked.only_last else rows
        if asked.places is not None:
            rows = rows.filter(place__in=_ids(asked.places))
        return list(rows.order_by(*ORDER).values_list("place", "person__person"))

    def moves(self, asked: Filter) -> Moves:
        """Who was said to be moved, from where and to where."""
        rows = MoveOnShelf.objects.filter(_fits(asked, held=False), *_who(self.view, asked, "person__"))
        if asked.places is not None:
            rows = rows.filter(Q(start__in=_ids(asked.places)) | Q(end__in=_ids(asked.places)))
        return list(rows.order_by(*ORDER).values_list("start", "end", "person__person"))

    def people(self, asked: Filter, start: int, size: int) -> tuple[int, list[PersonOnShelf]]:
        """How many people fit, and some of them. Sorted by number alone, and only then fetched."""
        rows = PersonOnShelf.objects.filter(*_who(self.view, asked, ""))
        if asked.asks_where:
            rows = rows.filter(number__in=self._there(asked).values("person"))
        ordered = rows.order_by(F("first").asc(nulls_last=True), "sort_name", "person")
        numbers = list(ordered.values_list("number", flat=True)[start : start + size])
        found = PersonOnShelf.objects.in_bulk(numbers)
        return rows.count(), [found[number] for number in numbers]

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """The names of some people."""
        rows = PersonOnShelf.objects.filter(view=self.view, person__in=_ids(people))
        return dict(rows.values_list("person", "name"))

    def places(self) -> Counter[str]:
        """Every place at which anybody was said to be, with how many."""
        rows = StayOnShelf.objects.filter(person__view=self.view).values_list("place")
        return Counter(dict(rows.annotate(Count("number")).order_by()))

    def bodies(self) -> Counter[str]:
        """Everybody who is said to have held or moved anybody, with how often."""
        rows = StayOnShelf.objects.filter(person__view=self.view).exclude(held_by="").values_list("held_by")
        return _parted(rows.annotate(Count("number")).order_by())

    def _there(self, asked: Filter) -> "QuerySet[StayOnShelf]":
        rows = StayOnShelf.objects.filter(_fits(asked))
        rows = rows.filter(is_last=True) if asked.only_last else rows
        return rows if asked.places is None else rows.filter(place__in=_ids(asked.places))


ORDER = ("person__sort_name", "person__person")


def _who(view: str, asked: Filter, to: str) -> Iterator[Q]:
    """What is asked of the people themselves; `to` leads from a table to theirs."""
    yield Q(**{f"{to}view": view})
    for word in folded(asked.words).split():
        yield Q(**{f"{to}search__contains": word})
    if asked.status:
        yield Q(**{f"{to}statuses__contains": f"|{asked.status}|"})


def _fits(asked: Filter, *, held: bool = True) -> Q:
    """What is asked of one stay or move, beside of its places."""
    wanted = Q()
    if asked.body:
        by = Q(held_by__contains=f"|{asked.body}|")
        wanted &= by | Q(place__in=_ids(asked.runs)) if held else by
    if asked.has_days:
        wanted &= Q(first__lte=asked.last or date.max)
        wanted &= Q(last__isnull=True) | Q(last__gte=asked.first or date.min)
    return wanted


def _ids(ids: Iterable[str]) -> RawSQL:
    """Ids as a table: there may be more of them than a query may have parameters."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(sorted(ids))])


def _parted(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    """Counts of columns with |ids| in them, by id."""
    found = Counter[str]()
    for ids, number in rows:
        for id_ in ids.strip("|").split("||"):
            found[id_] += number
    return found


@dataclass(frozen=True)
class WorkedOut:
    """People, stays and moves of another day or another knowledge, in memory."""

    everyone: tuple[PersonOnShelf, ...]
    all_stays: tuple[StayOnShelf, ...]
    all_moves: tuple[MoveOnShelf, ...]
    _by_id: dict[str, PersonOnShelf] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update({one.person: one for one in self.everyone})

    def stays(self, asked: Filter) -> Stays:
        """Who was said to be where."""
        rows = sorted(self._there(asked), key=_by_name)
        return [(one.place, one.person.person) for one in rows]

    def moves(self, asked: Filter) -> Moves:
        """Who was said to be moved, from where and to where."""
        rows = [
            one
            for one in self._of(asked, self.all_moves)
            if _is_then(asked, one)
            and (not asked.body or f"|{asked.body}|" in one.held_by)
            and (asked.places is None or not asked.places.isdisjoint((one.start, one.end)))
        ]
        return [(one.start, one.end, one.person.person) for one in sorted(rows, key=_by_name)]

    def people(self, asked: Filter, start: int, size: int) -> tuple[int, list[PersonOnShelf]]:
        """How many people fit, and some of them."""
        there = {one.person.person for one in self._there(asked)} if asked.asks_where else None
        rows = [
            one for one in self.everyone if _is_asked(asked, one) and (there is None or one.person in there)
        ]
        rows.sort(key=lambda one: (one.first is None, one.first or date.min, one.sort_name, one.person))
        return len(rows), rows[start : start + size]

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """The names of some people."""
        return {one: self._by_id[one].name for one in people if one in self._by_id}

    def places(self) -> Counter[str]:
        """Every place at which anybody was said to be, with how many."""
        return Counter(one.place for one in self.all_stays)

    def bodies(self) -> Counter[str]:
        """Everybody who is said to have held or moved anybody, with how often."""
        return _parted((one.held_by, 1) for one in self.all_stays if one.held_by)

    def _there(self, asked: Filter) -> Iterator[StayOnShelf]:
        for one in self._of(asked, self.all_stays):
            if (
                (one.is_last or not asked.only_last)
                and (asked.places is None or one.place in asked.places)
                and (not asked.body or f"|{asked.body}|" in one.held_by or one.place in asked.runs)
                and _is_then(asked, one)
            ):
                yield one

    def _of(self, asked: Filter, rows: tuple[Where, ...]) -> Iterator[Where]:
        wanted = {one.person for one in self.everyone if _is_asked(asked, one)}
        return (one for one in rows if one.person.person in wanted)


def _is_asked(asked: Filter, item: PersonOnShelf) -> bool:
    words = folded(asked.words).split()
    return all(word in item.search for word in words) and (
        not asked.status or f"|{asked.status}|" in item.statuses
    )


def _is_then(asked: Filter, one: StayOnShelf | MoveOnShelf) -> bool:
    if not asked.has_days:
        return True
    begun = one.first is not None and one.first <= (asked.last or date.max)
    return begun and (one.last is None or one.last >= (asked.first or date.min))


def _by_name(one: StayOnShelf | MoveOnShelf) -> tuple[str, str]:
    return one.person.sort_name, one.person.person

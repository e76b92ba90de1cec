"""The named minimum, counted in columns. Invariant: the same people by the same statements, in the same order, as the
plain rule in `tally.named` has them; nothing is done for anybody who does not count, and a list is made as it is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import overload

import numpy as np

from habeas.register.about import About
from habeas.register.channels import in_doubt
from habeas.statements.mention import Kind
from habeas.tally.asked import Asked
from habeas.tally.bounds.sets import Both, Either, Group, Set
from habeas.tally.columns.kept import Columns
from habeas.tally.columns.names import Bools, Ints
from habeas.tally.columns.one import Pairs, fewer
from habeas.tally.columns.told import HELD, REFUSED
from habeas.tally.conditions import Condition, What, members, people_and_groups
from habeas.tally.listing import Named, NamedMinimum

SAYS = {What.HELD: HELD, What.REFUSED: REFUSED}


class _Meets:
    """Of whom something holds (clusters, by rank) and by which rows: pairs in the order of people."""

    def __init__(self, who: Ints, rows: Ints) -> None:
        self.who, self.rows = who, rows

    def only(self, people: Bools) -> "_Meets":
        keep = people[self.who]
        return _Meets(self.who[keep], self.rows[keep])


class Listed(Sequence[Named]):
    """People who count, each made when it is read. `rows` are numbers of statements, those of one person together."""

    def __init__(
        self, columns: Columns, about: About, who: Ints, starts: Ints, rows: Ints, may_be: Bools | None
    ) -> None:
        self.columns, self.who, self.starts, self.rows, self.may_be = columns, who, starts, rows, may_be
        self._mentions = columns.mentions_of(about)

    def __len__(self) -> int:
        return len(self.who)

    @overload
    def __getitem__(self, at: int) -> Named: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Named, ...]: ...
    def __getitem__(self, at: int | slice) -> Named | tuple[Named, ...]:
        if isinstance(at, slice):
            return tuple(self._one(place) for place in range(*at.indices(len(self))))
        return self._one(range(len(self))[at])

    def __iter__(self) -> Iterator[Named]:
        ids, mentions = self.columns.rows.ids, self._mentions
        rows, starts = self.rows.tolist(), self.starts.tolist()
        may_be = self.may_be.tolist() if self.may_be is not None else [False] * len(self)
        for place, who in enumerate(self.who.tolist()):
            because = tuple([ids[row] for row in rows[starts[place] : starts[place + 1]]])
            yield Named(mentions[who], because, may_be[place])

    def _one(self, place: int) -> Named:
        rows = self.rows[self.starts[place] : self.starts[place + 1]].tolist()
        may_be = bool(self.may_be[place]) if self.may_be is not None else False
        ids = self.columns.rows.ids
        return Named(self._mentions[int(self.who[place])], tuple(ids[row] for row in rows), may_be)


def minimum(about: About, asked: Asked, voices: int, as_of: date, may_be: Pairs = ()) -> NamedMinimum:
    """As `tally.named.by_the_rule`."""
    columns = about.beside(Columns)
    asks = {name: _met(columns, about, one, as_of) for name, one in asked.conditions.items()}
    asks |= {name: _of_group(columns, about, one, as_of) for name, one in asked.groups.items()}
    met = {name: _said_enough(columns, about, one, voices, as_of) for name, one in asks.items()}
    there = {name: _mark(columns, one.who) for name, one in met.items()}
    inside = _surely_in(asked.of, there, len(columns.of)) & columns.has_own_name
    people = np.flatnonzero(inside & columns.has_full_name).astype(np.int32)
    in_part = np.flatnonzero(inside & ~columns.has_full_name).astype(np.int32)
    found = [one.only(inside) for one in met.values()]
    return NamedMinimum(
        people=_listed(columns, about, people, found, None),
        in_part=_listed(columns, about, in_part, found, _may_be_another(columns, about, people, in_part)),
        matches=fewer(about, columns, people, may_be),
    )


def _met(columns: Columns, about: About, condition: Condition, as_of: date) -> _Meets:
    """Of whom a condition holds, and by which rows, in the order of the record."""
    says, rows = _rows(columns, about, condition, as_of), columns.rows
    pairs = says[rows.subject_row]
    return _sorted(columns, columns.of[rows.subject[pairs]], rows.subject_row[pairs])


def _of_group(columns: Columns, about: About, group: str, as_of: date) -> _Meets:
    """Who is said to be of a group, and by which rows."""
    who, rows = list[int](), list[int]()
    for one, because in people_and_groups(members(about, group, as_of)).items():
        for row in columns.rows.numbers_of(because):
            who.append(about.who.rank[one])
            rows.append(row)
    return _sorted(columns, np.array(who, np.int32), np.array(rows, np.int32))


def _sorted(columns: Columns, who: Ints, row: Ints) -> _Meets:
    """Pairs in the order of people; those of one person stay in theirs, each once. Whoever is no person goes."""
    person = columns.is_person[who]
    who, row = who[person], row[person]
    if np.any(who[1:] < who[:-1]):
        order = np.argsort(who, kind="stable")
        who, row = who[order], row[order]
    again = np.zeros(len(who), bool)
    again[1:] = (who[1:] == who[:-1]) & (row[1:] == row[:-1])
    return _Meets(who[~again], row[~again])


def groups_met(about: About, asked: Asked, as_of: date) -> set[str]:
    """The groups (clusters) of whom what is asked for is said, and those that were asked for."""
    columns, found = about.beside(Columns), set(asked.groups.values())
    ids, mentions = columns.mentions_of(about), about.known.mentions
    for condition in asked.conditions.values():
        who = columns.of[
            columns.rows.subject[_rows(columns, about, condition, as_of)[columns.rows.subject_row]]
        ]
        others = (ids[one] for one in np.unique(who[~columns.is_person[who]]))
        found.update(id_ for id_ in others if mentions[id_].kind is Kind.GROUP)
    return found


def _said_enough(columns: Columns, about: About, met: _Meets, voices: int, as_of: date) -> _Meets:
    """Those for whom so many independent voices of somebody named speak; with 0, all of them."""
    return met.only(_spoken_for(columns, about, met, voices, as_of)) if voices else met


def _rows(columns: Columns, about: About, condition: Condition, as_of: date) -> Bools:
    """The rows by which a condition holds of somebody on some day up to `as_of`."""
    rows, day = columns.rows, as_of.toordinal()
    says: Bools = ((rows.what & SAYS[condition.what]) != 0) & rows.alive
    if condition.place is not None and condition.what is What.HELD:
        says &= _there(columns, about, condition.place)
    later = says & (rows.first > day)
    says &= rows.first <= day
    for row in np.flatnonzero(later & rows.is_open).tolist():
        says[row] = about.speaks_of(columns.statement(about, row), as_of)
    says[columns.taken_back(about)] = False
    return says


def _there(columns: Columns, about: About, place: str) -> Bools:
    """The rows that speak of a place, or of one that lies in it."""
    rank, rows = about.who.rank, columns.rows
    inside = about.sites.within({about.who.of.get(place, place)})
    places = _mark(columns, np.array([rank[one] for one in inside if one in rank], np.int32))
    found = np.zeros(len(rows.what), bool)
    found[rows.place_row[places[columns.of[rows.place]]]] = True
    return found


def _spoken_for(columns: Columns, about: About, met: _Meets, voices: int, as_of: date) -> Bools:
    """Those for whom so many independent voices of somebody named speak."""
    rows = columns.rows
    doubted = np.zeros(len(rows.what), bool)
    named, asks = rows.has_teller[met.rows], _mark_rows(columns, met.rows)
    for row in columns.maybe_in_doubt(about).tolist():
        if asks[row] and rows.has_teller[row]:
            doubted[row] = bool(in_doubt(about, columns.statement(about, row), as_of))
    heard = named & ~doubted[met.rows]
    if voices == 1:
        return _mark(columns, met.who[heard])
    found = np.zeros(len(columns.of), bool)
    enough = np.bincount(met.who[named], minlength=len(columns.of)) >= voices
    keep = heard & enough[met.who]
    who, chain = met.who[keep], rows.chain[met.rows[keep]]
    for one, chains in _each(who, chain, voices):
        found[one] = columns.speakers.voices(about, rows, chains) >= voices
    return found


def _each(who: Ints, chain: Ints, voices: int) -> Iterator[tuple[int, frozenset[int]]]:
    """Each person with the chains of tellers that speak for them, of those who have enough of them."""
    both = np.unique(who.astype(np.int64) << 32 | chain)
    who, chain = (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32)
    starts = np.flatnonzero(np.concatenate(([True], who[1:] != who[:-1]))) if len(who) else who
    ends = np.append(starts[1:], len(who))
    enough = ends - starts >= voices
    chains = chain.tolist()
    for start, end in zip(starts[enough].tolist(), ends[enough].tolist(), strict=True):
        yield int(who[start]), frozenset(chains[start:end])


def _surely_in(of: Set, there: Mapping[str, Bools], size: int) -> Bools:
    match of:
        case Group(id=id_):
            return there.get(id_, np.zeros(size, bool))
        case Both(of=several):
            return _all(several, there, size, np.logical_and)
        case Either(of=several):
            return _all(several, there, size, np.logical_or)
        case _:
            return np.zeros(size, bool)


def _all(
    several: Iterable[Set], there: Mapping[str, Bools], size: int, how: Callable[[Bools, Bools], Bools]
) -> Bools:
    first, *rest = (_surely_in(one, there, size) for one in several)
    for one in rest:
        first = how(first, one)
    return first


def _listed(columns: Columns, about: About, who: Ints, met: list[_Meets], may_be: Bools | None) -> Listed:
    """People with the rows by which they count, those of one condition after those of another."""
    mark = _mark(columns, who)
    found = [one.only(mark) for one in met]
    people = np.concatenate([one.who for one in found])
    rows = np.concatenate([one.rows for one in found])
    if len(found) > 1:
        order = np.argsort(people, kind="stable")
        people, rows = people[order], rows[order]
    new = _first_of_each(people, rows)
    people, rows = people[new], rows[new]
    starts = np.searchsorted(people, who).astype(np.int32)
    return Listed(columns, about, who, np.append(starts, len(rows)).astype(np.int32), rows, may_be)


def _first_of_each(people: Ints, rows: Ints) -> Bools:
    """Each row of a person once, where it stands first."""
    both = people.astype(np.int64) << 32 | rows
    keep = np.zeros(len(both), bool)
    keep[np.unique(both, return_index=True)[1]] = True
    return keep


def _may_be_another(columns: Columns, about: About, people: Ints, in_part: Ints) -> Bools:
    """Who of those known in part may be another: as `tally.named` sets them apart, one after the other."""
    tables, names = columns.names.tables, columns.names
    taken = np.zeros(tables.forms, bool)
    used = np.zeros(len(tables.own), bool)
    mark = _mark(columns, people)
    used[columns.name[mark[columns.of] & columns.is_person]] = True
    taken[tables.form[used[tables.form_name]]] = True
    found = np.ones(len(in_part), bool)
    mentions, who = columns.mentions_of(about), about.who
    is_taken = taken.tolist()
    for place, rank in enumerate(in_part.tolist()):
        forms = [
            form
            for member in who.members[mentions[rank]]
            for form in names.forms[columns.name[who.rank[member]]]
        ]
        found[place] = not forms or any(is_taken[form] for form in forms)
        for form in forms:
            is_taken[form] = True
    return found


def _mark(columns: Columns, who: Ints) -> Bools:
    found = np.zeros(len(columns.of), bool)
    found[who] = True
    return found


def _mark_rows(columns: Columns, rows: Ints) -> Bools:
    found = np.zeros(len(columns.rows.what), bool)
    found[rows] = True
    return found

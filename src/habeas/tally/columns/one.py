"""How many fewer some people are if all who may be one are one, for very many people at once. The rules are
`identity.alike`'s: people who are found by the same words hang together, as far as nobody told them apart.

People and what joins them are the two sides of a graph; whoever is in one piece of it is one person.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from habeas.register.about import About
from habeas.statements.judgement import Judgement
from habeas.tally.columns.kept import Columns
from habeas.tally.columns.names import Ints

Apart = Mapping[int, set[int]]
"""People (clusters, by rank) with those who are not to be joined to them."""
Pairs = Iterable[tuple[str, str]]
_sparse = import_module("scipy.sparse")
_graphs = import_module("scipy.sparse.csgraph")


class _Names:
    """What each of some people is found by, each way once: the person's place among them, words and patronymic, in
    the order of words. A bare name has no patronymic (0)."""

    def __init__(self, columns: Columns, people: Ints) -> None:
        tables = columns.names.tables
        place = np.full(len(columns.of), -1, np.int32)
        place[people] = np.arange(len(people), dtype=np.int32)
        mentions = np.flatnonzero((place[columns.of] >= 0) & columns.is_person)
        name = columns.name[mentions]
        who, words = place[columns.of[mentions]], tables.words[name]
        patronymic = tables.place_of_patronymic[tables.patronymic[name]]
        order = np.lexsort((who, patronymic, words))
        who, words, patronymic = who[order], words[order], patronymic[order]
        new = np.ones(len(who), bool)
        new[1:] = np.diff(who).astype(bool) | np.diff(words).astype(bool) | np.diff(patronymic).astype(bool)
        self.who, self.words, self.patronymic = who[new], words[new], patronymic[new]


def fewer(about: About, columns: Columns, people: Ints, may_be: Pairs) -> int:
    """How many fewer these people (clusters, by rank, ascending) are if all who may be one are one. `may_be` are more
    pairs; with any among these people, whoever has no patronymic may be everybody of that name."""
    names = _Names(columns, people)
    more = _among(about, people, may_be)
    if len(more):
        hub = _each_with_all(names)
        apart = _not_to_join(about, about.known.judgements.values())
    else:
        hub = _each_with_one(names)
        apart = _not_to_join(about, about.known.differing.values())
    hub = _split(names, hub, people, apart)
    return len(people) - len(np.unique(_pieces(len(people), names.who, hub, more)))


def who_may_be_one(about: About, columns: Columns, people: Ints) -> Ints:
    """Which piece each of these people is of, if all pairs that nobody decided on are one; numbered as they come."""
    names = _Names(columns, people)
    apart = _not_to_join(about, about.known.judgements.values())
    hub = _split(names, _each_with_all(names), people, apart)
    return _pieces(len(people), names.who, hub, np.zeros((0, 2), np.int32))


def _each_with_one(names: _Names) -> Ints:
    """What joins each name: those of the same words and patronymic; bare ones go with the first patronymic."""
    first = _is_first(names.words)
    starts = np.flatnonzero(first)
    of_words = np.cumsum(first) - 1
    # Names are in the order of patronymics, bare ones first: behind them comes the first patronymic, if there is one.
    bare = np.bincount(of_words[names.patronymic == 0], minlength=len(starts))
    behind = np.minimum(starts + bare, len(names.words) - 1) if len(starts) else starts
    has_one = names.words[behind] == names.words[starts] if len(starts) else starts
    goes_with = np.where(has_one, names.patronymic[behind], 0) if len(starts) else starts
    patronymic = np.where(names.patronymic == 0, goes_with[of_words], names.patronymic)
    return _numbered(names.words, patronymic.astype(np.int32))


def _each_with_all(names: _Names) -> Ints:
    """The same where a bare name may be everybody of these words: then all of them hang together."""
    first = _is_first(names.words)
    of_words = np.cumsum(first) - 1
    has_bare = np.zeros(int(first.sum()), bool)
    has_bare[of_words[names.patronymic == 0]] = True
    return _numbered(names.words, np.where(has_bare[of_words], 0, names.patronymic).astype(np.int32))


def _is_first(words: Ints) -> NDArray[np.bool_]:
    first = np.ones(len(words), bool)
    first[1:] = words[1:] != words[:-1]
    return first


def _numbered(words: Ints, patronymic: Ints) -> Ints:
    both = words.astype(np.int64) << 32 | patronymic
    found: Ints = np.unique(both, return_inverse=True)[1].astype(np.int32)
    return found


def _not_to_join(about: About, judgements: Iterable[Judgement]) -> Apart:
    of, rank, found = about.who.of, about.who.rank, dict[int, set[int]]()
    for one in judgements:
        if one.a in of and one.b in of:
            a, b = rank[of[one.a]], rank[of[one.b]]
            if a != b:
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
    return found


def _split(names: _Names, hub: Ints, people: Ints, apart: Apart) -> Ints:
    """Where people who would hang together are not to be joined, whoever hangs together without that."""
    judged = np.isin(people[names.who], list(apart)) if apart else np.zeros(0, bool)
    several = np.bincount(hub)
    touched = np.unique(hub[judged & (several[hub] > 1)]) if apart else hub[:0]
    if not len(touched):
        return hub
    order = np.argsort(hub, kind="stable")
    ends = np.cumsum(several)
    hub, next_ = hub.copy(), len(several)
    for one in touched:
        at = order[ends[one] - several[one] : ends[one]]
        ranks = people[names.who[at]].tolist()
        if not any(apart.get(rank) and not apart[rank].isdisjoint(ranks) for rank in ranks):
            continue
        for piece in _without(list(zip(ranks, names.patronymic[at].tolist(), strict=True)), apart):
            hub[at[piece]] = next_
            next_ += 1
    return hub


def _without(names: list[tuple[int, int]], apart: Apart) -> Iterable[list[int]]:
    """The places of those that hang together, straight or through others: their patronymics fit, or both were put
    together by the rule that asked, and nobody told the two apart."""
    left = set(range(len(names)))
    while left:
        waiting = [left.pop()]
        piece = list(waiting)
        while waiting:
            who, patronymic = names[waiting.pop()]
            not_to = apart.get(who, set())
            near = [one for one in left if names[one][0] not in not_to and _fit(patronymic, names[one][1])]
            left.difference_update(near)
            waiting += near
            piece += near
        yield piece


def _fit(a: int, b: int) -> bool:
    return a == b or not a or not b


def _among(about: About, people: Ints, may_be: Pairs) -> NDArray[np.int32]:
    """The pairs of which both are among these people, as places among them."""
    rank, there = about.who.rank, {rank_: place for place, rank_ in enumerate(people.tolist())}
    found = [
        (there[a], there[b])
        for one, other in may_be
        if (a := rank.get(one)) in there and (b := rank.get(other)) in there
    ]
    return np.array(found, np.int32).reshape(-1, 2)


def _pieces(people: int, who: Ints, hub: Ints, more: NDArray[np.int32]) -> Ints:
    """In which piece of the graph of people and what joins them each person is."""
    if not people:
        return np.zeros(0, np.int32)
    nodes = people + (int(hub.max()) + 1 if len(hub) else 0)
    a = np.concatenate((who, more[:, 0]))
    b = np.concatenate((hub + people, more[:, 1]))
    graph = _sparse.coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(nodes, nodes))
    labels: Ints = _graphs.connected_components(graph, directed=False)[1][:people]
    return labels

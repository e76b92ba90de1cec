"""Who may be whom: people with alike names whom nobody has decided on. Pairs are only offered; nobody is joined.

Names are alike if their family and given names sound the same, in whatever script and order, and no two
patronymics or initials stand against one another. How many people there are at least is what is left if every
possible match were one person; at most, as things stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from habeas.identity.clusters import Clusters
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.names import Name, parse
from habeas.names.name import Word
from habeas.protection.erased import of_words
from habeas.statements.known import Known
from habeas.statements.layered import changed

Words = tuple[str, ...]


@of_words
@lru_cache(maxsize=1 << 18)
def key(name: str) -> tuple[Words, str]:
    """What a name is found by (its words as they sound, in any order), and its patronymic, "" if it has none."""
    parsed: Name = parse(name)
    words = [*map(_sound, parsed.family), *(_given(word) for word in parsed.given), *parsed.initials]
    if not words:
        words = [parsed.call_sign or " ".join(name.casefold().split())]
    return tuple(sorted(words)), parsed.patronymic.sound if parsed.patronymic else ""


def _sound(word: Word) -> str:
    return word.sound


def _given(word: Word) -> str:
    """A given name in full is one name in all languages: Petro is Пётр. A short form is only itself."""
    if word.given is None or not word.given.full:
        return word.sound
    return str(min(word.given.full))


class Names:
    """Names that are there already: says whether another is alike one of them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._known: dict[Words, set[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Remember a name."""
        words, patronymic = key(name)
        self._known.setdefault(words, set()).add(patronymic)

    def has(self, name: str) -> bool:
        """Whether a name is alike one of these."""
        words, patronymic = key(name)
        there = self._known.get(words)
        return there is not None and (not patronymic or "" in there or patronymic in there)


Keys = frozenset[tuple[Words, str]]
"""What the names of one person are found by."""
Bucket = tuple[tuple[str, str], ...]
"""People who are found by the same words, each with the patronymic of that name."""
LARGEST = 5000
"""Of more people who may be one through others it is no gain to look at them alone."""


def keys(names: Iterable[str]) -> Keys:
    """What somebody with these names is found by."""
    return frozenset(key(name) for name in names)


@dataclass(frozen=True)
class Alike:
    """People by name, with what is not decided. `most` are people as things stand, `matches` how many fewer they
    are if all who may be one are one."""

    matches: int
    _keys: Mapping[str, Keys]
    _buckets: Mapping[Words, Bucket]
    _apart: Mapping[str, set[str]]
    _decided: Callable[[], frozenset[frozenset[str]]]

    @property
    def most(self) -> int:
        """How many people there are as things stand."""
        return len(self._keys)

    @property
    def fewest(self) -> int:
        """How many people there are if every possible match is one person."""
        return self.most - self.matches

    @property
    def sentence(self) -> str:
        """ "112 by name; up to 149 until 37 possible matches are decided." """
        if not self.matches:
            return _("{count} by name.").format(count=f"{self.most:,}")
        return ngettext(
            "{fewest} by name; up to {most} until {count} possible match is decided.",
            "{fewest} by name; up to {most} until {count} possible matches are decided.",
            self.matches,
        ).format(fewest=f"{self.fewest:,}", most=f"{self.most:,}", count=f"{self.matches:,}")

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Two people of alike names whom nobody has decided on, pair by pair."""
        seen: set[frozenset[str]] = set()
        decided = self._decided()
        for bucket in self._buckets.values():
            for (a, of_a), (b, of_b) in combinations(bucket, 2):
                pair = frozenset((a, b))
                if a != b and pair not in decided and pair not in seen and _fit(of_a, of_b):
                    seen.add(pair)
                    yield a, b

    def grown(self, people: Mapping[str, Keys | None], known: Known, who: Clusters) -> "Alike":
        """The same with some people changed, come or (None) gone, of a later state; equal to what is made anew. To be
        named among them is everybody of whom something was judged, too."""
        there = {id_: found for id_, found in people.items() if found is not None}
        now = changed(self._keys, there.items(), people)
        touched = {words for id_ in people for found in (self._keys, now) for words, _ in found.get(id_, ())}
        buckets = {
            words: (
                *(item for item in self._buckets.get(words, ()) if item[0] not in people),
                *((id_, of) for id_, found in there.items() for one, of in found if one == words),
            )
            for words in touched
        }
        after = changed(
            self._buckets,
            [(words, bucket) for words, bucket in buckets.items() if bucket],
            [words for words, bucket in buckets.items() if not bucket],
        )
        apart = _apart(known, who)
        made = Alike(0, now, after, apart, lambda: _decided(known, who))
        near = _connected(touched, self, made)
        if near is None:
            return replace(made, matches=_matches(after.values(), apart))
        before_, after_ = (
            _matches((one._buckets.get(words, ()) for words in near), one._apart) for one in (self, made)
        )
        return replace(made, matches=self.matches - before_ + after_)


def _connected(touched: set[Words], before: Alike, after: Alike) -> set[Words] | None:
    """All words by which somebody is found who may be one, straight or through others, with somebody found by these;
    None if they are too many people."""
    found, people, waiting = set(touched), set[str](), list(touched)
    while waiting:
        words = waiting.pop()
        for id_, _of in (*before._buckets.get(words, ()), *after._buckets.get(words, ())):
            if id_ not in people:
                people.add(id_)
                more = {one for kept in (before, after) for one, _ in kept._keys.get(id_, ())} - found
                found |= more
                waiting += more
        if len(people) > LARGEST:
            return None
    return found


def alike(known: Known, who: Clusters, people: Iterable[str]) -> Alike:
    """What is not decided among these clusters of people, by all the names that each has."""
    return of_keys({id_: keys_of(known, who.members[id_]) for id_ in people}, known, who)


def keys_of(known: Known, members: Iterable[str]) -> Keys:
    """What a person is found by, of whom these are all mentions."""
    return keys({known.mentions[member].name for member in members})


def of_keys(people: Mapping[str, Keys], known: Known, who: Clusters) -> Alike:
    """The same of people whose keys are at hand."""
    return _of(people, _apart(known, who), lambda: _decided(known, who))


def of_names(
    names: Mapping[str, Iterable[str]],
    apart: Mapping[str, set[str]] | None = None,
    decided: frozenset[frozenset[str]] = frozenset(),
) -> Alike:
    """What is not decided among people with these names; `apart` are those judged to be others."""
    return _of({id_: keys(some) for id_, some in names.items()}, apart or {}, lambda: decided)


def _of(
    people: Mapping[str, Keys],
    apart: Mapping[str, set[str]],
    decided: Callable[[], frozenset[frozenset[str]]],
) -> Alike:
    by_words: dict[Words, list[tuple[str, str]]] = {}
    for id_, found in people.items():
        for words, patronymic in found:
            by_words.setdefault(words, []).append((id_, patronymic))
    buckets = {words: tuple(bucket) for words, bucket in by_words.items()}
    return Alike(_matches(buckets.values(), apart), people, buckets, apart, decided)


def _matches(buckets: Iterable[Bucket], apart: Mapping[str, set[str]]) -> int:
    """How many fewer they are if all who may be one are one."""
    joined = _Joined()
    for bucket in buckets:
        if len(bucket) > 1:
            for group in _groups(bucket):
                joined.join(group, apart)
    return joined.times


def _apart(known: Known, who: Clusters) -> dict[str, set[str]]:
    """Those judged to be others, by cluster."""
    apart: dict[str, set[str]] = {}
    for judgement in known.differing.values():
        a, b = who.of.get(judgement.a, judgement.a), who.of.get(judgement.b, judgement.b)
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    return apart


def _decided(known: Known, who: Clusters) -> frozenset[frozenset[str]]:
    """Pairs of clusters of which something was judged."""
    return frozenset(
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))) for one in known.judgements.values()
    )


def _fit(a: str, b: str) -> bool:
    return a == b or not a or not b


def _groups(bucket: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    """Those of one patronymic each; those without one could be any of them, and are counted with the first."""
    by_patronymic: dict[str, list[str]] = {}
    for id_, patronymic in bucket:
        by_patronymic.setdefault(patronymic, []).append(id_)
    bare = by_patronymic.pop("", [])
    groups = [by_patronymic[of] for of in sorted(by_patronymic)] or [[]]
    return [groups[0] + bare, *groups[1:]]


class _Joined:
    """Joins those who may be one, and counts how often two became one."""

    def __init__(self) -> None:
        self.times = 0
        self._root: dict[str, str] = {}

    def join(self, group: list[str], apart: Mapping[str, set[str]]) -> None:
        """Join all of a group whom nobody has judged to be others, straight or through others of the group."""
        left = set(group)
        while left:
            waiting = [left.pop()]
            while waiting:
                one = waiting.pop()
                near = left - apart[one] if one in apart else set(left)
                left -= near
                for other in near:
                    self._one(one, other)
                waiting += near

    def _one(self, a: str, b: str) -> None:
        first, second = self._find(a), self._find(b)
        if first != second:
            self._root[second] = first
            self.times += 1

    def _find(self, id_: str) -> str:
        while (up := self._root.get(id_, id_)) != id_:
            self._root[id_] = self._root.get(up, up)
            id_ = up
        return id_

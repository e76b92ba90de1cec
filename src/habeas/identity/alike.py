"""Who may be whom: people with alike names whom nobody has decided on. Pairs are only offered; nobody is joined.

Names are alike if their family and given names sound the same, in whatever script and order, and no two
patronymics or initials stand against one another. How many people there are at least is what is left if every
possible match were one person; at most, as things stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from habeas.identity.clusters import Clusters
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.names import Name, parse
from habeas.names.name import Word
from habeas.protection.erased import of_words
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known

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


@dataclass(frozen=True)
class Alike:
    """People by name, with what is not decided. `most` are people as things stand, `matches` how many fewer they
    are if all who may be one are one."""

    most: int
    matches: int
    _buckets: tuple[tuple[tuple[str, str], ...], ...] = ()
    _decided: frozenset[frozenset[str]] = field(default=frozenset())

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
        for bucket in self._buckets:
            for (a, of_a), (b, of_b) in combinations(bucket, 2):
                pair = frozenset((a, b))
                if a != b and pair not in self._decided and pair not in seen and _fit(of_a, of_b):
                    seen.add(pair)
                    yield a, b


def alike(known: Known, who: Clusters, people: Iterable[str]) -> Alike:
    """What is not decided among these clusters of people, by all the names that each has."""
    names = {id_: {known.mentions[member].name for member in who.members[id_]} for id_ in people}
    apart: dict[str, set[str]] = {}
    decided = set()
    for judgement in known.judgements.values():
        a, b = who.of.get(judgement.a, judgement.a), who.of.get(judgement.b, judgement.b)
        decided.add(frozenset((a, b)))
        if judgement.verdict is Verdict.DIFFERENT:
            apart.setdefault(a, set()).add(b)
            apart.setdefault(b, set()).add(a)
    return of_names(names, apart, frozenset(decided))


def of_names(
    names: Mapping[str, Iterable[str]],
    apart: Mapping[str, set[str]] | None = None,
    decided: frozenset[frozenset[str]] = frozenset(),
) -> Alike:
    """What is not decided among people with these names; `apart` are those judged to be others."""
    by_words: dict[Words, list[tuple[str, str]]] = {}
    for id_, some in names.items():
        for words, patronymic in {key(name) for name in some}:
            by_words.setdefault(words, []).append((id_, patronymic))
    buckets = tuple(tuple(bucket) for bucket in by_words.values() if len(bucket) > 1)
    joined = _Joined()
    for bucket in buckets:
        for group in _groups(bucket):
            joined.join(group, apart or {})
    return Alike(len(names), joined.times, buckets, decided)


def _fit(a: str, b: str) -> bool:
    return a == b or not a or not b


def _groups(bucket: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    """Those of one patronymic each; those without one could be any of them, and are counted with the first."""
    by_patronymic: dict[str, list[str]] = {}
    for id_, patronymic in bucket:
        by_patronymic.setdefault(patronymic, []).append(id_)
    bare = by_patronymic.pop("", [])
    groups = list(by_patronymic.values()) or [[]]
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

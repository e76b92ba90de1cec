"""Who is one person across the lists: settled by birth dates first, then by lenient likeness of words; never by habeas.

What stays open is kept as open and counted neither for nor against anybody: such a pair is `undecided`, and a record
without birth date that is like somebody else's is left out. Wildly different spellings across lists are missing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.linkage.lists import Form, Printed, spelled, words
from rapidfuzz.distance import OSA, JaroWinkler

LIKE = 0.80
CLOSE = 0.88
NOT_AGAINST = 0.7
RARE = 12
_LATIN = spelled(
    "а:a б:b в:v г:g ґ:g д:d е:e є:e ё:e ж:zh з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r "
    "с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sh ы:i ь: ъ: э:e ю:iu я:ia ў:u"
)


def romanised(word: str) -> str:
    """A word in plain small Latin letters, one rough spelling for each; for likeness only."""
    made = "".join(_LATIN.get(letter, letter) for letter in word.casefold())
    for long, short in (("y", "i"), ("j", "i"), ("w", "v"), ("x", "ks"), ("ii", "i"), ("'", ""), ("’", "")):
        made = made.replace(long, short)
    # Sons and daughters of two fathers share most letters: compare the fathers.
    return re.sub(r"(?<=...)(ov|ev|iv|av|au|eu)(ich|itch|na)$", "", made)


@dataclass(frozen=True)
class Known:
    """The people of the lists: person of every record, records left out, pairs of persons left open."""

    person: dict[str, str]
    left_out: frozenset[str]
    undecided: frozenset[frozenset[str]]


@dataclass(frozen=True, order=True)
class Likeness:
    """How two names agree: whether no word of the shorter contradicts; how many words agree, how well, which."""

    whole: bool
    agreed: int
    mean: float
    words: tuple[str, ...]
    of: int

    @property
    def full(self) -> bool:
        """Whether every word of the shorter name, and at least two, agree."""
        return self.agreed >= max(self.of, 2)


def likeness(a: Printed, b: Printed) -> Likeness:
    """The best agreement of any two spellings."""
    return max(_words_alike(one, other) for one in _tokens(a) for other in _tokens(b))


def _tokens(one: Printed) -> set[tuple[str, ...]]:
    return {tuple(romanised(word) for word in words(form.text)) for form in one.forms}


def _words_alike(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    short, long = sorted((a, b), key=len)
    left = list(long)
    found: list[tuple[float, str]] = []
    worst = 1.0
    for word in short:
        best = max(left, key=lambda other: JaroWinkler.similarity(word, other), default="")
        sim = JaroWinkler.similarity(word, best)
        worst = min(worst, sim)
        if sim >= LIKE:
            left.remove(best)
            found.append((sim, word))
    mean = sum(sim for sim, _ in found) / max(len(found), 1)
    return Likeness(worst >= NOT_AGAINST, len(found), mean, tuple(word for _, word in found), len(short))


def same_form(a: Form, b: Form) -> bool:
    """Whether two spellings on one list are of one name, and not another name such as a pseudonym."""
    one, other = ([romanised(word) for word in words(form.text)] for form in (a, b))
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    best = [max(JaroWinkler.similarity(word, other) for other in long) for word in short]
    return min(best) >= 0.55 and sum(best) / len(best) >= 0.75


class _Joined:
    """Sets of records that are one person so far."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.parent = {key: key for key in keys}

    def root(self, key: str) -> str:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        self.parent[second] = first


def known(people: Sequence[Printed]) -> Known:
    """Settle who is one, in this order: equal days; nearly equal days; no day at all."""
    joined = _Joined(one.key for one in people)
    often = Counter(word for one in people for word in {word for form in _tokens(one) for word in form})
    undecided: set[frozenset[str]] = set()
    dated = [one for one in people if len(one.born) == 10]
    for a, b in _of_one_day(dated):
        found = likeness(a, b)
        # Many unknown days are printed as the first of January: there every word has to agree.
        if found.full or (found.whole and found.agreed >= 2 and not a.born.endswith("01-01")):
            joined.join(a.key, b.key)
        elif found.agreed >= 2 or any(often[word] < RARE for word in found.words):
            undecided.add(frozenset((a.key, b.key)))
    for a, b in _alike(dated, dated):
        found = likeness(a, b)
        if joined.root(a.key) == joined.root(b.key) or not found.whole or found.agreed < 2:
            continue
        named = found.agreed >= 3 and found.mean >= CLOSE
        close = nearly(a.born, b.born)
        if named and close and a.source != b.source:
            joined.join(a.key, b.key)
        elif close or (found.full and a.born[:4] == b.born[:4]) or (named and a.source != b.source):
            undecided.add(frozenset((a.key, b.key)))
    left_out = _undated([one for one in people if len(one.born) < 10], people, joined)
    person = {key: joined.root(key) for key in joined.parent}
    open_pairs = {frozenset(person[key] for key in pair) for pair in undecided}
    return Known(person, frozenset(left_out), frozenset(pair for pair in open_pairs if len(pair) == 2))


def nearly(a: str, b: str) -> bool:
    """Whether two ISO days differ by one figure, by day and month changed places, or one is the year's first."""
    if a[:4] == b[:4] and (a[5:] == "01-01" or b[5:] == "01-01"):
        return True
    return OSA.distance(a, b) <= 1 or (a[:4] == b[:4] and a[5:7] == b[8:] and a[8:] == b[5:7])


def _undated(undated: Sequence[Printed], people: Sequence[Printed], joined: _Joined) -> set[str]:
    """Join a record without a day to the only person of that full name; leave it out if it could be somebody's."""
    out: set[str] = set()
    near: dict[str, list[tuple[Printed, bool]]] = defaultdict(list)
    for a, b in _alike(undated, people):
        found = likeness(a, b)
        apart = abs(int(a.born[:4]) - int(b.born[:4])) if a.born and b.born else 0
        if not found.full or apart > 1:
            continue
        sure = apart == 0 and found.mean >= CLOSE and (found.agreed >= 3 or bool(a.born and b.born))
        near[a.key].append((b, sure))
    for key, others in near.items():
        roots = {joined.root(other.key) for other, certain in others if certain}
        if len(roots) == 1 and all(joined.root(other.key) in roots for other, _ in others):
            joined.join(key, next(iter(roots)))
        else:
            out.add(key)
    return out


def _of_one_day(people: Iterable[Printed]) -> Iterator[tuple[Printed, Printed]]:
    days: dict[str, list[Printed]] = defaultdict(list)
    for one in people:
        days[one.born].append(one)
    for same in days.values():
        yield from combinations(same, 2)


def _alike(some: Sequence[Printed], others: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """Pairs that share the skeleton of two words in some spelling."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    whole = {one.key: one for one in others}
    for one in others:
        for key in _keys(one):
            index[key].add(one.key)
    chosen = {one.key for one in some}
    for one in some:
        found = set().union(*(index[key] for key in _keys(one)))
        for other in sorted(found):
            if other != one.key and not (
                other in chosen and other in whole and other < one.key and some is others
            ):
                yield one, whole[other]


def _keys(one: Printed) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for form in one.forms:
        short = sorted({_skeleton(romanised(word)) for word in words(form.text)} - {""})
        found |= set(combinations(short, 2))
    return found


def _skeleton(word: str) -> str:
    folded = word.replace("h", "").replace("g", "k").replace("c", "k").replace("z", "s")
    return "".join(letter for place, letter in enumerate(folded) if place == 0 or letter not in "aeiouy")[:4]

"""Where places lie to one another, as far as anybody said or looked up: apart, one in the other, or nobody knows.

Two places are apart only by something that shows it. A cellar without a name of its own may be any cellar.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from habeas.names.distance import distance
from habeas.names.words import word
from habeas.places import Kind as PlaceKind
from habeas.places import least_distance, own_name
from habeas.protection.erased import of_words
from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.register.where_places_lie import position
from habeas.statements.claims.bodies import KnownAs
from habeas.statements.decisions import Placing
from habeas.statements.judgement import Verdict

ALIKE = 1.3
"""Up to this distance in sound two names of places may be one in two spellings (Moscow and Москва are 1.2 apart)."""
WIDE = re.compile(
    r"(?i)\b(region|oblast|province|district|raion|county|republic|country|territory|area|front|border|coast|"
    r"област\w*|край|края|района?|районе|республик\w*|территори\w*|районі?|республік\w*|територі\w*|фронт\w*|границ\w*|кордон\w*)\b"
)
"""Words that tell that a place is no single town: another may lie in it."""
INSIDE = re.compile(r"(?i)(?:^|\s|,)(?:in|inside|within|в|во|у|внутри|всередині)\s+(.+)$|,\s*(.+)$")
"""How a name says in which other place it lies: "a cellar in Karsk", "the mill, Karsk"."""
NARROW = re.compile(
    r"(?i)\b(prison|colony|jail|centre|center|camp|base|barracks|mill|factory|plant|school|hospital|station|depot|building|"
    r"unit|cell|cellar|basement|room|warehouse|hangar|house|police|mine|farm|hotel|pit|"
    r"sizo|podval|iama|yama|koloni[iy]?a|t[iy]?urma|baza|zavod|shkola|"
    r"сизо|итк?|ик|тюрьм\w*|колони\w*|изолятор\w*|лагер\w*|баз[аеуы]|казарм\w*|завод\w*|фабрик\w*|школ\w*|больниц\w*|"
    r"подвал\w*|ям[аеы]|отделени\w*|част[ьи]|ангар\w*|гараж\w*|шахт\w*|"
    r"в.язниц\w*|табір|табор\w*|мельниц\w*|млин\w*|лікарн\w*|відділ\w*|частин\w*|підвал\w*)\b|\d"
)
"""Words that tell that a place is a site, a building or a room, which lies in some town."""
WIDER_THAN_TOWNS = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.COUNTRY})


class Apart(IntEnum):
    """How two places lie to one another, the surest last."""

    NO = 0
    """One place, or one lies in the other."""
    NOT_KNOWN = 1
    BY_NAME = 2
    """They have different names, and nobody said that one lies in the other."""
    SURELY = 3
    """Positions, kinds or what they lie in leave no room for one to be in the other."""


@dataclass(frozen=True)
class Lie:
    """How two places lie to one another, and the statements and decisions that show it."""

    apart: Apart
    because: tuple[str, ...] = ()


@dataclass
class Ground:
    """What is known of all places: which lie in which, names that are one place, and pairs judged different. Made once
    for one state of the record, then only read."""

    about: About
    also: dict[str, str] = field(default_factory=dict)
    different: dict[frozenset[str], str] = field(default_factory=dict)
    _lies: dict[tuple[str, str], Lie] = field(default_factory=dict)
    _ways: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def lie(self, a: str, b: str) -> Lie:
        """How two places (clusters) lie to one another."""
        a, b = self.also.get(a, a), self.also.get(b, b)
        if a == b:
            return Lie(Apart.NO)
        key = (a, b) if a < b else (b, a)
        if key not in self._lies:
            self._lies[key] = self._told(*key)
        return self._lies[key]

    def lie_of_all(self, some: Iterable[str], others: Iterable[str]) -> Lie:
        """How alternatives lie to alternatives: as near as any two of them do."""
        lies = [self.lie(a, b) for a in some for b in others]
        nearest = min((lie.apart for lie in lies), default=Apart.NOT_KNOWN)
        return Lie(nearest, tuple(dict.fromkeys(id_ for lie in lies for id_ in lie.because)))

    def least_km(self, a: str, b: str) -> float | None:
        """The least kilometres between two places, each anywhere within its precision; None where one has no
        position."""
        first, second = position(self.about, a), position(self.about, b)
        return None if first is None or second is None else least_distance(first, second)

    def placed(self, place: str) -> tuple[str, ...]:
        """The decisions by which it is known where a place lies."""
        members = self.about.who.members.get(place, ())
        return tuple(one.id for member in members for one in self.about.known.decided_on(Placing, member))

    def _told(self, a: str, b: str) -> Lie:
        ways = self.ways(a), self.ways(b)
        if a in ways[1] or b in ways[0]:
            return Lie(Apart.NO)
        found = Lie(Apart.NOT_KNOWN)
        for x, by in ((a, ()), *ways[0].items()):
            for y, by_other in ((b, ()), *ways[1].items()):
                if x == y:
                    continue
                lie = self._as_they_are(x, y)
                if lie.apart is Apart.NO:
                    if x == a or y == b:
                        return Lie(Apart.NO)
                    continue
                if lie.apart > found.apart:
                    found = Lie(lie.apart, tuple(dict.fromkeys((*by, *by_other, *lie.because))))
        return found

    def ways(self, place: str) -> dict[str, tuple[str, ...]]:
        """Every place in which one lies, with the statements by which it does; also those that only its names tell."""
        if place not in self._ways:
            places = self.about.sites.hierarchy
            found = {outer: places.contains(outer, place) or () for outer in places.path(place)}
            for inner in (place, *found):
                for name in self.names(inner):
                    if outer := outer_name(name):
                        found.setdefault(outer, found.get(inner, ()))
            self._ways[place] = found
        return self._ways[place]

    def _as_they_are(self, a: str, b: str) -> Lie:
        """Two places, whatever they lie in."""
        if self.least_km(a, b):
            return Lie(Apart.SURELY, (*self.placed(a), *self.placed(b)))
        kinds = [self.about.sites.hierarchy.kinds.get(place) for place in (a, b)]
        judged = self.different.get(frozenset((a, b)))
        if kinds[0] and kinds[1]:
            if kinds[0] is not kinds[1]:
                return Lie(Apart.NOT_KNOWN)
            if judged:
                return Lie(Apart.SURELY, (judged, *self.placed(a), *self.placed(b)))
        elif judged and all(not proper(name) for place in (a, b) for name in self.names(place)):
            # Two rooms without a name, judged to be two: neither is wide enough to hold the other.
            return Lie(Apart.SURELY, (judged,))
        if not all(kinds) and (
            any(kind in WIDER_THAN_TOWNS for kind in kinds) or self._is_narrow(a) != self._is_narrow(b)
        ):
            return Lie(Apart.NOT_KNOWN)
        return Lie(by_name(self.names(a), self.names(b)))

    def _is_narrow(self, place: str) -> bool:
        """Whether a place is known, or named as, a site or less: it may lie in any town."""
        kind = self.about.sites.hierarchy.kinds.get(place)
        if kind is not None:
            return kind.width <= PlaceKind.SITE.width
        if self.about.sites.is_site(place):
            return True
        return any(NARROW.search(name) for name in self.names(place))

    def are_rooms(self, places: Iterable[str]) -> bool:
        """Whether each of these places is a site or less, so that none is a town in which another may lie."""
        return all(self._is_narrow(place) for place in places)

    def names(self, place: str) -> tuple[str, ...]:
        """What a place is called; what is no mention is a name itself."""
        members = self.about.who.members.get(place)
        if members is None:
            return (place,)
        return tuple(dict.fromkeys(self.about.known.mentions[member].name for member in members))


def ground(about: About) -> Ground:
    """What is said and judged of all places of the case."""
    made, who = Ground(about), about.who
    for telling in about.known.tellings.values():
        for fact in telling.facts:
            if isinstance(fact.claim, KnownAs) and is_fact(about.known.statements[fact.id]):
                for a in about.named(fact.claim.what):
                    for b in about.named(fact.claim.also):
                        made.also = _as_one(made.also, a, b)
    for judgement in about.known.judgements.values():
        pair = frozenset((who.of.get(judgement.a, ""), who.of.get(judgement.b, "")))
        if judgement.verdict is Verdict.DIFFERENT and len(pair) == 2:
            made.different[pair] = judgement.id
    return made


def _as_one(also: dict[str, str], a: str, b: str) -> dict[str, str]:
    """Two names of one thing: everything known as either has one id."""
    roots = {also.get(a, a), also.get(b, b)}
    return also | {one: min(roots) for one in {a, b, *also} if also.get(one, one) in roots}


@of_words
@lru_cache(maxsize=1 << 12)
def outer_name(name: str) -> str:
    """The place in which a name says that it lies: "Karsk" of "a cellar under the mill in Karsk"; "" for none."""
    found = INSIDE.search(name)
    outer = next((part for part in found.groups() if part), "") if found else ""
    while outer and (deeper := INSIDE.search(outer)):
        outer = next((part for part in deeper.groups() if part), "")
    return outer if proper(outer) else ""


@of_words
@lru_cache(maxsize=1 << 12)
def proper(name: str) -> tuple[str, ...]:
    """The words that name a place itself, in small letters: those of its own that are written with a capital or have
    a figure. "the mill" has none."""
    return tuple(
        part
        for part in own_name(name)
        if re.search(rf"(?i)(?<!\w){re.escape(part)}", name) and _is_capital(part, name)
    )


def _is_capital(part: str, name: str) -> bool:
    at = name.lower().replace("ё", "е").find(part)
    return any(letter.isdigit() for letter in part) or name[at : at + 1].isupper()


def by_name(some: Iterable[str], others: Iterable[str]) -> Apart:
    """How two places lie to one another by all that they are called."""
    return min((_by_name(a, b) for a in some for b in others), default=Apart.NOT_KNOWN)


@of_words
@lru_cache(maxsize=1 << 14)
def _by_name(a: str, b: str) -> Apart:
    first, second = proper(a), proper(b)
    if not first or not second or WIDE.search(a) or WIDE.search(b):
        return Apart.NOT_KNOWN
    figures = ({part for part in words if any(map(str.isdigit, part))} for words in (first, second))
    if all(found := list(figures)) and found[0].isdisjoint(found[1]):
        return Apart.BY_NAME  # Colony No. 5 and Colony No. 12.
    alike = {(x, y) for x in first for y in second if _sounds_alike(x, y)}
    if len({x for x, _ in alike}) == len(first) and len({y for _, y in alike}) == len(second):
        return Apart.NO
    return Apart.NOT_KNOWN if alike else Apart.BY_NAME


def _sounds_alike(a: str, b: str) -> bool:
    if any(letter.isdigit() for letter in a + b):
        return a == b
    return distance(word(a).sound, word(b).sound) <= ALIKE

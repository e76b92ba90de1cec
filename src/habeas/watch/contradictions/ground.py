"""Where places lie to one another, as far as anybody said or looked up: apart, one in the other, or nobody knows.

Two places are apart only by something that shows it. A cellar without a name of its own may be any cellar.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from habeas.names.distance import distance
from habeas.names.words import word
from habeas.places.distance import least_distance
from habeas.places.kinds import Kind as PlaceKind
from habeas.places.nameless import own_name
from habeas.places.position import Position
from habeas.places.precision import Precision
from habeas.protection.erased import of_words
from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.statements.claims.bodies import KnownAs, LocatedIn, Site
from habeas.statements.decisions import Placing
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind

ALIKE = 1.3
"""Up to this distance in sound two names of places may be one in two spellings (Moscow and Москва are 1.2 apart)."""
WIDE = re.compile(
    r"(?i)\b(region|oblast|province|district|raion|county|republic|country|territory|area|front|border|coast|"
    r"област\w*|край|края|района?|районе|республик\w*|территори\w*|районі?|республік\w*|територі\w*|фронт\w*|границ\w*|кордон\w*)\b"
)
"""Words that tell that a place is no single town: another may lie in it."""
INSIDE = re.compile(r"(?i)(?:^|\s|,)(?:in|inside|within|в|во|у|внутри|всередині)\s+(.+)$|,\s*(.+)$")
"""How a name says in which other place it lies: "a cellar in Karsk", "the mill, Karsk"."""
PRECISIONS = {
    PlaceKind.CELL: Precision.BUILDING,
    PlaceKind.BASEMENT: Precision.BUILDING,
    PlaceKind.SITE: Precision.BUILDING,
    PlaceKind.TOWN: Precision.TOWN,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.COUNTRY: Precision.COUNTRY,
}
WIDER_THAN_TOWNS = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.COUNTRY})
Distance = Callable[[str, str], tuple[float, float] | None]
"""The least and the most kilometres between two places (clusters); None where a position is not known."""


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
    """What is known of all places. Made once for one state of the record, then only read."""

    about: About
    up: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, PlaceKind] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    decided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    different: dict[frozenset[str], str] = field(default_factory=dict)
    _lies: dict[tuple[str, str], Lie] = field(default_factory=dict)

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

    def distance_km(self, a: str, b: str) -> tuple[float, float] | None:
        """The least and the most kilometres between two places, each anywhere within its precision."""
        first, second = self.positions.get(a), self.positions.get(b)
        if first is None or second is None:
            return None
        reach = first.precision.radius_km + second.precision.radius_km
        least = least_distance(first, second)
        return least, least + 2 * reach + 0.02 * least

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
        """Every place in which one lies, with the statements by which it does. Circles are walked once."""
        found: dict[str, tuple[str, ...]] = {}
        edge: list[tuple[str, tuple[str, ...]]] = [(place, ())]
        while edge:
            inner, so_far = edge.pop(0)
            for outer, because in self.up.get(inner, {}).items():
                if outer not in found and outer != place:
                    found[outer] = tuple(dict.fromkeys((*so_far, *because)))
                    edge.append((outer, found[outer]))
        return found

    def _as_they_are(self, a: str, b: str) -> Lie:
        """Two places, whatever they lie in."""
        first, second = self.positions.get(a), self.positions.get(b)
        if first and second and least_distance(first, second) > 0:
            return Lie(Apart.SURELY, (*self.decided.get(a, ()), *self.decided.get(b, ())))
        kinds = self.kinds.get(a), self.kinds.get(b)
        judged = self.different.get(frozenset((a, b)))
        if kinds[0] and kinds[1]:
            if kinds[0] is not kinds[1]:
                return Lie(Apart.NOT_KNOWN)
            if judged:
                return Lie(Apart.SURELY, (judged, *self.decided.get(a, ()), *self.decided.get(b, ())))
        elif any(kind in WIDER_THAN_TOWNS for kind in kinds):
            return Lie(Apart.NOT_KNOWN)
        elif judged and all(not proper(name) for place in (a, b) for name in self.names(place)):
            # Two rooms without a name, judged to be two: neither is wide enough to hold the other.
            return Lie(Apart.SURELY, (judged,))
        return Lie(by_name(self.names(a), self.names(b)))

    def names(self, place: str) -> tuple[str, ...]:
        """What a place is called; what is no mention is a name itself."""
        members = self.about.who.members.get(place)
        if members is None:
            return (place,)
        return tuple(dict.fromkeys(self.about.known.mentions[member].name for member in members))


def ground(about: About) -> Ground:
    """What is said and looked up of all places of the case."""
    made = Ground(about)
    who, known = about.who, about.known
    for telling in known.tellings.values():
        for fact in telling.facts:
            if isinstance(fact.claim, LocatedIn | KnownAs | Site) and is_fact(known.statements[fact.id]):
                _said(made, fact.id, fact.claim)
    _placed(made)
    for judgement in known.judgements.values():
        pair = frozenset((who.of.get(judgement.a, ""), who.of.get(judgement.b, "")))
        if judgement.verdict is Verdict.DIFFERENT and len(pair) == 2:
            made.different[pair] = judgement.id
    for place, members in who.members.items():
        if known.mentions[place].kind is Kind.PLACE:
            for member in members:
                outer = outer_name(known.mentions[member].name)
                if outer:
                    made.up.setdefault(place, {}).setdefault(outer, ())
    return made


def _said(made: Ground, fact: str, claim: LocatedIn | KnownAs | Site) -> None:
    if isinstance(claim, KnownAs):
        for a in made.about.named(claim.what):
            for b in made.about.named(claim.also):
                first, second = (made.also.get(one, one) for one in (a, b))
                for place in [a, b, *made.also]:
                    if made.also.get(place, place) in (first, second):
                        made.also[place] = min(first, second)
        return
    within = claim.within if isinstance(claim, LocatedIn) else claim.in_
    if claim.place and within and claim.place.all and within.all:
        for inner in made.about.named(claim.place):
            for outer in made.about.named(within):
                if inner != outer:
                    there = made.up.setdefault(inner, {})
                    there[outer] = (*there.get(outer, ()), fact)


def _placed(made: Ground) -> None:
    """What was looked up. Where two people looked and found differently, it is not known."""
    found: dict[str, list[Placing]] = {}
    for decision in made.about.known.decisions.values():
        if isinstance(decision, Placing):
            found.setdefault(made.about.who.of.get(decision.on, decision.on), []).append(decision)
    for place, several in found.items():
        made.decided[place] = tuple(one.id for one in several)
        kinds = {one.kind for one in several if one.kind}
        if len(kinds) == 1:
            made.kinds[place] = kinds.pop()
        spots = {
            (
                one.latitude,
                one.longitude,
                one.precision or (PRECISIONS[one.kind] if one.kind else Precision.TOWN),
            )
            for one in several
            if one.latitude is not None
        }
        if len(spots) == 1:
            latitude, longitude, precision = spots.pop()
            assert latitude is not None
            assert longitude is not None
            made.positions[place] = Position(latitude, longitude, precision)
        for one in several:
            if one.within:
                outer = made.about.who.of.get(one.within, one.within)
                if outer != place:
                    made.up.setdefault(place, {}).setdefault(outer, (one.id,))


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
    alike = {(x, y) for x in first for y in second if _sounds_alike(x, y)}
    if len({x for x, _ in alike}) == len(first) and len({y for _, y in alike}) == len(second):
        return Apart.NO
    return Apart.NOT_KNOWN if alike else Apart.BY_NAME


def _sounds_alike(a: str, b: str) -> bool:
    if any(letter.isdigit() for letter in a + b):
        return a == b
    return distance(word(a).sound, word(b).sound) <= ALIKE

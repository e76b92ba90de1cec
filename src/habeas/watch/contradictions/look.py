"""Looks at one person, group or place, or at all of them, with every rule. Pure: of what is known and a day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace

from habeas.register.about import About
from habeas.statements.decisions import Settled
from habeas.statements.mention import Kind as MentionKind
from habeas.watch.contradictions.after_death import after_death
from habeas.watch.contradictions.age import age, birth_day
from habeas.watch.contradictions.birth_place import birth_place
from habeas.watch.contradictions.count import Groups, count
from habeas.watch.contradictions.dates import dates
from habeas.watch.contradictions.denied import Denials, denied, denied_here
from habeas.watch.contradictions.family_name import family_name
from habeas.watch.contradictions.ground import Ground, ground
from habeas.watch.contradictions.journey import journey
from habeas.watch.contradictions.judged import judged
from habeas.watch.contradictions.kinship import kinship
from habeas.watch.contradictions.release import after_release, early_release
from habeas.watch.contradictions.scene import Clash, Piece, Scene, joined
from habeas.watch.contradictions.triage import may_contradict
from habeas.watch.contradictions.two_places import two_places
from habeas.watch.contradictions.value import Contradiction, Found, Kind, Succession, Unclear

RULES: dict[Kind, Callable[[Scene], Iterable[Piece]]] = {
    Kind.AFTER_DEATH: after_death,
    Kind.AFTER_RELEASE: after_release,
    Kind.EARLY_RELEASE: early_release,
    Kind.TWO_PLACES: two_places,
    Kind.JOURNEY: journey,
    Kind.AGE: age,
    Kind.BIRTH_DAY: birth_day,
    Kind.BIRTH_PLACE: birth_place,
    Kind.FAMILY_NAME: family_name,
    Kind.KINSHIP: kinship,
    Kind.DENIED: denied,
}
"""The rules for a person, by what they find."""


class Look:
    """What all looks at one state of the record share: places and groups are gathered once, when first asked for."""

    def __init__(self, about: About, as_of: date) -> None:
        self.about, self.as_of = about, as_of
        self._ground: Ground | None = None
        self._groups: Groups | None = None
        self._denials: Denials | None = None
        self._settled: dict[str, list[Settled]] = {}
        for decision in about.known.decisions.values():
            if isinstance(decision, Settled):
                for fact in decision.facts:
                    self._settled.setdefault(fact, []).append(decision)

    def at(self, id_: str) -> Found:
        """All that is found on a cluster (any mention of it may be named); nothing where there is none."""
        id_ = self.about.who.of.get(id_, id_)
        mention = self.about.known.mentions.get(id_)
        if mention is None:
            return Found()
        scene = Scene(self.about, id_, self.as_of, self.ground)
        found: list[Contradiction] = []
        successions: dict[tuple[str, str], Succession] = {}
        unclear: dict[tuple[Kind, str, tuple[str, ...]], Unclear] = {}
        for kind, rule in self._rules(mention.kind):
            pieces = list(rule(scene))
            found += joined(scene, kind, (one for one in pieces if isinstance(one, Clash)))
            for one in pieces:
                if isinstance(one, Succession):
                    successions.setdefault((one.earlier.statement, one.later.statement), one)
                elif isinstance(one, Unclear):
                    matter = (one.kind, one.code, tuple(sorted(one.places)))
                    unclear[matter] = _as_one(unclear.get(matter), one)
        judged_so = [replace(one, settled=self._settling(one)) for one in found]
        return Found(
            tuple(sorted(judged_so, key=_order)), tuple(successions.values()), tuple(unclear.values())
        )

    def ground(self) -> Ground:
        """Where places lie."""
        if self._ground is None:
            self._ground = ground(self.about)
        return self._ground

    def groups(self) -> Groups:
        """Who belongs to which group."""
        if self._groups is None:
            self._groups = Groups(self.about)
        return self._groups

    def denials(self) -> Denials:
        """Who denies that anybody is held at a place."""
        if self._denials is None:
            self._denials = Denials(self.about)
        return self._denials

    def all(self) -> Iterator[Contradiction]:
        """Every contradiction there is, cluster by cluster in the order of the record."""
        torn = {self.about.who.of[one.a] for one in self.about.who.conflicts}
        for id_ in self.about.who.members:
            if id_ in torn or self._may_contradict(id_):
                yield from self.at(id_).contradictions

    def _rules(self, kind: MentionKind) -> Iterator[tuple[Kind, Callable[[Scene], Iterable[Piece]]]]:
        yield Kind.JUDGED, judged
        if kind is MentionKind.PERSON:
            yield from RULES.items()
            yield Kind.DATES, partial(dates, timeline=self.about.timeline)
        elif kind is MentionKind.GROUP:
            yield Kind.COUNT, partial(count, groups=self.groups())
        elif kind is MentionKind.PLACE:
            yield Kind.DENIED, partial(denied_here, denials=self.denials())

    def _may_contradict(self, id_: str) -> bool:
        """Whether there is anything to look at."""
        match self.about.known.mentions[id_].kind:
            case MentionKind.PERSON:
                return may_contradict(self.about, id_)
            case MentionKind.GROUP:
                return id_ in self.groups().counts
            case MentionKind.PLACE:
                return id_ in self.denials().at
            case _:
                return False

    def _settling(self, one: Contradiction) -> Settled | None:
        """The decision in force that covers all the facts; of several the last one."""
        covering = [
            decision
            for decision in self._settled.get(one.facts[0], ())
            if set(one.facts) <= set(decision.facts)
        ]
        return covering[-1] if covering else None


def look(about: About, id_: str, as_of: date) -> Found:
    """All that is found on one person, group or place."""
    return Look(about, as_of).at(id_)


def contradictions(about: About, person: str, as_of: date) -> tuple[Contradiction, ...]:
    """The contradictions of one person (or group, or place), what matters most first, what is settled last."""
    return look(about, person, as_of).contradictions


def all_contradictions(about: About, as_of: date) -> tuple[Contradiction, ...]:
    """Those of everybody, in the same order."""
    found: dict[tuple[Kind, str], Contradiction] = {}
    for one in Look(about, as_of).all():
        there = found.get((one.kind, one.key))
        # Said of several people in one breath, it is one contradiction of all of them.
        both = replace(there, about=tuple(sorted({*there.about, *one.about}))) if there else one
        found[one.kind, one.key] = both
    return tuple(sorted(found.values(), key=_order))


def _as_one(before: Unclear | None, one: Unclear) -> Unclear:
    """One question a matter, however many statements hang on it."""
    if before is None:
        return one
    windows = {window.statement: window for window in (*before.windows, *one.windows)}
    because = tuple(dict.fromkeys((*before.because, *one.because)))
    return replace(before, because=because, windows=tuple(windows.values()))


def _order(one: Contradiction) -> tuple[bool, int, int, str]:
    latest = one.overlap.latest if one.overlap else None
    return one.settled is not None, one.weight, -(latest.toordinal() if latest else 0), one.key

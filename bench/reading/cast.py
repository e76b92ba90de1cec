"""The people, bodies and places of one report, and which of them a name in a suggestion means.

Invariant: a name means whoever it fits best; where several fit equally well it means each of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bench.reading.matching import Span

_IDLE = frozenset(
    re.findall(
        r"\w+", "the a an of and or by in at as to for from with his her their its our my mr mrs ms dr who"
    )
)
_PRONOUNS = frozenset(
    re.findall(
        r"\w+", "he she they we i it him them us me you one someone somebody this that who which those"
    )
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
EXACT = 1.5


def words(text: str) -> frozenset[str]:
    """The words that tell names apart: lower case, no possessive, no articles, prepositions or titles."""
    found = (re.sub(r"['’]s?$", "", w.lower()).replace("’", "'") for w in _WORD.findall(text))
    return frozenset(w for w in found if w not in _IDLE)


def nobody(name: object) -> bool:
    """Is this teller left open: null, empty or a bare pronoun?"""
    return not isinstance(name, str) or not words(name) or words(name) <= _PRONOUNS


@dataclass(frozen=True)
class Entity:
    """One person, place, organisation or group of a report.

    `named`: the passages of its mentions that bear a name; `mentions`: all of them; `kin`: ids that a
    teller may stand for (a part of a body, a member of a group); `asked`: whether a reader must find it.
    """

    id: str
    kind: str
    name: str | None
    forms: tuple[frozenset[str], ...]
    mentions: tuple[Span, ...]
    named: tuple[Span, ...]
    kin: frozenset[str] = frozenset()
    asked: bool = True


@dataclass(frozen=True)
class Cast:
    """Everybody and everything a report mentions, by id."""

    entities: Mapping[str, Entity]
    publisher: frozenset[str] = frozenset({"ARTICLE"})
    _seen: dict[str, tuple[float, frozenset[str]]] = field(default_factory=dict, compare=False, repr=False)

    def best(self, name: str) -> tuple[float, frozenset[str]]:
        """How well the name fits (0 not at all, 1.5 and more exactly) and the ids it fits best, kin included."""
        if name not in self._seen:
            self._seen[name] = self._look(name)
        return self._seen[name]

    def _look(self, name: str) -> tuple[float, frozenset[str]]:
        said = words(name)
        fits = {
            e.id: max((_fit(said, form) for form in e.forms), default=0.0) for e in self.entities.values()
        }
        top = max(fits.values(), default=0.0)
        if top <= 0:
            return 0.0, frozenset()
        ids = {i for i, fit in fits.items() if fit >= top - 1e-9}
        return top, frozenset(ids | {k for i in ids for k in self.entities[i].kin})

    def means(self, name: object) -> frozenset[str]:
        """The ids a name means; empty when it is open or fits nobody."""
        return frozenset() if nobody(name) else self.best(str(name))[1]

    def says(self, name: object, ids: Iterable[str]) -> bool:
        """Does this name mean one of these ids?"""
        return bool(self.means(name) & frozenset(ids))

    def of_kind(self, kind: str) -> list[Entity]:
        """The entities of one kind, in the order of the gold."""
        return [e for e in self.entities.values() if e.kind == kind]


def _fit(said: frozenset[str], form: frozenset[str]) -> float:
    """Shared words as a part of all words; the same words count one more."""
    shared = len(said & form)
    return shared / len(said | form) + (1.0 if said == form else 0.0) if shared else 0.0


def name_span(text: str, span: Span, names: Iterable[str]) -> Span | None:
    """The part of a mention that bears a name (a capital among words of the names), or None."""
    known = frozenset(w for name in names for w in words(name))
    hits = [m for m in _WORD.finditer(text, span[0], span[1]) if words(m.group()) & known]
    if not any(ch.isupper() for m in hits for ch in m.group()):
        return None
    return hits[0].start(), hits[-1].end()

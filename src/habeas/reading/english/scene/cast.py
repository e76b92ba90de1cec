"""The people, groups, bodies and places of one text while it is being read. Joining two is never undone here,
so it happens only where the text itself says that they are one.
"""

from dataclasses import dataclass, field

from habeas.reading.suggestion import Confidence
from habeas.statements.mention import Kind


@dataclass(eq=False)
class Figure:
    """One of them: what it is, all names and head nouns the text gives it, and where.

    `held`: something shows it held, taken or missing; `holds`: something shows it holding others.
    """

    kind: Kind
    rule: str
    why: str
    serial: int
    confidence: Confidence = Confidence.MEDIUM
    names: list[str] = field(default_factory=list)
    described: str = ""
    nouns: set[str] = field(default_factory=set)
    spans: set[tuple[int, int]] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    years: int | None = None
    number: int | None = None
    form: str = ""
    """The head noun as first written ("family", "families")."""
    modifiers: frozenset[str] = frozenset()
    same: bool = False
    """It was called "the same ..." before."""
    held: bool = False
    holds: bool = False
    told: bool = False
    of: "Figure | None" = None
    where: "Figure | None" = None
    same_as: "Figure | None" = None

    def root(self) -> "Figure":
        """Who this figure turned out to be."""
        figure = self
        while figure.same_as is not None:
            figure = figure.same_as
        return figure

    @property
    def name(self) -> str:
        """The fullest name, or the first description."""
        return max(self.names, key=lambda n: (len(n.split()), len(n)), default=self.described)


def join(one: Figure, other: Figure) -> Figure:
    """They are one: the earlier keeps everything."""
    first, second = sorted((one.root(), other.root()), key=lambda f: f.serial)
    if first is second:
        return first
    first.names += [n for n in second.names if n not in first.names]
    first.nouns |= second.nouns
    first.spans |= second.spans
    first.gender = first.gender or second.gender
    first.years = first.years if first.years is not None else second.years
    first.described = first.described or second.described
    first.held, first.holds, first.told = (
        first.held or second.held,
        first.holds or second.holds,
        first.told or second.told,
    )
    first.where = first.where or second.where
    first.of = first.of or second.of
    second.same_as = first
    return first


def can_join(one: Figure, other: Figure, *, alias: bool = False) -> bool:
    """Whether nothing speaks against their being one: kind, number, gender, age, and names unless one is an alias."""
    a, b = one.root(), other.root()
    if a is b:
        return True
    if a.kind is not b.kind or a.plural != b.plural:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.years is not None and b.years is not None and a.years != b.years:
        return False
    if not (a.names and b.names):
        return True
    if {n.lower() for n in a.names} & {n.lower() for n in b.names}:
        return True
    return alias and not any(_both_full(m, n) for m in a.names for n in b.names)


def _both_full(one: str, other: str) -> bool:
    """Two names of several words each that share none: two people."""
    a, b = one.lower().split(), other.lower().split()
    return len(a) > 1 and len(b) > 1 and not set(a) & set(b)

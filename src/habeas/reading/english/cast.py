"""The people, groups, bodies and places of one text while it is being read. Joining two is never undone here,
so it happens only where the text itself says that they are one.
"""

from dataclasses import dataclass, field

from habeas.reading.suggestion import Confidence
from habeas.statements.mention import Kind


@dataclass(eq=False)
class Figure:
    """One of them: what it is, all names and head nouns the text gives it, and where."""

    kind: Kind
    rule: str
    why: str
    confidence: Confidence = Confidence.MEDIUM
    names: list[str] = field(default_factory=list)
    described: str = ""
    nouns: set[str] = field(default_factory=set)
    spans: set[tuple[int, int]] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    years: int | None = None
    same_as: "Figure | None" = None
    serial: int = 0

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
    """They are one: the earlier keeps everything. Only for figures of one kind without a clash."""
    first, second = one.root(), other.root()
    if first is second:
        return first
    if second.serial < first.serial:
        first, second = second, first
    first.names += [n for n in second.names if n not in first.names]
    first.nouns |= second.nouns
    first.spans |= second.spans
    first.gender = first.gender or second.gender
    first.years = first.years if first.years is not None else second.years
    first.described = first.described or second.described
    second.same_as = first
    return first


def can_join(one: Figure, other: Figure) -> bool:
    """Whether nothing speaks against their being one: kind, gender, age, given names."""
    a, b = one.root(), other.root()
    if a.kind is not b.kind or a.plural != b.plural:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.years is not None and b.years is not None and a.years != b.years:
        return False
    return not (a.names and b.names) or bool({n.lower() for n in a.names} & {n.lower() for n in b.names})

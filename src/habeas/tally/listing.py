"""Who counts by name, as a list with what may be one, and the two numbers that it makes."""

from collections.abc import Sequence

from msgspec import Struct


class Named(Struct, frozen=True, gc=False):
    """Somebody who counts (a cluster), and the statements by which they do. `may_be_another`: known by a part of a name
    only, which somebody else who counts may have."""

    who: str
    because: tuple[str, ...]
    may_be_another: bool = False


class NamedMinimum(Struct, frozen=True, kw_only=True):
    """Who counts. `people` have a family name with a given name or an initial; `in_part` are known by a given name
    alone, a family name alone, or what they are called. `matches` says how many fewer the people are if all who may be
    one are one. Each list is made as it is read: to count needs nobody's name."""

    people: Sequence[Named]
    in_part: Sequence[Named]
    matches: int

    @property
    def least(self) -> int:
        """At least so many different people, whatever is decided of those who may be one."""
        return len(self.people) - self.matches + sum(not one.may_be_another for one in self.in_part)

    @property
    def most(self) -> int:
        """So many people, as long as nobody of them is said to be another."""
        return len(self.people) + len(self.in_part)

"""Random small cases, invented from a seed: groups, counts, relations and names that may contradict."""

from random import Random

from habeas.tally.bounds.said import Apart, Count, Inside, Member, Said, Statement
from habeas.tally.bounds.sets import Both, Either, Group, Not, Set

NAMES = ("Petro", "Ivan", "Maksym")


def a_set(chance: Random, groups: list[str], depth: int = 2) -> Set:
    """A set of some of the groups, never with people of no group."""
    if depth == 0 or chance.random() < 0.35:
        return Group(chance.choice(groups))
    parts = tuple(a_set(chance, groups, depth - 1) for _ in range(chance.choice((2, 2, 3))))
    if chance.random() < 0.3:
        return Both((parts[0], Not(parts[1])))
    return chance.choice((Both, Either))(parts)


def said(chance: Random) -> Said:
    """What was said about two or three groups, with numbers up to three."""
    groups = ["held", "fled", "hurt"][: chance.choice((2, 3, 3))]
    statements: list[Statement] = [_count(chance, groups, f"c{n}") for n in range(chance.randrange(5))]
    statements += [_relation(chance, groups, f"r{n}") for n in range(chance.randrange(3))]
    statements += [_member(chance, groups, f"m{n}") for n in range(chance.randrange(4))]
    return Said(groups={group: group for group in groups}, statements=tuple(statements))


def _count(chance: Random, groups: list[str], id_: str) -> Count:
    low, high = chance.choice(((1, None), (2, None), (3, None), (None, 1), (None, 2), (1, 2), (2, 3), (2, 2)))
    source = chance.choice("ab")
    return Count(id=id_, source=source, of=a_set(chance, groups), at_least=low, at_most=high)


def _relation(chance: Random, groups: list[str], id_: str) -> Inside | Apart:
    first, second = chance.sample(groups, 2)
    if chance.random() < 0.5:
        return Inside(id=id_, source="a", group=first, inside=second)
    return Apart(id=id_, source="b", groups=(first, second))


def _member(chance: Random, groups: list[str], id_: str) -> Member:
    within = chance.choice(groups)
    outside = tuple(group for group in groups if chance.random() < 0.2)
    return Member(
        id=id_, source=chance.choice("ab"), who=(chance.choice(NAMES),), within=(within,), outside=outside
    )

"""The smallest and largest number in a set, exactly. Invariant: a number is called exact only when a way to
reach it was re-counted in whole numbers and the search was not cut short.
"""

from math import ceil

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from habeas.tally.bounds import highs
from habeas.tally.bounds.highs import Program, Solution
from habeas.tally.bounds.needed import filled
from habeas.tally.bounds.parts import about, separate
from habeas.tally.bounds.program import Model, model, program
from habeas.tally.bounds.said import Count, Said
from habeas.tally.bounds.sets import Set
from habeas.tally.bounds.worth import NEVER, Worth

LEAST, MOST = 1, -1
"""Which end is asked for; also the sign of the number in the program."""
SLACK = 1e-5, 1e-10
"""How far the solver may be off: so many people, and so large a share of the number."""


class Contradiction(Exception):
    """What was said cannot all be true."""


class End(Struct, frozen=True):
    """One end. `value` is None where nothing bounds it. Not `exact`: out of time, it is a valid bound, but
    perhaps not the best. `prices` weigh the counts: added up they give the bound in fractions of people."""

    value: int | None
    exact: bool
    laid: Model
    prices: tuple[tuple[Count, float], ...] = ()


def end(said: Said, question: Set, which: int, patience: float = highs.PATIENCE) -> End:
    """One end of how many are in a set. Everything said must be free of contradictions (see `feasible`), or the
    end means nothing. Raises Contradiction where one is met, TooEntangled."""
    near, asked = filled(about(said, question), question, which == LEAST)
    if asked is None:
        return End(0, True, model(replace(near, groups={}, statements=()), None))
    laid = model(about(near, asked), asked)
    if which == MOST and _endless(laid):
        return End(None, True, laid)
    problem = program(laid, which)
    found = highs.in_fractions(problem)
    if found.state != highs.FOUND:
        raise Contradiction
    prices = _prices(laid, found)
    whole = found if _is_whole(problem, found) else highs.in_whole_people(problem, patience)
    if whole.state == highs.INFEASIBLE:
        raise Contradiction
    least = max(_up(found.bound), _up(whole.bound))
    exact = _is_whole(problem, whole) and round(whole.value) == least
    return End(which * least, exact, laid, prices)


def feasible(said: Said, patience: float = highs.PATIENCE) -> bool:
    """Whether everything said can be true at once. (A search out of time has found no contradiction.)"""
    return all(_can_be(model(part, None), patience) for part in separate(filled(said, None, True)[0]))


def clashing(said: Said) -> Said:
    """Of statements that cannot all be true, fewer that cannot either: the counts that stand in the way of
    one another when all of them are loosened alike as little as can be. (All, if whole people matter.)"""
    laid = model(filled(said, None, True)[0], None)
    problem = program(laid, LEAST)
    found = highs.in_fractions(highs.loosened(problem))
    if found.state != highs.FOUND:
        weighed: set[str] = set()
    else:
        weighed = {count.id for count, _ in _prices(laid, found)}
    fewer = said.only([one for one in said.statements if one.id in weighed or not isinstance(one, Count)])
    return said if feasible(fewer) else fewer


def _can_be(laid: Model, patience: float) -> bool:
    problem = program(laid, LEAST)
    problem = Program(
        np.ones_like(problem.cost), problem.equal, problem.equal_to, problem.most, problem.most_is
    )
    found = highs.in_fractions(problem)
    if found.state != highs.FOUND:
        return False
    if _is_whole(problem, found):
        return True
    if all(count.at_most is None for count, _ in laid.counts):
        return _each_is_possible(laid)
    return highs.in_whole_people(problem, patience).state == highs.FOUND


def _each_is_possible(laid: Model) -> bool:
    """Whether there can be anybody whom each count counts, and anybody like each named person: all that is
    needed where nothing limits how many people there are."""
    anybody = Worth(laid, np.zeros(len(laid.homes), dtype=np.int64))
    wanted = [{attribute: True} for count, attribute in laid.counts if count.at_least]
    impossible = any(kind.contradicts_itself for kind, _ in laid.kinds)
    return not impossible and all(anybody(known) < NEVER for known in (*wanted, *laid.known))


def _endless(laid: Model) -> bool:
    """Whether there can be people of the set asked about whom no upper limit counts."""
    assert laid.asked is not None
    worth = np.zeros(len(laid.homes), dtype=np.int64)
    for count, attribute in laid.counts:
        worth[attribute] += 2 if count.at_most is not None else 0
    worth[laid.asked] -= 1
    return Worth(laid, worth)({}) < 0


def _up(value: float) -> int:
    """The next whole number not below, forgiving what the solver may be off."""
    if value == float("-inf"):
        return -(2**62)
    people, share = SLACK
    return ceil(value - people - share * abs(value))


def _is_whole(problem: Program, found: Solution) -> bool:
    """Whether the people are whole, and every row re-counted in whole numbers is obeyed."""
    if found.people is None:
        return False
    people = np.rint(found.people)
    if np.abs(people - found.people).max(initial=0.0) > 1e-4 or people.min(initial=0.0) < 0:
        return False
    return bool((problem.equal @ people == problem.equal_to).all()) and bool(
        (problem.most @ people <= problem.most_is).all()
    )


def _prices(laid: Model, found: Solution) -> tuple[tuple[Count, float], ...]:
    """The weight of each count: above 0 for its `at_least`, below 0 for its `at_most`."""
    assert found.prices is not None
    prices = iter(found.prices)
    weights = []
    for count, _ in laid.counts:
        weight = 0.0
        for limit, way in ((count.at_least, 1.0), (count.at_most, -1.0)):
            if limit is not None:
                weight -= way * float(next(prices))
        weights.append((count, weight))
    return tuple(one for one in weights if abs(one[1]) > 1e-9)

"""Answers to "how many different people": both ends, what they rest on, and what they would be without it.

Invariant: an end is never given without its reasons, and never out of statements that contradict one another.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from habeas.tally.bounds import highs
from habeas.tally.bounds.certificate import Certificate, certificate
from habeas.tally.bounds.parts import about, separate
from habeas.tally.bounds.said import Count, Member, Question, Said, Statement
from habeas.tally.bounds.sets import Set
from habeas.tally.bounds.smallest import irreducible, smallest
from habeas.tally.bounds.solve import LEAST, MOST, End, clashing, end, feasible

FEW = 60
"""Up to so many statements that bear on one another, it is established that no smaller set of them clashes."""
MOST_TRIES = 400
"""So many trials to establish that no smaller set of statements contradicts itself."""


class Without(Struct, frozen=True):
    """What the end would be, had a statement or a source said nothing (None: nothing would bound it)."""

    left_out: str
    value: int | None


class Bound(Struct, frozen=True):
    """One end. `because` has the statements it rests on: together they suffice, and none can be left out.
    `exact`: there is a way for everything said to be true with exactly so many; else it is valid, but
    may not be the best (out of time). `adds_up` is the sum by hand, to be rounded up (down at the top); None
    where no such sum reaches the bound, which then was found by going through the whole numbers."""

    value: int | None
    exact: bool
    because: tuple[str, ...]
    adds_up: Certificate | None
    without: tuple[Without, ...]
    without_source: tuple[Without, ...]


class Answer(Struct, frozen=True):
    """How many different people are in the set asked about, at least and at most."""

    question: Question
    least: Bound
    most: Bound


class Conflict(Struct, frozen=True):
    """Statements that cannot all be true, though they could if any one of them were not made. `fewest`: no
    smaller set contradicts itself."""

    because: tuple[str, ...]
    fewest: bool


def conflict(said: Said) -> Conflict | None:
    """A smallest set of statements that cannot all be true; None where everything can. Raises TooEntangled."""
    found = [_conflict(part) for part in separate(said) if not feasible(part)]
    return min(found, key=lambda one: len(one.because), default=None)


def _conflict(part: Said) -> Conflict:
    def clash(statements: tuple[Statement, ...]) -> bool:
        return not feasible(part.only(statements))

    if len(part.statements) <= FEW:
        found, fewest = smallest(part.statements, clash, MOST_TRIES)
    else:
        found = irreducible(clashing(part).statements, clash)
        fewest = len(found) == 1
    return Conflict(tuple(one.id for one in found), fewest)


def answer(
    said: Said, question: Question, *, reasons: bool = True, patience: float = highs.PATIENCE
) -> Answer:
    """Both ends of a question. What was said must be free of contradictions (see `conflict`). Without
    `reasons`, an end rests on all statements in its sum and nothing is left out to see what it would be."""
    near = about(said, question.of)
    bound = _bound if reasons else _bound_alone
    return Answer(
        question, bound(near, question.of, LEAST, patience), bound(near, question.of, MOST, patience)
    )


def _bound_alone(said: Said, asked: Set, which: int, patience: float) -> Bound:
    found = end(said, asked, which, patience)
    if found.value is None:
        return Bound(None, found.exact, (), None, (), ())
    proof = _proof(said, found, which)
    summed = {id_ for part in proof.parts for id_ in part.because} if proof else None
    because = tuple(one.id for one in said.statements if summed is None or one.id in summed)
    return Bound(found.value, found.exact, because, proof, (), ())


def _proof(said: Said, found: End, which: int) -> Certificate | None:
    """The sum that reaches the end, if there is one."""
    proof = certificate(said, found.laid, which, found.prices)
    assert found.value is not None
    return proof if proof and _reaches(_rounded(proof, which), found.value, which) else None


def _bound(said: Said, asked: Set, which: int, patience: float) -> Bound:
    found = end(said, asked, which, patience)
    if found.value is None:
        return Bound(None, found.exact, (), None, (), ())
    proof = _proof(said, found, which)
    needed = _rests_on(said, asked, which, found.value, proof)

    def left(ids: Iterable[str]) -> int | None:
        return end(said.without(tuple(ids)), asked, which, patience).value

    return Bound(
        found.value,
        found.exact,
        tuple(one.id for one in needed),
        proof,
        _without(said, needed, left),
        tuple(Without(source, left((source,))) for source in dict.fromkeys(one.source for one in needed)),
    )


def _rounded(proof: Certificate, which: int) -> int:
    return which * -((-which * proof.total.numerator) // proof.total.denominator)


def _reaches(value: int | None, bound: int, which: int) -> bool:
    """Whether an end is at least as tight as a bound."""
    return value is not None and which * value >= which * bound


def _rests_on(
    said: Said, asked: Set, which: int, bound: int, proof: Certificate | None
) -> tuple[Statement, ...]:
    def enough(statements: tuple[Statement, ...]) -> bool:
        return _reaches(end(said.only(statements), asked, which).value, bound, which)

    if proof is None:
        support = said.statements
    else:
        weighed = {id_ for part in proof.parts for id_ in part.because}
        support = tuple(
            one for one in said.statements if one.id in weighed or not isinstance(one, Count | Member)
        )
    support = _once(support)
    given = [one for alike in _alike(support, support) for one in _all_needed(alike, support, enough)]
    needed = {one.id for one in given}
    rest = [one for one in support if one.id not in needed]
    needed.update(one.id for one in irreducible(rest, enough, given))
    return tuple(one for one in support if one.id in needed)


def _once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The same without who was said before to be of just these groups: nothing rests on the second time."""
    seen: set[tuple[object, ...]] = set()
    found: list[Statement] = []
    for one in statements:
        if isinstance(one, Member):
            says = (frozenset(one.who), frozenset(one.within), frozenset(one.outside))
            if says in seen:
                continue
            seen.add(says)
        found.append(one)
    return tuple(found)


def _all_needed(
    alike: Sequence[Statement], support: Sequence[Statement], enough: Callable[[tuple[Statement, ...]], bool]
) -> Sequence[Statement]:
    """Statements alike stand and fall together: all of them, if one of them cannot be left out."""
    if len(alike) == 1:
        return ()
    return alike if not enough(tuple(one for one in support if one is not alike[0])) else ()


Pattern = frozenset[tuple[frozenset[str], frozenset[str], int]]
"""What is said of a named person: in which groups, in which not, how often."""


def _alike(among: Sequence[Statement], statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements about named people, put together where they say the same of people of whom all that is said among
    these statements is the same: with names exchanged, the one is the other."""
    of = _patterns(among)
    found: dict[object, list[Statement]] = {}
    for one in statements:
        found.setdefault(_likeness(one, of), []).append(one)
    return list(found.values())


def _patterns(statements: Sequence[Statement]) -> dict[str, Pattern | None]:
    """The pattern of each named person; None for whoever is named together with others, more than once."""
    times: dict[str, dict[tuple[frozenset[str], frozenset[str]], int]] = {}
    together: set[str] = set()
    for one in statements:
        if isinstance(one, Member):
            says = (frozenset(one.within), frozenset(one.outside))
            for name in one.who:
                of = times.setdefault(name, {})
                of[says] = of.get(says, 0) + 1
            if len(one.who) > 1:
                together.update(one.who)
    return {
        name: None
        if name in together and sum(of.values()) > 1
        else frozenset((*says, n) for says, n in of.items())
        for name, of in times.items()
    }


def _likeness(statement: Statement, of: dict[str, Pattern | None]) -> object:
    if not isinstance(statement, Member) or any(of[name] is None for name in statement.who):
        return statement.id
    says = (frozenset(statement.within), frozenset(statement.outside))
    return (len(statement.who), says, *{of[name] for name in statement.who})


def _without(
    said: Said, needed: Sequence[Statement], left: Callable[[Iterable[str]], int | None]
) -> tuple[Without, ...]:
    values = {
        one.id: value
        for alike in _alike(said.statements, needed)
        for value in [left((alike[0].id,))]
        for one in alike
    }
    return tuple(Without(one.id, values[one.id]) for one in needed)

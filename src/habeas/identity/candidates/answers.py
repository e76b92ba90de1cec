"""What a threshold would cost: how many of the pairs above it would be wrong, by the probabilities and by the answers
that this desk has given so far. Both are estimates, and the smaller the sample the less it supports."""

from collections.abc import Iterable
from math import ceil

from msgspec import Struct

from habeas.identity.candidates.gathered import Gathered, gather_of
from habeas.identity.candidates.open import Open
from habeas.identity.linkage import Candidate, candidates
from habeas.statements.judgement import Judgement, Verdict

SAMPLE = 400
"""Of so many answers, the latest, it is looked up how sure the pairs were."""
CONFIDENCE = 0.05


class Answers(Struct, frozen=True):
    """The answers given on pairs, each with the probability that the pair has: (probability, whether it was yes)."""

    given: tuple[tuple[float, bool], ...]

    def above(self, least: float) -> tuple[int, int]:
        """How many pairs at least this sure were answered yes, and how many no."""
        found = [yes for probability, yes in self.given if probability >= least]
        return sum(found), len(found) - sum(found)

    def most_wrong(self, least: float, pairs: int) -> int | None:
        """The most of `pairs` that can be wrong going by the answers alone, at 95 in 100; None without an answer.
        Clopper and Pearson (1934), one-sided."""
        yes, no = self.above(least)
        if not yes + no:
            return None
        return min(pairs, ceil(pairs * _upper(no, yes + no)))


def expected_wrong(pairs: Iterable[Candidate]) -> float:
    """How many of some pairs are wrong, as their probabilities say."""
    return sum(1 - one.probability for one in pairs)


def answers(open_: Open) -> Answers:
    """What was answered so far, and how sure each pair was: by what is said of its two names alone, as if nobody had
    answered yet."""
    known = open_.known
    latest = [
        one
        for one in list(known.judgements.values())[-SAMPLE:]
        if one.verdict in (Verdict.SAME, Verdict.DIFFERENT)
        and all(id_ in known.mentions and known.mentions[id_].kind is open_.kind for id_ in (one.a, one.b))
    ]
    if not latest:
        return Answers(())
    alone = {id_: _alone(open_, id_) for one in latest for id_ in (one.a, one.b)}
    joined = {open_.who.of[id_] for id_ in alone}
    others = [one.person for id_, one in open_.people.items() if one.is_named and id_ not in joined]
    sure = {
        frozenset((one.a, one.b)): one.probability
        for one in candidates([*others, *(one.person for one in alone.values() if one.is_named)])
    }
    return Answers(tuple((sure.get(_pair(one), 0.0), one.verdict is Verdict.SAME) for one in latest))


def _alone(open_: Open, id_: str) -> Gathered:
    return gather_of(open_.known, open_.who, open_.said, id_, (id_,))


def _pair(one: Judgement) -> frozenset[str]:
    return frozenset((one.a, one.b))


def _upper(wrong: int, of: int) -> float:
    """The largest share at which so few would be wrong in 5 of 100 samples, by halving."""
    low, high = wrong / of, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(wrong, of, middle) > CONFIDENCE else (low, middle)
    return high


def _at_most(wrong: int, of: int, share: float) -> float:
    """The chance of at most so many wrong of a sample."""
    total, term = 0.0, (1 - share) ** of
    for number in range(wrong + 1):
        total += term
        if share < 1:
            term *= (of - number) / (number + 1) * share / (1 - share)
    return total

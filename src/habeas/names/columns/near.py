"""Distances to levels, many at once: what `weights.scaled` and `levels.step` say of one."""

from collections.abc import Iterable, Sequence

import numpy as np

from habeas.names.columns.distances import Costs, Rows, distances, spelt, with_first_sound
from habeas.names.columns.vocabulary import Codes
from habeas.names.evidence.levels import Level
from habeas.names.evidence.weights import Lengths


def scaled(distance: Costs, a: Rows, b: Rows, lengths: Lengths) -> Costs:
    """Distances for the lengths of the words they lie between."""
    below = np.array([bound for bound, _ in lengths])
    factors = np.array([factor for _, factor in lengths] + [1.0])
    made: Costs = distance * factors[np.searchsorted(below, (a + b) / 2, side="right")]
    return made


def step(distance: Costs, steps: tuple[tuple[float, Level], ...], beyond: Level) -> Codes:
    """The numbers of the levels of distances: the first step that is not passed, or what lies beyond all."""
    reach = np.array([most for most, _ in steps])
    numbers = np.array([*(level.number for _, level in steps), beyond.number], np.uint8)
    return numbers[np.searchsorted(reach, distance, side="left")]


def put_nearest(
    far: Costs, rows: Rows, spellings: Iterable[Sequence[str]], words: Sequence[str], first_sound: float = 0.0
) -> None:
    """Put in lesser distances: in each of the rows that of the nearest of some spellings to a word."""
    at, made, against = list[int](), list[str](), list[str]()
    for row, several, word in zip(rows.tolist(), spellings, words, strict=True):
        at += [row] * len(several)
        made += several
        against += [word] * len(several)
    if at:
        least = with_first_sound(distances(made, against), spelt(made), spelt(against), first_sound)
        np.minimum.at(far, at, least)

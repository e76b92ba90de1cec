"""Distances to levels, many at once: what `weights.scaled` and `levels.step` say of one."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from habeas.names.columns.distances import Costs, Rows, apart, spelt, with_first_sound
from habeas.names.columns.vocabulary import Codes, Numbers, Vocabulary
from habeas.names.distance import distance
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
    far: Costs,
    rows: Rows,
    spellings: Iterable[Sequence[str]],
    words: Vocabulary,
    of: str,
    numbers: Numbers,
    first_sound: float = 0.0,
) -> None:
    """Put in lesser distances: in each of the rows that of the nearest of some spellings to a word, by its sound, its
    stem or its patronymic's."""
    several = list(spellings)
    at = np.repeat(np.arange(len(rows)), np.fromiter(map(len, several), np.int64, len(several)))
    if not len(at):
        return
    made, against = list(chain.from_iterable(several)), numbers[at]
    first, second = spelt(made), words.spelt[of][against]
    found = apart(first, second)
    unknown = np.flatnonzero(np.isnan(found))
    for place, text in zip(unknown.tolist(), words.texts_of(of, against[unknown]), strict=True):
        found[place] = distance(made[place], text)
    np.minimum.at(far, rows[at], with_first_sound(found, first, second, first_sound))

"""Whether chains that draw at random agree. Invariant: one chain that stays apart from the others shows.

A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P. Buerkner, "Rank-normalization, folding, and localization: an
improved R-hat", Bayesian Analysis 16 (2021): draws are replaced by the normal scores of their ranks, chains are
cut in halves.
"""

from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from habeas.tally.estimates.fitting import Numbers

Draws = NDArray[np.int64] | NDArray[np.float64]


def rhat(draws: Draws) -> float:
    """How much wider all chains together lie than each alone, from 1 (they agree): the larger of that of their
    places and that of their spreads. `draws` are chains by draws."""
    folded = np.abs(draws - np.median(draws))
    return max(_plain(_scores(_halves(draws))), _plain(_scores(_halves(folded))))


def effective_size(draws: Draws) -> float:
    """As many independent draws would tell as much of the middle."""
    scores = _scores(_halves(draws))
    chains, length = scores.shape
    if np.ptp(scores) == 0:
        return float(scores.size)
    within = scores.var(axis=1, ddof=1).mean()
    total = within * (length - 1) / length + scores.mean(axis=1).var(ddof=1)
    together = 1 - (within - _covariances(scores).mean(axis=0) * length / (length - 1)) / total
    # Geyer: sums of neighbours fall and stay above 0; what follows is noise.
    pairs = together[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    pairs = pairs[: int(np.argmax(pairs <= 0)) if (pairs <= 0).any() else len(pairs)]
    time = max(2 * np.minimum.accumulate(pairs).sum() - 1, 1 / np.log10(chains * length))
    return float(chains * length / time)


def _halves(draws: Draws) -> Numbers:
    half = draws.shape[1] // 2
    return np.asarray(np.vstack([draws[:, :half], draws[:, half : 2 * half]]), dtype=float)


def _scores(draws: Numbers) -> Numbers:
    """Normal scores of the ranks; equal draws share theirs."""
    _, place, often = np.unique(draws, return_inverse=True, return_counts=True)
    last = often.cumsum()
    rank = (last - (often - 1) / 2)[place.reshape(draws.shape)]
    return np.asarray(import_module("scipy.special").ndtri((rank - 0.375) / (draws.size + 0.25)))


def _plain(scores: Numbers) -> float:
    length = scores.shape[1]
    within, between = scores.var(axis=1, ddof=1).mean(), scores.mean(axis=1).var(ddof=1)
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((length - 1) / length + between / within))


def _covariances(scores: Numbers) -> Numbers:
    """Of each chain with itself, so many draws later."""
    length = scores.shape[1]
    centred = scores - scores.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * length, axis=1)
    return np.asarray(np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length] / length)

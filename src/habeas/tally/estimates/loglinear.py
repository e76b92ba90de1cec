"""Log-linear models, averaged by how well each fits for its size. Invariant: a model without a best fit has no say.

The people on each combination of lists are Poisson with a mean whose logarithm is a sum of the model's terms; the
constant is that of those on no list (S. Fienberg, "The multiple recapture census for closed populations and
incomplete 2^k contingency tables", Biometrika 59, 1972). Models are weighed by exp(-BIC / 2).
"""

from collections.abc import Iterator, Sequence
from math import exp, lgamma, log, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.chao import Z95
from habeas.tally.estimates.estimate import Estimate, doubts, refusal
from habeas.tally.estimates.models import Model, Numbers, design, models, name, with_a_best_fit

Truths = NDArray[np.bool_]
MOST_LISTS = 5
ROUNDS = 100
"""So many steps of Newton's method at most."""
CLOSE = 1e-12
"""A fit is found when a step changes no mean by a larger share of it and one."""
SHOWN = 0.01
"""Models of at least this weight are shown."""
FAR_APART = 1.5
"""Shown models whose numbers differ by this factor disagree."""


class Fit(Struct, frozen=True):
    """One model: how many people it says there are in all, the variance of that, and its BIC and AIC."""

    model: Model
    number: float
    variance: float
    bic: float
    aic: float


def estimate(captures: Captures) -> Estimate:
    """The average over all models. `median` is the middle of the interval, which here is the mean."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "weights": "exp(-BIC/2)",
    }
    refused = refusal(captures) or _too_many(captures)
    if refused:
        return Estimate(method="loglinear", settings=settings, refused=refused)
    every = models(len(captures.lists))
    fitted = fits(captures, with_a_best_fit(every, captures.counts))
    settings |= {"models": len(every), "without_best_fit": len(every) - len(fitted)}
    if not fitted:
        return Estimate(method="loglinear", settings=settings, refused="no model has a best fit")
    weights = _weights(fitted)
    mean = float(sum(weight * fit.number for weight, fit in zip(weights, fitted, strict=True)))
    spread = [
        weight * (fit.variance + (fit.number - mean) ** 2)
        for weight, fit in zip(weights, fitted, strict=True)
    ]
    missing = mean - captures.seen
    factor = exp(Z95 * sqrt(log(1 + float(sum(spread)) / missing**2)))
    shown = _shown(captures, fitted, weights)
    return Estimate(
        method="loglinear",
        settings=settings | {"shown": shown},
        mean=mean,
        median=mean,
        lo95=captures.seen + missing / factor,
        hi95=captures.seen + missing * factor,
        warnings=(*_warnings(shown, len(every) - len(fitted)), *doubts(captures)),
    )


def fits(captures: Captures, every: Sequence[Model]) -> list[Fit]:
    """Each model's best fit, those left out for which the search does not come to rest."""
    if not every:
        return []
    counts = np.array(captures.counts[1:], dtype=float)
    matrix = design(len(captures.lists))
    has = np.array([[term in model for term in range(matrix.shape[1])] for model in every])
    means, precision, rested = _newton(matrix, counts, has)
    constant = sum(lgamma(count + 1) for count in counts)
    logs = (counts * np.log(means) - means).sum(axis=1) - constant
    found = []
    for at in np.flatnonzero(rested):
        inverse = np.linalg.inv(precision[at][np.ix_(has[at], has[at])])
        chosen = matrix[:, has[at]]
        missing = float(np.exp(np.linalg.lstsq(chosen, np.log(means[at]), rcond=None)[0][0]))
        size = int(has[at].sum())
        found.append(
            Fit(
                every[int(at)],
                captures.seen + missing,
                missing + missing**2 * float(inverse[0, 0]),
                -2 * float(logs[at]) + size * log(captures.seen),
                -2 * float(logs[at]) + 2 * size,
            )
        )
    return found


def _newton(matrix: Numbers, counts: Numbers, has: Truths) -> tuple[Numbers, Numbers, Truths]:
    """Fitted means, X'WX and whether the search came to rest, for all models at once (iteratively reweighted
    least squares; a term that a model lacks is held at 0)."""
    products = (matrix[:, :, None] * matrix[:, None, :]).reshape(len(matrix), -1)
    lacking = (~has).astype(float)[:, :, None] * np.eye(matrix.shape[1])
    both = has[:, :, None] & has[:, None, :]
    means = np.tile(counts + 0.5, (len(has), 1))
    logs = np.log(means)
    rested = np.zeros(len(has), dtype=bool)
    precision = np.zeros_like(lacking)
    for _ in range(ROUNDS):
        at = np.flatnonzero(~rested)
        if not len(at):
            break
        weighted = (means[at] @ products).reshape(len(at), *lacking.shape[1:])
        precision[at] = np.where(both[at], weighted, lacking[at])
        target = np.where(has[at], (means[at] * logs[at] + counts - means[at]) @ matrix, 0.0)
        terms = np.linalg.solve(precision[at], target[:, :, None])[:, :, 0]
        logs[at] = np.clip(terms @ matrix.T, -60.0, 60.0)
        before, means[at] = means[at], np.exp(logs[at])
        rested[at] = (np.abs(means[at] - before) <= CLOSE * (1 + before)).all(axis=1)
    return means, precision, rested


def _weights(fitted: Sequence[Fit]) -> Numbers:
    bics = np.array([fit.bic for fit in fitted])
    weights = np.exp(-(bics - bics.min()) / 2)
    return np.asarray(weights / weights.sum())


def _shown(captures: Captures, fitted: Sequence[Fit], weights: Numbers) -> list[dict[str, object]]:
    """The models that weigh most, heaviest first."""
    order = [int(at) for at in np.argsort(-weights) if weights[at] >= SHOWN]
    return [
        {
            "model": name(fitted[at].model, captures.lists),
            "weight": round(float(weights[at]), 4),
            "number": fitted[at].number,
            "standard_error": sqrt(fitted[at].variance),
        }
        for at in order
    ]


def _warnings(shown: Sequence[dict[str, object]], lacking: int) -> Iterator[str]:
    numbers = [float(str(one["number"])) for one in shown]
    if numbers and max(numbers) > FAR_APART * min(numbers):
        yield (
            f"Models that fit about as well say from {min(numbers):.0f} to {max(numbers):.0f}: "
            "the lists do not decide between them."
        )
    if lacking:
        yield f"{lacking} models have no best fit, because of empty overlaps, and have no say."


def _too_many(captures: Captures) -> str | None:
    if len(captures.lists) > MOST_LISTS:
        return (
            f"loglinear takes at most {MOST_LISTS} lists, there are {len(captures.lists)}; merge some of them"
        )
    return None

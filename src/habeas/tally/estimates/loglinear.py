"""Log-linear models, averaged by how well each fits for its size. Invariant: a model without a best fit has no say.

The people on each combination of lists are Poisson with a mean whose logarithm is a sum of the model's terms; the
constant is that of those on no list (S. Fienberg, "The multiple recapture census for closed populations and
incomplete 2^k contingency tables", Biometrika 59, 1972). Models are weighed by exp(-BIC / 2).
"""

from collections.abc import Iterator, Sequence
from math import lgamma, log, sqrt

import numpy as np
from msgspec import Struct

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate, checked, doubts, of_interval, refusal, too_many
from habeas.tally.estimates.fitting import fit
from habeas.tally.estimates.models import Model, Numbers, design, models, name, with_a_best_fit
from habeas.tally.estimates.predictive import SEED, TABLES, Predictive, check

MOST_LISTS = 5
SHOWN = 0.01
"""Models of at least this weight are shown."""
FAR_APART = 1.5
"""Shown models whose numbers differ by this factor disagree."""


class Fit(Struct, frozen=True):
    """One model: how many people it says there are in all, the variance of that, its BIC and AIC, and the mean of each
    combination of lists but none."""

    model: Model
    number: float
    variance: float
    bic: float
    aic: float
    means: Numbers


def estimate(captures: Captures, is_checked: bool = True) -> Estimate:
    """The average over all models, with a check of them if asked for. `median` is the middle of the interval, which
    here is the mean."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "weights": "exp(-BIC/2)",
    }
    refused = refusal(captures) or too_many("loglinear", captures, MOST_LISTS)
    if refused:
        return Estimate(method="loglinear", settings=settings, refused=refused)
    every = models(len(captures.lists))
    fitted = fits(captures, with_a_best_fit(every, captures.counts))
    settings |= {"models": len(every), "without_best_fit": len(every) - len(fitted)}
    if not fitted:
        return Estimate(method="loglinear", settings=settings, refused="no model has a best fit")
    weights = _weights(fitted)
    mean = float(sum(weight * one.number for weight, one in zip(weights, fitted, strict=True)))
    spread = [
        weight * (one.variance + (one.number - mean) ** 2)
        for weight, one in zip(weights, fitted, strict=True)
    ]
    shown = _shown(captures, fitted, weights)
    given = of_interval(
        Estimate(
            method="loglinear",
            settings=settings | {"shown": shown},
            warnings=(*_warnings(shown, len(every) - len(fitted)), *doubts(captures)),
        ),
        captures.seen,
        mean - captures.seen,
        float(sum(spread)),
    )
    return checked(given, _check(captures, fitted, weights) if is_checked else None)


def _check(captures: Captures, fitted: Sequence[Fit], weights: Numbers) -> Predictive:
    """From the best fits, each as often as it weighs."""
    chance = np.random.default_rng(SEED)
    times = chance.multinomial(TABLES, weights)
    means = [
        np.tile(np.append(0.0, fitted[at].means), (times[at], 1)) for at in np.flatnonzero(times).tolist()
    ]
    return check(captures, np.vstack(means), chance)


def fits(captures: Captures, every: Sequence[Model]) -> list[Fit]:
    """Each model's best fit, those left out for which the search does not come to rest."""
    if not every:
        return []
    counts = np.array(captures.counts[1:], dtype=float)
    matrix = design(len(captures.lists))
    has = np.array([[term in model for term in range(matrix.shape[1])] for model in every])
    fitted = fit(matrix, counts, has)
    constant = sum(lgamma(count + 1) for count in counts)
    logs = (counts * np.log(fitted.means) - fitted.means).sum(axis=1) - constant
    found = []
    for at in np.flatnonzero(fitted.rested):
        inverse = np.linalg.inv(fitted.precision[at][np.ix_(has[at], has[at])])
        missing = float(np.exp(fitted.terms[at, 0]))
        size = int(has[at].sum())
        found.append(
            Fit(
                every[int(at)],
                captures.seen + missing,
                missing + missing**2 * float(inverse[0, 0]),
                -2 * float(logs[at]) + size * log(captures.seen),
                -2 * float(logs[at]) + 2 * size,
                fitted.means[at],
            )
        )
    return found


def _weights(fitted: Sequence[Fit]) -> Numbers:
    bics = np.array([one.bic for one in fitted])
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

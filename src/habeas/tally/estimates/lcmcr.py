"""Latent classes: people fall into hidden kinds, each found by each list with its own probability. Invariant: no number
is given that chains started apart do not agree on.

D. Manrique-Vallier, "Bayesian population size estimation using Dirichlet process mixtures", Biometrics 72 (2016):
within a class the lists are independent; class sizes are broken off a stick, V ~ Beta(1, a), a ~ Gamma(1/4, 1/4); each
probability of being found is Beta(1, 1); the prior on the number N of all people is 1/N. All chains take each
step of the Gibbs sampler together.
"""

from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.convergence import effective_size, rhat
from habeas.tally.estimates.estimate import Estimate, doubts, of_draws, refusal
from habeas.tally.estimates.fitting import Numbers

Whole = NDArray[np.int64]
CLASSES = 10
CHAINS = 20
REACH = 20
"""At most so many times as many people as are on the lists may be missing, as in the reference package."""
TRIES = 20
"""A number beyond REACH is drawn again so often; then the one before it stays."""
SHAPE = RATE = 0.25
REACHES = (0.5, 2.0, 6.0)
LEAST = -200.0
"""How far a step of the concentration reaches, on a logarithmic scale, and the least of it."""
LEGS = (11_000, 22_000, 44_000, 110_500)
"""The chains are looked at after so many steps each, and go on until they agree well."""
THIN = 10
BURNT = 5
"""One in so many of the steps, the first, is not counted."""
AGREE_WELL, ENOUGH = 1.01, 2000.0
"""An R-hat and an effective size with which the chains need not go on."""
AGREE = 1.05
"""The largest R-hat with which a number is given."""
AT_THE_END = 0.05, 0.01
"""More than 1 % of the draws in the last 5 % of the range: the range cuts the estimate off."""


def estimate(captures: Captures, seed: int, chains: int = CHAINS) -> Estimate:
    """The estimate, from at least CHAINS chains."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "classes": CLASSES,
        "chains": chains,
        "most_missing": REACH * captures.seen,
        "prior": "1/N",
        "seed": seed,
    }
    refused = refusal(captures)
    if refused:
        return Estimate(method="lcmcr", settings=settings, refused=refused)
    draws, steps = _until_they_agree(captures, seed, chains)
    agreement, size = rhat(draws), effective_size(draws)
    settings |= {"steps": steps, "counted_from": steps // BURNT, "effective_size": round(size)}
    if not agreement <= AGREE:
        return Estimate(
            method="lcmcr",
            settings=settings,
            rhat=agreement,
            refused=f"the {chains} chains do not agree (R-hat {agreement:.2f}, more than {AGREE}): "
            "each would give another number",
        )
    return of_draws(
        Estimate(
            method="lcmcr",
            settings=settings,
            rhat=agreement,
            warnings=(*_warnings(captures, draws), *doubts(captures)),
        ),
        captures.seen + draws.ravel(),
    )


def _until_they_agree(captures: Captures, seed: int, chains: int) -> tuple[Whole, int]:
    """The numbers of missing people that count (chains by draws), and how many steps each chain took."""
    sampler = Sampler(np.array(captures.counts[1:]), np.random.default_rng(seed), chains)
    draws = np.empty((chains, 0), dtype=np.int64)
    done = 0
    for leg in LEGS:
        draws = np.hstack([draws, sampler.run(leg - done)])
        done = leg
        counted = draws[:, draws.shape[1] // BURNT :]
        if rhat(counted) <= AGREE_WELL and effective_size(counted) >= ENOUGH:
            break
    return counted, done


def _warnings(captures: Captures, draws: Whole) -> list[str]:
    part, most = AT_THE_END
    if (draws >= REACH * captures.seen * (1 - part)).mean() > most:
        return [
            f"The range searched, up to {REACH} times those seen, cuts the estimate off: its upper end "
            "means nothing."
        ]
    return []


class Sampler:
    """Chains that go on from where they are. Each row of `tables` (combinations of lists but none) has `chains` of
    its own, one after the other; a single table may stand without a dimension of rows."""

    def __init__(self, tables: Whole, chance: np.random.Generator, chains: int) -> None:
        tables = np.atleast_2d(tables)
        self._used = np.flatnonzero(tables.any(axis=0))
        cells = np.append(self._used + 1, 0)
        lists = (tables.shape[1] + 1).bit_length() - 1
        self._on = np.asarray(cells[:, None] >> np.arange(lists)[None, :] & 1, dtype=float)
        self._on_and_off = np.hstack([self._on, 1 - self._on])
        self._chance = chance
        self._reaches = np.array(REACHES)
        self._lgamma = import_module("scipy.special").gammaln
        rows = len(tables) * chains
        self._counts = np.zeros((rows, len(cells)), dtype=np.int64)
        self._counts[:, :-1] = np.repeat(tables[:, self._used], chains, axis=0)
        self._seen = self._counts.sum(axis=1)
        # Chains start from the prior: apart, but not all where classes are many.
        self._found = np.log(chance.beta(1.0, 1.0, (2, rows, lists, CLASSES)))
        self._found[1] = np.log1p(-np.exp(self._found[0]))
        self._concentration = np.maximum(np.log(chance.gamma(SHAPE, 1 / RATE, rows)), LEAST)
        self._share = np.empty((rows, CLASSES))
        self._break_the_stick(np.zeros((rows, CLASSES), dtype=np.int64))

    def run(self, steps: int) -> Whole:
        """The number missing after every THIN of so many steps: chains by draws."""
        kept = np.empty((steps // THIN, len(self._seen)), dtype=np.int64)
        for step in range(steps):
            self._step()
            if (step + 1) % THIN == 0:
                kept[step // THIN] = self._counts[:, -1]
        return kept.T

    def _step(self) -> None:
        """One round: those missing, everybody's class, what finds a class, how large it is."""
        found = np.concatenate([self._found[0], self._found[1]], axis=1)
        weight = np.exp(self._on_and_off @ found + self._share[:, None, :])
        total = weight.sum(axis=2)
        self._draw_missing(total[:, -1])
        of_class = self._chance.multinomial(self._counts, weight / total[:, :, None])
        size = of_class.sum(axis=1)
        on = self._on.T @ of_class
        gammas = self._chance.standard_gamma(np.stack([1.0 + on, 1.0 + size[:, None, :] - on]))
        self._found = np.log(gammas) - np.log(gammas.sum(axis=0))
        self._stir_the_concentration(size)
        self._break_the_stick(size)

    def _draw_missing(self, unseen: Numbers) -> None:
        """Negative binomial below the limit; where no try is, the number stays, which keeps the chain exact."""
        waiting = np.arange(len(unseen))
        chance = np.clip(1 - unseen, 1e-9, 1.0)
        for _ in range(TRIES):
            drawn = self._chance.negative_binomial(self._seen[waiting], chance[waiting])
            fits = drawn <= REACH * self._seen[waiting]
            self._counts[waiting[fits], -1] = drawn[fits]
            waiting = waiting[~fits]
            if not len(waiting):
                return

    def _stir_the_concentration(self, size: Whole) -> None:
        """How finely the stick breaks, a Metropolis step given the classes' sizes alone: given the breaks too, a chain in
        which one class has everybody would stay there."""
        now = self._concentration
        reach = self._reaches[self._chance.integers(len(REACHES), size=len(now))]
        then = np.maximum(now + reach * self._chance.standard_normal(len(now)), LEAST)
        both = np.exp(np.stack([now, then]))[:, :, None]
        after = size[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        lgamma = self._lgamma
        breaks = lgamma(both + after) - lgamma(both + after + (1.0 + size[:, :-1]))
        fit = breaks.sum(axis=2) + (SHAPE + CLASSES - 1) * np.stack([now, then]) - RATE * both[:, :, 0]
        better = -self._chance.standard_exponential(len(now)) < fit[1] - fit[0]
        self._concentration = np.where(better, then, now)

    def _break_the_stick(self, size: Whole) -> None:
        """The logarithms of the classes' shares. The smaller gamma is drawn as a logarithm: of a shape near 0 it would
        be too small for a number."""
        after = size[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:] + np.exp(self._concentration[:, None])
        taken = np.log(self._chance.standard_gamma(1.0 + size[:, :-1]))
        left = np.log(self._chance.standard_gamma(after + 1))
        left -= self._chance.standard_exponential(after.shape) / after
        both = np.logaddexp(taken, left)
        rest = np.cumsum(left - both, axis=1)
        self._share[:, :-1] = taken - both
        self._share[:, 1:-1] += rest[:, :-1]
        self._share[:, -1] = rest[:, -1]

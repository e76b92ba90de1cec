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
from habeas.tally.estimates.estimate import Estimate, checked, doubts, of_draws, refusal
from habeas.tally.estimates.fitting import Numbers
from habeas.tally.estimates.predictive import SEED, Predictive, of_people

Whole = NDArray[np.int64]
CLASSES = 10
CHAINS = 20
REACH = 20
"""At most so many times as many people as are on the lists may be missing, as in the reference package."""
TRIES = 20
"""A number beyond REACH is drawn again so often; then the one before it stays."""
SHAPE = RATE = 0.25
STIRRED = 2
"""Every so many steps the concentration takes one."""
REACHES = (0.5, 2.0, 6.0)
LEAST, START = -200.0, -3.5
"""How far a step of the concentration reaches, on a logarithmic scale; the least of it, and the most at the start."""
LEGS = (11_000, 22_000, 44_000, 110_500, 221_000)
"""The chains are looked at after so many steps each, and go on until they agree well."""
LONG = 110_500
"""After so many steps any agreement with which a number is given will do."""
THIN = 10
BURNT = 2
"""The first half of the steps is not counted."""
AGREE_WELL, ENOUGH = 1.01, 2000.0
"""An R-hat and an effective size with which the chains need not go on."""
AGREE = 1.05
"""The largest R-hat with which a number is given."""
LARGE = 4
"""So many classes are large at the start."""
LOOKS, APART = 25, 20
"""The model is checked in so many places of each chain, so many steps apart."""
WARM_UP = 500
"""So many steps the stick stays coarse."""
AT_THE_END = 0.05, 0.01
"""More than 1 % of the draws in the last 5 % of the range: the range cuts the estimate off."""


def estimate(captures: Captures, seed: int, is_checked: bool = True) -> Estimate:
    """The estimate, from CHAINS chains, with a check of the model if asked for."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "classes": CLASSES,
        "chains": CHAINS,
        "most_missing": REACH * captures.seen,
        "prior": "1/N",
        "seed": seed,
    }
    refused = refusal(captures)
    if refused:
        return Estimate(method="lcmcr", settings=settings, refused=refused)
    found, steps, sampler = _run(captures, seed, CHAINS)
    agreement, size = rhat(found), effective_size(found)
    settings |= {"steps": steps, "counted_from": steps // BURNT, "effective_size": round(size)}
    if not agreement <= AGREE:
        return Estimate(
            method="lcmcr",
            settings=settings,
            rhat=agreement,
            refused=f"the {CHAINS} chains do not agree (R-hat {agreement:.2f}, more than {AGREE}): "
            "each would give another number",
        )
    given = of_draws(
        Estimate(
            method="lcmcr",
            settings=settings,
            rhat=agreement,
            warnings=(*_warnings(captures, found), *doubts(captures)),
        ),
        captures.seen + found.ravel(),
    )
    return checked(given, _check(captures, sampler) if is_checked else None)


def _check(captures: Captures, sampler: "Sampler") -> Predictive:
    """From where the chains stand, now and then."""
    cells, people = list[Numbers](), list[Whole]()
    for _ in range(LOOKS):
        people.append(captures.seen + sampler.run(APART)[:, -1])
        cells.append(sampler.cells())
    return of_people(captures, np.vstack(cells), np.concatenate(people), np.random.default_rng(SEED))


def draws(captures: Captures, seed: int, chains: int = CHAINS) -> tuple[Whole, int]:
    """The numbers of missing people that count (chains by draws), and how many steps each chain took."""
    counted, steps, _ = _run(captures, seed, chains)
    return counted, steps


def _run(captures: Captures, seed: int, chains: int) -> tuple[Whole, int, "Sampler"]:
    sampler = Sampler(np.array(captures.counts[1:]), np.random.default_rng(seed), chains)
    taken = np.empty((chains, 0), dtype=np.int64)
    done = 0
    for leg in LEGS:
        taken = np.hstack([taken, sampler.run(leg - done)])
        done = leg
        counted = taken[:, taken.shape[1] // BURNT :]
        well = AGREE if leg >= LONG else AGREE_WELL
        if rhat(counted) <= well and (leg >= LONG or effective_size(counted) >= ENOUGH):
            break
    return counted, done, sampler


def _warnings(captures: Captures, draws: Whole) -> list[str]:
    part, most = AT_THE_END
    if (draws >= REACH * captures.seen * (1 - part)).mean() > most:
        return [
            f"The range searched, up to {REACH} times those seen, cuts the estimate off: its upper end "
            "means nothing."
        ]
    return []


class Sampler:
    """Chains that go on from where they are. `table` counts the people of each combination of lists but none."""

    def __init__(self, table: Whole, chance: np.random.Generator, chains: int) -> None:
        used = np.flatnonzero(table)
        # The last cell is of those on no list.
        cells = np.append(used + 1, 0)
        lists = (len(table) + 1).bit_length() - 1
        every = np.asarray(np.arange(2**lists)[:, None] >> np.arange(lists)[None, :] & 1, dtype=float)
        self._every = np.hstack([every, 1 - every])
        self._on = np.asarray(cells[:, None] >> np.arange(lists)[None, :] & 1, dtype=float)
        self._on_and_off = np.hstack([self._on, 1 - self._on])
        # Per class: on each list, off each list, and all.
        self._sums = np.vstack([self._on_and_off.T, np.ones(len(cells))])
        self._ones = np.ones((CLASSES, 1))
        self._chance = chance
        self._steps = 0
        self._reaches = np.array(REACHES)
        self._lgamma = import_module("scipy.special").gammaln
        self._counts = np.zeros((chains, len(cells)), dtype=np.int64)
        self._counts[:, :-1] = table[used]
        self._seen = self._counts.sum(axis=1)
        self._most = REACH * self._seen
        self._concentration = np.full(chains, START)
        self._found = np.empty((chains, 2 * lists, CLASSES))
        self._lists = lists
        # What finds a class and how the stick breaks are drawn in one go: many small calls cost more than draws.
        self._shapes = np.empty((chains, 2 * lists * CLASSES + 2 * (CLASSES - 1)))
        self._gammas = np.empty_like(self._shapes)
        self._share = np.empty((chains, CLASSES))
        self._start_apart()

    def _start_apart(self) -> None:
        """Half of the chains start as if hardly anybody were missing (each class is found as often as those seen were),
        half anywhere. All have few large classes: many hold a chain so long that its start would show in the numbers.
        """
        chains = len(self._seen)
        often = np.log((self._counts @ self._on + 1) / (self._seen[:, None] + 2))[:, :, None]
        anywhere = np.log(self._chance.beta(1.0, 1.0, (chains, often.shape[1], CLASSES)))
        low = (np.arange(chains) % 2 == 0)[:, None, None]
        on = np.where(low, often, anywhere)
        self._found[:] = np.concatenate([on, np.log1p(-np.exp(on))], axis=1)
        shares = self._chance.dirichlet(np.where(np.arange(CLASSES) < LARGE, 1.0, 0.05), chains)
        self._share[:] = np.log(np.maximum(shares, np.finfo(float).tiny))

    def run(self, steps: int) -> Whole:
        """The number missing after every THIN of so many steps: chains by draws."""
        kept = np.empty((steps // THIN, len(self._seen)), dtype=np.int64)
        for step in range(steps):
            self._step()
            if (step + 1) % THIN == 0:
                kept[step // THIN] = self._counts[:, -1]
        return kept.T

    def cells(self) -> Numbers:
        """How probable each combination of lists is where the chains stand (chains by combinations, first none)."""
        return np.asarray(np.exp(self._every @ self._found + self._share[:, None, :]).sum(axis=2))

    def _step(self) -> None:
        """One round: those missing, everybody's class, what finds a class, how large it is."""
        weight = self._on_and_off @ self._found
        weight += self._share[:, None, :]
        np.exp(weight, out=weight)
        total = weight @ self._ones
        self._draw_missing(total[:, -1, 0])
        weight /= total
        of_class = self._chance.multinomial(self._counts, weight)
        sums = self._sums @ of_class.astype(float)
        size = sums[:, -1]
        after = size[:, ::-1].cumsum(axis=1)[:, -2::-1]
        if self._steps >= WARM_UP and self._steps % STIRRED == 0:
            self._stir_the_concentration(size, after)
        self._draw_classes(sums, after)
        self._steps += 1

    def _draw_missing(self, unseen: Numbers) -> None:
        """Negative binomial below the limit; where no try is, the number stays, which keeps the chain exact."""
        chance = np.maximum(1 - unseen, 1e-9)
        drawn = self._chance.negative_binomial(self._seen, chance)
        over = np.flatnonzero(drawn > self._most)
        for _ in range(TRIES):
            if not len(over):
                break
            drawn[over] = self._chance.negative_binomial(self._seen[over], chance[over])
            over = over[drawn[over] > self._most[over]]
        drawn[over] = self._counts[over, -1]
        self._counts[:, -1] = drawn

    def _draw_classes(self, sums: Numbers, after: Numbers) -> None:
        """The logarithms of what finds each class, and of the classes' shares.

        Of the gammas that break the stick the smaller one is drawn as a logarithm: of a shape near 0 it would be too
        small for a number."""
        chains, breaks = len(sums), CLASSES - 1
        shapes, finding = self._shapes, 2 * self._lists * CLASSES
        shapes[:, :finding] = sums[:, :-1].reshape(chains, finding)
        shapes[:, finding : finding + breaks] = sums[:, -1, :-1]
        left_over = after + np.exp(self._concentration)[:, None]
        shapes[:, finding + breaks :] = left_over
        shapes += 1.0
        gammas = self._chance.standard_gamma(shapes, out=self._gammas)
        found = gammas[:, :finding].reshape(chains, 2, self._lists, CLASSES)
        both = np.log(found[:, 0] + found[:, 1])
        logs = np.log(gammas, out=gammas)
        apart = logs[:, :finding].reshape(chains, 2, self._lists, CLASSES) - both[:, None]
        self._found = apart.reshape(chains, 2 * self._lists, CLASSES)
        taken, left = logs[:, finding : finding + breaks], logs[:, finding + breaks :]
        left = left - self._chance.standard_exponential(left_over.shape) / left_over
        whole = np.logaddexp(taken, left)
        rest = np.cumsum(left - whole, axis=1)
        np.subtract(taken, whole, out=self._share[:, :-1])
        self._share[:, 1:-1] += rest[:, :-1]
        self._share[:, -1] = rest[:, -1]

    def _stir_the_concentration(self, size: Numbers, after: Numbers) -> None:
        """How finely the stick breaks, a Metropolis step given the classes' sizes alone: given the breaks too, a
        chain in which one class has everybody would stay there."""
        now = self._concentration
        reach = self._reaches[self._chance.integers(len(REACHES), size=len(now))]
        then = np.maximum(now + reach * self._chance.standard_normal(len(now)), LEAST)
        both = np.exp(np.stack([now, then]))[:, :, None]
        lgamma = self._lgamma
        below = both + after
        breaks = lgamma(below) - lgamma(below + (1.0 + size[:, :-1]))
        fit = breaks.sum(axis=2) + (SHAPE + CLASSES - 1) * np.stack([now, then]) - RATE * both[:, :, 0]
        better = -self._chance.standard_exponential(len(now)) < fit[1] - fit[0]
        self._concentration = np.where(better, then, now)

"""One estimate from several tables: strata are added, what cannot be known for sure (links, gaps) is gone through many
times. Invariant: what was refused for one part is not hidden in the sum of the others.

Each table's estimate stands for the numbers that are equally likely by it (`Estimate.likely`). Strata are added as
independent of one another; the possible tables are mixed (D. Rubin 1987), so that the interval covers both what each
table leaves open and how they differ.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate, of_draws, refusal
from habeas.tally.estimates.fitting import Numbers
from habeas.tally.estimates.methods import Choices, by
from habeas.tally.estimates.predictive import Predictive

Strata = Mapping[str, Captures]
Progress = Callable[[int, int], None]
MOST_TABLES = {"sparse": 50, "lcmcr": 10}
"""Methods that take long see so many of the possible tables."""
MOST_REFUSED = 0.05
"""If more of the possible tables than this give no estimate, there is none."""


class _Sum(Struct, frozen=True):
    """All strata of one possible table: equally likely numbers of all people, and each stratum's estimate (of
    those that stand on their own); or why there is none."""

    likely: Numbers | None
    parts: Mapping[str, Estimate]
    refused: str | None = None
    by_the_others: tuple[str, ...] = ()


def estimate(
    method: str, possible: Sequence[Strata], choices: Choices, progress: Progress | None = None
) -> Estimate:
    """The estimate of one method from tables any of which may be the true one, each by stratum; one and one is
    nothing but `methods.by`."""
    if len(possible) == 1 and len(possible[0]) == 1:
        [captures] = possible[0].values()
        return by(method, captures, choices)
    possible = possible[: MOST_TABLES.get(method, len(possible))]
    choices = replace(choices, tables=max(1, choices.tables // len(possible)))
    sums = []
    for number, strata in enumerate(possible):
        # One table shows whether the model could have given it; the others are much alike.
        sums.append(
            _sum(method, strata, replace(choices, seed=choices.seed + number, is_checked=number == 0))
        )
        if progress:
            progress(number + 1, len(possible))
    good = [one for one in sums if one.likely is not None]
    pooled = Estimate(
        method=method,
        settings=_settings(possible, sums, choices),
        rhat=_worst(sums),
        predictive=_least_fitting(sums),
    )
    lost = len(sums) - len(good)
    if lost > MOST_REFUSED * len(sums):
        why = next(one.refused for one in sums if one.refused)
        of = f" (in {lost} of {len(sums)} possible tables)" if len(sums) > 1 else ""
        return replace(pooled, refused=f"{why}{of}")
    likely = np.concatenate([cast("Numbers", one.likely) for one in good])
    return of_draws(replace(pooled, warnings=tuple(_warnings(good, lost, len(sums)))), likely)


def _sum(method: str, strata: Strata, choices: Choices) -> _Sum:
    """The strata of one table, added."""
    chance = np.random.default_rng(choices.seed)
    parts: dict[str, Estimate] = {}
    unable: list[str] = []
    for name, captures in strata.items():
        if refusal(captures):
            unable.append(name)
            continue
        parts[name] = by(method, captures, choices)
        if parts[name].refused:
            return _Sum(None, parts, _in_stratum(strata, name, str(parts[name].refused)))
    if not parts:
        return _Sum(None, parts, _in_stratum(strata, unable[0], str(refusal(strata[unable[0]]))))
    total = sum(chance.permutation(cast("Numbers", part.likely)) for part in parts.values())
    alone = np.asarray(total, dtype=float)
    for name in unable:
        more = _as_in_the_others(strata[name], [strata[part] for part in parts], alone, chance)
        if more is None:
            return _Sum(None, parts, _in_stratum(strata, name, str(refusal(strata[name]))))
        total = total + more
    return _Sum(np.asarray(total, dtype=float), parts, by_the_others=tuple(unable))


def _as_in_the_others(
    captures: Captures, others: Sequence[Captures], likely: Numbers, chance: np.random.Generator
) -> Numbers | None:
    """Numbers of people of a stratum that bears no estimate of its own, if its lists find as large a share there as in
    the other strata together. None if these were not kept there."""
    found = 0
    for other in others:
        lists = sum(1 << place for place, name in enumerate(other.lists) if name in captures.lists)
        found += other.on_any(lists)
    if not found or not captures.seen:
        return None
    shares = np.clip(found / likely, 1e-6, 1.0)
    return np.asarray(captures.seen + chance.negative_binomial(captures.seen, shares), dtype=float)


def _in_stratum(strata: Strata, name: str, why: str) -> str:
    return why if len(strata) == 1 else f"of {name}: {why}"


def _worst(sums: Sequence[_Sum]) -> float | None:
    known = [part.rhat for one in sums for part in one.parts.values() if part.rhat is not None]
    return max(known, default=None)


def _least_fitting(sums: Sequence[_Sum]) -> Predictive | None:
    """The check of the stratum that fits least, of the first table."""
    known = [part.predictive for part in sums[0].parts.values() if part.predictive is not None]
    return min(known, key=lambda one: one.p, default=None)


def _settings(possible: Sequence[Strata], sums: Sequence[_Sum], choices: Choices) -> dict[str, object]:
    seen = [sum(captures.seen for captures in strata.values()) for strata in possible]
    return {
        "tables": len(possible),
        "seed": choices.seed,
        "seen": {"least": min(seen), "median": float(np.median(seen)), "most": max(seen)},
        "strata": [
            _stratum(name, possible, sums) for name in dict.fromkeys(n for one in possible for n in one)
        ],
    }


def _stratum(name: str, possible: Sequence[Strata], sums: Sequence[_Sum]) -> dict[str, object]:
    """What one stratum is by itself, over all tables."""
    tables = [strata[name] for strata in possible if name in strata]
    parts = [one.parts[name] for one in sums if name in one.parts]
    numbers = [part.likely for part in parts if part.likely is not None]
    low, middle, high = np.quantile(np.concatenate(numbers), (0.025, 0.5, 0.975)) if numbers else [None] * 3
    return {
        "stratum": name,
        "lists": list(tables[0].lists),
        "seen": float(np.median([table.seen for table in tables])),
        "median": None if middle is None else float(middle),
        "lo95": None if low is None else float(low),
        "hi95": None if high is None else float(high),
        "settings": dict(parts[0].settings) if parts else None,
    }


def _warnings(good: Sequence[_Sum], lost: int, tables: int) -> Iterator[str]:
    """The doubts of the first table, each once, with its strata where it is not of all; then those of the whole."""
    if lost:
        yield f"{lost} of {tables} possible tables give no estimate and are left out."
    first = good[0]
    of: dict[str, list[str]] = {}
    for name, part in first.parts.items():
        for warning in part.warnings:
            of.setdefault(warning, []).append(name)
    for name in first.by_the_others:
        yield (
            f"{name} bears no estimate of its own (fewer than three lists, or nobody in common); its people are "
            "counted in as if its lists found as large a share there as elsewhere."
        )
    for warning, names in of.items():
        everywhere = len(names) == len(first.parts)
        yield warning if everywhere else f"{', '.join(names)}: {warning}"

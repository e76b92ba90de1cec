"""How often estimates hold where the truth is known: `python -m bench.tally.coverage [--replicates N] [--seed S]`.

Invariant: every replicate counts; where a method refuses, that is said and counts as neither. Of each scenario and
method: in how many replicates the lower end is at or below the truth, and the interval holds it; the median of the
lower end as a share of the truth, and of how far it gets from those seen to the truth; and how often the check of the
method's model says that it hardly gives such a table.
"""

import argparse
from collections.abc import Callable, Sequence

import numpy as np
from bench.tally import populations
from bench.tally.populations import TRUTH

from habeas.tally.estimates import gaps, pooled
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate
from habeas.tally.estimates.links import Links
from habeas.tally.estimates.methods import METHODS, Choices

Possible = Sequence[dict[str, Captures]]
Scenario = Callable[[np.random.Generator], Possible]


def scenarios(tables: int) -> dict[str, Scenario]:
    """What each gives of one population: one table, or several any of which may be true."""
    found: dict[str, Scenario] = {
        name: lambda chance, of=of: [{"": populations.table(of(chance))}]  # type: ignore[misc]
        for name, of in populations.EXACTLY_LINKED.items()
    }
    for share in (0.1, 0.3):
        found[f"{share:.0%} not recognised"] = lambda chance, share=share: [  # type: ignore[misc]
            {"": populations.missed(chance, share)}
        ]
    found["5% taken for others"] = lambda chance: [{"": populations.mixed_up(chance, 0.05)}]
    for trust, words in (
        (1.0, "links drawn"),
        (0.5, "odds said half as high"),
        (2.0, "odds said twice as high"),
    ):
        found[f"10% not recognised, {words}"] = lambda chance, trust=trust: _drawn(  # type: ignore[misc]
            populations.linked(chance, 0.1, trust), chance, tables
        )
    found["30% not recognised, links drawn"] = lambda chance: _drawn(
        populations.linked(chance, 0.3), chance, tables
    )
    return found


def _drawn(links: Links, chance: np.random.Generator, tables: int) -> Possible:
    return [gaps.filled(links.drawn(chance), chance) for _ in range(tables)]


def row(name: str, method: str, found: Sequence[tuple[int, Estimate]]) -> str:
    """One row of the table: of the replicates, how many people were seen and what was estimated."""
    good = [(seen, one) for seen, one in found if one.lo95 is not None and one.hi95 is not None]
    if not good:
        return f"{name:<42} {method:<10} refused {len(found)} of {len(found)}"
    seen = np.array([seen for seen, _ in good])
    hardly = np.mean([one.predictive is not None and one.predictive.hardly for _, one in good])
    low, high = (np.array([getattr(one, key) for _, one in good]) for key in ("lo95", "hi95"))
    return (
        f"{name:<42} {method:<10} {(low <= TRUTH).mean():>5.3f} {((low <= TRUTH) & (high >= TRUTH)).mean():>9.3f} "
        f"{np.median(low / TRUTH):>8.2f} {np.median((low - seen) / (TRUTH - seen)):>8.2f} "
        f"{np.median(seen):>7.0f} {hardly:>6.3f} {len(found) - len(good):>4} of {len(found)}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=20)
    parser.add_argument("--tables", type=int, default=50, help="drawn from unsure links, each replicate")
    parser.add_argument("--points", type=int, help="of dga's grid (default: every number)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--methods", default="averaged,dga,loglinear,chao")
    parser.add_argument("--only", default="", help="scenarios whose name has these words")
    args = parser.parse_args()
    methods = args.methods.split(",")
    assert set(methods) <= set(METHODS)
    print(
        f"Truth {TRUTH}, {args.replicates} replicates, seed {args.seed}, {args.tables} tables of unsure links."
    )
    print(f"{'scenario':<42} {'method':<10} lower inside of truth  of way    seen hardly refused")
    for name, scenario in scenarios(args.tables).items():
        if args.only not in name:
            continue
        found: dict[str, list[tuple[int, Estimate]]] = {method: [] for method in methods}
        for number in range(args.replicates):
            possible = scenario(np.random.default_rng([args.seed, number]))
            seen = int(np.median([strata[""].seen for strata in possible]))
            for method in methods:
                choices = Choices(seed=args.seed + number, points=args.points)
                found[method].append((seen, pooled.estimate(method, possible, choices)))
        for method in methods:
            print(row(name, method, found[method]), flush=True)


if __name__ == "__main__":
    main()

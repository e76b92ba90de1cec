"""Measure habeas' numbers and print one table: `python -m bench.tally`.

Invariant: what is compared runs one after the other in this process; times are given as ratios, because machines
differ, and in seconds only for orientation.
"""

import csv
import time
from collections.abc import Callable
from math import ceil
from pathlib import Path
from random import Random
from typing import TypeVar

from bench.tally import exhaustive, invented

from habeas.tally.bounds.answer import answer, conflict
from habeas.tally.bounds.said import Apart, Count, Member, Question, Said, Statement
from habeas.tally.bounds.sets import Both, Either, Group, Set
from habeas.tally.bounds.solve import LEAST, end
from habeas.tally.estimates import chao, dga, loglinear
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.models import models, with_a_best_fit
from habeas.tally.estimates.tables import read_complete

TABLES = Path(__file__).parent / "tables"
CASES = 300
SECONDS_OF_R = {"kosovo": 0.404, "uk-5": 2.83, "netherlands": 18.6, "australia": 0.022}
"""What dga 2.0.2 in R (C++) took for every number of missing people, on another day of a like machine."""
CHAO = {"kosovo": 8803, "rome-hiv": 12158, "hav": 479, "diabetes": 2514}

BEST_BIC = {"kosovo": (10356.52, 0.466), "uk-5": (25311, 68.8), "australia": (6496.01, None)}
"""The number of the model of lowest BIC, as published or recomputed, and the seconds of all models in R (Rcapture)."""

T = TypeVar("T")


def timed(what: Callable[[], T], times: int = 1) -> tuple[T, float]:
    """What comes out, and the seconds of the processor, the least of several times: others use the machine too."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        found = what()
        best = min(best, time.process_time() - began)
    return found, best


def line(what: str, right: str, seconds: float, ratio: str = "") -> None:
    """One row of the table."""
    print(f"{what:<58} {right:>20} {seconds:>8.2f} s  {ratio}", flush=True)


def against_exhaustive_search() -> None:
    """Random small cases: both ends, or that there is a contradiction."""
    right, ours, theirs, proofs, ends = 0, 0.0, 0.0, 0, 0
    for seed in range(CASES):
        chance = Random(seed)  # noqa: S311
        case = invented.said(chance)
        asked = invented.a_set(chance, list(case.groups))
        expected, seconds = timed(lambda case=case, asked=asked: exhaustive.ends(case, asked))  # type: ignore[misc]
        theirs += seconds
        began = time.process_time()
        if conflict(case):
            right += expected is None
        else:
            found = answer(case, Question(id="q", of=asked))
            right += (found.least.value, found.most.value) == expected
            ends += 1
            proofs += found.least.adds_up is not None
        ours += time.process_time() - began
    line(
        "bounds: equal to exhaustive search, 2 or 3 groups",
        f"{right} of {CASES}",
        ours,
        f"{theirs / ours:.2f}×",
    )
    line("bounds: lower ends with a sum that adds up", f"{proofs} of {ends}", ours)


def places_and_days(places: int, days: int, claims: int) -> tuple[Said, Set]:
    """Invented counts of people in places on days, a fifth of them of moves, and twenty names."""
    chance = Random(1)  # noqa: S311
    groups = [f"p{place}d{day}" for place in range(places) for day in range(days)]
    said: list[Statement] = [
        Apart(id=f"a{day}", source="sense", groups=tuple(f"p{place}d{day}" for place in range(places)))
        for day in range(days)
    ]
    for number in range(claims):
        place, day, people = chance.randrange(places), chance.randrange(days), chance.randrange(5, 60)
        of: Set = Group(f"p{place}d{day}")
        if chance.random() < 0.2 and day + 1 < days:
            of, people = Both((of, Group(f"p{chance.randrange(places)}d{day + 1}"))), people // 3
        said.append(Count(id=f"c{number}", source=f"s{number % 7}", of=of, at_least=people))
    said += [
        Member(id=f"m{number}", source="names", who=(f"N{number}",), within=(chance.choice(groups),))
        for number in range(20)
    ]
    everybody = Either(tuple(map(Group, groups)))
    return Said(groups=dict.fromkeys(groups, ""), statements=tuple(said)), everybody


def many_claims() -> None:
    """How long the smallest number takes, and with all its reasons."""
    for places, days, claims in ((10, 8, 100), (20, 24, 1000)):
        case, everybody = places_and_days(places, days, claims)
        found, seconds = timed(lambda case=case, everybody=everybody: end(case, everybody, LEAST))  # type: ignore[misc]
        exact = "exact" if found.exact else "valid"
        line(f"bounds: {claims} claims, {places} places, {days} days", f"{found.value}, {exact}", seconds)
    case, everybody = places_and_days(10, 8, 100)
    whole, seconds = timed(lambda: answer(case, Question(id="q", of=everybody)))
    line(
        "bounds: 100 claims, with reasons and leave-one-out", f"rests on {len(whole.least.because)}", seconds
    )


def dga_against_r() -> None:
    """Every row of the reference."""
    with (TABLES / "expected-dga.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        captures = read_complete((TABLES / f"{row['table']}.csv").read_text(encoding="utf-8"))
        points = None if row["points"] == "every" else int(row["points"])
        found, seconds = timed(lambda captures=captures, points=points: dga.estimate(captures, points), 3)  # type: ignore[misc]
        assert found.mean is not None
        same = abs(found.mean / float(row["mean"]) - 1) <= 1e-6 and all(
            getattr(found, key) == int(row[key]) for key in ("median", "lo95", "hi95")
        )
        theirs = SECONDS_OF_R.get(row["table"]) if points is None else None
        ratio = f"{theirs / seconds:.1f}× R" if theirs else ""
        line(f"dga: {row['table']}, {row['points']} points", "equal" if same else "DIFFERENT", seconds, ratio)


def chao_against_reference() -> None:
    """Four tables, to the person."""
    for name, number in CHAO.items():
        captures = read_complete((TABLES / f"{name}.csv").read_text(encoding="utf-8"))
        found, seconds = timed(lambda captures=captures: chao.estimate(captures))  # type: ignore[misc]
        assert found.mean is not None
        same = abs(ceil(found.mean - 0.5) - number) == 0
        line(f"chao: {name}", "equal" if same else f"{found.mean} not {number}", seconds)


def loglinear_against_reference() -> None:
    """The number of the best model, and the time of all."""
    for name, (number, theirs) in BEST_BIC.items():
        captures = read_complete((TABLES / f"{name}.csv").read_text(encoding="utf-8"))
        every, seconds = timed(lambda captures=captures: _all_fits(captures), 3)  # type: ignore[misc]
        best = min(every, key=lambda fit: fit.bic)
        same = abs(best.number - number) <= 0.5
        ratio = f"{theirs / seconds:.1f}× R" if theirs else ""
        line(
            f"loglinear: {name}, best of {len(every)}", "equal" if same else f"{best.number}", seconds, ratio
        )


def _all_fits(captures: Captures) -> list[loglinear.Fit]:
    every = models(len(captures.lists))
    return loglinear.fits(captures, with_a_best_fit(every, captures.counts))


def main() -> None:
    """Print the table."""
    against_exhaustive_search()
    many_claims()
    dga_against_r()
    loglinear_against_reference()
    chao_against_reference()


if __name__ == "__main__":
    main()

"""`python -m bench.tally.minimum [--people N] [--times N]`: at least so many, by name, of very many people.

Invariant: the columns and their peer, the plain rule, are asked the same of the same state in the same process, and
give the same number, by the same people and statements; otherwise this stops. Times are of the processor, of one
process that uses one core. Deriving (the record folded, the index, the columns) comes before and is said apart; the
first question of a state is its own column, and each time after it is the median.
"""

import argparse
import gc
import resource
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from random import Random
from statistics import median
from typing import TypeVar

from bench.tally.made_people import BEGUN, LAST, MadePeople

from habeas.register.about import About
from habeas.statements.growing import grown
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind
from habeas.tally.asked import read
from habeas.tally.columns import Columns
from habeas.tally.listing import NamedMinimum
from habeas.tally.named import by_the_rule, named_minimum

T = TypeVar("T")
EARLY, KNOWN_AT = date(2030, 9, 1), datetime(2030, 5, 1, tzinfo=UTC)
ASKED = (
    ("held", 1, LAST), ("held", 0, LAST), ("held", 2, LAST), ("held", 3, LAST), ("held@Karsk", 1, LAST),
    ("refused", 1, LAST), ("held or refused", 1, LAST), ("held", 1, EARLY),
)  # fmt: skip
A_PAGE = 200
"""Names that a page lists."""


def seconds(what: Callable[[], T]) -> tuple[T, float]:
    """What comes out, and the seconds of the processor it took."""
    began = time.process_time()
    found = what()
    return found, time.process_time() - began


def derived(what: str, make: Callable[[], T]) -> T:
    """Something that is derived before anybody asks, with a line of how long it took."""
    found, took = seconds(make)
    print(f"{what:<62} {took:>8.1f} s", flush=True)
    return found


def ask(about: About, question: str, voices: int, day: date, may_be: list[tuple[str, str]]) -> NamedMinimum:
    """The numbers and one page of the list, as a page asks for them."""
    found = named_minimum(about, read(about, question), voices, day, may_be)
    _shown = (found.least, found.most, found.people[:A_PAGE])
    return found


def compared(about: About, asked: tuple[str, int, date], may_be: list[tuple[str, str]], times: int) -> None:
    """One line of the table."""
    question, voices, day = asked
    found, first = seconds(lambda: ask(about, *asked, may_be))
    again = median(seconds(lambda: ask(about, *asked, may_be))[1] for _ in range(times))
    _all, listed = seconds(lambda: (tuple(found.people), tuple(found.in_part)))
    rule, peer = seconds(lambda: by_the_rule(about, read(about, question), voices, day, may_be))
    if (*_all, found.matches) != (tuple(rule.people), tuple(rule.in_part), rule.matches):
        raise SystemExit(f"{question}: the columns and the plain rule differ")
    pairs = f", {len(may_be):,} pairs unsure" if may_be else ""
    what = f"{question}, {voices} voices, as of {day}{pairs}"
    print(
        f"{what:<62} {found.least:>8,} {found.most:>8,} {1000 * first:>7.0f} {1000 * again:>7.0f} "
        f"{1000 * listed:>7.0f} {1000 * peer:>8.0f}",
        flush=True,
    )


def unsure(about: About, number: int) -> list[tuple[str, str]]:
    """So many pairs of people who may be one, drawn at random: as many as a large case leaves open."""
    mentions = about.known.mentions
    people = [id_ for id_ in about.who.members if mentions[id_].kind is Kind.PERSON]
    chance = Random(3)  # noqa: S311
    return [(chance.choice(people), chance.choice(people)) for _ in range(number)]


def after_an_act(about: About, items: list[Noted], times: int) -> tuple[About, list[float], list[float]]:
    """Two people are judged to be one, again and again: what the index with its columns takes to follow, and what the
    first question after it takes."""
    following, asking = list[float](), list[float]()
    pairs = unsure(about, times)
    for place, (a, b) in enumerate(pairs):
        number = len(items) + place + 1
        judged = Judgement(id=f"jj{place}", a=a, b=b, verdict=Verdict.SAME)
        made = grown(about.known, [Noted(number, items[-1].at, "Anna", judged)])
        assert made is not None
        state, changes = made
        state.statements  # noqa: B018  (carried along by the desk, too)
        before = about
        about, took = seconds(partial(before.grown, state, changes))
        following.append(took)
        asking.append(seconds(partial(ask, about, "held", 1, LAST, []))[1])
    return about, following, asking


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.tally.minimum", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=9, help="how often each question is asked again")
    args = parser.parse_args()
    import_module("habeas.tally.columns.minimum")  # With numpy and scipy: a desk has them read in.
    items = list(MadePeople(args.people).noted())
    state: Known = derived("the record folded", lambda: known(items))
    derived("what later states grow from", state.prepare_to_grow)
    about = derived("the index over it", lambda: About(state))
    derived("the columns", lambda: about.beside(Columns))
    gc.collect()
    gc.freeze()
    print(f"{args.people:,} people, {len(state.statements):,} statements, {len(items):,} entries\n")
    head = ("least", "most", "first", "again", "list", "rule")
    print(
        f"{'milliseconds':<62} {head[0]:>8} {head[1]:>8} {head[2]:>7} {head[3]:>7} {head[4]:>7} {head[5]:>8}"
    )
    for asked in ASKED:
        compared(about, asked, [], args.times)
    compared(about, ("held", 1, LAST), unsure(about, args.people // 10), args.times)
    _last, following, asking = after_an_act(about, items, args.times)
    follows, asks = 1000 * median(following), 1000 * median(asking)
    print(f"\nafter a judgement: followed in {follows:.0f} ms, then asked in {asks:.0f} ms")
    print(f"\nas known on {KNOWN_AT.date()}")
    then = derived("the record folded up to then", lambda: known(one for one in items if one.at <= KNOWN_AT))
    past = derived("the index over it", lambda: About(then))
    derived("the columns", lambda: past.beside(Columns))
    compared(past, ("held", 1, LAST), [], args.times)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nmemory at most, with all of it: {most:,.0f} MiB; the record begins on {BEGUN.date()}")


if __name__ == "__main__":
    main()

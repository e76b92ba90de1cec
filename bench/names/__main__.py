"""Accuracy by kind of pair, and pairs a second in a new process, beside baselines in the same run.

    python -m bench.names [--each 400] [--seed 7] [--errors 5]

Development pairs: whoever wrote the rules saw them. They show what breaks, not how good the rules are.
"""

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from bench.names.pairs import KINDS, Pair, pairs

from habeas.names import THRESHOLD, compare

Matcher = Callable[[str, str], float]


def _equal(a: str, b: str) -> float:
    """The same words in any order, capitals aside."""
    return float(sorted(a.casefold().split()) == sorted(b.casefold().split()))


def _ratio(a: str, b: str) -> float:
    """difflib's ratio of the sorted words, stretched so that 0.8 lies at the threshold."""
    first, second = " ".join(sorted(a.casefold().split())), " ".join(sorted(b.casefold().split()))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() - 0.8 + THRESHOLD


MATCHERS: dict[str, Matcher] = {
    "habeas": lambda a, b: compare(a, b).score,
    "difflib": _ratio,
    "equal": _equal,
}


def accuracy(made: Sequence[Pair], matcher: Matcher) -> dict[str, tuple[int, int]]:
    """For each kind how many were told rightly, of how many."""
    right = dict.fromkeys(KINDS, 0)
    total = dict.fromkeys(KINDS, 0)
    for pair in made:
        total[pair.kind] += 1
        right[pair.kind] += (matcher(pair.a, pair.b) >= THRESHOLD) == pair.same
    return {kind: (right[kind], total[kind]) for kind in KINDS}


def figures(made: Sequence[Pair], matcher: Matcher) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs."""
    told = [(matcher(pair.a, pair.b) >= THRESHOLD, pair.same) for pair in made]
    true = sum(1 for said, same in told if said and same)
    said, same = sum(one for one, _ in told), sum(one for _, one in told)
    precision, recall = true / max(said, 1), true / max(same, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def table(made: Sequence[Pair]) -> str:
    """Kinds down, matchers across."""
    found = {name: accuracy(made, matcher) for name, matcher in MATCHERS.items()}
    lines = [f"{'kind of pair':<28}{'':>11}" + "".join(f"{name:>12}" for name in MATCHERS)]
    for kind, (_, same) in KINDS.items():
        cells = "".join(
            f"{right / total:>12.1%}" for right, total in (found[name][kind] for name in MATCHERS)
        )
        lines.append(f"{kind:<28}{'same' if same else 'different':>11}{cells}")
    overall = {name: figures(made, matcher) for name, matcher in MATCHERS.items()}
    for place, name in enumerate(("precision", "recall", "F1")):
        lines.append(f"{name:<39}" + "".join(f"{overall[each][place]:>12.3f}" for each in MATCHERS))
    return "\n".join(lines)


def speed(seed: int, each: int, name: str) -> float:
    """Pairs a second for names never seen, with nothing remembered but the table of given names."""
    made = list(pairs(seed + 1, each))
    matcher = MATCHERS[name]
    matcher("Анна", "Ганна")
    gc.collect()
    began = time.process_time()
    for pair in made:
        matcher(pair.a, pair.b)
    return len(made) / (time.process_time() - began)


def _in_a_new_process(seed: int, each: int, name: str) -> float:
    command = [
        sys.executable,
        "-m",
        "bench.names",
        "--speed-of",
        name,
        "--seed",
        str(seed),
        "--each",
        str(each),
    ]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _errors(made: Sequence[Pair], most: int) -> None:
    seen = dict.fromkeys(KINDS, 0)
    for pair in made:
        found = compare(pair.a, pair.b)
        if (found.score >= THRESHOLD) != pair.same and seen[pair.kind] < most:
            seen[pair.kind] += 1
            print(f"{pair.kind}: {pair.a} | {pair.b}\n    {found.score:.2f} {'; '.join(found.reasons)}")


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__.splitlines()[0])
    options.add_argument("--each", type=int, default=400, help="pairs of every kind")
    options.add_argument("--seed", type=int, default=7, help="another number makes other people")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of every kind")
    options.add_argument("--speed-of", choices=list(MATCHERS), help=argparse.SUPPRESS)
    args = options.parse_args()
    if args.speed_of:
        print(speed(args.seed, args.each, args.speed_of))
        return 0
    made = list(pairs(args.seed, args.each))
    print(table(made))
    print(f"\npairs a second, new process, one core{'':>2}", end="")
    print("".join(f"{_in_a_new_process(args.seed, args.each, name):>12,.0f}" for name in MATCHERS))
    _errors(made, args.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())

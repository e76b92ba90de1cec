"""Compare names across scripts, with reasons; needs no case and stores nothing. Every rule is named in docs/names.md.
The decision is about names: same, different or unsure. Whether two people are one is for you to judge."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from habeas.cli.once import no_threads_no_sweeping
from habeas.names import Rule, compare, explain
from habeas.names.rules import SWITCHABLE

NAME = "names"
HELP = "compare names across scripts, with reasons"
EXAMPLE = 'habeas names explain "Артём Волошин" "Artem Voloshyn"'
PIECE = 50_000
"""Lines compared at once: enough for speed, little enough for memory."""
Compared = Callable[[list[str], list[str]], Iterable[tuple[float, str, str]]]
"""Names on the left and right, in order, to score, decision and reasons of each pair."""
COMPARE_EXAMPLE = "habeas names compare pairs.tsv > compared.tsv"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    what = parser.add_subparsers(metavar="WHAT", required=True)
    for name, help_, example, run_ in (
        ("explain", "say what two names are made of, and how well they agree", EXAMPLE, _explain),
        ("compare", "compare the two names on every line of a file", COMPARE_EXAMPLE, _compare),
    ):
        one = what.add_parser(
            name,
            help=help_,
            description=run_.__doc__,
            epilog=f"example: {example}",
            formatter_class=RawDescriptionHelpFormatter,
        )
        one.set_defaults(what=run_)
        if name == "explain":
            one.add_argument("a", metavar="A", help="a name, in quotes")
            one.add_argument("b", metavar="B", help="another name, in quotes")
        else:
            one.add_argument(
                "pairs", metavar="PAIRS.tsv", type=Path, help="UTF-8, two names a line with a tab between"
            )
        one.add_argument(
            "--without",
            metavar="RULE",
            action="append",
            default=[],
            choices=[rule.value for rule in SWITCHABLE],
            help=f"leave a rule out; may be given again. Rules: {', '.join(SWITCHABLE)}",
        )


def run(args: Namespace) -> int:
    """Explain or compare."""
    status: int = args.what(args)
    return status


def _explain(args: Namespace) -> int:
    """Say what two names are made of, what each part can be, and the sum that the comparison is."""
    print(explain(args.a, args.b, _off(args)))
    return 0


def _compare(args: Namespace) -> int:
    """Compare the two names on every line, and write score, decision and reasons in the same order.

    A line that is not two names gets the decision "error" and is told on standard error; all others are compared,
    and the exit status is 1.
    """
    no_threads_no_sweeping()
    bad = 0
    compared = _at_once() if not args.without else None
    with args.pairs.open("rb") as file:
        pieces = enumerate(iter(lambda: list(islice(file, PIECE)), []))
        for number, lines in pieces:
            rows, troubles = _rows(lines, number * PIECE, compared or partial(_one_by_one, off=_off(args)))
            sys.stdout.write("".join(rows))
            bad += len(troubles)
            for trouble in troubles:
                print(f"habeas: {args.pairs}, {trouble}", file=sys.stderr)
    if bad:
        noun = "line was" if bad == 1 else "lines were"
        print(f"habeas: {bad} {noun} not compared; all others were", file=sys.stderr)
    return 1 if bad else 0


def _off(args: Namespace) -> frozenset[Rule]:
    return frozenset(Rule(name) for name in args.without)


def _at_once() -> Compared | None:
    """How to compare many names at once, or None where numpy is not installed."""
    try:
        from habeas.names import columns
    except ImportError:
        return None
    return columns.Comparing()


def _one_by_one(a: list[str], b: list[str], off: frozenset[Rule]) -> Iterator[tuple[float, str, str]]:
    for first, second in zip(a, b, strict=True):
        found = compare(first, second, off)
        yield found.score, found.decision, "; ".join(found.reasons)


def _rows(lines: list[bytes], before: int, compared: Compared) -> tuple[list[str], list[str]]:
    """What to write for lines that stand after so many others, and what is wrong with any: nobody takes the row of such
    a line for a decision."""
    rows = [""] * len(lines)
    troubles, places, pairs = list[str](), list[int](), list[str]()
    for place, text in enumerate(_texts(lines, before)):
        # Without its outer blanks, a line keeps its tab only if there is a name on either side.
        if text is not None and text.count("\t") == 1 and "\t" in text.strip():
            places.append(place)
            pairs.append(text)
        else:
            trouble = "not UTF-8 text; save the file as UTF-8" if text is None else _columns(text.split("\t"))
            troubles.append(f"line {before + place + 1}: {trouble}")
            rows[place] = f"\terror\t{troubles[-1]}\n"
    names = "\t".join(pairs).split("\t") if pairs else []
    first, second = names[::2], names[1::2]
    heads = dict[float, str]()
    for place, (score, decision, reasons) in zip(places, compared(first, second), strict=True):
        head = heads.get(score) or heads.setdefault(score, f"{score:.4f}\t{decision}\t")
        # Line breaks that hide in a name must not make two rows of one.
        rows[place] = f"{head}{reasons if reasons.isprintable() else ' '.join(reasons.split())}\n"
    return rows, troubles


def _texts(lines: list[bytes], before: int) -> list[str | None]:
    """Lines as text without their breaks, None where they are not UTF-8."""
    try:
        together = b"".join(lines).decode("utf-8-sig" if not before else "utf-8")
    except UnicodeDecodeError:
        if len(lines) == 1:
            return [None]
        half = len(lines) // 2
        return [*_texts(lines[:half], before), *_texts(lines[half:], before + half)]
    return [text.rstrip("\r") for text in together.removesuffix("\n").split("\n")]


def _columns(names: list[str]) -> str:
    filled = sum(1 for name in names if name.strip())
    found = (
        f"{filled} {'name' if filled == 1 else 'names'} instead of two" if filled != 2 else "too many tabs"
    )
    return f"{found}; write two names with one tab between them"

"""Compare names across scripts, with reasons; needs no case and stores nothing. Every rule is named in docs/names.md.
The decision is about names: same, different or unsure. Whether two people are one is for you to judge."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from pathlib import Path

from habeas.names import Rule, compare, explain
from habeas.names.rules import SWITCHABLE

NAME = "names"
HELP = "compare names across scripts, with reasons"
EXAMPLE = 'habeas names explain "Артём Волошин" "Artem Voloshyn"'
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
    bad = 0
    off = _off(args)
    with args.pairs.open("rb") as lines:
        for row, trouble in _rows(lines, off):
            sys.stdout.write(row)
            if trouble:
                bad += 1
                print(f"habeas: {args.pairs}, {trouble}", file=sys.stderr)
    if bad:
        noun = "line was" if bad == 1 else "lines were"
        print(f"habeas: {bad} {noun} not compared; all others were", file=sys.stderr)
    return 1 if bad else 0


def _off(args: Namespace) -> frozenset[Rule]:
    return frozenset(Rule(name) for name in args.without)


def _rows(lines: Iterable[bytes], off: frozenset[Rule]) -> Iterator[tuple[str, str | None]]:
    """For each line what to write, and what is wrong with it if anything is."""
    for number, line in enumerate(lines, 1):
        try:
            names = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            yield _error(f"line {number}: not UTF-8 text; save the file as UTF-8")
            continue
        if len(names) != 2 or not all(name.strip() for name in names):
            yield _error(f"line {number}: {_columns(names)}; write two names with one tab between them")
            continue
        found = compare(names[0], names[1], off)
        # Line breaks that hide in a name must not make two rows of one.
        reasons = " ".join("; ".join(found.reasons).split())
        yield f"{found.score:.4f}\t{found.decision}\t{reasons}\n", None


def _columns(names: list[str]) -> str:
    filled = sum(1 for name in names if name.strip())
    return f"{filled} {'name' if filled == 1 else 'names'} instead of two" if filled != 2 else "too many tabs"


def _error(trouble: str) -> tuple[str, str]:
    """The row in place of a comparison: the order of lines is kept, and nobody takes it for a decision."""
    return f"\terror\t{trouble}\n", trouble

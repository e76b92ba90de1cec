"""Work out the smallest and largest number of different people that everything said leaves possible.

FILE is TOML (docs/tally.md): groups, what was counted, how groups lie to one another, who is in them.
Needs no case and stores nothing.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.extras import need
from habeas.cli.output import print_json
from habeas.tally.cannot import CannotTally

if TYPE_CHECKING:
    from habeas.tally.bounds.answer import Answer, Bound, Conflict
    from habeas.tally.bounds.said import Question, Said

NAME = "bounds"
HELP = "print how many different people there are at least and at most"
EXAMPLE = 'habeas bounds said.toml --ask "held or refused" --without listok'
NEEDED = ("numpy", "scipy")
"""What the extra [tally] installs."""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("file", metavar="FILE.toml", type=Path, help="what was said")
    parser.add_argument(
        "--ask", metavar="SET", action="append", default=[],
        help='count this set ("held and not wounded"), instead of the questions in the file',
    )  # fmt: skip
    parser.add_argument(
        "--without", metavar="ID", action="append", default=[],
        help="as if this source or statement had said nothing (may be given again)",
    )  # fmt: skip
    parser.add_argument(
        "--numbers-only", action="store_true",
        help="do not look for what each number would be without a statement (for very many statements)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON (docs/tally.md)")


def run(args: Namespace) -> int:
    """Print the bounds, or what contradicts itself."""
    need(NEEDED, "tally", CannotTally)
    from habeas.tally.bounds.answer import answer, conflict

    said, questions = _asked(args)
    clash = conflict(said)
    answers = [] if clash else [answer(said, one, reasons=not args.numbers_only) for one in questions]
    if args.json:
        from habeas.tally.bounds.plain import plain

        print_json(plain(said, args.without, answers, clash))
        return 0
    for left_out in args.without:
        print(f"As if {_named(said, left_out)} had said nothing:\n")
    if clash:
        print_clash(said, clash)
    print("\n\n".join(text(said, one) for one in answers), end="\n" if answers else "")
    return 0


def _asked(args: Namespace) -> "tuple[Said, tuple[Question, ...]]":
    from habeas.tally.bounds import file, sets
    from habeas.tally.bounds.said import Question

    try:
        said = file.read(args.file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as why:
        raise CannotTally(f"{args.file} is not UTF-8 text. Nothing was changed; save it as UTF-8.") from why
    except CannotTally as why:
        raise CannotTally(f"{args.file}: {why}") from why
    asked = tuple(Question(id=text, of=sets.read(text, said.groups)) for text in args.ask) or said.questions
    asked = asked or tuple(Question(id=group, of=sets.Group(group)) for group in said.groups)
    return said.without(args.without), asked


def _named(said: "Said", id_: str) -> str:
    words = said.sources.get(id_)
    return f"{id_} ({words})" if words else id_


def print_clash(said: "Said", clash: "Conflict") -> None:
    """Say which statements contradict one another."""
    print("Not everything said can be true. These contradict one another:\n")
    for one in said.statements:
        if one.id in clash.because:
            words = f": “{one.words}”" if one.words else ""
            print(f"  {one.id}, from {_named(said, one.source)}{words}")
    print(
        "\nWithout any one of them the others can all be true. Leave one out with --without to see what follows."
    )


def text(said: "Said", answer: "Answer", shown: Callable[[str], str] = str) -> str:
    """Both ends of an answer, with what they rest on and how they add up; `shown` is how ids are shown."""
    question = answer.question
    what = question.text or said.groups.get(question.id, "")
    head = f"{question.id}" + (f" ({what})" if what else "")
    most = answer.most
    top = "no upper bound follows" if most.value is None else f"at most {most.value}"
    lines = [f"{head}: at least {answer.least.value}; {top}."]
    for name, bound in (("lower", answer.least), ("upper", most)):
        if bound.because:
            lines.append(f"  {_rests(said, bound, name, shown)}")
            lines.append(f"  {_sum(bound, shown)}")
        if not bound.exact:
            lines.append(f"  Out of time: this {name} bound is valid, but perhaps not the best.")
    return "\n".join(lines)


def _rests(said: "Said", bound: "Bound", name: str, shown: Callable[[str], str]) -> str:
    ids = list(dict.fromkeys(map(shown, bound.because)))
    rests = ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} and {ids[-1]}"
    sources = [one.source for one in said.statements if one.id in bound.because]
    values: dict[int | None, list[str]] = {}
    for one in bound.without:
        values.setdefault(one.value, []).append(shown(one.left_out))
    for one in bound.without_source:
        if sources.count(one.left_out) > 1:
            values.setdefault(one.value, []).append(f"anything from {one.left_out}")
    without = "; ".join(
        f"without {' or '.join(dict.fromkeys(left))} it is {'gone' if value is None else value}"
        for value, left in values.items()
    )
    return f"This {name} bound rests on {rests}" + (f"; {without}." if without else ".")


def _sum(bound: "Bound", shown: Callable[[str], str]) -> str:
    if bound.adds_up is None:
        return "It was found by going through whole numbers of people; no simple sum shows it."
    terms = []
    for part in bound.adds_up.parts:
        times = "" if abs(part.weight) == 1 else f"{abs(part.weight)} × "
        sign = "- " if part.weight < 0 else "+ "
        named = " named" if part.named else ""
        terms.append(
            f"{sign}{times}{part.number}{named} ({', '.join(dict.fromkeys(map(shown, part.because)))})"
        )
    total = bound.adds_up.total
    rounded = "" if total == bound.value else f", in whole people {bound.value}"
    return f"It adds up: {' '.join(terms).removeprefix('+ ')} = {total}{rounded}."

"""Make data to measure with. `world` is an invented world of any size with its truth: who was truly held where, which
statements cannot both be true, which only differ because time went by. Nobody in it is real."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from habeas.acts.make_world import make_world
from habeas.cli.output import Progress
from habeas.protection.passphrase import Cost
from habeas.world.world import bases

NAME = "bench"
HELP = "make an invented world of any size, to measure with"
EXAMPLE = "habeas bench world --people 1000 --seed 1"
PASSPHRASE = "nobody here is real"  # noqa: S105  (an invented world has nothing to protect)
CHEAP = Cost(memory=64, passes=1, lanes=1)
CASE, TRUTH = "case", "truth.json"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    what = parser.add_subparsers(metavar="WHAT", required=True)
    one = what.add_parser(
        "world",
        help="make a case of invented people, and what is true of them",
        description=_world.__doc__,
        epilog=f"example: {EXAMPLE}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    one.set_defaults(what=_world)
    one.add_argument(
        "--people", metavar="N", type=_some, default=1000, help="how many people (default: 1000)"
    )
    one.add_argument(
        "--seed", metavar="S", type=int, default=1, help="another seed, another world (default: 1)"
    )
    one.add_argument("--out", metavar="FOLDER", type=Path, help="the folder to make (default: world-N-S)")


def run(args: Namespace) -> int:
    """Make it."""
    status: int = args.what(args)
    return status


def _world(args: Namespace) -> int:
    """Make FOLDER/case, about ten statements a person, and FOLDER/truth.json (docs/formats.md).

    The same N and S make the same world. The case opens with the passphrase that is printed.
    """
    folder: Path = args.out or Path(f"world-{args.people}-{args.seed}")
    told = Progress("acts")
    case = make_world(
        folder / CASE, args.people, args.seed, passphrase=PASSPHRASE, sheet="none", cost=CHEAP,
        progress=lambda done: told(done, args.people),
    )  # fmt: skip
    entries = case.ledger.last_number()
    case.close()
    write_truth(folder / TRUTH, args.people, args.seed)
    print(
        f"Made {folder / CASE} of {args.people} people in {entries} entries, and what is true in {folder / TRUTH}."
    )
    print(f"Nobody in it is real. It opens with the passphrase: {PASSPHRASE}")
    return 0


def write_truth(path: Path, people: int, seed: int) -> None:
    """Write what is true, a base at a time: all of it at once would fill the memory."""
    with path.open("wb") as file:
        file.write(b'{"habeas":1,"people":%d,"seed":%d,"bases":[\n' % (people, seed))
        file.writelines(_separated(msgspec.json.encode(base.truth) for base in bases(people, seed)))
        file.write(b"\n]}\n")


def _separated(parts: Iterable[bytes]) -> Iterable[bytes]:
    for place, part in enumerate(parts):
        yield (b",\n" if place else b"") + part


def _some(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("a world has at least one person")
    return number

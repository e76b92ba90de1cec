"""List who in a case may be one person, the most probable pair first, with the reasons. Nothing is noted.

What was judged is left out, and so is whoever cannot be one by what is said: relatives, people named side by side,
those without a name. Whether two are one is for you to judge, on the page "Same person?".
"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.acts.case import CaseError
from habeas.cli import moment, sealing
from habeas.cli.extras import need
from habeas.cli.link import NEEDED
from habeas.cli.output import print_json
from habeas.identity.clusters import clusters

if TYPE_CHECKING:
    from habeas.identity.candidates import Open
    from habeas.identity.linkage import Candidate

NAME = "same"
HELP = "list who may be one person, with probabilities and reasons"
EXAMPLE = "habeas same basements --at-least 0.5"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument(
        "--at-least",
        metavar="P",
        type=_probability,
        default=0.1,
        help="only pairs of at least this probability, 0.1 to 1 (default: 0.1)",
    )
    moment.add_known_at(parser)
    sealing.add(parser)
    parser.add_argument("--json", action="store_true", help="print JSON (docs/formats.md)")


def run(args: Namespace) -> int:
    """Print the list."""
    need(NEEDED, "link", CaseError)
    from habeas.identity.candidates import Open

    known = sealing.look(args)
    open_ = Open.of(known, clusters(known))
    pairs = [_pair(open_, one) for one in open_.undecided if one.probability >= args.at_least]
    if args.json:
        print_json({"known_at": args.known_at and args.known_at.isoformat(), "pairs": pairs})
        return 0
    for pair in pairs:
        names = " and ".join(f"{one['name']} ({one['source']})" for one in pair["people"])
        print(f"{pair['probability']:.2f}  {names}\n  {'; '.join(pair['reasons'])}")
    if not pairs:
        print("Nobody looks like somebody else who is not decided on.")
    return 0


def _pair(open_: "Open", one: "Candidate") -> dict[str, Any]:
    known = open_.known
    people = [
        {
            "id": id_,
            "name": known.mentions[id_].name,
            "source": known.sources[known.mentions[id_].source].title,
        }
        for id_ in sorted((one.a, one.b), key=open_.who.rank.__getitem__)
    ]
    return {"probability": round(one.probability, 4), "people": people, "reasons": list(one.reasons)}


def _probability(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0.1 <= found <= 1:
        raise ArgumentTypeError(f"{text} is not a probability between 0.1 and 1")
    return found

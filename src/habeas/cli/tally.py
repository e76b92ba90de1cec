"""Print how many people there are of whom something was said: at least so many by name, what each source said, and what
follows from everything said together. Three numbers, never added up; each with what it rests on.

A question is held, refused, held@PLACE (with _ for a blank in its name), the id of a group, or these with and, or, not.
"""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from habeas.acts.publish import publish
from habeas.cli import moment, overlapping, sealing, unlocking
from habeas.cli.bounds import NEEDED, print_clash, text
from habeas.cli.extras import need
from habeas.cli.output import print_json
from habeas.identity.clusters import clusters, unsure
from habeas.register.about import About
from habeas.statements.claims.groups import Counted
from habeas.tally.asked import Asked, read
from habeas.tally.cannot import CannotTally
from habeas.tally.named import NamedMinimum, named_minimum
from habeas.tally.published import Rule, replayed
from habeas.tally.stated import GroupCounts, stated_counts
from habeas.wording.english.groups import number

if TYPE_CHECKING:
    from habeas.tally.bounds.answer import Answer, Conflict
    from habeas.tally.bounds.said import Said

NAME = "tally"
HELP = "print how many there are: by name, as said, and as follows from all that was said"
EXAMPLE = "habeas tally basements --question held@Karsk --as-of 2022-07-21"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument(
        "--question",
        metavar="SET",
        default="held",
        help='who is counted ("held@Karsk or refused"; default: held)',
    )
    parser.add_argument(
        "--voices", metavar="N", type=int, default=1,
        help="count by name only whom so many independent voices speak for (default: 1; 0: also nobody named)",
    )  # fmt: skip
    parser.add_argument(
        "--without", metavar="SOURCE", action="append", default=[],
        help="as if this source had said nothing of numbers (may be given again)",
    )  # fmt: skip
    parser.add_argument(
        "--publish", metavar="SENTENCE", help="note that this sentence was published (no names in it)"
    )
    parser.add_argument("--where", metavar="WORDS", default="", help="where it was published")
    parser.add_argument(
        "--follows",
        action="store_true",
        help="what was published is the least that follows, not the number by name",
    )
    parser.add_argument(
        "--replay", metavar="ID", help="work a published number out again, from what was known then"
    )
    overlapping.add(parser)
    moment.add(parser)
    sealing.add(parser)
    parser.add_argument("--json", action="store_true", help="print JSON (docs/tally.md)")


def run(args: Namespace) -> int:
    """Print the numbers, each with what it rests on."""
    need(NEEDED, "tally", CannotTally)
    if args.publish is not None or args.replay is not None:
        return _publish(args) if args.replay is None else _replay(args)
    about, as_of = About(sealing.look(args)), moment.as_of(args)
    asked = read(about, args.question)
    named = named_minimum(about, asked, args.voices, as_of, unsure(about.known, about.who))
    stated, follows = stated_counts(about, as_of), _follows(about, asked, args, as_of, named.most)
    estimated = overlapping.estimated(args, about, named)
    if args.json:
        beside = {"estimated": overlapping.plain(*estimated)} if estimated else {}
        print_json(_plain(args, as_of, named, stated, follows) | beside)
        return 0
    _print_named(about, args.question, named)
    _print_stated(about, stated)
    _print_follows(*follows)
    if estimated:
        overlapping.show(*estimated)
    return 0


def _publish(args: Namespace) -> int:
    case, at = unlocking.opened(args), moment.now()
    known = case.known()
    made = publish(
        case,
        sentence=args.publish,
        where=args.where,
        question=args.question,
        rule=Rule.FOLLOWS if args.follows else Rule.NAMED,
        voices=args.voices,
        as_of=moment.as_of(args),
        seen=known,
        may_be=unsure(known, clusters(known)),
        by=case.keys.user,
        at=at,
    )
    print(
        f"Noted as published: {made.number}. Work it out again with: habeas tally {args.case} --replay {made.id}"
    )
    return 0


def _replay(args: Namespace) -> int:
    case = unlocking.opened(args)
    one = case.known().published.get(args.replay)
    if one is None:
        raise CannotTally(f"no published number of this case has the id {args.replay}. Nothing was changed.")
    found = replayed(About(case.known(until=datetime.fromisoformat(one.known_at))), case.known(), one)
    if args.json:
        print_json(msgspec.to_builtins(found))
    else:
        print(f"{one.sentence}\n  {one.where}, as of {one.as_of}, as known at {one.known_at}")
        print(
            f"  counted then: {one.number}; worked out again: {found.figure.number}; digest {found.figure.digest}"
        )
        gone = f"; {len(found.withdrawn)} of its sources were withdrawn since" if found.withdrawn else ""
        print(f"  {'equal' if found.is_equal else 'NOT equal'}{gone}")
    return 0 if found.is_equal else 1


def _follows(
    about: About, asked: Asked, args: Namespace, as_of: date, by_name: int
) -> "tuple[Said, Answer | None, Conflict | None]":
    from habeas.tally.bounds.answer import answer, conflict
    from habeas.tally.follows import MANY, said, together

    everything, is_many = said(about, asked, as_of).without(args.without), by_name > MANY
    everything = together(everything) if is_many else everything
    clash = conflict(everything)
    if clash:
        return everything, None, clash
    return everything, answer(everything, everything.questions[0], reasons=not is_many), None


def _print_named(about: About, name: str, one: NamedMinimum) -> None:
    print(
        f"{name}: at least {one.least} by name"
        + (f"; up to {one.most}, as names are decided" if one.most > one.least else "")
        + "."
    )
    for each in (*one.people, *one.in_part):
        note = "; may be another of these" if each.may_be_another else ""
        names = dict.fromkeys(about.known.mentions[one].name for one in about.who.members[each.who])
        print(f"  {' / '.join(names)} ({', '.join(each.because)}){note}")


def _print_stated(about: About, stated: list[GroupCounts]) -> None:
    for group in stated:
        print(f"\n{about.known.mentions[group.group].name} ({group.group}):")
        for one in group.counts:
            claim = about.known.statements[one.statement].fact.claim
            assert isinstance(claim, Counted)
            told = about.known.statements[one.statement].source
            print(f"  {number(claim)}, in {told.title}, {told.published or 'undated'} ({one.statement})")
        if group.members:
            print(f"  by name: {len(group.members)}; at least {group.unnamed} more whom nobody named")


def _print_follows(said: "Said", found: "Answer | None", clash: "Conflict | None") -> None:
    from habeas.tally.follows import OURS, statement_of

    def shown(id_: str) -> str:
        return "names" if id_.startswith(OURS) and id_[len(OURS) :].isdecimal() else statement_of(id_)

    print("\nWhat follows from everything said, added up nowhere:")
    if clash:
        print_clash(said, clash)
    if found:
        print(text(said, found, shown))


def _plain(
    args: Namespace,
    as_of: date,
    named: NamedMinimum,
    stated: list[GroupCounts],
    follows: "tuple[Said, Answer | None, Conflict | None]",
) -> dict[str, Any]:
    from habeas.tally.bounds.plain import plain

    said, found, clash = follows
    return {
        "question": args.question,
        "as_of": as_of.isoformat(),
        "known_at": args.known_at and args.known_at.isoformat(),
        "voices": args.voices,
        "named": {
            "people": msgspec.to_builtins(tuple(named.people)),
            "in_part": msgspec.to_builtins(tuple(named.in_part)),
            "matches": named.matches,
            "least": named.least,
            "most": named.most,
        },
        "stated": [
            msgspec.to_builtins(one) | {"at_least": one.at_least, "unnamed": one.unnamed} for one in stated
        ],
        "follows": plain(said, args.without, [found] if found else [], clash),
    }

"""Bring a colleague's package in. It is checked to the last byte, and you see what is new and what disagrees,
before anything enters; then all of it enters, or nothing. Bringing it in twice changes nothing."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.acts.merging import Brought, bring_in
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.statements.disagreements import Disagreement
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.statements.set_aside import decisions_changed
from habeas.statements.telling import Telling
from habeas.wording.decided import decided_by, decided_sentence
from habeas.wording.set_aside import set_aside_in_words

NAME = "merge"
HELP = "bring in a colleague's package, after showing what it brings"
EXAMPLE = "habeas merge basements from-bohdan.habeas"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("package", metavar="FILE", type=Path, help="the package")
    parser.add_argument("--yes", action="store_true", help="do not ask before it enters")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Show, ask, and bring in."""
    case = unlocking.opened(args)
    if not args.yes and not unlocking.is_terminal():
        raise CaseError("nobody is here to say yes. Look first, then add --yes. Nothing was changed.")
    # First only a look, so that nobody else waits while a person reads; what was shown is then what enters.
    seen = bring_in(case, args.package, at=now(), agree=lambda brought: False)
    if seen.is_nothing:
        print("There is nothing new in it.")
        return 0
    _show(seen)
    if not args.yes and input("Bring this in? [y/N] ").strip().lower() not in ("y", "yes"):
        print("Nothing was brought in.")
        return 0
    bring_in(case, args.package, at=now(), agree=lambda brought: brought.entries == seen.entries)
    print("It is in. Nothing that was here was overwritten.")
    return 0


def _show(brought: Brought) -> None:
    for name, count in brought.entries.items():
        print(f"{count} new entries by {name}")
    print(f"New passages: {brought.tellings}. New sources: {', '.join(brought.sources) or 'none'}.")
    if brought.keys or brought.files:
        print(
            f"It mends this copy: {brought.keys} keys and {brought.files} files of sources that were missing here."
        )
    for source in brought.withdrawn:
        print(
            f"WITHDRAWN: source {source}. Its words, and what rests on them, become unreadable here for good."
        )
    for one in brought.disagree:
        print(f"DISAGREE: {_in_words(brought.after, one)}")
    for aside in brought.set_aside:
        whose = f"noted by {aside.noted_by}, changed by {' and '.join(aside.by) or 'nobody who is named'}"
        for line in set_aside_in_words(brought.before, brought.after, aside):
            print(f"CHANGED: {line} ({whose})")
    came, went = decisions_changed(brought.before, brought.after)
    for word, known, several in (("DECIDED", brought.after, came), ("NO MORE DECIDED", brought.before, went)):
        for decision in several:
            print(f"{word}: {decided_sentence(known, decision)} ({decided_by(known, decision)})")
    for remark in brought.remarks:
        print(remark, file=sys.stderr)


def _in_words(known: Known, one: Disagreement) -> str:
    values = [known.noted[id_] for id_ in one.values]
    clash = next((item for item in known.clashes if getattr(item.value, "id", "") == one.about[0]), None)
    if clash:
        return f"{clash.by} wrote something else under what {values[0].by} noted; the first stands, this does not count"
    people = " and ".join(dict.fromkeys(item.by for item in values))
    first = values[0].value
    if isinstance(first, Judgement):
        names = " and ".join(
            f"“{known.mentions[id_].name}”" for id_ in (first.a, first.b) if id_ in known.mentions
        )
        said = ", ".join(f"{v.by} says {v.value.verdict}" for v in values if isinstance(v.value, Judgement))
        return f"are {names} the same? {said}"
    words = next(
        (item.value.passage.exact for item in values if isinstance(item.value, Telling)), "something"
    )
    return f"{people} corrected differently what is stated at “{' '.join(words.split())}”; both stay"

"""The devices of a case. `list` shows them; `off` turns a lost one off, so that what it signs from now on does not
count; `renew` gives this copy a new key, after an old copy was put back or a disk was copied."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.devices import renew, turn_off
from habeas.cli import unlocking
from habeas.cli.moment import now

NAME = "device"
HELP = "list devices, turn a lost one off, give this copy a new key"
EXAMPLE = "habeas device off basements 3f9a02c1"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    verbs = parser.add_subparsers(dest="verb", metavar="list|off|renew", required=True)
    for name, help_ in (
        ("list", "show the devices that may sign"),
        ("off", "turn a lost device off"),
        ("renew", "give this copy a new key"),
    ):
        verb = verbs.add_parser(name, help=help_)
        verb.add_argument("case", metavar="CASE", type=Path)
        if name == "off":
            verb.add_argument("key", metavar="KEY", help="the beginning of its key, as `list` shows it")
        if name == "renew":
            verb.add_argument(
                "--rewrite",
                action="store_true",
                help="write again what the old key wrote here: for a copy whose key was used on two machines",
            )
        unlocking.add(verb)


def run(args: Namespace) -> int:
    """List, turn off, or renew."""
    case = unlocking.opened(args)
    if args.verb == "off":
        size = turn_off(case, args.key, at=now())
        print(
            f"Turned off. Its first {size} entries count, and none after. Your next package tells colleagues."
        )
        print("Whoever has that laptop and its user's passphrase can still read what is on it.")
        return 0
    if args.verb == "renew":
        count = renew(case, at=now(), rewrite=args.rewrite)
        print(
            f"This copy has a new key.{f' {count} entries were written again under it.' if args.rewrite else ''}"
        )
        return 0
    who, own = case.ledger.authority(), case.ledger.access.device
    for feed in case.ledger.feeds():
        here = ", this copy" if own and own.signer.public == feed.key else ""
        off = f", turned off after {who.off[feed.key]}" if feed.key in who.off else ""
        print(f"{feed.key.hex()[:8]}  {who.name_of(feed.key)}: {feed.size} entries{off}{here}")
    return 0

"""Put a backup back into a new folder. This copy gets a device key of its own, so that it can never be taken for the
old one. Withdrawals that the record knows of are carried out again first."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.backup import RING_SUFFIX, head_of, newest, restore
from habeas.acts.case import PEOPLE, CaseError
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.protection import keyfile, recovery
from habeas.protection.keyfile import KeysError, SlotKind

NAME = "restore"
HELP = "put a backup back into a new folder, on this or another laptop"
EXAMPLE = "habeas restore basements-2026-05-20-181500.backup basements"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "backup", metavar="BACKUP", type=Path, help="the backup; of a folder, the newest in it"
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="the folder to make")
    parser.add_argument(
        "--ring", metavar="FILE", type=Path, help="the ring (default: the file beside the backup)"
    )
    parser.add_argument(
        "--without-ring", action="store_true", help="open it without any key of a source: no words"
    )
    parser.add_argument(
        "--recovery-sheet", action="store_true", help="open it with the words of the recovery sheet instead"
    )
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Restore."""
    backup = newest(args.backup) if args.backup.is_dir() else args.backup
    head, ring = head_of(backup)[1], args.ring or backup.with_suffix(RING_SUFFIX)
    if not args.without_ring and not ring.is_file():
        raise CaseError(
            f"the ring is not at {ring}. Name it with --ring FILE (the ring in another copy of the case serves too), "
            "or open the case without words: --without-ring. Nothing was changed."
        )
    try:
        if args.recovery_sheet:
            sheet = recovery.typed(unlocking.passphrase(unlocking.FILE, "The words of the recovery sheet: "))
            keys = keyfile.unlock(head.keys.encode(), sheet, kind=SlotKind.RECOVERY, user=args.user)
        else:
            secret = unlocking.passphrase(unlocking.FILE, f"Passphrase for {backup.name}: ")
            keys = keyfile.unlock(head.keys.encode(), secret, user=args.user)
    except (KeysError, recovery.NotASheet) as why:
        raise CaseError(str(why)) from why
    case = restore(backup, args.case, keys, ring=None if args.without_ring else ring, at=now())
    known = case.known()
    print(f"{args.case} is open again: {len(known.sources)} sources, {len(known.statements)} statements.")
    if case.sealed_off():
        print(
            f"{case.sealed_off()} entries cannot be read: their source was withdrawn, or its key is not here."
        )
    if (args.case / PEOPLE).exists():
        print(
            "Who may sign in is as on the day of the backup: look at “People at this desk”, "
            "and let go again whoever left."
        )
    print(
        "If the old laptop was lost, turn its device off: habeas device list CASE, then habeas device off CASE KEY"
    )
    return 0

"""Check a case, a package, a backup or a proof to the last byte: digests, roots, signatures, who may sign, words.
The first entry that is not as it was written is named, and so is what could not be checked for want of a key.
Works without the desk's packages, on any machine."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.backup import MAGIC as BACKUP
from habeas.acts.backup import SUFFIX, newest
from habeas.acts.backup import verify as verify_backup
from habeas.acts.case import CaseError, is_case
from habeas.acts.checking import check_case, check_package
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.cli.output import Progress
from habeas.ledger import bundle, proof
from habeas.ledger.check import Report
from habeas.protection.keyfile import Keys

NAME = "verify"
HELP = "check that nothing was changed, in a case, package, backup or proof"
EXAMPLE = "habeas verify basements"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "case",
        metavar="CASE|FILE",
        type=Path,
        help="a case, package, backup or proof; of backups, the newest",
    )
    parser.add_argument(
        "--case", dest="of", metavar="CASE", type=Path, help="the case a package or backup is of"
    )
    parser.add_argument(
        "--head", metavar="ROOT", help="a root that you noted earlier: is it still contained?"
    )
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Check everything; name what is wrong."""
    at = now()
    if args.case.is_dir() and not is_case(args.case) and any(args.case.glob(f"*{SUFFIX}")):
        args.case = newest(args.case)
    if args.case.is_dir():
        case = unlocking.opened(args)
        print(f"Case {case.keys.case.hex()}")
        return _say(check_case(case, at=at, progress=Progress("checking")), args.head)
    with args.case.open("rb") as file:
        first = file.readline(100)
    if first == bundle.MAGIC:
        return _say(_package(args), args.head)
    if first == BACKUP:
        count = verify_backup(args.case, _keys(args), at=at)
        print(
            f"The backup holds {count} entries. Every digest, root and signature is right; no word was read."
        )
        return 0
    if first[:1] == b"{":
        return _proof(args.case)
    raise CaseError(f"{args.case} is no case, package, backup or proof of habeas")


def _package(args: Namespace) -> Report:
    with args.case.open("rb") as file:
        head = bundle.read_bundle_head(file)[1]
    print(f"Case {head.case}")
    if head.is_for_checking:
        words = unlocking.passphrase(unlocking.FILE, "The words that were printed when it was made: ")
        return check_package(args.case, None, words)
    return check_package(args.case, _keys(args), None)


def _keys(args: Namespace) -> Keys:
    if args.of is None:
        raise CaseError("this file opens only with its case; name that: --case CASE")
    return unlocking.keys(args.of, args.user)


def _proof(file: Path) -> int:
    shown = proof.proven(proof.decode(file.read_bytes()))
    device = shown.signed_by
    print(
        f"The proof holds. In the record of case {shown.case[:16]}, noted {shown.at} by {shown.by}, signed by"
    )
    print(
        f"{device.name} ({device.device[:8]}) under the root key {device.root[:8]}, stands this {shown.kind}:"
    )
    print(f"\n{shown.body.decode()}\n")
    print(
        "Compare the case's number with one that you have from elsewhere. A proof tells nothing of later days."
    )
    return 0


def _say(report: Report, head: str | None) -> int:
    if head is not None and head not in report.roots:
        report.wrong(
            "the root you noted", "no device here ever stood at it: entries were taken away, or others signed"
        )
    for problem in report.problems:
        print(f"NOT AS IT WAS WRITTEN: {problem}")
    for note in report.notes:
        print(f"To know: {note}")
    if report.gone:
        print(
            f"Not checked: the words of {report.gone} entries, because their key is gone or was never here."
        )
    for name, (size, root) in report.heads.items():
        print(f"{name}: {size} entries, root {root}")
    if report.problems:
        print(
            "If the record went back: habeas merge brings in what is missing, habeas device renew goes on from here."
        )
        print("If it was changed: habeas restore. Keep this copy for whoever looks into it.")
        return 1
    if head is not None:
        print("What you noted is contained: nothing that stood there then was changed or taken away.")
    print(f"All {report.entries} entries in {report.acts} acts are as they were signed.")
    print(f"{report.opened} of them were read to the last word.")
    return 0

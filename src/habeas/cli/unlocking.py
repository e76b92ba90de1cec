"""Opening a case from the command line: who asks, and for what. A passphrase is never an argument.

On a terminal it is asked for; elsewhere the first line of the file named in HABEAS_PASSPHRASE_FILE is used (and
of HABEAS_NEW_PASSPHRASE_FILE where a new one is set), so that it stands in no list of processes and no history.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass
from pathlib import Path

from habeas.acts.case import Case, CaseError, unlock
from habeas.protection import passphrase as passphrases
from habeas.protection.chance import below
from habeas.protection.keyfile import Keys

FILE, NEW_FILE = "HABEAS_PASSPHRASE_FILE", "HABEAS_NEW_PASSPHRASE_FILE"
SHEET = """habeas recovery sheet of {date}

Case      {case}
User      {user}

{words}

Whoever has these {count} words and a copy of the case can open it.
Print this, give it to a second holder, and keep it apart from the laptop. Then erase this file.
If the passphrase is lost:  habeas user reset CASE
"""


def add(parser: ArgumentParser) -> None:
    """Which user opens the case, where there are several."""
    parser.add_argument("--user", metavar="NAME", help="who opens it (default: whose passphrase it is)")


def opened(args: Namespace) -> Case:
    """The case that was asked for, opened; what must be known of this copy is said."""
    case = Case.open(args.case, keys(args.case, args.user))
    for warning in case.warnings():
        print(f"habeas: {warning}", file=sys.stderr)
    return case


def keys(path: Path, user: str | None) -> Keys:
    """The keys of a case, for a passphrase. Raises CaseError."""
    # That there is a case is found out before anybody types.
    return unlock(path, passphrase(FILE, f"Passphrase for {path}: "), user=user)


def passphrase(variable: str, prompt: str) -> str:
    """A passphrase from the file that a variable names, or typed. Raises CaseError if there is neither."""
    named = os.environ.get(variable)
    if named:
        lines = Path(named).read_text(encoding="utf-8").splitlines()
        if not lines or not lines[0]:
            raise CaseError(f"the file that {variable} names is empty")
        return lines[0]
    if not is_terminal():
        raise CaseError(
            f"a passphrase is needed, and nobody is here to type it. Put it into a file and name that in {variable}."
        )
    return getpass(prompt)


def new_passphrase(variable: str = FILE) -> str:
    """A new passphrase, long enough, and typed twice on a terminal. Raises CaseError."""
    chosen = passphrase(variable, "New passphrase (four or five random words are good): ")
    if len(chosen) < passphrases.SHORTEST:
        raise CaseError(
            f"the passphrase has {len(chosen)} signs; {passphrases.SHORTEST} are the least. "
            "Four or five random words are good. Nothing was changed."
        )
    if not os.environ.get(variable) and getpass("Once more: ") != chosen:
        raise CaseError("the two were not the same. Nothing was changed; try again.")
    return chosen


def refuse_without_place_for_sheet(file: Path | None) -> None:
    """Raise CaseError if there is nobody to show a recovery sheet to, and no file to write it to."""
    if file is None and not is_terminal():
        raise CaseError(
            "nobody is here to read the recovery sheet. Name a file for it: --recovery-sheet FILE"
        )
    if file is not None and file.exists():
        raise CaseError(
            f"{file} is there already; nothing was changed. Name a new file for the recovery sheet."
        )


def hand_over(words: tuple[str, ...], case: str, user: str, date: str, file: Path | None) -> None:
    """Show a recovery sheet, or write it to a file; on a terminal ask one word back until it is right."""
    numbered = "\n".join(f"    {number}  {word}" for number, word in enumerate(words, start=1))
    text = SHEET.format(date=date, case=case[:32], user=user, words=numbered, count=len(words))
    if file is not None:
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
        print(f"The recovery sheet is in {file}. Print it, give it to a second holder, and erase the file.")
    if not is_terminal():
        return
    if file is None:
        print(f"\n{text}")
    number = below(len(words))
    while input(f"Write it down now. What is word {number + 1}? ").strip().lower() != words[number]:
        print("That is not it. Look at the sheet.")


def is_terminal() -> bool:
    """Whether somebody sits there."""
    return sys.stdin.isatty() and sys.stdout.isatty()

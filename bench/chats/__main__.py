"""Take in an invented chat of many messages: seconds and peak memory. python -m bench.chats [--messages N]."""

import resource
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from habeas.acts.case import Case
from habeas.acts.first_chain import first_chain
from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.intake.chats import read_export
from habeas.intake.chats.choosing import Filter, shown
from habeas.protection.digest import sha256
from habeas.protection.passphrase import Cost

T = TypeVar("T")
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = ("Olha", "Петро", "Vera", "Bohdan")
WORDS = "слова, которые кто-то написал в этой переписке, и ещё немного"


def export(messages: int) -> bytes:
    """A WhatsApp export of so many messages, one every ten minutes; each tenth has a second line."""
    lines = []
    for number in range(messages):
        at = BEGIN + timedelta(minutes=10 * number)
        more = "\nand a second line" if number % 10 == 0 else ""
        lines.append(f"[{at:%d/%m/%Y, %H:%M:%S}] {PEOPLE[number % 4]}: {WORDS} {number}{more}")
    return "\n".join(lines).encode()


def main() -> int:
    """Measure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=50_000)
    messages = parser.parse_args().messages
    data = export(messages)
    before = _peak()
    read = _timed("read the export", lambda: read_export(data, "WhatsApp Chat with Olha.txt"))
    chat = read.chats[0]
    _timed("find words in it", lambda: shown(chat, Filter(words=f" {messages - 1}")))
    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(
            Path(folder) / "case", user="Anna", passphrase="four words for measuring",  # noqa: S106
            sheet="babab", at=BEGIN, cost=Cost(memory=64, passes=1, lanes=1),
        )  # fmt: skip
        whole = Taken(
            numbers=frozenset(range(1, messages + 1)), obtained="made", whole=(sha256(data), len(data))
        )
        source = _timed(
            "take all of it in", lambda: take_in_chat(case, read, chat, whole, by="Anna", at=BEGIN)
        )
        text = case.text(source.id)
        _timed("find who told it", lambda: first_chain(case.known(), source.id, text, len(text) // 2))
    print(
        f"{messages:,} messages, {len(data) / 1e6:.1f} MB; peak memory {_peak():.0f} MB, {before:.0f} before"
    )
    return 0


def _timed(what: str, do: Callable[[], T]) -> T:
    start = perf_counter()
    made = do()
    print(f"{what}: {perf_counter() - start:.2f} s")
    return made


def _peak() -> float:
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    raise SystemExit(main())

"""Taking in what is large: a list of a hundred thousand rows, a chat of fifty thousand lines."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.pages.made_case import ANNA, PLACES, TODAY, word

from habeas.acts.case import Case
from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.acts.take_in_list import Asked, take_in_list
from habeas.intake.chats import read_export
from habeas.intake.tables import read_table
from habeas.intake.tables.columns import guess
from habeas.protection.digest import sha256
from habeas.statements.chain import Knows

Once = Callable[[str, Callable[[], Any]], Any]


def a_list(case: Case, rows: int, once: Once) -> None:
    """Read a table of invented people, and take it in."""
    chance = Random(5)  # noqa: S311  (invented people, no secrets)
    lines = ["Surname;Name;Born;Where held;Status"]
    lines += [
        f"{word(chance, 3)};{word(chance)};{chance.randrange(1960, 2010)};{chance.choice(PLACES)};held"
        for _ in range(rows)
    ]
    data = "\n".join(lines).encode()
    table = once(f"a list of {rows:,} rows read", lambda: read_table(data))
    found = guess(table.sheets[0].rows)
    asked = Asked(columns=found.columns, header=found.header, partner="Hotline", knows=Knows.WAS_TOLD)
    once(
        "the same taken in",
        lambda: take_in_list(
            case, data, table, asked, filename="list.csv", obtained="made by the bench", by=ANNA, at=TODAY
        ),
    )


def a_chat(case: Case, lines: int, once: Once) -> None:
    """Read an invented chat, and take all of it in."""
    chance = Random(6)  # noqa: S311
    at, said = datetime(2025, 5, 1, 8, 0), list[str]()  # noqa: DTZ001  (as phones write it: without a zone)
    for number in range(lines):
        at += timedelta(minutes=7)
        who = ("Olha", "Dana", "Ihor")[number % 3]
        said.append(
            f"{at:%d/%m/%Y, %H:%M} - {who}: {word(chance, 3)} was seen in {chance.choice(PLACES)} again"
        )
    data = "\n".join(said).encode()
    export = once(
        f"a chat of {lines:,} lines read", lambda: read_export(data, "WhatsApp Chat with Karsk.txt")
    )
    chat = export.chats[0]
    taken = Taken(
        numbers=frozenset(message.number for message in chat.messages),
        obtained="exported on her phone",
        whole=(sha256(data), len(data)),
    )
    once("the same taken in", lambda: take_in_chat(case, export, chat, taken, by=ANNA, at=TODAY))

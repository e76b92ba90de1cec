"""`python -m bench.search [--people N] [--queries N] [--case CASE] [--postgres DSN]`: searching an invented world.

What is asked for is drawn from the case: names as they are spelled, in another script, misspelt, their first words;
places; words that stand in few texts and in nearly all; phrases. Milliseconds of the wall clock, warm: in the middle,
and what 95 of 100 do not exceed; bar: 100 at the 95th with a million statements. Peers in the same run: rapidfuzz over
all names of people (names alone), and FTS5's own trigrams over them in an unencrypted table.
"""

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.desk.settings")

import django

django.setup()

from bench.world.__main__ import ANNA, late, line, make, once  # noqa: E402
from django.test import Client  # noqa: E402
from rapidfuzz import fuzz, process  # noqa: E402

from habeas.acts.case import Case, unlock  # noqa: E402
from habeas.acts.undo import undo  # noqa: E402
from habeas.cli.bench import PASSPHRASE  # noqa: E402
from habeas.desk.access.links import LINKS  # noqa: E402
from habeas.desk.opened import Desk, open_desk  # noqa: E402
from habeas.desk.shelves import finding  # noqa: E402
from habeas.desk.shelves.asking import question  # noqa: E402
from habeas.desk.shelves.models import PersonOnShelf, Piece, Told  # noqa: E402
from habeas.desk.shelves.spelling import named  # noqa: E402
from habeas.names.schemes import SCHEMES, romanise  # noqa: E402

A_STEP = 50_000_000
MIDDLE = "median, 95th"


def main() -> int:
    """Make a case, or open one, and measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--case", type=Path, help="measure the one case that lies there")
    parser.add_argument("--postgres", help="a server to put the words of people on, too, as libpq names it")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        os.environ.setdefault("HABEAS_STATE", str(Path(folder) / "state"))
        path = args.case or Path(folder) / "case"
        if args.case is None:
            make(path, args.people).close()
        measure(path, args.queries, args.postgres)
    return 0


def measure(path: Path, number: int, postgres: str | None) -> None:
    """All figures of one case."""
    desk = once(
        "opened, and everyone put on the shelf",
        lambda: open_desk(Case.open(path, unlock(path, PASSPHRASE)), user=ANNA),
    )
    line("statements", f"{len(desk.known().statements):,}")
    before = desk.keeper.path.stat().st_size
    once("all sources read in", lambda: _read_in(desk))
    line(
        "the shelf on disk",
        f"{before / 2**20:,.0f} MiB before, {desk.keeper.path.stat().st_size / 2**20:,.0f} after",
    )
    asked = list(questions(desk, number))
    view, hidden = desk.catch_up(), desk.hidden()
    timed("people", asked, lambda text: finding.people(text, view, 13))
    timed("places", asked, lambda text: finding.places(text, hidden, 13))
    timed("what was stated", asked, lambda text: finding.tellings(text, hidden, 21))
    timed("passages", asked, lambda text: finding.passages(text, hidden, 21))
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(f"/open/{LINKS.new()}")
    timed(
        "the whole page (bar 100 at the 95th)",
        asked,
        lambda text: client.post("/search", {"q": text}).content,
    )
    _acts(desk)
    _peers(asked)
    if postgres:
        _postgres(postgres, asked, view)


def _read_in(desk: Desk) -> None:
    while desk.keeper.unread(A_STEP):
        pass


def questions(desk: Desk, number: int) -> list[str]:
    """What somebody might type, drawn from the case."""
    chance = Random(7)  # noqa: S311
    names = [
        text.split("\n")[0]
        for text in PersonOnShelf.objects.values_list("names", flat=True)[: 40 * number : 40]
    ]
    texts = [
        text
        for text in Piece.objects.values_list("text", flat=True)[: 97 * number : 97]
        if len(text.split()) > 5
    ]
    makers: list[Callable[[], str]] = [
        lambda: chance.choice(names),
        lambda: _latin(chance.choice(names), chance),
        lambda: _misspelt(chance.choice(names), chance),
        lambda: chance.choice(names).split()[0],
        lambda: chance.choice(names).split()[-1][:5],
        lambda: chance.choice(chance.choice(texts).split()),
        lambda: " ".join(chance.choice(texts).split()[1:3]),
        lambda: '"' + " ".join(chance.choice(texts).replace('"', "").split()[1:4]) + '"',
        lambda: chance.choice(("held", "in", "the", "kept there", "held in", "said that")),
    ]
    return [found for n in range(number) if (found := makers[n % len(makers)]())]


def _latin(name: str, chance: Random) -> str:
    return " ".join(romanise(word.lower(), chance.choice(SCHEMES)) for word in name.split())


def _misspelt(name: str, chance: Random) -> str:
    place = chance.randrange(1, max(2, len(name) - 1))
    return name[:place] + name[place + 1 : place + 2] + name[place : place + 1] + name[place + 2 :]


def timed(what: str, asked: list[str], ask: Callable[[str], object]) -> None:
    """Ask everything once, and print the milliseconds."""
    for text in asked[:10]:
        ask(text)
    walls = []
    for text in asked:
        began = time.perf_counter()
        ask(text)
        walls.append(1000 * (time.perf_counter() - began))
    line(
        f"{what}: {MIDDLE}",
        f"{sorted(walls)[len(walls) // 2]:8.1f} {late(walls):8.1f} ms; at most {max(walls):,.0f}",
    )


def _acts(desk: Desk) -> None:
    """What one act costs until its words are found."""
    told = list(Told.objects.values_list("telling", flat=True)[:2000:100])
    walls = []
    for id_ in told:
        undo(desk.case, id_, by=ANNA, at=desk.now())
        began = time.perf_counter()
        desk.catch_up()
        walls.append(1000 * (time.perf_counter() - began))
    line(f"the shelf after one act: {MIDDLE}", f"{sorted(walls)[len(walls) // 2]:8.1f} {late(walls):8.1f} ms")


def _peers(asked: list[str]) -> None:
    names = list(PersonOnShelf.objects.values_list("names", flat=True))
    timed(
        "peer: rapidfuzz over all names",
        asked[:60],
        lambda text: process.extract(text, names, scorer=fuzz.WRatio, limit=13),
    )
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE name USING fts5(spelled, tokenize='trigram')")
    plain.executemany("INSERT INTO name VALUES (?)", [(name,) for name in names])

    def trigrams(text: str) -> list[object]:
        quoted = text.replace('"', " ")
        parts = dict.fromkeys(quoted[n : n + 3] for n in range(max(1, len(quoted) - 2)))
        words = " OR ".join(f'"{part}"' for part in parts if len(part.strip()) == 3)
        query = "SELECT spelled FROM name WHERE name MATCH ? ORDER BY rank LIMIT 13"
        return plain.execute(query, (words,)).fetchall() if words else []

    timed("peer: trigrams of FTS5, in clear", asked, trigrams)


def _postgres(dsn: str, asked: list[str], view: str) -> None:
    from habeas.desk.shelves.words.postgres import Postgres

    store = Postgres(dsn, f"bench_{time.time_ns()}", b"a key of the bench")
    store.begin()
    rows = [
        (number, view, named(names)) for number, names in PersonOnShelf.objects.values_list("number", "names")
    ]
    once("people put on PostgreSQL", lambda: store.put("person_words", rows))

    def find(text: str) -> object:
        found = store.find("person_words", question(text, "names"), 13, only=view, without=())
        if len(found) < 13:
            store.find("person_words", question(text, "names", alike=True), 13, only=view, without=())
        return found

    timed("people on PostgreSQL", asked, find)
    store.close()


if __name__ == "__main__":
    sys.exit(main())

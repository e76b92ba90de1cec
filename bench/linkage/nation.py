"""A nation of invented people: `python -m bench.linkage.nation --names DIR --records 100000 --seed 1 --out FILE`.

Names are drawn by how often they are borne (tables of the package russiannames, given by their folder); every record is
told as hearsay. The same arguments make the same file. Column `person` is the truth.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.linkage.hearsay import INITIAL, SHORT, SLIP, ShortForms, birth, slipped
from bench.linkage.lists import Form
from bench.linkage.sets import COLUMNS, Row

LATIN, BARE = 0.30, 0.50
MEN = 0.65
RECORDS_OF_ONE = {1: 40, 2: 30, 3: 20, 4: 10}
SOURCES = 12
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщыьъэюя"
SCHEMES = tuple(
    dict(zip(_LETTERS, scheme.split("|"), strict=True))
    for scheme in (
        "a|b|v|g|d|e|e|zh|z|i|i|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|y||ie|e|iu|ia",
        "a|b|v|g|d|e|yo|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|y|'|'|e|yu|ya",
        "a|b|v|g|d|e|yo|zh|z|i|j|k|l|m|n|o|p|r|s|t|u|f|x|c|ch|sh|shh|y|'||e|yu|ya",
        "a|b|w|g|d|e|jo|sch|s|i|i|k|l|m|n|o|p|r|s|t|u|f|ch|z|tsch|sch|schtsch|y|||e|ju|ja",
    )
)


@dataclass(frozen=True)
class Population:
    """How often names are borne: words with cumulative counts, for men and for women."""

    given: dict[bool, tuple[list[str], list[int]]]
    patronymic: dict[bool, tuple[list[str], list[int]]]
    family: dict[bool, tuple[list[str], list[int]]]

    def person(self, chance: Random) -> Form:
        """One invented person's full name."""
        man = chance.random() < MEN
        family, given, patronymic = (
            chance.choices(words, cum_weights=weights)[0]
            for words, weights in (self.family[man], self.given[man], self.patronymic[man])
        )
        return Form(f"{family} {given} {patronymic}", "ru", family, given, patronymic)


def population(tables: Path, least: int = 3) -> Population:
    """Read the tables; words borne by fewer than `least` people are mostly slips and are left out."""
    from pyarrow.parquet import read_table  # type: ignore[import-not-found,import-untyped,unused-ignore]

    names, fathers, families = (
        [
            row
            for row in read_table(tables / f"{name}.parquet").to_pylist()
            if row["count"] >= least and row["text"]
        ]
        for name in ("names", "midnames", "surnames")
    )
    men = [row for row in families if row["gender"] == "m" and row["f_form"]]
    both = [row for row in families if row["gender"] not in ("m", "f")]
    return Population(
        {man: _counted(names, "text", "m" if man else "f") for man in (True, False)},
        {man: _counted(fathers, "text", "m" if man else "f") for man in (True, False)},
        {True: _counted(men + both, "text"), False: _counted(men + both, "f_form")},
    )


def _counted(rows: Sequence[dict[str, object]], column: str, gender: str = "") -> tuple[list[str], list[int]]:
    kept = [row for row in rows if not gender or row["gender"] == gender]
    words = [str(row.get(column) or row["text"]) for row in kept]
    return words, list(accumulate(int(str(row["count"])) for row in kept))


def latin(text: str, scheme: int) -> str:
    """Text in Latin letters by one of the schemes; capitals stay."""
    table = SCHEMES[scheme]
    return "".join(
        table.get(letter, letter) if letter.islower() else table.get(letter.lower(), letter).capitalize()
        for letter in text
    )


def record(form: Form, born: date, short: ShortForms | None, chance: Random) -> tuple[str, str, str, str]:
    """One hearsay record of a person: name, birth, age, day of the age."""
    family, given, patronymic = form.family, form.given, form.patronymic
    bare, shorten, slip, order, script = (chance.random() for _ in range(5))
    told = ("", "", "")
    if bare < BARE:
        patronymic = ""
    else:
        while not any(told):
            told = birth(born.isoformat(), chance)
    if shorten < SHORT and short:
        given = short.of(given, chance)
    elif SHORT <= shorten < SHORT + INITIAL:
        given, patronymic = given[0] + ".", patronymic[0] + "." if patronymic else ""
    if slip < SLIP:
        family = slipped(family, chance)
    parts = (family, given, patronymic) if order < 0.5 else (given, patronymic, family)
    name = " ".join(part for part in parts if part)
    if script < LATIN:
        name = latin(name, chance.randrange(len(SCHEMES)))
    return (name, *told)


def nation(borne: Population, records: int, short: ShortForms | None, seed: int) -> Iterator[Row]:
    """Exactly so many records, in an order that tells nothing."""
    chance = Random(seed)  # noqa: S311 a repeatable draw, not a secret
    counts, weights = list(RECORDS_OF_ONE), list(RECORDS_OF_ONE.values())
    made: list[tuple[tuple[str, str, str, str], str, int]] = []
    person = 0
    while len(made) < records:
        form = borne.person(chance)
        born = date(1935, 1, 1) + timedelta(days=int(chance.triangular(0, 25600, 17000)))
        sources = chance.sample(range(SOURCES), chance.choices(counts, weights)[0])
        made += [(record(form, born, short, chance), f"p{person}", source) for source in sources]
        person += 1
    del made[records:]
    chance.shuffle(made)
    for number, ((name, born_, age, asked), whose, source) in enumerate(made):
        yield (f"n{number}", name, born_, age, asked, "", "", f"list {source}", whose)


def main() -> int:
    """Write one nation."""
    options = argparse.ArgumentParser(
        prog="python -m bench.linkage.nation", description=__doc__.splitlines()[0]
    )
    options.add_argument(
        "--names", type=Path, required=True, help="folder with names, midnames, surnames.parquet"
    )
    options.add_argument("--hypocorisms", type=Path, help="a table of short forms that is not habeas' own")
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1, help="another number makes another nation")
    options.add_argument("--out", type=Path, required=True, help="the file to write, outside the repository")
    args = options.parse_args()
    short = ShortForms.read(args.hypocorisms) if args.hypocorisms else None
    with args.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(nation(population(args.names), args.records, short, args.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A careful general preparation of records for peers: Latin letters, folded; parts of names, years; nothing of habeas.

Which word is the family name: in lists with patronymics the word that fewer records share, otherwise the last one.
"""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

PATRONYMIC = re.compile(r"(ovich|evich|ivna|iovich|ovna|evna|ichna|ovitsch|evitsch)$")
FOLDS = (
    ("shch", "sch"),
    ("kh", "h"),
    ("ts", "c"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("'", ""),
    ("ie", "e"),
    ("ii", "i"),
)
"""What schemes of transliteration spell in several ways."""


def folded(word: str) -> str:
    """A word with one spelling for what schemes spell in several ways."""
    for old, new in FOLDS:
        word = word.replace(old, new)
    return word


def prepared(path: Path) -> list[dict[str, Any]]:
    """Rows with unique_id, given, family, patronymic, dob, year, place, unit; None where unknown."""
    from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]

    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = [[folded(word) for word in re.findall("[a-z']+", anyascii(row["name"]).lower())] for row in rows]
    often = Counter(word for name in names for word in name)
    slavic = sum(any(PATRONYMIC.search(word) for word in name) for name in names) > len(names) / 20
    return [_row(row, name, often, slavic, anyascii) for row, name in zip(rows, names, strict=True)]


def _row(
    row: dict[str, str], name: list[str], often: Counter[str], slavic: bool, ascii_: Any
) -> dict[str, Any]:
    patronymic = next((word for word in name[1:] if slavic and PATRONYMIC.search(word)), None)
    rest = [word for word in name if word != patronymic]
    given, family = rest[0] if rest else None, rest[-1] if len(rest) > 1 else None
    if (
        slavic
        and given
        and family
        and ((len(given) > 1 and often[given] < often[family]) or len(family) == 1)
    ):
        given, family = family, given
    return {
        "unique_id": row["id"],
        "given": given,
        "family": family,
        "patronymic": patronymic,
        "dob": row["birth"] if len(row["birth"]) == 10 else None,
        "year": _year(row),
        "place": ascii_(row["place"]).lower() or None,
        "unit": ascii_(row["unit"]).lower() or None,
    }


def _year(row: dict[str, str]) -> int | None:
    if row["birth"][:4].isdigit():
        return int(row["birth"][:4])
    if row["age"].isdigit() and row["age_as_of"][:4].isdigit():
        return int(row["age_as_of"][:4]) - int(row["age"])
    return None

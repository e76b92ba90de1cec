"""Six published lists of sanctioned people read as printed. Every name keeps the words that its list says are parts.

The files are read as the sources publish them; what one snapshot lacks is told, never guessed.
"""

import csv
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

PATRONYMIC = re.compile(
    r"(?:[оеёй]вич|[оеёй]вна|[ії]вна|йович|ьич|ініч|инич|іч|ьїч|ична|ічна|"
    r"[oeyi][vw][iy]t?ch|[oeyi]vna|[iy]ivna|[oe]wna|ichna|ovic|evic|avich|auna|euna)$",
    re.IGNORECASE,
)
CYRILLIC = re.compile("[Ѐ-ӿ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`ʹ\-][^\W\d_]+)*['’ʹ]?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        1,
    )
}


@dataclass(frozen=True)
class Form:
    """One spelling as printed. `language` is uk, ru or lat; a part that the list does not say is empty."""

    text: str
    language: str
    family: str = ""
    given: str = ""
    patronymic: str = ""


@dataclass(frozen=True)
class Printed:
    """One person on one list: all spellings, first the main one; `born` is a day or a year as printed, or empty."""

    source: str
    number: str
    forms: tuple[Form, ...]
    born: str
    place: str = ""

    @property
    def key(self) -> str:
        """Which record it is among all lists."""
        return f"{self.source}:{self.number}"


def spelled(table: str) -> dict[str, str]:
    """A table of letters from words such as `ж:zh`."""
    return {pair[0]: pair[2:] for pair in table.split()}


def words(text: str) -> list[str]:
    """The words of a name without signs around them."""
    return _WORD.findall(text)


def clean(text: str) -> str:
    """Without brackets and what is in them, trailing signs and double spaces."""
    text = re.sub(r"\([^)]*\)?|\[[^]]*\]?", " ", _narrow(text))
    return " ".join(text.strip(" ,;.()\"'«»“”").split())


def _narrow(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\uff08", "(").replace("\uff09", ")")


def language(text: str, default: str = "ru") -> str:
    """`lat`, `uk` or `ru`, by letters that only one of the two alphabets has, else `default`."""
    if not CYRILLIC.search(text):
        return "lat"
    if re.search("[іїєґІЇЄҐ]", text):
        return "uk"
    return "ru" if re.search("[ыэёъЫЭЁЪ]", text) else default


def by_order(text: str, default: str = "ru") -> Form:
    """A name whose parts are told by where the patronymic stands; without one only the words are known."""
    text = clean(text)
    found = words(text)
    tongue = language(text, default)
    if len(found) == 3:
        if PATRONYMIC.search(found[2]):
            return Form(text, tongue, *found)
        if PATRONYMIC.search(found[1]):
            return Form(text, tongue, found[2], found[0], found[1])
    return Form(text, tongue)


def by_parts(family: str, others: str, text: str = "") -> Form:
    """A name whose family name the list tells; the patronymic is the second of two other words if it looks so."""
    family, others = clean(family), clean(others)
    rest = others.split()
    given, patronymic = others, ""
    if len(rest) == 2 and PATRONYMIC.search(rest[1]):
        given, patronymic = rest
    text = text or f"{others} {family}".strip()
    return Form(text, language(text), family, given, patronymic)


def from_serial(value: object, epoch: date = date(1899, 12, 30)) -> str:
    """A day that a sheet keeps as a number, or a date, or text, as an ISO day or year; empty if there is none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float | int) and value:
        if 1900 <= value <= 2020:
            return str(int(value))
        return (epoch + timedelta(days=int(value))).isoformat()
    return from_text(str(value or ""))


def from_text(text: str) -> str:
    """The first day or year in words such as 28/06/1960, 20 Jan 1963, 1976年6月26日, 1961; empty if none is there."""
    for pattern, order in (
        (r"(\d{4})-(\d\d?)-(\d\d?)", (0, 1, 2)),
        (r"(\d{4})\s*年\s*(\d\d?)\s*月\s*(\d\d?)\s*日", (0, 1, 2)),
        (r"(\d\d?)[/.](\d\d?)[/.](\d{4})", (2, 1, 0)),
    ):
        if found := re.search(pattern, text):
            year, month, day = (int(found.groups()[place]) for place in order)
            return _iso(year, month, day)
    if found := re.search(r"(\d\d?) ([A-Za-z]{3})[a-z]* (\d{4})", text):
        return _iso(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := re.search(r"\b(1[89]\d\d|200\d)(?!\d)", text):
        return found[1]
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)


def _xlsx(path: Path, heading: int) -> Iterator[dict[str, Any]]:
    from openpyxl import load_workbook  # type: ignore[import-not-found,import-untyped,unused-ignore]

    rows = load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    for _ in range(heading):
        next(rows)
    head = [str(name) for name in next(rows)]
    for row in rows:
        yield dict(zip(head, row, strict=False))


def _xls(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    import xlrd  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for sheet in xlrd.open_workbook(str(path)).sheets():
        yield sheet.name, [sheet.row_values(number) for number in range(sheet.nrows)]


def ukraine(path: Path) -> Iterator[Printed]:
    """Ukraine's list: the Ukrainian name, the original, and others."""
    for row in _xlsx(path, 0):
        forms = [by_order(str(row["Назва укр."] or ""), "uk")]
        for column in ("Назва ориг.", "Назва альт."):
            forms += [
                by_order(one) for one in re.split(r"[;,\n/]", str(row[column] or "")) if len(words(one)) > 1
            ]
        yield Printed(
            "UA",
            str(row["row"]),
            tuple(form for form in forms if form.text),
            from_serial(row["Дата народження"]),
            clean(str(row["Місце народження"] or "")),
        )


def united_kingdom(path: Path) -> Iterator[Printed]:
    """The British list: rows of one group are one person."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in _xlsx(path, 1):
        if row["Group Type"] == "Individual" and row["Regime"] in ("Russia", "Belarus"):
            groups.setdefault(str(row["Group ID"]), []).append(row)
    for number, rows in groups.items():
        rows.sort(key=lambda row: row["Alias Type"] != "Primary name")
        forms: list[Form] = []
        for row in rows:
            if row["Alias Quality"] == "Low quality":
                continue
            others = " ".join(str(row[f"Name {place}"]) for place in range(1, 6) if row[f"Name {place}"])
            if others and row["Name 6"]:
                forms.append(by_parts(str(row["Name 6"]), others))
            script = str(row["Name Non-Latin Script"] or "")
            if CYRILLIC.search(script) and len(words(script)) > 1:
                forms.append(by_order(script))
        if forms:
            born = from_text(str(rows[0]["DOB"] or ""))
            yield Printed("UK", number, _distinct(forms), born, clean(str(rows[0]["Town of Birth"] or "")))


def canada(path: Path) -> Iterator[Printed]:
    """The Canadian list; its aliases are names in any order."""
    for number, record in enumerate(ElementTree.parse(path).getroot().iter("record")):  # noqa: S314 a file that we fetched
        field = {child.tag: (child.text or "").strip() for child in record}
        if not field.get("LastName") or not field.get("GivenName"):
            continue
        if not re.match("Russia|Ukraine|Belarus", field.get("Country", "")):
            continue
        forms = [by_parts(field["LastName"], field["GivenName"])]
        forms += [by_order(one) for one in re.split("[;,]", field.get("Aliases", "")) if len(words(one)) > 1]
        yield Printed("CA", str(number), _distinct(forms), from_text(field.get("DateOfBirth", "")))


def australia(path: Path) -> Iterator[Printed]:
    """The Australian list: rows 2680, 2680a, 2680b are one person; the family name is in capitals."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for _, rows in _xls(path):
        head = [str(name) for name in rows[0]] if rows else []
        for row in rows[1:]:
            one = dict(zip(head, row, strict=False))
            if str(one["Type"]).strip().lower() == "individual" and re.search(
                "Ukraine|Russia", str(one["Committees"])
            ):
                groups.setdefault(re.sub(r"\D", "", str(one["Reference"]).removesuffix(".0")), []).append(one)
    for number, variants in groups.items():
        variants.sort(key=lambda row: "primary" not in str(row["Name Type"]).lower())
        forms = [_capitals(str(row["Name of Individual or Entity"])) for row in variants]
        first = variants[0]
        yield Printed(
            "AU",
            number,
            _distinct(forms),
            from_serial(first["Date of Birth"]),
            clean(str(first["Place of Birth"])),
        )


def _capitals(text: str) -> Form:
    """A Latin name whose family name is the words in capitals."""
    text = clean(text)
    if CYRILLIC.search(text):
        return by_order(text)
    parts = text.split()
    family = " ".join(word for word in parts if word.isupper() and len(word) > 1)
    others = " ".join(word for word in parts if not word.isupper())
    return by_parts(family, others, text) if family and others else by_order(text)


def japan(path: Path) -> Iterator[Printed]:
    """The Japanese list's names in Latin letters, with their variants in brackets: Sergey(Sergei) AKSYONOV(AKSENOV)."""
    for name, rows in _xls(path):
        if name.split(".")[0] not in ("26", "29", "31") or len(rows) < 3:
            continue
        head = ["".join(str(cell).split()) for cell in rows[1]]
        latin, born = head.index("英語表記"), head.index("生年月日")
        for number, row in enumerate(rows[2:]):
            forms = tuple(_capitals(one) for one in _variants(str(row[latin])))
            if forms and forms[0].text:
                yield Printed(
                    "JP", f"{name.split('.')[0]}-{number}", _distinct(list(forms)), from_serial(row[born])
                )


def _variants(text: str) -> list[str]:
    """The spellings that one with brackets stands for: the main one, and each other with one word replaced."""
    text = _narrow(text)
    main = clean(text)
    others = [
        main.replace(found[1], other.strip())
        for found in re.finditer(r"([^\s(]+)\s*\(([^)]*)\)", text)
        for other in re.split("[/,、]", found[2])
        if len(words(other)) == 1 and words(found[1])
    ]
    return [main, *others]


def ofac(folder: Path) -> Iterator[Printed]:
    """The American list with its aliases (`sdn.csv`, `alt.csv`); a remark tells the birth date."""
    aliases: dict[str, list[str]] = {}
    with (folder / "alt.csv").open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) > 3 and row[2] == "aka":
                aliases.setdefault(row[0], []).append(row[3])
    with (folder / "sdn.csv").open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.reader(lines):
            if (
                len(row) < 12
                or row[2] != "individual"
                or not re.search("UKRAINE|RUSSIA|BELARUS|MAGNIT", row[3])
            ):
                continue
            forms = [_comma(text) for text in [row[1], *aliases.get(row[0], [])] if "," in text]
            born = re.search(r"DOB ([^;.]*)", row[11])
            if forms:
                yield Printed("US", row[0], _distinct(forms), from_text(born[1]) if born else "")


def _comma(text: str) -> Form:
    family, _, others = text.partition(",")
    return replace(by_parts(family, others), text=f"{clean(family)}, {clean(others)}")


def _distinct(forms: list[Form]) -> tuple[Form, ...]:
    kept: dict[str, Form] = {}
    for form in forms:
        if len(words(form.text)) > 1:
            kept.setdefault(form.text.casefold(), form)
    return tuple(kept.values())


READERS: dict[str, tuple[str, Callable[[Path], Iterator[Printed]]]] = {
    "UA": ("sanctions/UA/sanctions.xlsx", ukraine),
    "UK": ("sanctions/UK/ConList.xlsx", united_kingdom),
    "CA": ("sanctions/CA/sema-lmes.xml", canada),
    "AU": ("sanctions/AU/regulation8_consolidated.xls", australia),
    "JP": ("sanctions/JP/sanctions.xls", japan),
    "US": ("ofac", ofac),
}


def printed(sources: Path) -> tuple[list[Printed], list[str]]:
    """Everybody on the lists that are there, and which lists are not."""
    found: list[Printed] = []
    missing: list[str] = []
    for name, (place, read) in READERS.items():
        if (sources / place).exists():
            found += [one for one in read(sources / place) if one.forms]
        else:
            missing.append(f"{name}: {place}")
    return found, missing

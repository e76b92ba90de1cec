"""Gold made by hand, read from either format (the model report's and ours) into one shape.

Invariant: every passage of the gold equals the words at its offsets, or loading fails.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.reading import model_report as model
from bench.reading.cast import Cast, Entity, name_span, words
from bench.reading.matching import Span

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
SPLIT = {
    "pyrna-wire": "dev",
    "open-door-bulletin": "dev",
    "two-mykolas": "dev",
    "advocate-and-officials": "dev",
    "kiosk-rewrite": "check",
    "released-account": "check",
    "mobilised-tents": "dev2",
    "tabloid-barn": "dev2",
    "ngo-appeal": "dev2",
    "wire-journalists": "dev2",
    "sister-blog": "dev2",
    "dormitory-local": "dev2",
    "daily-update": "check2",
    "miners-legal-aid": "check2",
}
"""dev and dev2 are for development; check and check2 for checking: whoever writes rules does not open those."""


@dataclass(frozen=True)
class Link:
    """One teller of a gold chain.

    `ids`: who it is (several: together, or any of them if `open_between`); `said_as`: the words for a teller
    without a name; `explicit`: may be suggested as explicit; `wanted`: must be.
    """

    ids: frozenset[str]
    said_as: str
    explicit: bool
    wanted: bool
    open_between: bool = False


@dataclass(frozen=True)
class Statement:
    """One passage that says something, the claims that may stand for it, and who told it."""

    id: str
    span: Span
    text: str
    claims: tuple[str | None, ...]
    chain: tuple[Link, ...]
    core: bool = False


@dataclass(frozen=True)
class Value:
    """A date, count or age: its passage and what it must be read as."""

    id: str
    span: Span
    text: str
    value: Any
    accept: tuple[Any, ...] = ()
    at_most: int | None = None
    about: bool = False
    besides: bool = False
    scored: bool = True


@dataclass(frozen=True)
class Quote:
    """Quoted words and whoever may be taken as their speaker."""

    span: Span
    text: str
    speakers: frozenset[str]


@dataclass(frozen=True)
class Gold:
    """One report with everything a reader should find in it."""

    name: str
    split: str
    file: Path
    text: str
    published: str
    cast: Cast
    dates: tuple[Value, ...]
    counts: tuple[Value, ...]
    ages: tuple[Value, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    must_not: tuple[Mapping[str, Any], ...]


def load_all(model_folder: Path) -> list[Gold]:
    """The model report, where it is there, and every report of ours."""
    found = [load_model(model_folder)] if (model_folder / model.GOLD).exists() else []
    return found + [load(path) for path in sorted(REPORTS.glob("*.gold.json"), key=_in_order)]


def _in_order(path: Path) -> tuple[int, str]:
    name = path.name.removesuffix(".gold.json")
    return (list(SPLIT).index(name) if name in SPLIT else len(SPLIT), name)


def load(path: Path) -> Gold:
    """One of our reports (the format stands in README.md)."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    text = _text_of(path.parent / raw["file"], raw)
    kinds = ("persons", "places", "organisations", "groups")
    cast = _cast(text, {k: raw.get(k, []) for k in kinds}, raw.get("publisher"))
    return Gold(
        name=name,
        split=SPLIT.get(name, "dev"),
        file=path.parent / raw["file"],
        text=text,
        published=raw["published"],
        cast=cast,
        dates=tuple(_date(d) for d in raw["dates"]),
        counts=tuple(_count(c) for c in raw["counts"]),
        ages=tuple(Value(_id(a), _span(a), a["text"], a["value"]) for a in raw["ages"]),
        quotes=tuple(Quote(_span(q), q["text"], _ids(q["speaker"])) for q in raw["quotes"] if q["speaker"]),
        statements=tuple(_statement(s, cast) for s in raw["statements"]),
        must_not=tuple(raw["must_not"]),
    )


def load_model(folder: Path) -> Gold:
    """The model report: its gold, with the hand tables of `model_report` for what the gold says in prose."""
    raw = json.loads((folder / model.GOLD).read_text(encoding="utf-8"))
    file = folder / raw["source"]["file"]
    text = _text_of(file, raw)
    cast = _cast(text, {k: raw[k] for k in ("persons", "places", "organisations", "groups")}, None)
    core = set(raw["scoring"]["core_statements"])
    return Gold(
        name="model",
        split="model",
        file=file,
        text=text,
        published=raw["source"]["publication_date"]["value"],
        cast=_with_hand_table(cast),
        dates=tuple(_model_date(d) for d in raw["dates"]),
        counts=tuple(_model_count(c) for c in raw["counts"]),
        ages=tuple(Value(a["person"], _span(a), a["text"], a["age"]) for a in raw["ages"]),
        quotes=tuple(q for q in map(_model_quote, raw["quotes"]) if q.speakers),
        statements=tuple(
            replace(_statement(s | {"claims": model.CLAIMS[s["id"]]}, cast), core=s["id"] in core)
            for s in raw["statements"]
        ),
        must_not=tuple(
            {"about": line, "check": {"kind": "model", "n": n}} for n, line in enumerate(raw["must_not"])
        ),
    )


def _text_of(file: Path, raw: Mapping[str, Any]) -> str:
    """The text of the report, after checking every passage of its gold against it."""
    text = file.read_bytes().decode("utf-8")
    for place in passages(raw):
        if text[place["start"] : place["end"]] != place["text"]:
            raise ValueError(
                f"{file.name}: {place['text']!r} does not stand at {place['start']}..{place['end']}"
            )
    return text


def passages(raw: object) -> Iterable[Mapping[str, Any]]:
    """Every object of the gold that has start, end and text."""
    if isinstance(raw, Mapping):
        if {"start", "end", "text"} <= set(raw):
            yield raw
        for value in raw.values():
            yield from passages(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from passages(value)


def _span(raw: Mapping[str, Any]) -> Span:
    return raw["start"], raw["end"]


def _id(raw: Mapping[str, Any]) -> str:
    return str(raw.get("id", raw["text"]))


def _ids(who: object) -> frozenset[str]:
    """The ids of a `who`: one id, a list of ids, or none."""
    return frozenset([who] if isinstance(who, str) else who if isinstance(who, list) else [])


def _cast(text: str, lists: Mapping[str, list[dict[str, Any]]], publisher: str | None) -> Cast:
    """The entities of a report; the publisher's own name counts as the publication."""
    singular = {
        "persons": "person",
        "places": "place",
        "organisations": "organisation",
        "groups": "group",
    }
    made = [_entity(text, singular[kind], raw) for kind, raws in lists.items() for raw in raws]
    owners = {raw["part_of"] for raws in lists.values() for raw in raws if raw.get("part_of")}
    parts = {(raw["part_of"], raw["id"]) for raws in lists.values() for raw in raws if raw.get("part_of")}
    by_id = {
        e.id: replace(e, kin=e.kin | {part for owner, part in parts if owner == e.id})
        if e.id in owners
        else e
        for e in made
    }
    return Cast(by_id, frozenset({"ARTICLE", publisher} if publisher else {"ARTICLE"}))


def _entity(text: str, kind: str, raw: Mapping[str, Any]) -> Entity:
    """One entity with every form its name takes: name, aliases and the words of its mentions."""
    also = raw.get("also", [])
    name = raw.get("name") or None
    names = [
        n
        for n in (name, *raw.get("aliases", []), *(also.split(", ") if isinstance(also, str) else also))
        if n
    ]
    spans = tuple(_span(m) for m in raw["mentions"])
    named = tuple(found for span in spans if name and (found := name_span(text, span, names)))
    forms = [
        words(n)
        for n in (*names, *raw.get("said_as", []), *(text[a:b] for a, b in spans), raw.get("label", ""))
    ]
    part_of = raw.get("part_of")
    kin = frozenset([*raw.get("members", []), *([part_of] if isinstance(part_of, str) else [])])
    return Entity(
        id=raw["id"],
        kind=kind,
        name=name,
        forms=tuple(f for f in dict.fromkeys(forms) if f),
        mentions=spans,
        named=named,
        kin=kin if kind != "place" else frozenset(),
        asked=bool(named) and raw.get("asked", True),
    )


def _with_hand_table(cast: Cast) -> Cast:
    """The model report's cast with the said-as words and the background names of the hand table."""
    changed = {
        e.id: replace(
            e,
            forms=(*e.forms, *(words(f) for f in model.SAID_AS.get(e.id, ()))),
            asked=e.asked and e.id not in model.BACKGROUND,
        )
        for e in cast.entities.values()
    }
    return Cast(changed, cast.publisher)


def _statement(raw: Mapping[str, Any], cast: Cast) -> Statement:
    chain = tuple(_link(link, cast) for link in raw["chain"])
    teller_links = tuple(link for link in chain if not link.ids & cast.publisher)
    return Statement(raw["id"], _span(raw), raw["text"], tuple(raw["claims"]), teller_links)


def _link(raw: Mapping[str, Any], cast: Cast) -> Link:
    """One link: an id, several together (list or A+B), one of several (`one_of` or AMBIGUOUS), words, or null."""
    who, basis = raw["who"], (raw["basis"] != "inferred", raw["basis"] == "explicit")
    if raw.get("one_of"):
        return Link(frozenset(raw["one_of"]), "", *basis, open_between=True)
    if isinstance(who, list):
        return Link(frozenset(who), "", *basis)
    known = frozenset(re.findall(r"[A-Z]\d+", who or "")) & set(cast.entities)
    if who is None or who == "ARTICLE" or who in cast.entities:
        return Link(frozenset([who] if who else []), "", *basis)
    if who.startswith("AMBIGUOUS"):
        return Link(known, "", *basis, open_between=True)
    return Link(known, "" if re.fullmatch(r"[A-Z]\d+(\+[A-Z]\d+)*", who) else who, *basis)


def _date(raw: Mapping[str, Any]) -> Value:
    accept = tuple(raw.get("accept", []))
    return Value(_id(raw), _span(raw), raw["text"], raw["value"], accept, scored=bool(raw["value"] or accept))


def _model_date(raw: Mapping[str, Any]) -> Value:
    accept = model.DATE_ACCEPT.get(raw["id"], ())
    return Value(
        raw["id"], _span(raw), raw["text"], raw["value"], accept, scored=bool(raw["value"] or accept)
    )


def _count(raw: Mapping[str, Any]) -> Value:
    low, high = raw["at_least"], raw["at_most"]
    scored = low is not None or high is not None
    about, besides = bool(raw.get("about")), bool(raw.get("besides"))
    return Value(_id(raw), _span(raw), raw["text"], low, (), high, about, besides, scored)


def _model_count(raw: Mapping[str, Any]) -> Value:
    accept = tuple(raw.get("accept_min", []))
    scored = raw["min"] is not None
    besides = raw["id"] in model.BESIDES
    return Value(raw["id"], _span(raw), raw["text"], raw["min"], accept, raw["max"], False, besides, scored)


def _model_quote(raw: Mapping[str, Any]) -> Quote:
    return Quote(_span(raw), raw["text"], frozenset(model.SPEAKERS.get(raw["id"], ())))

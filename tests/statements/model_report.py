"""The hand encoding of the model report, loaded for tests. The words are filled in from the report itself.

The report's text is not ours to publish: `model_report.json` holds offsets only. Where the text is absent
every word is a run of blanks of the right length, so that structure, ids and round trips can still be tested.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement
from habeas.statements.mention import Mention
from habeas.statements.passage import CONTEXT, Passage
from habeas.statements.source import Source, TextLayer
from habeas.statements.telling import Fact, Telling

FIXTURE = Path(__file__).with_name("model_report.json")
CASES = Path(__file__).parents[3] / "shared" / "cases"
ARTICLE = "ARTICLE"
"""Source id of the article; the stub of the report it cites is "REPORT"."""

AS_TEXT = {"name", "part", "title"}
"""Keys whose offsets stand for plain text; others stand for Words, or for a Passage where the key says so."""


@dataclass(frozen=True)
class ModelReport:
    """The encoding: `events` maps each event of the gold to fact ids, `background` are passages without a fact."""

    text: str
    sources: tuple[Source, ...]
    layer: TextLayer
    mentions: tuple[Mention, ...]
    tellings: tuple[Telling, ...]
    judgements: tuple[Judgement, ...]
    events: dict[str, tuple[str, ...]]
    background: dict[str, Passage]

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything of it that an entry can carry, sources first."""
        return (*self.sources, self.layer, *self.mentions, *self.tellings, *self.judgements)

    @property
    def facts(self) -> dict[str, Fact]:
        """Every fact by its id."""
        return {fact.id: fact for telling in self.tellings for fact in telling.facts}


def stored_text() -> str | None:
    """The report's text, or None where it is not on this machine."""
    file = CASES / str(_raw()["text"]["file"])
    return file.read_text(encoding="utf-8") if file.exists() else None


def gold() -> dict[str, Any] | None:
    """The report's gold, or None where it is not on this machine."""
    file = CASES / str(_raw()["text"]["gold"])
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def load(text: str | None = None) -> ModelReport:
    """The encoding with the words of `text`, or with blanks. Raises ValueError if it is another text."""
    raw = _raw()
    about = raw["text"]
    if text is not None and sha256(text.encode()).hexdigest() != about["sha256"]:
        raise ValueError("this is not the text that the offsets count in")
    words = text if text is not None else "x" * int(about["length"])
    full = _fill(raw, words, key="")
    told = [t | {"source": ARTICLE} for t in full["tellings"] if not t.get("background")]
    layer = TextLayer(source=ARTICLE, version="text/1", sha256=about["sha256"], length=about["length"])
    return ModelReport(
        text=words,
        sources=msgspec.convert(full["sources"], tuple[Source, ...]),
        layer=layer,
        mentions=msgspec.convert([m | {"source": ARTICLE} for m in full["mentions"]], tuple[Mention, ...]),
        tellings=msgspec.convert(told, tuple[Telling, ...]),
        judgements=msgspec.convert(full["judgements"], tuple[Judgement, ...]),
        events={event: tuple(facts) for event, facts in raw["events"].items()},
        background={
            t["id"]: msgspec.convert(t["passage"], Passage) for t in full["tellings"] if t.get("background")
        },
    )


def _raw() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return loaded


def _fill(value: Any, text: str, key: str) -> Any:
    """`value` with every {start, end} turned into what its key calls for, with the words at that place."""
    if isinstance(value, list):
        return [_fill(item, text, key) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"start", "end"}:
        return _words(value["start"], value["end"], text, key)
    return {name: _fill(item, text, name) for name, item in value.items()}


def _words(start: int, end: int, text: str, key: str) -> Any:
    exact = text[start:end]
    if key in AS_TEXT:
        return exact
    if key not in ("passage", "passages"):
        return {"exact": exact, "start": start}
    context = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    return {"start": start, "end": end, "exact": exact, "layer": "text/1"} | context

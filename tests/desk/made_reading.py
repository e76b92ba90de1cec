"""A reading made by hand from tables, so that the desk's tests do not hang on what a reader finds.

The tables are those of `habeas.acts.by_hand`; names and words must stand in the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from habeas.acts.by_hand import Hand
from habeas.reading.suggestion import Ask, Confidence, FoundTelling, Reading
from habeas.statements.known import Known
from habeas.statements.source import Source, SourceKind
from tests.desk.moments import NOW

Table = dict[str, Any]


@dataclass(frozen=True)
class MadeReader:
    """Stands in for `habeas.reading.read.read`: gives the findings of its tables for its text."""

    tables: tuple[Table, ...]

    def __call__(
        self,
        text: str,
        published: str | None = None,
        language: str | None = None,
        *,
        years: Sequence[int] = (),
    ) -> Reading:
        source = Source(
            id="s",
            kind=SourceKind.ARTICLE,
            title="the text",
            obtained="made",
            obtained_at=NOW,
            language=language,
        )
        hand = Hand(Known(), source, text)
        tellings = tuple(
            _numbered(hand, table, number)
            for number, table in enumerate(self.tables, 1)
            if str(table["words"]) in text
        )
        asks = () if published else (Ask(about="published", question="When was this published?"),)
        return Reading(
            reader="made/1",
            language="en",
            published=published,
            asks=asks,
            entities=tuple(hand.entities.values()),
            tellings=tuple(sorted(tellings, key=lambda telling: (telling.start, telling.end))),
        )


def _numbered(hand: Hand, table: Table, number: int) -> FoundTelling:
    plain = {key: value for key, value in table.items() if key != "sure"}
    found = hand.telling(plain)
    facts = tuple(replace(fact, id=f"f{number}.{place}") for place, fact in enumerate(found.facts, 1))
    sure = Confidence(table.get("sure", "medium"))
    return replace(found, id=f"t{number}", rule="made", why="a verb of saying", facts=facts, confidence=sure)

"""Answers as plain data for JSON (docs/tally.md). Invariant: a number keeps the ids of what it rests on."""

from collections.abc import Iterable, Sequence
from typing import Any

from habeas.tally.bounds.answer import Answer, Bound, Conflict, Without
from habeas.tally.bounds.said import Said


def plain(
    said: Said, left_out: Sequence[str], answers: Iterable[Answer], clash: Conflict | None
) -> dict[str, Any]:
    """Everything that was worked out."""
    return {
        "without": list(left_out),
        "conflict": clash and {"because": list(clash.because), "fewest": clash.fewest},
        "answers": [
            {
                "question": one.question.id,
                "text": one.question.text or said.groups.get(one.question.id, ""),
                "least": _bound(one.least),
                "most": _bound(one.most),
            }
            for one in answers
        ],
        "sources": {one.id: one.source for one in said.statements},
    }


def _bound(bound: Bound) -> dict[str, Any]:
    return {
        "value": bound.value,
        "exact": bound.exact,
        "because": list(bound.because),
        "adds_up": bound.adds_up
        and {
            "parts": [
                {
                    "weight": str(part.weight),
                    "number": part.number,
                    "because": list(part.because),
                    "named": part.named,
                }
                for part in bound.adds_up.parts
            ],
            "total": str(bound.adds_up.total),
        },
        "without": _without(bound.without),
        "without_source": _without(bound.without_source),
    }


def _without(values: Iterable[Without]) -> dict[str, int | None]:
    return {one.left_out: one.value for one in values}

"""What does not fit together for one person, for `habeas person`: in data with `--json`, in sentences without."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from habeas.register.about import About
from habeas.watch.contradictions import Contradiction, look
from habeas.wording.contradictions import (
    contradiction_sentence,
    question_sentence,
    succession_sentence,
    what_to_do,
)


def plain_contradictions(about: About, person: str, as_of: date) -> dict[str, Any]:
    """`contradictions`, `unclear`, `moved_on` (docs/formats.md)."""
    known, found = about.known, look(about, person, as_of)
    return {
        "contradictions": [_plain(about, one) for one in found.contradictions],
        "unclear": [
            msgspec.to_builtins(one) | {"in_words": question_sentence(known, one.code, one.places)}
            for one in found.unclear
        ],
        "moved_on": [
            msgspec.to_builtins(one)
            | {"in_words": succession_sentence(known, one.kind, one.places, one.numbers)}
            for one in found.successions
        ],
    }


def contradiction_lines(about: About, person: str, as_of: date) -> Iterator[str]:
    """What is open, in sentences, with the statements it rests on."""
    for one in look(about, person, as_of).contradictions:
        if one.settled is None:
            said = contradiction_sentence(about.known, one)
            yield f"{said} {what_to_do(one.kind)} ({', '.join(one.facts)})"


def _plain(about: About, one: Contradiction) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(one)
    return plain | {
        "key": one.key,
        "weight": one.weight.name.lower(),
        "settled": one.settled.id if one.settled else None,
        "in_words": contradiction_sentence(about.known, one),
        "what_to_do": what_to_do(one.kind),
    }

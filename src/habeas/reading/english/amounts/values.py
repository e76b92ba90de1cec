"""Dates, counts, ages and direct speech as findings of a reading, with the speaker of each quotation.

Invariant: nothing is decided here; values come from the tables, speakers from the passages.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said
from habeas.reading.suggestion import Confidence, CountValue, Value, ValueKind

FARTHEST = 2_000
"""Characters before a quotation at which a passage that holds it may begin."""


def values_of(scene: Scene, said: Sequence[Said]) -> Iterator[Value]:
    """Every value in the text."""
    found = (*_dates(scene), *_counts(scene), *_ages(scene), *_quotes(scene, said))
    for number, value in enumerate(found, start=1):
        yield replace(value, id=f"v{number}")


def _dates(scene: Scene) -> Iterator[Value]:
    for date in scene.dates:
        sure = Confidence.HIGH if date.value and not date.needs_published else Confidence.MEDIUM
        yield _value(ValueKind.DATE, date.start, date.end, date.value, date.rule, date.why, sure)


def _counts(scene: Scene) -> Iterator[Value]:
    for counted in scene.counts:
        value = CountValue(
            at_least=counted.at_least,
            at_most=counted.at_most,
            about=counted.about,
            of_what=counted.head or None,
            besides=_besides(scene, counted.start, counted.end) if counted.others else (),
        )
        sure = Confidence.MEDIUM if counted.about else Confidence.HIGH
        yield _value(ValueKind.COUNT, counted.start, counted.end, value, counted.rule, counted.why, sure)


def _besides(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Whom "other" leaves out: the person named last before it in the sentence, else the word itself."""
    span = scene.doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        for token in reversed(scene.doc[span.sent.start : span.start]):
            if token.pos_ in ("PROPN", "PRON", "NOUN") and token.dep_ not in ("compound", "poss"):
                who = scene.party(token)
                if who is not None and who.all and scene.entity(who.all[0]).kind.value in ("person", "group"):
                    return who.all
    return ("others",)


def _ages(scene: Scene) -> Iterator[Value]:
    for age in scene.ages:
        yield _value(ValueKind.AGE, age.start, age.end, age.years, age.rule, age.why, Confidence.HIGH)


def _quotes(scene: Scene, said: Sequence[Said]) -> Iterator[Value]:
    for quote in scene.quotes:
        speaker = _speaker(quote.start, quote.end, said)
        sure = Confidence.HIGH if speaker else Confidence.MEDIUM
        why = "these words stand in quotation marks"
        yield replace(
            _value(ValueKind.QUOTE, quote.start, quote.end, speaker, quote.rule, why, sure), entity=speaker
        )


def _speaker(start: int, end: int, said: Sequence[Said]) -> str | None:
    """The entity id of whoever speaks in the smallest passage that holds most of the quotation."""
    first = bisect_left(said, start - FARTHEST, key=lambda one: one.start)
    last = bisect_left(said, end, key=lambda one: one.start)
    near = [one for one in said[first:last] if _holds(one, start, end)]
    best = min(near, key=lambda one: (one.mode != "direct", one.end - one.start), default=None)
    if best is None or best.speaker is None or not best.speaker.all:
        return None
    return best.speaker.all[0]


def _holds(one: Said, start: int, end: int) -> bool:
    """Is the quotation in the passage, or the passage direct speech that begins in the quotation?"""
    if one.start <= start + 1 and end - 2 <= one.end:
        return True
    return one.mode == "direct" and start <= one.start < end


def _value(
    kind: ValueKind,
    start: int,
    end: int,
    value: str | int | CountValue | None,
    rule: str,
    why: str,
    confidence: Confidence,
) -> Value:
    return Value(
        id="", kind=kind, start=start, end=end, value=value, rule=rule, why=why, confidence=confidence
    )

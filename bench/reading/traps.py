"""What a reader must not say: each trap as a check on the suggestions.

Invariant: a trap is broken only by something suggested; an empty list breaks none.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bench.reading import dates
from bench.reading.cast import nobody
from bench.reading.chains import teller_links
from bench.reading.gold import Gold
from bench.reading.matching import NEAR, Span, iou, overlap
from bench.reading.model_traps import MODEL_TRAPS
from bench.reading.suggestions import (
    Suggestion,
    Tally,
    Telling,
    of_kind,
    span,
    speaker,
    strings,
    tellings,
)

Check = Mapping[str, Any]


def traps_kept(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """The traps of a report that were not fallen into; those without a machine check are left out."""
    out = Tally()
    for trap in gold.must_not:
        check = trap.get("check")
        if check:
            broken = broken_by(gold, suggestions, check)
            out.add(not broken, f"trap: {trap['about']} <- {broken[:3]}")
    return {"traps kept": out}


def broken_by(gold: Gold, suggestions: Sequence[Suggestion], check: Check) -> list[str]:
    """What in the suggestions breaks one trap, in words; empty when nothing does."""
    if check["kind"] == "model":
        return list(MODEL_TRAPS[check["n"]](gold, suggestions))
    return list(KINDS[check["kind"]](gold, suggestions, check))


def occurrences(text: str, part: str) -> list[Span]:
    """Every place where a piece of text stands as whole words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text)]


def _never(kind: str) -> Callable[[Gold, Sequence[Suggestion], Check], Iterable[str]]:
    """No suggestion of one kind touches the text (for a person: no part of it is somebody)."""

    def check(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
        where = occurrences(gold.text, wanted["text"])
        for one in of_kind(suggestions, kind):
            if any(overlap(span(one), place) for place in where):
                yield f"{kind} {one['text']!r}"

    return check


def not_value(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No date, count or age on the text has this value. `a day`: any single day; `a date`: any calendar date."""
    where = occurrences(gold.text, wanted["text"])
    for one in suggestions:
        valued = one.get("kind") in ("date", "count", "age") and any(overlap(span(one), p) for p in where)
        if valued and _has_value(one.get("value"), wanted["value"]):
            yield f"{one['text']!r} read as {one.get('value')}"


def _has_value(value: object, banned: object) -> bool:
    if banned == "a day":
        return dates.single_day(value)
    if banned == "a date":
        return dates.calendar_date(value)
    if isinstance(value, Mapping):
        return banned in (value.get("at_least"), value.get("at_most"), value.get("years"))
    return value == banned or (isinstance(value, str) and dates.plain(value) == dates.plain(banned))


def over(suggestions: Iterable[Suggestion], passage: Span) -> list[Telling]:
    """The tellings whose passage is (nearly) this one."""
    return [t for t in tellings(suggestions) if iou(t.span, passage) >= NEAR]


def _not_who(explicit_only: bool) -> Callable[[Gold, Sequence[Suggestion], Check], Iterable[str]]:
    """No telling of the passage names this teller (`*`: anybody), as explicit or at all."""

    def check(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
        for telling in over(suggestions, _passage(wanted)):
            for link in teller_links(gold.cast, telling):
                if explicit_only and link.get("basis") != "explicit":
                    continue
                named = (
                    not nobody(link.get("who"))
                    if wanted["who"] == "*"
                    else gold.cast.says(link.get("who"), [wanted["who"]])
                )
                if named:
                    yield f"{link.get('who')} as {link.get('basis')} teller"

    return check


def not_claim(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No telling of the passage asserts this claim."""
    for telling in over(suggestions, _passage(wanted)):
        for fact in telling.facts:
            if fact.get("claim") == wanted["claim"] and fact.get("polarity", "asserts") == "asserts":
                yield f"{wanted['claim']} asserted in {fact['text']!r}"


def not_role(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No asserted fact of this claim (of the passage, if one is given) has the value in the role (`*`: any)."""
    given = of_kind(suggestions, "telling")
    if "start" in wanted:
        given = [fact for telling in over(suggestions, _passage(wanted)) for fact in telling.facts]
    for fact in given:
        if fact.get("claim") != wanted["claim"] or fact.get("polarity", "asserts") != "asserts":
            continue
        roles = fact.get("roles") or {}
        found = strings(roles if wanted["role"] == "*" else roles.get(wanted["role"]))
        if any(occurrences(s, wanted["value"]) for s in found):
            yield f"{wanted['claim']} {wanted['role']}: {wanted['value']}"


def never_telling(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No telling touches the text."""
    for place in occurrences(gold.text, wanted["text"]):
        yield from (repr(f["text"]) for f in of_kind(suggestions, "telling") if overlap(span(f), place))


def not_same(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No person suggestion on a mention of one says, in value or roles, that it is the other."""
    for here, other in ((wanted["a"], wanted["b"]), (wanted["b"], wanted["a"])):
        for mention in gold.cast.entities[here].mentions:
            for one in of_kind(suggestions, "person"):
                said = strings([one.get("value"), one.get("roles")])
                if iou(span(one), mention) > NEAR and any(gold.cast.means(s) == {other} for s in said):
                    yield f"{one['text']!r} is {one.get('value')}"


def not_speaker(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No quote suggestion on the passage has this speaker."""
    for one in of_kind(suggestions, "quote"):
        if iou(span(one), _passage(wanted)) >= NEAR and gold.cast.means(speaker(one)) == {wanted["who"]}:
            yield f"{one['text']!r} by {speaker(one)}"


def not_settled(gold: Gold, suggestions: Sequence[Suggestion], wanted: Check) -> Iterable[str]:
    """No telling of the passage names one of these as explicit teller without candidates (`one_of`) beside."""
    for telling in over(suggestions, _passage(wanted)):
        for link in teller_links(gold.cast, telling):
            settled = link.get("basis") == "explicit" and len(link.get("one_of") or []) < 2
            if settled and gold.cast.says(link.get("who"), wanted["who"]):
                yield f"{link['who']} without candidates"


def _passage(wanted: Check) -> Span:
    return wanted["start"], wanted["end"]


KINDS: Mapping[str, Callable[[Gold, Sequence[Suggestion], Check], Iterable[str]]] = {
    "never_person": _never("person"),
    "never_place": _never("place"),
    "never_organisation": _never("organisation"),
    "never_count": _never("count"),
    "never_date": _never("date"),
    "not_value": not_value,
    "not_explicit_who": _not_who(explicit_only=True),
    "not_who": _not_who(explicit_only=False),
    "not_claim": not_claim,
    "not_role": not_role,
    "never_telling": never_telling,
    "not_same": not_same,
    "not_speaker": not_speaker,
    "not_settled": not_settled,
}

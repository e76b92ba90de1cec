"""How much of a report's gold a list of suggestions finds, and what it gets wrong.

Invariant: depends on the output format of `habeas read` only; passages are matched one to one; suggestions
made from the gold score full marks on every measure, an empty list scores none.
"""

from collections.abc import Iterable, Mapping, Sequence

from bench.reading import dates
from bench.reading.cast import Entity
from bench.reading.chains import chain_score
from bench.reading.gold import Gold, Statement, Value
from bench.reading.matching import NEAR, Span, assign, closest, iou, overlap
from bench.reading.suggestions import Suggestion, Tally, Telling, of_kind, short, span, speaker, tellings
from bench.reading.traps import traps_kept

NAMES = ("person", "place", "organisation")
PLURAL = {"person": "persons", "place": "places", "organisation": "organisations"}

# --- names -----------------------------------------------------------------------------------------------


def names(gold: Gold, suggestions: Sequence[Suggestion], kind: str) -> dict[str, Tally]:
    """Named people, places or bodies that were found and given the right kind.

    One is right when at least half of its named mentions are touched by a suggestion of its kind, and more
    are than by a suggestion of another kind alone. `precision`: suggestions of the kind that touch such a
    mention; suggestions without a capital letter (descriptions, pronouns) are left out.
    """
    found, precise = Tally(), Tally()
    for entity in gold.cast.of_kind(kind):
        if entity.asked:
            _one_name(gold, suggestions, entity, found)
    known = [m for e in gold.cast.entities.values() if e.kind in (kind, "group") for m in e.mentions]
    for one in of_kind(suggestions, kind):
        if any(ch.isupper() for ch in str(one["text"])):
            good = any(overlap(span(one), m) for m in known)
            precise.add(good, f"not a {kind}: {one['text']!r} at {one['start']}")
    return {PLURAL[kind]: found, f"{PLURAL[kind]} precision": precise}


def _one_name(gold: Gold, suggestions: Sequence[Suggestion], entity: Entity, found: Tally) -> None:
    kinds = [
        {str(s["kind"]) for s in suggestions if s.get("kind") in NAMES and overlap(span(s), mention)}
        for mention in entity.named
    ]
    right = sum(entity.kind in k for k in kinds)
    wrong = sum(bool(k) and entity.kind not in k for k in kinds)
    read_as = ", ".join(
        f"{gold.text[a:b]}: {'+'.join(sorted(k)) or '-'}"
        for (a, b), k in zip(entity.named, kinds, strict=True)
    )
    found.add(2 * right >= len(kinds) and right > wrong, f"{entity.kind} {entity.name}: {read_as}")


# --- dates, counts, ages, quotes -------------------------------------------------------------------------


def dates_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Dates with the right value; left open where the gold leaves them open; suggestions that are dates."""
    right, left_open, precise = Tally(), Tally(), Tally()
    given = of_kind(suggestions, "date")
    for date in gold.dates:
        near = closest(date.span, given, span)
        said = near.get("value") if near else None
        if date.scored:
            good = near is not None and dates.right(said, date.value, date.accept)
            right.add(
                good,
                f"date {date.text!r} is {date.value or date.accept}, read as {said if near else 'nothing'}",
            )
        elif near is not None:
            left_open.add(not dates.single_day(said), f"date {date.text!r} has no value, read as {said}")
    for one in given:
        good = any(overlap(span(one), d.span) for d in gold.dates)
        precise.add(good, f"not a date of the gold: {one['text']!r} at {one['start']}")
    return {"dates": right, "dates left open": left_open, "dates precision": precise}


def counts_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Counts with the right bounds; and, where others stand beside the number, that it says so."""
    right, besides, precise = Tally(), Tally(), Tally()
    given = of_kind(suggestions, "count")
    for count in (c for c in gold.counts if c.scored):
        near = closest(count.span, given, span)
        low, high, beside = _bounds_of(near)
        good = near is not None and _bounds_right(count, near)
        right.add(
            good,
            f"count {count.text!r} is {count.value}..{count.at_most}, read as {low}..{high}"
            if near
            else f"count {count.text!r}: nothing",
        )
        if near is not None and count.besides:
            besides.add(beside, f"count {count.text!r}: nobody beside it")
    for one in given:
        good = any(overlap(span(one), c.span) for c in gold.counts)
        precise.add(good, f"not a count of the gold: {one['text']!r} at {one['start']}")
    return {"counts": right, "counts besides": besides, "counts precision": precise}


def _bounds_right(count: Value, near: Suggestion) -> bool:
    """The bounds of the gold; for "about fifty": marked as about, with bounds that take in the number."""
    low, high, _ = _bounds_of(near)
    if not count.about:
        return low in (count.value, *count.accept) and high == count.at_most
    rounded = isinstance(near["value"], Mapping) and bool(near["value"].get("about"))
    around = (low is None or low <= count.value) and (high is None or high >= count.value)
    return rounded and around and (low, high) != (None, None)


def _bounds_of(near: Suggestion | None) -> tuple[int | None, int | None, bool]:
    """At least, at most, and whether somebody stands beside the number."""
    value = near.get("value") if near else None
    if not isinstance(value, Mapping):
        return None, None, False
    return value.get("at_least"), value.get("at_most"), bool(value.get("besides"))


def ages_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Ages with the right number of years."""
    right = Tally()
    for age in gold.ages:
        near = closest(age.span, of_kind(suggestions, "age"), span)
        said = years(near)
        right.add(said == age.value, f"age {age.text!r} is {age.value}, read as {said}")
    return {"ages": right}


def years(one: Suggestion | None) -> int | None:
    """The years of an age suggestion, given as a number or as an object with `years` or `at_least`."""
    value = one.get("value") if one else None
    if isinstance(value, Mapping):
        value = value.get("years", value.get("at_least"))
    return value if isinstance(value, int) else None


def quotes_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Quoted passages that were found, and those with the right speaker. Matched one to one."""
    found, right = Tally(), Tally()
    given = of_kind(suggestions, "quote")
    pairs = assign([[_near(q.span, span(s)) for s in given] for q in gold.quotes])
    for n, quote in enumerate(gold.quotes):
        said = speaker(given[pairs[n]]) if n in pairs else None
        found.add(n in pairs, f"quote not found: {quote.text!r}")
        good = n in pairs and gold.cast.says(said, quote.speakers)
        right.add(
            good, f"quote {short(quote.text)!r} is by {'|'.join(sorted(quote.speakers))}, read as {said}"
        )
    return {"quotes found": found, "quotes speaker": right}


# --- statements and chains -------------------------------------------------------------------------------


def match(gold: Gold, given: Sequence[Telling]) -> dict[int, int]:
    """Gold statement -> suggested telling, one to one; a tie goes to the one with a right claim."""
    weights = [
        [near + 0.001 * claim_right(s, t) if (near := _near(s.span, t.span)) else 0.0 for t in given]
        for s in gold.statements
    ]
    return assign(weights)


def _near(a: Span, b: Span) -> float:
    shared = iou(a, b)
    return shared if shared >= NEAR else 0.0


def claim_right(statement: Statement, telling: Telling) -> bool:
    """Does any fact of the telling have a claim that the gold lists?"""
    return any(_claim_fits(fact, wanted) for fact in telling.facts for wanted in statement.claims)


def _claim_fits(fact: Suggestion, wanted: str | None) -> bool:
    """`x!asserts` asks for claim x with any polarity but asserts; None for no claim."""
    name, _, not_polarity = (wanted or "").partition("!")
    if (fact.get("claim") or "") != name:
        return False
    return not not_polarity or fact.get("polarity") not in (not_polarity, None)


def statements_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Passages found, and among those: claim, tellers, order; `bar` is right claim and no wrong explicit teller."""
    given = tellings(suggestions)
    pairs = match(gold, given)
    out = {name: Tally() for name in _STATEMENT_MEASURES}
    for n, statement in enumerate(gold.statements):
        line = f"{statement.id} {short(statement.text)!r}"
        out["statements found"].add(n in pairs, f"{line}: not found")
        if statement.core:
            out["core found"].add(n in pairs, f"{line}: not found")
        bar = n in pairs and _one_statement(gold, statement, given[pairs[n]], line, out)
        out["bar, of all"].add(bar, f"{line}: below the bar or not found")
    used = set(pairs.values())
    for n, telling in enumerate(given):
        text = gold.text[telling.span[0] : telling.span[1]]
        out["statements precision"].add(n in used, f"no such statement: {short(text)!r} at {telling.span[0]}")
    return out


_STATEMENT_MEASURES = (
    "statements found",
    "core found",
    "statements precision",
    "right claim",
    "no wrong teller",
    "bar",
    "bar, of all",
    "order right",
    "tellers found",
    "whole chain",
)


def _one_statement(
    gold: Gold, statement: Statement, telling: Telling, line: str, out: dict[str, Tally]
) -> bool:
    """Score one matched statement; is it over the bar?"""
    claim = claim_right(statement, telling)
    claims = ", ".join(sorted({str(f.get("claim")) for f in telling.facts}))
    chain = chain_score(gold.cast, statement, telling)
    told_by = " > ".join(f"{link.get('who')}[{link.get('basis')}]" for link in telling.links)
    out["right claim"].add(claim, f"{line}: {claims} instead of {statement.claims}")
    out["no wrong teller"].add(not chain.wrong, f"{line}: {'; '.join(chain.wrong)}")
    out["bar"].add(claim and not chain.wrong, f"{line}: below the bar")
    out["order right"].add(chain.in_order, f"{line}: {told_by}")
    for n in range(chain.explicit):
        out["tellers found"].add(n >= chain.missing, f"{line}: {chain.missing} explicit missing in {told_by}")
    out["whole chain"].add(chain.whole, f"{line}: {told_by}")
    return claim and not chain.wrong


# --- all together ----------------------------------------------------------------------------------------


def passages_right(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Suggestions whose text is the text at their offsets."""
    out = Tally()
    for one in suggestions:
        start, end = span(one)
        out.add(
            gold.text[start:end] == one.get("text"),
            f"{one.get('id')}: {one.get('text')!r} not at {start}..{end}",
        )
    return {"passages exact": out}


def score(gold: Gold, suggestions: Sequence[Suggestion]) -> dict[str, Tally]:
    """Every measure of one report, by name, in the order of the table."""
    out: dict[str, Tally] = {}
    for kind in NAMES:
        out |= names(gold, suggestions, kind)
    for part in (
        dates_right,
        counts_right,
        ages_right,
        quotes_right,
        statements_right,
        traps_kept,
        passages_right,
    ):
        out |= part(gold, suggestions)
    return out


def total(scores: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The sum of several reports, measure by measure."""
    out: dict[str, Tally] = {}
    for one in scores:
        for name, tally in one.items():
            out[name] = out.get(name, Tally()) + tally
    return out

"""A decision given as a TOML table: on whom or what it is said with words of the sources, never with ids.

`what` is the kind of decision as in the record ("contact_vetted"); the rest of its fields stand beside it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import msgspec

from habeas.acts import by_words
from habeas.acts.by_hand import needed, only
from habeas.acts.case import Case, CaseError
from habeas.acts.decide import decide
from habeas.identity.clusters import clusters
from habeas.statements.codec import KINDS
from habeas.statements.decisions import Decision, Element, Finding, NamedOutside, Reviewed, Settled
from habeas.statements.known import Known, Statement
from habeas.watch.contradictions import key_of

Table = dict[str, Any]
DECISIONS = {name: kind for name, kind in KINDS.items() if issubclass(kind, Decision)}
ON = ("mention", "fact", "source", "facts")
"""How a table says what it is on: somebody or something by name, a fact by its words, a source, several facts."""
OWN = frozenset({"id", "on", "sources", "reason", "replaces", "names"})
FIELDS = {
    name: {field.name for field in msgspec.structs.fields(kind)} - OWN for name, kind in DECISIONS.items()
}
BY_SEVERAL = (NamedOutside, Reviewed)
"""What several people say, each for themselves."""
OF_A_REVIEW = frozenset({"element"})
"""What names a finding, beside the person it is about: which of the three elements."""


def decide_by_words(case: Case, table: Table, by: str, at: datetime) -> bool:
    """Note the decision a table states, unless the same was noted before. Raises CaseError."""
    name = needed(table, "what", str)
    if name not in DECISIONS:
        raise CaseError(f"there is no decision “{name}”. There are: {', '.join(DECISIONS)}.")
    known, kind = case.known(), DECISIONS[name]
    more = OF_A_REVIEW if kind is Reviewed else frozenset()
    only(table, frozenset({"what", "why", *ON}) | FIELDS[name] | more, f"[[decide]] {name}")
    _codes(kind, table)
    rest = {key: value for key, value in table.items() if key in FIELDS[name] and key != "facts"}
    facts = tuple(_fact(known, case, one).id for one in table.get("facts", ()))
    if "basis" in rest:
        rest["basis"] = [_fact(known, case, one).id for one in rest["basis"]]
    if "within" in rest:
        rest["within"] = _mention(known, rest["within"])
    if "earlier" in rest:
        rest["earlier"] = by_words.source(known, needed(table, "earlier", str)).id
    on = key_of(facts) if kind is Settled else _on(known, case, table, kind)
    plain = {"id": "", "on": on, "reason": table.get("why", ""), **rest} | ({"facts": facts} if facts else {})
    try:
        wanted = msgspec.convert(plain, kind)
    except (msgspec.ValidationError, ValueError) as why:
        raise CaseError(f"{name}: {why}") from why
    if any(
        isinstance(item.value, kind)
        and _same(item.value, wanted)
        and (kind not in BY_SEVERAL or item.by == by)
        for item in known.noted.values()
    ):
        return False
    given = {field: getattr(wanted, field) for field in FIELDS[name]}
    decide(case, kind, on, seen=known, by=by, at=at, reason=wanted.reason, **given)
    return True


def _same(old: Decision, new: Decision) -> bool:
    plain = msgspec.structs.replace(old, id="", sources=(), replaces=())
    return (msgspec.structs.replace(plain, names=()) if isinstance(plain, NamedOutside) else plain) == new


def _on(known: Known, case: Case, table: Table, kind: type[Decision]) -> str:
    if kind is Reviewed:
        return _finding(known, table)
    ways = [way for way in ON if way in table]
    if len(ways) != 1 or ways == ["facts"]:
        raise CaseError(
            "say what it is on, in one way: mention = {source, name}, fact = {source, words} or source"
        )
    if ways == ["source"]:
        return by_words.source(known, needed(table, "source", str)).id
    if ways == ["fact"]:
        return _fact(known, case, table["fact"]).id
    return _mention(known, table["mention"])


def _finding(known: Known, table: Table) -> str:
    """The finding that a review is of: on one element, for the person that the table names."""
    of, element = clusters(known).of, Element(needed(table, "element", str))
    person = of[_mention(known, needed(table, "mention", dict))]
    found = [
        one.id
        for one in known.decisions.values()
        if isinstance(one, Finding) and one.element is element and of.get(one.on) == person
    ]
    if len(found) != 1:
        there = "no finding" if not found else f"{len(found)} findings"
        raise CaseError(f"on {element} there is {there} for them; review it on the page of the person")
    return found[0]


def _codes(kind: type[Decision], table: Table) -> None:
    """Say which codes there are, where one is given that is none of them. Raises CaseError."""
    for field, hint in get_type_hints(kind).items():
        codes = [one for one in (hint, *get_args(hint)) if isinstance(one, type) and issubclass(one, StrEnum)]
        if codes and field in table and table[field] not in list(codes[0]):
            there = ", ".join(f"“{code}”" for code in codes[0])
            raise CaseError(f"{field} = {table[field]!r} is not one of {there}")


def _mention(known: Known, table: Any) -> str:
    only(table, frozenset({"source", "name"}), "whom or what it is on")
    source = by_words.source(known, needed(table, "source", str))
    return by_words.mention(known, source, needed(table, "name", str)).id


def _fact(known: Known, case: Case, table: Any) -> Statement:
    """The fact of a claim that was accepted at these words."""
    only(table, frozenset({"source", "words", "nth", "claim"}), "a fact")
    source = by_words.source(known, needed(table, "source", str))
    start, end = by_words.place(
        case.text(source.id), needed(table, "words", str), source.title, nth=table.get("nth")
    )
    claim = table.get("claim")
    found = [
        known.statements[fact.id]
        for telling in known.tellings_of(source.id)
        if telling.passage.start <= start and end <= telling.passage.end
        for fact in telling.facts
        if claim in (None, fact.claim.name())
    ]
    if len(found) != 1:
        have = ", ".join(dict.fromkeys(one.fact.claim.name() for one in found)) or "nothing"
        raise CaseError(
            f"at “{table['words']}” in “{source.title}” stands {have}; say which with claim = ..."
        )
    return found[0]

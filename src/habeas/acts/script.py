"""Acts given as a TOML file, by their words, through the same acts as the desk. Running it twice changes nothing.

    [[call]]    notes, caller?, about?, knows?, told_by?, allows?, ...      keep a call, as the call page does
    [[correct]] source, published?, title?        note anew when it was published, or what to call it
    [[accept]]  source, words, nth?, claims?      accept what was found there
    [[refuse]]  source, words, nth?, why?         refuse what was found there
    [[tell]]    source, words, nth?, chain, facts, hedge?    state it by hand
    [[judge]]   a, b (each source + name), verdict = "same" | "different" | "unsure", why?
    [[decide]]  what, mention | fact | facts | source, why?, ...    grade, vet, confirm, settle, find, place
    [[undo]]    source, words, nth?               take back what was accepted, refused or stated there

Acts are done in the order call, correct, accept, refuse, tell, judge, decide, undo; each is one transaction.
"""

import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from habeas.acts import by_words
from habeas.acts.accept import accept, refuse, same_words_said, telling
from habeas.acts.by_hand import TELL_KEYS, Hand, needed, only
from habeas.acts.case import Case, CaseError
from habeas.acts.correct import correct_source
from habeas.acts.decide_by_words import decide_by_words
from habeas.acts.judge import judge
from habeas.acts.reading import Offer, State, reading_of
from habeas.acts.take_in_call import Call, take_in_call
from habeas.acts.undo import undo
from habeas.reading.suggestion import FoundTelling
from habeas.statements.account import Answer, Use
from habeas.statements.judgement import Judgement, Refusal, Verdict
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Telling

T = TypeVar("T")
SO_FAR = "{} of {} acts are recorded; correct the file and run it again, what is done is not done twice."

Table = dict[str, Any]
Clock = Callable[[], datetime]


def perform(
    case: Case,
    toml: str,
    *,
    by: str,
    clock: Clock,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[int, int]:
    """Do what the file says. Returns how many acts were done, and how many were not because they had
    been done before: also those that somebody took back or decided otherwise since, whose word stands.

    Raises CaseError naming the act that failed; the acts before it are in the record, and running
    the corrected file again goes on from there.
    """
    acts = _acts(toml)
    done = 0
    for count, (name, number, table) in enumerate(acts):
        try:
            if name in KEYS:
                only(table, KEYS[name], f"[[{name}]]")
            done += DOERS[name](case, table, by, clock())
        except (CaseError, ValueError) as why:
            said = str(why).removesuffix(".")
            raise CaseError(f"[[{name}]] number {number}: {said}. {SO_FAR.format(count, len(acts))}") from why
        progress(count + 1, len(acts))
    return done, len(acts) - done


def _acts(toml: str) -> list[tuple[str, int, Table]]:
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as why:
        raise CaseError(f"this is not TOML: {why}. Nothing was recorded.") from why
    for name, acts in tables.items():
        if name not in DOERS:
            raise CaseError(f"[[{name}]] is no act. Acts are: {', '.join(DOERS)}. Nothing was recorded.")
        if not isinstance(acts, list):
            raise CaseError(f"write [[{name}]] with two brackets on each side. Nothing was recorded.")
    return [(name, number, table) for name in DOERS for number, table in enumerate(tables.get(name, []), 1)]


def _call(case: Case, table: Table, by: str, at: datetime) -> bool:
    notes = needed(table, "notes", str)
    kept = [source for source in _noted(case, Source) if source.kind is SourceKind.CALL]
    if any(source.obtained_from == table.get("caller") and notes in case.text(source.id) for source in kept):
        return False
    allows = {Use(use): Answer(answer) for use, answer in table.get("allows", {}).items()}
    consents = [
        (use, answer, table.get("name", "") if use is Use.PUBLISH else "") for use, answer in allows.items()
    ]
    plain = {key: value for key, value in table.items() if key not in ("allows", "name")}
    try:
        call = msgspec.convert(plain | {"consents": consents}, Call)
    except msgspec.ValidationError as why:
        raise CaseError(f"{why}.") from why
    take_in_call(case, call, by=by, at=at)
    return True


def _correct(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), needed(table, "source", str))
    changed = {key: needed(table, key, str) for key in ("published", "title") if key in table}
    if all(getattr(source, key) == value for key, value in changed.items()):
        return False
    correct_source(case, source.id, by=by, at=at, **changed)
    return True


def _accept(case: Case, table: Table, by: str, at: datetime) -> bool:
    source, offer = _found(case, table)
    found = _whole(case, source, offer)
    wanted = table.get("claims", [fact.claim.name() for fact in found.facts])
    chosen = replace(found, facts=tuple(fact for fact in found.facts if fact.claim.name() in wanted))
    missing = set(wanted) - {fact.claim.name() for fact in chosen.facts}
    if missing:
        there = ", ".join(fact.claim.name() for fact in found.facts)
        raise CaseError(f"{', '.join(sorted(missing))} was not found there; found: {there}.")
    ever = {
        fact.claim.name()
        for telling in _noted(case, Telling)
        if telling.found_by and telling.source == source.id and telling.passage.is_at(found.start, found.end)
        for fact in telling.facts
    }
    if set(wanted) <= ever:
        return False
    reading = reading_of(case, source.id)
    accept(case, source.id, chosen, reading.entities, by=by, at=at, reader=reading.reader)
    return True


def _refuse(case: Case, table: Table, by: str, at: datetime) -> bool:
    source, offer = _found(case, table)
    if any(
        r.source == source.id and r.passage.is_at(offer.found.start, offer.found.end)
        for r in _noted(case, Refusal)
    ):
        return False
    if offer.state is State.ACCEPTED:
        raise CaseError("this was accepted; take it back with [[undo]] first.")
    refuse(case, source.id, offer.found, reason=table.get("why", ""), by=by, at=at)
    return True


def _tell(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), needed(table, "source", str))
    text = case.text(source.id)
    hand = Hand(case.known(), source, text)
    found = hand.telling(table)
    mentions, made = telling(case.known(), source.id, text, found, hand.entities)
    if not mentions and any(same_words_said(old, made) for old in _noted(case, Telling)):
        return False
    accept(case, source.id, found, hand.entities.values(), by=by, at=at)
    return True


def _judge(case: Case, table: Table, by: str, at: datetime) -> bool:
    a, b = (_mention(case, needed(table, side, dict)) for side in ("a", "b"))
    verdict = Verdict(needed(table, "verdict", str))
    if any({old.a, old.b} == {a, b} and old.verdict is verdict for old in _noted(case, Judgement)):
        return False
    judge(case, a, b, verdict, reason=table.get("why", ""), by=by, at=at)
    return True


def _undo(case: Case, table: Table, by: str, at: datetime) -> bool:
    known = case.known()
    source = by_words.source(known, needed(table, "source", str))
    words, nth = needed(table, "words", str), table.get("nth")
    start, end = by_words.place(case.text(source.id), words, source.title, nth=nth)
    noted: list[Telling | Refusal] = [*_noted(case, Telling), *_noted(case, Refusal)]
    there = [item for item in noted if item.source == source.id]
    # What was stated by hand need not have been found by a reader.
    if not any(item.passage.is_at(start, end) for item in there):
        found = by_words.offer(case, source, words, nth=nth).found
        start, end = found.start, found.end
    in_force = known.tellings.keys() | known.refusals.keys()
    targets = [item.id for item in there if item.passage.is_at(start, end) and item.id in in_force]
    for target in targets:
        undo(case, target, reason=table.get("why", ""), by=by, at=at)
    return bool(targets)


def _found(case: Case, table: Table) -> tuple[Source, Offer]:
    source = by_words.source(case.known(), needed(table, "source", str))
    return source, by_words.offer(case, source, needed(table, "words", str), nth=table.get("nth"))


def _whole(case: Case, source: Source, offer: Offer) -> FoundTelling:
    """The finding with all of its facts, also those that were accepted before."""
    found = offer.found
    return next(one for one in reading_of(case, source.id).tellings if one.id == found.id)


def _noted(case: Case, of: type[T]) -> list[T]:
    """Everything of a kind that was ever noted, in force or not: what was done once is not done again."""
    return [item.value for item in case.known().noted.values() if isinstance(item.value, of)]


def _mention(case: Case, side: Table) -> str:
    only(side, frozenset({"source", "name"}), "a side of [[judge]]")
    known = case.known()
    source = by_words.source(known, needed(side, "source", str))
    return by_words.mention(known, source, needed(side, "name", str)).id


DOERS: dict[str, Callable[[Case, Table, str, datetime], bool]] = {
    "call": _call,
    "correct": _correct,
    "accept": _accept,
    "refuse": _refuse,
    "tell": _tell,
    "judge": _judge,
    "decide": decide_by_words,
    "undo": _undo,
}
AT_WORDS = frozenset({"source", "words", "nth"})
KEYS = {
    "call": frozenset(field.name for field in msgspec.structs.fields(Call)) - {"consents", "answers"}
    | {"allows", "name"},
    "correct": frozenset({"source", "published", "title"}),
    "accept": AT_WORDS | {"claims"},
    "refuse": AT_WORDS | {"why"},
    "tell": TELL_KEYS,
    "judge": frozenset({"a", "b", "verdict", "why"}),
    "undo": AT_WORDS | {"why"},
}
"""What each table may hold; of [[decide]] it depends on what is decided."""

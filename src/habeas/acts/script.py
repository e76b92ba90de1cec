"""Acts given as a TOML file, by their words, through the same acts as the desk. Running it twice changes nothing.

    [[accept]]  source, words, nth?, claims?      accept what was found there
    [[refuse]]  source, words, nth?, why?         refuse what was found there
    [[tell]]    source, words, nth?, chain, facts, hedge?    state it by hand
    [[judge]]   a, b (each source + name), verdict = "same" | "different" | "unsure", why?
    [[undo]]    source, words, nth?               take back what was accepted or refused there

Acts are done in the order accept, refuse, tell, judge, undo; each is one transaction.
"""

import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from habeas.acts import by_words
from habeas.acts.accept import accept, refuse
from habeas.acts.by_hand import Hand
from habeas.acts.case import Case, CaseError
from habeas.acts.judge import judge
from habeas.acts.reading import State, reading_of
from habeas.acts.undo import undo
from habeas.statements.judgement import Verdict

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
    """Do what the file says. Returns how many acts were done and how many had been done before.

    Raises CaseError naming the act that failed; the acts before it are in the record, and running
    the corrected file again goes on from there.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as why:
        raise CaseError(f"this is not TOML: {why}. Nothing was recorded.") from why
    unknown = tables.keys() - DOERS.keys()
    if unknown:
        raise CaseError(
            f"[[{sorted(unknown)[0]}]] is no act. Acts are: {', '.join(DOERS)}. Nothing was recorded."
        )
    acts = [(name, number, table) for name in DOERS for number, table in enumerate(tables.get(name, []), 1)]
    done = 0
    for count, (name, number, table) in enumerate(acts):
        try:
            done += DOERS[name](case, table, by, clock())
        except KeyError as why:
            raise CaseError(
                f"[[{name}]] number {number}: {why.args[0]} is missing. {SO_FAR.format(count, len(acts))}"
            ) from why
        except (CaseError, ValueError) as why:
            raise CaseError(f"[[{name}]] number {number}: {why} {SO_FAR.format(count, len(acts))}") from why
        progress(count + 1, len(acts))
    return done, len(acts) - done


def _accept(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), table["source"])
    offer = by_words.offer(case, source, table["words"], nth=table.get("nth"))
    if offer.state is State.ACCEPTED:
        return False
    found, wanted = offer.found, table.get("claims")
    if wanted:
        found = replace(found, facts=tuple(fact for fact in found.facts if fact.claim.name() in wanted))
        missing = set(wanted) - {fact.claim.name() for fact in found.facts}
        if missing:
            there = ", ".join(fact.claim.name() for fact in offer.found.facts)
            raise CaseError(f"{', '.join(sorted(missing))} was not found there; found: {there}.")
    reading = reading_of(case, source.id)
    accept(
        case,
        source.id,
        found,
        reading.entities,
        by=by,
        at=at,
        reader=reading.reader,
        edited=bool(wanted),
    )
    return True


def _refuse(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), table["source"])
    offer = by_words.offer(case, source, table["words"], nth=table.get("nth"))
    if offer.state is State.REFUSED:
        return False
    refuse(case, source.id, offer.found, reason=table.get("why", ""), by=by, at=at)
    return True


def _tell(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), table["source"])
    hand = Hand(case.known(), source, case.text(source.id))
    found = hand.telling(table)
    claims = [fact.claim.name() for fact in found.facts]
    for telling in case.known().tellings.values():
        place = (telling.passage.start, telling.passage.end)
        same_claims = [fact.claim.name() for fact in telling.facts] == claims
        if telling.source == source.id and place == (found.start, found.end) and same_claims:
            return False
    accept(case, source.id, found, hand.entities.values(), by=by, at=at)
    return True


def _judge(case: Case, table: Table, by: str, at: datetime) -> bool:
    known = case.known()
    a, b = (_named(case, table[side]) for side in ("a", "b"))
    verdict = Verdict(table["verdict"])
    for judgement in known.judgements.values():
        if {judgement.a, judgement.b} == {a, b} and judgement.verdict is verdict:
            return False
    judge(case, a, b, verdict, reason=table.get("why", ""), by=by, at=at)
    return True


def _undo(case: Case, table: Table, by: str, at: datetime) -> bool:
    source = by_words.source(case.known(), table["source"])
    offer = by_words.offer(case, source, table["words"], nth=table.get("nth"))
    target = offer.telling or offer.refusal
    if target is None:
        return False
    undo(case, target, reason=table.get("why", ""), by=by, at=at)
    return True


def _named(case: Case, side: Table) -> str:
    known = case.known()
    return by_words.mention(known, by_words.source(known, side["source"]), side["name"]).id


DOERS: dict[str, Callable[[Case, Table, str, datetime], bool]] = {
    "accept": _accept,
    "refuse": _refuse,
    "tell": _tell,
    "judge": _judge,
    "undo": _undo,
}

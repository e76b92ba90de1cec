"""The claims can say what the model report says: all its statements and events, by hand, against its gold.

Tests with the report's text skip where it is absent; the others run everywhere, on blanks.
"""

from typing import Any

import msgspec
import pytest

from habeas.statements import codec
from habeas.statements.claims import CLAIMS, Inner
from habeas.statements.claims.authorities import Outcome, Promised
from habeas.statements.claims.contact import Contacted, Impersonated
from habeas.statements.claims.custody import Control, HeldAt, Moved
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.identity import Named
from habeas.statements.mention import Party, party
from habeas.statements.when import bounds
from tests.statements import model_report
from tests.statements.model_report import ARTICLE, ModelReport

NOT_IN_THE_REPORT = {"born", "detained", "released", "ill_treated", "died", "seen"}
"""Claims that the report does not make; the property tests of the codec use every claim."""

STATEMENTS = {f"S{number}" for number in range(1, 40)}
EVENTS = {f"E{number}" for number in range(1, 29)}

OPEN_TELLERS = {
    ("S16", 0): Party(one_of=("P3", "P4", "P1")),
    ("S28", 0): Party(one_of=("O8", "G10", "G11")),
    ("S29", 0): None,
    ("S35", 0): party("W2"),
    ("S36", 0): party("W3"),
}
"""Links whose teller the gold gives in prose."""

OWN_PASSAGES = {"O5", "L6", "L7", "G8"}
"""Mentions cut otherwise than in the gold; the grounds are in docs/decisions/0003."""


@pytest.fixture(scope="module")
def blank() -> ModelReport:
    return model_report.load()


@pytest.fixture(scope="module")
def report() -> ModelReport:
    text = model_report.stored_text()
    if text is None:
        pytest.skip("the model report's text is not on this machine (../shared/cases)")
    return model_report.load(text)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    found = model_report.gold()
    if found is None:
        pytest.skip("the model report's gold is not on this machine (../shared/cases)")
    return found


def test_every_statement_is_told_and_the_background_states_nothing(blank: ModelReport) -> None:
    assert {told.id for told in blank.tellings} | set(blank.background) == STATEMENTS
    assert set(blank.background) == {"S17"}


def test_every_event_rests_on_facts_of_the_encoding(blank: ModelReport) -> None:
    assert set(blank.events) == EVENTS
    assert all(blank.events.values())
    assert {fact for facts in blank.events.values() for fact in facts} <= set(blank.facts)


def test_ids_are_given_once_and_no_party_is_made_up(blank: ModelReport) -> None:
    ids = [one.id for one in blank.sources] + [one.id for one in blank.mentions]
    ids += [one.id for one in blank.tellings] + [one.id for one in blank.judgements]
    facts = [fact.id for told in blank.tellings for fact in told.facts]
    assert len(set(ids)) == len(ids)
    assert len(set(facts)) == len(facts)
    assert _parties(blank) <= set(ids)


def test_every_mention_is_spoken_of(blank: ModelReport) -> None:
    assert {mention.id for mention in blank.mentions} <= _parties(blank)


def _parties(report: ModelReport) -> set[str]:
    """Every id that a role, a chain, an act or an anchor of the encoding names."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            found.update(value.get("all", ()), value.get("one_of", ()))
            found.update(filter(None, [value["act"]] if "act" in value else []))
            for item in value.values():
                walk(item)
        elif isinstance(value, list | tuple):
            for item in value:
                walk(item)

    walk(msgspec.to_builtins(report.tellings))
    return found


def test_everything_round_trips_with_blanks(blank: ModelReport) -> None:
    for record in blank.records:
        assert codec.decode(*codec.encode(record)) == record


def test_every_claim_occurs_or_is_listed_as_not_occurring(blank: ModelReport) -> None:
    used: set[str] = set()
    for fact in blank.facts.values():
        used.add(fact.claim.name())
        inner = getattr(fact.claim, "inner", None) or getattr(fact.claim, "what_for", None) or ()
        used.update(one.says.name() for one in ((inner,) if isinstance(inner, Inner) else inner))
    assert used | NOT_IN_THE_REPORT == set(CLAIMS)
    assert not used & NOT_IN_THE_REPORT


def test_every_chain_ends_in_the_article(blank: ModelReport) -> None:
    assert {told.chain[-1].who for told in blank.tellings} == {party(ARTICLE)}


def test_nobody_is_named_as_knowing_what_nobody_is_named_for(blank: ModelReport) -> None:
    heads = {told.id: told.chain[0] for told in blank.tellings}
    assert heads["S13"].who is None
    assert heads["S34"].who is None


def test_whose_account_it_is_stays_open(blank: ModelReport) -> None:
    head = next(told for told in blank.tellings if told.id == "S16").chain[0]
    assert head.who == Party(one_of=("P3", "P4", "P1"))


def test_the_nickname_of_the_guards_is_theirs_and_the_name_behind_it_the_articles(blank: ModelReport) -> None:
    chains = {told.id: [link.who for link in told.chain] for told in blank.tellings}
    assert chains["S24"][0] == party("P4")
    assert chains["S25"] == [party(ARTICLE)]
    about_guards = [fact for told in blank.tellings if told.id == "S24" for fact in told.facts]
    assert "O5" not in str(about_guards)


def test_the_impersonators_messages_are_no_contact_of_the_son(blank: ModelReport) -> None:
    claims = [fact.claim for fact in blank.facts.values()]
    assert not [claim for claim in claims if isinstance(claim, Contacted) and claim.from_ == party("P4")]
    assert [claim.whom for claim in claims if isinstance(claim, Impersonated)] == [party("P4")]


def test_eighty_one_are_besides_him_and_numbers_are_of_different_groups(blank: ModelReport) -> None:
    counts = {
        fact.claim.at_least: fact.claim for fact in blank.facts.values() if isinstance(fact.claim, Counted)
    }
    assert counts[81].besides == party("P4")
    assert len({counts[number].group for number in (81, 234, 1793)}) == 3
    held = {
        who for fact in blank.facts.values() if isinstance(fact.claim, HeldAt) for who in _who(fact.claim)
    }
    assert "G13" not in held


def _who(claim: HeldAt) -> tuple[str, ...]:
    return claim.who.members if claim.who else ()


def test_the_two_weeks_have_no_date_and_a_condition(blank: ModelReport) -> None:
    promise = blank.facts["S29.1"].claim
    assert isinstance(promise, Promised)
    for inner in promise.inner:
        assert inner.condition is not None
        assert inner.when is not None
        assert inner.when.edtf is None
        assert inner.when.anchor is not None
        assert (inner.when.anchor.act, inner.when.anchor.at_least) == (None, 2)


def test_several_days_later_is_no_day(blank: ModelReport) -> None:
    when = blank.facts["S11.1"].when
    assert when is not None
    assert when.edtf is None
    assert when.anchor is not None
    assert (when.anchor.at_least, when.anchor.at_most) == (2, None)


def test_the_route_is_the_one_told_and_the_promised_one_is_only_promised(blank: ModelReport) -> None:
    moves = [fact.claim for fact in blank.facts.values() if isinstance(fact.claim, Moved)]
    assert [(m.from_, m.to, m.control) for m in moves] == [
        (party("L10"), party("L12"), Control.OWN_WILL),
        (None, party("L13"), Control.DECEIVED),
        (party("L13"), party("L3"), Control.ESCORTED),
        (None, party("L3"), Control.ESCORTED),
    ]
    promise = blank.facts["S21.1"].claim
    assert isinstance(promise, Promised)
    inner = promise.inner[0].says
    assert isinstance(inner, Moved)
    assert inner.to == party("L9")


def test_outcomes_are_of_the_announcement_and_of_the_second_promise(blank: ModelReport) -> None:
    outcomes = {fact.claim.of: fact.id for fact in blank.facts.values() if isinstance(fact.claim, Outcome)}
    assert outcomes == {party("R1"): "S19.1", party("PR2"): "S30.1"}


def test_nobody_gets_a_surname_that_was_not_given(report: ModelReport) -> None:
    names = {
        (member, fact.claim.name_as_said.exact)
        for fact in report.facts.values()
        if isinstance(fact.claim, Named) and fact.claim.person and fact.claim.name_as_said
        for member in fact.claim.person.members
    }
    by_person = {
        person: {name for one, name in names if one == person} for person in ("P1", "P2", "P3", "P4")
    }
    assert all(" " not in name for person in ("P1", "P2", "P4") for name in by_person[person])
    assert len(by_person["P4"]) == 2


def test_everything_round_trips_with_its_words(report: ModelReport) -> None:
    for record in report.records:
        assert codec.decode(*codec.encode(record)) == record


def test_every_word_stands_at_its_place(report: ModelReport) -> None:
    for told in report.tellings:
        assert told.passage.stands_in(report.text)
    for mention in report.mentions:
        assert all(passage.stands_in(report.text) for passage in mention.passages)
        assert mention.name in {report.text[p.start : p.end] for p in mention.passages} or any(
            mention.name in passage.exact for passage in mention.passages
        )


def test_passages_are_those_of_the_gold(report: ModelReport, gold: dict[str, Any]) -> None:
    told = {one.id: one.passage for one in report.tellings} | report.background
    for statement in gold["statements"]:
        passage = told[statement["id"]]
        assert (passage.start, passage.end, passage.exact) == (
            statement["start"],
            statement["end"],
            statement["text"],
        )


def test_mentions_are_those_of_the_gold(report: ModelReport, gold: dict[str, Any]) -> None:
    ours = {one.id: {(p.start, p.end) for p in one.passages} for one in report.mentions}
    for kind in ("persons", "groups", "places", "organisations"):
        for entity in gold[kind]:
            if entity["id"] in ours and entity["id"] not in OWN_PASSAGES:
                assert ours[entity["id"]] == {(m["start"], m["end"]) for m in entity["mentions"]}, entity[
                    "id"
                ]


def test_chains_are_those_of_the_gold(report: ModelReport, gold: dict[str, Any]) -> None:
    told = {one.id: one.chain for one in report.tellings}
    for statement in gold["statements"]:
        if statement["id"] in report.background:
            continue
        chain = told[statement["id"]]
        assert [link.basis.value for link in chain] == [link["basis"] for link in statement["chain"]]
        for number, link in enumerate(statement["chain"]):
            given = party(*link["who"].split("+")) if link["who"] else None
            assert chain[number].who == OPEN_TELLERS.get((statement["id"], number), given), statement["id"]


def test_hedges_are_those_of_the_gold(report: ModelReport, gold: dict[str, Any]) -> None:
    told = {one.id: [hedge.words.exact for hedge in one.hedges] for one in report.tellings}
    for statement in gold["statements"]:
        if statement["id"] not in report.background:
            assert told[statement["id"]] == statement["hedges"], statement["id"]


def test_dates_and_numbers_are_those_of_the_gold(report: ModelReport, gold: dict[str, Any]) -> None:
    days = {date["text"]: date["value"] for date in gold["dates"] if date["kind"] in ("date", "month")}
    for fact in report.facts.values():
        if fact.when and fact.when.edtf and fact.when.words and fact.when.words.exact in days:
            assert fact.when.edtf == days[fact.when.words.exact], fact.id
            assert bounds(fact.when.edtf).latest is not None
    numbers = {f.claim.at_least for f in report.facts.values() if isinstance(f.claim, Counted)}
    single = {"C7"}  # "another soldier" is a person here, not a group of one
    assert numbers == {count["min"] for count in gold["counts"] if count["id"] not in single}


def test_events_rest_on_the_statements_the_gold_gives_them(blank: ModelReport, gold: dict[str, Any]) -> None:
    for event in gold["events"]:
        assert {fact.split(".")[0] for fact in blank.events[event["id"]]} == set(event["statements"]), event[
            "id"
        ]

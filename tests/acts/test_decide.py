"""Deciding about what was said: what counts, what is forbidden, and that deciding anew keeps what was before."""

from typing import Any

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.decide import decide
from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.register.confirmed import confirmed
from habeas.statements.decisions import (
    ChallengeQuestion,
    Compromised,
    Confirmed,
    ContactVerdict,
    ContactVetted,
    Credibility,
    Decision,
    Element,
    Finding,
    NamedOutside,
    Placing,
    Reviewed,
    Standard,
    StatementGrade,
)
from habeas.statements.judgement import Verdict
from habeas.statements.set_aside import decisions_changed
from habeas.statements.source import Source
from tests.acts.conftest import NOW
from tests.cast import ANNA, BOHDAN

TOLD = """
[[tell]]
source = "note.txt"
words = "Petro phoned her on 16 May."
chain = [{ who = "Olha", knows = "was_there" }, { who = "this source" }]
facts = [
    { claim = "contacted", from = "Petro", to = "Olha", kind = "voice", channel = "phoned", when = "2031-05-16", act = "phoned" },
    { claim = "held_at", who = "Petro", when = { after = "phoned", at_least = 1, unit = "day" } },
]
"""  # noqa: E501


@pytest.fixture
def facts(case: Case, note: Source) -> dict[str, str]:
    """The ids of the facts told, by claim."""
    perform(case, TOLD, by=ANNA, clock=lambda: NOW)
    return {one.fact.claim.name(): id_ for id_, one in case.known().statements.items()}


def decided(
    case: Case, kind: type[Decision], on: str, by: str = ANNA, reason: str = "", **rest: object
) -> str:
    return decide(case, kind, on, seen=case.known(), by=by, at=NOW, reason=reason, **rest).id


def test_a_verdict_stands_in_for_the_one_before_and_taking_it_back_brings_that_one_back(
    case: Case, facts: dict[str, str]
) -> None:
    contact = facts["contacted"]
    first = decided(case, ContactVetted, contact, verdict=ContactVerdict.DOUBTFUL)
    second = decided(case, ContactVetted, contact, BOHDAN, verdict=ContactVerdict.ACCEPTED)
    assert [one.id for one in case.known().decided_on(ContactVetted, contact)] == [second]
    undo(case, second, by=ANNA, at=NOW)
    assert [one.id for one in case.known().decided_on(ContactVetted, contact)] == [first]
    assert case.known().decisions[first].sources == tuple(case.known().sources)


@pytest.mark.parametrize(
    ("kind", "claim", "rest", "why"),
    [
        (ContactVetted, "held_at", {"verdict": ContactVerdict.ACCEPTED}, "no contact"),
        (Confirmed, "held_at", {"reason": "the registry"}, "only what is said of a death"),
        (StatementGrade, "held_at", {"grade": Credibility.CONFIRMED}, "two independent voices"),
        (Compromised, "held_at", {"reason": "her word"}, "no number or account"),
    ],
)
def test_what_its_own_rule_forbids_is_not_noted(
    case: Case, facts: dict[str, str], kind: type[Decision], claim: str, rest: dict[str, Any], why: str
) -> None:
    with pytest.raises(CaseError, match=why):
        decided(case, kind, facts[claim], **rest)
    assert not case.known().decisions


def test_a_finding_is_reviewed_by_somebody_else(case: Case, facts: dict[str, str]) -> None:
    petro = next(one.id for one in case.known().mentions.values() if one.name == "Petro")
    rest: dict[str, Any] = {
        "element": Element.DEPRIVATION,
        "is_met": True,
        "standard": Standard.GROUNDS,
        "basis": (facts["held_at"],),
    }
    finding = decided(case, Finding, petro, reason="two accounts", **rest)
    with pytest.raises(CaseError, match="somebody else"):
        decided(case, Reviewed, finding, agrees=True)
    review = decided(case, Reviewed, finding, BOHDAN, agrees=True)
    assert case.known().decisions[review].sources == tuple(case.known().sources)


def test_decisions_are_written_in_a_file_by_their_words_and_running_it_twice_changes_nothing(
    case: Case, facts: dict[str, str]
) -> None:
    toml = """
[[decide]]
what = "contact_vetted"
fact = { source = "note.txt", words = "Petro phoned her", claim = "contacted" }
verdict = "accepted"
why = "she knew his voice"

[[decide]]
what = "compromised"
mention = { source = "note.txt", name = "phoned" }
since = "2031-05-20"
why = "the phone was taken from him"
"""
    with pytest.raises(CaseError, match="more than one mention"):
        perform(case, toml, by=ANNA, clock=lambda: NOW)
    assert perform(case, toml.split('[[decide]]\nwhat = "compromised"')[0], by=ANNA, clock=lambda: NOW) == (
        0,
        1,
    )
    assert [type(one) for one in case.known().decisions.values()] == [ContactVetted]


FOUND = """
[[decide]]
what = "finding"
mention = { source = "note.txt", name = "Petro" }
element = "deprivation"
is_met = true
standard = "reasonable_grounds"
basis = [{ source = "note.txt", words = "Petro phoned her", claim = "held_at" }]
why = "his mother has it from him"
"""
SEEN_ALIKE = """
[[decide]]
what = "reviewed"
mention = { source = "note.txt", name = "Petro" }
element = "deprivation"
agrees = true
"""


def test_a_finding_is_reviewed_in_a_file_by_whom_and_what_it_is_about(
    case: Case, facts: dict[str, str]
) -> None:
    with pytest.raises(CaseError, match="on deprivation there is no finding"):
        perform(case, SEEN_ALIKE, by=BOHDAN, clock=lambda: NOW)
    perform(case, FOUND, by=ANNA, clock=lambda: NOW)
    assert perform(case, SEEN_ALIKE * 2, by=BOHDAN, clock=lambda: NOW) == (1, 1)
    (finding, review) = case.known().decisions.values()
    assert isinstance(review, Reviewed)
    assert review.on == finding.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ('"reasonable_grounds"', '"probably"'),
            "standard = 'probably' is not one of “reasonable_suspicion”",
        ),
        (('"deprivation"', "1"), "element = 1 is not one of “deprivation”, “state”, “concealment”"),
        (
            ("is_met", "met"),
            r"\[\[decide\]\] finding has no met. It has: basis, element, fact, facts, is_met",
        ),
        (('why = "his mother has it from him"', ""), r"judge it; nothing was noted. 0 of 1 acts"),
    ],
)
def test_what_is_wrong_in_a_decision_is_said_with_what_would_be_right(
    case: Case, facts: dict[str, str], change: tuple[str, str], said: str
) -> None:
    with pytest.raises(CaseError, match=said):
        perform(case, FOUND.replace(*change), by=ANNA, clock=lambda: NOW)
    assert not case.known().decisions


def test_a_date_may_lean_on_an_act_that_the_words_name(case: Case, facts: dict[str, str]) -> None:
    known = case.known()
    call, held = (known.statements[facts[name]].fact for name in ("contacted", "held_at"))
    assert call.act is not None
    assert held.when is not None
    assert held.when.anchor is not None
    assert held.when.anchor.act == call.act
    assert known.mentions[call.act].name == "phoned"


OTHER = "Danylo says that he saw Petro in a cellar in Velm. Petro died there, he says."
SAID = """
[[tell]]
source = "other.txt"
words = "Petro died there"
chain = [{ who = "Danylo", knows = "was_there" }]
facts = [{ claim = "died", who = { person = "Petro", nth = 2 } }]

[[tell]]
source = "other.txt"
words = "he saw Petro in a cellar in Velm"
chain = [{ who = "Danylo", knows = "was_there" }]
facts = [
    { claim = "seen", who = "Petro", by = "Danylo", where = "a cellar" },
    { claim = "born", person = "Danylo", place = "Velm" },
]
"""


@pytest.fixture
def other(case: Case, facts: dict[str, str]) -> Source:
    source = take_in(case, OTHER.encode(), "other.txt", obtained="by mail", by=ANNA, at=NOW)
    perform(case, SAID, by=ANNA, clock=lambda: NOW)
    return source


def place_of(case: Case, name: str) -> str:
    return next(one.id for one in case.known().mentions.values() if one.name == name)


def test_where_a_place_lies_draws_on_the_source_of_what_it_lies_in(case: Case, other: Source) -> None:
    cellar, velm = place_of(case, "a cellar"), place_of(case, "Velm")
    made = decided(case, Placing, cellar, within=velm)
    assert case.known().decisions[made].sources == (other.id,)
    with pytest.raises(CaseError, match="no place"):
        decided(case, Placing, cellar, within=place_of(case, "Danylo"))
    hidden = case.known(hidden=frozenset({other.id}))
    assert not hidden.decisions


def test_whoever_cannot_see_the_second_voice_cannot_confirm_by_it(case: Case, facts: dict[str, str]) -> None:
    held = facts["held_at"]
    take_in(case, b"Lev says that Petro is held.", "third.txt", obtained="by mail", by=ANNA, at=NOW)
    more = """
    [[tell]]
    source = "third.txt"
    words = "Petro is held"
    chain = [{ who = "Lev", knows = "was_there" }]
    facts = [{ claim = "held_at", who = "Petro" }]
    """
    perform(case, more, by=ANNA, clock=lambda: NOW)
    known = case.known()
    third = next(one.id for one in known.sources.values() if one.filename == "third.txt")
    here = next(m.id for m in known.mentions.values() if m.name == "Petro" and m.source != third)
    there = next(m.id for m in known.mentions.values() if m.name == "Petro" and m.source == third)
    judge(case, here, there, Verdict.SAME, by=ANNA, at=NOW)
    seen = case.known(hidden=frozenset({third}))
    with pytest.raises(CaseError, match="two independent voices"):
        decide(case, StatementGrade, held, seen=seen, by=BOHDAN, at=NOW, grade=Credibility.CONFIRMED)
    assert decided(case, StatementGrade, held, grade=Credibility.CONFIRMED)


def test_nobody_takes_anothers_challenge_question_out_of_force(case: Case, facts: dict[str, str]) -> None:
    petro = next(one.id for one in case.known().mentions.values() if one.name == "Petro")
    first = decided(case, ChallengeQuestion, petro, question="The boat?", answer="Perch")
    second = decided(case, ChallengeQuestion, petro, BOHDAN, question="The boat?", answer="Pike")
    assert {first, second} <= case.known().decisions.keys()
    third = decided(case, ChallengeQuestion, petro, question="The boat?", answer="Perch", spent=True)
    assert {second, third} <= case.known().decisions.keys()
    assert first not in case.known().decisions


def test_a_confirmation_without_a_reason_counts_for_nothing(case: Case, other: Source) -> None:
    death = next(id_ for id_, one in case.known().statements.items() if one.fact.claim.name() == "died")
    bare = Confirmed(id="v_bare", on=death, sources=(other.id,))
    case.act(lambda known: [bare], by=BOHDAN, at=NOW)
    known = case.known()
    assert not confirmed(known, known.statements[death])
    full = decided(case, Confirmed, death, reason="she saw the grave")
    assert confirmed(case.known(), case.known().statements[death]) == (full,)


def test_what_comes_and_goes_of_decisions_is_told(case: Case, facts: dict[str, str]) -> None:
    before = case.known()
    first = decided(case, ContactVetted, facts["contacted"], verdict=ContactVerdict.FAILED)
    between = case.known()
    second = decided(case, ContactVetted, facts["contacted"], BOHDAN, verdict=ContactVerdict.ACCEPTED)
    assert [one.id for one in decisions_changed(before, between)[0]] == [first]
    came, went = decisions_changed(between, case.known())
    assert ([one.id for one in came], [one.id for one in went]) == ([second], [first])


def test_whom_two_people_name_outside_they_name_each_for_themselves(
    case: Case, facts: dict[str, str]
) -> None:
    known = case.known()
    petro = next(one.id for one in known.mentions.values() if one.name == "Petro")
    with pytest.raises(CaseError, match="say why"):
        decided(case, NamedOutside, petro)
    first = decided(case, NamedOutside, petro, ANNA, "we saw papers")
    second = decided(case, NamedOutside, petro, BOHDAN, "so did I")
    again = decided(case, NamedOutside, petro, ANNA, "and his card")
    standing = case.known().decided_on(NamedOutside, petro)
    assert [one.id for one in standing] == [second, again]
    assert all(one.names == ("Petro",) for one in standing)
    assert first not in case.known().decisions


def test_only_a_person_is_named_outside(case: Case, facts: dict[str, str]) -> None:
    with pytest.raises(CaseError, match="only a person"):
        decided(case, NamedOutside, facts["contacted"], ANNA, "we saw papers")


NAMING = """
[[decide]]
what = "named_outside"
mention = { source = "note.txt", name = "Petro" }
why = "we saw papers"
"""


def test_a_file_of_decisions_is_one_persons_word_however_often_it_is_read(
    case: Case, facts: dict[str, str]
) -> None:
    for by in (ANNA, ANNA, BOHDAN):
        perform(case, NAMING, by=by, clock=lambda: NOW)
    standing = [one for one in case.known().decisions.values() if isinstance(one, NamedOutside)]
    assert [case.known().noted[one.id].by for one in standing] == [ANNA, BOHDAN]

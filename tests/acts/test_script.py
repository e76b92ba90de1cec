"""Acts given by their words: every kind of role, clear errors, and running twice changes nothing."""

from datetime import date

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.script import perform
from habeas.register.people import register
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import HeldAt
from habeas.statements.source import Source
from tests.acts.conftest import NOTE, NOW

HELD = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar in the town of Karsk"
chain = [{ who = "Olha", knows = "was_told" }, { who = "this source" }]
facts = [
    { claim = "held_at", who = "Petro", place = "a cellar in the town of Karsk" },
    { claim = "related", person = "Petro", of = "Olha", kinship = "son" },
]
"""
CALL = """
[[tell]]
source = "note.txt"
words = "Petro phoned her on 16 May. Somebody was perhaps listening."
hedge = ["perhaps"]
chain = [{ who = "Olha", knows = "was_there", passed = "call" }]
facts = [{ claim = "contacted", from = "Petro", to = "Olha", kind = "voice", when = "2031-05-16" }]
"""
PROMISE = """
[[tell]]
source = "note.txt"
words = "A guard told Petro or Danylo that they would be taken home if they sign"
chain = [{ who = { one_of = ["Petro", "Danylo"] }, basis = "inferred" }]
facts = [{ claim = "promised", by = "A guard", to = { one_of = ["Petro", "Danylo"] }, inner = [
    { claim = "moved", to = "home", if = "if they sign" },
] }]
"""


def run(case: Case, toml: str) -> tuple[int, int]:
    return perform(case, toml, by="Anna", clock=lambda: NOW)


def test_facts_told_by_hand_fill_the_register_and_lead_to_their_words(case: Case, note: Source) -> None:
    assert run(case, HELD + CALL) == (2, 0)

    known = case.known()
    (petro,) = register(known, as_of=date(2031, 5, 17))
    assert petro.names == ("Petro",)
    assert (petro.proof.fewest, petro.proof.most) == (1, 1)
    held = known.statements[petro.status[0].because[0]]
    assert held.telling.passage.stands_in(NOTE)
    assert isinstance(held.fact.claim, HeldAt)
    places = [known.mentions[v.value].name for v in petro.places]
    assert places == ["a cellar in the town of Karsk"]


def test_inner_claims_conditions_and_open_questions(case: Case, note: Source) -> None:
    run(case, PROMISE)
    (statement,) = case.known().statements.values()
    promised = statement.fact.claim
    assert isinstance(promised, Promised)
    assert promised.to is not None
    assert len(promised.to.one_of) == 2
    assert promised.inner[0].condition is not None
    assert promised.inner[0].condition.exact == "if they sign"
    assert register(case.known(), as_of=date(2031, 5, 17)) == []


def test_running_a_file_twice_changes_nothing(case: Case, note: Source) -> None:
    run(case, HELD + CALL)
    before = case.last_entry()
    assert run(case, HELD + CALL) == (0, 2)
    assert case.last_entry() == before


def test_a_file_corrected_after_an_error_goes_on_from_there(case: Case, note: Source) -> None:
    broken = CALL.replace("16 May. Somebody", "17 May. Somebody")
    with pytest.raises(CaseError, match=r"\[\[tell\]\] number 2.*1 of 2 acts are recorded"):
        run(case, HELD + broken)
    assert run(case, HELD + CALL) == (1, 1)
    contacts = [s for s in case.known().statements.values() if isinstance(s.fact.claim, Contacted)]
    assert len(contacts) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("note.txt", "nota.txt"), "no source is called “nota.txt”. The case has: “note.txt”"),
        (("her son Petro is held", "his son Petro is held"), "do not stand in “note.txt”"),
        (("held_at", "sits_at"), "there is no claim “sits_at”"),
        (("place =", "at ="), "“held_at” has no at. It has: who, with, besides, by, place, apart_from"),
        (('"was_told"', '"heard"'), "a teller: Invalid enum value 'heard'"),
        (('"Petro", place', '"Pavlo", place'), "the words “Pavlo” do not stand in “note.txt”"),
        (("[[tell]]", "[[say]]"), r"\[\[say\]\] is no act. Acts are: accept, refuse, tell, judge, undo"),
        (("facts = [", "facts = "), "this is not TOML"),
        (('source = "note.txt"', ""), "source is missing"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    case: Case, note: Source, change: tuple[str, str], said: str
) -> None:
    before = case.last_entry()
    with pytest.raises(CaseError, match=said):
        run(case, HELD.replace(*change))
    assert case.last_entry() == before


def test_words_that_stand_twice_are_asked_about(case: Case, note: Source) -> None:
    with pytest.raises(CaseError, match="stand 3 times"):
        run(case, HELD.replace("her son Petro is held in a cellar in the town of Karsk", "Petro", 1))

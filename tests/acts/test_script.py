"""Acts given by their words: every kind of role, clear errors, and running twice changes nothing."""

from datetime import date

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.register.people import register
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import HeldAt
from habeas.statements.judgement import Verdict
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
        (
            ("[[tell]]", "[[say]]"),
            r"\[\[say\]\] is no act. Acts are: call, correct, accept, refuse, tell, judge, decide, undo",
        ),
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


def test_a_publication_date_is_noted_later(case: Case, note: Source) -> None:
    later = '[[correct]]\nsource = "note.txt"\npublished = "2031-05-18"'
    assert run(case, later) == (1, 0)
    assert case.known().sources[note.id].published == "2031-05-18"
    assert run(case, later) == (0, 1)
    with pytest.raises(CaseError, match="is not a date we can read"):
        run(case, later.replace("2031-05-18", "soon"))


def test_words_that_stand_twice_are_asked_about(case: Case, note: Source) -> None:
    with pytest.raises(CaseError, match="stand 3 times"):
        run(case, HELD.replace("her son Petro is held in a cellar in the town of Karsk", "Petro", 1))


def test_a_name_is_the_kind_its_role_asks_for_and_never_another(case: Case, note: Source) -> None:
    moved = HELD.replace("held_at", "moved").replace("place =", "to =")
    run(case, CALL + moved)
    known = case.known()
    kinds = {(m.name, m.kind.value) for m in known.mentions.values()}
    assert kinds == {("Petro", "person"), ("Olha", "person"), ("a cellar in the town of Karsk", "place")}


def test_the_same_words_told_of_somebody_else_are_another_telling(case: Case, note: Source) -> None:
    other = CALL.replace('from = "Petro"', 'from = { person = "Danylo", nth = 1 }')
    assert run(case, CALL) == (1, 0)
    assert run(case, CALL + other) == (1, 1)
    assert run(case, CALL.replace("2031-05-16", "2031-05-15")) == (1, 0), (
        "a corrected date is another telling"
    )


def test_what_somebody_took_back_or_decided_since_stands_when_a_file_runs_again(
    case: Case, note: Source
) -> None:
    judged = (
        HELD
        + PROMISE
        + """
        [[judge]]
        a = { source = "note.txt", name = "Petro" }
        b = { source = "note.txt", name = "Danylo" }
        verdict = "same"
    """
    )
    run(case, judged)
    (held, _) = case.known().tellings
    undo(case, held, by="Bohdan", at=NOW)
    (judgement,) = case.known().judgements.values()
    judge(case, judgement.a, judgement.b, Verdict.DIFFERENT, by="Bohdan", at=NOW)
    before = case.last_entry()

    assert run(case, judged) == (0, 3)
    assert case.last_entry() == before


def test_what_was_stated_by_hand_is_taken_back_by_its_words(case: Case, note: Source) -> None:
    run(case, HELD)
    (words,) = (line for line in HELD.splitlines() if line.startswith("words"))
    back = f'[[undo]]\nsource = "note.txt"\n{words}'
    assert run(case, back) == (1, 0)
    assert not case.known().tellings
    assert run(case, back) == (0, 1)


def test_two_with_one_name_are_told_apart_by_nth(case: Case) -> None:
    text = b"Ivan Petrenko is held in Karsk. Another Ivan Petrenko is held in Velen. Both are named Ivan Petrenko."
    take_in(case, text, "list.txt", obtained="mail", by="Anna", at=NOW)
    for number, words in (
        (1, "Ivan Petrenko is held in Karsk"),
        (2, "Another Ivan Petrenko is held in Velen"),
    ):
        who = f'{{ person = "Ivan Petrenko", nth = {number} }}'
        run(
            case,
            f'[[tell]]\nsource = "list.txt"\nwords = "{words}"\nchain = []\n'
            f'facts = [{{ claim = "held_at", who = {who}, place = "{words.split()[-1]}" }}]',
        )
    assert len(register(case.known(), as_of=date(2031, 5, 17))) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("chain =", "chian ="), r"\[\[tell\]\] has no chian"),
        (('knows = "was_told"', 'know = "was_told"'), "a teller has no know"),
        (('{ who = "Olha", knows = "was_told" }', '"Olha"'), "should be a table in braces"),
        (
            ('"her son Petro is held in a cellar in the town of Karsk"', "5"),
            "words is missing, or not of the right kind",
        ),
        (("[[tell]]", "[tell]"), "two brackets on each side"),
        (('who = "Petro", place', "who = 7, place"), "held_at.who = 7 is not understood"),
        (('who = "Petro", place', 'who = { man = "Petro" }, place'), "is not understood"),
    ],
)
def test_a_slip_of_the_pen_is_never_an_act(
    case: Case, note: Source, change: tuple[str, str], said: str
) -> None:
    before = case.last_entry()
    with pytest.raises(CaseError, match=said):
        run(case, HELD.replace(*change))
    assert case.last_entry() == before


def test_a_call_is_kept_once_with_what_the_caller_allows(case: Case) -> None:
    acts = """
    [[call]]
    caller = "Olha"
    about = "Petro"
    knows = "was_told"
    told_by = "Petro"
    allows = { keep = "yes", publish = "no" }
    name = "a mother"
    call_back = "2031-05-20"
    notes = "Petro told her that he is held in a cellar."
    [[tell]]
    source = "Call: Olha"
    words = "he is held in a cellar"
    chain = [{ who = "Petro" }, { who = "Olha" }]
    facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
    """
    assert run(case, acts) == (2, 0)
    known = case.known()
    (source,) = known.sources.values()
    assert {consent.answer for consent in known.consents.values()} == {"yes", "no"}
    assert [task.due for task in known.tasks.values()] == ["2031-05-20"]
    (petro,) = register(known, as_of=date(2031, 5, 18))
    assert petro.mentions == tuple(m.id for m in known.mentions_of(source.id) if m.name == "Petro")
    assert run(case, acts) == (0, 2)


def test_a_call_says_what_is_wrong_in_it(case: Case) -> None:
    with pytest.raises(CaseError, match="allow"):
        run(case, '[[call]]\nnotes = "x"\nallow = { keep = "yes" }')
    with pytest.raises(CaseError, match="perhaps"):
        run(case, '[[call]]\nnotes = "x"\nallows = { keep = "perhaps" }')

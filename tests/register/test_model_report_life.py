"""Proof of life and voices in the model report, from its encoding by hand: as of the day it was published."""

from datetime import UTC, date, datetime

import pytest

from habeas.register.about import About
from habeas.register.contacts import Standing, Why
from habeas.register.people import PersonRow, person
from habeas.register.proof_of_life import Dating
from habeas.register.voices import voices
from habeas.statements.in_force import Noted
from habeas.statements.known import Known, known
from habeas.watch.silence import silence_of
from tests.statements import model_report
from tests.statements.model_report import ARTICLE

ALEXANDER, ARTYOM, VASILY, FATIMA, OUTLET = "P2", "P4", "P1", "P3", "O1"
THURSDAY = date(2022, 7, 21)


@pytest.fixture(scope="module")
def record() -> Known:
    """Ids, chains and dates; no words are needed."""
    at = datetime(2022, 7, 22, tzinfo=UTC)
    return known(Noted(n, at, "Anna", one) for n, one in enumerate(model_report.load().records, start=1))


def row(record: Known, who: str, as_of: date = THURSDAY) -> PersonRow:
    found = person(record, who, as_of=as_of)
    assert found is not None
    return found.row


def test_alexander_last_rang_0_to_11_days_ago_and_alarms_go_by_11(record: Known) -> None:
    proof = row(record, ALEXANDER).proof
    assert proof.last is not None
    assert (proof.last.earliest, proof.last.latest) == (date(2022, 7, 10), THURSDAY)
    assert (proof.fewest, proof.most, proof.dating) == (0, 11, Dating.DATED)
    assert set(proof.last.because) == {"S11.1", "S8.1"}, "the second call, dated by the first"
    assert [(one.id, one.standing, one.vouched_by) for one in proof.log] == [
        ("S8.1", Standing.PROOF, (VASILY,)),
        ("S11.1", Standing.PROOF, (VASILY,)),
    ]
    silence = silence_of(row(record, ALEXANDER), THURSDAY)
    assert silence is not None
    assert (silence.most, silence.threshold.code) == (11, "first_weeks")


def test_the_wednesday_statement_for_which_nobody_is_named_resets_no_clock(record: Known) -> None:
    wednesday = record.statements["S13.1"]
    assert wednesday.telling.chain[0].who is None
    found = row(record, ALEXANDER)
    assert "S13.1" in found.status[0].because, "it speaks of where he is"
    assert "S13.1" not in {id_ for one in found.proof.log for id_ in one.because}


def test_of_artyom_no_proof_of_life_has_a_day_and_that_is_said(record: Known) -> None:
    proof = row(record, ARTYOM).proof
    assert (proof.last, proof.weaker, proof.fewest, proof.most) == (None, None, None, None)
    assert proof.dating is Dating.NONE_DATED
    assert [(one.id, one.standing, one.why) for one in proof.log] == [
        ("S31.1", Standing.FAILED, Why.IMPERSONATED),
        ("S32.1", Standing.FAILED, Why.NO_ANSWER),
        ("S24.1", Standing.IMPLIED, Why.WORDS_CAME),
    ], "somebody else wrote; what he himself told his mother came to her, nobody says when"
    silence = silence_of(row(record, ARTYOM), THURSDAY)
    assert silence is not None
    assert (silence.never, silence.most, silence.threshold.code) == (True, None, "in_doubt")


@pytest.mark.parametrize(("who", "teller"), [(ALEXANDER, VASILY), (ARTYOM, FATIMA)])
def test_each_sons_fate_has_one_voice_from_one_origin(record: Known, who: str, teller: str) -> None:
    found = row(record, who)
    assert (len(found.voices), len(found.origins)) == (1, 1)
    heads = {
        member
        for id_ in found.voices[0]
        for link in record.statements[id_].telling.chain
        for member in (link.who.members if link.who else ())
    }
    assert heads >= {teller, OUTLET, ARTICLE}


def test_father_and_mother_are_two_origins_and_through_one_report_one_voice(record: Known) -> None:
    found = voices(About(record), [record.statements["S6.1"], record.statements["S14.1"]])
    assert (len(found.origins), len(found.independent)) == (2, 1)
    assert found.publications == ((ARTICLE, OUTLET),)


def test_his_account_stays_open_between_those_it_may_be(record: Known) -> None:
    about, account = About(record), record.statements["S16.1"]
    assert voices(about, [account]).independent == (("S16.1",),)
    for who in ("S6.1", "S14.1"):
        found = voices(about, [account, record.statements[who]])
        assert (found.origins, found.open) == (((who,),), ("S16.1",)), "it may be that voice, or another"
    both = voices(about, [account, record.statements["S6.1"], record.statements["S14.1"]])
    assert both.origins == (("S6.1",), ("S14.1",)), "and it makes the two no one voice"


def test_before_the_first_call_nothing_is_known_of_him(record: Known) -> None:
    assert row(record, ALEXANDER, date(2022, 7, 7)).proof.dating is Dating.NONE
    assert row(record, ALEXANDER, date(2022, 7, 9)).proof.most == 1

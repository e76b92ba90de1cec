"""Codes of other formats: from data, with a source, never a finding, a decision or a death that nobody confirmed."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.fate import Answer, Fate, fate
from habeas.register.standards import Coded, esf, mapped, pfif, presumption, wgeid
from habeas.register.status import UNKNOWN, Status
from habeas.register.whereabouts import Whereabout, Whereabouts
from habeas.statements.claims.authorities import Answered, AnswerKind
from habeas.statements.mention import Kind, party
from tests.cast import Notebook

NOWHERE = Whereabouts(answers=(), last=())
LOST = Whereabouts(answers=(Whereabout(UNKNOWN, None, None, ("w1",)),), last=())


def of(*codes: str) -> Fate:
    answers = tuple(Answer(code, None, None, (f"f-{code}",), confirmed=("d1",)) for code in codes)
    return Fate(answers=answers, beside=(), is_presumed_alive=True, officials=())


def coded(format_: str, found: Fate, where: Whereabouts = NOWHERE, proof: tuple[str, ...] = ()) -> Coded:
    (one,) = [one for one in mapped(found, where, proof) if one.format.startswith(format_)]
    return one


def test_every_fate_has_a_code_or_says_why_there_is_none() -> None:
    assert set(esf().fate) == {status.value for status in Status}
    assert all(bool(code.code) or bool(code.lost) for code in esf().fate.values())


def test_what_nobody_confirmed_has_no_code_and_a_return_is_no_release() -> None:
    assert coded("ESF thesaurus 25", of("held", "said_dead")).codes == ("0202",)
    assert coded("ESF thesaurus 25", of("held", "said_dead")).lost == ("said_dead: nobody confirmed it",)
    assert coded("ESF thesaurus 25", of("returned")).codes == ()
    assert coded("ESF thesaurus 25", of("released")).because == ("f-released", "d1")


@pytest.mark.parametrize(
    ("codes", "where", "proof", "status"),
    [
        (("dead",), NOWHERE, (), "believed_dead"),
        (("dead", "held"), NOWHERE, ("p1",), "information_sought"),
        (("said_dead",), LOST, ("p1",), "information_sought"),
        (("held",), LOST, ("p1",), "believed_missing"),
        (("no_news",), NOWHERE, (), "believed_missing"),
        (("released",), NOWHERE, (), "believed_alive"),
        (("held",), NOWHERE, ("p1",), "believed_alive"),
        (("held",), NOWHERE, (), "information_sought"),
        (("not_said",), NOWHERE, (), "information_sought"),
    ],
)
def test_the_status_of_a_note(
    codes: tuple[str, ...], where: Whereabouts, proof: tuple[str, ...], status: str
) -> None:
    assert coded("PFIF", of(*codes), where, proof).codes == (status,)


def test_a_note_is_never_said_to_be_by_the_person() -> None:
    assert {one.code for one in pfif().never} == {"is_note_author"}
    assert {rule.code for rule in pfif().rule}.isdisjoint(one.code for one in pfif().never)


@pytest.mark.parametrize("code", [status.value for status in Status])
def test_a_case_before_the_working_group_is_outstanding_whatever_is_said(code: str) -> None:
    found = coded("WGEID", of(code))
    assert (found.codes, found.because, found.is_checked) == (("outstanding",), (), False)
    assert [one.code for one in wgeid().outcome if one.is_default] == ["outstanding"]


def test_what_authorities_answer_is_all_that_speaks_of_acknowledgment() -> None:
    book = Notebook()
    book.source("s1", published="2031-05-09")
    book.people("s1", "Petro")
    book.mention("Inspectorate", "s1", Kind.BODY)

    def codes() -> tuple[str, ...]:
        about = About(book.known())
        day = date(2031, 5, 9)
        return coded("ESF thesaurus 30", fate(about, about.parts("Petro", day), day)).codes

    assert codes() == ("99",)
    for number, kind in enumerate((AnswerKind.REFUSES, AnswerKind.DENIES, AnswerKind.ACKNOWLEDGES)):
        claim = Answered(by=party("Inspectorate"), about=party("Petro"), kind=kind)
        book.tell(f"f{number}", "s1", claim)
    assert codes() == ("01", "02"), "both stand"


def test_every_table_says_where_it_is_from() -> None:
    assert all(one.source for one in (esf(), pfif(), wgeid(), presumption()))
    assert "CED/C/7" in presumption().source
    assert not wgeid().is_checked

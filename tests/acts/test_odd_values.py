"""Odd values that another copy signed: they stay in the record, close no case, and tell nobody what is not for them."""

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.take_in import take_in
from habeas.ledger import Draft
from habeas.statements import codec
from habeas.statements.claims.custody import HeldAt
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source
from habeas.statements.telling import Fact, Telling
from habeas.statements.work import Done
from tests.acts.conftest import NOW
from tests.keys import open_case


def signed(case: Case, *values: Record) -> None:
    """Values as another version of habeas might write them: nothing looks at what they name."""
    drafts = [Draft(kind=kind, body=body) for kind, body in map(codec.encode, values)]
    case.ledger.append(drafts, by="Bohdan", at=NOW)


def mention(id_: str, source: str) -> Mention:
    return Mention(id=id_, source=source, kind=Kind.PERSON, name="Petro")


def telling(source: str) -> Telling:
    return Telling(
        id="t_1",
        source=source,
        passage=Passage(start=0, end=1, exact="x"),
        chain=(),
        facts=(Fact(id="f_1", claim=HeldAt(who=party("m_1"))),),
    )


def test_odd_values_break_nothing_for_anybody(case: Case, note: Source) -> None:
    other = take_in(case, b"Something else.", "other.txt", obtained="a call", by="Anna", at=NOW)
    hidden = frozenset({other.id})
    case.known(hidden=hidden)
    signed(
        case,
        telling("s_none"),
        Undoing(id="u_1", of=note.id),
        Undoing(id="u_2", of="u_2"),
        Undoing(id="u_3", of="u_4"),
        Done(id="u_4", of="u_3"),
        Judgement(id="j_1", a="m_1", b="m_2", verdict=Verdict.SAME),
    )
    for one in (case, open_case(case.path)):
        assert one.known().statements == {}
        assert note.id in one.known().sources
        for seen in (one.known(hidden=hidden), one.known(NOW, hidden)):
            assert seen.sources.keys() == {note.id}
            assert seen.noted.keys().isdisjoint({"u_2", "u_3", "u_4", "j_1"})
            assert seen.statements == {}


def test_what_can_be_told_only_later_is_seen_then_and_as_after_reading_all_anew(
    case: Case, note: Source
) -> None:
    other = take_in(case, b"Something else.", "other.txt", obtained="a call", by="Anna", at=NOW)
    hidden = frozenset({other.id})
    signed(case, Judgement(id="j_1", a="m_1", b="m_2", verdict=Verdict.SAME), Undoing(id="u_1", of="t_1"))
    assert "j_1" not in case.known(hidden=hidden).noted
    signed(case, mention("m_1", note.id), mention("m_2", note.id), telling(note.id))
    seen = case.known(hidden=hidden)
    assert {"j_1", "u_1"} <= seen.noted.keys()
    assert seen.statements == {}
    assert seen == open_case(case.path).known(hidden=hidden)


def test_nothing_is_sealed_for_everybody_because_it_cannot_be_told_what_it_quotes(case: Case) -> None:
    with pytest.raises(CaseError, match="nothing was stored"):
        case.act(lambda known: [Undoing(id="u", of="nothing", reason="as she said")], by="Anna", at=NOW)
    assert case.known().noted == {}

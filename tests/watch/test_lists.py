"""Who is gone from the next version of a list presses until a person notes something of them, and no longer."""

from datetime import date
from pathlib import Path

import pytest

from habeas.acts.case import Case
from habeas.acts.lists_compared import all_compared, note_on_all
from habeas.acts.work import assign, remark, sources_of
from habeas.identity.clusters import clusters
from habeas.statements.when import Bounds
from habeas.statements.work import TaskKind
from habeas.watch.item import Item
from habeas.watch.lists import gone_from_lists
from habeas.wording.attention import item_line
from tests.acts.conftest import NOW
from tests.acts.test_lists_compared import NEW, OLD, taken
from tests.keys import new_case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "karsk")


def items(case: Case) -> list[Item]:
    known = case.known()
    who = clusters(known)
    return list(gone_from_lists(known, who, all_compared(case, known, who)))


def person(case: Case, name: str) -> str:
    return next(m.id for m in case.known().mentions.values() if m.name == name)


def test_one_item_a_next_version_with_everybody_who_is_gone(case: Case) -> None:
    old = taken(case, OLD, "a.csv", as_of="2031-05-03")
    assert not items(case)
    new = taken(case, NEW, "b.csv", as_of="2031-05-17", continues=old)
    (one,) = items(case)
    assert (one.on, one.where) == (new, "list")
    assert one.people == (person(case, "Boyko Ihor"), person(case, "Zyma Oleh"))
    assert (one.earliest, one.latest) == (date(2031, 5, 3), date(2031, 5, 17))
    (tie,) = one.because
    assert tie in case.known().decisions


def test_a_remark_or_a_task_since_then_is_enough_and_an_older_one_is_not(case: Case) -> None:
    old = taken(case, OLD, "a.csv")
    known = case.known()
    ihor, oleh = person(case, "Boyko Ihor"), person(case, "Zyma Oleh")
    remark(case, ihor, "tall", sources=sources_of(known, ihor), by="Anna", at=NOW)
    taken(case, NEW, "b.csv", continues=old)
    assert items(case)[0].people == (ihor, oleh)
    note_on_all(case, [ihor], "Released?", seen=case.known(), by="Anna", at=NOW)
    assert items(case)[0].people == (oleh,)
    sources = sources_of(case.known(), oleh)
    assign(case, oleh, TaskKind.LOOK_INTO, sources=sources, by="Anna", at=NOW)
    assert not items(case)


def test_a_long_row_of_names_is_counted() -> None:
    day = Bounds(date(2031, 5, 3), date(2031, 5, 17))
    said = item_line("list_vanished", [f"P{n}" for n in range(195)], "", day, date(2031, 5, 20))
    assert said == (
        "195 people on the version of 3 May 2031 are not on that of 17 May 2031, and nobody has noted why: "
        "P0, P1, P2, P3 and 191 more."
    )

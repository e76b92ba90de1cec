"""Odd values that another copy signed: every page still opens, and says what can be said."""

from collections.abc import Callable
from dataclasses import replace as with_
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace

from habeas.acts.audience import let_see
from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.desk.shelves.keeper import view_of
from habeas.statements.judgement import Undoing
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.statements.to_do import due_now
from habeas.statements.work import Task, TaskKind, due_day
from tests.acts.test_odd_values import signed, telling
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible

BOHDAN = "Bohdan"


@pytest.mark.parametrize("due", ["soon", "2022-13-45", "2022", "\u0662"])
def test_what_is_due_on_no_day_is_a_task_without_one(
    desk: Desk, anna: Client, report: Source, due: str
) -> None:
    task = Task(
        id="k_1", sources=(report.id,), kind=TaskKind.CALL_BACK, on=report.id, due=due, what="ask her"
    )
    signed(desk.case, task)
    assert due_day(task) is None
    assert due_now(desk.case.known(), ANNA, NOW.date()) == 0
    for address in ("/", "/calls", "/to-do", "/history", f"/sources/{report.id}/taken-back/contact"):
        assert anna.get(address).status_code == 200, address


def test_what_leads_back_to_itself_or_to_nothing_is_said_so(
    desk: Desk, anna: Client, report: Source, accept_all: Callable[..., list[str]]
) -> None:
    accept_all(0)
    (told,) = desk.case.known().tellings.values()
    one, other = (
        replace(told, id=id_, replaces=old, facts=(replace(told.facts[0], id=f"f_{id_}"),))
        for id_, old in (("t_a", "t_b"), ("t_b", "t_a"))
    )
    signed(
        desk.case, one, other, telling("s_none"), Undoing(id="u_1", of="u_1"), Undoing(id="u_2", of="none")
    )
    page = anna.get("/history")
    assert page.status_code == 200
    assert "Something that is not in this case any more." in visible(page.content)
    assert anna.get("/facts/f_t_a").status_code == 200
    assert anna.get("/facts/f_1").status_code == 404


class Meanwhile(Case):
    """A case to which somebody else writes just after it was asked who may see what."""

    def __init__(self, case: Case, write: Callable[[], Any]) -> None:
        self.__dict__.update(case.__dict__)
        self._left = [write]

    def known(self, until: Any = None, hidden: frozenset[str] = frozenset()) -> Known:
        found = super().known(until, hidden)
        if self._left:
            self._left.pop()()
        return found


def test_what_is_limited_while_a_page_is_made_is_not_on_it(desk: Desk, report: Source) -> None:
    sources = []

    def write() -> None:
        new = take_in(desk.case, b"Olha says so.", "call.txt", obtained="a call", by=ANNA, at=NOW, seen_by=())
        sources.append(new.id)

    at_page = with_(desk, case=Meanwhile(desk.case, write), user=BOHDAN)
    assert at_page.known().sources.keys() == {report.id}
    assert len(sources) == 1
    limit = lambda: let_see(desk.case, report.id, [], by=ANNA, at=NOW)  # noqa: E731
    at_page = with_(desk, case=Meanwhile(desk.case, limit), user=BOHDAN)
    assert at_page.catch_up() == view_of(frozenset({report.id, *sources}))

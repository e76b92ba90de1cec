"""The shelves: refreshed equals rebuilt, whatever people do; burnt, they come back; they follow the record."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from habeas.acts.accept import accept, refuse
from habeas.acts.backup import back_up, restore
from habeas.acts.case import CaseError
from habeas.acts.judge import judge
from habeas.acts.merging import bring_in, give
from habeas.acts.reading import State, offers, reading_of
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.desk.opened import Desk, open_desk
from habeas.desk.shelves.keeper import NOTHING, Keeper, view_of
from habeas.desk.shelves.models import Mark, MoveOnShelf, PersonOnShelf, StayOnShelf
from habeas.desk.shelves.rows import row_of
from habeas.identity.alike import alike
from habeas.register.about import About
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.acts.laptops import on
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.report import TEXT

Rows = list[dict[str, Any]]


def rows() -> Rows:
    columns = [field.name for field in PersonOnShelf._meta.fields if field.name != "number"]
    found = [dict(row) for row in PersonOnShelf.objects.order_by("view", "person").values(*columns)]
    for row in found:
        own = {"person__view": row["view"], "person__person": row["person"]}
        stays = StayOnShelf.objects.filter(**own).values_list("place", "first", "last", "held_by", "is_last")
        moves = MoveOnShelf.objects.filter(**own).values_list("start", "end", "first", "last", "held_by")
        row |= {"stays": sorted(map(str, stays)), "moves": sorted(map(str, moves))}
    assert StayOnShelf.objects.count() == sum(len(row["stays"]) for row in found), "none is left behind"
    return found


def rebuilt(desk: Desk, *views: frozenset[str]) -> Rows:
    for hidden in (NOTHING, *views):
        desk.keeper.rebuild(
            About(desk.case.known(hidden=hidden)), desk.case.last_entry(), desk.today(), view_of(hidden)
        )
    return rows()


def act(desk: Desk, source: Source, chance: Random) -> None:
    """Something that somebody at the desk might do next."""
    known, reading = desk.case.known(), reading_of(desk.case, source.id)
    what = chance.choice(["accept", "accept", "refuse", "judge", "undo"])
    if what in ("accept", "refuse"):
        offer = chance.choice(offers(desk.case, source.id))
        if offer.state is State.OPEN and what == "accept":
            accept(desk.case, source.id, offer.found, reading.entities, by=ANNA, at=NOW, reader="made/1")
        elif offer.state is State.OPEN:
            refuse(desk.case, source.id, offer.found, by=ANNA, at=NOW)
    elif what == "judge":
        people = known.mentions_of(source.id, Kind.PERSON)
        if len(people) > 1:
            a, b = chance.sample(people, 2)
            judge(desk.case, a.id, b.id, chance.choice(list(Verdict)), by=ANNA, at=NOW)
    elif known.noted:
        try:
            undo(desk.case, chance.choice(list(known.noted)), by=ANNA, at=NOW)
        except CaseError:
            return


@pytest.mark.parametrize("seed", range(6))
def test_refreshed_equals_rebuilt_after_random_acts(desk: Desk, report: Source, seed: int) -> None:
    chance = Random(seed)
    for _ in range(25):
        act(desk, report, chance)
        if chance.random() < 0.5:
            desk.keeper.catch_up(desk.today())
    desk.keeper.catch_up(desk.today())
    refreshed = rows()
    assert refreshed == rebuilt(desk)


@pytest.mark.parametrize("seed", range(3))
def test_so_are_the_rows_of_those_from_whom_a_source_is_hidden(desk: Desk, report: Source, seed: int) -> None:
    chance = Random(seed)
    other = take_in(desk.case, TEXT.encode() + b"!", "again.txt", obtained="sent", by=ANNA, at=NOW)
    hidden = frozenset({other.id})
    for _ in range(20):
        act(desk, chance.choice([report, other]), chance)
        if chance.random() < 0.5:
            desk.keeper.catch_up(desk.today(), hidden)
    for view in (NOTHING, hidden):
        desk.keeper.catch_up(desk.today(), view)
    refreshed = rows()
    assert refreshed == rebuilt(desk, hidden)
    assert not any(other.id in str(row["row"]) for row in refreshed if row["view"])


def test_burnt_shelves_are_rebuilt_on_opening(desk: Desk, accept_all: Callable[..., list[str]]) -> None:
    accept_all()
    desk.keeper.catch_up(desk.today())
    before = rows()
    assert before
    desk.keeper.path.unlink()
    again = open_desk(desk.case, user=ANNA, now=lambda: NOW)
    assert rows() == before
    assert again.case is desk.case


def test_shelves_of_another_form_or_that_are_no_database_are_thrown_away(
    desk: Desk, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    desk.keeper.catch_up(desk.today())
    before = rows()
    Mark.objects.update(form=99)
    open_desk(desk.case, user=ANNA, now=lambda: NOW)
    assert rows() == before
    desk.keeper.path.write_bytes(b"no database at all" * 100)
    open_desk(desk.case, user=ANNA, now=lambda: NOW)
    assert rows() == before


def test_what_another_process_wrote_is_there_on_the_next_look(
    desk: Desk, accept_all: Callable[..., list[str]]
) -> None:
    assert not rows()
    accept_all()
    desk.keeper.catch_up(desk.today())
    assert [row["name"] for row in rows()] == ["Petro"]
    mark = Mark.objects.get()
    assert mark.last_entry == desk.case.last_entry()


@pytest.mark.parametrize("seed", range(3))
def test_on_a_new_day_only_those_turn_whose_day_it_is(desk: Desk, report: Source, seed: int) -> None:
    chance = Random(seed)
    # Long before: what was said is of days still to come, so that rows turn.
    day = date(2022, 4, 1)
    desk.keeper.catch_up(day)
    for _ in range(40):
        act(desk, report, chance)
        if chance.random() < 0.5:
            day += timedelta(days=chance.choice([0, 1, 3, 30]))
            desk.keeper.catch_up(day)
    for ahead in (1, 20, 400):
        day += timedelta(days=ahead)
        desk.keeper.catch_up(day)
        turned = same_day(rows(), day)
        assert Mark.objects.get().as_of == day
        desk.keeper.rebuild(About(desk.case.known()), desk.case.last_entry(), day)
        assert turned == same_day(rows(), day)


def test_when_the_clock_goes_back_everything_is_worked_out_anew(
    desk: Desk, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    desk.keeper.catch_up(desk.today())
    before = desk.today() - timedelta(days=30)
    desk.keeper.catch_up(before)
    assert Mark.objects.get().as_of == before


def test_a_desk_opened_on_a_later_day_makes_no_shelf_anew(
    desk: Desk, accept_all: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    accept_all()
    desk.keeper.catch_up(desk.today())
    tomorrow = NOW + timedelta(days=1)
    monkeypatch.setattr(Keeper, "rebuild", lambda *args: pytest.fail("made anew"))
    assert open_desk(desk.case, user=ANNA, now=lambda: tomorrow).case is desk.case
    assert Mark.objects.get().as_of == tomorrow.date()


def test_who_may_be_whom_is_kept_up_with_the_rows(desk: Desk, report: Source) -> None:
    chance = Random(3)
    view = desk.catch_up()
    desk.alike(view)
    for _ in range(30):
        act(desk, report, chance)
        kept = desk.alike(desk.catch_up())
        about = desk.about(desk.known())
        anew = alike(about.known, about.who, about.people(desk.today()))
        assert (kept.most, kept.matches) == (anew.most, anew.matches)


def same_day(found: Rows, day: date) -> Rows:
    """Rows without what goes on by itself from day to day."""
    return [{**row, "row": row_of(str(row["row"]), day)} for row in found]


def test_shelves_burnt_while_the_desk_runs_are_rebuilt_for_the_next_page(
    desk: Desk, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    desk.keeper.catch_up(desk.today())
    before = rows()
    desk.keeper.path.unlink()
    desk.keeper.catch_up(desk.today())
    assert rows() == before


def test_a_package_that_brings_only_a_key_fills_the_register_and_the_search_at_once(
    desk: Desk, accept_all: Callable[..., list[str]], tmp_path: Path
) -> None:
    accept_all()
    give(desk.case, tmp_path / "package", by=ANNA, at=NOW)
    made = back_up(desk.case, tmp_path / "stick", by=ANNA, at=NOW)
    with on(tmp_path / "bare"):
        bare = restore(made.file, tmp_path / "bare" / "case", desk.case.keys, ring=None, at=NOW)
        opened = open_desk(bare, user=ANNA, now=lambda: NOW)
        assert rows() == []
        before = bare.last_entry()
        assert bring_in(bare, tmp_path / "package", at=NOW).keys == 1
        assert bare.last_entry() == before, "nothing but a key came"
        opened.catch_up()
        shown = rows()
        assert shown
        assert shown == rebuilt(opened)
        assert opened.keeper.unread(10**6) == 0

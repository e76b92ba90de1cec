"""Between two turns a row says the same on every day, whatever was said; nobody is listed before their first day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.register.people import row
from habeas.register.turns import on_day, turns
from habeas.statements.claims.contact import Contacted, ContactKind, Impersonated
from habeas.statements.claims.custody import HeldAt
from habeas.statements.known import known
from habeas.statements.mention import party
from habeas.world.world import noted
from tests.register.test_refresh import acts, opening, perform

FIRST, DAYS = date(2031, 3, 25), 95


@settings(deadline=None)
@given(st.lists(acts, max_size=10))
def test_between_its_turns_a_row_is_the_same(history: list[tuple[object, ...]]) -> None:
    book = opening()
    for act in history:
        perform(book, act)
    check(About(book.known()), FIRST, DAYS, 1)


def test_so_it_is_in_an_invented_world() -> None:
    about = About(known(noted(25, 5)))
    check(about, date(2023, 12, 28), 230, 7)


def check(about: About, first: date, number: int, step: int) -> None:
    for id_ in list(about.who.members):
        if about.known.mentions[id_].kind != "person":
            continue
        day, before = first, row(about, id_, first)
        found = turns(about, id_, first)
        if found.listed is None:
            assert not any(
                about.is_listed(id_, first + timedelta(days=ahead)) for ahead in range(0, number, 9)
            )
            continue
        for ahead in range(1, number):
            day = first + timedelta(days=ahead)
            now = row(about, id_, day)
            if found.next is None or day < found.next:
                assert on_day(before, day) == now, (id_, day, found)
            else:
                before, found = now, turns(about, id_, day)
                assert found.since is not None
                assert found.since <= day
            if ahead % step == 0 or found.since == day:
                assert about.is_listed(id_, day) == (found.listed is not None and found.listed <= day)
                # What it has been the same since is the same as well.
                if found.since and found.since >= first:
                    assert on_day(now, found.since) == row(about, id_, found.since)


def test_a_doubt_cast_by_what_is_said_of_somebody_else_turns_a_row() -> None:
    book = opening()
    book.tell("held", "s1", HeldAt(who=party("Petro")), when="2031-01-01", chain=("Olha",))
    call = Contacted(from_=party("Petro"), to=party("Olha"), kind=ContactKind.VOICE, channel=party("phone"))
    book.tell("call", "s1", call, when="2031-04", chain=("Olha",))
    posed = Impersonated(whom=party("Taras"), channel=party("phone"))
    book.tell("posed", "s1", posed, when="2031-04-10", chain=("Olha",))
    about = About(book.known())
    before, after = (row(about, "Petro", date(2031, 4, day)) for day in (9, 10))
    assert before.proof.doubted != after.proof.doubted
    assert turns(about, "Petro", date(2031, 5, 8)).since == date(2031, 5, 1)
    late = Impersonated(whom=party("Taras"), channel=party("phone"))
    book.tell("late", "s1", late, when="2031-06-10", chain=("Olha",))
    assert turns(About(book.known()), "Petro", date(2031, 5, 8)).next == date(2031, 6, 10)

"""Much that is said of one person is put together at once, and as it would be statement by statement."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.register.custody import custody
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.mention import Kind, party
from habeas.timeline.parting import Parting
from tests.cast import Notebook

DAY = date(2031, 8, 1)
PLACES = ("Karsk", "Lissa", "depot")


def book(places: Sequence[str]) -> Notebook:
    made = Notebook()
    made.source("s")
    made.people("s", "Petro")
    for place in places:
        made.mention(place, "s", Kind.PLACE)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 30), st.integers(0, 6), st.booleans())))
def test_what_nothing_parts_is_looked_at_as_one_and_nothing_changes(
    told: list[tuple[str, int, int, bool]],
) -> None:
    made = book(PLACES)
    for number, (place, day, length, is_move) in enumerate(told):
        first = date(2030, 1, 1) + timedelta(day)
        claim = (
            Moved(who=party("Petro"), from_=party(place))
            if is_move
            else HeldAt(who=party("Petro"), place=party(place))
        )
        made.tell(f"f{number:03}", "s", claim, when=f"{first}/{first + timedelta(length)}")
    about = About(made.known())
    found = custody(about, "Petro", DAY)

    def one_by_one(_: Parting, stays: Sequence[object]) -> list[Hashable]:
        return list(range(len(stays)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parting, "twins", one_by_one)
        assert custody(about, "Petro", DAY) == found


def test_a_thousand_stays_at_one_place_take_no_minute() -> None:
    made = book(("Karsk",))
    for number in range(1000):
        day = date(2028, 1, 1) + timedelta(number)
        made.tell(f"f{number}", "s", HeldAt(who=party("Petro"), place=party("Karsk")), when=day.isoformat())
    about = About(made.known())
    before = process_time()
    (stay,) = custody(about, "Petro", DAY).episodes
    assert len(stay.statements) == 1000
    assert process_time() - before < 5


def test_what_is_beyond_the_limit_stands_by_itself_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    made = book(PLACES)
    for number, place in enumerate(PLACES):
        made.tell(
            f"f{number}", "s", HeldAt(who=party("Petro"), place=party(place)), when=f"2031-01-0{number + 1}"
        )
    about = About(made.known())
    whole = custody(about, "Petro", DAY)
    monkeypatch.setattr("habeas.timeline.episodes.MANY", 2)
    found = custody(about, "Petro", DAY)
    assert not whole.is_cut
    assert found.is_cut
    assert [one.statements for one in found.episodes] == [("f0",), ("f1",), ("f2",)]

"""The journeys of the model report, from its encoding by hand: where the two sons were, in which order, since when."""

from datetime import UTC, date, datetime

import pytest

from habeas.register.about import About
from habeas.register.custody import custody
from habeas.statements.in_force import Noted
from habeas.statements.known import Known, known
from tests.statements import model_report

ALEXANDER, ARTYOM = "P2", "P4"
WEDNESDAY, THURSDAY = date(2022, 7, 20), date(2022, 7, 21)


@pytest.fixture(scope="module")
def record() -> Known:
    text = model_report.stored_text()
    if text is None:
        pytest.skip("the model report's text is not on this machine (../shared/cases)")
    at = datetime(2022, 7, 22, tzinfo=UTC)
    return known(Noted(n, at, "Anna", one) for n, one in enumerate(model_report.load(text).records, start=1))


def test_artyoms_journey_is_the_one_told_with_its_bounds(record: Known) -> None:
    found = custody(About(record), ARTYOM, THURSDAY)
    steps = [(one.kind.value, record.mentions[one.place].name if one.place else "") for one in found.journey]
    assert steps[:7] == [
        ("stop", "their base in Ukraine’s Kherson region"),
        ("transfer", ""),
        ("stop", "Crimea"),
        ("transfer", ""),
        ("stop", "Rostov region"),
        ("transfer", ""),
        ("stay", "Bryanka"),
    ]
    assert all(one.follows_surely for one in found.journey[1:7])
    assert [one.control for one in found.transfers] == [("own_will",), ("deceived",), ("escorted",)]
    assert [one.means for one in found.transfers] == [(), ("plane",), ("helicopter",)]
    for one in found.transfers:
        assert one.earliest is not None
        assert date(2022, 4, 1) <= one.earliest
        assert one.latest == THURSDAY
        assert "S18.1" in one.because, "after what he announced in April"


def test_the_helicopter_is_one_transfer_though_two_tellings_speak_of_it(record: Known) -> None:
    last = custody(About(record), ARTYOM, THURSDAY).transfers[-1]
    assert last.statements == ("S22.2", "S26.3")


def test_basements_nobody_places_are_neither_joined_nor_held_against_the_town(record: Known) -> None:
    found = custody(About(record), ARTYOM, THURSDAY)
    places = [one.place for one in found.episodes]
    assert sorted(str(place) for place in places) == ["L19", "L3", "L6", "None"]
    assert all(one.overlaps == () for one in found.episodes)
    bryanka = next(one for one in found.episodes if one.place == "L3")
    assert bryanka.ended.latest is None, "being in a basement is not being out of the town"


def test_who_is_said_to_hold_artyom_is_named_where_it_was_said(record: Known) -> None:
    (one,) = [one for one in custody(About(record), ARTYOM, THURSDAY).episodes if one.holders]
    assert (one.place, one.holders[0].who, one.holders[0].because) == (None, "G9", ("S24.1",))


def test_alexander_is_in_one_basement_of_the_town_by_wednesday(record: Known) -> None:
    (one,) = [one for one in custody(About(record), ALEXANDER, THURSDAY).episodes if one.place]
    assert (one.place, one.lies_in, one.statements) == ("L5", ("L3",), ("S12.1", "S13.1"))
    assert (one.began.latest, one.ended.earliest, one.ended.latest) == (WEDNESDAY, WEDNESDAY, None)

"""Births as lists write them; what cannot be read is said."""

from datetime import date

import pytest

from habeas.identity.linkage.births import Known, Unreadable, exactness, of_age, span


@pytest.mark.parametrize(
    ("text", "first", "last", "known"),
    [
        ("1987-03-12", date(1987, 3, 12), date(1987, 3, 12), Known.DAY),
        ("12.03.1987", date(1987, 3, 12), date(1987, 3, 12), Known.DAY),
        ("12.03.1987 г.р.", None, None, None),
        ("12/03/1987", date(1987, 3, 12), date(1987, 3, 12), Known.DAY),
        ("03/25/1987", date(1987, 3, 25), date(1987, 3, 25), Known.DAY),
        ("03/1987", date(1987, 3, 1), date(1987, 3, 31), Known.MONTH),
        ("1987-12", date(1987, 12, 1), date(1987, 12, 31), Known.MONTH),
        ("1987-02-00", date(1987, 2, 1), date(1987, 2, 28), Known.MONTH),
        ("1987", date(1987, 1, 1), date(1987, 12, 31), Known.YEAR),
        (" 1987 ", date(1987, 1, 1), date(1987, 12, 31), Known.YEAR),
        ("19870312", date(1987, 3, 12), date(1987, 3, 12), Known.DAY),
    ],
)
def test_usual_forms(text: str, first: date | None, last: date | None, known: Known | None) -> None:
    if first is None:
        with pytest.raises(Unreadable):
            span(text)
        return
    assert span(text) == (first, last)
    assert exactness(first, last) is known


@pytest.mark.parametrize("text", ["soon", "31.02.1987", "1987-13-40", "0012", "12.03.87", "1650"])
def test_what_is_no_birth_is_said(text: str) -> None:
    with pytest.raises(Unreadable):
        span(text)


def test_nothing_written_is_nothing_known() -> None:
    assert span("") is None
    assert of_age("", "2022-07-01") is None
    assert of_age("30", "") is None
    assert exactness(None, None) is Known.NOTHING


def test_an_age_at_a_date_is_a_year_of_days() -> None:
    assert of_age("30", "2022-07-01") == (date(1991, 7, 2), date(1992, 7, 1))
    found = of_age("30", "2022-07-01")
    assert found is not None
    assert exactness(*found) is Known.AGE


def test_an_age_on_the_29th_of_february() -> None:
    assert of_age("1", "2024-02-29") == (date(2022, 3, 1), date(2023, 2, 28))


@pytest.mark.parametrize("age", ["old", "-1", "900"])
def test_an_age_that_is_none_is_said(age: str) -> None:
    with pytest.raises(Unreadable):
        of_age(age, "2022-07-01")

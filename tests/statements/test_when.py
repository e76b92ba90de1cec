"""Bounds of dates: an unknown end stays unknown, an approximate date widens, a reversed one is refused."""

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.statements.passage import Words
from habeas.statements.when import PLAIN, Anchor, Bounds, NotADate, Relation, When, _bounds, bounds, edtf_of

GOLDEN: list[tuple[str, str | None, str | None]] = [
    ("2022-07-21", "2022-07-21", "2022-07-21"),
    ("2022-07", "2022-07-01", "2022-07-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("2022-07-08T10:20:30Z", "2022-07-08", "2022-07-08"),
    # doubt does not widen, approximation does, by one unit of the precision given
    ("2022-07-21?", "2022-07-21", "2022-07-21"),
    ("2022-07-21~", "2022-07-20", "2022-07-22"),
    ("2022-07-01~", "2022-06-30", "2022-07-02"),
    ("2022-07-21%", "2022-07-20", "2022-07-22"),
    ("2022-07~", "2022-06-01", "2022-08-31"),
    ("2022-01~", "2021-12-01", "2022-02-28"),
    ("2022-12~", "2022-11-01", "2023-01-31"),
    ("2022-02~", "2022-01-01", "2022-03-31"),
    ("2022~", "2021-01-01", "2023-12-31"),
    ("2022-07-10~/2022-07-20~", "2022-07-09", "2022-07-21"),
    # intervals: open ("..") and unknown ("") ends have no day
    ("2022-07-10/2022-07-20", "2022-07-10", "2022-07-20"),
    ("2022-04/2022-07-08", "2022-04-01", "2022-07-08"),
    ("../2022-07-08", None, "2022-07-08"),
    ("2022-07-08/..", "2022-07-08", None),
    ("/2022-07-08", None, "2022-07-08"),
    ("2022-07-08/", "2022-07-08", None),
    ("2022-07/", "2022-07-01", None),
    ("../..", None, None),
    # digits not known span all they may stand for
    ("202X", "2020-01-01", "2029-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2022-XX", "2022-01-01", "2022-12-31"),
    ("2022-02-XX", "2022-02-01", "2022-02-28"),
    ("2022-XX-XX", "2022-01-01", "2022-12-31"),
    ("2022-XX-15", "2022-01-15", "2022-12-15"),
    ("2022-07-XX~", "2022-06-01", "2022-08-31"),
    # sets span from the first to the last; on-or-before and on-or-after have one end
    ("[2022-07-01,2022-07-05]", "2022-07-01", "2022-07-05"),
    ("[2022-07-05,2022-07-01]", "2022-07-01", "2022-07-05"),
    ("{2022-07-01,2022-08}", "2022-07-01", "2022-08-31"),
    ("{2022-07-01,2022-07-03..2022-07-07}", "2022-07-01", "2022-07-07"),
    ("[..2022-07-08]", None, "2022-07-08"),
    ("[2022-07-08..]", "2022-07-08", None),
    # seasons: winter is said of January as of December
    ("2022-21", "2022-03-01", "2022-05-31"),
    ("2022-22", "2022-06-01", "2022-08-31"),
    ("2022-23", "2022-09-01", "2022-11-30"),
    ("2022-24", "2022-01-01", "2023-02-28"),
    ("2023-24", "2023-01-01", "2024-02-29"),
    ("2022-28", "2022-01-01", "2023-02-28"),
]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("edtf", "earliest", "latest"), GOLDEN, ids=[row[0] for row in GOLDEN])
def test_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(edtf) == Bounds(_day(earliest), _day(latest))


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "/", "tomorrow", "21.07.2022", "2022-02-30", "2022-13", "2022-07-08T10:20", "2022 - 07"),
        *("2022-07-20/2022-07-10", "2022-08/2022-07", "2022-07-21 ", " 2022", "2022-07-08 / 2022-07-10"),
        *("-0044", "0000", "Y170000002", "Y1E999999999", "9999~", "0001~", "2022-1X", "2022-07-2X"),
        "{" * 10_000,
    ],
)
def test_what_cannot_be_bounded_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotADate, match="2022-07-10/2022-07-20"):
        bounds(text)


@given(st.text("0123456789X?~%-/.[]{},YESTZ:+ ", max_size=14))
@example("../202X")
@example("2022-12-31~")
def test_any_text_is_bounded_in_order_or_refused(text: str) -> None:
    try:
        found = bounds(text)
    except NotADate:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_interval_is_bounded_by_its_ends_and_refused_when_reversed(first: date, last: date) -> None:
    if first <= last:
        assert bounds(f"{first}/{last}") == Bounds(first, last)
    else:
        with pytest.raises(NotADate):
            bounds(f"{first}/{last}")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([10, 7, 4]))
def test_about_always_contains_what_it_is_about(day: date, precision: int) -> None:
    exact, about = bounds(str(day)[:precision]), bounds(str(day)[:precision] + "~")
    assert exact.earliest is not None
    assert exact.latest is not None
    assert (about.earliest or exact.earliest) < exact.earliest
    assert exact.latest < (about.latest or exact.latest)


@pytest.mark.parametrize(
    ("edtf", "fewest", "most"),
    [
        ("2022-07-20", 1, 1),
        ("2022-07-10/2022-07-20", 1, 11),
        ("../2022-07-20", 1, None),
        ("2022-07-20/..", None, 1),
        ("../..", None, None),
        ("2022-07-21", 0, 0),
        ("2022-08-01", 0, 0),
        ("2022-07-20/2022-08-01", 0, 1),
    ],
)
def test_days_until_is_a_range_and_never_negative(edtf: str, fewest: int | None, most: int | None) -> None:
    assert bounds(edtf).days_until(date(2022, 7, 21)) == (fewest, most)


def test_a_date_says_at_least_something() -> None:
    with pytest.raises(ValueError, match="anchored"):
        When()
    assert When(words=Words(exact="then")).edtf is None
    assert When(anchor=Anchor(relation=Relation.AFTER)).anchor is not None


def test_a_date_that_cannot_be_bounded_is_never_kept() -> None:
    with pytest.raises(NotADate):
        When(edtf="several days later")


@pytest.mark.parametrize(
    ("edtf", "plain"),
    [
        ("2022-07-21", "2022-07-21"),
        ("2022-07-01/2022-07-31", "2022-07"),
        ("2024-02", "2024-02"),
        ("2022-01/2022-12", "2022"),
        ("2022-07-10/2022-07-20", "2022-07-10/2022-07-20"),
        ("2022-06/2022-07", "2022-06-01/2022-07-31"),
        ("2022-07-21~", "2022-07-20/2022-07-22"),
        ("/2022-07-08", "../2022-07-08"),
        ("[2022-07-08..]", "2022-07-08/.."),
        ("../..", "../.."),
    ],
)
def test_bounds_are_written_in_the_plainest_form(edtf: str, plain: str) -> None:
    assert edtf_of(bounds(edtf)) == plain


@given(st.none() | st.dates(), st.none() | st.dates())
@example(date.min, date.max)
@example(date(1, 1, 1), date(1, 12, 31))
@example(date(9999, 1, 1), date(9999, 12, 31))
def test_bounds_that_were_written_are_read_back(first: date | None, last: date | None) -> None:
    if first and last and first > last:
        with pytest.raises(ValueError, match="before they begin"):
            edtf_of(Bounds(first, last))
    else:
        assert bounds(edtf_of(Bounds(first, last))) == Bounds(first, last)


@given(
    st.integers(1, 9998),
    st.none() | st.integers(0, 13),
    st.none() | st.integers(0, 32),
    st.sampled_from(["", "?", "~", "%"]),
)
def test_plain_dates_are_read_as_the_parser_reads_them(
    year: int, month: int | None, day: int | None, mark: str
) -> None:
    text = f"{year:04}" + (f"-{month:02}" if month is not None else "")
    text += (f"-{day:02}" if month is not None and day is not None else "") + mark
    if not PLAIN.fullmatch(text):
        return
    try:
        expected = _bounds(parse_edtf(text))
    except (EDTFParseException, ArithmeticError, ValueError):
        with pytest.raises(NotADate):
            bounds(text)
    else:
        assert bounds(text) == expected

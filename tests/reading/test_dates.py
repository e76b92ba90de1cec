"""Dates of a text: what each rule reads, in short tables of words and values."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.english.amounts.dates import FoundDate, find_dates, fitting_publication_dates
from habeas.statements.when import Aspect, Relation, Unit, bounds

PUBLISHED = "2022-07-21"  # a Thursday
CASES = Path(__file__).parents[3] / "shared" / "cases"


def one(text: str, published: str | None = PUBLISHED) -> FoundDate:
    (found,) = find_dates(text, published)
    return found


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(found.text, found.value) for found in find_dates(text, published)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 8 July 2022", "2022-07-08"),
        ("on July 8, 2022", "2022-07-08"),
        ("the 8th of July 2022", "2022-07-08"),
        ("July the 8th, 2022", "2022-07-08"),
        ("Friday, 8 July 2022", "2022-07-08"),
        ("2022-07-08T10:00", "2022-07-08"),
        ("21.07.2022", "2022-07-21"),
        ("21/7/2022", "2022-07-21"),
        ("7/21/2022", "2022-07-21"),
        ("7/8/2022", None),
        ("7/7/2022", "2022-07-07"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("31 April 2022", "2022-04"),
        ("30.02.2022", "absent"),
    ],
)
def test_full_dates_in_every_usual_order(words: str, value: str | None) -> None:
    found = find_dates(words, None)
    assert [each.value for each in found] == ([] if value == "absent" else [value])
    assert not any(each.needs_published for each in found)


def test_day_and_month_that_may_be_swapped_say_why() -> None:
    found = one("on 7/8/2022")
    assert found.value is None
    assert "2022-08-07 or 2022-07-08" in found.why


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("On July 8 he called.", "2022-07-08"),
        ("the 21st of July", "2022-07-21"),
        ("On December 31 he was taken.", "2021-12-31"),
        ("On 25 July he was taken.", "2021-07-25"),
        ("He will be released on 25 July.", "2022-07-25"),
        ("Answer by 3 August.", "2022-08-03"),
        ("By 20 July, they had moved him.", "2022-07-20"),
        ("held until 3 June", "2022-06-03"),
        ("Thursday, 25 July", "2019-07-25"),
        ("on 8 July last year", "2021-07-08"),
        ("On the 8th he called.", "2022-07-08"),
        ("On Christmas Eve he called.", "2021-12-24"),
    ],
)
def test_days_without_a_year(words: str, value: str) -> None:
    assert one(words).value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Wednesday", "2022-07-20"),
        ("on Thursday", "2022-07-21"),
        ("last Thursday", "2022-07-14"),
        ("next Monday", "2022-07-25"),
        ("this Friday", "2022-07-22"),
        ("They will be moved on Friday.", "2022-07-22"),
        ("She said on Friday that she will write.", "2022-07-15"),
        ("Wednesday last week", "2022-07-13"),
        ("late on Tuesday night", "2022-07-19"),
    ],
)
def test_weekdays(words: str, value: str) -> None:
    assert one(words).value == value


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("in April", [("April", "2022-04")]),
        ("since September", [("September", "2021-09")]),
        ("in April 2021", [("April 2021", "2021-04")]),
        ("in March last year", [("March last year", "2021-03")]),
        ("early May", [("early May", "2022-05-01/2022-05-10")]),
        ("in mid-May", [("mid-May", "2022-05-11/2022-05-20")]),
        ("late February", [("late February", "2022-02-21/2022-02-28")]),
        ("by the end of May 2022", [("the end of May 2022", "2022-05-31")]),
        ("in 2014", [("2014", "2014")]),
        ("the 2014 annexation", [("2014", "2014")]),
        ("late 2021", [("late 2021", "2021-09/2021-12")]),
        ("last summer", [("last summer", "2021-22")]),
        ("in the spring of 2021", [("spring of 2021", "2021-21")]),
        ("2014-2016", [("2014-2016", "2014/2016")]),
    ],
)
def test_months_years_and_seasons(words: str, found: list[tuple[str, str]]) -> None:
    assert values(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "They may call 5 times.",
        "They march 5 miles.",
        "Mrs May said so.",
        "April Smith said so.",
        "the mayor",
        "they fall in",
        "every Wednesday",
        "Black Friday",
        "in the 1990s",
        "2000 soldiers",
        "in 2000 cases",
        "unit 2044",
        "the 21st brigade",
        "He is 23 years old.",
        "a 23-year-old",
        "Hours: 9 to 18",
        "one day they came",
        "twice a day",
    ],
)
def test_no_dates(words: str) -> None:
    assert values(words) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("today", "2022-07-21"),
        ("yesterday", "2022-07-20"),
        ("last night", "2022-07-20"),
        ("the day before yesterday", "2022-07-19"),
        ("tomorrow", "2022-07-22"),
        ("last week", "2022-07-11/2022-07-17"),
        ("over the weekend", "2022-07-16/2022-07-17"),
        ("this month", "2022-07"),
        ("last month", "2022-06"),
        ("last year", "2021"),
        ("two days ago", "2022-07-19"),
        ("two weeks ago", "2022-07-07~"),
        ("a month ago", "2022-06~"),
        ("three years ago", "2019~"),
        ("several days ago", "../2022-07-19"),
        ("more than two weeks ago", "../2022-07-07"),
        ("so far", "../2022-07-21"),
        ("to date", "../2022-07-21"),
        ("over the past two weeks", "2022-07-07/2022-07-21"),
        ("by the end of the month", "2022-07-31"),
        ("by the end of this week", "2022-07-24"),
    ],
)
def test_dates_counted_from_the_publication(words: str, value: str) -> None:
    assert one(words).value == value
    without = one(words, None)
    assert (without.value, without.needs_published) == (None, words != "by the end of the month")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("for two weeks", "P2W"),
        ("within ten days", "P10D"),
        ("for 40 days", "P40D"),
        ("a 10-day detention", "P10D"),
        ("for a day", "P1D"),
        ("after two weeks", "P2W"),
        ("sentenced to five years", "P5Y"),
        ("within 48 hours", "PT48H"),
        ("for several weeks", None),
    ],
)
def test_durations_are_no_dates(words: str, value: str | None) -> None:
    found = one(words)
    assert (found.kind, found.value, found.needs_published) == ("duration", value, False)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("from 8 July to 12 July", "2022-07-08/2022-07-12"),
        ("between 9 and 30 March", "2022-03-09/2022-03-30"),
        ("July 8-12", "2022-07-08/2022-07-12"),
        ("8–12 July 2022", "2022-07-08/2022-07-12"),
        ("between May and July", "2022-05/2022-07"),
        ("from 2014 to 2016", "2014/2016"),
        ("from Monday to Wednesday", "2022-07-18/2022-07-20"),
        ("before 8 July,", "../2022-07-07"),
        ("after 8 July, he", "2022-07-09/2022-07-21"),
        ("after the 8 July attack", "2022-07-08"),
    ],
)
def test_spans(words: str, value: str) -> None:
    assert one(words).value == value


def test_lists_of_days_give_each_day() -> None:
    assert values("on 7, 14 and 21 March.") == [
        ("7", "2022-03-07"),
        ("14", "2022-03-14"),
        ("21 March", "2022-03-21"),
    ]
    assert values("on April 24 and 25.") == [("April 24", "2022-04-24"), ("25", "2022-04-25")]
    assert values("On July 8, 22 soldiers fled.") == [("July 8", "2022-07-08")]


@pytest.mark.parametrize(
    ("words", "aspect"),
    [
        ("since 3 May", Aspect.SINCE),
        ("held until 3 June", Aspect.UNTIL),
        ("On Wednesday, he was still there.", Aspect.STILL),
        ("as of 20 March, 61 names", Aspect.STILL),
        ("on 3 May", Aspect.AT),
    ],
)
def test_aspects(words: str, aspect: Aspect) -> None:
    assert one(words).aspect is aspect


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("On July 8 he called. The next day he was taken.", "2022-07-09"),
        ("On July 8 he called. Two days later he wrote.", "2022-07-10"),
        ("On July 8 he called. A week later he wrote.", "2022-07-15~"),
        ("On July 8 he called. The day before, he had fled.", "2022-07-07"),
        ("On July 8 he fled. That night he called.", "2022-07-08"),
        ("On July 8 he fled. At that time he was well.", "2022-07-08"),
        ("In April he refused. Two weeks later he was held.", "2022-04-15/2022-05-14"),
        ("On July 8 he called. Several days later he wrote.", "2022-07-10/2022-07-21"),
        ("On July 8 he called. A few days earlier he had fled.", "../2022-07-06"),
        ("On July 8 he called. Two days after he was taken, she wrote.", None),
        ("On July 8 he called. After that he was silent.", None),
        ("On July 8 he called.\n\nHe was well.\n\nHe ate.\n\nThe next day he was taken.", None),
    ],
)
def test_what_leans_on_an_earlier_date(words: str, value: str | None) -> None:
    assert find_dates(words, PUBLISHED)[1].value == value


def test_a_vague_distance_is_bounded_by_the_next_date_told() -> None:
    text = "On July 8 he called.\n\nSeveral days later he called again.\n\nOn Wednesday he was still there."
    later = find_dates(text, PUBLISHED)[1]
    assert later.value == "2022-07-10/2022-07-20"
    assert later.anchor is not None
    assert (later.anchor.relation, later.anchor.at_least, later.anchor.at_most) == (Relation.AFTER, 2, None)


def test_a_distance_from_what_follows_keeps_its_anchor() -> None:
    found = one("three weeks before he was taken")
    assert found.anchor is not None
    assert (found.value, found.anchor.relation, found.anchor.unit) == (None, Relation.BEFORE, Unit.WEEK)
    assert one("two days before 8 July").value == "2022-07-06"


def test_a_story_told_long_afterwards_keeps_its_own_year() -> None:
    story = "I was taken on 5 March 2022. On 8 March they moved us. On the 12th we were beaten."
    assert [value for _, value in values(story, "2023-04-10")] == ["2022-03-05", "2022-03-08", "2022-03-12"]
    assert [value for _, value in values(story, None)] == ["2022-03-05", "2022-03-08", "2022-03-12"]
    news = "He was convicted on 5 March 2019. On July 8 he called."
    assert [value for _, value in values(news)] == ["2019-03-05", "2022-07-08"]


def test_without_publication_date_a_leaning_date_needs_it_too() -> None:
    assert all(
        each.needs_published for each in find_dates("On July 8 he called. The next day he fled.", None)
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A report released Thursday. On Friday, July 8, he called.", ("07-14", "07-21", "07-28")),
        (
            "A report released Thursday. On July 8, 2022 he called.",
            ("2022-07-14", "2022-07-21", "2022-07-28"),
        ),
        ("A report released Thursday. On July 8 he called.", ()),
        ("He called.", ()),
        ("Bulletin\nPublished 2 April 2024\n\nOn July 8 he called.", ("2024-04-02",)),
    ],
)
def test_fitting_publication_dates(text: str, days: tuple[str, ...]) -> None:
    assert fitting_publication_dates(text) == days


def test_fitting_publication_dates_of_years_from_outside() -> None:
    text = "A report released Thursday. On July 8 he called."
    assert fitting_publication_dates(text, [2022]) == ("2022-07-14", "2022-07-21", "2022-07-28")


def test_the_model_report() -> None:
    gold_file = CASES / "report-2022-07-21.gold.json"
    if not gold_file.exists():
        pytest.skip(f"the model report is not here: {gold_file}")
    text = gold_file.with_name("report-2022-07-21.txt").read_bytes().decode()
    found = {each.start: each for each in find_dates(text, PUBLISHED)}
    for wanted in json.loads(gold_file.read_text(encoding="utf-8"))["dates"]:
        if wanted["id"] in ("D4", "D9", "D10", "D11"):
            continue
        assert found[wanted["start"]].text == wanted["text"]
        assert found[wanted["start"]].value == wanted["value"], wanted["id"]
    assert find_dates(text, PUBLISHED)[3].value == "2022-07-10/2022-07-20"


WORDS = (
    "on from between and to July May 8 12 31 2022 , . ’ - – Friday last next two weeks ago later several days before "
    "after the 21st of early late since until in 7/8/2022 30.02.2022 week year night same that million hundred"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


def check(text: str, published: str | None) -> None:
    end = 0
    for found in find_dates(text, published):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert found.why
        if found.value and not found.value.startswith("P"):
            bounds(found.value)
        end = found.end


@given(st.text(max_size=300), st.sampled_from([None, PUBLISHED, "2022-07", "0001-01-01", "9999-12-31"]))
@settings(deadline=None)
def test_no_text_breaks_it(text: str, published: str | None) -> None:
    check(text, published)


@given(st.lists(PIECES, max_size=25), st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31"]))
@settings(deadline=None, max_examples=300)
def test_no_mixture_of_date_words_breaks_it(pieces: list[str], published: str | None) -> None:
    check(" ".join(pieces), published)


REPEATED = [
    "1",
    " and",
    " two",
    "the last ",
    "1, ",
    "on ",
    " July",
    "May 1 ",
    "a",
    " ",
    "\n",
    "two weeks ",
    "a day ago, ",
]


@pytest.mark.parametrize("words", REPEATED)
def test_repeated_words_take_no_longer_than_others(words: str) -> None:
    started = time.process_time()
    find_dates(words * (60_000 // len(words)), PUBLISHED)
    assert time.process_time() - started < 10


def test_a_hundred_pages() -> None:
    line = "On July 8 he called; several days later, on 12 May 2021, two weeks after that, at least 234 soldiers fled. "
    text = (line * 20 + "\n\n") * 140
    started = time.process_time()
    assert len(find_dates(text, PUBLISHED)) > 10_000
    assert time.process_time() - started < 20

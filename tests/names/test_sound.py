"""One sound for every scheme: what a name is romanised to sounds as the name does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.scripts import Script
from habeas.names.sound import all_spelt_abroad, foreign, sound, sounds, spelt_abroad


def cyrillic(word: str) -> str:
    return sound(word, Script.CYRILLIC)


def latin(word: str) -> str:
    return sound(word, Script.LATIN)


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("шевченко", "shevchenko schewtschenko szewczenko ševčenko"),
        ("щербаков", "shcherbakov schtscherbakow chtcherbakov ščerbakov shherbakov"),
        ("юрий", "yuriy yury iurii jurij ûrij yuri"),
        ("соловьёв", "solovyov soloviev solovev solovyev solov'yev"),
        ("артём", "artyom artem artiom artjom"),
        ("хоменко", "khomenko homenko xomenko"),
        ("жуков", "zhukov žukov żukow"),
        ("высоцкий", "vysotskiy vysotsky vysotskii wysocki vysockij"),
        ("николаевич", "nikolaevich nikolayevich nikolaevitch nikolajewitsch"),
        ("романов", "romanov romanoff romanow"),
    ],
)
def test_schemes_meet_in_one_sound(word: str, spellings: str) -> None:
    assert {latin(spelling) for spelling in spellings.split()} == {cyrillic(word)}


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("іванов", "иванов"),
        ("соловйов", "соловьёв"),
        ("григор'єв", "григорьев"),
        ("ільїн", "ильин"),
        ("ґудзь", "гудзь"),
    ],
)
def test_two_languages_meet_in_one_sound(ukrainian: str, russian: str) -> None:
    assert cyrillic(ukrainian) == cyrillic(russian)


def test_names_that_differ_do_not_meet() -> None:
    assert cyrillic("яна") != cyrillic("анна")
    assert cyrillic("волков") != cyrillic("волчков")
    assert latin("maksim") != latin("mahim")


def test_foreign_spellings_are_other_sounds() -> None:
    assert cyrillic("волошин") in foreign("volochine")
    assert cyrillic("женя") in foreign("jenia")
    assert cyrillic("назаренко") in foreign("nasarenko")


def test_a_third_script_is_left_alone() -> None:
    assert sound("მამუკა", Script.OTHER) == "მამუკა"


LATIN = st.text(alphabet="abcdefghijklmnoqrstuvwxyzüš'-", min_size=1, max_size=9)
CYRILLIC = st.text(alphabet="абвгґдежзиіїйклмнопрстуфхцчшщьюяёє'-", min_size=1, max_size=9)


@given(st.lists(LATIN, max_size=6))
def test_many_latin_words_sound_as_each_does(words: list[str]) -> None:
    assert sounds(words, Script.LATIN) == [latin(word) for word in words]


@given(st.lists(CYRILLIC, max_size=6))
def test_many_cyrillic_words_sound_as_each_does(words: list[str]) -> None:
    assert sounds(words, Script.CYRILLIC) == [cyrillic(word) for word in words]


def test_belarusian_spellings_are_tried() -> None:
    assert "avramenka" in foreign("auramenka")
    assert "ermolin" in foreign("yarmolin")


def test_many_words_are_read_as_spelt_abroad_as_each_is() -> None:
    words = [
        "volochine",
        "volchkov",
        "jenia",
        "nasarenko",
        "auramenka",
        "yarmolin",
        "tsch",
        "a",
        "wischnewski",
    ]
    assert all_spelt_abroad(words) == [spelt_abroad(word) for word in words]
    assert all_spelt_abroad([]) == []
    assert "volkhkov" not in spelt_abroad("volchkov")


@given(st.lists(st.text(alphabet="schtwa'č", min_size=1, max_size=9), max_size=4))
def test_words_with_ch_sound_together_as_each_does(words: list[str]) -> None:
    assert sounds(words, Script.LATIN) == [latin(word) for word in words]

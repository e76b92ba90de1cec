"""Schemes of transliteration: spellings as the standards print them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.schemes import SCHEMES, Scheme, between, cyrillise, romanise, spellings
from habeas.names.scripts import Language, script_of
from habeas.names.sound import sound

BY_NAME = {scheme.name: scheme for scheme in SCHEMES}


@pytest.mark.parametrize(
    ("scheme", "word", "spelt"),
    [
        ("ICAO 9303 (Russian passports)", "Щербаков", "shcherbakov"),
        ("ICAO 9303 (Russian passports)", "Юлия", "iuliia"),
        ("ICAO 9303 (Russian passports)", "Подъяпольский", "podieiapolskii"),
        ("BGN/PCGN 1947 (Russian)", "Ельнин", "yel'nin"),
        ("BGN/PCGN 1947 (Russian)", "Алексеев", "alekseyev"),
        ("GOST 7.79-2000 B (Russian)", "Хлыщёв", "xly'shhyov"),
        ("ISO 9:1995 / GOST 7.79-2000 A", "Щукин", "ŝukin"),
        ("French style (Soviet passports)", "Чайниковский", "tchainikovski"),
        ("French style (Soviet passports)", "Мутин", "moutine"),
        ("German style", "Ткачёв", "tkatschjow"),
        ("KMU 2010 (Ukrainian passports)", "Згурський", "zghurskyi"),
        ("KMU 2010 (Ukrainian passports)", "Їжакевич", "yizhakevych"),
        ("KMU 2010 (Ukrainian passports)", "Юрій", "yurii"),
        ("KMU 2010 (Ukrainian passports)", "Костянтин", "kostiantyn"),
        ("Belarusian passports (2007)", "Аляксандр", "aliaksandr"),
    ],
)
def test_as_the_standard_spells_it(scheme: str, word: str, spelt: str) -> None:
    assert romanise(word, BY_NAME[scheme]) == spelt


def test_the_schemes_between_two_spellings_are_named() -> None:
    assert "KMU 2010 (Ukrainian passports)" in between("щербак", "Shcherbak")
    assert "ISO 9:1995 / GOST 7.79-2000 A" in between("щербак", "ŝerbak")
    assert between("щербак", "Sherbak") == ()
    assert between("Shcherbak", "щербак") == ()


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: str(scheme.name))
def test_back_from_latin_sounds_the_same(scheme: Scheme) -> None:
    ukrainian = scheme.language is Language.UKRAINIAN
    for word in ("шевчук", "романенко", "бондар") + (("сергій",) if ukrainian else ("борисов",)):
        back = cyrillise(romanise(word, scheme), scheme)
        assert sound(back, script_of(back)) == sound(word, script_of(word)), (word, back)


@given(st.text(alphabet="абвгдежзиклмнопрстуф", min_size=1, max_size=12))
def test_every_scheme_gives_some_spelling(word: str) -> None:
    found = spellings(word)
    assert sum(len(names) for names in found.values()) == len(SCHEMES)
    assert all(found)

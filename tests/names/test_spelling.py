"""Whether letters follow one another as in names."""

import pytest

from habeas.names.given import table
from habeas.names.scripts import Script, script_of
from habeas.names.spelling import judged, unwritten


@pytest.mark.parametrize(
    "word", ["волошин", "мироненко", "висоцька", "лук'яненко", "гогіберідзе", "мкртчян", "іванович"]
)
def test_names_are_written_so(word: str) -> None:
    assert not unwritten(word)


@pytest.mark.parametrize("word", ["влоошин", "висоцьак", "ьванов"])
def test_slips_often_are_not(word: str) -> None:
    assert unwritten(word)


@pytest.mark.parametrize("word", ["voloshin", "лукашэнўка", "петренко-жук"])
def test_of_other_letters_it_says_nothing(word: str) -> None:
    assert not judged(word)
    assert not unwritten(word)


def test_every_given_name_of_the_table_is_written_so() -> None:
    assert not [form for form in table().written if script_of(form) is Script.CYRILLIC and unwritten(form)]

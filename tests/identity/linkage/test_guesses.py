"""A misspelt given name leads to the name that was meant, and a surname to none."""

from habeas.identity.linkage.guesses import guess
from habeas.names.given import table


def titles(sound: str) -> set[str]:
    return {table().title(number) for number in guess(sound)}


def test_a_letter_lost_doubled_or_exchanged() -> None:
    assert "Анатолий" in titles("aantoli")
    assert "Николай" in titles("nikolia")
    assert "Сергей" in titles("sergi")


def test_what_is_near_nothing_or_short_is_no_guess() -> None:
    assert guess("kruwelnicki") == frozenset()
    assert guess("ol") == frozenset()

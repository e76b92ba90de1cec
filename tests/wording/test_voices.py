"""Voices in words: never a number of articles in place of a number of voices."""

import pytest

from habeas.register.proof_of_life import Dating
from habeas.wording import status
from habeas.wording.voices import counted


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 2), "no independent voice"),
        ((1, 1, 1), "1 independent voice"),
        ((2, 2, 2), "2 independent voices"),
        ((1, 1, 3), "1 independent voice (3 sources, 1 origin)"),
        ((1, 2, 1), "1 independent voice (1 source, 2 origins)"),
    ],
)
def test_voices_sources_and_origins(numbers: tuple[int, int, int], said: str) -> None:
    assert counted(*numbers) == said


def test_every_reason_for_no_last_sign_of_life_has_words() -> None:
    assert {*status.NO_PROOF, "dated"} == {one.value for one in Dating}

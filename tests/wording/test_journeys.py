"""Stays and moves in words: a bound is said as a bound, and what is not known is not filled in."""

from datetime import date

import pytest

from habeas.language import speaking
from habeas.statements.when import Bounds
from habeas.wording.journeys import CONTROL, move, stay, stop

JULY = [date(2031, 7, day) for day in range(1, 32)]
OPEN = Bounds(None, None)


def test_a_stay_since_some_day_between_two() -> None:
    began = Bounds(JULY[9], JULY[19])
    assert stay("a cellar in Karsk", ["Karsk"], began, OPEN) == (
        "held in a cellar in Karsk, since some day between 10 July 2031 and 20 July 2031"
    )


@pytest.mark.parametrize(
    ("began", "ended", "said"),
    [
        (OPEN, OPEN, "held in Karsk (Lissa)"),
        (Bounds(None, JULY[19]), OPEN, "held in Karsk (Lissa), no later than 20 July 2031"),
        (
            Bounds(JULY[7], JULY[7]),
            Bounds(JULY[19], None),
            "held in Karsk (Lissa), since 8 July 2031, still there on 20 July 2031 or later",
        ),
        (OPEN, Bounds(None, JULY[19]), "held in Karsk (Lissa), left by 20 July 2031"),
        (OPEN, Bounds(JULY[19], JULY[19]), "held in Karsk (Lissa), until 20 July 2031"),
        (
            OPEN,
            Bounds(JULY[9], JULY[19]),
            "held in Karsk (Lissa), until some day between 10 July 2031 and 20 July 2031",
        ),
    ],
)
def test_the_ends_of_a_stay(began: Bounds, ended: Bounds, said: str) -> None:
    assert stay("Karsk", ["Lissa"], began, ended) == said


def test_where_and_by_whom() -> None:
    assert stay(None, [], OPEN, OPEN, ["guards", "the Inspectorate"]) == (
        "held, where is not said, by guards and the Inspectorate"
    )
    assert stop("a shed", ["Karsk"]) == "in a shed (Karsk)"


def test_a_move_says_how_as_far_as_it_was_said() -> None:
    said = move(
        ["Karsk"],
        ["Lissa"],
        Bounds(JULY[0], JULY[1]),
        means=["helicopter"],
        control=["escorted"],
        by=["X"],
    )
    assert said.startswith("from Karsk to Lissa (“helicopter”), under escort, by X, between ")
    assert move([], ["Lissa"], OPEN, control=["deceived"]) == "to Lissa, by deception"
    assert move(["Karsk"], [], OPEN, control=["unknown"]) == (
        "from Karsk, where to is not said, whether of their own will is not said"
    )


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_language_says_it(language: str) -> None:
    began, ended = Bounds(JULY[9], JULY[19]), Bounds(JULY[20], JULY[21])
    english = [stay("Karsk", [], began, ended, ["X"]), stay(None, [], OPEN, OPEN), stop("Karsk", [])]
    english += [move(["Karsk"], ["Lissa"], OPEN, control=[code], by=["X"]) for code in CONTROL]
    with speaking(language):
        there = [stay("Karsk", [], began, ended, ["X"]), stay(None, [], OPEN, OPEN), stop("Karsk", [])]
        there += [move(["Karsk"], ["Lissa"], OPEN, control=[code], by=["X"]) for code in CONTROL]
    for one, other in zip(english, there, strict=True):
        assert one != other
        assert not any(word in other for word in ("held", "until", "since", "from", "by", "their"))

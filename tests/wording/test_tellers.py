"""Who told us, and how do they know: nearest first, guesses as guesses, nobody as nobody."""

from habeas.language import LANGUAGES, speaking
from habeas.statements.chain import Basis, Knows, Link, Passed
from habeas.statements.mention import party
from habeas.statements.when import Bounds
from habeas.wording import dates, status
from habeas.wording.tellers import said_by, tellers
from tests.wording.test_sentences import CAST

TOLD = (
    Link(who=party("petro"), knows=Knows.WAS_THERE, passed=Passed.CALL, basis=Basis.EXPLICIT),
    Link(who=party("olha"), knows=Knows.WAS_TOLD, basis=Basis.INFERRED),
    Link(who=party("the paper"), passed=Passed.PUBLICATION, basis=Basis.EXPLICIT),
)


def test_tellers_are_named_nearest_first_and_guesses_are_shown_as_guesses() -> None:
    first, second, last = tellers(TOLD, CAST)
    assert (first.who, first.how, first.is_guess) == (
        "Petro",
        "was there; probably told Olha in a call",
        False,
    )
    assert second.is_guess
    assert second.how == "was told; read from the context"
    assert last.how == "published it"


def test_nobody_is_made_up_where_nobody_is_named() -> None:
    (nobody,) = tellers((Link(),), CAST)
    assert nobody.who == "Nobody is named as saying so"
    assert tellers((), CAST)[0].who == "Nobody is named as saying so"
    assert said_by((Link(), *TOLD[2:]), CAST).startswith("Nobody is named as saying so; passed on by")


def test_a_status_is_never_bare() -> None:
    assert status.as_said("held", 2) == "Held, as two voices say"
    assert status.as_said("held", 1) == "Held, as one voice says"
    assert status.as_said("held", 0) == "Held; nobody is named as saying so"
    assert status.as_said("said_dead", 1) == "Died, as one voice says. Not confirmed"


def test_days_since_is_a_range() -> None:
    assert dates.days_ago(12, 19) == "12 to 19 days"
    assert dates.days_ago(1586, 1599) == "1,586 to 1,599 days"
    assert dates.days_ago(12, None) == "12 days or more"
    assert dates.days_ago(None, 19) == "up to 19 days"
    assert dates.days_ago(1, 1) == "1 day"
    assert status.since(Bounds(None, None)) == "not known since when"


def test_numbers_are_words_only_where_no_noun_changes_them() -> None:
    assert (status.number(2), status.number(1200)) == ("two", "1,200")
    with speaking("ru"):
        assert (status.number(2), status.number(1200)) == ("2", "1\u00a0200")
        assert "2" in status.as_said("held", 2)


def test_names_of_tellers_stand_as_they_are_in_every_language() -> None:
    for language in LANGUAGES:
        with speaking(language):
            first, second, _ = tellers(TOLD, CAST)
            assert (first.who, second.who) == ("Petro", "Olha")
            assert "Olha" in first.how
            assert "Petro" in said_by(TOLD, CAST)

"""Before something leaves, whoever decides sees whose names stay out, and which words may be one that nobody noted."""

import pytest

from habeas.dossiers.unnamed import without_alleged
from habeas.dossiers.whose_names import may_be_names, not_named
from habeas.register.about import About
from habeas.statements.claims.custody import HeldAt
from habeas.statements.decisions import NamedOutside
from habeas.statements.mention import Kind, party
from habeas.statements.source import SourceKind
from tests.cast import ANNA, BOHDAN
from tests.dossiers.told import Told

PETRO = "petro@s0"


@pytest.fixture
def told() -> Told:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("gnome", "s0", "Гном")
    told.mention("karsk", "s0", "Karsk", Kind.PLACE)
    return told


def seen(told: Told) -> tuple[list[tuple[str, ...]], list[str]]:
    """Whose names stay out, and what may be a name."""
    about = About(told.known)
    tellings = list(told.known.tellings.values())
    hide = without_alleged(told.known)
    own = about.who.members[about.who.of[PETRO]]
    return [one.names for one in not_named(about, tellings)], may_be_names(about, tellings, hide, own)


@pytest.mark.parametrize(
    ("words", "perhaps"),
    [
        ("Гном held Petro, his name is Boris Kravets", ["Boris Kravets"]),
        ("Гном held Petro, it was B. Kravets", ["B. Kravets"]),
        ("Гном бил Петра, это капитан Кравец", ["Кравец"]),
        ("Гном held Petro. Boris did so, too", ["Boris"]),
        ("On Wednesday Гном held Petro in Karsk", []),
        ("They say that in May Гном held Petro", []),
    ],
)
def test_words_beside_a_nickname_that_may_be_a_name_are_told(
    told: Told, words: str, perhaps: list[str]
) -> None:
    told.tell("s0", words, HeldAt(who=party(PETRO), by=party("gnome")))
    assert seen(told) == ([("Гном",)], perhaps)


def test_what_is_hidden_needs_no_warning(told: Told) -> None:
    told.mention("boris", "s0", "Boris Kravets")
    told.same("gnome", "boris")
    told.tell("s0", "Гном held Petro, that is Boris Kravets", HeldAt(who=party(PETRO), by=party("gnome")))
    assert seen(told) == ([("Гном", "Boris Kravets")], [])


def test_whoever_two_people_decided_to_name_is_not_asked_about(told: Told) -> None:
    told.tell("s0", "Гном held Petro", HeldAt(who=party(PETRO), by=party("gnome")))
    for one in (ANNA, BOHDAN):
        told.book.decide(NamedOutside, "gnome", by=one, names=("Гном",), reason="we saw his papers")
    assert seen(told) == ([], [])


def test_where_nobody_is_said_to_have_done_anything_nothing_is_asked(told: Told) -> None:
    told.tell("s0", "Boris Kravets was held with Petro", HeldAt(who=party(PETRO)))
    assert seen(told) == ([], [])

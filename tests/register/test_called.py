"""Names and parents over time: a unit renamed and moved under another body, asked as of two days; nicknames."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.called import Naming, is_only_called, naming
from habeas.statements.claims.bodies import KnownAs, SubordinateTo
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.identity import Named, NameKind
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.when import Aspect
from tests.cast import Notebook

BEFORE, AFTER = date(2031, 3, 1), date(2031, 9, 1)


@pytest.fixture
def notebook() -> Notebook:
    notebook = Notebook()
    notebook.source("article", published="2031-10-01")
    for id_ in ("the guard", "the fleet", "the ministry"):
        notebook.mention(id_, "article", Kind.BODY)
    said = Words(exact="harbour guard", start=0)
    notebook.tell(
        "old",
        "article",
        KnownAs(what=party("the guard"), name_as_said=said),
        when="2031-05",
        aspect=Aspect.UNTIL,
    )
    new = Words(exact="the tailors", start=0)
    notebook.tell(
        "new",
        "article",
        KnownAs(what=party("the guard"), name_as_said=new),
        when="2031-06",
        aspect=Aspect.SINCE,
    )
    for id_, to, when, aspect in (
        ("fleet", "the fleet", "2031-05", Aspect.UNTIL),
        ("ministry", "the ministry", "2031-06", Aspect.SINCE),
    ):
        claim = SubordinateTo(body=party("the guard"), to=party(to))
        notebook.tell(id_, "article", claim, when=when, aspect=aspect)
    return notebook


def named(notebook: Notebook, own: str = "the guard") -> Naming:
    return naming(About(notebook.known()), own)


@pytest.mark.parametrize(
    ("day", "name", "parent"),
    [(BEFORE, "harbour guard", "the fleet"), (AFTER, "the tailors", "the ministry")],
)
def test_what_it_was_called_and_whom_it_was_under_on_a_day(
    notebook: Notebook, day: date, name: str, parent: str
) -> None:
    found = named(notebook)
    assert [one.name for one in found.called if one.on(day)] == [name]
    assert [one.body for one in found.under if one.on(day)] == [parent]


def test_what_has_no_date_may_be_so_on_every_day(notebook: Notebook) -> None:
    said = Words(exact="the needle", start=0)
    notebook.tell("nick", "article", KnownAs(what=party("the guard"), name_as_said=said))
    found = named(notebook).called
    assert {one.name for one in found if one.on(BEFORE)} == {"harbour guard", "the needle"}
    assert all(one.statement in notebook.known().statements for one in found)


def test_whoever_is_above_sees_who_is_under_them(notebook: Notebook) -> None:
    found = named(notebook, "the ministry")
    assert [one.body for one in found.over] == ["the guard"]
    assert found.under == ()


def test_what_is_said_of_others_in_the_same_words_is_not_said_of_it() -> None:
    notebook = Notebook()
    notebook.source("article")
    for id_ in ("the guard", "the fleet", "the ministry"):
        notebook.mention(id_, "article", Kind.BODY)
    notebook.mention("a cellar", "article", Kind.PLACE)
    said = (
        SubordinateTo(body=party("the guard"), to=party("the ministry")),
        HeldAt(place=party("a cellar"), by=party("the guard")),
    )
    notebook.tell("t", "article", SubordinateTo(body=party("the guard"), to=party("the fleet")), more=said)
    assert not any(named(notebook, "a cellar").over)
    assert [one.statement for one in named(notebook, "the fleet").over] == ["t"]
    assert [one.statement for one in named(notebook, "the ministry").over] == ["t.2"]


@pytest.mark.parametrize(
    ("kinds", "only"),
    [
        ((NameKind.NICKNAME,), True),
        ((NameKind.CALL_SIGN,), True),
        ((NameKind.NICKNAME, NameKind.FULL), False),
        ((), False),
    ],
)
def test_a_nickname_alone_is_no_name(kinds: tuple[NameKind, ...], only: bool) -> None:
    notebook = Notebook()
    notebook.source("article")
    notebook.mention("gnome", "article", name="«Гном»")
    for number, kind in enumerate(kinds):
        claim = Named(person=party("gnome"), name_as_said=Words(exact="Гном", start=0), kind=kind)
        notebook.tell(f"n{number}", "article", claim)
    assert is_only_called(About(notebook.known()), "gnome") is only

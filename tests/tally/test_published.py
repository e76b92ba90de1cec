"""A published number comes out equal from what was known then, and whoever printed it is told when it loses support."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.statements.claims.custody import HeldAt
from habeas.statements.judgement import Verdict
from habeas.statements.leaving import Withdrawal
from habeas.statements.mention import party
from habeas.statements.numbers import PublishedNumber
from habeas.tally.asked import read
from habeas.tally.cannot import CannotTally
from habeas.tally.published import Rule, affected, figure, replayed
from tests.cast import Notebook

DAY = date(2031, 6, 1)


@pytest.fixture
def notebook() -> Notebook:
    notebook = Notebook()
    notebook.source("article", published="2031-05-10")
    for id_, name in (("a", "Petro Marchuk"), ("b", "Ivan Bilous"), ("c", "Ivan Biluk")):
        notebook.mention(id_, "article", name=name)
        notebook.tell(f"t-{id_}", "article", HeldAt(who=party(id_)))
    return notebook


def published(notebook: Notebook, rule: str = Rule.NAMED.value) -> PublishedNumber:
    about = About(notebook.known())
    found = figure(about, read(about, "held"), Rule.NAMED, 0, DAY)
    made = PublishedNumber(
        id="n", sentence="At least three are held.", where="the paper", question="held", voices=0,
        as_of=DAY.isoformat(), known_at="2031-06-01T00:00:00+00:00", rule=rule, number=found.number,
        people=found.people, because=found.because, tellings=tuple(f"t:{id_}" for id_ in found.because),
        sources=("article",), digest=found.digest,
    )  # fmt: skip
    notebook.note(made)
    return made


def test_it_comes_out_equal_from_what_was_known_then(notebook: Notebook) -> None:
    then = About(notebook.known())
    made = published(notebook)
    assert made.number == 3
    assert replayed(then, notebook.known(), made).is_equal


def test_it_does_not_where_something_else_was_known(notebook: Notebook) -> None:
    made = published(notebook)
    notebook.undo("t:t-a")
    found = replayed(About(notebook.known()), notebook.known(), made)
    assert not found.is_equal
    assert found.figure.number == 2


def test_another_rule_is_not_guessed(notebook: Notebook) -> None:
    made = published(notebook, rule="named 0")
    with pytest.raises(CannotTally, match="named 0"):
        replayed(About(notebook.known()), notebook.known(), made)


def test_it_is_told_what_took_its_support(notebook: Notebook) -> None:
    published(notebook)
    assert list(affected(About(notebook.known()))) == []
    notebook.judge("b", "c", Verdict.SAME)
    (one,) = affected(About(notebook.known()))
    assert (one.joined, one.gone) == ((("b", "c"),), ())
    notebook.undo("t:t-a")
    (one,) = affected(About(notebook.known()))
    assert len(one.gone) == 1


def test_the_digest_knows_no_order_and_every_change(notebook: Notebook) -> None:
    about = About(notebook.known())
    one = figure(about, read(about, "held"), Rule.NAMED, 0, DAY)
    turned = type(one)(number=one.number, people=one.people[::-1], because=one.because[::-1])
    fewer = type(one)(number=one.number, people=one.people, because=one.because[1:])
    assert turned.digest == one.digest != fewer.digest


def test_a_withdrawn_source_is_said_and_one_that_somebody_may_not_see_is_not(notebook: Notebook) -> None:
    made = published(notebook)
    unseen = Notebook()
    unseen.note(made)
    assert list(affected(About(unseen.known()))) == []
    unseen.note(Withdrawal(id="w", source="article"))
    (one,) = affected(About(unseen.known()))
    assert one.withdrawn == ("article",)

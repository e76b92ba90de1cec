"""What takes what out of force: only what speaks of the same. What speaks of nothing that is here breaks nothing."""

import pytest
from msgspec.structs import replace

from habeas.statements.account import Account, Answer, Audience, Consent, Use
from habeas.statements.claims.custody import HeldAt
from habeas.statements.codec import Record
from habeas.statements.growing import Folding, grown
from habeas.statements.known import known
from habeas.statements.mention import party
from habeas.statements.source import TextLayer
from habeas.statements.work import Task, TaskKind
from tests.cast import ANNA, BOHDAN, Notebook

PUBLISH, NO, YES = Use.PUBLISH, Answer.NO, Answer.YES


def book() -> Notebook:
    book = Notebook()
    for source in ("s_1", "s_2"):
        book.source(source)
        book.people(source, f"Petro@{source}")
    return book


def task(id_: str, *sources: str, replaces: tuple[str, ...] = ()) -> Task:
    return Task(id=id_, sources=sources, kind=TaskKind.READ, on="s_1", replaces=replaces)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            Audience(id="old", source="s_1", people=(ANNA,)),
            Audience(id="new", source="s_2", people=(BOHDAN,), replaces=("old",)),
        ),
        (Account(id="old", source="s_1"), Account(id="new", source="s_2", replaces=("old",))),
        (
            Consent(id="old", source="s_1", use=PUBLISH, answer=NO),
            Consent(id="new", source="s_2", use=PUBLISH, answer=YES, replaces=("old",)),
        ),
        (
            Consent(id="old", source="s_1", use=PUBLISH, answer=NO),
            Consent(id="new", source="s_1", use=Use.INSIDE, answer=YES, replaces=("old",)),
        ),
        (task("old", "s_1"), task("new", "s_2", replaces=("old",))),
        (task("old", "s_1", "s_2"), task("new", "s_1", replaces=("old",))),
    ],
)
def test_what_speaks_of_something_else_takes_nothing_out_of_force(old: Record, new: Record) -> None:
    notes = book()
    notes.note(old)
    before, length = notes.known(), len(notes.items)
    notes.note(new, by=BOHDAN)
    assert notes.known().out_of_force == frozenset()
    made = grown(before, notes.items[length:])
    assert made is not None
    assert made[0] == notes.known()


def test_a_passage_of_another_source_corrects_nothing() -> None:
    notes = book()
    notes.tell("f1", "s_1", HeldAt(who=party("Petro@s_1")))
    notes.tell("f2", "s_2", HeldAt(who=party("Petro@s_2")), replaces="t:f1")
    assert list(notes.known().tellings) == ["t:f1", "t:f2"]


def test_what_speaks_of_the_same_stands_in_its_place() -> None:
    notes = book()
    notes.note(Audience(id="old", source="s_1", people=(ANNA,)))
    notes.note(Audience(id="new", source="s_1", people=(BOHDAN,), replaces=("old",)))
    notes.note(task("k1", "s_1", "s_2"))
    notes.note(task("k2", "s_2", "s_1", replaces=("k1",)))
    assert notes.known().audiences == {"s_1": {BOHDAN}}
    assert list(notes.known().tasks) == ["k2"]


@pytest.mark.parametrize("of", ["s_1", "s_1/html/1", "Petro@s_1"])
def test_a_source_its_text_and_its_mentions_stay_whatever_takes_them_back(of: str) -> None:
    notes = book()
    notes.note(TextLayer(source="s_1", version="html/1", sha256="", length=1))
    notes.tell("f1", "s_1", HeldAt(who=party("Petro@s_1")))
    notes.undo(of)
    found = notes.known()
    assert list(found.statements) == ["f1"]
    assert list(found.layers) == ["s_1"]
    assert "Petro@s_1" in found.mentions


def test_what_is_told_of_a_source_that_is_not_known_counts_for_nothing_until_that_comes() -> None:
    notes, folding = book(), Folding()
    notes.people("s_9", "Ihor")
    notes.tell("f9", "s_9", HeldAt(who=party("Ihor")))
    folding.add(notes.items, lambda: notes.items)
    for found in (folding.known, notes.known()):
        assert (found.statements, found.tellings, found.tellings_of("s_9")) == ({}, {}, ())
        assert "Ihor" not in found.mentions
    length = len(notes.items)
    notes.source("s_9")
    folding.add(notes.items[length:], lambda: notes.items)
    assert folding.known == known(notes.items)
    assert list(folding.known.statements) == ["f9"]


def test_a_source_noted_anew_along_with_what_it_says_keeps_the_order() -> None:
    notes = book()
    before, length = notes.known(), len(notes.items)
    assert before.statements == {}
    notes.source("s_1", published="2031")
    notes.tell("f2", "s_2", HeldAt(who=party("Petro@s_2")))
    notes.tell("f1", "s_1", HeldAt(who=party("Petro@s_1")))
    made = grown(before, notes.items[length:])
    assert made is not None
    assert list(made[0].statements) == list(notes.known().statements) == ["f2", "f1"]


def test_of_two_passages_with_one_fact_the_last_stands_also_when_the_source_of_the_first_is_noted_anew() -> (
    None
):
    notes = book()
    notes.tell("f1", "s_1", HeldAt(who=party("Petro@s_1")))
    first = notes.items[-1].value
    notes.tell("f1", "s_2", HeldAt(who=party("Petro@s_2")))
    second = notes.items.pop().value
    assert first != second
    notes.note(replace(second, id="t:other"))
    before, length = notes.known(), len(notes.items)
    assert before.statements["f1"].telling.id == "t:other"
    notes.source("s_1", published="2031")
    made = grown(before, notes.items[length:])
    assert made is not None
    assert made[0].statements == notes.known().statements

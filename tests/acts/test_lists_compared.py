"""The next version of a list is held against the one before; a person says what that means, and can take it back."""

from dataclasses import replace as with_

import pytest
from msgspec.structs import replace

from habeas.acts.case import Case, CaseError
from habeas.acts.decide import decide
from habeas.acts.lists_compared import (
    compared,
    could_continue,
    note_on_all,
    same_rows,
    take_back,
    ties,
)
from habeas.acts.take_in_list import Asked, take_in_list
from habeas.acts.undo import undo
from habeas.acts.withdraw import withdraw
from habeas.identity.clusters import clusters
from habeas.intake.tables import read_table
from habeas.intake.tables.columns import guess_of
from habeas.register.lists.compare import compare
from habeas.register.lists.comparison import Comparison
from habeas.register.lists.version import version
from habeas.statements.decisions import Continues
from tests.acts.conftest import NOW
from tests.keys import open_case

OLD = "No;Name;Place\n1;Mura Petro;Karsk\n2;Kaliash Danylo;Karsk\n3;Boyko Ihor;Karsk\n4;Zyma Oleh;Karsk\n"
NEW = "No;Name;Place\n1;Mura Petro;Lissa\n2;Kaliash Danylo;Karsk\n4;Rysh Ivan;Karsk\n5;Dym Taras;Karsk\n"


def taken(case: Case, text: str, name: str, **more: str) -> str:
    table = read_table(text.encode())
    found = guess_of(table.sheets[0])
    asked = Asked(columns=found.columns, header=found.header, **({"partner": "Hotline"} | more))  # type: ignore[arg-type]
    made = take_in_list(
        case, text.encode(), table, asked, filename=name, obtained="by mail", by="Anna", at=NOW
    )
    return made.source.id


def look(case: Case, earlier: str, later: str) -> Comparison:
    known = case.known()
    return compared(case, known, clusters(known), earlier, later)


def names(rows: object) -> list[str]:
    return [row.name for row in rows]  # type: ignore[attr-defined]


def test_a_list_says_which_one_it_continues_and_that_can_be_undone(case: Case) -> None:
    old = taken(case, OLD, "list 3 May.csv")
    new = taken(case, NEW, "list 17 May.csv", continues=old)
    (tie,) = ties(case.known())
    assert (tie.on, tie.earlier, tie.sources) == (new, old, tuple(sorted((old, new))))
    assert case.known().noted[tie.id].by == "Anna"
    again = open_case(case.path)
    assert ties(again.known()) == [tie]
    undo(case, tie.id, by="Anna", at=NOW)
    assert not ties(case.known())


def test_the_tie_can_be_noted_afterwards_and_never_runs_in_a_circle(case: Case) -> None:
    old, new = taken(case, OLD, "a.csv"), taken(case, NEW, "b.csv")
    decide(case, Continues, new, seen=case.known(), by="Anna", at=NOW, earlier=old)
    with pytest.raises(CaseError, match="comes after it"):
        decide(case, Continues, old, seen=case.known(), by="Anna", at=NOW, earlier=new)
    with pytest.raises(CaseError, match="comes after it"):
        decide(case, Continues, old, seen=case.known(), by="Anna", at=NOW, earlier=old)
    with pytest.raises(CaseError):
        decide(case, Continues, new, seen=case.known(), by="Anna", at=NOW, earlier="s_none")


def test_an_earlier_list_that_is_not_there_stores_nothing(case: Case) -> None:
    with pytest.raises(CaseError, match="not here any more"):
        taken(case, NEW, "b.csv", continues="s_none")
    assert not case.known().sources
    assert not list((case.path / "sources").iterdir())


def test_what_the_earlier_version_said_of_whoever_vanished_stays(case: Case) -> None:
    old = taken(case, OLD, "a.csv")
    before = dict(case.known().statements)
    new = taken(case, NEW, "b.csv", continues=old)
    found = look(case, old, new)
    assert names(found.vanished) == ["Boyko Ihor", "Zyma Oleh"]
    assert names(found.appeared) == ["Rysh Ivan", "Dym Taras"]
    assert [(one.number, one.old.name, one.new.name) for one in found.reused] == [
        ("4", "Zyma Oleh", "Rysh Ivan")
    ]
    assert [(pair.old.name, pair.changes[0].old, pair.changes[0].new) for pair in found.changed] == [
        ("Mura Petro", "Karsk", "Lissa")
    ]
    assert found.stayed == 1
    assert before.items() <= case.known().statements.items()
    assert not case.known().judgements, "nobody is joined by a machine"


def test_rows_that_are_surely_the_same_are_judged_in_one_step_and_undone_in_one(case: Case) -> None:
    old = taken(case, OLD, "a.csv")
    new = taken(case, NEW, "b.csv", continues=old)
    found = look(case, old, new)
    made = same_rows(case, found, list(found.sure()), by="Anna", at=NOW)
    assert made[0].reason == (
        "row 2 of the earlier version and row 2 of the next: the same number and the same name"
    )
    assert len(made) == 2
    assert {case.known().noted[one.id].number for one in made}, "signed like any other"
    who = clusters(case.known())
    assert who.of[made[0].a] == who.of[made[0].b]
    with pytest.raises(CaseError, match="decided already"):
        same_rows(case, found, list(found.sure()), by="Anna", at=NOW)
    assert take_back(case, [one.id for one in made], by="Anna", at=NOW) == 2
    assert not case.known().judgements
    with pytest.raises(CaseError):
        take_back(case, [one.id for one in made], by="Anna", at=NOW)


def test_only_sure_rows_are_judged_whatever_is_asked(case: Case) -> None:
    old = taken(case, OLD, "a.csv")
    new = taken(case, NEW, "b.csv")
    found = look(case, old, new)
    (one,) = found.reused
    forged = [type(found.pairs[0])(one.old, one.new, found.pairs[0].why)]
    with pytest.raises(CaseError):
        same_rows(case, found, forged, by="Anna", at=NOW)
    assert not case.known().judgements


def test_one_remark_on_several_people(case: Case) -> None:
    old = taken(case, OLD, "a.csv")
    new = taken(case, NEW, "b.csv", continues=old)
    people = [row.person for row in look(case, old, new).vanished]
    made = note_on_all(case, people, " asked the partner ", seen=case.known(), by="Anna", at=NOW)
    assert [(one.on, one.words) for one in made] == [(person, "asked the partner") for person in people]
    with pytest.raises(CaseError):
        note_on_all(case, people, " ", seen=case.known(), by="Anna", at=NOW)


def test_the_likeliest_earlier_list_is_offered_first(case: Case) -> None:
    other = taken(case, "Name;Age\nZvir Stepan;20\n", "others.csv", partner="Others")
    old = taken(case, OLD, "list 3 May.csv")
    asked = ("their_id", "name", "place")
    assert could_continue(case.known(), "hotline", "list 17 May.csv", asked) == [old, other]
    assert could_continue(case.known(), "", "others 2.csv", ()) == [other, old]
    assert could_continue(case.known(), "", "x", (), but=old) == [other]


def test_what_the_columns_were_taken_for_is_noted_with_the_text(case: Case) -> None:
    source = taken(case, OLD, "a.csv")
    layer = case.known().layers[source]
    assert (layer.columns, layer.head) == (("their_id", "name", "place"), 0)


def test_of_an_older_list_the_columns_are_guessed_from_its_words(case: Case) -> None:
    old, new = taken(case, OLD, "a.csv"), taken(case, NEW, "b.csv")
    known = case.known()
    bare = {id_: replace(layer, columns=(), head=None) for id_, layer in known.layers.items()}
    before = with_(known, layers=bare)
    one, other = (version(before, source, case.text(source)) for source in (old, new))
    assert one.heads == ("No", "Name", "Place")
    assert names(compare(one, other, {}, frozenset()).vanished) == ["Boyko Ihor", "Zyma Oleh"]


def test_nothing_is_remembered_of_a_list_that_was_erased(case: Case) -> None:
    from habeas.acts import lists_compared

    old = taken(case, OLD, "a.csv")
    new = taken(case, NEW, "b.csv", continues=old)
    look(case, old, new)
    assert lists_compared._versions
    withdraw(case, old, by="Anna", at=NOW)
    case.known()
    assert not lists_compared._versions
    assert not lists_compared._compared
    assert not ties(case.known())
    with pytest.raises(CaseError):
        look(case, old, new)

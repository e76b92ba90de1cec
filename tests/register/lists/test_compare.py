"""Who appeared, who vanished, who changed: nobody is lost, nobody is joined, and a number proves nothing alone."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.intake.tables.columns import Column
from habeas.register.lists.compare import compare
from habeas.register.lists.comparison import Comparison, Why
from habeas.register.lists.version import ListRow, Version

COLUMNS = (Column.THEIR_ID, Column.NAME, Column.BORN, Column.PLACE, Column.NOTE)
HEADS = ("No", "Name", "Born", "Place", "Remark")
NOBODY: frozenset[frozenset[str]] = frozenset()


def listed(
    called: str, *rows: str, columns: tuple[Column, ...] = COLUMNS, heads: tuple[str, ...] = HEADS
) -> Version:
    """A list of rows whose cells are parted by strokes; the person of row 1 is called "old1"."""
    cells = [tuple(row.split("|")) for row in rows]
    at = columns.index(Column.NAME)
    return Version(
        source=called,
        heads=heads,
        columns=columns,
        rows=tuple(ListRow(f"{called}{n}", one[at], n, one) for n, one in enumerate(cells, 1)),
    )


def held(old: Sequence[str], new: Sequence[str], **judged: str) -> Comparison:
    return compare(listed("old", *old), listed("new", *new), judged, NOBODY)


def names(rows: Sequence[ListRow]) -> list[str]:
    return [row.name for row in rows]


def test_the_partner_s_number_with_the_same_name_goes_first() -> None:
    found = held(["7|Мура Петро|1990|Карськ|x"], ["7|Mura Petro|1990|Лісса|x"])
    (pair,) = found.pairs
    assert pair.why is Why.NUMBER
    assert [(one.head, one.old, one.new) for one in pair.changes] == [
        ("Name", "Мура Петро", "Mura Petro"),
        ("Place", "Карськ", "Лісса"),
    ]
    assert not list(found.sure()), "a name that is spelt otherwise is looked at"


def test_a_number_beside_another_name_is_a_conflict_and_no_match() -> None:
    found = held(
        ["16|Kaliash Danylo|||", "17|Mura Petro|1990|Karsk|", "18|Boyko Ihor|||"],
        ["16|Kaliash Danylo|||", "17|Rysh Ivan|1971|Karsk|", "18|Boyko Ihor|||"],
    )
    (one,) = found.reused
    assert (one.number, one.old.name, one.new.name) == ("17", "Mura Petro", "Rysh Ivan")
    assert names(found.vanished) == ["Mura Petro"]
    assert names(found.appeared) == ["Rysh Ivan"]


def test_numbers_that_only_count_the_rows_are_not_believed() -> None:
    people = ["Mura Petro", "Kaliash Danylo", "Boyko Ihor", "Zyma Oleh", "Dym Taras"]
    old = [f"{n}|{name}|199{n}||" for n, name in enumerate(people)]
    new = [f"{n}|{name}|199{n + 1}||" for n, name in enumerate(people[1:])]
    found = held(old, new)
    assert found.numbers_given_anew
    assert not found.reused
    assert names(found.vanished) == ["Mura Petro"]
    assert {pair.why for pair in found.pairs} == {Why.BORN}
    assert found.stayed == 0, "their numbers read otherwise"


def test_a_number_beside_two_rows_matches_nobody_and_is_told() -> None:
    found = held(["7|Mura Petro|||"], ["7|Mura Petro||Lissa|", "7|Rysh Ivan|||"])
    assert found.twice == ("7",)
    assert not found.pairs
    assert [one.new.name for one in found.maybe] == ["Mura Petro"]


def test_name_and_day_of_birth_however_it_is_written() -> None:
    found = held(["|Мура  Петро|03.05.1990|Karsk|"], ["|мура петро|1990-05-03|Karsk|"])
    assert (found.pairs[0].why, found.pairs[0].changes) == (Why.BORN, ())


def test_the_same_words_throughout_also_if_the_columns_moved() -> None:
    old = listed("old", "|Mura Petro||Karsk|x")
    new = listed(
        "new",
        "Karsk|Mura Petro|new",
        columns=(Column.PLACE, Column.NAME, Column.NOTE),
        heads=("Where", "Who", "More"),
    )
    found = compare(old, new, {}, NOBODY)
    assert (found.pairs[0].why, found.stayed) == (Why.WORDS, 1)
    assert found.heads_gone == ("No", "Born", "Remark")
    assert found.heads_new == ("More",)


def test_whoever_is_only_alike_is_asked_about() -> None:
    found = held(["|Мура Петро||Karsk|"], ["|Mura Petro||Lissa|"])
    (one,) = found.maybe
    assert one.reasons
    assert not found.pairs
    assert not found.vanished
    assert not found.appeared
    assert found.stayed == 0


def test_namesakes_are_never_matched_by_their_name() -> None:
    twice = ["|Mura Petro||Karsk|", "|Mura Petro||Karsk|"]
    found = held(twice, ["|Mura Petro||Lissa|"])
    assert not found.pairs
    assert len(found.maybe) == 2
    found = held(["|Mura Petro|1990|Karsk|"] * 2, ["|Mura Petro|1990|Karsk|"])
    assert not found.pairs, "which of the two it is, nobody knows"
    assert len(found.maybe) == 2


def test_brothers_and_a_father_and_his_son_are_not_asked_about() -> None:
    found = held(
        ["|Mura Petro Ivanovych|1990||", "|Boyko Ihor Petrovych|||"],
        ["|Mura Danylo Ivanovych|1992||", "|Boyko Petro Ihorovych|||"],
    )
    assert not found.maybe
    assert len(found.vanished) == len(found.appeared) == 2


def test_what_a_person_judged_goes_before_everything() -> None:
    same = {"old1": "p", "new2": "p"}
    found = held(["1|Mura Olha|1990||"], ["1|Mura Olha|1990||", "2|Boyko Olha|1990|Lissa|"], **same)
    (pair,) = found.pairs
    assert (pair.why, pair.new.name) == (Why.JUDGED, "Boyko Olha")
    assert names(found.appeared) == ["Mura Olha"]
    assert not found.reused or found.reused[0].old.name == "Mura Olha"
    apart = frozenset({frozenset({"old1", "new1"})})
    found = compare(listed("old", "1|Mura Petro|1990||"), listed("new", "1|Mura Petro|1990||"), {}, apart)
    assert (len(found.vanished), len(found.appeared), len(found.maybe)) == (1, 1, 0)


def test_somebody_who_stood_there_twice_and_stands_there_once_is_not_gone() -> None:
    old = ["1|Мура Петро|||", "2|Mura Petro|||"]
    found = held(old, ["1|Мура Петро|||"], old1="p", old2="p")
    assert not found.vanished
    assert [pair.why for pair in found.pairs] == [Why.NUMBER, Why.JUDGED]
    found = held(["1|Мура Петро|||"], old, new1="p", new2="p")
    assert not found.appeared


WORDS = st.sampled_from(["Mura Petro", "Мура Петро", "Mura Danylo", "Boyko Ihor", "Zyma O.", "Rysh"])
ROWS = st.lists(
    st.tuples(st.sampled_from(["", "1", "2", "3"]), WORDS, st.sampled_from(["", "1990", "3/4/1991"])),
    max_size=7,
).map(lambda rows: ["|".join((*row, "", "")) for row in rows])


@settings(max_examples=300, deadline=None)
@given(ROWS, ROWS, st.dictionaries(st.sampled_from(["old1", "old2", "new1", "new2"]), st.just("p")))
def test_every_row_is_told_of_once(old: list[str], new: list[str], judged: dict[str, str]) -> None:
    found = held(old, new, **judged)
    gone = [row.person for row in found.vanished]
    asked = {one.old.person for one in found.maybe}
    matched = [pair.old.person for pair in found.pairs]
    assert sorted([*gone, *asked, *matched]) == [f"old{n}" for n in range(1, len(old) + 1)]
    there = {row.person for row in found.appeared} | {one.new.person for one in found.maybe}
    there |= {pair.new.person for pair in found.pairs}
    left = {f"new{n}" for n in range(1, len(new) + 1)} - there
    assert all(judged.get(person) for person in left), "only a second row of somebody who is there"
    for one in found.reused:
        assert judged.get(one.old.person) != judged.get(one.new.person, "")
        assert not any(pair.old == one.old and pair.new == one.new for pair in found.pairs)

"""Bounds are those of going through every possibility, and rest on what they say they rest on."""

from random import Random

import pytest
from bench.tally import exhaustive, invented
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.tally.bounds import gates, sets
from habeas.tally.bounds.answer import Answer, answer, conflict
from habeas.tally.bounds.said import Apart, Count, Inside, Member, Question, Said, Statement
from habeas.tally.bounds.sets import Both, Either, Group, Set
from habeas.tally.bounds.solve import LEAST, MOST, end, feasible
from habeas.tally.cannot import TooEntangled

GROUPS = ("refused", "base", "april", "town")


def said(*statements: Statement, groups: tuple[str, ...] = GROUPS) -> Said:
    return Said(groups=dict.fromkeys(groups, ""), statements=statements)


def least(id_: str, of: str, number: int, source: str = "outlet") -> Count:
    return Count(id=id_, source=source, of=sets.read(of, GROUPS), at_least=number)


def inside(id_: str, group: str, inside_: str) -> Inside:
    return Inside(id=id_, source="editor", group=group, inside=inside_)


def ask(all_said: Said, text: str) -> Answer:
    return answer(all_said, Question(id=text, of=sets.read(text, all_said.groups)))


MODEL = said(
    least("c1", "town", 234),
    least("c3", "april", 82),
    least("c5", "refused", 1793, source="open data"),
    inside("r1", "april", "base"),
    inside("r2", "april", "refused"),
    Member(id="m1", source="outlet", who=("Artyom",), within=("april",)),
    Member(id="m2", source="outlet", who=("Petro", "Ivan"), within=("town", "april")),
    Member(id="m3", source="outlet", who=("Maksym",), within=("town", "base")),
)
"""The counts of the model report, with invented names: a base, a town, those who refused in April."""


@pytest.mark.parametrize(
    ("text", "number", "because"),
    [
        ("town", 234, ("c1",)),
        ("town or april", 234, ("c1",)),
        ("refused", 1793, ("c5",)),
        ("refused or town", 1793, ("c5",)),
        ("base and town", 3, ("m2", "m3", "r1")),
        ("april and town", 2, ("m2",)),
    ],
)
def test_the_report_gives_no_more_than_it_says(text: str, number: int, because: tuple[str, ...]) -> None:
    found = ask(MODEL, text)
    assert (found.least.value, found.most.value) == (number, None)
    assert found.least.exact
    assert set(found.least.because) == set(because)


def test_a_bound_says_what_it_would_be_without_a_statement_or_a_source() -> None:
    found = ask(MODEL, "refused or town").least
    assert [(one.left_out, one.value) for one in found.without] == [("c5", 234)]
    assert [(one.left_out, one.value) for one in found.without_source] == [("open data", 234)]
    assert ask(MODEL.without(["outlet"]), "town").least.value == 0


def test_some_but_not_all_of_them_adds_one() -> None:
    some = said(*MODEL.statements, least("c3b", "april and not town", 1))
    found = ask(some, "town or april").least
    assert found.value == 235
    assert found.adds_up is not None
    assert [(part.number, part.because) for part in found.adds_up.parts] == [(234, ("c1",)), (1, ("c3b",))]


def test_an_upper_bound_needs_limits_on_everything() -> None:
    limited = said(
        Count(id="c1", source="a", of=Group("town"), at_least=234, at_most=234),
        Count(id="c2", source="a", of=Group("april"), at_least=82, at_most=82),
        least("c3", "town and april", 2),
    )
    found = ask(limited, "town or april")
    assert (found.least.value, found.most.value) == (234, 314)
    assert found.most.because == ("c1", "c2", "c3")
    assert ask(limited.without(["c2"]), "town or april").most.value is None


def test_a_contradiction_is_explained_by_the_fewest_statements() -> None:
    denied = said(*MODEL.statements, Count(id="official", source="office", of=Group("town"), at_most=60))
    found = conflict(denied)
    assert found is not None
    assert found.because == ("c1", "official")
    assert found.fewest
    assert conflict(denied.without(["official"])) is None


def test_somebody_said_to_be_in_a_group_and_not_in_it_is_a_contradiction() -> None:
    two = said(
        Member(id="m1", source="a", who=("Petro",), within=("town",)),
        Member(id="m2", source="b", who=("Petro",), outside=("town",)),
    )
    found = conflict(two)
    assert found is not None
    assert found.because == ("m1", "m2")


def test_two_names_in_two_groups_are_two_people() -> None:
    two = said(
        Member(id="m1", source="a", who=("Petro",), within=("town",)),
        Member(id="m2", source="a", who=("Ivan",), within=("april",)),
        inside("r1", "april", "base"),
    )
    assert ask(two, "town or (april and not refused) or (april and refused)").least.value == 2


@given(seed=st.integers(0, 10**9), small=st.sampled_from([1, 2, 4]))
@settings(deadline=None, max_examples=60)
def test_bounds_are_those_of_an_exhaustive_search(seed: int, small: int) -> None:
    chance = Random(seed)
    case = invented.said(chance)
    asked = invented.a_set(chance, list(case.groups))
    usual, gates.SMALL = gates.SMALL, small
    try:
        check(case, asked)
    finally:
        gates.SMALL = usual


def check(case: Said, asked: Set) -> None:
    expected = exhaustive.ends(case, asked)
    clash = conflict(case)
    assert (clash is None) == (expected is not None)
    if clash is not None:
        rest = [one for one in case.statements if one.id in clash.because]
        assert exhaustive.ends(case.only(rest), asked) is None
        for one in rest:
            assert exhaustive.ends(case.only([other for other in rest if other is not one]), asked)
        return
    assert expected is not None
    found = answer(case, Question(id="q", of=asked))
    assert (found.least.value, found.most.value) == expected
    assert found.least.exact
    assert found.most.exact
    check_reasons(case, asked, found)


def check_reasons(case: Said, asked: Set, found: Answer) -> None:
    for which, bound in enumerate((found.least, found.most)):
        if bound.value is None:
            continue
        alone = exhaustive.ends(case.only([one for one in case.statements if one.id in bound.because]), asked)
        assert alone is not None
        assert alone[which] == bound.value
        for one in (*bound.without, *bound.without_source):
            left = exhaustive.ends(case.without([one.left_out]), asked)
            assert left is not None
            assert left[which] == one.value
        if bound.adds_up is not None:
            total = sum(part.weight * part.number for part in bound.adds_up.parts)
            assert total == bound.adds_up.total


def test_every_statement_a_bound_rests_on_is_needed() -> None:
    found = ask(MODEL, "base and town").least
    rest = [one for one in MODEL.statements if one.id in found.because]
    for one in rest:
        others = MODEL.only([other for other in rest if other is not one])
        value = end(others, sets.read("base and town", GROUPS), LEAST).value
        assert value is not None
        assert value < 3


def test_of_very_many_statements_a_contradiction_still_has_none_to_spare() -> None:
    chance = Random(3)
    groups = tuple(f"p{place}" for place in range(40))
    counts = [
        Count(id=f"c{n}", source="list", of=Group(chance.choice(groups)), at_least=chance.randrange(1, 9))
        for n in range(100)
    ]
    everybody = Either(tuple(map(Group, groups)))
    case = said(
        *counts,
        Apart(id="apart", source="sense", groups=groups),
        Count(id="few", source="office", of=everybody, at_most=12),
        groups=groups,
    )
    found = conflict(case)
    assert found is not None
    assert {"apart", "few"} < set(found.because)
    rest = [one for one in case.statements if one.id in found.because]
    assert not feasible(case.only(rest))
    for one in rest:
        assert feasible(case.only([other for other in rest if other is not one]))


def test_large_numbers_are_exact_to_the_person() -> None:
    large = said(
        Count(id="c1", source="a", of=Group("town"), at_least=123_456_789, at_most=123_456_789),
        Count(id="c2", source="a", of=Group("base"), at_least=987_654_321, at_most=987_654_321),
        Apart(id="r1", source="b", groups=("town", "base")),
    )
    found = ask(large, "town or base")
    assert (found.least.value, found.most.value) == (1_111_111_110, 1_111_111_110)
    assert found.least.exact
    assert found.most.exact


def test_numbers_alone_rest_on_all_of_their_sum() -> None:
    asked = Question(id="q", of=sets.read("town or april", GROUPS))
    found = answer(MODEL, asked, reasons=False).least
    assert (found.value, found.because, found.without) == (234, ("c1",), ())


def test_groups_too_entangled_are_refused_and_not_guessed_at() -> None:
    groups = tuple(f"g{number}" for number in range(20))
    counts = [
        Count(id=f"c{a}-{b}", source="a", of=Both((Group(groups[a]), Group(groups[b]))), at_least=a + b)
        for a in range(20)
        for b in range(a)
    ]
    with pytest.raises(TooEntangled, match="overlap in too many ways"):
        end(said(*counts, groups=groups), Group("g0"), LEAST)


def test_hundreds_of_groups_are_no_trouble() -> None:
    groups = tuple(f"g{number}" for number in range(300))
    tree: list[Statement] = [
        Inside(id=f"r{n}", source="a", group=f"g{n}", inside=f"g{n // 3}") for n in range(1, 300)
    ]
    counts = [Count(id=f"c{n}", source="a", of=Group(f"g{n}"), at_least=n % 97) for n in range(300)]
    everybody = Either(tuple(map(Group, groups)))
    for all_said in (said(*tree, *counts, groups=groups), said(*counts, groups=groups)):
        assert end(all_said, everybody, LEAST).value == 96
        assert end(all_said, everybody, MOST).value is None


def test_days_and_places_with_moves_between_them() -> None:
    days, places = 6, 8
    groups = tuple(f"p{place}d{day}" for day in range(days) for place in range(places))
    apart = [
        Apart(id=f"a{day}", source="sense", groups=groups[day * places : (day + 1) * places])
        for day in range(days)
    ]
    chance = Random(7)
    counts = [
        Count(id=f"c{n}", source="list", of=Group(chance.choice(groups)), at_least=chance.randrange(1, 40))
        for n in range(60)
    ]
    found = end(said(*apart, *counts, groups=groups), Either(tuple(map(Group, groups))), LEAST)
    best: dict[str, int] = {}
    for one in counts:
        assert isinstance(one.of, Group)
        assert one.at_least is not None
        best[one.of.id] = max(best.get(one.of.id, 0), one.at_least)
    # On one day everybody is in one place only; nobody says that people of two days are different people.
    assert found.value == max(
        sum(number for group, number in best.items() if group.endswith(f"d{day}")) for day in range(days)
    )
    assert found.exact

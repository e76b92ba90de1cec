"""Places and bodies that may be one are proposed with a reason; never unnamed ones, two numbers, or a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.alike_names import name_keys, why_alike
from habeas.identity.alike_places import may_be_one, near
from habeas.identity.clusters import clusters
from habeas.identity.numbered import agree, numbered, numbers
from habeas.identity.renamings import other_side, renamings
from habeas.statements.claims.bodies import KnownAs, LocatedIn, SubordinateTo
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity
from tests.cast import Notebook


def proposed(kind: Kind, a: str, b: str, decide: Verdict | None = None, within: bool = False) -> list[str]:
    notebook = Notebook()
    notebook.source("one")
    notebook.source("two")
    notebook.mention("a", "one", kind, name=a)
    notebook.mention("b", "two", kind, name=b)
    if decide:
        notebook.judge("a", "b", decide)
    if within:
        claim = (
            LocatedIn(place=party("a"), within=party("b"))
            if kind is Kind.PLACE
            else SubordinateTo(body=party("a"), to=party("b"))
        )
        notebook.tell("in", "one", claim)
    known = notebook.known()
    return [one.why for one in may_be_one(known, clusters(known), kind)]


@pytest.mark.parametrize(
    ("kind", "a", "b", "why"),
    [
        (Kind.PLACE, "Брянка", "Bryanka", "names that sound alike"),
        (Kind.PLACE, "Брянка", "Брянке", "one name in two cases"),
        (Kind.PLACE, "Красный Луч", "Красном Луче", "one name in two cases"),
        (Kind.PLACE, "Київ", "Киев", "names of one place"),
        (Kind.PLACE, "Киев", "Kyiv", "names of one place"),
        (Kind.PLACE, "Kiev", "Kyiv", "names of one place"),
        (Kind.PLACE, "Николаев", "Mykolaiv", "names of one place"),
        (Kind.PLACE, "Артемівськ", "Bakhmut", "renamed so in 2016"),
        (Kind.PLACE, "ИК-6", "IK-6", "the same number, 6"),
        (Kind.PLACE, "ИК-6", "исправительная колония № 6", "the same number, 6"),
        (Kind.BODY, "12345", "в/ч 12345", "the same number, 12345"),
        (Kind.BODY, "в/ч А1234", "military unit A1234", "the same number, А1234"),
        (Kind.BODY, "15-я отдельная мотострелковая бригада", "the 15th brigade", "the same number, 15"),
        (Kind.BODY, "ЧВК «Вагнер»", "Wagner PMC", "names of one service"),
        (Kind.BODY, "the Ravens", "«Ravens»", "names that sound alike"),
        (Kind.BODY, "в/ч 01234", "military unit 01234", "the same number, 01234"),
        (Kind.BODY, "ФСБ", "Federal Security Service", "names of one service"),
        (Kind.BODY, "the Ravens", "the ravens", "the same name"),
        (Kind.BODY, "В/Ч 1234", "в/ч 1234", "the same number, 1234"),
        (Kind.PLACE, "pre-trial detention centre 1", "СИЗО-1", "the same number, 1"),
        (Kind.PLACE, "ИК-6 Мордовии", "IK-6 Mordovia", "the same number, 6"),
        (Kind.PLACE, "ИК-6 УФСИН", "IK-6 Mordovia", "the same number, 6"),
        (Kind.BODY, "на базе 2", "base 2", "the same number, 2"),
        (Kind.PLACE, "г. Брянка", "Брянка", "the same name"),
        (Kind.PLACE, "городе Брянке", "Брянка", "one name in two cases"),
        (Kind.PLACE, "the town of Bryanka", "місто Брянка", "names that sound alike"),
        (Kind.PLACE, "город Киев", "Kyiv", "names of one place"),
        (Kind.PLACE, "пгт Брянка", "город Брянка", "the same name"),
    ],
)
def test_what_may_be_one_is_proposed_with_its_reason(kind: Kind, a: str, b: str, why: str) -> None:
    (found,) = proposed(kind, a, b)
    assert why in found


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        (Kind.PLACE, "a basement in Bryanka", "the basement in Bryanka"),
        (Kind.PLACE, "a cellar", "a cellar"),
        (Kind.PLACE, "Брянка", "Брянск"),
        (Kind.PLACE, "Первомайск", "Первомайский"),
        (Kind.PLACE, "ИК-6", "ИК-7"),
        (Kind.PLACE, "ИК-1", "СИЗО-1"),
        (Kind.PLACE, "ИК-6", "ШИЗО ИК-6"),
        (Kind.PLACE, "school No. 6", "ИК-6"),
        (Kind.PLACE, "cell 12", "cell 12"),
        (Kind.PLACE, "basement 2", "the basement 2"),
        (Kind.BODY, "в/ч А1234", "в/ч В1234"),
        (Kind.BODY, "в/ч А1234", "в/ч 1234"),
        (Kind.BODY, "в/ч 12345", "в/ч 12345-А"),
        (Kind.BODY, "15-я бригада", "рота 15-й бригады"),
        (Kind.BODY, "15-я бригада", "штаб 15-й бригады"),
        (Kind.BODY, "the 15th brigade", "column 15"),
        (Kind.BODY, "1st battalion of the 15th brigade", "2nd battalion of the 15th brigade"),
        (Kind.BODY, "МВД России", "МВС України"),
        (Kind.BODY, "a unit", "a unit"),
        (Kind.BODY, "the police", "police"),
        (Kind.BODY, "его часть", "его часть"),
        (Kind.BODY, "в/ч 12345", "в/ч 012345"),
        (Kind.BODY, "the 15th brigade", "the 15th battalion"),
        (Kind.BODY, "ФСБ", "ФСИН"),
        (Kind.BODY, "полк 5", "полковник 5"),
        (Kind.PLACE, "Izolyatsia basement 2", "Izolyatsia base 2"),
        (Kind.PLACE, "Шахтёрск 5", "шахта 5"),
        (Kind.PLACE, "ИК-6 Мордовии", "ИК-6 Самарской области"),
        (Kind.PLACE, "село Первомайск", "город Первомайск"),
        (Kind.PLACE, "a town", "the town"),
        (Kind.PLACE, "город", "города"),
    ],
)
def test_what_never_is_proposed(kind: Kind, a: str, b: str) -> None:
    assert proposed(kind, a, b) == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_somebody_decided_is_not_proposed_again(verdict: Verdict) -> None:
    assert proposed(Kind.PLACE, "Брянка", "Bryanka", verdict) == []


@pytest.mark.parametrize("kind", [Kind.PLACE, Kind.BODY])
def test_a_part_and_its_whole_are_two(kind: Kind) -> None:
    assert proposed(kind, "Karsk", "Карськ", within=True) == []


NAMES = st.one_of(
    st.text(max_size=30),
    st.builds("{} {}".format, st.sampled_from(["в/ч", "ИК", "unit", "15th"]), st.integers(0, 99_999)),
)


@given(NAMES)
def test_a_number_is_never_changed(text: str) -> None:
    assert all(number in text for number in numbers(text))


@given(NAMES, NAMES, st.sampled_from([Kind.PLACE, Kind.BODY]))
def test_what_is_alike_is_so_from_either_side_and_never_with_other_numbers(
    a: str, b: str, kind: Kind
) -> None:
    assert bool(why_alike(a, b, kind)) == bool(why_alike(b, a, kind))
    if why_alike(a, b, kind):
        assert len(numbers(a)) == len(numbers(b))
        assert name_keys(a, kind) & name_keys(b, kind)


@given(st.lists(st.sampled_from(["Київ", "Kiev", "Киеве", "ИК-6", "IK-6", "a cellar", "Karsk"]), max_size=8))
def test_what_a_page_proposes_is_what_the_whole_case_proposes(names: list[str]) -> None:
    notebook = Notebook()
    notebook.source("one")
    for number, name in enumerate(names):
        notebook.mention(f"m{number}", "one", Kind.PLACE, name=name)
    known = notebook.known()
    who = clusters(known)
    every = may_be_one(known, who, Kind.PLACE)
    for id_ in known.mentions:
        assert near(known, who, id_) == [one for one in every if id_ in (one.a, one.b)]


def test_leading_zeros_tell_two_units_apart() -> None:
    one, other = numbered("в/ч 01234"), numbered("в/ч 1234")
    assert one
    assert other
    assert one.number == "01234"
    assert not agree(one, other)


@pytest.mark.parametrize(
    ("region_a", "region_b", "is_proposed"),
    [
        ("", "", True),
        ("Мордовия", "", True),
        ("Мордовия", "Mordovia", True),
        ("Мордовия", "Karsk region", False),
        ("Мордовии", "Мордовия", True),
        ("Київ", "Kiev", True),
    ],
)
def test_two_colonies_of_one_number_are_proposed_unless_they_lie_in_two_regions(
    region_a: str, region_b: str, is_proposed: bool
) -> None:
    notebook = Notebook()
    notebook.source("one")
    for id_, name, region in (("a", "ИК-6", region_a), ("b", "IK-6", region_b)):
        notebook.mention(id_, "one", Kind.PLACE, name=name)
        if region:
            notebook.mention(f"r{id_}", "one", Kind.PLACE, name=region)
            notebook.tell(f"in{id_}", "one", LocatedIn(place=party(id_), within=party(f"r{id_}")))
    known = notebook.known()
    assert bool(near(known, clusters(known), "a")) is is_proposed


def test_a_part_of_a_part_is_not_the_whole() -> None:
    notebook = Notebook()
    notebook.source("one")
    for id_ in ("Karsk", "Карськ"):
        notebook.mention(id_, "one", Kind.PLACE)
    notebook.mention("street", "one", Kind.PLACE, name="Long Street")
    notebook.tell("in", "one", LocatedIn(place=party("Karsk"), within=party("street")))
    notebook.tell("too", "one", LocatedIn(place=party("street"), within=party("Карськ")))
    known = notebook.known()
    assert not near(known, clusters(known), "Karsk")


@pytest.mark.parametrize("polarity", [Polarity.ASSERTS, Polarity.DENIES])
def test_what_somebody_says_it_is_also_called_counts_and_what_they_deny_does_not(polarity: Polarity) -> None:
    notebook = Notebook()
    notebook.source("one")
    for id_, name in (("guard", "harbour guard"), ("tailors", "the tailors"), ("fleet", "the fleet")):
        notebook.mention(id_, "one", Kind.BODY, name=name)
    said = KnownAs(what=party("guard"), name_as_said=Words(exact="Tailors", start=0))
    notebook.tell("nick", "one", said, polarity=polarity)
    notebook.tell("also", "one", KnownAs(what=party("guard"), also=party("fleet")), polarity=polarity)
    known = notebook.known()
    found = {(one.b, one.why) for one in near(known, clusters(known), "guard")}
    expected = {
        ("tailors", "somebody says that it is also called “Tailors”; names that sound alike"),
        ("fleet", "somebody says that one is called as the other"),
    }
    assert found == (expected if polarity is Polarity.ASSERTS else set())


def test_a_unit_of_another_number_is_proposed_only_where_somebody_says_that_it_is_called_so() -> None:
    assert not proposed(Kind.BODY, "в/ч 12345", "в/ч 54321")
    notebook = Notebook()
    notebook.source("one")
    notebook.mention("a", "one", Kind.BODY, name="в/ч 12345")
    notebook.mention("b", "one", Kind.BODY, name="в/ч 54321")
    notebook.tell("now", "one", KnownAs(what=party("a"), also=party("b")))
    known = notebook.known()
    (found,) = may_be_one(known, clusters(known), Kind.BODY)
    assert found.why == "somebody says that one is called as the other"


def test_a_renaming_is_found_from_either_side_in_any_script() -> None:
    (one,) = renamings("Bakhmut")
    assert "Артемівськ" in other_side(one, "Бахмут")
    assert "Бахмут" in other_side(one, "Artemivsk")

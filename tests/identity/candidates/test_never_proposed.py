"""Who is never proposed as one, however alike; and who still is, so that the rules close no eye."""

from collections.abc import Callable

import pytest

from habeas.identity.candidates import Open
from habeas.identity.clusters import clusters
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import Detained, HeldAt, Moved, Released
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.harm import Threatened
from habeas.statements.claims.identity import (
    Aged,
    Born,
    Kinship,
    Named,
    NameKind,
    Related,
    ServesIn,
)
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, Party, party
from habeas.statements.passage import Words
from tests.cast import Notebook

Case = Callable[[Notebook], None]


def case() -> Notebook:
    book = Notebook()
    book.source("a")
    book.source("b")
    return book


def proposed(book: Notebook) -> set[frozenset[str]]:
    """The pairs that are offered, by name."""
    known = book.known()
    open_ = Open.of(known, clusters(known))
    return {frozenset((known.mentions[one.a].name, known.mentions[one.b].name)) for one in open_.undecided}


def two(first: str, second: str) -> Notebook:
    book = case()
    book.mention("one", "a", name=first)
    book.mention("other", "b", name=second)
    return book


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a soldier", "a soldier"),
        ("A soldier", "A soldier"),
        ("солдат", "солдат"),
        ("his mother", "His mother"),
        ("мать Петра", "мать Петра"),
        ("Petro's mother", "Petro's mother"),
        ("some stranger", "some stranger"),
        ("неизвестный", "невідомий"),
        ("«Гном»", "«Гном»"),
        ("Мура Олена Іванівна", "Мура Петро Іванович"),
        ("Мура Олена", "Мура Олег"),
        ("Мура Петро Іванович", "Мура Данило Іванович"),
        ("Мура Іван Петрович", "Мура Петро Іванович"),
        ("Мура Петро Іванович", "Мура Петро Олегович"),
        ("Мура Данило", "Мура Данила Іванівна"),
    ],
)
def test_never_as_one(first: str, second: str) -> None:
    assert not proposed(two(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Мура Петро Іванович", "Mura Petro Ivanovych"),
        ("Мура Петро", "Пётр Мура"),
        ("the soldier Petro Mura", "Мура Петро"),
        ("Мура Олександр", "Мура Саша"),
        ("Мура Максим", "Мура Маским"),
    ],
)
def test_still_proposed(first: str, second: str) -> None:
    assert len(proposed(two(first, second))) == 1


def test_two_unnamed_basements_in_one_town_are_no_people_and_never_one() -> None:
    book = case()
    for id_, source in (("cellar", "a"), ("cellar2", "b")):
        book.mention(id_, source, Kind.PLACE, name="a basement in Karsk")
    known = book.known()
    assert not Open.of(known, clusters(known)).undecided
    assert not Open.of(known, clusters(known), Kind.PLACE).undecided


def test_a_nickname_used_by_two_men_never_makes_them_one() -> None:
    book = two("Гном", "Мура Петро")
    book.mention("third", "b", name="Гном")
    for number, id_ in enumerate(("one", "other", "third")):
        name = Words(exact="Гном", start=0)
        claim = Named(person=party(id_), name_as_said=name, kind=NameKind.NICKNAME)
        book.tell(f"called{number}", "a", claim)
    assert not proposed(book)


def test_a_nickname_said_in_their_own_words_makes_no_name() -> None:
    book = two("Жук", "Жук")
    for number, id_ in enumerate(("one", "other")):
        name = Words(exact="жук", start=0)
        book.tell(
            f"called{number}", "a", Named(person=party(id_), name_as_said=name, kind=NameKind.CALL_SIGN)
        )
    assert not proposed(book)


def test_a_changed_name_never_links_to_a_real_one() -> None:
    book = two("Мура Петро", "Мура Петро")
    name = Words(exact="Мура Петро", start=0)
    book.tell("changed", "a", Named(person=party("one"), name_as_said=name, kind=NameKind.CHANGED_NAME))
    assert not proposed(book)


ONE, OTHER = party("one"), party("other")
SIDE_BY_SIDE: list[Case] = [
    lambda book: book.tell("f", "a", Related(person=ONE, of=OTHER, kinship=Kinship.FATHER)),
    lambda book: book.tell("f", "a", HeldAt(who=party("one", "other"))),
    lambda book: book.tell("f", "a", HeldAt(who=Party(one_of=("one", "other")))),
    lambda book: book.tell("f", "a", HeldAt(who=ONE, with_=OTHER)),
    lambda book: book.tell("f", "a", HeldAt(who=ONE, besides=OTHER)),
    lambda book: book.tell("f", "a", Detained(who=ONE, apart_from=OTHER)),
    lambda book: book.tell("f", "a", Moved(who=ONE, apart_from=OTHER)),
    lambda book: book.tell("f", "a", Contacted(from_=ONE, to=OTHER)),
    lambda book: book.tell("f", "a", Counted(group=ONE, besides=OTHER)),
    lambda book: book.tell("f", "a", Threatened(who=ONE, inner=Inner(says=Released(who=OTHER)))),
    lambda book: book.tell("f", "a", HeldAt(), chain=("one", "other")),
]


@pytest.mark.parametrize("told", SIDE_BY_SIDE)
def test_whoever_is_named_side_by_side_is_two_people(told: Case) -> None:
    book = two("Мура Петро", "Mura Petro")
    assert len(proposed(book)) == 1
    told(book)
    assert not proposed(book)


def test_namesakes_of_one_unit_who_were_born_years_apart_are_two() -> None:
    book = two("Мура Петро", "Мура Петро")
    book.mention("unit", "a", Kind.BODY, name="в/ч 12345")
    for number, (id_, years) in enumerate((("one", "1990"), ("other", "2001"))):
        book.tell(f"serves{number}", "a", ServesIn(person=party(id_), body=party("unit")))
        book.tell(f"born{number}", "a", Born(person=party(id_)), when=years)
    assert not proposed(book)


def test_ages_at_different_days_are_compared_as_births() -> None:
    book = two("Мура Петро", "Mura Petro")
    book.tell("aged", "a", Aged(person=ONE, years=20), when="2021-06-01")
    book.tell("older", "b", Aged(person=OTHER, years=30), when="2031-06-01")
    assert len(proposed(book)) == 1
    book.tell("much", "b", Aged(person=ONE, years=40), when="2031-06-01")


@pytest.mark.parametrize("verdict", Verdict)
def test_what_was_judged_is_not_asked_again(verdict: Verdict) -> None:
    book = two("Мура Петро", "Mura Petro")
    book.judge("one", "other", verdict)
    assert not proposed(book)


def test_whoever_is_different_through_others_is_not_proposed() -> None:
    book = two("Мура Петро", "Mura Petro")
    book.mention("third", "a", name="Someone Else")
    book.judge("one", "third", Verdict.SAME)
    book.judge("third", "other", Verdict.DIFFERENT)
    assert not proposed(book)


def test_whoever_only_tells_is_a_person_too() -> None:
    book = two("Мура Петро", "Mura Petro")
    book.tell("f", "a", HeldAt(), chain=("one",))
    assert len(proposed(book)) == 1


def test_nobody_is_joined_by_a_proposal() -> None:
    book = two("Мура Петро Іванович", "Мура Петро Іванович")
    known = book.known()
    who = clusters(known)
    assert Open.of(known, who).undecided
    assert len(who.members) == 2

"""Counts of groups, beside the people named in them."""

from habeas.statements.claims.groups import BelongsTo, Counted, SubsetOf
from habeas.statements.mention import party
from habeas.statements.passage import Words
from tests.watch.adversarial.story import LISTOK, Story, case

COUNT = "count"


def four_men(s: Story, when: str | None = None) -> None:
    for name in ("Petro Marchuk", "Taras Bilous", "Danylo Honchar", "Orest Palii"):
        s.belongs(name, "the men", when)


@case(COUNT)
def three_exactly_and_four_by_name(s: Story) -> None:
    four_men(s)
    s.counted("the men", 3, 3, source=LISTOK)


@case(COUNT)
def at_most_two_and_four_by_name_on_that_day(s: Story) -> None:
    four_men(s, "2031-05-09")
    s.counted("the men", None, 2, "2031-05-09", source=LISTOK)


@case(COUNT)
def a_part_larger_than_the_whole(s: Story) -> None:
    s.group("those from Lissa")
    s.counted("the men", 30, 30, "2031-05-09")
    s.counted("those from Lissa", 40, None, "2031-05-09", source=LISTOK)
    s.say(SubsetOf(group=party("those from Lissa"), within=party("the men")))


@case(COUNT, held_out=True)
def two_exact_counts_of_one_day(s: Story) -> None:
    s.counted("the men", 12, 12, "2031-05-09")
    s.counted("the men", 15, 15, "2031-05-09", source=LISTOK)


@case(COUNT, held_out=True)
def named_in_a_part_of_the_group(s: Story) -> None:
    four_men(s)
    s.group("all of them")
    s.say(SubsetOf(group=party("the men"), within=party("all of them")))
    s.counted("all of them", 3, 3, source=LISTOK)


@case()
def at_least_three_and_four_by_name(s: Story) -> None:
    four_men(s)
    s.counted("the men", 3, None, source=LISTOK)


@case()
def about_three(s: Story) -> None:
    four_men(s)
    s.counted("the men", 3, 3, about=True, source=LISTOK)


@case()
def at_least_so_many_and_at_least_more(s: Story) -> None:
    s.counted("the men", 112, None, "2031-05-09")
    s.counted("the men", 234, None, "2031-05-09", source=LISTOK)


@case()
def three_besides_him(s: Story) -> None:
    four_men(s)
    s.counted("the men", 3, 3, besides="Petro Marchuk", source=LISTOK)


@case()
def one_of_the_four_is_on_it_twice(s: Story) -> None:
    for name in ("Petro Marchuk", "Пётр Марчук", "Taras Bilous", "Тарас Білоус"):
        s.belongs(name, "the men")
    s.counted("the men", 2, 2, source=LISTOK)


@case()
def some_are_known_by_a_first_name_only(s: Story) -> None:
    for name in ("Petro Marchuk", "Taras Bilous", "Petro", "Zhuk", "the boy from Lissa"):
        s.belongs(name, "the men")
    s.counted("the men", 2, 2, source=LISTOK)


@case()
def twelve_and_three_weeks_later_fifteen(s: Story) -> None:
    s.counted("the men", 12, 12, "2031-05-01")
    s.counted("the men", 15, 15, "2031-05-19", source=LISTOK)


@case()
def one_who_came_later(s: Story) -> None:
    s.counted("the men", 1, 1, "2031-05-01", source=LISTOK)
    s.belongs("Petro Marchuk", "the men", "2031-05-01")
    s.belongs("Taras Bilous", "the men", "2031-05-09")


@case()
def three_cases_are_not_three_men(s: Story) -> None:
    four_men(s)
    claim = Counted(
        group=party(s.group("the men")), at_least=3, at_most=3, of_what=Words(exact="cases of beating")
    )
    s.say(claim, source=LISTOK)


@case(held_out=True)
def a_smaller_part(s: Story) -> None:
    s.group("those from Lissa")
    s.counted("the men", 30, 30, "2031-05-09")
    s.counted("those from Lissa", 12, 12, "2031-05-09", source=LISTOK)
    s.say(SubsetOf(group=party("those from Lissa"), within=party("the men")))


@case(held_out=True)
def one_of_two_belongs_to_it(s: Story) -> None:
    from habeas.statements.mention import Party

    for name in ("Petro Marchuk", "Taras Bilous", "Danylo Honchar"):
        s.person(name)
    s.belongs("Petro Marchuk", "the men")
    s.say(BelongsTo(person=Party(one_of=("Taras Bilous", "Danylo Honchar")), group=party("the men")))
    s.counted("the men", 2, 2, source=LISTOK)


@case()
def people_come_and_go_between_two_reports(s: Story) -> None:
    s.book.source("march", published="2031-03-01")
    s.counted("the men", 3, 3, source="march")
    four_men(s)


@case(COUNT)
def five_named_in_the_source_that_counts_four(s: Story) -> None:
    four_men(s)
    s.belongs("Stepan Riznyk", "the men")
    s.counted("the men", None, 4)

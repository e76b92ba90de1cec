"""Ages, births, names and kin; judgements that do not fit."""

from habeas.places import Kind as PlaceKind
from habeas.statements.claims.identity import Kinship, NameKind
from habeas.statements.judgement import Verdict
from tests.watch.adversarial.story import LIST, LISTOK, Story, case

AGE, DAY, PLACE, NAME, KIN, JUDGED = "age", "birth_day", "birth_place", "family_name", "kinship", "judged"


@case(AGE)
def twenty_and_forty_in_one_month(s: Story) -> None:
    s.aged("Petro", 20, "2031-05-02")
    s.aged("Petro", 40, "2031-05-09", source=LISTOK)


@case(AGE)
def an_age_and_a_year_of_birth_on_a_list(s: Story) -> None:
    s.aged("Petro", 20, "2031-05-02")
    s.born("Petro", "1999", source=LIST)


@case(AGE, held_out=True)
def younger_a_year_later(s: Story) -> None:
    s.aged("Petro", 24, "2030-05-02")
    s.aged("Petro", 22, "2031-05-09", source=LISTOK)


@case(DAY)
def two_days_of_birth(s: Story) -> None:
    s.born("Petro", "2009-03-04", source=LIST)
    s.born("Petro", "2009-04-03", source=LISTOK)


@case(DAY, held_out=True)
def two_years_of_birth(s: Story) -> None:
    s.born("Petro", "2009", source=LIST)
    s.born("Petro", "2006", source=LISTOK)


@case(PLACE)
def born_in_two_towns(s: Story) -> None:
    s.born("Petro", where="Karsk", source=LIST)
    s.born("Petro", where="Velm", source=LISTOK)


@case(NAME)
def two_family_names(s: Story) -> None:
    s.named("Petro", "Petro Marchuk")
    s.named("Petro", "Petro Bondar", source=LISTOK)


@case(NAME, held_out=True)
def two_family_names_in_two_scripts(s: Story) -> None:
    s.named("Petro", "Петро Марчук")
    s.named("Petro", "Petro Savchenko", source=LISTOK)


@case(KIN)
def two_fathers_judged_to_be_two(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.kin("Stepan", Kinship.FATHER, "Petro", source=LISTOK)
    s.book.judge("Ihor", "Stepan", Verdict.DIFFERENT)


@case(KIN)
def each_the_father_of_the_other(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.kin("Ihor", Kinship.SON, "Petro", source=LISTOK)


@case(KIN)
def a_father_younger_than_his_son(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.aged("Ihor", 24, "2031-05-02")
    s.aged("Petro", 20, "2031-05-02")


@case(KIN, held_out=True)
def two_mothers_judged_to_be_two(s: Story) -> None:
    s.kin("Olha", Kinship.MOTHER, "Petro")
    s.kin("Vira", Kinship.MOTHER, "Petro", source=LISTOK)
    s.book.judge("Olha", "Vira", Verdict.DIFFERENT)


@case(JUDGED)
def same_same_and_different(s: Story) -> None:
    for name in ("A", "B", "C"):
        s.person(name)
    s.book.judge("A", "B", Verdict.SAME)
    s.book.judge("B", "C", Verdict.SAME)
    s.book.judge("A", "C", Verdict.DIFFERENT)


@case(JUDGED, held_out=True)
def places_judged_in_a_ring(s: Story) -> None:
    for name in ("Mill", "Depot", "Yard", "Barn"):
        s.place(name)
    s.book.judge("Mill", "Depot", Verdict.SAME)
    s.book.judge("Depot", "Yard", Verdict.SAME)
    s.book.judge("Yard", "Barn", Verdict.SAME)
    s.book.judge("Barn", "Mill", Verdict.DIFFERENT)


@case()
def a_birthday_between_two_reports(s: Story) -> None:
    s.aged("Petro", 20, "2031-05-02")
    s.aged("Petro", 21, "2031-05-09", source=LISTOK)


@case()
def twenty_and_two_years_later_twenty_two(s: Story) -> None:
    s.aged("Petro", 20, "2029-05-02")
    s.aged("Petro", 22, "2031-05-09", source=LISTOK)


@case()
def an_age_and_the_year_that_fits(s: Story) -> None:
    s.aged("Petro", 20, "2031-05-02")
    s.born("Petro", "2010", source=LIST)


@case()
def ages_of_articles_years_apart(s: Story) -> None:
    s.book.source("old", published="2026-05-14")
    s.aged("Petro", 20, source="old")
    s.aged("Petro", 25)


@case()
def an_age_in_a_source_of_unknown_age(s: Story) -> None:
    s.book.source("undated")
    s.aged("Petro", 15, source="undated")
    s.aged("Petro", 21, "2031-05-02")


@case()
def a_year_and_a_day_in_it(s: Story) -> None:
    s.born("Petro", "2009", source=LIST)
    s.born("Petro", "2009-04-03", source=LISTOK)


@case()
def about_a_year(s: Story) -> None:
    s.born("Petro", "2009~", source=LIST)
    s.born("Petro", "2010-02-03", source=LISTOK)


@case()
def born_in_the_town_and_in_its_region(s: Story) -> None:
    s.place("Sorin", PlaceKind.REGION)
    s.born("Petro", where="Karsk", source=LIST)
    s.born("Petro", where="Sorin", source=LISTOK)


@case()
def one_name_in_two_scripts(s: Story) -> None:
    s.named("Petro", "Petro Marchuk")
    s.named("Petro", "Пётр Марчук", source=LISTOK)


@case()
def one_name_with_and_without_the_father(s: Story) -> None:
    s.named("Petro", "Petro Marchuk")
    s.named("Petro", "Marchuk Petro Ivanovych", source=LISTOK)


@case()
def a_name_and_a_nickname(s: Story) -> None:
    s.named("Petro", "Petro Marchuk")
    s.named("Petro", "Zhuk", NameKind.NICKNAME, source=LISTOK)


@case()
def a_name_that_was_changed_to_guard_him(s: Story) -> None:
    s.named("Petro", "Petro Marchuk")
    s.named("Petro", "Ivan Koval", NameKind.CHANGED_NAME, source=LISTOK)


@case()
def she_married(s: Story) -> None:
    s.named("Olha", "Olha Marchuk")
    s.named("Olha", "Olha Bondar", source=LISTOK)


@case()
def twins(s: Story) -> None:
    s.kin("Danylo", Kinship.BROTHER, "Petro")
    s.born("Petro", "2010-02-03")
    s.born("Danylo", "2010-02-03")
    s.held("Petro", "Karsk", "2031-05-09", by="Olha")
    s.held("Danylo", "Velm", "2031-05-09", by="Olha")


@case()
def a_father_in_two_spellings(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.kin("Игорь", Kinship.FATHER, "Petro", source=LISTOK)


@case()
def a_father_and_a_mother(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.kin("Olha", Kinship.MOTHER, "Petro", source=LISTOK)
    s.book.judge("Ihor", "Olha", Verdict.DIFFERENT)


@case()
def a_young_father(s: Story) -> None:
    s.kin("Ihor", Kinship.FATHER, "Petro")
    s.aged("Ihor", 38, "2031-05-02")
    s.aged("Petro", 20, "2031-05-02")


@case()
def judged_different_and_then_joined_with_another(s: Story) -> None:
    for name in ("A", "B", "C"):
        s.person(name)
    s.book.judge("A", "B", Verdict.SAME)
    s.book.judge("A", "C", Verdict.DIFFERENT)


@case(held_out=True)
def a_name_in_another_case(s: Story) -> None:
    s.named("Petro", "Петро Марчук")
    s.named("Petro", "Петра Марчука", source=LISTOK)


@case(held_out=True)
def a_double_name_and_half_of_it(s: Story) -> None:
    s.named("Petro", "Petro Marchuk-Savchenko")
    s.named("Petro", "Petro Savchenko", source=LISTOK)


@case(held_out=True)
def initials_and_name(s: Story) -> None:
    s.named("Petro", "P. Marchuk", NameKind.INITIALS)
    s.named("Petro", "Petro Marchuk", source=LISTOK)


@case(held_out=True)
def a_decided_change_of_mind(s: Story) -> None:
    for name in ("A", "B"):
        s.person(name)
    s.book.judge("A", "B", Verdict.SAME)
    s.book.judge("A", "B", Verdict.DIFFERENT)


@case(held_out=True)
def grown_up_between_two_lists(s: Story) -> None:
    s.book.source("list of last year", published="2030-03-01")
    s.aged("Petro", 19, source="list of last year")
    s.aged("Petro", 20, source=LIST)


@case()
def about_forty_as_she_guessed(s: Story) -> None:
    from habeas.statements.claims.identity import Aged
    from habeas.statements.mention import party
    from habeas.statements.passage import Passage, Words
    from habeas.statements.telling import Fact, Hedge, Telling

    s.born("Petro", "1988", source=LIST)
    fact = Fact(id="h1", claim=Aged(person=party("Petro"), years=40))
    s.book.note(
        Telling(
            id="t:h1", source=LISTOK, passage=Passage(start=0, end=1, exact="x"), chain=(), facts=(fact,),
            hedges=(Hedge(words=Words(exact="about")),),
        )
    )  # fmt: skip

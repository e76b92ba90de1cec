"""Two places at once, and people who moved on."""

from habeas.places import Kind as PlaceKind
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.base import Inner
from habeas.statements.claims.bodies import KnownAs, LocatedIn
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Party, party
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import When
from tests.watch.adversarial.story import CALL, LIST, LISTOK, POST, SINCE, STILL, UNTIL, Story, case

TWO = "two_places"


@case(TWO)
def held_since_and_seen_elsewhere_in_between(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.seen("Petro", "Velm", "2031-05-10", by="Taras")


@case(TWO)
def held_since_in_two_towns_both_until_now(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-05", SINCE, by="Ihor", source=LISTOK)


@case(TWO)
def from_one_day_until_another_and_elsewhere_between(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by=("Danylo", "Olha"))
    s.held("Petro", "Karsk", "2031-05-08", UNTIL, by=("Danylo", "Olha"))
    s.held("Petro", "Velm", "2031-05-04", by="Taras", source=LISTOK)


@case(TWO)
def still_there_after_a_day_in_another_town(s: Story) -> None:
    s.held("Petro", "the cellar in Karsk", "2031-05-03", by="Danylo")
    s.held("Petro", "the cellar in Karsk", "2031-05-12", STILL, by="Danylo")
    s.held("Petro", "Velm", "2031-05-07", by="Taras", source=LISTOK)


@case(TWO)
def a_loose_date_that_lies_inside_altogether(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-08/2031-05-11", by="Taras")


@case(TWO)
def two_cellars_of_two_towns(s: Story) -> None:
    s.held("Petro", "a cellar in Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "a cellar in Velm", "2031-05-09", by="Taras")


@case(TWO)
def two_rooms_that_were_looked_up_far_apart(s: Story) -> None:
    s.place("the depot", PlaceKind.SITE, at=(48.1, 39.2))
    s.place("the old mill", PlaceKind.SITE, at=(49.9, 36.2))
    s.held("Petro", "the depot", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "the old mill", "2031-05-09", by="Taras")


@case(TWO)
def two_nameless_cellars_judged_to_be_two(s: Story) -> None:
    s.held("Petro", "the cellar", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "a basement", "2031-05-09", by="Taras")
    s.book.judge("the cellar", "a basement", Verdict.DIFFERENT)


@case(TWO)
def two_men_say_two_towns_of_one_day(s: Story) -> None:
    s.seen("Petro", "Karsk", "2031-05-09", by="Danylo")
    s.seen("Petro", "Velm", "2031-05-09", by="Taras", source=LISTOK)


@case(TWO)
def what_lies_in_one_town_and_another_town(s: Story) -> None:
    s.place("the mill", within="Karsk")
    s.held("Petro", "the mill", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-09", by="Taras")


@case(TWO, held_out=True)
def one_of_two_towns_and_neither_is_the_third(s: Story) -> None:
    for name in ("Karsk", "Velm", "Sorin"):
        s.place(name)
    s.held("Petro", "Sorin", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(who=s.who("Petro"), place=Party(one_of=("Karsk", "Velm"))), "2031-05-09", by="Taras")


@case(TWO, held_out=True)
def brought_to_one_town_while_held_in_another(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.moved("Petro", "Lissa", "Velm", "2031-05-10", by="Taras")


@case(TWO, held_out=True)
def three_towns_at_once_are_one_contradiction(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-08", by="Taras")
    s.held("Petro", "Sorin", "2031-05-12", by="Ihor", source=LISTOK)


@case(TWO, held_out=True)
def two_regions_that_were_looked_up(s: Story) -> None:
    s.place("Northern Reach", PlaceKind.REGION)
    s.place("Amar Coast", PlaceKind.REGION)
    s.place("the camp", within="Northern Reach")
    s.held("Petro", "the camp", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Amar Coast", "2031-05-09", by="Taras")
    s.book.judge("Northern Reach", "Amar Coast", Verdict.DIFFERENT)


@case()
def some_day_in_may_and_some_other_day_in_may(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05", by="Olha")
    s.held("Petro", "Velm", "2031-05", by="Taras", source=LISTOK)


@case()
def one_after_the_other(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", by="Olha")
    s.held("Petro", "Velm", "2031-05-09", by="Taras")
    s.held("Petro", "Sorin", "2031-05-15", by="Taras")


@case()
def back_and_forth(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", by="Olha")
    s.held("Petro", "Velm", "2031-05-09", by="Taras")
    s.held("Petro", "Karsk", "2031-05-15", by="Olha")


@case()
def until_one_day_and_elsewhere_since_that_day(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-09", UNTIL, by="Danylo")
    s.held("Petro", "Velm", "2031-05-09", SINCE, by="Olha", source=CALL)


@case()
def moved_on_the_day_of_which_both_speak(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-09", by="Danylo")
    s.moved("Petro", "Karsk", "Velm", "2031-05-09", by="Ihor")
    s.held("Petro", "Velm", "2031-05-09", by="Taras", source=LISTOK)


@case()
def one_telling_of_a_day_on_the_road(s: Story) -> None:
    s.seen("Petro", "Karsk", "2031-05-09", by="Danylo")
    s.seen("Petro", "Velm", "2031-05-09", by="Danylo")


@case()
def word_passed_on_of_since_when(s: Story) -> None:
    # Danylo told Olha on some day after 2 May; that she passed it on in a report of 20 May says nothing of the 10th.
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by=("Danylo", "Olha"))
    s.held("Petro", "Velm", "2031-05-10", by="Taras", source=LISTOK)


@case()
def loose_dates_that_leave_a_day_for_each(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02/2031-05-06", by="Olha")
    s.held("Petro", "Velm", "2031-05-04/2031-05-08", by="Taras")


@case()
def the_town_and_the_mill_in_it(s: Story) -> None:
    s.place("the mill", within="Karsk")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "the mill", "2031-05-09", by="Taras")


@case()
def the_cellar_of_the_town_named_with_it(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "a cellar under the mill in Karsk", "2031-05-09", by="Taras")


@case()
def the_town_and_its_region(s: Story) -> None:
    s.held("Petro", "Sorin Region", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-09", by="Taras")


@case()
def a_region_that_is_known_to_be_one(s: Story) -> None:
    s.place("Sorin", PlaceKind.DISTRICT)
    s.held("Petro", "Sorin", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-09", by="Taras")


@case()
def somebody_says_the_town_lies_in_the_other(s: Story) -> None:
    s.held("Petro", "Amar", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-09", by="Taras")
    s.say(LocatedIn(place=party("Karsk"), within=party("Amar")))


@case()
def two_nameless_cellars(s: Story) -> None:
    s.held("Petro", "the cellar", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "a basement", "2031-05-09", by="Taras")


@case()
def one_town_in_two_scripts(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Карськ", "2031-05-09", by="Taras")


@case()
def one_town_under_its_old_name(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Krasny", "2031-05-09", by="Taras")
    s.say(KnownAs(what=party("Karsk"), also=party("Krasny")))


@case()
def one_of_two_towns_of_which_one_fits(s: Story) -> None:
    s.place("Velm")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(who=s.who("Petro"), place=Party(one_of=("Karsk", "Velm"))), "2031-05-09", by="Taras")


@case()
def one_of_two_men_was_elsewhere(s: Story) -> None:
    s.place("Velm")
    s.person("Danylo")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(who=Party(one_of=("Petro", "Danylo")), place=party("Velm")), "2031-05-09", by="Taras")


@case()
def namesakes_whom_nobody_joined(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.book.mention("Petro@listok", LISTOK)
    s.held("Petro@listok", "Velm", "2031-05-09", by="Taras", source=LISTOK)


@case()
def the_men_of_his_base_are_elsewhere(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.group("the men")
    s.belongs("Petro", "the men")
    s.place("Velm")
    s.say(HeldAt(who=party("the men"), place=party("Velm")), "2031-05-09", by="Taras")


@case()
def all_of_them_besides_him(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.group("the men")
    s.belongs("Petro", "the men")
    s.place("Velm")
    s.say(HeldAt(who=party("the men"), place=party("Velm"), besides=party("Petro")), "2031-05-09", by="Taras")


@case()
def a_plan_to_bring_him_elsewhere(s: Story) -> None:
    s.place("Velm")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(Moved(who=s.who("Petro"), to=party("Velm")), "2031-05-09", by="Taras", stage=Stage.INTENDED)


@case()
def a_promise_that_he_will_be_elsewhere(s: Story) -> None:
    s.place("Velm")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    inner = Inner(says=HeldAt(who=s.who("Petro"), place=party("Velm")), when=When(edtf="2031-05-09"))
    s.say(Promised(by=party(s.person("the officer")), inner=(inner,)), "2031-05-04", by="Olha")


@case()
def taken_back_by_whoever_said_it(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-09", by="Taras")
    s.place("Velm")
    s.say(HeldAt(who=s.who("Petro"), place=party("Velm")), by="Taras", polarity=Polarity.RETRACTS)


@case()
def corrected_since(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    wrong = s.held("Petro", "Velm", "2031-05-09", by="Taras")
    s.held("Petro", "Velm", "2031-04-09", by="Taras", replaces=f"t:{wrong}")


@case()
def a_day_that_is_in_doubt(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by=("Danylo", "Olha"))
    s.held("Petro", "Karsk", "2031-05-12?", STILL, by=("Danylo", "Olha"))
    s.held("Petro", "Velm", "2031-05-09", by="Taras")


@case()
def he_does_not_know_where(s: Story) -> None:
    s.place("Velm")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(
        HeldAt(who=s.who("Petro"), place=party("Velm")),
        "2031-05-09",
        by="Taras",
        polarity=Polarity.DOES_NOT_KNOW,
    )


@case(held_out=True)
def taken_in_one_town_and_brought_to_another_that_day(s: Story) -> None:
    s.detained("Petro", "2031-05-09", "Lissa", by="Danylo")
    s.held("Petro", "Karsk", "2031-05-09", SINCE, by="Olha", source=CALL)


@case(held_out=True)
def still_there_and_elsewhere_before(s: Story) -> None:
    s.held("Petro", "Velm", "2031-05-03", by="Taras")
    s.held("Petro", "Karsk", "2031-05-12", STILL, by="Olha")


@case(held_out=True)
def still_there_says_another_than_who_said_it_first(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-03", by="Olha")
    s.held("Petro", "Velm", "2031-05-07", by="Taras")
    s.held("Petro", "Karsk", "2031-05-12", STILL, by="Ihor")


@case(held_out=True)
def since_about_a_day(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-09~", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Velm", "2031-05-10", by="Taras")


@case(held_out=True)
def two_rooms_near_enough_to_be_one(s: Story) -> None:
    s.place("the depot", PlaceKind.TOWN, at=(48.10, 39.20))
    s.place("the old mill", PlaceKind.TOWN, at=(48.15, 39.25))
    s.held("Petro", "the depot", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "the old mill", "2031-05-09", by="Taras")


@case(held_out=True)
def the_mill_of_the_town_with_a_comma(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Sugar Mill, Karsk", "2031-05-09", by="Taras")


@case(held_out=True)
def two_men_who_were_there_together_and_one_went_on(s: Story) -> None:
    s.held(("Petro", "Danylo"), "Karsk", "2031-05-02", by="Olha")  # type: ignore[arg-type]
    s.held("Petro", "Velm", "2031-05-09", by="Taras")
    s.held("Danylo", "Karsk", "2031-05-09", STILL, by="Olha")


@case(held_out=True)
def a_named_prison_in_a_town_nobody_places(s: Story) -> None:
    # Nobody said that it lies in Velm, and it does: a reader from Velm knows.
    s.place("Izvor", within="Velm")
    s.held("Petro", "Velm", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Izvor", "2031-05-09", by="Taras")


@case()
def the_prison_and_its_town_in_one_breath(s: Story) -> None:
    s.place("Izvor")
    s.place("Velm")
    s.say(
        HeldAt(who=s.who("Petro"), place=party("Izvor")), "2031-05-09", STILL, by="Olha",
        more=(HeldAt(who=party("Petro"), place=party("Velm")),),
    )  # fmt: skip
    s.held("Petro", "Izvor", "2031-05-02", SINCE, by="Taras", source=CALL)


@case()
def one_woman_names_the_prison_and_then_the_town(s: Story) -> None:
    s.held("Petro", "Velm", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Izvor", "2031-05-09", STILL, by="Olha")


@case()
def a_numbered_colony_in_a_town_nobody_places(s: Story) -> None:
    s.held("Petro", "Velm", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Colony No. 5", "2031-05-09", by="Taras")


@case()
def the_colony_by_its_number_in_russian(s: Story) -> None:
    s.held("Petro", "Вельм", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "СИЗО-2", "2031-05-09", by="Taras")


@case(TWO)
def two_numbered_colonies(s: Story) -> None:
    s.held("Petro", "Colony No. 5", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Colony No. 12", "2031-05-09", by="Taras")


@case()
def a_site_and_a_place_of_which_nobody_knows_what_it_is(s: Story) -> None:
    s.place("Izvor", PlaceKind.SITE)
    s.held("Petro", "Izvor", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-09", by="Taras")


@case(TWO)
def a_prison_known_to_lie_in_another_town(s: Story) -> None:
    s.place("Izvor", PlaceKind.SITE, within="Velm")
    s.held("Petro", "Izvor", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-09", by="Taras")


@case()
def he_tells_himself_where_he_was_brought(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Danylo", source=CALL)
    s.moved("Petro", "Karsk", "Velm", "2031-05-08", by="Danylo", source=CALL)
    s.held("Petro", "Velm", "2031-05-12", by="Taras")


@case(TWO)
def brought_elsewhere_only_after_he_was_seen_there(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Danylo", source=CALL)
    s.moved("Petro", "Karsk", "Velm", "2031-05-15", by="Danylo", source=CALL)
    s.held("Petro", "Velm", "2031-05-09", by="Taras")


@case()
def a_report_of_which_nobody_knows_the_day(s: Story) -> None:
    # Obtained in May and written who knows when: "since 2 January" need not last until May.
    s.book.source("undated")
    s.held("Petro", "Karsk", "2031-01-02", SINCE, source="undated")
    s.held("Petro", "Velm", "2031-04-09", by="Taras")


@case()
def a_teller_who_guesses(s: Story) -> None:
    from habeas.statements.chain import Knows, Link
    from habeas.statements.mention import Kind

    s.place("Karsk")
    s.person("Petro")
    s.book.mention("Vira", POST, Kind.PERSON)
    s.book.tell(
        "g", CALL, HeldAt(who=party("Petro"), place=party("Karsk")), when="2031-05-02", aspect=SINCE,
        chain=(Link(who=party("Vira"), knows=Knows.GUESSES),),
    )  # fmt: skip
    s.held("Petro", "Velm", "2031-05-09", by="Taras")


@case()
def moved_twice_in_a_week_by_loose_dates(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", by="Olha")
    s.moved("Petro", "Karsk", "Velm", "2031-05-02/2031-05-09", by="Olha")
    s.held("Petro", "Velm", "2031-05-06~", by="Taras")
    s.moved("Petro", "Velm", "Sorin", "2031-05", by="Taras")
    s.held("Petro", "Sorin", "2031-05-09", STILL, by="Ihor")


@case(TWO)
def the_list_says_another_town_than_his_mother(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-15", STILL, source=LIST)
    s.held("Petro", "Velm", "2031-05-02", SINCE, by="Olha", source=CALL)

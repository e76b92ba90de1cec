"""Taken, let go, taken again; said and denied; journeys."""

from habeas.places import Kind as PlaceKind
from habeas.statements.claims.custody import Detained, Escaped, EscapedFrom, HeldAt, Released, ReturnedToUnit
from habeas.statements.mention import party
from habeas.statements.telling import Polarity, Stage
from tests.watch.adversarial.story import CALL, LIST, LISTOK, SINCE, STILL, UNTIL, Story, case

AFTER, EARLY, DENIED, JOURNEY = "after_release", "early_release", "denied", "journey"


@case(AFTER)
def held_after_a_confirmed_release(s: Story) -> None:
    s.detained("Petro", "2031-04-28", by="Danylo")
    s.confirm(s.released("Petro", "2031-05-05", by="Ihor"))
    s.held("Petro", "Karsk", "2031-05-10", by="Taras", source=LISTOK)


@case(AFTER)
def held_all_through_his_release(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.released("Petro", "2031-05-09", by="Ihor")


@case(AFTER)
def a_confirmed_return_to_the_unit_and_held_since_before(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.confirm(s.say(ReturnedToUnit(who=s.who("Petro")), "2031-05-09", by="Ihor"))


@case(AFTER, held_out=True)
def got_away_and_still_held_all_through(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", by="Olha")
    s.held("Petro", "Karsk", "2031-05-14", STILL, by="Olha")
    s.say(Escaped(who=s.who("Petro"), from_what=EscapedFrom.CUSTODY), "2031-05-09", by="Ihor")


@case(AFTER)
def still_on_the_list_after_his_release(s: Story) -> None:
    s.released("Petro", "2031-05-17", by="Ihor")
    s.held("Petro", "Karsk", "2031-05-20", STILL, source=LIST)


@case()
def still_on_the_list_and_taken_again_before(s: Story) -> None:
    s.released("Petro", "2031-05-12", by="Ihor")
    s.detained("Petro", "2031-05-15", by="Danylo")
    s.held("Petro", "Karsk", "2031-05-20", STILL, source=LIST)


@case(DENIED)
def the_command_denies_that_anybody_is_held_in_the_town(s: Story) -> None:
    s.body("the command")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(place=party("Karsk")), by="the command", polarity=Polarity.DENIES)


@case(EARLY)
def let_go_before_he_was_taken(s: Story) -> None:
    s.detained("Petro", "2031-05-10", by="Danylo")
    s.released("Petro", "2031-05-03", by="Ihor", source=LISTOK)


@case(EARLY, held_out=True)
def sent_back_to_his_unit_before_he_was_taken(s: Story) -> None:
    s.detained("Petro", "2031-05-10", by="Danylo")
    s.held("Petro", "Karsk", "2031-05-12", by="Danylo")
    s.say(ReturnedToUnit(who=s.who("Petro")), "2031-05-03", by="Ihor", source=LISTOK)


@case(DENIED)
def the_command_denies_that_he_is_held(s: Story) -> None:
    s.body("the command")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(who=s.who("Petro")), by="the command", polarity=Polarity.DENIES)


@case(DENIED)
def a_witness_denies_that_he_was_taken(s: Story) -> None:
    s.detained("Petro", "2031-05-10", by="Danylo")
    s.say(Detained(who=s.who("Petro")), "2031-05-10", by="Ihor", polarity=Polarity.DENIES)


@case(DENIED, held_out=True)
def denied_that_he_was_released(s: Story) -> None:
    s.released("Petro", "2031-05-10", by="Danylo")
    s.say(Released(who=s.who("Petro")), by="Olha", polarity=Polarity.DENIES)


@case(JOURNEY)
def by_truck_across_the_country_within_a_day(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(43.1, 131.9))
    s.place("Velm", PlaceKind.TOWN, at=(48.5, 39.3))
    s.seen("Petro", "Velm", "2031-05-09", by="Danylo")
    s.moved("Petro", "Velm", "Karsk", "2031-05-09", "by truck", by="Danylo")
    s.seen("Petro", "Karsk", "2031-05-09", by="Taras")


@case(JOURNEY, held_out=True)
def on_foot_between_two_days(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(48.5, 39.3))
    s.place("Velm", PlaceKind.TOWN, at=(55.7, 37.6))
    s.held("Petro", "Karsk", "2031-05-02", by="Danylo")
    s.moved("Petro", "Karsk", "Velm", "2031-05-03", "on foot", by="Danylo")
    s.held("Petro", "Velm", "2031-05-04", by="Danylo")


@case()
def let_go_and_taken_again(s: Story) -> None:
    s.detained("Petro", "2031-04-28", by="Danylo")
    s.confirm(s.released("Petro", "2031-05-05", by="Ihor"))
    s.detained("Petro", "2031-05-08", by="Taras")
    s.held("Petro", "Karsk", "2031-05-10", by="Taras", source=LISTOK)


@case()
def let_go_as_is_said_and_held_later(s: Story) -> None:
    s.detained("Petro", "2031-04-28", by="Danylo")
    s.released("Petro", "2031-05-05", by="Ihor")
    s.held("Petro", "Karsk", "2031-05-10", by="Taras", source=LISTOK)


@case()
def held_until_the_day_he_was_let_go(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Danylo")
    s.held("Petro", "Karsk", "2031-05-09", UNTIL, by="Danylo")
    s.confirm(s.released("Petro", "2031-05-09", by="Ihor"))


@case()
def let_go_in_may_and_held_in_may(s: Story) -> None:
    s.confirm(s.released("Petro", "2031-05", by="Ihor"))
    s.held("Petro", "Karsk", "2031-05-10", by="Taras")


@case()
def let_go_first_and_taken_later_told_in_one_breath(s: Story) -> None:
    s.say(Released(who=s.who("Petro")), "2031-05-03", by="Ihor", source=LISTOK)
    s.held("Petro", "Karsk", "2031-04-20", by="Ihor", source=LISTOK)
    s.detained("Petro", "2031-05-10", by="Danylo")


@case()
def the_news_of_his_release_is_older_than_his_detention(s: Story) -> None:
    s.book.source("early", published="2031-05-04")
    s.released("Petro", "2031-05-03", by="Ihor", source="early")
    s.detained("Petro", "2031-05-10", by="Danylo")


@case()
def he_will_be_let_go(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(Released(who=s.who("Petro")), "2031-05-09", by="Ihor", stage=Stage.INTENDED)


@case()
def tried_to_get_away(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(Escaped(who=s.who("Petro")), "2031-05-09", by="Ihor", stage=Stage.ATTEMPTED)


@case()
def left_his_unit_before_he_was_taken(s: Story) -> None:
    s.say(Escaped(who=s.who("Petro"), from_what=EscapedFrom.UNIT), "2031-04-20", by="Ihor")
    s.detained("Petro", "2031-05-10", by="Danylo")


@case()
def denied_that_he_is_held_somewhere_else(s: Story) -> None:
    s.body("the command")
    s.place("Velm")
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.say(HeldAt(who=s.who("Petro"), place=party("Velm")), by="the command", polarity=Polarity.DENIES)


@case()
def denied_for_a_day_before_it_is_said(s: Story) -> None:
    s.body("the command")
    s.held("Petro", "Karsk", "2031-05-12", by="Olha")
    s.say(HeldAt(who=s.who("Petro")), "2031-05-02", by="the command", polarity=Polarity.DENIES)


@case()
def by_truck_across_the_country_and_nobody_says_when_it_set_out(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(43.1, 131.9))
    s.place("Velm", PlaceKind.TOWN, at=(48.5, 39.3))
    s.moved("Petro", "Velm", "Karsk", "2031-05-09", "by truck", by="Danylo")


@case()
def by_truck_to_the_next_town(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(48.5, 39.3))
    s.place("Velm", PlaceKind.TOWN, at=(48.0, 38.8))
    s.moved("Petro", "Velm", "Karsk", "2031-05-09", "by truck", by="Danylo")


@case(held_out=True)
def by_truck_across_the_country_in_some_weeks(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(43.1, 131.9))
    s.place("Velm", PlaceKind.TOWN, at=(48.5, 39.3))
    s.moved("Petro", "Velm", "Karsk", "2031-05", "by truck", by="Danylo")


@case(held_out=True)
def flown_across_the_country_within_a_day(s: Story) -> None:
    s.place("Karsk", PlaceKind.TOWN, at=(43.1, 131.9))
    s.place("Velm", PlaceKind.TOWN, at=(48.5, 39.3))
    s.moved("Petro", "Velm", "Karsk", "2031-05-09", by="Danylo")


@case(held_out=True)
def two_of_them_and_one_was_let_go(s: Story) -> None:
    s.held("Danylo", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    s.held("Petro", "Karsk", "2031-05-02", by="Olha", source=CALL)
    s.confirm(s.released("Petro", "2031-05-09", by="Ihor"))


@case(held_out=True)
def passed_on_that_he_is_held_since_and_let_go_later(s: Story) -> None:
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by=("Danylo", "Olha"))
    s.released("Petro", "2031-05-09", by="Ihor")

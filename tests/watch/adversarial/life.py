"""Life after death as it is said, and what only looks so."""

from habeas.statements.claims.contact import Contacted, ContactKind, Impersonated
from habeas.statements.claims.harm import Died
from habeas.statements.decisions import ContactVerdict, ContactVetted
from habeas.statements.mention import Kind, Party, party
from habeas.statements.telling import Polarity, Stage
from tests.watch.adversarial.story import CALL, LISTOK, SINCE, STILL, Story, case

DEATH = "after_death"


@case(DEATH)
def rang_after_the_day_of_his_death(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case(DEATH)
def seen_after_his_death(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.seen("Petro", "Karsk", "2031-05-06", by="Danylo")


@case(DEATH)
def died_in_april_and_held_in_may(s: Story) -> None:
    s.died("Petro", "2031-04", by="Taras")
    s.held("Petro", "Karsk", "2031-05-02", by="Danylo")


@case(DEATH)
def held_until_now_and_dead_before(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras", source=LISTOK)
    s.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)


@case(DEATH)
def a_confirmed_death_and_a_later_call(s: Story) -> None:
    s.confirm(s.died("Petro", "2031-05-04", by="Taras"))
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case(DEATH, held_out=True)
def released_after_his_death(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.released("Petro", "2031-05-10", by="Ihor")


@case(DEATH, held_out=True)
def still_in_the_cellar_after_two_say_he_died(s: Story) -> None:
    s.died("Petro", "2031-05-03/2031-05-05", by="Taras")
    s.died("Petro", "2031-05-04", by="Ihor", source=LISTOK)
    s.held("Petro", "the cellar in Karsk", "2031-05-12", STILL, by="Olha", source=CALL)


@case()
def rang_before_he_died(s: Story) -> None:
    s.rang("Petro", "Olha", "2031-05-02", by="Olha", source=CALL)
    s.died("Petro", "2031-05-04", by="Taras")


@case()
def rang_on_the_day_he_died(s: Story) -> None:
    s.rang("Petro", "Olha", "2031-05-04", by="Olha", source=CALL)
    s.died("Petro", "2031-05-04", by="Taras")


@case()
def a_death_without_a_day(s: Story) -> None:
    s.died("Petro", by="Taras")
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case()
def a_call_without_a_day(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.rang("Petro", "Olha", by="Olha", source=CALL)


@case()
def a_month_for_both(s: Story) -> None:
    s.died("Petro", "2031-05", by="Taras")
    s.seen("Petro", "Karsk", "2031-05-12", by="Danylo")


@case()
def one_of_the_two_died(s: Story) -> None:
    s.person("Petro")
    s.person("Danylo")
    s.say(Died(who=Party(one_of=("Petro", "Danylo"))), "2031-05-04", by="Taras")
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case()
def they_said_he_would_die(s: Story) -> None:
    s.say(Died(who=s.who("Petro")), "2031-05-04", by="Taras", stage=Stage.INTENDED)
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case()
def somebody_wrote_in_his_name(s: Story) -> None:
    s.person("Petro")
    s.person("Olha")
    s.book.mention("his number", CALL, Kind.CHANNEL)
    s.died("Petro", "2031-05-04", by="Taras")
    s.say(
        Contacted(from_=party("Petro"), to=party("Olha"), channel=party("his number"), kind=ContactKind.TEXT),
        "2031-05-12", by="Olha", source=CALL,
    )  # fmt: skip
    s.say(
        Impersonated(whom=party("Petro"), channel=party("his number")), "2031-05-10", by="Olha", source=CALL
    )


@case()
def a_call_that_a_person_found_not_to_be_his(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    call = s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)
    s.book.note(ContactVetted(id="v", on=call, verdict=ContactVerdict.FAILED, reason="another voice"))


@case()
def some_of_his_group_died(s: Story) -> None:
    s.group("the men")
    s.belongs("Petro", "the men")
    s.say(Died(who=party("the men")), "2031-05-04", by="Taras")
    s.rang("Petro", "Olha", "2031-05-12", by="Olha", source=CALL)


@case(held_out=True)
def he_is_asked_about_after_his_death(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.rang("Olha", "Petro", "2031-05-12", by="Olha", source=CALL)


@case(held_out=True)
def denied_that_he_was_seen_after_his_death(s: Story) -> None:
    from habeas.statements.claims.contact import Seen

    s.died("Petro", "2031-05-04", by="Taras")
    s.say(Seen(who=s.who("Petro")), "2031-05-12", by="Danylo", polarity=Polarity.DENIES)


@case()
def a_letter_that_came_after_his_death(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.rang("Petro", "Olha", "2031-05-12", ContactKind.DOCUMENT, by="Olha", source=CALL)


@case()
def his_body_was_brought_home(s: Story) -> None:
    s.died("Petro", "2031-05-04", by="Taras")
    s.moved("Petro", "Karsk", "Lissa", "2031-05-12", by="Olha")


@case(DEATH)
def led_to_a_truck_after_his_death(s: Story) -> None:
    from habeas.statements.claims.custody import Control, Moved

    s.died("Petro", "2031-05-04", by="Taras")
    s.say(Moved(who=s.who("Petro"), control=Control.ESCORTED), "2031-05-12", by="Danylo")

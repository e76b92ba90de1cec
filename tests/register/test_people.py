"""Who is on the register, and what it says of them: every value with its bounds and its reasons."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.people import PersonRow, person, register
from habeas.register.status import UNKNOWN
from habeas.register.voices import voices
from habeas.statements.chain import Chain, Knows, Link
from habeas.statements.claims.authorities import Answered, Promised
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    Impersonated,
    NoNews,
    Seen,
)
from habeas.statements.claims.custody import (
    Control,
    Detained,
    Escaped,
    EscapedFrom,
    HeldAt,
    Moved,
    Released,
    Willingly,
)
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Related
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, Party, party
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect
from tests.cast import Notebook

DAY = date(2031, 5, 9)


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1", published="2031-05-09")
    notebook.people("s1", "Petro", "Olha")
    notebook.mention("cellar", "s1", Kind.PLACE)
    notebook.mention("depot", "s1", Kind.PLACE)
    return notebook


def row(book: Notebook, as_of: date = DAY) -> PersonRow:
    rows = register(book.known(), as_of=as_of)
    assert [one.id for one in rows] == ["Petro"]
    return rows[0]


def row_of(book: Notebook) -> PersonRow:
    """Petro's row, whether or not he is on the register."""
    file = person(book.known(), "Petro", as_of=DAY)
    assert file is not None
    return file.row


def held(place: str = "cellar", who: str = "Petro") -> HeldAt:
    return HeldAt(who=party(who), place=party(place))


def test_a_person_said_to_be_held_is_on_the_register_and_the_teller_is_not(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-07", chain=("Petro", "Olha", "s1"))
    book.tell("f2", "s1", Related(person=party("Olha"), of=party("Petro")), chain=("s1",))

    petro = row(book)
    assert petro.names == ("Petro",)
    assert [(v.value, v.earliest, v.latest, v.because) for v in petro.status] == [
        ("held", date(2031, 5, 7), date(2031, 5, 7), ("f1",))
    ]
    assert [(v.value, v.because) for v in petro.places] == [("cellar", ("f1",))]
    assert petro.since is not None
    assert (petro.since.earliest, petro.since.latest) == (None, date(2031, 5, 7))


def test_a_told_moment_of_detention_gives_since(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Detained(who=party("Petro")), when="2031-04-28/2031-04-30")
    since = row(book).since
    assert since is not None
    assert (since.earliest, since.latest, since.because) == (date(2031, 4, 28), date(2031, 4, 30), ("f2",))


def test_held_since_a_day_is_held_until_it_was_told(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-04-20", aspect=Aspect.SINCE)
    petro = row(book)
    assert petro.status[0].bounds.latest == date(2031, 5, 9)
    assert petro.since is not None
    assert petro.since.bounds.earliest == date(2031, 4, 20)


def test_an_undated_statement_holds_no_later_than_it_was_told(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    assert (row(book).status[0].earliest, row(book).status[0].latest) == (None, date(2031, 5, 9))


def test_only_what_is_surely_later_replaces_an_answer(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-01/2031-05-04")
    book.tell("f2", "s1", held("depot"), when="2031-05-03/2031-05-06")
    assert {v.value for v in row(book).places} == {"cellar", "depot"}

    book.tell("f3", "s1", Moved(who=party("Petro"), to=party("depot")), when="2031-05-07")
    assert [(v.value, v.because) for v in row(book).places] == [("depot", ("f2", "f3"))]


def test_whereabouts_unknown_leaves_the_fate_as_it_was(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", NoNews(of=party("Petro")), when="2031-05-08")
    petro = row(book)
    assert [v.value for v in petro.status] == ["held"]
    assert [v.value for v in petro.places] == [UNKNOWN]


def test_a_journey_of_ones_own_will_is_no_place_of_custody_unless_surely_later(book: Notebook) -> None:
    book.mention("harbour", "s1", Kind.PLACE)
    went = Moved(who=party("Petro"), to=party("harbour"), control=Control.OWN_WILL)
    book.tell("f1", "s1", went)
    assert [v.value for v in row_of(book).places] == ["harbour"]
    book.tell("f2", "s1", held(), when="2031-05-01")
    assert [v.value for v in row(book).places] == ["cellar"]
    book.tell("f3", "s1", went, when="2031-05-02")
    assert [v.value for v in row(book).places] == ["harbour"]


def test_as_of_an_earlier_day_later_acts_have_not_happened(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Released(who=party("Petro")), when="2031-05-08")
    assert [v.value for v in row(book).status] == ["said_released", "held"]
    assert [v.value for v in row(book, date(2031, 5, 7)).status] == ["held"]


def test_denials_plans_and_open_questions_are_no_facts(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", Released(who=party("Petro")), polarity=Polarity.DENIES, when="2031-05-09")
    book.tell("f3", "s1", Moved(who=party("Petro"), to=party("depot")), stage=Stage.INTENDED)
    book.tell("f4", "s1", Died(who=Party(one_of=("Petro", "Olha"))), when="2031-05-09")
    petro = row(book)
    assert [v.value for v in petro.status] == ["held"]
    assert [v.value for v in petro.places] == ["cellar"]


def test_a_death_is_only_ever_said_and_nothing_takes_it_off_or_makes_it_sure(book: Notebook) -> None:
    book.tell("f1", "s1", Died(who=party("Petro")), when="2031-05-08", chain=("Olha",))
    assert [v.value for v in row(book).status] == ["said_dead"]
    book.tell("f2", "s1", held(), when="2031-05-09", chain=(None,))
    assert {v.value for v in row(book).status} == {"said_dead", "held"}


def test_what_ends_custody_never_comes_through_a_group_alone(book: Notebook) -> None:
    book.mention("others", "s1", Kind.GROUP)
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", BelongsTo(person=party("Petro"), group=party("others")))
    book.tell("f3", "s1", Released(who=party("others")), when="2031-05-05")
    book.tell("f4", "s1", Died(who=party("others")), when="2031-05-06")
    assert [v.value for v in row(book).status] == ["held"]


def test_whom_a_group_leaves_out_is_left_out(book: Notebook) -> None:
    book.mention("others", "s1", Kind.GROUP)
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", BelongsTo(person=party("Petro"), group=party("others")))
    besides = HeldAt(who=party("others"), place=party("depot"), besides=party("Petro"))
    book.tell("f3", "s1", besides, when="2031-05-05")
    assert [v.value for v in row(book).places] == ["cellar"]


def test_being_held_again_needs_somebody_who_says_so(book: Notebook) -> None:
    book.tell("f1", "s1", Released(who=party("Petro")), when="2031-05-05")
    book.tell("f2", "s1", held(), when="2031-05-07", chain=(None,))
    assert {v.value for v in row(book).status} == {"held", "said_released"}
    book.tell("f3", "s1", held(), when="2031-05-08", chain=("Olha",))
    assert [v.value for v in row(book).status] == ["held"]


def test_what_its_own_teller_takes_back_is_out_of_force(book: Notebook) -> None:
    book.tell("f1", "s1", held(), chain=("Olha",))
    book.people("s1", "Taras")
    book.tell("f2", "s1", held("depot"), chain=("Taras",), polarity=Polarity.RETRACTS)
    assert [v.because for v in row(book).status] == [("f1",)]
    book.tell("f3", "s1", held(), chain=("Olha",), polarity=Polarity.RETRACTS)
    assert register(book.known(), as_of=DAY) == []


def test_desertion_and_a_forced_release_are_no_freedom(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    left_unit = Escaped(who=party("Petro"), from_what=EscapedFrom.UNIT)
    book.tell("f2", "s1", left_unit)
    assert [v.value for v in row(book).status] == ["held"]
    book.tell("f3", "s1", Released(who=party("Petro"), willingly=Willingly.FORCED))
    assert {v.value for v in row(book).status} == {"held", "said_returned"}


def test_a_rightly_answered_challenge_is_no_silence(book: Notebook) -> None:
    book.tell("f1", "s1", Challenged(claimed=party("Petro"), result=ChallengeResult.RIGHT))
    assert [v.value for v in row(book).status] == ["not_said"]


def test_somebody_denied_or_meant_to_be_held_is_not_on_the_register(book: Notebook) -> None:
    book.tell("f1", "s1", held(who="Olha"), polarity=Polarity.DENIES)
    book.tell("f2", "s1", Detained(who=party("Petro")), stage=Stage.INTENDED)
    assert register(book.known(), as_of=DAY) == []


def test_an_undated_statement_says_nothing_of_the_time_before_it_was_made(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    assert register(book.known(), as_of=date(2031, 5, 8)) == []


def test_since_starts_after_the_last_release_and_is_no_later_than_first_said(book: Notebook) -> None:
    book.tell("f1", "s1", Detained(who=party("Petro")), when="2030-01-05")
    book.tell("f2", "s1", Released(who=party("Petro")), when="2030-03-01")
    book.tell("f3", "s1", Detained(who=party("Petro")), when="2031-05-01")
    since = row(book).since
    assert since is not None
    assert (since.earliest, since.because) == (date(2031, 5, 1), ("f3",))

    book.tell("f4", "s1", held(), when="2031-04-10")
    since = row(book).since
    assert since is not None
    assert (since.earliest, since.latest, since.because) == (None, date(2031, 4, 10), ("f4", "f3"))


def test_leaving_for_nobody_says_where_leaves_nothing_known(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Moved(who=party("Petro"), from_=party("cellar")), when="2031-05-05")
    assert [v.value for v in row(book).places] == [UNKNOWN]


def test_a_stop_on_the_way_of_one_telling_is_no_answer(book: Notebook) -> None:
    book.mention("airfield", "s1", Kind.PLACE)
    there = Moved(who=party("Petro"), to=party("airfield"))
    onward = Moved(who=party("Petro"), from_=party("airfield"), to=party("depot"), control=Control.ESCORTED)
    book.tell("f1", "s1", there, more=(onward,))
    assert [v.value for v in row_of(book).places] == ["depot"]


def test_two_places_judged_the_same_are_one_answer(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"))
    book.tell("f2", "s1", held("depot"))
    book.judge("cellar", "depot", Verdict.SAME)
    assert [(v.value, v.because) for v in row(book).places] == [("cellar", ("f1", "f2"))]


def test_until_a_day_is_no_later_than_that_day(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-08")
    book.tell("f2", "s1", held("depot"), when="2031-05-09", aspect=Aspect.UNTIL)
    assert {v.value for v in row(book).places} == {"cellar", "depot"}


def test_what_is_said_of_a_group_holds_for_its_members_with_both_reasons(book: Notebook) -> None:
    book.mention("others", "s1", Kind.GROUP)
    book.tell("f1", "s1", HeldAt(who=party("others"), place=party("cellar")))
    book.tell("f2", "s1", BelongsTo(person=party("Petro"), group=party("others")))
    assert register(book.known(), as_of=DAY)[0].status[0].because == ("f1", "f2")


def called(kind: ContactKind = ContactKind.VOICE, channel: str | None = None) -> Contacted:
    return Contacted(
        from_=party("Petro"), to=party("Olha"), kind=kind, channel=party(channel) if channel else None
    )


def test_days_since_is_a_range_and_its_longer_end_counts(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", called(), when="2031-05-02/2031-05-05", chain=("Olha", "s1"))
    proof = row(book).proof
    assert proof.last is not None
    assert (proof.last.because, proof.fewest, proof.most) == (("f2",), 4, 7)


def test_days_since_spans_all_that_may_have_been_the_last_contact(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-04-01")
    book.tell("f2", "s1", called(), when="2031-04-01", chain=("Olha",))
    book.tell("f3", "s1", called(), when="2031-05-01/2031-05-08", chain=("Olha",))
    proof = row(book, date(2031, 5, 5)).proof
    assert (proof.fewest, proof.most) == (0, 34), "the call in May may not have happened yet"
    assert proof.last is not None
    assert set(proof.last.because) == {"f2", "f3"}

    book.tell("f4", "s1", called(), when="2031-05-04", chain=("Olha",))
    proof = row(book).proof
    assert (proof.fewest, proof.most) == (1, 5)


@pytest.mark.parametrize(
    "chain",
    [
        (),
        ("s1",),
        (None, "Olha"),
        (Link(who=party("Olha")),),
        (Link(who=party("Olha"), knows=Knows.GUESSES),),
    ],
)
def test_only_somebody_named_in_the_words_who_does_not_guess_vouches(book: Notebook, chain: Chain) -> None:
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", called(), when="2031-05-08", chain=chain)
    proof = row(book).proof
    assert proof.last is None
    assert proof.weaker is not None


def test_a_group_seen_is_no_proof_for_each_of_its_members(book: Notebook) -> None:
    book.mention("others", "s1", Kind.GROUP)
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", BelongsTo(person=party("Petro"), group=party("others")))
    book.tell("f3", "s1", Seen(who=party("others")), when="2031-05-08", chain=("Olha",))
    assert row(book).proof.last is None


def test_a_contact_nobody_is_named_for_never_resets_the_clock(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", called(), when="2031-05-02", chain=("Olha",))
    book.tell("f3", "s1", called(), when="2031-05-08", chain=(None, "s1"))
    proof = row(book).proof
    assert (proof.fewest, proof.most) == (7, 7)
    assert proof.weaker is not None
    assert proof.weaker.because == ("f3",)


def test_text_messages_are_the_weaker_proof(book: Notebook) -> None:
    book.tell("f1", "s1", Seen(who=party("Petro"), by=party("Olha")), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", held())
    book.tell("f3", "s1", called(ContactKind.TEXT), when="2031-05-07", chain=("Olha",))
    proof = row(book).proof
    assert proof.last is not None
    assert proof.weaker is not None
    assert (proof.last.because, proof.weaker.because) == (("f1",), ("f3",))


def test_a_doubted_channel_proves_nothing(book: Notebook) -> None:
    book.mention("messages", "s1", Kind.CHANNEL)
    book.tell("f1", "s1", called(ContactKind.VOICE, "messages"), when="2031-05-07", chain=("Olha",))
    book.tell("f2", "s1", Impersonated(whom=party("Petro"), channel=party("messages")), chain=("Olha",))
    proof = row(book).proof
    assert (proof.last, proof.weaker, proof.fewest, proof.most) == (None, None, None, None)
    assert [value.because for value in proof.doubted] == [("f1", "f2")]

    challenge = Challenged(claimed=party("Petro"), channel=party("messages"), result=ChallengeResult.NONE)
    book.undo("t:f2")
    book.tell("f3", "s1", challenge, chain=("Olha",))
    assert row(book).proof.last is None


def test_a_doubt_reaches_all_who_share_the_channel_but_not_what_was_surely_before(book: Notebook) -> None:
    book.source("s2", published="2031-05-09")
    book.people("s2", "Taras")
    book.mention("phone", "s1", Kind.CHANNEL)
    book.mention("number", "s2", Kind.CHANNEL)
    book.judge("phone", "number", Verdict.SAME)
    book.tell("f1", "s1", called(channel="phone"), when="2031-04-01", chain=("Olha",))
    book.tell("f2", "s1", called(channel="phone"), when="2031-05-07", chain=("Olha",))
    book.tell("f3", "s1", held())
    posed = Impersonated(whom=party("Taras"), channel=party("number"))
    book.tell("f4", "s2", posed, when="2031-05-01", polarity=Polarity.DENIES)
    assert petros_proof(book) == ("f2",)
    book.tell("f5", "s2", posed, when="2031-05-01")
    assert petros_proof(book) == ("f1",)


def petros_proof(book: Notebook) -> tuple[str, ...] | None:
    (petro,) = [one for one in register(book.known(), as_of=DAY) if one.id == "Petro"]
    return petro.proof.last.because if petro.proof.last else None


def test_a_call_after_the_day_asked_about_is_not_known_yet(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", called(), when="2031-05-08", chain=("Olha",))
    assert row(book, date(2031, 5, 5)).proof.last is None


def test_two_articles_on_one_call_are_one_voice(book: Notebook) -> None:
    book.source("s2", published="2031-05-09")
    book.people("s2", "Petro2", "Olha2", "Taras")
    book.judge("Petro", "Petro2", Verdict.SAME)
    book.judge("Olha", "Olha2", Verdict.SAME)
    book.tell("f1", "s1", held(), chain=("Petro", "Olha", "s1"))
    book.tell("f2", "s2", held(who="Petro2"), chain=("Olha2", "s2"))
    assert row(book).voices == (("f1", "f2"),)

    book.tell("f3", "s2", held(who="Petro2"), chain=("Taras", "s2"))
    assert row(book).voices == (("f1", "f2"), ("f3",))

    book.tell("f4", "s2", held(who="Petro2"), chain=(None, "s2"))
    assert len(row(book).voices) == 2, "an unnamed origin may be a voice already heard"


def test_who_promised_is_no_voice_for_the_promise(book: Notebook) -> None:
    book.mention("Inspectorate", "s1", Kind.BODY)
    book.tell("f1", "s1", held(), chain=("Olha",))
    promised = Promised(by=party("Inspectorate"), to=party("Petro"))
    book.tell("f2", "s1", promised, chain=("Inspectorate", "Olha", "s1"))
    assert row(book).voices == (("f1",),), "only what is said of the fate is counted"
    book.tell("f3", "s1", Answered(by=party("Inspectorate"), about=party("Petro")), chain=("Inspectorate",))
    answers = (book.known().statements[id_] for id_ in ("f2", "f3"))
    assert voices(About(book.known()), answers).independent == (("f2",),)


def test_a_voice_that_joins_two_makes_them_one(book: Notebook) -> None:
    book.people("s1", "Taras")
    book.tell("f1", "s1", held(), chain=("Olha",))
    book.tell("f2", "s1", held(), chain=("Taras",))
    book.tell("f3", "s1", held(), chain=("Taras", "Olha"))
    assert len(row(book).voices) == 1


def test_same_joins_undo_parts_and_the_earliest_id_stays(book: Notebook) -> None:
    book.source("s2", published="2031-05-09")
    book.people("s2", "Petya")
    book.tell("f1", "s1", held())
    book.tell("f2", "s2", HeldAt(who=party("Petya"), place=party("depot")))
    assert len(register(book.known(), as_of=DAY)) == 2

    judgement = book.judge("Petya", "Petro", Verdict.SAME)
    assert row(book).names == ("Petro", "Petya")
    assert row(book).statements == ("f1", "f2")
    old = person(book.known(), "Petya", as_of=DAY)
    assert old is not None
    assert old.row.id == "Petro"

    undone = book.undo(judgement)
    assert [one.statements for one in register(book.known(), as_of=DAY)] == [("f1",), ("f2",)]
    book.undo(undone)
    assert row(book).names == ("Petro", "Petya")


def test_a_corrected_telling_takes_the_place_of_the_first(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"))
    book.tell("f2", "s1", held("depot"), replaces="t:f1")
    assert [v.value for v in row(book).places] == ["depot"]
    book.undo("t:f2")
    assert [v.value for v in row(book).places] == ["cellar"]


def test_known_at_gives_back_what_was_known_then(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-01")
    then = len(book.items)
    book.tell("f2", "s1", held("depot"), when="2031-05-08")
    assert [v.value for v in register(book.known(), as_of=DAY)[0].places] == ["depot"]
    assert [v.value for v in register(book.known(then), as_of=DAY)[0].places] == ["cellar"]


def test_nobody_is_found_under_an_unknown_id(book: Notebook) -> None:
    assert person(book.known(), "Vera", as_of=DAY) is None

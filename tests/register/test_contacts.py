"""The contact log: every contact that is told of, how it is weighed and why, and the days since one that counts."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.channels import may_have_come_through, through
from habeas.register.contacts import Contact, Standing, Why
from habeas.register.people import person
from habeas.register.proof_of_life import Dating, ProofOfLife
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    FreeToSpeak,
    Impersonated,
    Seen,
)
from habeas.statements.claims.custody import HeldAt
from habeas.statements.decisions import Compromised, ContactVerdict, ContactVetted
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from tests.cast import BOHDAN, Notebook

DAY = date(2031, 5, 9)
OLHA: Chain = (Link(who=party("Olha"), knows=Knows.WAS_THERE, basis=Basis.EXPLICIT),)


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1", published="2031-05-09")
    notebook.people("s1", "Petro", "Olha", "Taras")
    notebook.mention("phone", "s1", Kind.CHANNEL)
    notebook.mention("the call", "s1", Kind.ACT)
    return notebook


def contact(kind: ContactKind | None = ContactKind.VOICE, channel: str | None = "phone") -> Contacted:
    return Contacted(
        from_=party("Petro"), to=party("Olha"), kind=kind, channel=party(channel) if channel else None
    )


def challenged(result: ChallengeResult, channel: str | None = "phone") -> Challenged:
    return Challenged(
        by=party("Olha"), claimed=party("Petro"), channel=party(channel) if channel else None, result=result
    )


def proof(book: Notebook, until: int | None = None) -> ProofOfLife:
    found = person(book.known(until), "Petro", as_of=DAY)
    assert found is not None
    return found.row.proof


def logged(book: Notebook, id_: str = "f1") -> Contact:
    (one,) = [one for one in proof(book).log if one.id == id_]
    return one


def weighed(book: Notebook, id_: str = "f1") -> tuple[Standing, Why]:
    one = logged(book, id_)
    return one.standing, one.why


def test_a_contact_stands_in_the_log_with_all_that_is_said_of_it(book: Notebook) -> None:
    claim = Contacted(
        from_=party("Petro"),
        to=party("Olha"),
        kind=ContactKind.VOICE,
        channel=party("phone"),
        free_to_speak=FreeToSpeak.OVERHEARD,
    )
    book.tell("f1", "s1", claim, when="2031-05-01/2031-05-03", chain=OLHA)
    assert proof(book).log == (
        Contact(
            id="f1",
            kind=ContactKind.VOICE,
            free_to_speak=FreeToSpeak.OVERHEARD,
            channels=("phone",),
            others=("Olha",),
            vouched_by=("Olha",),
            earliest=date(2031, 5, 1),
            latest=date(2031, 5, 3),
            standing=Standing.PROOF,
            why=Why.HEARD_OR_SEEN,
            because=("f1",),
        ),
    )


@pytest.mark.parametrize("kind", [None, *ContactKind])
def test_only_voice_live_picture_and_in_person_count_by_themselves(
    book: Notebook, kind: ContactKind | None
) -> None:
    book.tell("f1", "s1", contact(kind), when="2031-05-01", chain=OLHA)
    strong = kind in (ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO, ContactKind.VOICE)
    assert (weighed(book)[0] is Standing.PROOF) == strong
    assert (proof(book).last is not None) == strong


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        ((), Why.NOBODY_NAMED),
        ((None, "Olha"), Why.NOBODY_NAMED),
        (("s1",), Why.NO_WITNESS),
        ((Link(who=party("Olha")),), Why.CARRIED_OVER),
        ((Link(who=party("Olha"), knows=Knows.GUESSES, basis=Basis.EXPLICIT),), Why.GUESSED),
    ],
)
def test_accepted_never_makes_a_contact_without_a_teller_count(
    book: Notebook, chain: Chain, why: Why
) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-08", chain=chain)
    assert weighed(book) == (Standing.WEAKER, why)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.WEAKER, why)
    assert logged(book).decided == ("d7",)
    assert proof(book).fewest is None


@pytest.mark.parametrize("kind", [ContactKind.TEXT, ContactKind.VOICE_MESSAGE, ContactKind.DOCUMENT])
def test_a_person_may_accept_a_weaker_kind_and_whether_a_question_was_answered_is_said(
    book: Notebook, kind: ContactKind
) -> None:
    book.tell("f1", "s1", contact(kind), when="2031-05-05", chain=OLHA)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.PROOF, Why.ACCEPTED_UNASKED)
    book.tell("f2", "s1", challenged(ChallengeResult.RIGHT), when="2031-05-05", chain=OLHA)
    assert weighed(book) == (Standing.PROOF, Why.ACCEPTED)
    assert weighed(book, "f2") == (Standing.WEAKER, Why.ANSWERED_RIGHT)
    assert (proof(book).fewest, proof(book).most, proof(book).dating) == (4, 4, Dating.DATED)


def test_a_right_answer_alone_makes_no_message_count(book: Notebook) -> None:
    book.tell("f1", "s1", contact(ContactKind.TEXT), when="2031-05-05", chain=OLHA)
    book.tell("f2", "s1", challenged(ChallengeResult.RIGHT), when="2031-05-05", chain=OLHA)
    assert (weighed(book), proof(book).dating) == ((Standing.WEAKER, Why.WEAKER_KIND), Dating.NONE_COUNTS)


def test_word_passed_on_by_others_is_no_contact_that_could_be_accepted(book: Notebook) -> None:
    book.tell("f1", "s1", contact(ContactKind.THIRD_PARTY), when="2031-05-05", chain=OLHA)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.WEAKER, Why.THIRD_PARTY)


def test_the_strictest_verdict_in_force_counts(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-05", chain=OLHA)
    first = book.decide(ContactVetted, "f1", verdict=ContactVerdict.FAILED)
    book.decide(ContactVetted, "f1", by=BOHDAN, verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.FAILED, Why.JUDGED_FAILED)
    assert len(logged(book).decided) == 2
    book.undo(first)
    assert weighed(book) == (Standing.PROOF, Why.ACCEPTED)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.DOUBTFUL)
    assert weighed(book) == (Standing.DOUBTED, Why.JUDGED_DOUBTFUL)
    assert [one.because for one in proof(book).doubted] == [("f1",)]


def test_a_verdict_gives_no_day(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), chain=OLHA)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    found = proof(book)
    assert (found.fewest, found.most, found.dating) == (0, None, Dating.NONE_DATED)


def test_none_at_all_none_that_counts_and_none_with_a_day_are_told_apart(book: Notebook) -> None:
    assert proof(book).dating is Dating.NONE
    book.tell("f1", "s1", challenged(ChallengeResult.NONE, channel=None), chain=OLHA)
    assert weighed(book) == (Standing.FAILED, Why.NO_ANSWER)
    assert proof(book).dating is Dating.NONE_COUNTS
    told = Link(who=party("Petro"), basis=Basis.EXPLICIT)
    book.tell("f2", "s1", HeldAt(who=party("Petro")), chain=(told, *OLHA, Link(who=party("s1"))))
    assert weighed(book, "f2") == (Standing.IMPLIED, Why.WORDS_CAME)
    assert (proof(book).last, proof(book).weaker, proof(book).dating) == (None, None, Dating.NONE_DATED)
    book.tell("f3", "s1", contact(), when="2031-05-02", chain=OLHA)
    assert proof(book).dating is Dating.DATED
    assert [one.id for one in proof(book).log] == ["f1", "f3"], (
        "his words are taken to have come by that call"
    )


@pytest.mark.parametrize(
    "chain",
    [
        (Link(who=party("Petro")), *OLHA),
        (Link(who=party("Petro"), knows=Knows.GUESSES, basis=Basis.EXPLICIT), *OLHA),
        ("Petro",),
        ("Petro", "s1"),
        ("Taras", "Olha"),
    ],
)
def test_words_imply_a_contact_only_where_both_who_spoke_and_who_heard_are_named(
    book: Notebook, chain: Chain
) -> None:
    book.tell("f1", "s1", HeldAt(who=party("Petro")), chain=chain)
    assert proof(book).log == ()


def test_whoever_posed_as_somebody_and_a_wrong_answer_failed(book: Notebook) -> None:
    book.tell("f1", "s1", Impersonated(whom=party("Petro"), to=party("Olha")), chain=OLHA)
    book.tell("f2", "s1", challenged(ChallengeResult.WRONG), chain=OLHA)
    assert weighed(book) == (Standing.FAILED, Why.IMPERSONATED)
    assert weighed(book, "f2") == (Standing.FAILED, Why.ANSWERED_WRONG)
    assert proof(book).doubted == (), "they are no contacts of his"


def test_a_channel_marked_from_a_day_on_takes_away_what_came_since(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-01", chain=OLHA)
    book.tell("f2", "s1", contact(), when="2031-05-06", chain=OLHA)
    book.tell("f3", "s1", contact(channel=None), when="2031-05-03", chain=OLHA)
    marked = book.decide(Compromised, "phone", since="2031-05-04", reason="another hand")
    assert weighed(book, "f1")[0] is Standing.PROOF
    assert weighed(book, "f2") == (Standing.DOUBTED, Why.CHANNEL_COMPROMISED)
    assert logged(book, "f2").decided == (marked,)
    assert logged(book, "f2").because == ("f2",)
    assert proof(book).fewest == 6
    book.undo(marked)
    assert proof(book).fewest == 3


def test_nobody_can_say_since_when_means_always(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-01", chain=OLHA)
    book.decide(Compromised, "phone", reason="another hand")
    assert proof(book).last is None


def test_a_mark_reaches_every_mention_of_the_number(book: Notebook) -> None:
    book.source("s2", published="2031-05-09")
    book.mention("number", "s2", Kind.CHANNEL)
    book.tell("f1", "s1", contact(), when="2031-05-06", chain=OLHA)
    book.decide(Compromised, "number", reason="another hand")
    assert proof(book).last is not None
    book.judge("phone", "number", Verdict.SAME)
    assert proof(book).last is None


def test_what_a_person_decided_on_a_channel_stands_against_what_was_accepted(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-06", chain=OLHA)
    book.decide(Compromised, "phone", since="2031-05-04", reason="another hand")
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.DOUBTED, Why.CHANNEL_COMPROMISED)


def test_accepting_outweighs_only_the_doubts_that_had_been_noted_by_then(book: Notebook) -> None:
    posed = Impersonated(whom=party("Petro"), channel=party("phone"))
    book.tell("f1", "s1", contact(), when="2031-05-06", chain=OLHA)
    book.tell("f2", "s1", posed, when="2031-05-04", chain=OLHA)
    assert weighed(book) == (Standing.DOUBTED, Why.CHANNEL_DOUBTED)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.ACCEPTED)
    assert weighed(book) == (Standing.PROOF, Why.ACCEPTED)
    book.tell("f3", "s1", posed, when="2031-05-05", chain=OLHA)
    assert weighed(book) == (Standing.DOUBTED, Why.CHANNEL_DOUBTED)
    assert logged(book).because == ("f1", "f3")


def test_what_was_said_in_a_contact_came_through_its_channel(book: Notebook) -> None:
    wrote = Link(who=party("Petro"), passed=Passed.TEXT, basis=Basis.EXPLICIT)
    hers = Seen(who=party("Petro"), by=party("Olha"))
    text = contact(ContactKind.TEXT)
    book.tell("f1", "s1", text, act="the call", chain=(wrote, *OLHA), more=(HeldAt(who=party("Petro")),))
    book.tell("f2", "s1", HeldAt(who=party("Petro")), act="the call", chain=(wrote, *OLHA))
    book.tell("f3", "s1", hers, act="the call", chain=OLHA)
    book.tell("f4", "s1", HeldAt(who=party("Petro")), chain=(wrote, *OLHA))
    book.tell("f5", "s1", HeldAt(who=party("Petro")), chain=("Taras",))
    about = About(book.known())
    assert {one.id for one in through(about, "phone")} == {"f1", "f1.2", "f2"}
    assert [one.id for one in may_have_come_through(about, "phone")] == ["f4"]


def test_seeing_somebody_needs_no_channel(book: Notebook) -> None:
    book.tell("f1", "s1", Seen(who=party("Petro"), by=party("Olha")), when="2031-05-06", chain=OLHA)
    book.decide(Compromised, "phone", reason="another hand")
    assert weighed(book) == (Standing.PROOF, Why.HEARD_OR_SEEN)
    assert logged(book).others == ("Olha",)


def test_as_known_before_a_verdict_the_clock_is_what_it_was(book: Notebook) -> None:
    book.tell("f1", "s1", contact(), when="2031-05-06", chain=OLHA)
    then = len(book.items)
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.FAILED)
    assert (proof(book).fewest, proof(book, then).fewest) == (None, 3)

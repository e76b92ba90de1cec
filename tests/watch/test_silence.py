"""Silence: who has not been heard of for longer than the thresholds allow, by the longer end."""

from datetime import date, timedelta

import pytest

from habeas.register.about import About
from habeas.register.people import row
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    Impersonated,
    NoNews,
)
from habeas.statements.claims.custody import Detained, HeldAt, Released, ReturnedToUnit, Willingly
from habeas.statements.decisions import Confirmed, ContactVerdict, ContactVetted
from habeas.statements.mention import Kind, party
from habeas.watch.item import Kind as Attention
from habeas.watch.silence import Silence, doubtful_contacts, pressing_silences, silences, thresholds
from tests.cast import Notebook

DAY = date(2031, 5, 30)


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1", published="2031-05-30")
    notebook.people("s1", "Petro", "Olha", "Taras")
    notebook.mention("phone", "s1", Kind.CHANNEL)
    return notebook


def held(book: Notebook, since: str | None, who: str = "Petro") -> None:
    book.tell(f"h:{who}", "s1", Detained(who=party(who)), when=since, chain=("Olha",))


def called(book: Notebook, when: str | None, id_: str = "f1", who: str = "Petro") -> None:
    claim = Contacted(from_=party(who), to=party("Olha"), kind=ContactKind.VOICE, channel=party("phone"))
    book.tell(id_, "s1", claim, when=when, chain=("Olha",))


def found(book: Notebook) -> tuple[Silence, ...]:
    about = About(book.known())
    return silences([row(about, id_, DAY) for id_ in about.people(DAY)], DAY)


@pytest.mark.parametrize(
    ("since", "last", "expected"),
    [
        ("2031-01-01", "2031-05-16", None),
        ("2031-01-01", "2031-05-15", ("held", 15)),
        ("2031-05-10", "2031-05-27", None),
        ("2031-05-10", "2031-05-26", ("first_weeks", 4)),
        ("2031-05-10", "2031-05-20/2031-05-29", ("first_weeks", 10)),
        ("2031-05-02", "2031-05-27", None),
        ("2031-05-01", "2031-05-26", None),
        ("2031-04-01/2031-05-10", "2031-05-26", ("first_weeks", 4)),
    ],
)
def test_the_longer_end_counts_and_the_first_weeks_are_stricter(
    book: Notebook, since: str, last: str, expected: tuple[str, int] | None
) -> None:
    held(book, since)
    called(book, last)
    assert next(((one.threshold.code, one.most) for one in found(book)), None) == expected


def test_without_any_proof_it_counts_from_the_start(book: Notebook) -> None:
    held(book, "2031-05-20/2031-05-25")
    (one,) = found(book)
    assert (one.never, one.fewest, one.most, one.because) == (True, 5, 10, ("h:Petro",))
    assert one.threshold.code == "first_weeks"


def test_a_silence_of_unknown_length_is_too_long_and_comes_first(book: Notebook) -> None:
    held(book, "2031-01-01")
    book.tell("h2", "s1", HeldAt(who=party("Taras")), chain=("Olha",))
    assert [(one.person, one.most) for one in found(book)] == [("Taras", None), ("Petro", 149)]
    called(book, None, "f2", "Taras")
    (taras, _) = found(book)
    assert (taras.fewest, taras.most, taras.never) == (0, None, False)


@pytest.mark.parametrize(
    ("claim", "when", "is_alarm"),
    [
        (Impersonated(whom=party("Petro")), "2031-05-29", True),
        (Impersonated(whom=party("Petro")), None, True),
        (Challenged(claimed=party("Petro"), result=ChallengeResult.NONE), "2031-05-28", True),
        (Challenged(claimed=party("Petro"), result=ChallengeResult.WRONG), "2031-05-27", False),
        (Challenged(claimed=party("Petro"), result=ChallengeResult.RIGHT), "2031-05-29", False),
    ],
)
def test_what_failed_after_the_last_proof_presses(
    book: Notebook, claim: Challenged | Impersonated, when: str | None, is_alarm: bool
) -> None:
    held(book, "2031-01-01")
    called(book, "2031-05-28")
    assert found(book) == ()
    book.tell("f2", "s1", claim, when=when, chain=("Olha",))
    assert [one.threshold.code for one in found(book)] == (["in_doubt"] if is_alarm else [])


def test_nobody_is_missed_of_whom_only_no_news_is_said(book: Notebook) -> None:
    book.tell("f1", "s1", NoNews(of=party("Petro")), when="2031-05-01", chain=("Olha",))
    assert [(one.threshold.code, one.most) for one in found(book)] == [("no_news", None)]


def test_only_what_a_person_confirmed_ends_the_watch(book: Notebook) -> None:
    held(book, "2031-01-01")
    book.tell("f1", "s1", Released(who=party("Petro")), when="2031-05-05", chain=("Olha",))
    assert len(found(book)) == 1
    book.decide(Confirmed, "f1", reason="he sat with us")
    assert found(book) == ()


@pytest.mark.parametrize(
    ("willingly", "is_watched"), [(Willingly.YES, False), (Willingly.FORCED, True), (None, True)]
)
def test_a_return_that_was_not_free_ends_no_watch(
    book: Notebook, willingly: Willingly | None, is_watched: bool
) -> None:
    held(book, "2031-01-01")
    returned = ReturnedToUnit(who=party("Petro"), willingly=willingly)
    book.tell("f1", "s1", returned, when="2031-05-05", chain=("Olha",))
    book.decide(Confirmed, "f1", reason="we saw the order")
    assert bool(found(book)) == is_watched


def test_as_things_that_need_attention(book: Notebook) -> None:
    held(book, "2031-01-01")
    called(book, "2031-05-10")
    about = About(book.known())
    (item,) = pressing_silences([row(about, "Petro", DAY)], DAY)
    assert (item.kind, item.on, item.people, item.code) == (Attention.SILENCE, "Petro", ("Petro",), "held")
    assert (item.earliest, item.latest, item.because) == (date(2031, 5, 10), date(2031, 5, 10), ("f1",))


def test_a_contact_taken_out_of_the_count_waits_for_somebody_to_judge_it(book: Notebook) -> None:
    held(book, "2031-01-01")
    called(book, "2031-05-20")
    book.tell(
        "f2",
        "s1",
        Impersonated(whom=party("Taras"), channel=party("phone")),
        when="2031-05-10",
        chain=("Olha",),
    )

    def waiting() -> list[tuple[str, str]]:
        about = About(book.known())
        return [(one.on, one.code) for one in doubtful_contacts([row(about, "Petro", DAY)])]

    assert waiting() == [("f1", "channel_doubted")]
    book.decide(ContactVetted, "f1", verdict=ContactVerdict.DOUBTFUL)
    assert waiting() == []


def test_longer_silence_never_presses_less(book: Notebook) -> None:
    held(book, "2031-05-01")
    called(book, "2031-05-02")
    about = About(book.known())
    days = [DAY + timedelta(days=number) for number in range(120)]
    pressing = [bool(silences([row(about, "Petro", day)], day)) for day in days]
    assert pressing == [True] * len(days)


def test_the_thresholds_are_in_order() -> None:
    read = thresholds()
    assert len({one.code for one in read}) == len(read)
    assert all(one.days > 0 for one in read)
    assert any(one.when == "held" for one in read), "there is one for everybody"

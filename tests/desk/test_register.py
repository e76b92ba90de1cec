"""The register page: who is held, as said; sorted, filtered, searched; for another day; nobody else listed."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from habeas.acts import reading as acts_reading
from habeas.acts.accept import accept
from habeas.acts.reading import offers, reading_of
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.desk.pages import past
from habeas.desk.pages.moments import Moment
from habeas.desk.pages.register import Asked, _on_shelves
from habeas.desk.shelves.models import PersonOnShelf
from habeas.register.about import About
from habeas.statements.source import Source, SourceKind
from tests.desk.conftest import ANNA
from tests.desk.made_reading import MadeReader
from tests.desk.moments import NOW
from tests.desk.pages import visible

OTHERS = """Ihor was held in a garage in Velm, his sister Dana said on July 20.

Yakiv was let go, the office said. Ärne was seen by Dana on July 1 in Karsk.
"""
TABLES = (
    {
        "words": "Ihor was held in a garage in Velm",
        "chain": [{"who": "Dana"}, {"who": "this source"}],
        "facts": [{"claim": "held_at", "who": "Ihor", "place": "a garage in Velm", "when": "2022-07-20"}],
    },
    {
        "words": "Yakiv was let go",
        "chain": [{"who": {"body": "the office"}}, {"who": "this source"}],
        "facts": [{"claim": "released", "who": "Yakiv"}],
    },
    {
        "words": "Ärne was seen by Dana on July 1 in Karsk",
        "chain": [{"who": "Dana"}, {"who": "this source"}],
        "facts": [
            {"claim": "seen", "who": "Ärne", "by": "Dana", "when": "2022-07-01"},
            {"claim": "detained", "who": "Ärne", "when": "2022-07-02/2022-07-05"},
        ],
    },
)


@pytest.fixture
def two_sources(
    desk: Desk, report: Source, accept_all: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The report about Petro, and a second one about three others."""
    accept_all()
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES))
    other = take_in(
        desk.case,
        OTHERS.encode(),
        "others.txt",
        obtained="downloaded",
        published="2022-07-21",
        by=ANNA,
        at=NOW,
    )
    reading = reading_of(desk.case, other.id)
    for offer in offers(desk.case, other.id):
        accept(desk.case, other.id, offer.found, reading.entities, by=ANNA, at=NOW, reader="made/1")
    return desk


def names(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/{query}").content.decode()
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', page)


def test_an_empty_case_says_what_to_do_first(anna: Client) -> None:
    text = visible(anna.get("/").content)
    assert "Nobody is on the register yet" in text
    assert "Take in a source" in text


def test_with_a_source_but_nothing_accepted_it_leads_to_reading(anna: Client, report: Source) -> None:
    assert "Read a source" in visible(anna.get("/").content)


def test_the_register_lists_those_held_and_nobody_who_tells_of_them(two_sources: Desk, anna: Client) -> None:
    assert names(anna) == ["Ärne", "Ihor", "Petro", "Yakiv"]
    text = visible(anna.get("/").content)
    assert "Olha" not in text
    assert "Dana" not in text


def test_status_is_said_as_said_and_days_since_as_of_today(two_sources: Desk, anna: Client) -> None:
    text = visible(anna.get("/?q=petro").content)
    assert "Held, as one voice says" in text or "Held, as two voices say" in text
    assert "a call on 12 June 2022" in text
    assert "50 days ago" in text
    assert "Let go, as one voice says. Not confirmed" in visible(anna.get("/?q=yakiv").content)


def test_search_knows_no_case_and_no_accents_and_finds_names_places_and_sources(
    two_sources: Desk, anna: Client
) -> None:
    assert names(anna, "?q=arne") == ["Ärne"]
    assert names(anna, "?q=PETRO") == ["Petro"]
    assert names(anna, "?q=velm+garage") == ["Ihor"]
    assert names(anna, "?q=courier") == ["Petro"]
    assert names(anna, "?q=100%25") == []
    assert "Nobody on the register fits this" in visible(anna.get("/?q=zzz").content)


def test_namesakes_are_told_apart_by_where_they_are_spoken_of(
    two_sources: Desk, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {
        "words": "Petro is held",
        "chain": [{"who": "this source"}],
        "facts": [{"claim": "held_at", "who": "Petro"}],
    }
    monkeypatch.setattr(acts_reading, "read", MadeReader((table,)))
    data = b"Another Petro. Petro is held in the mill, says the caller.\n"
    other = take_in(
        two_sources.case, data, "call.txt", obtained="noted", by=ANNA, at=NOW, kind=SourceKind.CALL
    )
    reading = reading_of(two_sources.case, other.id)
    (offer,) = offers(two_sources.case, other.id)
    accept(two_sources.case, other.id, offer.found, reading.entities, by=ANNA, at=NOW, reader="made/1")
    text = visible(anna.get("/?q=petro").content)
    assert "Petro in “courier.txt”" in text
    assert "Petro in “call.txt”" in text
    assert "Olha" not in text
    assert "This call" in visible(anna.get(f"/sources/{other.id}").content)


def test_filters_and_orders(two_sources: Desk, anna: Client) -> None:
    assert names(anna, "?status=said_released") == ["Yakiv"]
    assert names(anna, "?status=nonsense") == names(anna)
    assert names(anna, "?sort=order")[0] == "Petro"
    # The longer end counts: without any sign of life comes before the oldest sign.
    assert names(anna, "?sort=proof") == ["Ihor", "Yakiv", "Petro", "Ärne"]
    assert names(anna, "?sort=since")[0] == "Petro"
    assert names(anna, "?page=99999999999") == names(anna)


def test_as_of_another_day_nothing_later_counts(two_sources: Desk, anna: Client) -> None:
    text = visible(anna.get("/?as_of=2022-06-15&q=petro").content)
    assert "As of 15 June 2022" in text
    assert "3 days ago" in text
    assert names(anna, "?as_of=2022-06-01&status=held") == []


def test_what_we_knew_before_anything_was_noted_is_nothing(two_sources: Desk, anna: Client) -> None:
    page = anna.get("/?known=2022-07-31")
    assert names(anna, "?known=2022-07-31") == []
    assert "what we knew on 31 July 2022" in visible(page.content)
    assert names(anna, "?known=2022-08-01&as_of=2022-08-01") == names(anna)


def test_a_day_that_is_none_is_said(anna: Client, report: Source) -> None:
    assert "“soon” is not a day" in visible(anna.get("/?as_of=soon").content)


@pytest.mark.parametrize("sort", ["name", "order", "since", "proof", "voices"])
@pytest.mark.parametrize("status", ["", "held", "said_released"])
def test_shelves_and_working_out_agree(two_sources: Desk, sort: str, status: str) -> None:
    shelf, today = two_sources.catch_up(), two_sources.today()
    about = About(two_sources.case.known())
    for words in ("a", ""):
        asked = Asked(words=words, status=status, sort=sort, page=1)
        on_shelves = [row.person for row in _on_shelves(asked, PersonOnShelf.objects.filter(view=shelf))]
        assert on_shelves == [row.person for row in past.worked_out(about, today, None, words, status, sort)]
        for days in (0, 1, 20, 60, 400):
            then = today - timedelta(days=days)
            plain = [row.person for row in past.worked_out(about, then, None, words, status, sort)]
            assert [row.person for row in past.worked_out(about, then, shelf, words, status, sort)] == plain
            if not words and not status and sort in past.BY_NAME:
                listed = _on_shelves(asked, past.listed(shelf, then))
                assert [row.person for row in listed] == plain
    assert not Moment(today, today, today).is_now

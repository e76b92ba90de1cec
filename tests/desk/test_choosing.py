"""Choosing people in a form: namesakes told apart, people of other sources offered; who told whom in one line."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from habeas.acts.accept import accept
from habeas.acts.reading import State, offers, offers_of, reading_of
from habeas.acts.take_in import take_in
from habeas.desk.forms.answers import Answers
from habeas.desk.forms.apart import Elsewhere
from habeas.desk.forms.book import book
from habeas.desk.forms.filled import Filled
from habeas.desk.opened import Desk
from habeas.desk.pages.passage_asked import by_hand
from habeas.statements.chain import Knows, Passed
from habeas.statements.claims.custody import HeldAt
from habeas.statements.judgement import Verdict
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.test_forms import edit, fields, name_of, only
from tests.desk.test_reader import HELD, HTMX, found

LETTER = """Petro, who is 24, serves in the 205th brigade. Petro is held in a barn in Lissa.

They do not let him call his wife.
"""


@pytest.fixture
def letter(desk: Desk, report: Source) -> Source:
    """Another source that speaks of a Petro, with what tells him apart."""
    from habeas.acts.by_hand import Hand

    source = take_in(
        desk.case, LETTER.encode(), "letter.txt", title="The letter", obtained="by mail",
        published="2022-07-20", by=ANNA, at=NOW,
    )  # fmt: skip
    for words, fact in (
        ("Petro, who is 24", {"claim": "aged", "person": "Petro", "years": 24}),
        (
            "serves in the 205th brigade",
            {"claim": "serves_in", "person": "Petro", "body": "the 205th brigade"},
        ),
        (
            "Petro is held in a barn in Lissa",
            {"claim": "held_at", "who": "Petro", "place": "a barn in Lissa"},
        ),
    ):
        hand = Hand(desk.case.known(), source, LETTER)
        telling = hand.telling({"words": words, "chain": [{"who": "this source"}], "facts": [fact]})
        accept(desk.case, source.id, telling, hand.entities.values(), by=ANNA, at=NOW)
    return source


def option(page: bytes, words: str) -> str:
    """The value of the first choice that has these words."""
    return str(
        next(one.get("value") for one in document(page).xpath("//option") if words in one.text_content())
    )


def test_people_of_a_source_are_shown_with_age_unit_and_last_status(
    anna: Client, desk: Desk, letter: Source
) -> None:
    telling = desk.case.known().tellings_of(letter.id)[-1]
    page = anna.get(f"/sources/{letter.id}/items/{telling.id}/edit").content
    assert "Petro, 24, the 205th brigade, last said to be held, a barn in Lissa" in visible(page)


def test_people_of_other_sources_with_the_same_name_are_offered_apart(
    anna: Client, desk: Desk, report: Source, letter: Source
) -> None:
    page = anna.get(f"/sources/{report.id}/items/{found(desk, report, HELD)}/edit").content
    group = document(page).xpath("//select[@name='f0-who-0']/optgroup")[-1]
    assert group.get("label") == "In other sources; choosing one notes that it is the same"
    texts = [one.text for one in group]
    assert texts == ["Petro, 24, the 205th brigade, last said to be held, a barn in Lissa · The letter"]
    others = document(page).xpath("//select[@name='f0-place-0']/optgroup[starts-with(@label, 'In other')]")
    assert not others


def test_choosing_one_of_another_source_makes_a_mention_here_and_says_they_are_the_same(
    anna: Client, desk: Desk, report: Source, letter: Source
) -> None:
    address, sent = edit(anna, desk, report, HELD)
    page = anna.get(address).content
    other = option(page, "The letter")
    sent["f0-who-0"] = [other]
    answer = anna.post(address, sent)
    assert answer.status_code == 302
    said = visible(anna.get(answer["Location"]).content)
    assert "Noted as the same: Petro, 24, the 205th brigade" in said
    telling = desk.case.known().tellings_of(report.id)[-1]
    claim = telling.facts[0].claim
    assert isinstance(claim, HeldAt)
    assert claim.who
    (here,) = claim.who.all
    assert desk.case.known().mentions[here].source == report.id
    (judgement,) = desk.case.known().judgements.values()
    assert (judgement.a, judgement.b, judgement.verdict) == (here, other, Verdict.SAME)
    again = anna.get(
        f"/sources/{report.id}/items/{found(desk, report, 'Petro called her on June 12')}/edit"
    ).content
    assert "In other sources" not in visible(again)


def test_the_words_beside_somebody_of_another_source_say_how_this_text_speaks_of_them(
    anna: Client, desk: Desk, report: Source, letter: Source
) -> None:
    mention = next(one for one in desk.case.known().mentions_of(letter.id) if one.name == "Petro")
    address, sent = edit(anna, desk, report, "At least 40 soldiers are held there")
    sent["f1-who-0"] = [mention.id]
    sent["f1-who-new"], sent["f1-who-kind"] = ["soldiers"], ["person"]
    assert anna.post(address, sent).status_code == 302
    (judgement,) = desk.case.known().judgements.values()
    assert desk.case.known().mentions[judgement.a].name == "soldiers"
    assert judgement.b == mention.id


def test_where_no_words_are_given_for_them_the_form_asks_for_them(
    anna: Client, desk: Desk, report: Source, letter: Source
) -> None:
    _, sent = edit(anna, desk, report, HELD)
    brigade = next(one for one in desk.case.known().mentions_of(letter.id) if one.name == "the 205th brigade")
    names = book(desk, report.id, reading_of(desk.case, report.id).entities)
    more = Elsewhere(brigade.id, brigade.kind, brigade.name, "the 205th brigade · The letter")
    answers = Answers(
        Filled(sent | {"f0-who-0": [brigade.id]}), replace(names, elsewhere=(more,)), by_hand((0, 9))
    )
    assert answers.telling() is None
    assert "“the 205th brigade” is not in this text" in answers.errors["f0-who"]


def test_who_told_it_in_one_line(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    assert sent["told"] == [
        "Petro (was there, by phone) > Olha (was told, in person, our guess) > this publication"
    ]
    sent["told"] = ["Petro (was there) > his brother (by phone) > the outlet"]
    assert anna.post(address, sent).status_code == 302
    first, second, last = only(desk).chain
    assert first.who
    assert second.who
    assert last.who
    assert (name_of(desk, first.who.all[0]), first.knows) == ("Petro", Knows.WAS_THERE)
    assert (name_of(desk, second.who.all[0]), second.passed) == ("his brother", Passed.CALL)
    assert (last.who.all, last.passed) == ((report.id,), Passed.PUBLICATION)


def test_a_line_that_is_not_understood_is_kept_and_said(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    sent["told"] = ["Petro (by pigeon) > this publication"]
    answer = anna.post(address, sent)
    assert answer.status_code == 422
    assert "“(by pigeon)” is not understood" in visible(answer.content)
    assert fields(answer.content)["told"] == sent["told"]
    assert fields(answer.content)["told-was"] != sent["told"]
    assert not desk.case.known().tellings


def test_a_line_is_shown_as_a_list_before_anything_is_stored(
    anna: Client, desk: Desk, report: Source
) -> None:
    address, sent = edit(anna, desk, report, HELD)
    sent["told"] = ["Petro > a cousin > the outlet"]
    for answer in (
        anna.post(f"/sources/{report.id}/told", sent, headers=HTMX),
        anna.post(address, sent | {"look": ["1"]}),
    ):
        text = visible(answer.content)
        assert "Petro : told a cousin" in text
        assert "New here: a cousin" in text
    assert fields(answer.content)["told"] == sent["told"]
    assert not desk.case.known().tellings
    sent["told"] = ["Petro >"]
    wrong = anna.post(f"/sources/{report.id}/told", sent, headers=HTMX)
    assert "Write ? where nobody is named" in visible(wrong.content)


def test_a_form_in_its_card_comes_back_as_the_card(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    id_ = found(desk, report, HELD)
    form = anna.get(address, headers=HTMX).content
    assert b"<html" not in form
    assert f'id="card-{id_}"' in form.decode()
    wrong = anna.post(address, sent | {"f0-when": ["Tuesday"]}, headers=HTMX)
    assert wrong.status_code == 422
    assert b"<html" not in wrong.content
    saved = anna.post(address, sent, headers=HTMX).content
    assert 'data-state="accepted"' in saved.decode()
    assert "Accepted with your changes" in visible(saved)
    left = anna.get(f"/sources/{report.id}/items/{id_}", headers=HTMX).content
    assert 'data-state="accepted"' in left.decode()
    assert anna.get(f"/sources/{report.id}/items/{id_}")["Location"] == f"/sources/{report.id}#card-{id_}"


def test_what_is_added_in_the_panel_leads_to_its_card(anna: Client, desk: Desk, report: Source) -> None:
    start = desk.case.text(report.id).index("Olha, the mother of Petro")
    address = f"/sources/{report.id}/add"
    where = {"start": str(start), "end": str(start + 25)}
    asked = anna.get(address, where, headers=HTMX).content
    assert "What do these words say?" in visible(asked)
    assert b"<html" not in asked
    sent = fields(anna.get(address, where | {"says": "described"}, headers=HTMX).content)
    sent |= {"f0-person-new": ["Olha"], "f0-what": ["the mother of Petro"]}
    answer = anna.post(address, sent, headers=HTMX)
    telling = only(desk)
    assert answer.headers["HX-Redirect"] == f"/sources/{report.id}?show={telling.id}#card-{telling.id}"


def test_what_was_refused_is_not_offered_again_after_a_restart_or_another_reading(
    anna: Client, desk: Desk, report: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = found(desk, report, HELD)
    anna.post(f"/sources/{report.id}/found/{id_}/refuse")
    desk.case.look_anew()
    monkeypatch.setattr("habeas.acts.reading.VERSION", "later")
    again = offers_of(desk.case.known(), report.id, reading_of(desk.case, report.id))
    assert [one.state for one in again if one.found.id == id_] == [State.REFUSED]
    assert len(offers(desk.case, report.id)) == 8
    page = anna.get(f"/sources/{report.id}").content
    assert f'id="card-{id_}"' not in page.decode()
    assert "Show 1 refused" in visible(page)
    shown = anna.get(f"/sources/{report.id}?refused=1").content
    assert f'id="card-{id_}"' in shown.decode()
    assert "Hide what was refused" in visible(shown)


def test_scripts_of_the_reader_are_small(anna: Client, report: Source) -> None:
    page = anna.get(f"/sources/{report.id}").content.decode()
    sizes = {name: sum(map(len, anna.get(name))) for name in re.findall(r'<script[^>]*src="([^"]+)"', page)}
    assert sum(sizes.values()) < 100_000, sizes
    assert next(size for name, size in sizes.items() if name.endswith("pick.js")) < 8_000

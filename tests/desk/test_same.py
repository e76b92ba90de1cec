"""Same person? What is asked, how it is answered and undone, several at once, conflicts, and telling apart again."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client

from habeas.acts.judge import judge
from habeas.desk.opened import Desk
from habeas.desk.pages.same import several
from habeas.desk.pages.same.weighing import REASONS, in_hundred, likely
from habeas.identity.clusters import clusters
from habeas.identity.linkage.reasons import REASONS as LINKED
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.notes_of_people import NAMES, asked, tell_of
from tests.desk.pages import document, visible

Told = Callable[..., dict[str, str]]
CONFLICT = "//section[contains(@class, 'conflict')]"


@pytest.fixture
def told(desk: Desk) -> Told:
    """Takes in a note for each name. Returns ids by name."""
    return partial(tell_of, desk)


def people(desk: Desk) -> int:
    known = desk.case.known()
    return sum(known.mentions[id_].kind is Kind.PERSON for id_ in clusters(known).members)


def test_two_are_shown_side_by_side_with_what_agrees_why_and_what_a_yes_changes(
    anna: Client, desk: Desk, told: Told
) -> None:
    told(*NAMES[3:])
    karsk = [one.id for one in desk.case.known().mentions.values() if one.kind is Kind.PLACE]
    judge(desk.case, karsk[0], karsk[1], Verdict.SAME, by=ANNA, at=NOW)
    page = anna.get("/same").content
    text = visible(page)
    assert "0 decided today 1 left this is 1 of 1" in text
    assert "Лісовий Данило" in text
    assert "Lisovyi Danylo" in text
    assert "same given name speaks very strongly for" in text
    assert "born on the same day" in text
    rows = {
        row.xpath("./th")[0].text_content(): row
        for row in document(page).xpath("//div[@class='compare']//tbody/tr")
    }
    assert rows["Born"].get("class") == "agrees"
    assert "= agrees" in rows["Born"].text_content()
    assert "17 May 1990" in rows["Born"].text_content()
    assert "The register counts 1 person fewer." in text
    assert "Counted at “Karsk”: 2 now, 1 then." in text
    assert 'id="queue"' in page.decode()
    ways = [link.get("href") for link in document(page).xpath("//details[@class='open-sources']//a")]
    assert all(anna.get(str(way)).status_code == 200 for way in ways)
    assert len(ways) >= 2


@pytest.mark.parametrize(("verdict", "left"), [("same", 3), ("different", 4), ("unsure", 4)])
def test_an_answer_is_noted_counted_and_undone(
    anna: Client, desk: Desk, told: Told, verdict: str, left: int
) -> None:
    told(*NAMES[3:])
    fields = asked(anna.get("/same").content)
    page = visible(
        anna.post("/same", fields | {"verdict": [verdict], "reason": ["one voice"]}, follow=True).content
    )
    (one,) = desk.case.known().judgements.values()
    assert (one.verdict, one.reason) == (verdict, "one voice")
    assert "1 decided today 0 left" in page
    assert "Nobody here looks like somebody else" in page
    assert people(desk) == left
    anna.post(f"/undo/{one.id}", {"back": "/same", "together": "yes"})
    assert people(desk) == 4
    assert "0 decided today 1 left" in visible(anna.get("/same").content)


def test_a_whole_group_is_one_question_and_one_answer(anna: Client, desk: Desk, told: Told) -> None:
    told(*NAMES[:3])
    page = anna.get("/same").content
    fields = asked(page)
    assert len(fields["id"]) == 3
    assert "Yes, all of these are one" in visible(page)
    before = people(desk)
    anna.post("/same", fields | {"verdict": ["same"]})
    assert people(desk) == before - 2
    judgements = desk.case.known().judgements
    assert len(judgements) == 2, "as few as join them"
    anna.post(f"/undo/{next(iter(judgements))}", {"back": "/same", "together": "yes"})
    assert people(desk) == before
    assert not desk.case.known().judgements


def test_one_of_a_group_can_be_left_out(anna: Client, desk: Desk, told: Told) -> None:
    told(*NAMES[:3])
    fields = asked(anna.get("/same").content)
    before = people(desk)
    anna.post("/same", fields | {"id": fields["id"][:2], "verdict": ["same"]})
    assert people(desk) == before - 1
    alone = anna.post("/same", fields | {"id": fields["id"][:1], "verdict": ["same"]}, follow=True)
    assert "One alone cannot be compared" in visible(alone.content)


def test_no_on_a_group_says_of_each_pair_that_it_is_two(anna: Client, desk: Desk, told: Told) -> None:
    told(*NAMES[:3])
    anna.post("/same", asked(anna.get("/same").content) | {"verdict": ["different"]})
    assert len(desk.case.known().judgements) == 3
    assert "0 left" in visible(anna.get("/same").content)


def test_what_is_skipped_comes_last_and_stays_open(anna: Client, desk: Desk, told: Told) -> None:
    told("Лісовий Данило", "Lisovyi Danylo", "Бовенко Петро", "Bovenko Petro")
    first, entries = asked(anna.get("/same").content), desk.case.last_entry()
    page = anna.post("/same", first | {"verdict": ["skip"]}, follow=True).content
    second = asked(page)
    assert second["id"] != first["id"]
    assert asked(anna.get("/same?at=1").content)["id"] == first["id"]
    assert desk.case.last_entry() == entries
    again = anna.post("/same", second | {"verdict": ["skip"]}, follow=True).content
    assert asked(again)["id"] == first["id"]


def test_the_queue_is_narrowed_by_likelihood_and_source(anna: Client, desk: Desk, told: Told) -> None:
    told(*NAMES[3:])
    assert "0 left" in visible(anna.get("/same?band=possible").content)
    assert "1 left" in visible(anna.get("/same?band=nonsense&at=-1").content)
    source = next(iter(desk.case.known().sources))
    assert "1 left" in visible(anna.get(f"/same?source={source}").content)
    assert "0 left" in visible(anna.get("/same?source=s_nowhere").content)
    assert anna.get("/same?at=999").status_code == 200


def test_an_empty_case_says_what_comes_here(anna: Client) -> None:
    text = visible(anna.get("/same").content)
    assert "Nobody is spoken of here yet" in text
    assert "What is compared, and what is not" in text


def test_a_source_that_is_hidden_shows_in_no_question(
    anna: Client, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(*NAMES[3:])
    hidden = frozenset(list(desk.case.known().sources)[1:])
    monkeypatch.setattr(Desk, "hidden", lambda self: hidden)
    text = visible(anna.get("/same").content)
    assert "Lisovyi" not in text
    assert "0 left" in text


def test_several_are_listed_with_an_honest_estimate_and_confirmed_only_after_a_look(
    anna: Client, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "CONFIRMABLE", 0.5)
    told("Лісовий Данило", "Lisovyi Danylo", "Бовенко Петро Іванович", "Bovenko Petro Ivanovych")
    page = anna.get("/same/several").content
    text = visible(page)
    assert "Of 2 pairs, fewer than one would be wrong" in text
    assert "This desk has answered no pair as sure as these yet" in text
    assert "The register counts 2 people fewer." in text
    pairs = [str(field.get("value")) for field in document(page).xpath("//input[@name='pair']")]
    sent = {"from": "50", "pair": pairs}
    unseen = anna.post("/same/several", sent)
    assert unseen.status_code == 422
    assert "Look at the list first" in visible(unseen.content)
    other = anna.post("/same/several", sent | {"pair": pairs[:1], "looked": "yes"})
    assert "the list is another now" in visible(other.content)
    assert not desk.case.known().judgements
    before = people(desk)
    done = anna.post("/same/several", sent | {"looked": "yes"}, follow=True)
    assert "Noted: 2 pairs are one person each." in visible(done.content)
    assert people(desk) == before - 2
    known = desk.case.known()
    assert {known.noted[id_].by for id_ in known.judgements} == {ANNA}
    assert all("same given name" in one.reason for one in known.judgements.values())
    anna.post(f"/undo/{next(iter(known.judgements))}", {"together": "yes", "back": "/same"})
    assert people(desk) == before


def test_the_desks_own_answers_bear_an_estimate_out_only_as_far_as_they_go(
    anna: Client, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "CONFIRMABLE", 0.5)
    ids = told("Лісовий Данило", "Lisovyi Danylo", "Бовенко Петро Іванович", "Bovenko Petro Ivanovych")
    judge(desk.case, ids["Лісовий Данило"], ids["Lisovyi Danylo"], Verdict.SAME, by=ANNA, at=NOW)
    text = visible(anna.get("/same/several?from=50").content)
    assert "this desk has answered 1, 0 of them with no" in text
    assert "up to 1 of these may be wrong" in text


def test_below_the_band_nothing_is_offered_together(anna: Client, told: Told) -> None:
    told("Лісовий Данило", "Lisovyi Danylo", born="1990~")
    assert "99.95" in anna.get("/same/several?from=10").content.decode()
    assert "99.95" in anna.get("/same/several?from=nan").content.decode()


def test_a_threshold_is_set_by_hand_or_by_sliding_and_the_estimate_follows(anna: Client, told: Told) -> None:
    told(*NAMES[3:])
    page = document(anna.get("/same/several?from=99.96").content)
    (form,) = page.xpath("//form[@id='how-sure']")
    (number,), (slide,) = (form.xpath(f".//input[@type='{kind}']") for kind in ("number", "range"))
    assert {key: number.get(key) for key in ("min", "max", "step", "value")} == {
        key: slide.get(key) for key in ("min", "max", "step", "value")
    }
    assert slide.get("name") is None, "without the script the number alone is sent"
    assert slide.getparent().get("hidden") is not None
    assert all(one.getparent().tag == "label" for one in (number, slide))
    assert form.get("hx-select") == "#shown"
    assert page.xpath("//*[@id='estimate'][@role='status']")
    assert page.xpath("//*[@id='shown']")


def test_a_conflict_is_shown_with_its_path_and_settled_by_taking_one_back(
    anna: Client, desk: Desk, told: Told
) -> None:
    ids = list(told(*NAMES[:3]).values())
    a, b, c = (id_ for id_ in ids if desk.case.known().mentions[id_].name in NAMES)
    for one, other, verdict in ((a, b, Verdict.SAME), (b, c, Verdict.SAME), (a, c, Verdict.DIFFERENT)):
        judge(desk.case, one, other, verdict, by="Bohdan", at=NOW + timedelta(seconds=1), reason="heard so")
    page = anna.get("/same").content
    (conflict,) = document(page).xpath(CONFLICT)
    assert len(conflict.xpath(".//li")) == 3
    text = conflict.text_content()
    assert "by Bohdan" in text
    assert "heard so" in text
    assert "Answers that contradict one another" in text
    assert "what is said does not fit together" in visible(anna.get("/today").content)
    no = str(conflict.xpath(".//form")[0].get("action"))
    anna.post(no, {"back": "/same"})
    assert not document(anna.get("/same").content).xpath(CONFLICT)
    assert not clusters(desk.case.known()).conflicts


def test_a_person_is_told_apart_again_after_a_look_and_back(anna: Client, desk: Desk, told: Told) -> None:
    ids = told(*NAMES[:3])
    one, other, third = (ids[name] for name in NAMES[:3])
    judge(desk.case, one, other, Verdict.SAME, by=ANNA, at=NOW)
    judge(desk.case, other, third, Verdict.SAME, by=ANNA, at=NOW)
    assert anna.get(f"/people/{other}")["Location"] == f"/people/{one}"
    assert f"/people/{one}/apart" in anna.get(f"/people/{one}").content.decode()
    address = f"/people/{one}/apart"
    assert anna.get(f"/people/{other}/apart")["Location"] == address
    page = visible(anna.get(address).content)
    assert all(name in page for name in NAMES[:3])
    nobody = anna.post(address, {"act": "show"})
    assert nobody.status_code == 422
    entries = desk.case.last_entry()
    seen = visible(anna.post(address, {"act": "show", "away": [other], "are_one": "yes"}).content)
    assert "These answers are taken back" in seen
    assert "The register counts 1 person more." in seen
    assert desk.case.last_entry() == entries
    done = anna.post(address, {"act": "do", "away": [other], "reason": "another voice"}, follow=True)
    assert "Told apart." in visible(done.content)
    who = clusters(desk.case.known())
    assert who.members[one] == (one, third)
    assert who.members[other] == (other,)
    assert anna.get(f"/people/{other}").status_code == 200
    assert "0 left" in visible(anna.get("/same").content)
    (made,) = (id_ for id_, item in desk.case.known().judgements.items() if item.verdict is Verdict.DIFFERENT)
    anna.post(f"/undo/{made}", {"together": "yes", "back": "/same"})
    assert clusters(desk.case.known()).members[one] == (one, other, third)


def test_who_is_alone_cannot_be_told_apart(anna: Client, told: Told) -> None:
    ids = told("Лісовий Данило")
    assert anna.get(f"/people/{ids['Лісовий Данило']}/apart").status_code == 404
    assert anna.get("/people/nobody/apart").status_code == 404


def test_every_reason_of_linking_can_be_translated() -> None:
    assert {text for texts in LINKED.values() for text in texts.values()} <= set(REASONS)


def test_nothing_is_called_certain() -> None:
    assert in_hundred(0.99999) == 99
    assert in_hundred(0.0001) == 1
    assert re.match("Almost surely the same: 99 in 100", likely(1.0))

"""Editing what was found and adding by hand: forms that keep what was typed and say what is wrong."""

import re

from django.test import Client

from habeas.acts.reading import State, offers, reading_of
from habeas.desk.forms.answers import Answers
from habeas.desk.forms.book import book
from habeas.desk.forms.filled import from_telling
from habeas.desk.opened import Desk
from habeas.statements.chain import Basis
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.identity import Kinship, Related
from habeas.statements.ids import with_ids
from habeas.statements.source import Source
from habeas.statements.telling import Telling
from tests.desk.pages import document, visible
from tests.desk.test_reader import HELD, found

Fields = dict[str, list[str]]


def fields(page: bytes) -> Fields:
    """What a browser would send if the form were sent as it stands."""
    form = [form for form in document(page).forms if "languages" not in form.classes][-1]
    sent: Fields = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def only(desk: Desk) -> Telling:
    (telling,) = desk.case.known().tellings.values()
    return telling


def name_of(desk: Desk, id_: str) -> str:
    return desk.case.known().mentions[id_].name


def edit(anna: Client, desk: Desk, source: Source, words: str) -> tuple[str, Fields]:
    address = f"/sources/{source.id}/items/{found(desk, source, words)}/edit"
    return address, fields(anna.get(address).content)


def test_a_form_sent_as_it_stands_says_what_was_found(desk: Desk, report: Source) -> None:
    names = book(desk, report.id, reading_of(desk.case, report.id).entities)
    for offer in offers(desk.case, report.id):
        found_there = with_ids(offer.found, lambda id_: names.same_as.get(id_, id_))
        answers = Answers(from_telling(found_there), names, found_there)
        assert answers.telling() == found_there
        assert not answers.errors


def test_editing_changes_place_date_and_tellers(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    assert sent["f0-when"] == ["2022-06-12"]
    sent["f0-place-0"] = [""]
    sent["f0-place-new"], sent["f0-place-kind"] = ["Karsk"], ["place"]
    sent["f0-when"] = ["2022-06-11/2022-06-12"]
    sent["t1-remove"] = ["on"]
    answer = anna.post(address, sent)
    assert answer.status_code == 302
    telling = only(desk)
    claim = telling.facts[0].claim
    assert isinstance(claim, HeldAt)
    assert claim.place
    assert name_of(desk, claim.place.all[0]) == "Karsk"
    assert telling.facts[0].when
    assert telling.facts[0].when.edtf == "2022-06-11/2022-06-12"
    assert len(telling.chain) == 2
    assert telling.chain[-1].who
    assert telling.chain[-1].who.all == (report.id,)
    assert telling.found_by
    assert telling.found_by.edited
    page = visible(anna.get(answer["Location"]).content)
    assert "Accepted with your changes" in page
    assert "Accepted with changes" in page
    (offer,) = [o for o in offers(desk.case, report.id) if o.telling]
    assert offer.state is State.ACCEPTED


def test_a_date_that_is_none_is_said_and_what_was_typed_is_kept(
    anna: Client, desk: Desk, report: Source
) -> None:
    address, sent = edit(anna, desk, report, HELD)
    sent["f0-when"], sent["t0-order"] = ["last Tuesday"], ["7"]
    answer = anna.post(address, sent)
    assert answer.status_code == 422
    text = visible(answer.content)
    assert "Nothing was stored, and what you typed is still here" in text
    assert "“last Tuesday” is not a date we can read; write 2022-07-21" in text
    again = fields(answer.content)
    assert again["f0-when"] == ["last Tuesday"]
    assert again["t0-order"] == ["7"]
    assert not desk.case.known().tellings


def test_facts_can_be_left_out_but_not_all(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, "At least 40 soldiers are held there")
    del sent["f0-keep"]
    kept_none = {key: value for key, value in sent.items() if not key.endswith("-keep")}
    assert "Keep at least one" in visible(anna.post(address, kept_none).content)
    anna.post(address, sent)
    assert [fact.claim.name() for fact in only(desk).facts] == ["held_at"]


def test_tellers_can_be_put_in_order_and_made_guesses(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    sent["t0-order"], sent["t1-order"] = ["2"], ["1"]
    sent["t0-basis"], sent["t1-basis"] = ["inferred"], ["explicit"]
    anna.post(address, sent)
    first, second, last = only(desk).chain
    assert [name_of(desk, link.who.all[0]) for link in (first, second) if link.who] == ["Olha", "Petro"]
    assert (first.basis, second.basis) == (Basis.EXPLICIT, Basis.INFERRED)
    assert last.who
    assert last.who.all == (report.id,)


def test_a_teller_added_without_a_place_comes_before_the_publication(
    anna: Client, desk: Desk, report: Source
) -> None:
    address, sent = edit(anna, desk, report, "He was there still on Wednesday")
    last = int(sent["tellers"][0]) - 1
    sent[f"t{last}-who-new"], sent[f"t{last}-who-kind"] = ["Karsk Courier"], ["body"]
    sent["t0-remove"] = ["on"]
    anna.post(address, sent)
    first, second = only(desk).chain
    assert first.who
    assert name_of(desk, first.who.all[0]) == "Karsk Courier"
    assert second.who
    assert second.who.all == (report.id,)


def test_correcting_what_was_accepted_keeps_the_version_before(
    anna: Client, desk: Desk, report: Source
) -> None:
    id_ = found(desk, report, HELD)
    anna.post(f"/sources/{report.id}/found/{id_}/accept")
    before = only(desk)
    address, sent = edit(anna, desk, report, HELD)
    sent["f0-when"] = ["2022-06-11"]
    anna.post(address, sent)
    after = only(desk)
    assert after.replaces == before.id
    assert before.id in desk.case.known().noted
    anna.post(f"/undo/{after.id}")
    assert only(desk).id == before.id


def test_left_open_which_of_them_it_was(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    ids = {entity.name: entity.id for entity in reading_of(desk.case, report.id).entities}
    sent["f0-who-0"], sent["f0-who-1"], sent["f0-who-open"] = [ids["Petro"]], [ids["Olha"]], ["on"]
    anna.post(address, sent)
    claim = only(desk).facts[0].claim
    assert isinstance(claim, HeldAt)
    assert claim.who
    assert len(claim.who.one_of) == 2


def test_adding_by_words_asks_which_place_is_meant(anna: Client, report: Source) -> None:
    once = visible(anna.get(f"/sources/{report.id}/add", {"words": "Olha, the mother of Petro"}).content)
    assert "What do these words say?" in once
    several = visible(anna.get(f"/sources/{report.id}/add", {"words": "cellar"}).content)
    assert "stand 2 times" in several
    never = anna.get(f"/sources/{report.id}/add", {"words": "dungeon"})
    assert never.status_code == 422
    assert "does not stand in this text. Nothing was stored." in visible(never.content)


def test_adding_by_hand(anna: Client, desk: Desk, report: Source) -> None:
    start = desk.case.text(report.id).index("Olha, the mother of Petro")
    address = f"/sources/{report.id}/add?start={start}&end={start + 25}&says=related"
    sent = fields(anna.get(address).content)
    ids = {entity.name: entity.id for entity in reading_of(desk.case, report.id).entities}
    sent |= {"f0-person-0": [ids["Olha"]], "f0-of-0": [ids["Petro"]], "f0-kinship": ["mother"]}
    answer = anna.post(f"/sources/{report.id}/add", sent)
    assert answer.status_code == 302
    telling = only(desk)
    assert telling.found_by is None
    assert telling.passage.exact == "Olha, the mother of Petro"
    claim = telling.facts[0].claim
    assert isinstance(claim, Related)
    assert claim.kinship is Kinship.MOTHER
    page = anna.get(answer["Location"].split("#")[0]).content
    assert "Added by hand" in visible(page)
    assert f'id="card-{telling.id}"' in page.decode()


def test_somebody_new_must_stand_in_the_text(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    answer = anna.post(address, sent | {"f0-who-new": ["Nobody at all"]})
    assert answer.status_code == 422
    assert "“Nobody at all” does not stand in the text" in visible(answer.content)
    assert not desk.case.known().tellings


def test_a_form_takes_a_further_fact(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    more = anna.post(address, sent | {"more": ["conditions"]})
    sent = fields(more.content)
    assert sent["facts"] == ["2"]
    assert sent["f1-claim"] == ["conditions"]
    ids = {entity.name: entity.id for entity in reading_of(desk.case, report.id).entities}
    sent |= {"f1-who-0": [ids["Petro"]], "f1-lacks": ["locked_in"]}
    anna.post(address, sent)
    assert [fact.claim.name() for fact in only(desk).facts] == ["held_at", "conditions"]


def test_namesakes_are_told_apart_in_a_form(anna: Client, desk: Desk, report: Source) -> None:
    address, sent = edit(anna, desk, report, HELD)
    sent["f0-who-0"], sent["f0-who-new"], sent["f0-who-kind"] = [""], ["Petro"], ["group"]
    anna.post(address, sent)
    _, form = edit(anna, desk, report, "Petro called her on June 12")
    assert form
    page = anna.get(f"/sources/{report.id}/items/{found(desk, report, 'Petro called her on June 12')}/edit")
    assert len(re.findall(r"Petro \(“… [^”]+ …”\)", visible(page.content))) >= 2

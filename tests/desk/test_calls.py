"""A call: saved as it is typed, kept with its tellers and consents, called back; nothing missing stands in the way."""

from django.test import Client

from habeas.desk.opened import Desk
from habeas.desk.people.models import CallDraft
from habeas.statements.account import Answer, Use
from habeas.statements.chain import Knows, Passed
from habeas.statements.source import Source, SourceKind
from tests.desk.pages import document, visible

ID = "n_" + "0a" * 10
OLHA = {
    "caller": "Olha Marchuk",
    "relation": "his mother",
    "reach": "the number she gave in April",
    "about": "Petro Marchuk, Danylo",
    "knows": "was_told",
    "told_by": "Petro",
    "notes": "Petro told her that he is held in a cellar in Karsk.\r\nHe was not alone.",
    "number_known": "yes",
    "called_back": "no",
    "consent-keep": "yes",
    "consent-inside": "yes",
    "consent-publish": "no",
    "consent-publish-name": "a mother",
    "call_back": "2022-08-05",
    "call_back_by": "Anna",
    "may_tell": "that we are looking",
}


def kept(desk: Desk, anna: Client, **changed: object) -> Source:
    answer = anna.post(f"/calls/{ID}/keep", OLHA | changed)
    assert answer.status_code == 302, visible(answer.content)
    return next(s for s in reversed(list(desk.case.known().sources.values())) if s.kind is SourceKind.CALL)


def test_what_is_typed_is_saved_and_found_again(desk: Desk, anna: Client) -> None:
    answer = anna.post(f"/calls/{ID}/save", {"notes": "He was"}, headers={"HX-Request": "true"})
    assert "Saved at 12:00:00" in visible(answer.content)
    anna.post(f"/calls/{ID}/save", {"notes": "He was seen", "about": "Petro"})
    page = anna.get(f"/calls/{ID}").content
    assert "He was seen" in visible(page)
    assert "Not finished" in visible(anna.get("/calls").content)
    assert not desk.case.known().sources


def test_a_call_becomes_a_source_with_its_tellers(desk: Desk, anna: Client) -> None:
    source = kept(desk, anna)
    known = desk.case.known()
    text = desk.case.text(source.id)
    assert text.endswith("cellar in Karsk.\nHe was not alone.\n")
    account = known.accounts[source.id]
    assert [link.knows for link in account.chain] == [Knows.NOT_SAID, Knows.WAS_TOLD]
    assert account.chain[-1].passed is Passed.CALL
    names = [known.mentions[link.who.all[0]].name for link in account.chain if link.who]
    assert names == ["Petro", "Olha Marchuk"]
    for mention in known.mentions_of(source.id):
        assert all(passage.stands_in(text) for passage in mention.passages)
    assert {m.name for m in known.mentions_of(source.id)} == {
        "Olha Marchuk", "Petro", "Petro Marchuk", "Danylo",
    }  # fmt: skip
    assert (account.number_known, account.called_back) == (True, False)
    assert known.consents[source.id, Use.KEEP].answer is Answer.YES
    assert known.consents[source.id, Use.PUBLISH].name == "a mother"
    assert not CallDraft.objects.exists()


def test_nothing_has_to_be_filled_in(desk: Desk, anna: Client) -> None:
    answer = anna.post(f"/calls/{ID}/keep", {})
    assert answer.status_code == 302
    source = next(iter(desk.case.known().sources.values()))
    assert "gave no name" in desk.case.text(source.id)
    assert anna.get(answer.headers["Location"]).status_code == 200


def test_who_does_not_want_it_kept_is_not_kept_and_nothing_typed_is_lost(desk: Desk, anna: Client) -> None:
    answer = anna.post(f"/calls/{ID}/keep", OLHA | {"consent-keep": "no"})
    assert answer.status_code == 422
    assert "does not want this to be kept" in visible(answer.content)
    assert not desk.case.known().sources
    assert "Olha Marchuk" in str(document(answer.content).xpath("//input[@id='caller']/@value"))
    anna.post(f"/calls/{ID}/discard")
    assert not CallDraft.objects.exists()


def test_she_is_called_back(desk: Desk, anna: Client) -> None:
    first = kept(desk, anna)
    page = visible(anna.get("/calls").content)
    assert "Call: Olha Marchuk" in page
    task = next(iter(desk.case.known().tasks.values()))
    form = document(anna.get(f"/calls/new?back={task.id}").content)
    assert form.xpath("//input[@id='caller']/@value") == ["Olha Marchuk"]
    assert form.xpath("//input[@id='reach']/@value") == ["the number she gave in April"]
    again = kept(desk, anna, answers=task.id, call_back="", notes="She heard nothing more.")
    assert again.id != first.id
    assert task.id in desk.case.known().done
    assert "Nobody waits for a call." in visible(anna.get("/calls").content)


def test_only_those_named_see_it(desk: Desk, anna: Client) -> None:
    source = kept(desk, anna, seen="some", seen_by=["Bohdan"])
    assert desk.case.known().audiences[source.id] == {"Anna", "Bohdan"}
    alone = kept(desk, anna, seen="some", notes="Only mine.")
    assert desk.case.known().audiences[alone.id] == {"Anna"}


def test_a_day_that_is_none_is_said_and_the_call_kept(desk: Desk, anna: Client) -> None:
    source = kept(desk, anna, call_back="soon")
    assert not desk.case.known().tasks
    assert "was not understood" in visible(anna.get(f"/sources/{source.id}").content)


def test_nobody_writes_over_anothers_notes(desk: Desk, anna: Client) -> None:
    anna.post(f"/calls/{ID}/save", {"notes": "Anna's"})
    CallDraft.objects.update(by="Vera")
    assert anna.get(f"/calls/{ID}").status_code == 404
    assert anna.post(f"/calls/{ID}/save", {"notes": "over it"}).status_code == 404
    assert anna.post(f"/calls/{ID}/keep", {"notes": "over it"}).status_code == 404
    assert CallDraft.objects.get().typed == {"notes": ["Anna's"]}


def test_the_text_says_who_told_it_and_the_check_can_be_noted_anew(desk: Desk, anna: Client) -> None:
    source = kept(desk, anna)
    page = visible(anna.get(f"/sources/{source.id}").content)
    assert "They were not called back on a known number." in page
    assert "the number she gave in April" in page
    anna.post(f"/sources/{source.id}/account", {"called_back": "yes", "may_tell": "that he is alive"})
    page = visible(anna.get(f"/sources/{source.id}").content)
    assert "They were called back on a known number." in page
    assert "that he is alive" in page
    account = desk.case.known().accounts[source.id]
    assert account.chain, "the tellers stay"
    assert len(account.replaces) == 1

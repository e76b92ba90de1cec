"""A source is taken back from a page: seen first, then not published, not contacted, or erased for good."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from msgspec.structs import replace

from habeas.acts.backup import back_up, restore
from habeas.acts.depart import depart
from habeas.acts.merging import give
from habeas.acts.take_in import take_in
from habeas.acts.withdraw import withdraw
from habeas.desk.opened import Desk
from habeas.desk.pages.calls import drafts
from habeas.desk.people.models import CallDraft
from habeas.desk.serve import listen
from habeas.statements.account import Answer, Use
from habeas.statements.leaving import Way
from habeas.statements.source import Source
from habeas.statements.work import Done
from tests.acts.laptops import on
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.test_calls import OLHA, kept
from tests.keys import open_case

SIGN = "not to be published"


@pytest.fixture
def told(report: Source, accept_all: Callable[..., list[str]]) -> Source:
    """The report, with everything in it accepted."""
    accept_all()
    return report


def test_what_they_allow_is_noted_anew_and_the_older_answer_stays(
    desk: Desk, anna: Client, told: Source
) -> None:
    address = f"/sources/{told.id}/allowed"
    anna.post(address, {"consent-publish": "yes", "consent-publish-name": "a mother from Karsk"})
    page = visible(anna.get(f"/sources/{told.id}").content)
    assert "We may publish it." in page
    assert "a mother from Karsk" in page
    assert "3 things were not asked." in page
    first = desk.case.known().consents[told.id, Use.PUBLISH]
    anna.post(address, {"consent-publish": "no"})
    now = desk.case.known().consents[told.id, Use.PUBLISH]
    assert (now.answer, now.replaces) == (Answer.NO, (first.id,))
    before = desk.case.last_entry()
    anna.post(address, {"consent-publish": "no"})
    assert desk.case.last_entry() == before
    anna.post(address, {})
    assert desk.case.known().consents[told.id, Use.PUBLISH].answer is Answer.NOT_ASKED


def test_nothing_is_done_by_looking(desk: Desk, anna: Client, told: Source) -> None:
    before = desk.case.last_entry()
    for what in ("", "/publish", "/contact", "/erase"):
        assert anna.get(f"/sources/{told.id}/taken-back{what}").status_code == 200
    assert anna.get(f"/sources/{told.id}/taken-back/else").status_code == 404
    assert desk.case.last_entry() == before


def test_what_is_not_to_be_published_says_so_wherever_it_stands(
    desk: Desk, anna: Client, told: Source
) -> None:
    petro = next(m.id for m in desk.case.known().mentions.values() if m.name == "Petro")
    pages = (f"/people/{petro}", f"/sources/{told.id}", "/sources")
    assert not any(SIGN in visible(anna.get(page).content) for page in pages)
    seen = visible(anna.get(f"/sources/{told.id}/taken-back/publish").content)
    assert "People of whom nothing is left to publish Petro" in seen
    anna.post(f"/sources/{told.id}/taken-back/publish")
    for page in pages:
        assert SIGN in visible(anna.get(page).content), page
    statements = sum(len(telling.facts) for telling in desk.case.known().tellings.values())
    assert visible(anna.get(f"/sources/{told.id}").content).count(SIGN) == 1 + len(desk.case.known().tellings)
    assert statements == len(desk.case.known().statements), "nothing is lost"


def test_whoever_is_not_to_be_contacted_is_not_called(desk: Desk, anna: Client) -> None:
    call = kept(desk, anna)
    address = f"/sources/{call.id}/taken-back/contact"
    seen = visible(anna.get(address).content)
    assert "by 5 August 2022 · Anna" in seen
    assert "I am calling now" in visible(anna.get("/calls").content)
    anna.post(address)
    page = visible(anna.get("/calls").content)
    assert "They asked us not to get in touch again." in page
    assert "I am calling now" not in page


def test_erasing_shows_what_goes_and_needs_the_word(desk: Desk, anna: Client, told: Source) -> None:
    for way, to in ((Way.PACKAGE, "for-bohdan.habeas"), (Way.EXPORT, "for the court")):
        depart(desk.case, way, to, by=ANNA, at=NOW)
    address = f"/sources/{told.id}/taken-back/erase"
    seen = visible(anna.get(address).content)
    assert "People who leave the register Petro" in seen
    assert "People on the register: 1 now, 0 then." in seen
    assert "This is said to the desk only." in seen
    assert "for-bohdan.habeas" in seen
    assert "The words lie there in clear." in seen
    refused = anna.post(address, {"word": "yes"})
    assert refused.status_code == 422
    assert "Nothing was erased." in visible(refused.content)
    assert told.id in desk.case.known().sources
    done = anna.post(address, {"word": "erase"})
    assert done["Location"] == f"/erased/{told.id}"
    assert told.id not in desk.case.known().sources
    assert desk.case.ring.of(told.id) is None
    after = visible(anna.get(done["Location"]).content)
    assert "for the court" in after
    for page in ("/", "/sources", "/history"):
        text = visible(anna.get(page).content)
        assert "Petro" not in text, page
    assert anna.get(f"/sources/{told.id}").status_code == 404
    assert anna.get("/erased/s_none").status_code == 404


def test_whoever_is_known_from_elsewhere_too_stays_with_less(desk: Desk, anna: Client, told: Source) -> None:
    from habeas.acts.judge import judge
    from habeas.acts.script import perform
    from habeas.statements.judgement import Verdict

    other = take_in(desk.case, b"Petro is held in a barn.\n", "note.txt", obtained="a call", by=ANNA, at=NOW)
    toml = """[[tell]]
    source = "note.txt"
    words = "Petro is held in a barn"
    chain = [{}]
    facts = [{claim = "held_at", who = "Petro", place = "a barn"}]"""
    perform(desk.case, toml, by=ANNA, clock=lambda: NOW)
    known = desk.case.known()
    a, b = (next(m.id for m in known.mentions_of(of.id) if m.name == "Petro") for of in (told, other))
    judge(desk.case, a, b, Verdict.SAME, by=ANNA, at=NOW)
    seen = visible(anna.get(f"/sources/{told.id}/taken-back/erase").content)
    assert "People of whom less is known Petro" in seen
    assert "People who leave the register –" in seen
    assert "Are “Petro” and “Petro” the same person? Yes." in seen
    assert "now, 0 then" not in seen


def test_what_one_may_not_see_one_cannot_take_back(desk: Desk, anna: Client) -> None:
    call = kept(desk, anna, seen="some")
    from habeas.desk.access.roles import Role, Visitor
    from habeas.desk.opened import visited_by

    with visited_by(Visitor("Vera", Role.LEAD)):
        from django.http import Http404
        from django.test import RequestFactory

        from habeas.desk.pages.withdrawing.pages import page

        with pytest.raises(Http404):
            page(RequestFactory().get("/"), call.id, "erase")


def draft_of_calling_back(desk: Desk, anna: Client, **typed: str) -> None:
    """Anna begins to note that she calls back, and changes some of what is filled in."""
    task = next(iter(desk.case.known().tasks))
    form = document(anna.get(f"/calls/new?back={task}").content)
    names = ("caller", "reach", "about", "may_tell", "answers")
    filled = {
        name: " ".join(form.xpath(f"//*[@name='{name}']/@value | //textarea[@name='{name}']/text()"))
        for name in names
    }
    assert filled["reach"] == OLHA["reach"]
    anna.post(f"/calls/n_{'1b' * 10}/save", filled | typed)


TYPED = {"notes": "She does not answer.", "about": "somebody else"}


def nothing_filled_in_is_left() -> None:
    (draft,) = CallDraft.objects.all()
    assert draft.typed["notes"] == ["She does not answer."]
    assert not draft.typed.keys() & {"caller", "reach", "may_tell", "answers"}
    assert "Olha" not in str(draft.typed)
    assert OLHA["reach"] not in str(draft.typed)


def test_what_was_filled_in_from_erased_words_leaves_the_notes_of_a_new_call(
    desk: Desk, anna: Client
) -> None:
    call = kept(desk, anna)
    draft_of_calling_back(desk, anna, **TYPED)
    anna.post(f"/sources/{call.id}/taken-back/erase", {"word": "ERASE"})
    nothing_filled_in_is_left()
    (draft,) = CallDraft.objects.all()
    assert draft.typed["about"] == ["somebody else"], "what was typed is not filled in from her words"
    drafts.let_go_of_lost(desk.case.known())
    assert CallDraft.objects.get().typed == draft.typed


def test_also_where_she_was_called_back_and_what_she_said_was_corrected_since(
    desk: Desk, anna: Client
) -> None:
    call = kept(desk, anna)
    known = desk.case.known()
    draft_of_calling_back(desk, anna, **TYPED)
    (task,), account = known.tasks, known.accounts[call.id]
    anew = replace(account, id="a_anew", reach="another number", may_tell="", replaces=(account.id,))
    desk.case.act(lambda known: [Done(id="d_1", of=task), anew], by=ANNA, at=NOW)
    assert OLHA["reach"] in str(CallDraft.objects.get().typed)
    anna.post(f"/sources/{call.id}/taken-back/erase", {"word": "ERASE"})
    nothing_filled_in_is_left()


def test_also_where_they_were_erased_while_the_desk_was_closed(desk: Desk, anna: Client) -> None:
    call = kept(desk, anna)
    draft_of_calling_back(desk, anna, **TYPED)
    serving = listen(desk.case)
    serving.close()
    assert OLHA["reach"] in str(CallDraft.objects.get().typed), "nothing was erased yet"
    withdraw(open_case(desk.case.path), call.id, by=ANNA, at=NOW)
    serving = listen(desk.case)
    serving.close()
    nothing_filled_in_is_left()


def test_also_where_a_colleagues_package_brings_it(desk: Desk, anna: Client, tmp_path: Path) -> None:
    call = kept(desk, anna)
    draft_of_calling_back(desk, anna, **TYPED)
    made = back_up(desk.case, tmp_path / "stick", by=ANNA, at=NOW)
    with on(tmp_path / "second"):
        second = restore(made.file, tmp_path / "second" / "case", desk.case.keys, ring=made.ring, at=NOW)
        withdraw(second, call.id, by="Bohdan", at=NOW)
        give(second, tmp_path / "package", by="Bohdan", at=NOW)
    file = SimpleUploadedFile("package.habeas", (tmp_path / "package").read_bytes())
    anna.post(anna.post("/keeping/bring-in", {"file": file})["Location"])
    assert call.id not in desk.case.known().sources
    nothing_filled_in_is_left()
    assert CallDraft.objects.get().typed["about"] == ["somebody else"]

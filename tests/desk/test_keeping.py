"""Backups and packages from pages, on two laptops: seen before anything enters, settled where two disagree."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.acts.accept import accept
from habeas.acts.audience import let_see
from habeas.acts.backup import back_up, restore
from habeas.acts.by_hand import Hand
from habeas.acts.case import Case
from habeas.acts.consent import note_consents
from habeas.acts.judge import judge
from habeas.acts.merging import give
from habeas.acts.take_in import take_in
from habeas.acts.withdraw import withdraw
from habeas.desk.access.links import LINKS
from habeas.desk.opened import Desk, open_desk
from habeas.desk.pages.keeping import jobs
from habeas.protection import passphrase
from habeas.protection.chance import new_id
from habeas.statements.account import Answer, Audience, Use
from habeas.statements.judgement import Undoing, Verdict
from habeas.statements.leaving import Way
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.acts.laptops import on
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.people_here import browser, join
from tests.desk.report import TEXT
from tests.keys import CHEAP, new_case

BOHDAN = "Bohdan"


@pytest.fixture
def second(desk: Desk, report: Source, accept_all: Callable[..., list[str]], tmp_path: Path) -> Case:
    """Bohdan's copy, on a laptop of its own, from when the report had been read."""
    accept_all(0, 3)
    backup = back_up(desk.case, tmp_path / "for Bohdan", by=ANNA, at=NOW)
    with on(tmp_path / "second"):
        return restore(backup.file, tmp_path / "second" / "case", desk.case.keys, ring=backup.ring, at=NOW)


def package(case: Case, folder: Path, name: str = "from-bohdan.habeas") -> SimpleUploadedFile:
    file = folder / name
    give(case, file, by=BOHDAN, at=NOW)
    data = file.read_bytes()
    file.unlink()
    return SimpleUploadedFile(name, data)


def brought(anna: Client, file: SimpleUploadedFile) -> str:
    answer = anna.post("/keeping/bring-in", {"file": file})
    assert answer.status_code == 302, visible(answer.content)
    return str(answer["Location"])


def ended(anna: Client) -> str:
    job = jobs.last()
    assert job is not None
    assert job.thread is not None
    job.thread.join(20)
    return visible(anna.get("/keeping/progress").content)


def test_nothing_enters_before_it_was_seen_and_agreed_to(
    desk: Desk, anna: Client, second: Case, tmp_path: Path
) -> None:
    text = "Taras says that nobody is held in the town.\n"
    with on(tmp_path / "second"):
        take_in(second, text.encode(), "second.txt", obtained="a call", by=BOHDAN, at=NOW)
        file = package(second, tmp_path)
    before = desk.case.last_entry()
    address = brought(anna, file)
    page = visible(anna.get(address).content)
    assert "Nothing has entered yet." in page
    assert "second.txt" in page
    assert "Sources: 1" in page
    assert "1 new, 0 disagree" in page
    assert "Who noted it Bohdan" in page
    assert desk.case.last_entry() == before
    assert len(desk.case.known().sources) == 1
    assert not list(desk.case.path.rglob(".habeas-*"))
    done = anna.post(address)
    assert done["Location"] == "/keeping"
    assert {source.title for source in desk.case.known().sources.values()} >= {"second.txt"}
    assert anna.get(address).status_code == 404
    assert "There is nothing new" in visible(
        anna.post(
            "/keeping/bring-in", {"file": SimpleUploadedFile("a", file.open().read())}, follow=True
        ).content
    )


def test_what_is_put_away_leaves_nothing(desk: Desk, anna: Client, second: Case, tmp_path: Path) -> None:
    with on(tmp_path / "second"):
        take_in(second, b"Nobody knows.\n", "second.txt", obtained="a call", by=BOHDAN, at=NOW)
        file = package(second, tmp_path)
    before = desk.case.last_entry()
    address = brought(anna, file)
    anna.post(address + "/put-away")
    assert anna.get(address).status_code == 404
    assert anna.post(address).status_code == 404
    assert desk.case.last_entry() == before


@pytest.mark.parametrize("how", ["changed", "another case", "no package", "none"])
def test_what_is_not_as_it_was_signed_is_refused_in_plain_words(
    desk: Desk, anna: Client, second: Case, tmp_path: Path, how: str
) -> None:
    with on(tmp_path / "second"):
        take_in(second, b"Nobody knows.\n", "second.txt", obtained="a call", by=BOHDAN, at=NOW)
        data = package(second, tmp_path).read()
        if how == "another case":
            other = new_case(tmp_path / "other")
            data = package(other, tmp_path).read()
    if how == "changed":
        data = data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]
    said = {
        "changed": "it was changed or cut off on its way",
        "another case": "This package is of another case. Nothing of it was stored.",
        "no package": "This is no package of habeas",
        "none": "Choose a package first.",
    }
    files = {} if how == "none" else {"file": SimpleUploadedFile("p", b"x" if how == "no package" else data)}
    before = desk.case.last_entry()
    answer = anna.post("/keeping/bring-in", files)
    assert answer.status_code == 422
    assert said[how] in visible(answer.content)
    assert desk.case.last_entry() == before


def corrected(case: Case, by: str, place: str) -> None:
    (source,) = case.known().sources.values()
    first = next(t.id for t in case.known().tellings.values() if "cellar" in t.passage.exact)
    hand = Hand(case.known(), source, TEXT)
    table = {"words": "held in a cellar in Karsk", "chain": [{"who": "Olha"}], "facts": [
        {"claim": "held_at", "who": "Petro", "place": place},
    ]}  # fmt: skip
    accept(case, source.id, hand.telling(table), hand.entities.values(), by=by, at=NOW, replaces=first)


def test_two_disagree_both_versions_are_seen_and_one_is_kept(
    desk: Desk, anna: Client, second: Case, tmp_path: Path
) -> None:
    one, other = [m.id for m in desk.case.known().mentions.values() if m.kind is Kind.PERSON][:2]
    source = next(iter(desk.case.known().sources))
    with on(tmp_path / "second"):
        corrected(second, BOHDAN, "Karsk")
        judge(second, one, other, Verdict.DIFFERENT, by=BOHDAN, at=NOW, reason="mother and son")
        note_consents(second, source, [(Use.PUBLISH, Answer.NO, "")], by=BOHDAN, at=NOW)
        file = package(second, tmp_path)
    corrected(desk.case, ANNA, "a cellar in Karsk")
    judge(desk.case, one, other, Verdict.SAME, by=ANNA, at=NOW)
    note_consents(desk.case, source, [(Use.PUBLISH, Answer.YES, "a mother")], by=ANNA, at=NOW)
    address = brought(anna, file)
    page = visible(anna.get(address).content)
    assert "3 disagree" in page
    assert "mother and son" in page
    done = anna.post(address)
    assert done["Location"] == "/keeping/disagreements"
    tree = document(anna.get("/keeping/disagreements").content)
    forms = tree.xpath("//main//form[input[@name='about']]")
    assert len(forms) == 3
    for form in forms:
        (about,) = form.xpath("input[@name='about']/@value")
        keep = {b.text_content(): b.get("value") for b in form.xpath(".//button[@name='keep']")}
        wanted = keep["Keep what Bohdan noted"]
        anna.post("/keeping/disagreements", {"about": about, "keep": wanted, "reason": "we talked"})
    assert "Nobody disagrees on anything." in visible(anna.get("/keeping/disagreements").content)
    known = desk.case.known()
    assert [one.verdict for one in known.judgements.values()] == [Verdict.DIFFERENT]
    assert known.consents[source, Use.PUBLISH].answer is Answer.NO
    corrections = [t for t in known.tellings.values() if t.replaces]
    assert [known.noted[t.id].by for t in corrections] == [BOHDAN]
    assert "we talked" in visible(anna.get("/history").content)


def test_a_colleagues_withdrawal_is_said_before_it_comes_in(
    desk: Desk, anna: Client, second: Case, report: Source, tmp_path: Path
) -> None:
    with on(tmp_path / "second"):
        withdraw(second, report.id, by=BOHDAN, at=NOW)
        file = package(second, tmp_path)
    address = brought(anna, file)
    assert "1 source was erased by your colleague." in visible(anna.get(address).content)
    assert report.id in desk.case.known().sources
    anna.post(address)
    assert report.id not in desk.case.known().sources
    assert desk.case.ring.of(report.id) is None


def test_what_a_colleague_loosens_is_said_in_words_before_it_comes_in(
    desk: Desk, anna: Client, report: Source, tmp_path: Path
) -> None:
    other = take_in(desk.case, b"Olha says so.", "call.txt", obtained="a call", by=ANNA, at=NOW)
    note_consents(desk.case, report.id, [(Use.PUBLISH, Answer.NO, "")], by=ANNA, at=NOW)
    let_see(desk.case, report.id, [], by=ANNA, at=NOW)
    let_see(desk.case, other.id, [BOHDAN], by="Vera", at=NOW)
    backup = back_up(desk.case, tmp_path / "for Bohdan", by=ANNA, at=NOW)
    with on(tmp_path / "second"):
        second = restore(backup.file, tmp_path / "second" / "case", desk.case.keys, ring=backup.ring, at=NOW)
        undone = [
            Undoing(id=new_id("u"), of=id_)
            for id_, item in second.known().noted.items()
            if isinstance(item.value, Audience)
        ]
        second.act(lambda known: undone, by=BOHDAN, at=NOW)
        note_consents(second, report.id, [(Use.PUBLISH, Answer.YES, "")], by=BOHDAN, at=NOW)
        file = package(second, tmp_path)
    page = visible(anna.get(brought(anna, file)).content)
    assert f"Who may see “{report.title}”: only Anna → everybody at this desk" in page
    assert "May we publish it? no → yes" in page
    assert "Noted by Anna, changed by Bohdan." in page
    assert "1 change is about a source that is not for you to see." in page
    assert other.title not in page


def test_a_package_is_given_and_brings_everything(
    desk: Desk, anna: Client, second: Case, report: Source, tmp_path: Path
) -> None:
    from habeas.acts.merging import bring_in

    other = take_in(desk.case, b"Nobody knows.\n", "second.txt", obtained="a call", by=ANNA, at=NOW)
    assert anna.post("/keeping/give", {"whom": "", "kind": "colleague"}).status_code == 422
    answer = anna.post("/keeping/give", {"whom": "Bohdan", "kind": "colleague", "which": "all"})
    assert 'filename="bohdan-2022-08-01.habeas"' in answer["Content-Disposition"]
    assert not list(desk.case.path.glob(".habeas-*"))
    left = list(desk.case.known().departures.values())[-1]
    assert (left.way, left.to, set(left.sources)) == (Way.PACKAGE, "Bohdan", {report.id, other.id})
    (tmp_path / "p").write_bytes(answer.content)
    with on(tmp_path / "second"):
        bring_in(second, tmp_path / "p", at=NOW)
    assert second.text(other.id) == "Nobody knows.\n"


def test_only_what_was_chosen_can_be_read_with_a_package(
    desk: Desk, anna: Client, second: Case, report: Source, tmp_path: Path
) -> None:
    from habeas.acts.merging import bring_in

    one, two = (
        take_in(desk.case, text, f"{name}.txt", obtained="a call", by=ANNA, at=NOW)
        for name, text in (("one", b"Nobody knows.\n"), ("two", b"Somebody knows.\n"))
    )
    asked = {"whom": "Bohdan", "kind": "colleague", "which": "some"}
    assert anna.post("/keeping/give", asked).status_code == 422
    answer = anna.post("/keeping/give", asked | {"source": [one.id]})
    assert list(desk.case.known().departures.values())[-1].sources == (one.id,)
    (tmp_path / "p").write_bytes(answer.content)
    with on(tmp_path / "second"):
        bring_in(second, tmp_path / "p", at=NOW)
    assert one.id in second.known().sources
    assert two.id not in second.known().sources
    assert b"Somebody knows" not in answer.content


def test_a_package_for_checking_opens_with_its_words_and_tells_none(
    desk: Desk, anna: Client, report: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "COST", CHEAP)
    (words,) = document(anna.get("/keeping/give").content).xpath("//input[@name='words']/@value")
    asked = {"whom": "an expert", "kind": "checking", "words": words}
    assert anna.post("/keeping/give", asked | {"words": "easy"}).status_code == 422
    data = anna.post("/keeping/give", asked).content
    assert list(desk.case.known().departures.values())[-1].sources == ()
    right = anna.post("/keeping/package", {"file": SimpleUploadedFile("p", data), "words": words})
    assert "as they were signed" in visible(right.content)
    wrong = anna.post("/keeping/package", {"file": SimpleUploadedFile("p", data), "words": "others"})
    assert "as they were signed" not in visible(wrong.content)
    before = desk.case.last_entry()
    refused = anna.post("/keeping/bring-in", {"file": SimpleUploadedFile("p", data)})
    assert "made for checking only" in visible(refused.content)
    assert desk.case.last_entry() == before


def test_a_backup_is_made_listed_and_checked(
    desk: Desk, anna: Client, report: Source, tmp_path: Path
) -> None:
    assert "No backup of this case was ever made." in visible(anna.get("/").content)
    for folder in ("stick", str(tmp_path / "not there"), str(desk.case.path / "sources")):
        refused = anna.post("/keeping/backup", {"folder": folder}, follow=True)
        assert "Nothing was written." in visible(refused.content)
    stick = tmp_path / "stick"
    stick.mkdir()
    anna.post("/keeping/backup", {"folder": str(stick)})
    assert "Backed up and checked:" in ended(anna)
    (file,) = stick.glob("*.backup")
    page = anna.get("/keeping").content
    assert file.name in visible(page)
    assert "Its ring lies beside it." in visible(page)
    assert document(page).xpath("//input[@id='folder']/@value") == [str(stick)]
    assert "No backup" not in visible(anna.get("/").content)
    anna.post("/keeping/backup/check", {"name": file.name})
    assert "Every signature is right" in ended(anna)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    anna.post("/keeping/backup/check", {"name": file.name})
    assert "Take another backup." in ended(anna)
    anna.post("/keeping/check")
    assert "as they were signed" in ended(anna)


def test_an_old_backup_is_called_to_mind(desk: Desk, report: Source, tmp_path: Path) -> None:
    back_up(desk.case, tmp_path / "stick", by=ANNA, at=NOW)
    for days, is_old in ((7, False), (8, True)):
        open_desk(desk.case, user=ANNA, now=lambda days=days: NOW + timedelta(days=days))  # type: ignore[misc]
        client = Client(SERVER_NAME="127.0.0.1")
        client.get(f"/open/{LINKS.new()}")
        assert ("The last backup was made on" in visible(client.get("/").content)) is is_old


def test_what_goes_out_comes_in_or_is_erased_is_the_leads(
    desk: Desk, report: Source, accept_all: Callable[..., list[str]], tmp_path: Path
) -> None:
    accept_all(3)
    lead = browser()
    lead.get(f"/open/{LINKS.new()}")
    before = desk.case.last_entry()
    erase, refuse = (f"/sources/{report.id}/taken-back/{what}" for what in ("erase", "publish"))
    forms = {
        "/keeping/give": {"whom": "me"}, "/keeping/bring-in": {}, "/keeping/backup": {"folder": str(tmp_path)},
        "/keeping/backup/check": {}, "/keeping/check": {}, "/keeping/package": {}, erase: {"word": "ERASE"},
    }  # fmt: skip
    reader, researcher = (join(lead, name, name) for name in ("reader", "researcher"))
    for client in (reader, researcher):
        page = visible(client.get("/keeping").content)
        assert "Give a package" not in page
        assert "Make a backup now" not in page
        for address, form in forms.items():
            assert client.post(address, form).status_code == 403, address
        for address in ("/keeping/give", "/keeping/bring-in", "/keeping/package", "/keeping/progress"):
            assert client.get(address).status_code == 403, address
        seen = visible(client.get(erase).content)
        assert "A lead of this desk does this. Nothing was changed." in seen
    for address in (
        refuse,
        "/to-do/remark",
        "/to-do/give",
        "/keeping/disagreements",
        f"/sources/{report.id}/allowed",
    ):
        assert reader.post(address, {"on": report.id, "words": "no", "kind": "read"}).status_code == 403, (
            address
        )
    assert desk.case.last_entry() == before
    assert researcher.post(refuse).status_code == 302
    assert desk.case.known().consents[report.id, Use.PUBLISH].answer is Answer.NO

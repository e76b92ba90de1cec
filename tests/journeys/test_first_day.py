"""The first day of a desk, in each language, as a person would live it: a mother calls and is called back, a list and
a chat come in, two work apart and come together, a relative takes her words back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from habeas.acts.backup import back_up, head_of, restore
from habeas.acts.case import Case
from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.acts.users import add_user
from habeas.desk.pages.lists import taking
from habeas.language import LANGUAGES
from habeas.protection import keyfile
from habeas.statements.account import Answer, Use
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind
from habeas.statements.source import SourceKind
from tests.acts.laptops import on
from tests.desk.browser import launched
from tests.exports import iphone_zip
from tests.journeys.guest import visiting
from tests.journeys.lists import GONE, NUMBER, a_list, numbered
from tests.keys import CHEAP, SHEET, new_case

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("first-day"),
    pytest.mark.parametrize("language", LANGUAGES),
]

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
HIS = "a passphrase of his own"
NOTE = b"Olha says that her son Petro is held in a cellar in Karsk. Danylo was with Petro, she says.\n"
TOLD = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar in Karsk"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar in Karsk" }]

[[tell]]
source = "note.txt"
words = "Danylo was with Petro"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "held_at", who = "Danylo", with = { person = "Petro", nth = 2 } }]
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "karsk")


def told(case: Case) -> str:
    """A case in which Olha has told of Petro and Danylo; her source."""
    source = take_in(
        case, NOTE, "note.txt", obtained="a call", obtained_from="Olha", by="Anna", at=NOW, published="2026-05-19"
    )  # fmt: skip
    perform(case, TOLD, by="Anna", clock=lambda: NOW)
    return source.id


def test_a_mother_calls_and_is_called_back(browser: Browser, case: Case, language: str) -> None:
    with visiting(browser, case, language) as anna:
        anna.go("Calls", "Somebody is calling")
        anna.fill(caller="Olha Marchuk", about="Petro", notes="Petro told her that he is held in Karsk.")
        expect(anna.page.locator("#saved")).to_contain_text(":")
        # The line is cut and the browser with it: what was typed is still there.
        anna.page.goto(f"{anna.base}/calls")
        anna.page.locator("a", has_text="Olha Marchuk").click()
        expect(anna.page.locator("#notes")).to_have_value("Petro told her that he is held in Karsk.")
        anna.sees("What may I tell this person?")
        anna.choose(knows="was_told", consent_keep="yes", consent_publish="no", called_back="no")
        anna.fill(told_by="Petro", reach="the number she gave", call_back="2031-05-25")
        anna.press("Keep this call")
        anna.reads("Petro told her that he is held in Karsk.")
        anna.sees("They were not called back on a known number.")

        anna.go("Calls", "I am calling now")
        expect(anna.page.locator("#caller")).to_have_value("Olha Marchuk")
        expect(anna.page.locator("#reach")).to_have_value("the number she gave")
        expect(anna.page.locator("[name=called_back][value=yes]")).not_to_be_checked()
        anna.choose(called_back="yes")
        anna.fill(notes="She heard his voice on Sunday.")
        anna.press("Keep this call")
        anna.go("Calls")
        anna.sees("Nobody waits for a call.")
    known = case.known()
    first, second = (source for source in known.sources.values() if source.kind is SourceKind.CALL)
    assert known.consents[first.id, Use.PUBLISH].answer is Answer.NO
    assert known.accounts[second.id].called_back is True


def test_a_partner_sends_a_list_of_120_in_two_scripts(
    browser: Browser, case: Case, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 10)
    file = tmp_path / "list.xlsx"
    file.write_bytes(a_list())
    with visiting(browser, case, language) as anna:
        anna.go("Take in a source", "A list of people")
        anna.page.locator("[name=file]").set_input_files(file)
        anna.fill(obtained="by mail", partner="Hotline")
        anna.press("Look at it")
        assert not case.known().sources, "looking stores nothing"
        anna.press("Take the list in")
        anna.page.wait_for_url(re.compile(r"/sources/s_"), timeout=60_000)
        counted = re.compile(r"\b90\b.*\b120\b.*\b30\b")
        expect(anna.page.get_by_text(counted).first).to_be_visible()
        with anna.page.expect_download() as saved:
            anna.page.get_by_role("button", name="CSV").click()
        assert saved.value.path().stat().st_size > 1000
        anna.go("People")
        expect(anna.page.get_by_text(counted).first).to_be_visible()
    people = [mention for mention in case.known().mentions.values() if mention.kind is Kind.PERSON]
    assert len(people) == 120
    assert not case.known().judgements, "nobody is joined by a machine"


def test_the_next_version_of_a_list_leaves_somebody_out(
    browser: Browser, case: Case, language: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "list 3 May.xlsx", tmp_path / "list 17 May.xlsx"
    first.write_bytes(numbered())
    second.write_bytes(numbered(is_next=True))
    number, was, is_now = NUMBER
    with visiting(browser, case, language) as anna:
        for file, day in ((first, "2026-05-03"), (second, "2026-05-17")):
            anna.page.goto(f"{anna.base}/sources/lists/new")
            anna.page.locator("[name=file]").set_input_files(file)
            anna.fill(obtained="by mail", partner="Hotline")
            anna.press("Look at it")
            anna.fill(as_of=day)
            if file is second:
                anna.page.locator("#continues").select_option(index=1)
            anna.press("Take the list in")
            anna.page.wait_for_url(re.compile(r"/sources/s_[^/]+(/compared)?$"), timeout=60_000)
        # Who is gone stands first, with a way to the person and the words of the list before.
        anna.sees("Who is gone, who is new, who changed")
        gone = anna.page.locator("#gone tbody")
        expect(gone.locator("tr")).to_have_count(2)
        expect(gone.get_by_role("link", name=GONE)).to_be_visible()
        conflict = anna.page.locator("#reused tbody tr")
        expect(conflict).to_have_count(1)
        for words in (number, was, is_now):
            expect(conflict).to_contain_text(words)
        expect(anna.page.locator("#changed tbody")).to_contain_text("Лісса")
        expect(anna.page.locator("#new tbody")).to_contain_text("Чайка Богдан")
        assert not case.known().judgements, "nobody is joined by a machine"

        anna.go("Today")
        reported = anna.page.locator("a[href$='/compared']", has_text=GONE)
        expect(reported).to_have_count(1)
        reported.click()
        anna.page.locator("#gone").get_by_role("checkbox", name=GONE).check()
        anna.fill(words="We asked Hotline.")
        anna.press("Note it")
        anna.reads("We asked Hotline.")
        anna.press("Yes, note all of them as the same")
        assert len(case.known().judgements) == 118
        anna.press("Undo all of them")
        assert not case.known().judgements
        anna.go("Today")
        expect(reported).to_have_count(0)
        expect(anna.page.locator("a[href$='/compared']", has_text=was)).to_have_count(1)
    held = [m.id for m in case.known().mentions.values() if m.name == GONE]
    said = [one for one in case.known().statements.values() if held[0] in str(one.fact.claim)]
    assert said, "what the list before said of them stays"


def test_a_chat_comes_in_with_a_voice_message(
    browser: Browser, case: Case, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "WhatsApp Chat - Karsk family.zip"
    file.write_bytes(iphone_zip())
    with visiting(browser, case, language) as anna:
        anna.go("Take in a source", "A chat or mail")
        anna.page.locator("[name=file]").set_input_files(file)
        anna.press("See what is in it")
        for number in (2, 4, 5):
            anna.page.locator(f"[name=n][value='{number}']").check()
        anna.press("Go on with those chosen")
        anna.fill(obtained="exported on her phone", obtained_from="Olha")
        anna.press("Take in")
        anna.reads("He is held in Karsk: in a cellar.")
        expect(anna.page.get_by_text("children")).to_have_count(0)
        with anna.page.expect_download() as saved:
            anna.page.get_by_role("link", name=anna.t("Save as it came")).first.click()
        assert b"spoken words" in saved.value.path().read_bytes()
    known = case.known()
    (voice,) = known.attachments.values()
    assert {m.name for m in known.mentions.values() if m.kind is Kind.PERSON} == {"Olha"}
    assert b"spoken words" not in (case.folder(voice.source) / f"with-{voice.id}").read_bytes()


def test_two_work_on_one_source_and_one_goes_offline(browser: Browser, language: str, tmp_path: Path) -> None:
    annas, bohdans = tmp_path / "anna", tmp_path / "bohdan"
    with on(annas):
        case = new_case(annas / "karsk")
        told(case)
        add_user(case, "Bohdan", passphrase=HIS, sheet=SHEET, at=NOW, cost=CHEAP)
        back_up(case, tmp_path / "stick", by="Anna", at=NOW)
        petro, danylo = (
            next(m.id for m in case.known().mentions.values() if m.name == name)
            for name in ("Petro", "Danylo")
        )
    with on(bohdans):
        his = _his(tmp_path / "stick", bohdans / "karsk")
        # Away from everybody, he decides; so does she.
        judge(his, petro, danylo, Verdict.SAME, by="Bohdan", at=NOW, reason="one nickname")
        take_in(his, b"Taras saw Petro in Karsk.", "taras.txt", obtained="by mail", by="Bohdan", at=NOW)
        with visiting(browser, his, language) as bohdan:
            bohdan.go("Keeping", "Give a package")
            bohdan.fill(whom="Anna")
            with bohdan.page.expect_download() as saved:
                bohdan.page.get_by_role("button", name=bohdan.t("Save the package")).click()
            package = tmp_path / "from-bohdan.habeas"
            saved.value.save_as(package)
    with on(annas):
        judge(case, petro, danylo, Verdict.DIFFERENT, by="Anna", at=NOW, reason="two voices")
        with visiting(browser, case, language) as anna:
            anna.go("Keeping", "Bring in a colleague’s work")
            anna.page.locator("[name=file]").set_input_files(package)
            anna.press("Look at it")
            anna.reads("one nickname")
            anna.reads("two voices")
            assert len(case.known().sources) == 1, "nothing has entered yet"
            anna.press("Bring it in")
            anna.go("Sources")
            anna.reads("taras.txt")
            anna.go("Keeping", "Where two disagree")
            anna.fill(reason="we talked")
            anna.press("Keep what %(name)s noted", name="Anna")
            anna.page.goto(f"{anna.base}/keeping/disagreements")
            anna.sees("Nobody disagrees on anything.")
        verdicts = {judgement.verdict for judgement in case.known().judgements.values()}
        assert verdicts == {Verdict.DIFFERENT}


def _his(stick: Path, to: Path) -> Case:
    backup = next(stick.glob("*.backup"))
    keys = keyfile.unlock(head_of(backup)[1].keys.encode(), HIS, user="Bohdan")
    return restore(backup, to, keys, ring=backup.with_suffix(".ring"), at=NOW)


def test_a_relative_takes_her_words_back(browser: Browser, case: Case, language: str) -> None:
    source = told(case)
    with visiting(browser, case, language) as anna:
        anna.go("People")
        anna.page.get_by_role("link", name="Petro", exact=True).first.click()
        anna.page.get_by_role("link", name=anna.t("They take it back")).first.click()
        anna.go("Don’t publish what I said")
        anna.sees("Nothing was changed yet. This is what would change.")
        anna.press("Note it: don’t publish")
        assert case.known().consents[source, Use.PUBLISH].answer is Answer.NO
        anna.page.goto(f"{anna.base}/sources/{source}/taken-back")
        anna.go("Erase my words")
        anna.sees("People who leave the register")
        anna.reads("Petro")
        anna.page.locator("#word").fill(anna.t("ERASE"))
        anna.press("Erase for good")
        anna.sees("What is left to do")
        anna.go("People")
        expect(anna.page.get_by_text("Petro")).to_have_count(0)
    assert source in case.known().withdrawals
    assert source not in case.known().sources

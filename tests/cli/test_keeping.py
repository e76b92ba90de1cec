"""Commands that keep, give and destroy: what they ask, what they say, and that a no changes nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.acts.audience import let_see
from habeas.cli import main, unlocking
from habeas.protection import recovery
from habeas.statements.account import Audience
from habeas.statements.judgement import Undoing
from tests.cast import START
from tests.cli.test_commands import NOTE
from tests.keys import PASSPHRASE, open_case

TOLD = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
"""


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with a note and one statement, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    Path("acts.toml").write_text(TOLD)
    assert main(["init", "case", "--user", "Anna", "--recovery-sheet", "sheet.txt"]) == 0
    assert main(["take-in", "case", "note.txt", "--obtained", "a call", "--published", "2024-05-17"]) == 0
    assert main(["record", "case", "acts.toml"]) == 0
    capsys.readouterr()
    return "case"


class Person:
    """Somebody at the terminal, who types what they were told to, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._lines: Iterator[str] = iter(())
        self.asked: list[str] = []

    def types(self, *lines: str) -> None:
        self._lines = iter(lines)
        self._patch.delenv(unlocking.FILE, raising=False)
        self._patch.setattr(unlocking, "is_terminal", lambda: True)
        self._patch.setattr(unlocking, "getpass", self._answer)
        self._patch.setattr("builtins.input", self._answer)

    def _answer(self, prompt: str = "") -> str:
        self.asked.append(prompt)
        return next(self._lines)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(monkeypatch)


def test_init_shows_the_sheet_and_asks_one_word_back_until_it_is_right(
    tmp_path: Path, person: Person, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = recovery.new_words()
    monkeypatch.setattr(recovery, "new_words", lambda: words)
    monkeypatch.setattr(unlocking, "below", lambda count: 4)
    person.types("a good passphrase", "a good passphrase", "wrong", words[4].upper())
    assert main(["init", "case", "--user", "Anna"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in words)
    assert person.asked[-2:] == ["Write it down now. What is word 5? "] * 2
    assert open_case(tmp_path / "case", passphrase="a good passphrase").keys.user == "Anna"


def test_a_short_or_mistyped_passphrase_makes_no_case(
    tmp_path: Path, person: Person, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for lines, said in (
        (("short",), "5 signs; 10 are the least"),
        (("long enough!", "long enough?"), "not the same"),
    ):
        person.types(*lines)
        assert main(["init", "case"]) == 1
        assert said in capsys.readouterr().err
        assert not Path("case").exists()


def test_without_a_terminal_each_lack_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "case"]) == 1
    assert "--recovery-sheet FILE" in capsys.readouterr().err
    monkeypatch.delenv(unlocking.FILE)
    assert main(["init", "case", "--recovery-sheet", "sheet.txt"]) == 1
    assert "HABEAS_PASSPHRASE_FILE" in capsys.readouterr().err
    Path("empty").touch()
    monkeypatch.setenv(unlocking.FILE, "empty")
    assert main(["init", "case", "--recovery-sheet", "sheet.txt"]) == 1
    assert "is empty" in capsys.readouterr().err
    assert not Path("case").exists()


def test_a_wrong_passphrase_is_said_and_nothing_is_shown(
    case: str, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.types("not this one")
    assert main(["register", case]) == 1
    captured = capsys.readouterr()
    assert "does not open the case" in captured.err
    assert "Petro" not in captured.out


def test_the_sheet_is_readable_by_its_owner_only_and_never_written_over(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Path("sheet.txt").stat().st_mode & 0o077 == 0
    assert main(["init", "other", "--recovery-sheet", "sheet.txt"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert not Path("other").exists()


def test_withdraw_asks_for_the_word_and_a_no_changes_nothing(
    case: str, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", case, "note.txt"]) == 1
    assert "add --yes" in capsys.readouterr().err
    person.types(PASSPHRASE, "withdraw")
    assert main(["withdraw", case, "note.txt"]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert open_case(Path(case)).known().sources
    person.types(PASSPHRASE, "WITHDRAW")
    assert main(["withdraw", case, "note.txt"]) == 0
    out = capsys.readouterr().out
    assert "1 statements" in out
    assert "People who leave the register: Petro." in out
    assert not open_case(Path(case)).known().sources


def test_merge_shows_asks_and_brings_in(
    case: str, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", case, "--to", "stick"]) == 0
    assert main(["restore", "stick", "copy"]) == 0
    Path("more.toml").write_text(TOLD.replace("her son Petro is held in a cellar", "her son Petro is held"))
    assert main(["record", "copy", "more.toml"]) == 0
    assert main(["bundle", "copy", "--to", "package"]) == 0
    assert main(["merge", case, "package"]) == 1
    capsys.readouterr()
    person.types(PASSPHRASE, "n")
    assert main(["merge", case, "package"]) == 0
    assert "Nothing was brought in" in capsys.readouterr().out
    assert len(open_case(Path(case)).known().tellings) == 1
    person.types(PASSPHRASE, "y")
    assert main(["merge", case, "package"]) == 0
    out = capsys.readouterr().out
    assert "New passages: 1" in out
    assert "Nothing that was here was overwritten" in out
    assert len(open_case(Path(case)).known().tellings) == 2


def test_merge_says_in_words_what_a_colleague_loosens(
    case: str, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    here = open_case(Path(case))
    (source,) = here.known().sources
    let_see(here, source, [], by="Anna", at=START)
    assert main(["backup", case, "--to", "stick"]) == 0
    assert main(["restore", "stick", "copy"]) == 0
    ids = [id_ for id_, item in here.known().noted.items() if isinstance(item.value, Audience)]
    again = open_case(Path("copy"))
    again.act(lambda known: [Undoing(id=f"u_{id_}", of=id_) for id_ in ids], by="Bohdan", at=START)
    assert main(["bundle", "copy", "--to", "package"]) == 0
    capsys.readouterr()
    person.types(PASSPHRASE, "n")
    assert main(["merge", case, "package"]) == 0
    out = capsys.readouterr().out
    assert "CHANGED: Who may see “note.txt”: only Anna → everybody at this desk" in out
    assert "(noted by Anna, changed by Bohdan)" in out


def test_a_proof_is_checked_by_anybody_and_sealed_things_need_a_word_more(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (telling,) = open_case(Path(case)).known().tellings
    assert main(["prove", case, telling, "--to", "one.proof"]) == 0
    capsys.readouterr()
    assert main(["verify", "one.proof"]) == 0
    assert "her son Petro is held in a cellar" in capsys.readouterr().out
    Path("bad.proof").write_text(Path("one.proof").read_text().replace('"place": ', '"place": 1'))
    assert main(["verify", "bad.proof"]) == 1
    assert "the entry does not lead to the signed root" in capsys.readouterr().err
    refused = TOLD.replace(
        'claim = "held_at", who = "Petro", place = "a cellar"', 'claim = "refused", who = "Petro"'
    )
    Path("more.toml").write_text(refused)
    assert main(["record", case, "more.toml"]) == 0
    sealed = next(id_ for id_ in open_case(Path(case)).known().tellings if id_ != telling)
    assert main(["prove", case, sealed, "--to", "two.proof"]) == 1
    assert "could be used against somebody" in capsys.readouterr().err
    assert not Path("two.proof").exists()
    assert main(["prove", case, sealed, "--to", "two.proof", "--sealed"]) == 0
    assert main(["prove", case, "f_none", "--to", "three.proof"]) == 1


def test_an_outsider_checks_a_package_and_reads_no_word(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["bundle", case, "--to", "package", "--for-checking"]) == 0
    (words,) = re.findall(r"opens with: (\S+)", capsys.readouterr().out)
    Path("words").write_text(words)
    assert main(["verify", "package"]) == 1
    assert "changed or cut off" in capsys.readouterr().out
    monkeypatch.setenv(unlocking.FILE, "words")
    assert main(["verify", "package"]) == 0
    out = capsys.readouterr().out
    assert "Not checked: the words of" in out
    assert "Petro" not in out
    assert main(["merge", case, "package", "--yes"]) == 1


def test_verify_tells_what_kind_of_file_it_is_or_that_it_is_none(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", case, "--to", "stick"]) == 0
    (backup,) = Path("stick").glob("*.backup")
    assert main(["verify", str(backup)]) == 1
    assert "--case CASE" in capsys.readouterr().err
    assert main(["verify", str(backup), "--case", case]) == 0
    assert main(["verify", "note.txt"]) == 1
    assert "no case, package, backup or proof" in capsys.readouterr().err


def test_an_export_is_read_without_habeas(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert main(["export", case, "clear"]) == 0
    assert "IN CLEAR" in capsys.readouterr().out
    lines = [json.loads(line) for line in Path("clear/record.jsonl").read_text(encoding="utf-8").splitlines()]
    source = next(line["value"] for line in lines if line["kind"] == "source")
    telling = next(line["value"] for line in lines if line["kind"] == "telling")
    text = Path(f"clear/sources/{source['id']}/text.txt").read_text(encoding="utf-8")
    place = telling["passage"]
    assert text[place["start"] : place["end"]] == place["exact"] == "her son Petro is held in a cellar"
    assert Path(f"clear/sources/{source['id']}/original.txt").read_text() == NOTE
    assert "Encrypt this folder" in Path("clear/README.txt").read_text()
    assert main(["export", case, "clear"]) == 1
    assert "not an empty folder; nothing was written" in capsys.readouterr().err


def test_a_colleague_is_let_in_and_a_lost_device_turned_off(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("new").write_text("what Bohdan chose")
    monkeypatch.setenv(unlocking.NEW_FILE, "new")
    assert main(["user", "add", case, "Bohdan", "--recovery-sheet", "bohdan.txt"]) == 0
    monkeypatch.setenv(unlocking.FILE, "new")
    assert main(["record", case, "acts.toml"]) == 0
    Path("more.toml").write_text(TOLD.replace("her son Petro is held in a cellar", "her son Petro is held"))
    assert main(["record", case, "more.toml"]) == 0
    capsys.readouterr()
    assert main(["device", "list", case]) == 0
    out = capsys.readouterr().out
    assert "Anna's device 1" in out
    (key,) = re.findall(r"^(\w{8})  Bohdan's device 2.*this copy$", out, re.MULTILINE)
    Path("newer").write_text("a newer passphrase")
    monkeypatch.setenv(unlocking.NEW_FILE, "newer")
    assert main(["user", "reset", case, "--sheet", "bohdan.txt"]) == 0
    assert "Bohdan has a new passphrase" in capsys.readouterr().out
    assert main(["register", case]) == 1
    monkeypatch.setenv(unlocking.FILE, "newer")
    assert main(["device", "off", case, key]) == 0
    assert main(["device", "renew", case]) == 0
    assert main(["verify", case]) == 0
    assert "turned off after" in capsys.readouterr().out
    Path("nonsense").write_text("hello world")
    assert main(["user", "reset", case, "--sheet", "nonsense"]) == 1
    assert "a recovery sheet has 9 words; these are 2. Nothing was changed" in capsys.readouterr().err


def test_restore_says_where_the_ring_is_missing_and_opens_without_words_if_asked(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", case, "--to", "stick"]) == 0
    (ring,) = Path("stick").glob("*.ring")
    ring.rename("elsewhere")
    assert main(["restore", "stick", "copy"]) == 1
    assert "Name it with --ring FILE" in capsys.readouterr().err
    assert not Path("copy").exists()
    assert main(["restore", "stick", "bare", "--without-ring"]) == 0
    assert "0 sources, 0 statements" in capsys.readouterr().out
    assert main(["restore", "stick", "copy", "--ring", "elsewhere"]) == 0
    assert "1 sources, 1 statements" in capsys.readouterr().out
    Path("nothing").mkdir()
    assert main(["restore", "nothing", "copy2"]) == 1
    assert "there is no backup in nothing" in capsys.readouterr().err


def test_a_lost_laptop_and_a_lost_passphrase_at_once(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stick and the sheet alone open the case again."""
    assert main(["backup", case, "--to", "stick"]) == 0
    words = re.findall(r"^\s+\d\s+(\w{5})$", Path("sheet.txt").read_text(), re.MULTILINE)
    Path("words").write_text(" ".join(words))
    monkeypatch.setenv(unlocking.FILE, "words")
    assert main(["restore", "stick", "copy", "--recovery-sheet"]) == 0
    Path("new").write_text("a passphrase for now on")
    monkeypatch.setenv(unlocking.NEW_FILE, "new")
    assert main(["user", "reset", "copy", "--sheet", "sheet.txt"]) == 0
    monkeypatch.setenv(unlocking.FILE, "new")
    capsys.readouterr()
    assert main(["person", "copy", "Petro"]) == 0
    assert "her son Petro is held in a cellar" in capsys.readouterr().out


def test_a_root_noted_earlier_is_found_again_or_missed(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", case]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Case [0-9a-f]{64}$", out, re.MULTILINE)
    (root,) = re.findall(r"root (\w{64})", out)
    Path("more.toml").write_text(TOLD.replace("her son Petro is held in a cellar", "her son Petro is held"))
    assert main(["record", case, "more.toml"]) == 0
    capsys.readouterr()
    assert main(["verify", case, "--head", root]) == 0
    assert "What you noted is contained" in capsys.readouterr().out
    assert main(["verify", case, "--head", "00" * 32]) == 1
    assert "no device here ever stood at it" in capsys.readouterr().out

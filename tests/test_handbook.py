"""The drills of the handbook: every command on its pages runs as it stands there, and shows what the page says."""

import json
import re
import shlex
from pathlib import Path

import pytest

from habeas.cli import VERBS, main
from tests.acts.laptops import on
from tests.keys import PASSPHRASE

PAGES = Path(__file__).parents[1] / "docs/handbook"
DRILLS = sorted(page.name for page in PAGES.glob("*.md") if page.name not in ("README.md", "start.md"))
NOTE = "Olha says that her son Petro is held in a cellar in the town of Karsk.\n"
TOLD = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar"
chain = [{ who = "Olha" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
"""
YES = ("merge", "withdraw")
"""Commands that ask before they act; here nobody sits at a terminal."""


def steps(page: str) -> list[tuple[str, str]]:
    """The commands of a page, each with the laptop that it is typed on."""
    laptop, found = "first", []
    for line in (PAGES / page).read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## On (.*?)(?: again)?$", line):
            laptop = heading.group(1)
        elif line.startswith("       habeas "):
            found.append((laptop, line.strip()))
    return found


class Drill:
    """Laptops side by side, one stick, and what was printed last."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._folder, self._patch, self._capsys = folder, monkeypatch, capsys
        (folder / "stick").mkdir()
        (folder / "passphrase").write_text(PASSPHRASE)
        (folder / "new passphrase").write_text("a passphrase of his own")
        self.said = ""
        self._first: Path | None = None

    def laptop(self, name: str) -> Path:
        """The folder of a laptop. The first one has the case already, and the stick a backup of it."""
        place = self._folder / name
        if not place.exists():
            place.mkdir()
            (place / "stick").symlink_to(self._folder / "stick")
            (place / "note.txt").write_text(NOTE)
            (place / "told.toml").write_text(TOLD)
        return place

    def run(self, laptop: str, command: str, expected: int = 0) -> str:
        """Type a command at a laptop."""
        self._patch.chdir(self.laptop(laptop))
        words = [self._known(word) for word in shlex.split(command)[1:]]
        more = ["--yes"] if words[0] in YES else []
        with on(self.laptop(laptop)):
            status = main([*words, *more])
        printed = self._capsys.readouterr()
        assert status == expected, (command, printed.out, printed.err)
        self.said = printed.out
        return printed.out

    def begin(self, laptop: str, with_backup: bool) -> None:
        """A case with one statement in it."""
        for command in (
            "habeas init basements --user Anna --recovery-sheet sheet.txt",
            'habeas take-in basements note.txt --obtained "a call" --published 2024-05-17',
            "habeas record basements told.toml",
            *(["habeas backup basements --to stick"] if with_backup else []),
        ):
            self.run(laptop, command)

    def passphrase(self, file: str) -> None:
        """What is typed when a passphrase is asked for."""
        self._patch.setenv("HABEAS_PASSPHRASE_FILE", str(self._folder / file))

    def _known(self, word: str) -> str:
        """Words that stand on the page for what was printed before."""
        if word == "KEY":
            others = [line for line in self.said.splitlines() if "this copy" not in line]
            return others[0][:8]
        if word == "ID":
            file = json.loads(self.run("your laptop", "habeas person basements Petro --json"))
            return str(file["statements"][0]["id"])
        return word


@pytest.fixture
def drill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drill:
    made = Drill(tmp_path, monkeypatch, capsys)
    made.passphrase("passphrase")
    monkeypatch.setenv("HABEAS_NEW_PASSPHRASE_FILE", str(tmp_path / "new passphrase"))
    return made


FIRST = {
    "new-laptop.md": "the old laptop",
    "two-people.md": "Anna's laptop",
    "prove-and-verify.md": "your laptop",
}


def walked(drill: Drill, page: str, *, begin: bool = True) -> list[str]:
    """Run a page from its first command to its last; returns what each printed."""
    if begin:
        drill.begin(FIRST.get(page, "first"), with_backup=page == "lost-laptop.md")
    return [drill.run(laptop, command) for laptop, command in steps(page)]


def test_start(drill: Drill) -> None:
    out = walked(drill, "start.md", begin=False)
    assert "The recovery sheet is in sheet.txt" in out[0]
    assert "The original still lies at note.txt" in out[1]


def test_a_new_laptop_has_everything(drill: Drill) -> None:
    *_, restored, verified = walked(drill, "new-laptop.md")
    assert "1 sources, 1 statements" in restored
    assert "are as they were signed" in verified
    assert "device 1" in verified
    assert "device 2" in verified


def test_from_a_lost_laptop_the_case_is_open_again_and_its_key_is_off(drill: Drill) -> None:
    restored, _, _, off = walked(drill, "lost-laptop.md")
    assert "is open again: 1 sources, 1 statements" in restored
    assert "Turned off" in off
    assert "turned off after" in drill.run("another laptop", "habeas verify basements")
    assert "Petro" in drill.run("another laptop", "habeas register basements --as-of 2024-05-18")


def test_from_a_forgotten_passphrase_the_case_is_open_again(
    drill: Drill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill.begin("first", with_backup=False)
    words = re.findall(r"^\s+\d\s+(\w{5})$", (tmp_path / "first/sheet.txt").read_text(), re.MULTILINE)
    monkeypatch.setattr("builtins.input", lambda prompt: " ".join(words))
    (_, reset), (_, register) = steps("forgotten-passphrase.md")
    assert "Anna has a new passphrase" in drill.run("first", reset)
    drill.run("first", register, expected=1)
    drill.passphrase("new passphrase")
    assert "Petro" in drill.run("first", register)


def test_a_backup_is_checked_and_put_back(drill: Drill) -> None:
    _, checked, restored = walked(drill, "backup-and-restore.md")
    assert "no word was read" in checked
    assert "1 sources, 1 statements" in restored


def test_two_people_work_apart_and_bring_it_together(drill: Drill) -> None:
    drill.begin("Anna's laptop", with_backup=False)
    for laptop, command in steps("two-people.md"):
        theirs = laptop == "Bohdan's laptop"
        drill.passphrase("new passphrase" if theirs else "passphrase")
        if "bundle" in command and theirs:
            (drill.laptop(laptop) / "more.txt").write_text("Taras was in the cellar with Petro.\n")
            drill.run(laptop, "habeas take-in basements more.txt --obtained mail")
        out = drill.run(laptop, command)
        if "merge" in command:
            assert "by Bohdan's device 2" in out
            assert "New sources: more.txt" in out
    drill.passphrase("new passphrase")
    drill.run("Bohdan's laptop", "habeas merge basements stick/from-anna.habeas")
    assert "are as they were signed" in drill.run("Bohdan's laptop", "habeas verify basements")


def test_what_is_withdrawn_is_gone(drill: Drill) -> None:
    withdrawn, verified, _ = walked(drill, "withdraw.md")
    assert "People who leave the register: Petro." in withdrawn
    assert "Not checked: the words of" in verified
    assert "Petro" not in drill.run("first", "habeas register basements --as-of 2024-05-18")


def test_one_statement_is_proven_and_everything_checked_by_an_outsider(drill: Drill, tmp_path: Path) -> None:
    drill.begin("your laptop", with_backup=False)
    words = ""
    for laptop, command in steps("prove-and-verify.md"):
        if laptop == "the expert's laptop":
            file = command.split()[-1]
            (drill.laptop(laptop) / file).write_bytes((tmp_path / "your laptop" / file).read_bytes())
            (tmp_path / "words").write_text(words)
            drill.passphrase("words")
        out = drill.run(laptop, command)
        words = "".join(re.findall(r"opens with: (\S+)", out)) or words
    assert "Not checked: the words of" in out
    assert "Petro" not in out


def test_leaving(drill: Drill, tmp_path: Path) -> None:
    walked(drill, "leave.md")
    assert "her son Petro" in (tmp_path / "stick/in-clear/record.jsonl").read_text()


def test_every_page_has_a_drill() -> None:
    drilled = Path(__file__).read_text(encoding="utf-8")
    missing = [page for page in DRILLS if f'"{page}"' not in drilled]
    assert not missing
    assert all(steps(page) for page in DRILLS)


def test_every_command_is_in_the_handbook_or_the_readme() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES.glob("*.md"))
    text += (PAGES.parents[1] / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"habeas {verb.NAME}" in text or f"make {verb.NAME}" in text, verb.NAME


def test_pages_are_short_and_speak_plainly() -> None:
    for page in PAGES.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 70, page.name
        jargon = r"\b(ledger|mention|judgement|claim|polarity|shelf|lattice|Admiralty)s?\b"
        assert not re.findall(jargon, text), page.name

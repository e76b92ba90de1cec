"""The drills of the handbook: every command on its pages is typed as it stands there, and shows what the page promises.

A page is read as it is written: indented lines that begin with `habeas` are commands, a heading "On ..." says at whose
laptop, and what stands in “ ” after "You see" must be printed.
"""

import gc
import json
import re
import shlex
import shutil
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import pypdf
import pytest

from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.cli import VERBS, main
from habeas.cli.moment import now
from habeas.intake.chats import read_export
from habeas.protection.digest import sha256
from tests.acts.laptops import on
from tests.exports import iphone_zip
from tests.keys import PASSPHRASE, open_case

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/handbook"
WRITTEN = [*PAGES.glob("*.md"), ROOT / "docs/threats.md", ROOT / "SECURITY.md"]
IN_THE_DESK = {
    "a-call.md": "tests/journeys/test_first_day.py",
    "map-and-timeline.md": "tests/desk/test_atlas.py",
    "people.md": "tests/desk/test_entrance.py",
    "places-and-map.md": "tests/desk/test_places.py",
    "reading.md": "tests/desk/test_journeys.py",
    "same-person.md": "tests/journeys/test_same.py",
    "search.md": "tests/desk/test_search.py",
}
"""Pages on which nothing is typed in a terminal, with the journey that does what they say."""
JARGON = (
    r"(?i)\b(ledger|entry|entries|mentions?|judgements?|claims?|polarity|shelf|shelves|chains?|labels?)\b"
    r"|lattice|Admiralty"
)
NEW_PASSPHRASE = "a passphrase of his own"
NOTES = {
    "note.txt": "Olha says that her son Petro is held in a cellar in the town of Karsk.\n",
    "second.txt": "A guard told Olha that Petro Marchuk is held in a barn.\n",
    "more.txt": "Taras was in the cellar with Petro.\n",
    "fourth.txt": "Nobody has heard from Petro since Wednesday.\n",
    "fifth.txt": "Olha has written to the base.\n",
}
TOLD = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar"
chain = [{ who = "Olha" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
"""
PROMISED = """
[[tell]]
source = "promise.txt"
words = "She asked the base where Danylo is, and the base promised her that he would be let go by 1 June 2024."
chain = [{ who = "She" }]
facts = [
    { claim = "approached", by = "She", to = "the base", about = "Danylo", items = ["18_1_d"] },
    { claim = "promised", by = { body = "the base" }, to = "She", inner = [
        { claim = "released", who = "Danylo", when = "../2024-06-01" },
    ] },
]
"""
HEARD = """
[[tell]]
source = "heard.txt"
words = "Olha says that Petro rang her from his number on 18 May, and she heard his voice"
chain = [{ who = "Olha", knows = "was_there" }]
facts = [{ claim = "contacted", from = "Petro", to = "Olha", kind = "voice", channel = "his number", when = "2024-05-18" }]

[[judge]]
a = { source = "note.txt", name = "Petro" }
b = { source = "heard.txt", name = "Petro" }
verdict = "same"
"""  # noqa: E501
STOLEN = """
[[decide]]
what = "compromised"
mention = { source = "heard.txt", name = "his number" }
since = "2024-05-17"
why = "a guard has his telephone, says another mother"
"""
RELEASED = """
[[tell]]
source = "release.txt"
words = "The district office writes that Taras was let go in Karsk on 1 June"
chain = [{ who = { body = "The district office" } }]
facts = [{ claim = "released", who = "Taras", place = "Karsk", when = "2024-06-01" }]
"""
DECIDED = """
[[decide]]
what = "confirmed"
fact = { source = "release.txt", words = "Taras was let go", claim = "released" }
why = "his wife rang from home, and we saw him on video"

[[decide]]
what = "source_grade"
mention = { source = "release.txt", name = "The district office" }
grade = "C"
interest = "it answers for the cellar"

[[decide]]
what = "placing"
mention = { source = "release.txt", name = "Karsk" }
kind = "town"
latitude = -49_230_000
longitude = 69_520_000
precision = "town"
published = "region"
"""
TOLD_MORE = """
[[tell]]
source = "second.txt"
words = "Petro Marchuk is held in a barn"
chain = [{ who = "A guard" }, { who = "Olha" }]
facts = [{ claim = "held_at", who = "Petro Marchuk", place = "a barn" }]
"""
SAME_OR_NOT = """
[[judge]]
a = {{ source = "note.txt", name = "Petro" }}
b = {{ source = "second.txt", name = "Petro Marchuk" }}
verdict = "{verdict}"
"""


@dataclass
class Step:
    """A command of a page: under which heading, at whose laptop, and what it must print."""

    section: str
    laptop: str
    command: str
    shows: list[str] = field(default_factory=list)


def steps(page: str) -> list[Step]:
    """The commands of a page, in order."""
    section = laptop = ""
    found: list[Step] = []
    for block in re.split(r"\n\n+", (PAGES / page).read_text(encoding="utf-8")):
        for line in block.splitlines():
            if heading := re.match(r"(##+) (.*)", line):
                section = heading[2] if heading[1] == "##" else section
                where = re.match(r"On (.*?)(?: again)?$", heading[2])
                laptop = where[1] if where else ""
            elif re.match(r" {4,}habeas ", line):
                found.append(Step(section, laptop, line.strip()))
        for sentence in re.findall(r"You see[^.]*“.*?(?:\.(?:\s|$)|$)", _one_line(block)):
            found[-1].shows += re.findall("“(.*?)”", sentence)
    return found


def _one_line(block: str) -> str:
    """A block as running text; what goes wrong is told in lists, and promised by no command."""
    return "" if block.lstrip().startswith("- ") else " ".join(block.split())


def drilled(page: str) -> list[Step]:
    """The steps of a page, remembered as drilled."""
    DRILLED.add(page)
    return steps(page)


DRILLED: set[str] = set()


class Drill:
    """Several laptops, two sticks, and what was printed last.

    The laptop in use lies at one and the same place, as folders of several machines do: so a disk can be copied.
    """

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self._patch, self._capsys = folder, monkeypatch, capsys
        self.stick, self.other_stick = folder / "stick", folder / "other-stick"
        self.stick.mkdir()
        self.other_stick.mkdir()
        self.passphrases: dict[str, str] = {}
        """By laptop, what is typed there when a passphrase is asked for; PASSPHRASE unless told."""
        self.sheet = ""
        self.said = ""
        self.root = ""
        self._laptop = ""
        (folder / "new passphrase").write_text(NEW_PASSPHRASE)
        monkeypatch.setenv("HABEAS_NEW_PASSPHRASE_FILE", str(folder / "new passphrase"))
        monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", str(folder / "passphrase"))
        monkeypatch.setattr("builtins.input", lambda prompt: self.sheet)
        seconds = count()
        # Backups are named by the second; nobody is as fast as a test.
        monkeypatch.setattr("habeas.cli.backup.now", lambda: now() + timedelta(seconds=next(seconds)))

    def at(self, laptop: str) -> Path:
        """Sit down at a laptop; gives back its folder. A new one has notes to take in, and nothing else."""
        here, folder = self.folder / "here", self.folder / f"laptop {laptop}"
        if laptop != self._laptop:
            self.leave()
            if not folder.exists():
                self._new_laptop(folder)
            folder.rename(here)
            self._laptop = laptop
        self._patch.chdir(here)
        return here

    def leave(self) -> None:
        """Leave the laptop."""
        # A record still open would settle its log by the path of the laptop that comes next.
        gc.collect()
        self._patch.chdir(self.folder)
        if self._laptop:
            (self.folder / "here").rename(self.folder / f"laptop {self._laptop}")
        self._laptop = ""

    def _new_laptop(self, folder: Path) -> None:
        folder.mkdir()
        for name, text in NOTES.items():
            (folder / name).write_text(text)
        for stick in (self.stick, self.other_stick):
            (folder / stick.name).symlink_to(stick)

    def copy_disk(self, laptop: str, to: str) -> None:
        """Copy a whole disk: the case, and what lies outside it."""
        self.leave()
        shutil.copytree(self.folder / f"laptop {laptop}", self.folder / f"laptop {to}", symlinks=True)

    def type(self, laptop: str, command: str, *, stops: bool = False) -> str:
        """Type a command at a laptop; gives back what was printed."""
        words = [self._known(laptop, word) for word in shlex.split(command)[1:]]
        if words[0] in ("merge", "withdraw"):
            words.append("--yes")
        if words[0] == "init" or words[:2] == ["user", "add"]:
            words += ["--recovery-sheet", f"sheet of {words[-1]}.txt"]
        typed = self.passphrases.get(laptop, PASSPHRASE)
        (self.folder / "passphrase").write_text(self.sheet if "--recovery-sheet" in words[3:4] else typed)
        here = self.at(laptop)
        with on(here):
            status = main(words)
        printed = self._capsys.readouterr()
        for sheet in here.glob("sheet of *.txt"):
            self.sheet = self.sheet or " ".join(re.findall(r"^\s+\d\s+(\w{5})$", sheet.read_text(), re.M))
        assert status == int(stops), (command, printed.out, printed.err)
        if words[:2] == ["user", "reset"]:
            self.passphrases[laptop] = NEW_PASSPHRASE
        self.said = printed.out + printed.err
        return self.said

    def walk(self, some: list[Step], at: str = "") -> str:
        """Take steps of a page, and see what it promises; at the laptop `at` where the page names none."""
        said = ""
        for step in some:
            said += self.type(step.laptop or at, step.command)
            for words in step.shows:
                assert words in self.said, step.command
        return said

    def begin(self, laptop: str, *, backup: bool = False) -> None:
        """A case with one statement in it."""
        self.type(laptop, "habeas init basements --user Anna")
        self.take_in(laptop, "note.txt", TOLD)
        if backup:
            self.type(laptop, "habeas backup basements --to stick")

    def write(self, laptop: str, files: dict[str, str]) -> None:
        """Files as somebody wrote them there."""
        for name, text in files.items():
            (self.at(laptop) / name).write_text(text, encoding="utf-8")

    def take_in(self, laptop: str, note: str, told: str = "", kind: str = "call") -> None:
        """Take a note in, and state something from it."""
        what = f'--obtained "a call" --kind {kind}'
        self.type(laptop, f"habeas take-in basements {note} {what} --published 2024-05-17")
        if told:
            self.record(laptop, told)

    def record(self, laptop: str, acts: str) -> None:
        """Do acts that are given by their words."""
        (self.at(laptop) / "acts.toml").write_text(acts)
        self.type(laptop, "habeas record basements acts.toml")

    def register(self, laptop: str, case: str = "basements") -> str:
        """Who is on the register."""
        return self.type(laptop, f"habeas register {case} --as-of 2024-05-18")

    def _known(self, laptop: str, word: str) -> str:
        """What stands in capitals on a page: to be read off what was printed before, or off a stick."""
        if word == "KEY":
            (lost,) = [
                line for line in self.said.splitlines() if "device" in line and "this copy" not in line
            ]
            return lost[:8]
        if word == "ROOT":
            return self.root
        if word == "ID":
            return str(json.loads(self.said)["statements"][0]["id"])
        if word.endswith("/RING"):
            (ring,) = self.other_stick.glob("*.ring")
            return f"other-stick/{ring.name}"
        return word


@pytest.fixture
def drill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drill:
    return Drill(tmp_path, monkeypatch, capsys)


def test_start(drill: Drill) -> None:
    drill.walk(drilled("start.md"), at="Anna's laptop")


def test_a_new_laptop_has_everything(drill: Drill) -> None:
    drill.begin("the old laptop")
    drill.walk(drilled("new-laptop.md"))
    assert drill.register("the new laptop") == drill.register("the old laptop")


def test_from_lost_laptop_the_case_is_open_again_and_its_key_is_off(drill: Drill) -> None:
    drill.begin("the lost laptop", backup=True)
    drill.take_in("the lost laptop", "second.txt", TOLD_MORE)
    drill.type("the lost laptop", "habeas bundle basements --to stick/from-bohdan.habeas")
    drill.walk(drilled("lost-laptop.md"))
    register = drill.register("another laptop")
    assert "a cellar" in register
    assert "Petro Marchuk" in register, "a colleague's package brought what was written after the backup"
    assert "was turned off after" in drill.type("another laptop", "habeas verify basements")
    drill.take_in("the lost laptop", "more.txt")
    drill.type("the lost laptop", "habeas bundle basements --to stick/from-a-thief.habeas")
    assert "do not count" in drill.type("another laptop", "habeas merge basements stick/from-a-thief.habeas")


def test_from_a_forgotten_passphrase_the_case_is_open_again(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    here, gone = by_section(drilled("forgotten-passphrase.md"))
    drill.walk(here, at="Anna's laptop")
    assert "a cellar" in drill.register("Anna's laptop")
    drill.passphrases["Anna's laptop"] = PASSPHRASE
    drill.type("Anna's laptop", "habeas register basements", stops=True)
    drill.walk(gone, at="a borrowed laptop")
    assert "a cellar" in drill.register("a borrowed laptop", "basements-again")


def test_a_backup_is_checked_and_put_back_with_its_ring_today_s_ring_and_none(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    evening, broken = by_section(drilled("backup-and-restore.md"))
    drill.walk(evening[:1], at="Anna's laptop")
    for ring in drill.stick.glob("*.ring"):
        ring.rename(drill.other_stick / ring.name)
    drill.type("Anna's laptop", "habeas restore stick without-its-ring", stops=True)
    drill.walk(evening[1:], at="Anna's laptop")
    drill.type("Anna's laptop", "habeas bundle basements --to stick/from-bohdan.habeas")
    drill.walk(broken, at="Anna's laptop")
    for case in ("basements-again", "basements-of-that-day", "basements-without-words"):
        assert "a cellar" in drill.register("Anna's laptop", case), case


def test_two_people_work_apart_and_bring_it_together(drill: Drill) -> None:
    anna, bohdan = "Anna's laptop", "Bohdan's laptop"
    drill.begin(anna)
    drill.take_in(anna, "second.txt", TOLD_MORE)
    first, his, back, at_last, *_ = by_section(drilled("two-people.md"))
    drill.walk(first)
    drill.passphrases[bohdan] = NEW_PASSPHRASE
    drill.walk(his[:1])
    drill.take_in(bohdan, "more.txt")
    drill.record(bohdan, SAME_OR_NOT.format(verdict="different"))
    drill.record(anna, SAME_OR_NOT.format(verdict="same"))
    drill.walk(his[1:])
    said = drill.walk(back)
    assert "DISAGREE" in said
    assert "Anna says same" in said
    assert "Bohdan says different" in said
    drill.walk(at_last)
    assert drill.register(anna) == drill.register(bohdan)
    for laptop in (anna, bohdan):
        assert "are as they were signed" in drill.type(laptop, "habeas verify basements")
    again = drill.type(bohdan, "habeas merge basements stick/from-anna.habeas")
    assert "There is nothing new in it" in again


def test_a_copied_disk_is_found_and_both_copies_are_put_right(drill: Drill) -> None:
    refused, made = "the machine that refused it", "the machine that made the package"
    drill.begin(refused)
    drill.copy_disk(refused, to=made)
    drill.take_in(refused, "second.txt", TOLD_MORE)
    drill.take_in(made, "more.txt")
    drill.type(made, "habeas bundle basements --to stick/copied.habeas")
    said = drill.type(refused, "habeas merge basements stick/copied.habeas", stops=True)
    (right,) = [some for some in by_section(drilled("two-people.md")) if "two machines" in some[0].section]
    assert right[0].section.strip("“”") in said
    drill.walk(right)
    drill.type(refused, "habeas bundle basements --to stick/back.habeas")
    drill.type(made, "habeas merge basements stick/back.habeas")
    assert drill.register(refused) == drill.register(made)
    for laptop, note in ((refused, "fourth.txt"), (made, "fifth.txt")):
        drill.take_in(laptop, note)
        assert "are as they were signed" in drill.type(laptop, "habeas verify basements")


@pytest.mark.parametrize("somebody_has_more", [True, False])
def test_an_old_folder_put_back_is_found_and_put_right(drill: Drill, somebody_has_more: bool) -> None:
    anna = "Anna's laptop"
    drill.begin(anna)
    here = drill.at(anna)
    shutil.copytree(here / "basements", here / "old")
    drill.take_in(anna, "second.txt", TOLD_MORE)
    drill.type(anna, "habeas bundle basements --to stick/newest.habeas")
    gc.collect()
    shutil.rmtree(here / "basements")
    (here / "old").rename(here / "basements")
    (right,) = [some for some in by_section(drilled("two-people.md")) if "is older than" in some[0].section]
    assert right[0].section.strip("“”") in drill.register(anna)
    assert "Nothing was stored" in drill.type(
        anna, "habeas take-in basements more.txt --obtained mail", stops=True
    )
    if somebody_has_more:
        drill.walk(right, at=anna)
        assert "Petro Marchuk" in drill.register(anna)
    else:
        renew = "habeas device renew basements"
        assert f"`{renew}`" in (PAGES / "two-people.md").read_text(encoding="utf-8")
        drill.type(anna, renew)
    drill.take_in(anna, "more.txt")
    assert "are as they were signed" in drill.type(anna, "habeas verify basements")


def test_what_is_withdrawn_is_gone_here_in_old_backups_and_at_colleagues(drill: Drill) -> None:
    anna, bohdan = "Anna's laptop", "Bohdan's laptop"
    drill.begin(anna, backup=True)
    drill.type(anna, "habeas bundle basements --to stick/old.habeas")
    drill.type(bohdan, "habeas restore stick basements")
    old, old_ring = (next(drill.stick.glob(f"*.{end}")) for end in ("backup", "ring"))
    for file in (old, old_ring):
        file.rename(drill.other_stick / file.name)
    drill.walk(drilled("withdraw.md"), at=anna)
    assert "a cellar" not in drill.register(anna)
    drill.type(anna, "habeas merge basements stick/old.habeas")
    assert "a cellar" not in drill.register(anna), "an old package does not bring it back"
    with_today_s = f"habeas restore other-stick/{old.name} with-today-s --ring basements/ring"
    assert "0 statements" in drill.type(anna, with_today_s)
    assert "a cellar" in drill.register(bohdan)
    assert "WITHDRAWN" in drill.type(bohdan, "habeas merge basements stick/for-colleagues.habeas")
    assert "a cellar" not in drill.register(bohdan)
    with_its_own = f"habeas restore other-stick/{old.name} with-its-own"
    assert "1 statements" in drill.type(anna, with_its_own), (
        "the page warns of this; else let it promise more"
    )


def test_one_statement_is_proven_and_everything_checked_by_an_outsider(
    drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill.begin("your laptop")
    yours, theirs = by_section(drilled("prove-and-verify.md"))
    said = drill.walk(yours)
    for name in ("statement.proof", "for-checking.habeas"):
        (drill.at("your laptop") / name).rename(drill.stick / name)
        (drill.stick / name).rename(drill.at("the expert's laptop") / name)
    (drill.passphrases["the expert's laptop"],) = re.findall(r"opens with: (\S+)", said)
    monkeypatch.setitem(sys.modules, "django", None)
    proof, whole = theirs
    assert "Petro" in drill.walk([proof])
    assert "Petro" not in drill.walk([whole])


def test_a_list_comes_in(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    rows = "Name;Date of birth;Place held;Phone\nPetro Mura;1999;Karsk;+380 50 123 45 67\n;1998;Karsk;\nIhor Boyko;;;\n"
    (drill.at("Anna's laptop") / "list.csv").write_text(rows)
    (drill.at("Anna's laptop") / "next.csv").write_text(rows.replace("Ihor Boyko", "Oleh Zyma"))
    drill.walk(drilled("a-list.md"), at="Anna's laptop")
    assert "Ihor Boyko" in drill.type("Anna's laptop", "habeas register basements")


def test_a_file_for_a_lawyer_and_one_for_print(drill: Drill) -> None:
    laptop = "Anna's laptop"
    drill.begin(laptop)
    drill.take_in(laptop, "second.txt", TOLD_MORE, kind="article")
    drill.record(laptop, SAME_OR_NOT.format(verdict="same"))
    lawyer, print_, check = drilled("person-file.md")
    drill.walk([lawyer, print_], at=laptop)
    pages = pypdf.PdfReader(drill.at(laptop) / "for-print.pdf").pages
    drill.root = pages[-1].extract_text().split("Root of the record")[1].split()[0]
    drill.walk([check], at=laptop)


def test_a_promise_lapses_and_needs_attention(drill: Drill) -> None:
    laptop = "Anna's laptop"
    drill.begin(laptop)
    (said,) = re.findall(r'words = "(.*)"', PROMISED)
    drill.write(laptop, {"promise.txt": f"Olha has rung. {said}\n", "promise.toml": PROMISED})
    drill.walk(drilled("authorities.md"), at=laptop)


def test_what_needs_attention(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    drill.walk(drilled("today.md"), at="Anna's laptop")


def test_how_many_there_are(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    drill.walk(drilled("how-many.md"), at="Anna's laptop")


def test_whether_somebody_is_alive(drill: Drill) -> None:
    laptop = "Anna's laptop"
    drill.begin(laptop)
    (said,) = re.findall(r'words = "(.*)"', HEARD)
    drill.write(laptop, {"heard.txt": f"{said}.\n", "heard.toml": HEARD, "stolen.toml": STOLEN})
    drill.walk(drilled("is-he-alive.md"), at=laptop)


def test_a_release_is_confirmed_and_a_teller_graded(drill: Drill) -> None:
    laptop = "Anna's laptop"
    drill.begin(laptop)
    (said,) = re.findall(r'words = "(The.*)"', RELEASED)
    drill.write(laptop, {"release.txt": f"{said}.\n", "release.toml": RELEASED, "decide.toml": DECIDED})
    drill.walk(drilled("deciding.md"), at=laptop)


def test_leaving(drill: Drill) -> None:
    drill.begin("Anna's laptop")
    drill.walk(drilled("leave.md"), at="Anna's laptop")
    assert "her son Petro" in (drill.stick / "in-clear/record.jsonl").read_text()
    assert len(list((drill.stick / "in-clear/sources").iterdir())) == 1


def test_a_chat_is_taken_in_with_its_voice_message_and_all_is_in_order(drill: Drill) -> None:
    laptop = "Anna's laptop"
    drill.begin(laptop)
    data = iphone_zip()
    export = read_export(data, "chat.zip")
    with on(drill.at(laptop)):
        taken = Taken(numbers=frozenset({2, 4}), obtained="exported", whole=(sha256(data), len(data)))
        take_in_chat(open_case(Path("basements")), export, export.chats[0], taken, by="Anna", at=now())
    drill.walk(drilled("a-chat.md"), at=laptop)


def by_section(all_of_them: list[Step]) -> list[list[Step]]:
    """Steps by the heading they stand under."""
    parts: list[list[Step]] = []
    for step in all_of_them:
        if not parts or parts[-1][-1].section != step.section:
            parts.append([])
        parts[-1].append(step)
    return parts


def test_messages_that_pages_explain_are_messages_of_the_program() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src/habeas").rglob("*.py"))
    said = re.sub(r"\"\s*\n\s*f?\"", "", source)
    for page in PAGES.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        explained = re.findall(r"(?m)^## “(.+)”$", text)
        for bold in re.findall(r"(?m)^(?:- )?\*\*“(.+?)”\*\*", text):
            explained += re.split(r"”(?:, | or )“|”\*\*(?:,| or) \*\*“", bold)
        unknown = [part for words in explained for part in words.split("…") if part.strip() not in said]
        assert unknown == [], page.name


def test_every_page_with_commands_has_a_drill() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    pages = {page.name for page in PAGES.glob("*.md")} - {"README.md", *IN_THE_DESK}
    assert {page for page in pages if f'drilled("{page}")' not in here} == set()
    assert {page for page, test in IN_THE_DESK.items() if not (ROOT / test).exists() or steps(page)} == set()
    assert {page for page in pages if not any(step.shows for step in steps(page))} == set()


def test_every_command_is_in_the_handbook_or_the_readme() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES.glob("*.md"))
    text += (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"habeas {verb}" in text or f"make {verb}" in text, verb


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.name)
def test_pages_are_short_and_speak_plainly(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 70
    assert re.findall(JARGON, text) == []
    assert "## Not promised" in text or page.name == "README.md"


def test_the_index_lists_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert {page.name for page in PAGES.glob("*.md") if f"({page.name})" not in index} == {"README.md"}

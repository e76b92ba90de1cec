"""The commands as a person types them: help with an example, clear sentences, honest exit statuses."""

import csv
import io
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from habeas.cli import EXPECTED, VERBS, main, verb
from tests.keys import open_case

NOTE = "Olha says that her son Petro is held in a cellar in the town of Karsk. Petro phoned her on 16 May.\n"
ACTS = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
[[tell]]
source = "note.txt"
words = "Petro phoned her on 16 May"
chain = [{ who = "Olha", knows = "was_there" }]
facts = [{ claim = "contacted", from = "Petro", kind = "voice", when = "2031-05-16" }]
"""


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with one note in it and two statements told by hand."""
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    Path("acts.toml").write_text(ACTS)
    assert main(["init", "case", "--user", "Anna", "--recovery-sheet", "sheet.txt"]) == 0
    assert main(["take-in", "case", "note.txt", "--obtained", "a call", "--published", "2031-05-17"]) == 0
    assert main(["record", "case", "acts.toml", "--by", "Anna"]) == 0
    capsys.readouterr()
    return "case"


@pytest.mark.parametrize("name", VERBS)
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = verb(name)
    example = module.EXAMPLE
    assert name == module.NAME
    with pytest.raises(SystemExit) as exit_:
        main([name, "--help"])
    assert exit_.value.code == 0
    assert f"example: {example}" in capsys.readouterr().out
    assert example.startswith(f"habeas {name}")


@pytest.mark.parametrize("name", EXPECTED)
def test_what_may_go_wrong_is_there_under_its_name(name: str) -> None:
    module, _, error = name.rpartition(".")
    found = getattr(import_module(f"habeas.{module}"), error)
    assert f"{found.__module__}.{found.__qualname__}" == f"habeas.{name}"
    assert issubclass(found, Exception)


def test_a_command_loads_nothing_that_is_for_others() -> None:
    loads = "import sys; from habeas.cli import main; main(['names', 'explain', 'A B', 'A B']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert not {"django", "lxml", "habeas.acts", "spacy"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("name", "said", "kind"),
    [
        ("told.txt", [], "document"),
        ("told.txt", ["--kind", "call"], "call"),
        ("page.html", [], "article"),
        ("page.html", ["--kind", "document"], "document"),
    ],
)
def test_only_a_page_of_the_web_is_taken_for_printed_where_nobody_says_what_it_is(
    case: str, name: str, said: list[str], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text("<p>Nobody has heard of Taras.</p>")
    assert main(["take-in", case, name, "--obtained", "by mail", *said]) == 0
    assert ("Taken for: " + kind in capsys.readouterr().out) == (not said)
    assert [one.kind for one in open_case(Path(case)).known().sources.values()][-1] == kind


def test_take_in_says_where_the_original_still_lies(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("second.txt").write_text(
        "Taras says that nobody is held in the town, and that he was there in May.\n"
    )
    assert main(["take-in", case, "second.txt", "--obtained", "by mail"]) == 0
    out = capsys.readouterr().out
    assert "The original still lies at second.txt" in out


def test_a_bad_file_does_not_keep_the_others_out(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    Path("good.txt").write_text("He is held in the town, said his mother to us.\n")
    assert main(["take-in", case, "bad.pdf", "good.txt", "--obtained", "by mail"]) == 1
    captured = capsys.readouterr()
    assert "bad.pdf" in captured.err
    assert "Nothing was stored" in captured.err
    assert "Took in “good.txt”" in captured.out


def test_register_in_words_json_and_csv(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["register", case, "--as-of", "2031-05-19"]
    assert main(asked) == 0
    text = capsys.readouterr().out
    assert "Held, as one voice says" in text
    assert "a call on 16 May 2031, 3 days ago" in text

    assert main([*asked, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["habeas"], data["as_of"]) == (1, "2031-05-19")
    (petro,) = data["people"]
    assert petro["names"] == ["Petro"]
    assert petro["status"][0]["value"] == "held"
    assert petro["status"][0]["because"][0] in petro["statements"]
    assert petro["places"][0]["name"] == "a cellar"
    assert (petro["proof"]["fewest"], petro["proof"]["most"]) == (3, 3)

    assert main([*asked, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["names"] == "Petro"
    assert rows[0]["days since"] == "3 days"


def test_known_at_before_the_first_entry_knows_nobody(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", case, "--known-at", "2020-01-01"]) == 0
    assert "Nobody is on the register" in capsys.readouterr().out


def test_a_person_by_id_and_by_name_with_the_words(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["register", case, "--as-of", "2031-05-19", "--json"])
    id_ = json.loads(capsys.readouterr().out)["people"][0]["id"]
    assert main(["person", case, "Petro", "--as-of", "2031-05-19"]) == 0
    by_name = capsys.readouterr().out
    assert "“her son Petro is held in a cellar”" in by_name
    assert "- Olha: was told" in by_name
    assert "who says so: 1 independent voice" in by_name
    assert "16 May 2031: a call: counts as a sign of life (heard or seen by somebody who is named)" in by_name

    assert main(["person", case, id_, "--as-of", "2031-05-19", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    passages = [statement["passage"] for statement in data["statements"]]
    assert all(NOTE[p["start"] : p["end"]] == p["exact"] for p in passages)
    assert len(passages) == 2
    assert (data["contradictions"], data["unclear"], data["moved_on"]) == ([], [], [])
    (contact,) = data["person"]["proof"]["log"]
    assert (contact["kind"], contact["standing"], data["person"]["proof"]["dating"]) == (
        "voice",
        "proof",
        "dated",
    )
    assert [len(data["voices"][key]) for key in ("independent", "origins", "sources")] == [1, 1, 1]
    assert data["statements"][0]["grades"]["statement"]["grade"] == "6"
    assert all(not statement["days_because"]["clash"] for statement in data["statements"])
    for statement in data["statements"]:
        assert [step["because"] for step in statement["days_because"]["not_after"]] == [[statement["id"]]]


def test_grades_that_people_gave_stand_with_what_they_are_of(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("grades.toml").write_text(
        """
        [[decide]]
        what = "source_grade"
        mention = { source = "note.txt", name = "Olha" }
        grade = "B"
        interest = "his mother"
        [[decide]]
        what = "statement_grade"
        fact = { source = "note.txt", words = "held in a cellar", claim = "held_at" }
        grade = "2"
        """
    )
    assert main(["record", case, "grades.toml"]) == 0
    capsys.readouterr()
    assert main(["person", case, "Petro", "--as-of", "2031-05-19"]) == 0
    out = capsys.readouterr().out
    assert "reliable? Olha: B, usually reliable; stands to gain: his mother" in out
    assert out.count("credible? 2, probably true") == 1


def test_names_that_spreadsheets_run_are_made_harmless(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("evil.txt").write_text("=1+1 is held in a cellar, said Olha in the note she wrote to us.\n")
    Path("evil.toml").write_text(
        '[[tell]]\nsource = "evil.txt"\nwords = "=1+1 is held in a cellar"\nchain = []\n'
        'facts = [{ claim = "held_at", who = "=1+1" }]\n'
    )
    main(["take-in", case, "evil.txt", "--obtained", "mail"])
    assert main(["record", case, "evil.toml"]) == 0
    capsys.readouterr()
    main(["register", case, "--csv"])
    assert "'=1+1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["register", "nowhere"], "make one with: habeas init CASE"),
        (["init", "case", "--recovery-sheet", "another.txt"], "not an empty folder"),
        (["record", "case", "missing.toml"], "missing.toml"),
        (["person", "case", "Vera"], "nobody here has the id or name 'Vera'"),
        (["take-in", "case", "note.txt", "--obtained", "x"], "in the case already"),
        (
            ["take-in", "case", "note2.txt", "--obtained", "x", "--published", "May"],
            "is not a date we can read",
        ),
        (["read", "note.txt", "--published", "soon"], "is not a date we can read"),
    ],
)
def test_bad_input_gets_one_clear_sentence(
    case: str, command: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("note2.txt").write_text("Another note about the people held in the cellar of the mill.\n")
    assert main(command) == 1
    err = capsys.readouterr().err
    assert err.startswith("habeas: ")
    assert said in err
    assert "Traceback" not in err


def test_what_could_be_used_against_somebody_is_shown_only_when_asked_for(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("more.txt").write_text("Petro refused to sail. She asked the name of the dog and no answer came.\n")
    Path("more.toml").write_text(
        """
        [[tell]]
        source = "more.txt"
        words = "Petro refused to sail"
        chain = [{ who = "this source" }]
        facts = [{ claim = "refused", who = "Petro" }]
        [[tell]]
        source = "more.txt"
        words = "She asked the name of the dog and no answer came"
        chain = []
        facts = [{ claim = "challenged", claimed = "Petro", question = "the name of the dog", result = "none" }]
        """
    )
    main(["take-in", case, "more.txt", "--obtained", "mail", "--published", "2031-05-17"])
    assert main(["record", case, "more.toml"]) == 0
    capsys.readouterr()
    id_ = next(m.id for m in open_case(Path(case)).known().mentions.values() if m.name == "Petro"
               and "more" in open_case(Path(case)).known().sources[m.source].title)  # fmt: skip
    asked = ["person", case, id_, "--as-of", "2031-05-18", "--json"]
    assert main(asked) == 0
    usual = json.loads(capsys.readouterr().out)
    assert [s["fact"]["claim"] for s in usual["statements"]] == [
        {"claim": "challenged", "claimed": {"all": [id_]}, "result": "none"}
    ]
    assert main([*asked, "--sealed"]) == 0
    sealed = json.loads(capsys.readouterr().out)
    assert [s["fact"]["claim"]["claim"] for s in sealed["statements"]] == ["refused", "challenged"]


def test_verify_finds_what_was_changed(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", case]) == 0
    assert "are as they were signed" in capsys.readouterr().out
    (text,) = Path(case).glob("sources/*/text-*.txt")
    sealed = text.read_bytes()
    text.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert main(["verify", case]) == 1
    assert "is not as it was stored" in capsys.readouterr().out


@pytest.mark.parametrize("bad", [["--as-of", "tomorrow"], ["--known-at", "noon"]])
def test_days_that_are_none_are_explained(
    case: str, bad: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["register", case, *bad])
    assert exit_.value.code == 2
    assert "2022-07-21" in capsys.readouterr().err

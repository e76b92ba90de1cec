"""`habeas link`: a table in, pairs and clusters out; a bad table gets a clear word and loses nothing."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.cli import main

GOOD = (
    "id,name,birth,age,age_as_of,place,unit,source,note\n"
    "1,Волошин Артём Сергеевич,12.03.1987,,,Карск,в/ч 12345,a,x\n"
    "2,Artem Voloshyn,1987,,,Karsk,military unit 12345,b,\n"
    '3,"Бойко, Иван",,,,,,a,\n'
    "4,,,,,,,,\n"
)


def link(tmp_path: Path, table: str | bytes) -> int:
    file = tmp_path / "people.csv"
    file.write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
    return main(["link", str(file), "--out", str(tmp_path / "out")])


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_pairs_and_clusters_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert link(tmp_path, GOOD) == 0
    head, (a, b, probability, reasons) = rows(tmp_path / "out/pairs.csv")
    assert head == ["id_a", "id_b", "probability", "reasons"]
    assert (a, b) == ("1", "2")
    assert 0.9 < float(probability) < 1
    assert "same given name" in reasons
    assert rows(tmp_path / "out/clusters.csv")[1:] == [["1", "1"], ["2", "1"], ["3", "3"], ["4", "4"]]
    assert "4 people: 1 pairs who may be one" in capsys.readouterr().out


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    assert link(tmp_path, GOOD.replace('"Бойко, Иван"', "Бойко Иван").replace(",", delimiter)) == 0
    assert len(rows(tmp_path / "out/pairs.csv")) == 2


def test_only_the_id_must_be_there(tmp_path: Path) -> None:
    assert link(tmp_path, "\ufeffID\n1\n2\n") == 0
    assert rows(tmp_path / "out/clusters.csv")[1:] == [["1", "1"], ["2", "2"]]


def test_an_empty_table_has_no_pairs(tmp_path: Path) -> None:
    assert link(tmp_path, "id,name\n") == 0
    assert rows(tmp_path / "out/pairs.csv") == [["id_a", "id_b", "probability", "reasons"]]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("name,birth\nБойко Иван,1987\n", "has no column id"),
        ("", "has no column id"),
        ("id,name\n1,Бойко\n1,Коваль\n", "the id 1 stands in line 2 and again in line 3"),
        ("id,name\n,Бойко\n", "line 2 has no id"),
        ("id,name\n1,Бойко,Иван\n", "line 2 has 3 values for 2 columns"),
        ("id,name,name\n1,Бойко,Иван\n", "two columns name"),
        (b"PK\x03\x04\xff\xfe\x00", "is not CSV in UTF-8"),
        (b"id\x00name", "is no CSV"),
    ],
)
def test_a_bad_table_is_refused_with_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str | bytes, said: str
) -> None:
    assert link(tmp_path, table) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Nothing was changed" in err
    assert not (tmp_path / "out").exists()


def test_an_unreadable_birth_is_told_and_its_row_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(tmp_path, "id,name,birth,age\n1,Бойко Иван,soon,\n2,Boiko Ivan,,\n") == 0
    err = capsys.readouterr().err
    assert 'line 2: "soon" is no date or age' in err
    assert len(rows(tmp_path / "out/pairs.csv")) == 2


def test_long_work_tells_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.cli.link.LONG", 1)
    assert link(tmp_path, GOOD) == 0
    assert "4 people read" in capsys.readouterr().err


def test_what_to_install_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.cli.link.NEEDED", ("numpy", "no_such_package"))
    assert link(tmp_path, GOOD) == 1
    assert "pip install 'habeas[link]'" in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", str(tmp_path / "none.csv"), "--out", str(tmp_path)]) == 1
    assert "there is no file" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["link", "names", "bounds", "estimate"])
def test_commands_that_need_no_case_load_nothing_of_cases(command: str) -> None:
    # It took longer to load them than to link ten thousand people.
    code = f"import sys, habeas.cli.{command}; print([one for one in sys.modules if one.startswith('habeas.acts')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

"""`habeas names`: lines in, lines out in the same order; a bad line is named and takes nothing with it."""

import sys
from pathlib import Path

import pytest

from habeas.cli import main


def test_compare_keeps_the_order_and_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_bytes("\ufeffАртём Волошин\tArtem Voloshyn\r\nИванов\tПетров\r\n".encode())
    assert main(["names", "compare", str(pairs)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[1] for row in rows] == ["same", "different"]
    assert all(len(row) == 3 for row in rows)
    assert float(rows[0][0]) > 0.5 > float(rows[1][0])
    assert "by sound" in rows[0][2]


def test_a_line_break_hidden_in_a_name_makes_no_second_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_bytes("Саша\u2028Иванова\tАлександр\x0bИванов\n".encode())
    assert main(["names", "compare", str(pairs)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_bad_line_is_named_and_nothing_else_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_bytes(
        "Ким\tKim\nодно имя\n\tAnna\na\tb\tc\n".encode() + b"\xff\xfe\tAnna\n" + "Анна\tАнна\n".encode()
    )
    assert main(["names", "compare", str(pairs)]) == 1
    captured = capsys.readouterr()
    rows = [line.split("\t") for line in captured.out.splitlines()]
    assert [row[1] for row in rows] == ["unsure", "error", "error", "error", "error", "unsure"]
    for number, said in ((2, "1 name instead of two"), (3, "1 name"), (4, "3 names"), (5, "not UTF-8")):
        assert f"line {number}: {said}" in captured.err
    assert "4 lines were not compared; all others were" in captured.err
    assert "Traceback" not in captured.err


def test_explain_shows_parts_reasons_and_the_sum(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "explain", "Тёма Волошин «Гном»", "Artem Voloshyn"]) == 0
    said = capsys.readouterr().out
    assert "family name: Волошин (Cyrillic)" in said
    assert "short for Артемий" in said
    assert "call sign: Гном" in said
    assert "KMU 2010" not in said.splitlines()[0]
    assert said.splitlines()[-1].startswith("score 0.")


def test_a_rule_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "explain", "Тёма Волошин", "Артём Волошин", "--without", "hypocorisms"]) == 0
    assert "is short for" not in capsys.readouterr().out


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "compare", str(tmp_path / "none.tsv")]) == 1
    assert capsys.readouterr().err.startswith("habeas: there is no file")


def test_without_numpy_pairs_are_compared_one_by_one_with_the_same_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("Артём Волошин\tArtem Voloshyn\nИванов И.И.\tПетров Олег\n", encoding="utf-8")
    assert main(["names", "compare", str(pairs)]) == 0
    at_once = capsys.readouterr().out
    monkeypatch.setitem(sys.modules, "habeas.names.columns", None)
    monkeypatch.delattr("habeas.names.columns", raising=False)
    assert main(["names", "compare", str(pairs)]) == 0
    assert capsys.readouterr().out == at_once

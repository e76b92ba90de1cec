"""The worked case is built by the real commands, and shows what it is meant to show."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from habeas.acts.case import Case
from habeas.cli import main
from habeas.cli.demo import PASSPHRASE, build
from habeas.register.people import PersonRow, register
from habeas.statements.known import Known
from tests.keys import open_case


def opened_demo(path: Path) -> Case:
    return open_case(path, passphrase=PASSPHRASE)


DAY = date(2026, 5, 20)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "case"
    assert build(path) == 0
    return path


@pytest.fixture(scope="module")
def known(case: Path) -> Known:
    return opened_demo(case).known()


def one(known: Known, name: str) -> PersonRow:
    rows = [row for row in register(known, as_of=DAY) if name in row.names]
    assert rows, name
    return rows[0]


def test_petro_is_held_seen_alive_and_known_from_four_sources(known: Known) -> None:
    petro = one(known, "Petro")
    assert petro.names == ("Petro", "Petro Marchuk")
    assert "held" in [value.value for value in petro.status]
    assert len(petro.sources) == 4
    assert (petro.proof.fewest, petro.proof.most) == (4, 4), (
        "Marko saw him on 16 May; whoever saw him on the 18th is not named"
    )


def test_danylo_is_two_people_until_somebody_is_sure(known: Known) -> None:
    assert len([row for row in register(known, as_of=DAY) if row.names == ("Danylo",)]) == 2


def test_relatives_and_tellers_are_not_on_the_register(known: Known) -> None:
    names = {name for row in register(known, as_of=DAY) for name in row.names}
    assert not names & {"Olha Marchuk", "Olha", "Ihor", "Bohdan", "his wife", "his sister"}


def test_every_value_leads_to_words_that_stand_in_the_source(case: Path, known: Known) -> None:
    opened = opened_demo(case)
    rows = register(known, as_of=DAY)
    ids = {id_ for row in rows for value in (*row.status, *row.places) for id_ in value.because}
    ids |= {id_ for row in rows if row.proof.last for id_ in row.proof.last.because}
    assert len(ids) > 8
    for id_ in ids:
        telling = known.statements[id_].telling
        assert telling.passage.stands_in(opened.text(telling.source))
        assert telling.chain


def test_a_denial_is_kept_and_frees_nobody(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    main(["register", str(case), "--as-of", DAY.isoformat(), "--json"])
    people = json.loads(capsys.readouterr().out)["people"]
    taras = next(person for person in people if "Taras Bilous" in person["names"])
    assert [value["value"] for value in taras["status"]] == ["held"]
    assert taras["since"]["earliest"] == "2026-04-28"


def test_a_colleagues_package_waits_and_disagrees(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    shutil.copytree(case, tmp_path / "copy")
    package = case.with_name(f"{case.name} stick") / "from-Bohdan.habeas"
    assert main(["merge", str(tmp_path / "copy"), str(package), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Anna says unsure" in said
    assert "Bohdan says same" in said


FORMATS = Path(__file__).parents[2] / "docs/formats.md"
AS_IN_THE_RECORD = frozenset({"passage", "chain", "fact", "inner", "finding"})
"""What is printed as the record has it: docs/claims.md and “What an entry says” describe that."""


def keys(value: object) -> Iterator[str]:
    """Every key of a JSON value, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from keys(one)
    if isinstance(value, dict):
        yield from value
        for key, one in value.items():
            if key not in AS_IN_THE_RECORD:
                yield from keys(one)


@pytest.mark.parametrize("words", [("register",), ("person", "--sealed"), ("watch",)], ids=lambda one: one[0])
def test_every_key_that_is_printed_stands_in_the_formats(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    verb, *options = words
    section = FORMATS.read_text(encoding="utf-8").split(f"\n## `habeas {verb} ")[1].split("\n## ")[0]
    as_above = FORMATS.read_text(encoding="utf-8").split("\n## `habeas register ")[1].split("\n## ")[0]
    monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", str(case.parent / "passphrase"))
    (case.parent / "passphrase").write_text(PASSPHRASE)
    petro = next(row.id for row in register(opened_demo(case).known(), as_of=DAY) if "Petro" in row.names)
    asked = [verb, str(case), *([petro] if verb == "person" else []), *options]
    assert main([*asked, "--as-of", "2026-06-10", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    described = set(re.findall(r"`([a-z_]+)`", section + (as_above if verb == "person" else "")))
    assert set(printed) - {"habeas"} <= set(re.findall(r"`([a-z_]+)`", section)), "the outermost"
    assert set(keys(printed)) - {"habeas", "name"} <= described

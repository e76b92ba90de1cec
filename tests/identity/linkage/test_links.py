"""Linking a table: two processes say what one says, and the order of rows does not matter."""

from pathlib import Path

import numpy as np
import pytest

from habeas.identity.linkage.clustering import components
from habeas.identity.linkage.links import Links
from habeas.identity.linkage.tables import read, write

ROWS = (
    "1,Волошин Артём Сергеевич,12.03.1987,,,Карск,,a",
    "2,Artem Voloshyn,1987,,,Karsk,,b",
    "3,Тёма Волошин,,35,2022-07-01,,,c",
    "4,Волошин Игорь Сергеевич,1990,,,Карск,,a",
    "5,Бойко Иван,,,,,,a",
    "6,Boiko Ivan,,,,,,b",
)
HEADER = "id,name,birth,age,age_as_of,place,unit,source"


def linked(path: Path, rows: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    path.mkdir()
    (path / "people.csv").write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    write(Links(read(path / "people.csv").records()), 0.1, path)
    clusters = [line.split(",") for line in (path / "clusters.csv").read_text().splitlines()[1:]]
    return (path / "pairs.csv").read_text(), {id_: of for id_, of in clusters}  # noqa: C416


def test_pairs_and_clusters(tmp_path: Path) -> None:
    pairs, clusters = linked(tmp_path / "one", ROWS)
    assert clusters == {"1": "1", "2": "1", "3": "1", "4": "4", "5": "5", "6": "5"}
    assert pairs.startswith("id_a,id_b,probability,reasons\n")


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    assert linked(tmp_path / "one", ROWS) == linked(tmp_path / "two", ROWS[::-1])


def test_two_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = linked(tmp_path / "one", ROWS)
    monkeypatch.setattr("habeas.identity.linkage.scoring.MANY", 1)
    monkeypatch.setattr("habeas.identity.linkage.words.MANY", 1)
    assert linked(tmp_path / "two", ROWS) == one


def test_a_machine_that_cannot_fork_links_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = linked(tmp_path / "one", ROWS)

    def none(_: str) -> None:
        raise ValueError("cannot find context for 'fork'")

    monkeypatch.setattr("multiprocessing.get_context", none)
    for module in ("scoring", "words"):
        monkeypatch.setattr(f"habeas.identity.linkage.{module}.MANY", 1)
    assert linked(tmp_path / "two", ROWS) == one


def test_components_by_their_smallest() -> None:
    a, b = np.array([4, 2, 5], dtype=np.int32), np.array([2, 7, 6], dtype=np.int32)
    assert components(a, b, 8).tolist() == [0, 1, 2, 3, 2, 5, 5, 2]

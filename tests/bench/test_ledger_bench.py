"""The bench of the record runs, and prints every figure that has a bar. Its figures are not asserted here."""

from pathlib import Path

import pytest
from bench.ledger.__main__ import measure, state


def test_every_figure_with_a_bar_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with state(tmp_path / "state"):
        measure(tmp_path, 12_000)
    out = capsys.readouterr().out
    for bar in ("<= 2", "<= 520", ">= 250,000", "<= 10 s", "<= 12 s"):
        assert bar in out
    size = next(line for line in out.splitlines() if line.startswith("bytes an entry on disk"))
    assert int(size.split()[5]) <= 560, "not a matter of the machine: small records carry a few pages more"

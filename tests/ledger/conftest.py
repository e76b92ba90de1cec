"""Records of one case on several laptops."""

from pathlib import Path

import pytest

from tests.ledger.copies import Copy, Laptops


@pytest.fixture
def laptops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptops:
    return Laptops(tmp_path, monkeypatch)


@pytest.fixture
def copy(laptops: Laptops) -> Copy:
    return laptops.laptop()

"""Every rule is described where a person looks for it, and every number stands in one file."""

from pathlib import Path

import pytest

from habeas.names import Rule
from habeas.names.schemes import SCHEMES

PAGE = (Path(__file__).parents[2] / "docs/names.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", list(Rule))
def test_the_page_names_the_rule(rule: Rule) -> None:
    assert f"`{rule}`" in PAGE


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: str(scheme.name))
def test_the_page_names_the_scheme(scheme: object) -> None:
    assert scheme.name in PAGE  # type: ignore[attr-defined]

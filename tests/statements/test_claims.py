"""The closed set of claims: documented, with an example, and the page about them is not stale."""

import subprocess
import sys
from pathlib import Path

import pytest

from habeas.statements.claims import CLAIMS, GROUPS, Claim, roles
from habeas.statements.claims.groups import Counted

ROOT = Path(__file__).parents[2]

INCRIMINATING = {"refused", "escaped", "injured"}


def test_every_claim_has_one_heading() -> None:
    listed = [claim for claims in GROUPS.values() for claim in claims]
    assert len(listed) == len(set(listed)) == len(CLAIMS) == 37


def test_only_what_could_be_used_against_them_is_sealed_by_default() -> None:
    assert {name for name, claim in CLAIMS.items() if claim.incriminating} == INCRIMINATING


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_says_what_it_means_and_any_role_may_be_missing(claim: type[Claim]) -> None:
    assert claim.__doc__
    assert claim().name() == claim.name()


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_roles_are_named_in_plain_words_without_underscores_at_the_end(claim: type[Claim]) -> None:
    assert roles(claim)
    assert not [role for role in roles(claim) if role.endswith("_") or role == "condition"]


@pytest.mark.parametrize(("at_least", "at_most"), [(5, 4), (-1, None), (None, -1)])
def test_a_count_has_its_bounds_in_order(at_least: int | None, at_most: int | None) -> None:
    with pytest.raises(ValueError, match="cannot be at least"):
        Counted(at_least=at_least, at_most=at_most)


def test_the_page_of_claims_is_what_the_code_says() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "make.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr

"""The weights are bounded and go one way: less agreement never weighs more, contradiction never speaks for."""

import pytest

from habeas.identity.linkage.fields import FIELDS, Birth, Family, Father, Given
from habeas.identity.linkage.reasons import REASONS
from habeas.identity.linkage.scoring import AGAINST, SHIPPED, prior
from habeas.identity.linkage.weights import WEIGHTS


def weight(field: str, level: int) -> float:
    """With rarities as they are among some thousand people: a name one in 150, a day of birth one in 10,000."""
    rarity = 9.2 if (field, level) == ("birth", Birth.SAME_DAY) else 3.0 if field == "birth" else 5.0
    return float(SHIPPED.base[field][level] + SHIPPED.slope[field][level] * rarity)


@pytest.mark.parametrize("field", FIELDS)
def test_every_level_has_a_bounded_weight_and_absence_none(field: str) -> None:
    assert len(WEIGHTS[field]) == len(FIELDS[field])
    assert WEIGHTS[field][0] == (0, 0)
    assert all(abs(base) <= 9 and 0 <= slope <= 1.2 for base, slope in WEIGHTS[field])


@pytest.mark.parametrize("field", AGAINST)
def test_what_contradicts_never_speaks_for(field: str) -> None:
    for level in AGAINST[field]:
        assert weight(field, level) < 0


@pytest.mark.parametrize(
    ("field", "levels"),
    [
        ("family", (Family.SAME, Family.NEAR, Family.ALIKE, Family.OTHER)),
        ("given", (Given.SAME, Given.BOTH_SHORT, Given.ALIKE, Given.OTHER)),
        ("father", (Father.SAME, Father.NEAR, Father.OTHER)),
        ("birth", (Birth.SAME_DAY, Birth.OVERLAP, Birth.OFF_BY_ONE, Birth.OFF_BY_FEW, Birth.OTHER)),
    ],
)
def test_less_agreement_never_weighs_more(field: str, levels: tuple[int, ...]) -> None:
    weights = [weight(field, level) for level in levels]
    assert weights == sorted(weights, reverse=True)


def test_every_level_that_weighs_has_words() -> None:
    for field, levels in FIELDS.items():
        for level in levels:
            if WEIGHTS[field][level] != (0, 0) and (field, level) not in SILENT:
                assert level in REASONS[field]


SILENT = {("source", 3), ("photos", 3)}
"""Another list and another photo are no reason that anybody need read."""


def test_more_people_make_any_two_less_likely_one_and_few_do_not_collapse_it() -> None:
    assert prior(1_000_000) < prior(1000) < prior(200) == prior(3)

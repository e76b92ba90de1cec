"""Judgements move the weights, within bounds, and never turn a contradiction into a reason for."""

from datetime import date

import numpy as np

from habeas.identity.linkage import Person, candidates
from habeas.identity.linkage.judged import MOST, improved
from habeas.identity.linkage.levels import Comparing
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import AGAINST, SHIPPED

SURNAMES = ("Бойко", "Коваль", "Мельник", "Кравец", "Лозовой", "Гончар", "Ткач", "Швец", "Бондарь", "Шевчук")


def people() -> list[Person]:
    """Ten people twice: once with an age, once with one that is a year off."""
    out = []
    for number, surname in enumerate(SURNAMES):
        born = (date(1980 + number, 1, 1), date(1980 + number, 12, 31))
        off = (date(1981 + number, 1, 1), date(1981 + number, 12, 31))
        out += [
            Person(f"{number}a", (f"{surname} Иван",), born),
            Person(f"{number}b", (f"{surname} Иван",), off),
        ]
    return out


def test_a_desk_that_says_no_makes_the_like_less_likely_and_yes_more() -> None:
    everyone = people()
    judged = [frozenset((f"{n}a", f"{n}b")) for n in range(9)]

    def last(verdict: bool | None) -> float:
        said = {} if verdict is None else dict.fromkeys(judged, verdict)
        found = candidates(everyone, judged=said, at_least=0.001)
        return next(one.probability for one in found if one.a == "9a" and one.b == "9b")

    assert last(False) < last(None)
    assert last(True) >= last(None) - 1e-6


def test_no_weight_moves_far_and_contradiction_stays_one() -> None:
    records = Records()
    records.add(people())
    comparing = Comparing(records, rarities(records))
    first = np.arange(0, 20, 2, dtype=np.int64)
    for verdict in (False, True):
        moved = improved(comparing, first, first + 1, np.full(10, verdict), 20)
        for field, base in moved.base.items():
            assert np.abs(base - SHIPPED.base[field]).max() <= MOST + 1e-6
            for level in AGAINST.get(field, ()):
                assert base[level] < 0


def test_nothing_judged_moves_nothing() -> None:
    records = Records()
    records.add(people())
    none = np.zeros(0, dtype=np.int64)
    comparing = Comparing(records, rarities(records))
    assert improved(comparing, none, none, np.zeros(0, dtype=bool), 20) is SHIPPED

"""Clusters: joined from the surest pair on, and never over a clear contradiction."""

import numpy as np

from habeas.identity.linkage.grouping import NEVER, SILENT, grouped, voice


def test_what_agrees_is_joined() -> None:
    assert grouped({(0, 1): 3.0, (1, 2): 2.0, (0, 2): 1.0}, [(0, 1), (1, 2)]) == [[0, 1, 2]]


def test_little_known_of_one_pair_does_not_keep_a_cluster_apart() -> None:
    assert grouped({(0, 1): 3.0, (1, 2): 2.0}, [(0, 1), (1, 2)]) == [[0, 1, 2]]


def test_a_contradiction_splits_at_the_weakest_link() -> None:
    assert grouped({(0, 1): 5.0, (1, 2): 2.0, (0, 2): -6.0}, [(0, 1), (1, 2)]) == [[0, 1]]


def test_two_birth_dates_never_meet_however_many_stand_between() -> None:
    voices = {(0, n): 6.0 for n in range(1, 9)} | {(n, 9): 6.0 for n in range(1, 9)} | {(0, 9): NEVER}
    edges = [(0, n) for n in range(1, 9)] + [(n, 9) for n in range(1, 9)]
    assert [0, 1, 2, 3, 4, 5, 6, 7, 8] in grouped(voices, edges)


def test_what_a_pair_says() -> None:
    odds = np.array([3.0, 30.0, -3.0, -3.0, -9.0], dtype=np.float32)
    against = np.array([0.0, 0.0, 0.0, -4.0, -9.0], dtype=np.float32)
    said = voice(odds, against).tolist()
    assert said[:2] == [3.0, 6.0]
    assert said[2:] == [np.float32(SILENT), -3.0, NEVER]

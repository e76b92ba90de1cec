"""The bench of the pages runs, and prints every page that has a bar. Its figures are not asserted here."""

from pathlib import Path

import pytest
from bench.ledger.__main__ import state
from bench.pages import __main__ as bench
from bench.pages import taking_in
from bench.pages.made_case import KNOWN_TO_ALL, made_case
from django.db import connections

from habeas.acts import reading as acts_reading
from habeas.register.about import About
from tests.desk.made_reading import MadeReader

SAID = f"It speaks of {KNOWN_TO_ALL}"
TABLES = ({"words": SAID, "chain": [], "facts": [{"claim": "held_at", "who": KNOWN_TO_ALL}]},)


def test_every_page_with_a_bar_is_measured_beside_its_peer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES))
    with state(tmp_path / "state"):
        made = made_case(tmp_path / "case", people=40, statements=400)
        bench.measure(made, 4, acts=1)
        taking_in.a_list(made.case, 30, bench.once)
        taking_in.a_chat(made.case, 30, bench.once)
    out = capsys.readouterr().out
    for page in (
        "register",
        "a person",
        "the reader, 120 cards",
        "search",
        "right after",
        "peer: a bare list",
    ):
        assert page in out
    connections.close_all()


def test_the_same_seed_makes_the_same_people(tmp_path: Path) -> None:
    with state(tmp_path / "state"):
        known = [made_case(tmp_path / name, people=20, statements=60).case.known() for name in "ab"]
    names = [[mention.name for mention in one.mentions.values()] for one in known]
    assert names[0] == names[1]
    assert len(known[0].statements) == 60
    # Somebody is spoken of in both sources, and is one person.
    assert KNOWN_TO_ALL in names[0]
    assert sum(len(members) > 1 for members in About(known[0]).who.members.values()) == 1

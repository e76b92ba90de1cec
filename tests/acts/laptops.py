"""Whole cases on several laptops, each with a state folder of its own, as they would be on several machines."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.acts.case import Case
from habeas.acts.script import perform
from tests.acts.conftest import NOW
from tests.keys import open_case


@contextmanager
def on(laptop: Path) -> Iterator[None]:
    """At this laptop: device keys lie in its state folder."""
    before = os.environ["HABEAS_STATE"]
    os.environ["HABEAS_STATE"] = str(laptop / "state")
    try:
        yield
    finally:
        os.environ["HABEAS_STATE"] = before


def told(
    case: Case, words: str, claim: str, *, by: str = "Anna", source: str = "note.txt", nth: int = 1
) -> str:
    """State one fact of Petro by hand; returns the telling's id."""
    toml = f"""
    [[tell]]
    source = "{source}"
    words = "{words}"
    nth = {nth}
    chain = [{{ who = "Olha" }}]
    facts = [{{ {claim} }}]
    """
    before = set(case.known().tellings)
    perform(case, toml, by=by, clock=lambda: NOW)
    (new,) = set(case.known().tellings) - before
    return new


def again(case: Case) -> Case:
    """The same case as another process sees it."""
    return open_case(case.path)

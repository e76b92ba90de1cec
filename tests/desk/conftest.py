"""A desk on a small case, with Django's client; no pytest-django, nothing shared between tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.acts import reading as acts_reading
from habeas.acts.accept import accept
from habeas.acts.case import Case
from habeas.acts.reading import offers, reading_of
from habeas.acts.take_in import take_in
from habeas.statements.source import Source, SourceKind
from tests.desk.made_reading import MadeReader
from tests.desk.moments import NOW
from tests.desk.report import FILENAME, PUBLISHED, TABLES, TEXT
from tests.keys import new_case

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.desk.settings")

import django

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from habeas.desk import readings  # noqa: E402
from habeas.desk.access.links import LINKS  # noqa: E402
from habeas.desk.opened import Desk, open_desk  # noqa: E402

ANNA = "Anna"


@pytest.fixture(autouse=True)
def made_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found does not hang on the reader, which has its own tests."""
    monkeypatch.setattr(acts_reading, "read", MadeReader(TABLES))
    # However busy the machine is, a page waits for it: what happens meanwhile has its own tests.
    monkeypatch.setattr(readings, "MOMENT", 20)


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """Tries at signing in are counted in the process: each test begins with none."""
    cache.clear()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "karsk")


@pytest.fixture
def desk(case: Case) -> Iterator[Desk]:
    yield open_desk(case, user=ANNA, now=lambda: NOW)
    connections.close_all()


@pytest.fixture
def stranger(desk: Desk) -> Client:
    """A browser that has not used a link."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def anna(stranger: Client) -> Client:
    """Anna's browser, after opening a one-time link."""
    answer = stranger.get(f"/open/{LINKS.new()}")
    assert answer.status_code == 302
    return stranger


@pytest.fixture
def report(desk: Desk) -> Source:
    """The report, taken in."""
    data = TEXT.encode()
    return take_in(
        desk.case,
        data,
        FILENAME,
        obtained="by mail",
        published=PUBLISHED,
        kind=SourceKind.ARTICLE,
        by=ANNA,
        at=NOW,
    )


@pytest.fixture
def accept_all(desk: Desk, report: Source) -> Callable[..., list[str]]:
    """Accept every finding of the report, or those numbered."""

    def accepted(*numbers: int) -> list[str]:
        reading = reading_of(desk.case, report.id)
        return [
            accept(desk.case, report.id, offer.found, reading.entities, by=ANNA, at=NOW, reader="made/1").id
            for place, offer in enumerate(offers(desk.case, report.id))
            if not numbers or place in numbers
        ]

    return accepted

"""A real Chromium for the journeys, and a desk that listens for it in this process."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Thread

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from habeas.acts.case import Case
from habeas.desk.serve import Serving, listen

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str:
    """Where Chromium is. Skips the test visibly without one; on CI, where one belongs, it fails."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        missing = f"no browser found (looked for {', '.join(NAMES)}); the journeys were not walked"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that talks to nobody but us."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def listening(case: Case) -> Iterator[Serving]:
    """The desk of a case on a free port. All of it lives in another thread: Playwright keeps an event
    loop in this one, in which Django opens no database."""
    opened: Queue[Serving] = Queue()

    def run() -> None:
        serving = listen(case)
        opened.put(serving)
        serving.run()
        connections.close_all()

    thread = Thread(target=run, daemon=True)
    thread.start()
    serving = opened.get(timeout=30)
    try:
        yield serving
    finally:
        serving.close()
        thread.join(timeout=10)

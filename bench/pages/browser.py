"""In Chromium: when the largest thing of a page is drawn, and how many bytes of script it loads."""

import shutil
from collections.abc import Callable
from queue import Queue
from threading import Thread

from django.db import connections
from playwright.sync_api import Page, sync_playwright

from habeas.acts.case import Case
from habeas.desk.serve import listen

LARGEST = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
.observe({type: "largest-contentful-paint", buffered: true}))"""
SCRIPTS = """() => performance.getEntriesByType("resource").filter((one) => one.initiatorType === "script")
.reduce((sum, one) => sum + one.decodedBodySize, 0)"""


def measure(case: Case, line: Callable[[str, str], None]) -> None:
    """The register, a person, a source and the search page, each opened twice; the second time counts."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        line("in a browser", "not measured: there is none here")
        return
    opened: Queue[str] = Queue()

    def run() -> None:
        serving = listen(case)
        opened.put(serving.link)
        serving.run()
        connections.close_all()

    Thread(target=run, daemon=True).start()
    link = opened.get(timeout=120)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(link, timeout=120_000)
        base = link.split("/open/")[0]
        person = page.locator(".people th a").first.get_attribute("href")
        for what, address in (
            ("register", "/"),
            ("a person", person),
            ("sources", "/sources"),
            ("search", "/search"),
        ):
            line(f"{what}: largest paint, script", _figures(page, f"{base}{address}"))
        browser.close()


def _figures(page: Page, address: str) -> str:
    page.goto(address, timeout=120_000)
    page.goto(address, timeout=120_000)
    return f"{page.evaluate(LARGEST):,.0f} ms (<= 1,000), {page.evaluate(SCRIPTS):,.0f} bytes (<= 100,000)"

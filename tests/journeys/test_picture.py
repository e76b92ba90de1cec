"""A map becomes a PNG in the browser, under the desk's own security policy, and stays an SVG without a script."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

import habeas.desk
from habeas.places import Precision, at
from habeas.places.drawing import Move, Spot, drawn, saved, told
from tests.desk.browser import launched

SCRIPT = Path(habeas.desk.__file__).parent / "static/desk/picture.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
PAGE = """<!doctype html><title>A map</title><script src="picture.js" defer></script>
<a href="map.svg" download data-png="map.png">Save</a>"""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


class Served(SimpleHTTPRequestHandler):
    """Files under the policy of the desk."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    spots = [Spot("Karsk", at(46.6, 26.9)), Spot("Lissa", at(45.9, 28.2, Precision.TOWN))]
    moves = [Move(0, 1, "by truck")]
    svg = saved(drawn(spots, moves, 360), "A map", told(spots, moves))
    (tmp_path / "map.svg").write_text(svg, encoding="utf-8")
    (tmp_path / "picture.js").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "page.html").write_text(PAGE)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.mark.parametrize(
    ("scripts", "begins", "name"), [(True, b"\x89PNG", "map.png"), (False, b"<?xml", "map.svg")]
)
def test_the_picture_is_saved(
    browser: Browser, address: str, tmp_path: Path, scripts: bool, begins: bytes, name: str
) -> None:
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(address)
    with page.expect_download() as download:
        page.click("a")
    assert download.value.suggested_filename == name
    download.value.save_as(tmp_path / "saved")
    found = (tmp_path / "saved").read_bytes()
    assert found.startswith(begins)
    if scripts:
        assert int.from_bytes(found[16:20], "big") == 720, "twice as many pixels: sharp in print"
    page.close()

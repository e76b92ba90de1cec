"""Serve the desk on this machine, and print the one-time link that opens it for whoever opened the case.

Never listens on an address that another machine can reach.
"""

import errno
import ipaddress
import os
import socket
import webbrowser
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from habeas.acts.case import Case, CaseError
from habeas.places import Precision, at
from habeas.places.drawing import NotATileServer, Tiled, framed, tiled
from habeas.places.drawing.ground import ground
from habeas.places.gazetteer import gazetteer
from habeas.places.packaged import NotInstalled

SETTINGS = "habeas.desk.settings"
LARGEST = 72 * 1024 * 1024
"""Bytes of the largest request: a file of 64 MiB and the form around it."""
LOOPBACK = ("127.0.0.1", "::1")
"""The numbers of this machine for itself."""
ATTEMPTS = 20
"""How many free ports are tried until one is free at every number."""
IN_MEMORY = {
    "max_request_body_size": LARGEST,
    # What is larger than these, the server would put into a temporary file, in clear.
    "inbuf_overflow": LARGEST + 1,
    "outbuf_overflow": 4 * LARGEST,
}


class CannotServe(CaseError):
    """The desk was not opened. The message says why and what to do."""


@dataclass(frozen=True)
class Serving:
    """A desk that listens: its one-time link, and the server behind it."""

    link: str
    server: Any
    _closing: Event = field(default_factory=Event)

    def run(self) -> None:
        """Answer until interrupted or closed."""
        try:
            self.server.run()
        except OSError:
            # Closed from another thread, its sockets may go while it waits for them.
            if not self._closing.is_set():
                raise

    def close(self) -> None:
        """Stop listening."""
        self._closing.set()
        self.server.close()


def listen(
    case: Case, host: str = "127.0.0.1", port: int = 0, *, tiles: str = "", words_on: str = ""
) -> Serving:
    """Listen on `host` for the visitor of an open case; port 0 takes any free one. `tiles`: the address of tiles for
    maps, with {z}, {x} and {y} in it; "" asks nobody. `words_on`: the address of a PostgreSQL for the words of
    searches; "" keeps them here. Raises CannotServe."""
    _refuse_others(host)
    under = _tiles(tiles)
    sockets = _bound(host, port)
    port = sockets[0].getsockname()[1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from waitress.server import create_server  # type: ignore[import-untyped]

    django.setup()
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from habeas.desk.access.links import LINKS
    from habeas.desk.opened import open_desk
    from habeas.desk.pages.calls import drafts

    settings.TILES, settings.WORDS_ON = under, _words_on(words_on)
    drafts.let_go_of_lost(open_desk(case, user=case.keys.user).case.known())
    server = create_server(get_wsgi_application(), sockets=sockets, ident=None, threads=4, **IN_MEMORY)
    # Cookies do not know ports: two desks side by side must not take each other's.
    settings.SESSION_COOKIE_NAME = f"desk-{port}"
    # By name, not by number: passkeys belong to a name.
    shown = "localhost" if host in LOOPBACK else host
    return Serving(f"http://{shown}:{port}/open/{LINKS.new()}", server)


def serve(
    case: Case,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    open_browser: bool = False,
    tiles: str = "",
    words_on: str = "",
) -> None:
    """Serve a case until Ctrl-C. Prints the one-time link on its own line; may open it in the browser."""
    serving = listen(case, host, port, tiles=tiles, words_on=words_on)
    # Maps and towns read a second of data before the first: not while somebody waits for a page.
    Thread(target=_unroll_maps, daemon=True).start()
    print("The desk is open. This link works once, on this machine:", flush=True)
    print(serving.link, flush=True)
    print("Close it with Ctrl-C.", flush=True)
    if open_browser:
        webbrowser.open(serving.link)
    try:
        serving.run()
    except KeyboardInterrupt:
        serving.close()


def _unroll_maps() -> None:
    with suppress(NotInstalled):
        ground(framed([at(0, 0, Precision.REGION)], 360))
    with suppress(NotInstalled):
        gazetteer()


def _bound(host: str, port: int) -> list[socket.socket]:
    """A socket at `host`, and one at each other number that "localhost" may mean: nobody else on this machine is to
    get what is meant for the desk. Raises CannotServe."""
    for _attempt in range(ATTEMPTS if port == 0 else 1):
        sockets: list[socket.socket] = []
        taken = port
        try:
            for number in (host, *(other for other in LOOPBACK if other != host and host in LOOPBACK)):
                made = _listening(number, taken)
                sockets += [made] if made else []
                taken = sockets[0].getsockname()[1]
        except OSError as why:
            problem = why
            for made in sockets:
                made.close()
            continue
        return sockets
    raise CannotServe(
        f"The desk cannot listen on {host}, port {port}: {problem.strerror}. "
        "Perhaps another desk is open there; close it, or choose another port with --port."
    ) from problem


def _listening(number: str, port: int) -> socket.socket | None:
    """A socket; None where this machine knows no address of this kind."""
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    try:
        made = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        return None
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((number, port))
    except OSError as why:
        made.close()
        if why.errno == errno.EADDRNOTAVAIL and port:
            return None
        raise
    return made


def _tiles(address: str) -> Tiled | None:
    try:
        return tiled(address) if address else None
    except NotATileServer as why:
        raise CannotServe(f"The desk was not opened: {why}.") from why


def _words_on(address: str) -> str:
    if not address:
        return ""
    from habeas.desk.shelves.words.where import NotSafe, safe

    try:
        return safe(address)
    except NotSafe as why:
        raise CannotServe(f"The desk was not opened, and no word was sent to the server: {why}.") from why


def _refuse_others(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise CannotServe(
            f"The desk does not listen on {host}: others could reach it there. "
            "Leave --host away, or use 127.0.0.1."
        )


__all__ = ["CannotServe", "CaseError", "Serving", "listen", "serve"]

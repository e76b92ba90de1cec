"""Serve the desk to one person on this machine, and print the one-time link that opens it.

Never listens on an address that another machine can reach.
"""

import ipaddress
import os
import webbrowser
from dataclasses import dataclass
from typing import Any

from habeas.acts.case import Case, CaseError

SETTINGS = "habeas.desk.settings"
LARGEST = 72 * 1024 * 1024
"""Bytes of the largest request: a file of 64 MiB and the form around it."""
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

    def run(self) -> None:
        """Answer until interrupted or closed."""
        self.server.run()

    def close(self) -> None:
        """Stop listening."""
        self.server.close()


def listen(case: Case, host: str = "127.0.0.1", port: int = 0) -> Serving:
    """Listen on `host` for the visitor of an open case; port 0 takes any free one. Raises CannotServe."""
    _refuse_others(host)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from waitress.server import create_server  # type: ignore[import-untyped]

    django.setup()
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from habeas.desk.access.links import LINKS
    from habeas.desk.opened import open_desk

    open_desk(case, user=case.keys.user)
    try:
        server = create_server(
            get_wsgi_application(), host=host, port=port, ident=None, threads=4, **IN_MEMORY
        )
    except OSError as why:
        raise CannotServe(
            f"The desk cannot listen on {host}, port {port}: {why.strerror}. "
            "Perhaps another desk is open there; close it, or choose another port with --port."
        ) from why
    # Cookies do not know ports: two desks side by side must not take each other's.
    settings.SESSION_COOKIE_NAME = f"desk-{server.effective_port}"
    shown = f"[{host}]" if ":" in host else host
    return Serving(f"http://{shown}:{server.effective_port}/open/{LINKS.new()}", server)


def serve(case: Case, host: str = "127.0.0.1", port: int = 8000, *, open_browser: bool = False) -> None:
    """Serve a case until Ctrl-C. Prints the one-time link on its own line; may open it in the browser."""
    serving = listen(case, host, port)
    print("The desk is open. This link works once, on this machine:", flush=True)
    print(serving.link, flush=True)
    print("Close it with Ctrl-C.", flush=True)
    if open_browser:
        webbrowser.open(serving.link)
    try:
        serving.run()
    except KeyboardInterrupt:
        serving.close()


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

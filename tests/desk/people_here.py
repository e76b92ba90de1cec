"""People who come in at the desk of a test: invited through the pages, with a password and an app that shows codes."""

import re
import time
from collections.abc import Iterator
from urllib.parse import urljoin

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.desk.pages import links, visible

SECRET = "a lantern in the far corner"
"""The password that everybody in the tests chooses."""


def browser() -> Client:
    """A browser without a visit, at the name that passkeys need."""
    return Client(SERVER_NAME="localhost")


def invite(lead: Client, name: str, role: str = "researcher") -> str:
    """The path of the invitation that a lead gives."""
    answer = lead.post("/colleagues/add", {"name": name, "role": role})
    assert answer.status_code == 200, visible(answer.content)
    return str(re.findall(r"http://localhost:\d+(/invitation/\w+)", answer.content.decode())[0])


def accept_invitation(path: str) -> Client:
    """A browser in which somebody chose a password and must set up a second factor next."""
    guest = browser()
    assert guest.get(path).status_code == 200
    answer = guest.post(path, {"password": SECRET, "password_again": SECRET})
    assert answer.status_code == 302, visible(answer.content)
    return guest


def set_up_codes(guest: Client) -> str:
    """Set up an app in a visit, and give its secret."""
    page = guest.get("/me/codes").content.decode()
    secret = str(re.findall(r'class="secret">(\w+)<', page)[0])
    answer = guest.post("/me/codes", {"code": code(secret)})
    assert answer.status_code == 302, visible(answer.content)
    return secret


def join(lead: Client, name: str, role: str = "researcher") -> Client:
    """Somebody invited, with everything set up, in a visit."""
    guest = accept_invitation(invite(lead, name, role))
    set_up_codes(guest)
    assert guest.get("/").status_code == 200
    return guest


def code(secret: str) -> str:
    """What the app shows now; counted again in the same half minute, as a test cannot wait for the next."""
    cache.clear()
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def every_page(guest: Client) -> Iterator[tuple[str, bytes]]:
    """Every page that leads from the register, over however many others, with its address."""
    to_see, seen = ["/"], set[str]()
    while to_see:
        address = to_see.pop().partition("#")[0]
        if address in seen or not address.startswith("/"):
            continue
        seen.add(address)
        answer = guest.get(address)
        assert answer.status_code in (200, 302, 403), address
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield address, answer.content
            to_see += [urljoin(address, link) for link in links(answer.content)]


def secret_of(name: str) -> str:
    """The secret of somebody's app."""
    return str(Authenticator.objects.get(user__username=name, type="totp").data["secret"])


def sign_in(name: str, password: str = SECRET) -> tuple[Client, object]:
    """A browser after name and password, and the answer it got."""
    guest = browser()
    return guest, guest.post("/sign-in", {"login": name, "password": password})

"""Who proves to be whom: with the password chosen at the desk, or with a passphrase of the case.

Both are tried for every name, so that neither the answer nor the time it takes tells whether there is such a name.
"""

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from habeas.acts.case import CaseError, unlock
from habeas.desk.opened import desk
from habeas.desk.people import place
from habeas.desk.people.models import Person

BACKEND = "habeas.desk.access.proof.Proof"


class Proof(ModelBackend):
    """Lets in whoever knows the password of a name, or opens the case with a passphrase under that name."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """The person, or None. Nobody who was let go comes in, whatever they know."""
        place.ready()
        person = super().authenticate(request, username=username, password=password, **kwargs)
        if person is None and username and password and opens_case(username, password):
            person = Person.objects.filter(username=username, is_active=True).first()
        return person


class TooManyTries(Exception):
    """A secret was tried too often; somebody must wait."""


def proves(request: HttpRequest, name: str, secret: str) -> bool:
    """Whether whoever is at a locked page is who they were. Raises TooManyTries."""
    if not ratelimit.consume(request, action="unlock", key=name):
        raise TooManyTries
    found = _is_theirs(request, name, secret)
    if found:
        ratelimit.clear(request, action="unlock", key=name)
    return found


def opens_case(name: str, secret: str) -> bool:
    """Whether a passphrase opens the open case for a user of this name."""
    try:
        # Of whomever it is: asked for one name alone, the answer would come at once where there is none.
        return unlock(desk().case.path, secret).user == name
    except CaseError:
        return False


def _is_theirs(request: HttpRequest, name: str, secret: str) -> bool:
    if place.is_there() and authenticate(request, username=name, password=secret) is not None:
        return True
    return name == desk().case.keys.user and opens_case(name, secret)

"""Signing in: name and password or passphrase, then a code or a passkey. Steps by django-allauth, pages by us."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from habeas.desk.people import roll

NAME = "localhost"
"""The name of this machine: passkeys belong to a name, and an address that is a number has none."""


def with_options(context: dict[str, Any]) -> dict[str, Any]:
    """What a page with a passkey shows, with what the browser must be told as text for an attribute."""
    return context | {"options": json.dumps(context.get("js_data", {}), cls=DjangoJSONEncoder)}


def at_name(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which one signs in: whoever comes by a number is sent to the name. Passkeys need it, and tries are
    counted under one address."""

    @wraps(view)
    def sent(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.get_host().startswith(NAME):
            return redirect(named(request) + request.get_full_path())
        return view(request, *args, **kwargs)

    return sent


def named(request: HttpRequest) -> str:
    """The address of this desk, by name."""
    return f"http://{NAME}:{request.get_port()}"


class SignInPage(LoginView):  # type: ignore[misc]  # (the package has no types)
    """Name and password. At a desk of one there is nothing to sign in to."""

    template_name = "entrance/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only where somebody signs in; the way in of a desk of one is the link of its terminal."""
        if not roll.signs_in():
            return redirect("today")
        return super().dispatch(request, *args, **kwargs)


class SecondStep(AuthenticateView):  # type: ignore[misc]  # (the package has no types)
    """The code, the passkey, or a code from paper."""

    template_name = "entrance/second_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the browser must be told for a passkey, if there is one."""
        context = super().get_context_data(**kwargs)
        asked = context.get("js_data", {}).get("request_options", {}).get("publicKey", {})
        return with_options(context) | {"has_passkey": bool(asked.get("allowCredentials"))}


sign_in = at_name(SignInPage.as_view())
second_step = at_name(SecondStep.as_view())


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visit, or give up a way in that was half gone."""
    logout(request)
    return redirect("account_login")

"""You at this desk: your second factor, your password, and after how long the desk locks itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from habeas.desk.access import lock
from habeas.desk.access.allowed import own_matter
from habeas.desk.access.proof import BACKEND
from habeas.desk.access.visit import factor_changed, may_go_on, visitor_name
from habeas.desk.opened import desk
from habeas.desk.pages.entrance.signing_in import with_options
from habeas.desk.pages.frame import tell
from habeas.desk.people import roll
from habeas.desk.people.models import Person
from habeas.language import gettext as _


def recently_proved(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that asks for the password once more, unless that was given just now."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not lock.proved_recently(request):
            return redirect(lock.address(request.get_full_path()))
        return view(request, *args, **kwargs)

    return asked


def of_factors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which a second factor is set up or removed."""

    @wraps(view)
    def held(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        me(request)
        factor_changed(request)
        return view(request, *args, **kwargs)

    return own_matter(recently_proved(held))


def me(request: HttpRequest) -> Person:
    """Whoever is visiting, on the roll. Whoever opened the case is put there when they first settle something."""
    if isinstance(request.user, Person):
        return request.user
    person = roll.opener_on_roll() if visitor_name(request) == roll.opener() else None
    if person is None:
        raise PermissionError(visitor_name(request))
    login(request, person, backend=BACKEND)
    return person


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page of what is one's own."""
    name = visitor_name(request)
    person = roll.person_of(name)
    factors = list(Authenticator.objects.filter(user=person)) if person else []
    kinds = Authenticator.Type
    context = {
        "name": name,
        "role": desk().role,
        "person": person,
        "must_set_up": not may_go_on(request),
        "passkeys": [one.wrap() for one in factors if one.type == kinds.WEBAUTHN],
        "has_codes": any(one.type == kinds.TOTP for one in factors),
        "paper": next(
            (len(one.wrap().get_unused_codes()) for one in factors if one.type == kinds.RECOVERY_CODES), None
        ),
        "has_passphrase": roll.has_passphrase(name),
        "anew": roll.begun_anew(name),
        "minutes": lock.minutes(request),
        "choices": lock.CHOICES,
    }
    return render(request, "entrance/own.html", context)


@own_matter
@require_POST
def idle(request: HttpRequest) -> HttpResponse:
    """After how many minutes the desk locks itself."""
    typed = request.POST.get("minutes", "")
    if typed.isascii() and typed.isdigit() and int(typed) in lock.CHOICES:
        person = me(request)
        person.idle_minutes = int(typed)
        person.save(update_fields=["idle_minutes"])
        request.session[lock.IDLE_MINUTES] = person.idle_minutes
        tell(
            request,
            _("Noted: the desk locks itself after {minutes} minutes.").format(minutes=person.idle_minutes),
        )
    return redirect("mfa_index")


@own_matter
@recently_proved
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password. Visits elsewhere end; this one goes on."""
    person = me(request)
    problems: list[str] = []
    if request.method == "POST":
        problems = password_problems(request, person)
        if not problems:
            take_password(request, person)
            update_session_auth_hash(request, person)
            tell(request, _("The new password is noted. Visits in other browsers have ended."))
            return redirect("mfa_index")
    context = {"problems": problems, "name": person.username}
    return render(request, "entrance/password.html", context, status=422 if problems else 200)


def password_problems(request: HttpRequest, person: Person) -> list[str]:
    """What is wrong with the password that was typed twice; nothing is noted."""
    chosen = request.POST.get("password", "")
    if chosen != request.POST.get("password_again", ""):
        return [_("The two were not the same.")]
    try:
        validate_password(chosen, person)
    except ValidationError as why:
        return list(why.messages)
    return []


def take_password(request: HttpRequest, person: Person) -> None:
    """Note the password that was typed; it is in order."""
    person.set_password(request.POST.get("password", ""))
    # Nothing else: whoever was let go a moment ago must not be back by this.
    person.save(update_fields=["password"])


class CodesPage(ActivateTOTPView):  # type: ignore[misc]  # (the package has no types)
    """Set up an app that shows codes."""

    template_name = "entrance/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture as a part of the page: the security policy lets no data stand in an address."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"picture": context["totp_svg"].partition("?>")[2]}


class NoCodesPage(DeactivateTOTPView):  # type: ignore[misc]  # (the package has no types)
    """Forget the app."""

    template_name = "entrance/remove.html"
    extra_context = {"is_app": True}


class PasskeyPage(AddWebAuthnView):  # type: ignore[misc]  # (the package has no types)
    """Set up a passkey."""

    template_name = "entrance/passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the browser must be told."""
        return with_options(super().get_context_data(**kwargs))


class NoPasskeyPage(RemoveWebAuthnView):  # type: ignore[misc]  # (the package has no types)
    """Forget a passkey."""

    template_name = "entrance/remove.html"
    success_url = reverse_lazy("mfa_index")


class PaperPage(ViewRecoveryCodesView):  # type: ignore[misc]  # (the package has no types)
    """The codes for paper, shown once."""

    template_name = "entrance/paper.html"


class NewPaperPage(GenerateRecoveryCodesView):  # type: ignore[misc]  # (the package has no types)
    """New codes for paper; the old ones are worth nothing then."""

    template_name = "entrance/new_paper.html"


codes = of_factors(CodesPage.as_view())
no_codes = of_factors(NoCodesPage.as_view())
passkey = of_factors(PasskeyPage.as_view())
no_passkey = of_factors(NoPasskeyPage.as_view())
paper = of_factors(PaperPage.as_view())
new_paper = of_factors(NewPaperPage.as_view())

"""What django-allauth is told about this desk: no e-mail, no signing up, and our own words for what went wrong."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from habeas.desk.access.visit import Way, begin
from habeas.desk.opened import desk
from habeas.language import gettext as _
from habeas.language import mark

WORDS = {
    "username_password_mismatch": mark(
        "This name and this password or passphrase do not go together. Try again; after five tries one has to wait."
    ),
    "too_many_login_attempts": mark("That was tried too often. Wait five minutes, then try once more."),
    "rate_limited": mark("That was tried too often. Wait five minutes, then try once more."),
    "incorrect_code": mark(
        "This code or key does not fit. A code counts once and for half a minute: wait for the next one. "
        "If none ever fits, the clock of the telephone or of this computer is wrong."
    ),
}


def error(code: str) -> ValidationError:
    """What somebody reads when signing in failed."""
    return ValidationError(_(WORDS.get(code, WORDS["incorrect_code"])), code=code)


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # (the package has no types)
    """Signing in with name and password; the only step after that is the second factor."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Our words."""
        return error(code)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited by a lead."""
        return False

    def get_login_stages(self) -> list[str]:
        """What comes between the password and the desk."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: Any) -> None:
        """The visit begins when the second factor was right, or when none is set up yet."""
        super().login(request, user)
        begin(request, user.username, Way.SIGN_IN)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Everybody comes from this machine."""
        return "127.0.0.1"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # (the package has no types)
    """Codes from a telephone, passkeys, and codes on paper."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Our words."""
        return error(code)

    def get_totp_label(self, user: Any) -> str:
        """What the app shows. The name of the case may say too much for a telephone; the person's name must do."""
        return str(user.username)

    def _get_site_name(self) -> str:
        return "habeas"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called unless somebody calls it otherwise."""
        return _("Passkey of {day}").format(day=desk().today().isoformat())

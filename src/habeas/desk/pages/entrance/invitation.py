"""An invitation: a link that works once, with which somebody chooses their password. The second factor follows."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.desk.access.links import INVITATIONS
from habeas.desk.access.proof import BACKEND
from habeas.desk.access.visit import Way, begin
from habeas.desk.pages.entrance.own import password_problems, take_password
from habeas.desk.pages.entrance.signing_in import at_name
from habeas.desk.people import roll


@at_name
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Look at an invitation, or use it up. Looking does not: a program may look before the person does."""
    name = INVITATIONS.whose(token)
    person = roll.person_of(name) if name else None
    if person is None or not person.is_active:
        return _no_invitation(request)
    problems: list[str] = []
    if request.method == "POST":
        problems = password_problems(request, person)
        if not problems:
            # Used up before anything is noted: of two who send it at once, one chooses the password.
            if not INVITATIONS.use(token):
                return _no_invitation(request)
            take_password(request, person)
            login(request, person, backend=BACKEND)
            begin(request, person.username, Way.SIGN_IN)
            return redirect("mfa_index")
    context = {"person": person, "problems": problems}
    return render(request, "entrance/invitation.html", context, status=422 if problems else 200)


def _no_invitation(request: HttpRequest) -> HttpResponse:
    return render(request, "entrance/no_invitation.html", status=403)

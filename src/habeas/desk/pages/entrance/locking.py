"""The page of a locked visit, and locking it by hand. It shows nothing of the case, not even its name."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from habeas.desk.access import lock
from habeas.desk.access.allowed import own_matter
from habeas.desk.access.manners import own_address
from habeas.desk.access.proof import TooManyTries, proves
from habeas.desk.access.visit import visitor_name
from habeas.desk.people import roll
from habeas.language import gettext as _


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Say once more who you are."""
    return _form(request, request.GET.get("next", "/"))


@own_matter
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Unlock the visit and lead back; a script that covered the page is told in few words."""
    is_script = request.headers.get("Accept") == "application/json"
    back = request.POST.get("next", "/")
    problem = _problem(request)
    if problem:
        return JsonResponse({"problem": problem}, status=422) if is_script else _form(request, back, problem)
    lock.open_again(request)
    if is_script:
        return HttpResponse(status=204)
    return redirect("held" if lock.held(request) else own_address(back, otherwise="/"))


@own_matter
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Lock the visit now."""
    lock.close(request)
    return redirect(lock.address(own_address(request.POST.get("next", "/"), otherwise="/")))


@own_matter
@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Somebody is typing; asking is enough to be noted."""
    return HttpResponse(status=204)


@require_GET
def held(request: HttpRequest) -> HttpResponse:
    """The form that came after the lock had fallen, to be sent or dropped."""
    form = lock.held(request)
    return render(request, "entrance/held.html", {"form": form}) if form else redirect("today")


@own_matter
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Forget that form."""
    lock.drop_held(request)
    return redirect("today")


def _problem(request: HttpRequest) -> str:
    try:
        is_right = proves(request, visitor_name(request), request.POST.get("password", ""))
    except TooManyTries:
        return _("That was tried too often. Wait five minutes; nothing is lost meanwhile.")
    return "" if is_right else _("That is not it. Nothing is lost; try again.")


def _form(request: HttpRequest, back: str, problem: str = "") -> HttpResponse:
    name = visitor_name(request)
    person = roll.person_of(name)
    context = {
        "back": own_address(back, otherwise="/"),
        "name": name,
        "problem": problem,
        "is_locked": lock.is_locked(request),
        "has_password": person is not None and person.has_usable_password(),
    }
    return render(request, "entrance/locked.html", context, status=422 if problem else 200)

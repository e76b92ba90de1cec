"""The one-time link: opens the desk once, and says how to get a new one ever after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from habeas.desk.access.links import LINKS
from habeas.desk.access.visit import begin
from habeas.desk.opened import desk


@require_GET
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a link for a visit."""
    if not LINKS.use(token):
        return render(request, "no_visit.html", {"used": True}, status=403)
    begin(request, desk().user)
    return redirect("register")

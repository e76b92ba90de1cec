"""The one-time link: opens the desk once, and says how to get a new one ever after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from habeas.desk.access.links import LINKS
from habeas.desk.access.visit import Way, begin
from habeas.desk.people import roll


@require_GET
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a link for a visit."""
    if not LINKS.use(token):
        return render(request, "no_visit.html", {"used": True}, status=403)
    try:
        begin(request, roll.opener(), Way.LINK)
    except PermissionError:
        return render(request, "entrance/let_go.html", status=403)
    return redirect("today")

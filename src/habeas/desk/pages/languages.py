"""Choose the language of the pages. What the record holds stays in the language it was said in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from habeas.desk.access.allowed import own_matter
from habeas.desk.access.manners import own_address
from habeas.desk.access.spoken import choose


@own_matter
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Note the choice, and go back to where the visitor was."""
    choose(request, request.POST.get("language", ""))
    return redirect(own_address(request.POST.get("back", ""), otherwise="/"))

"""How far it is with comparing everybody, in a large case that is looked at first; then on to what was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.access.manners import own_address
from habeas.desk.opened import desk
from habeas.desk.shelves.undecided import HowFar
from habeas.identity.candidates import Step
from habeas.language import gettext as _
from habeas.language import mark

SAID = {
    Step.GATHERED: mark("Gathering what is said: {done} of {of} people."),
    Step.WEIGHED: mark("Comparing: {done} of {of} pairs who share something are weighed."),
    Step.LOOKED_AT: mark("Looking more closely: {done} of {of} pairs who may be one."),
}


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The line alone, for a page that asks again; or, for whoever has no script, all of it. Then on to `then`."""
    here, then = desk(), own_address(request.GET.get("then", ""), otherwise=reverse("same"))
    how_far = here.undecided_soon(here.about(here.known()))
    if isinstance(how_far, HowFar):
        return comparing(request, how_far, then)
    if request.headers.get("HX-Request"):
        # A fragment cannot go elsewhere; the page is told to.
        moved = HttpResponse()
        moved.headers["HX-Redirect"] = then
        return moved
    return redirect(then)


def comparing(request: HttpRequest, how_far: HowFar, then: str) -> HttpResponse:
    """A page that says how far it is and goes on to `then` by itself."""
    template = "same/comparing_line.html" if request.headers.get("HX-Request") else "same/comparing.html"
    return render(request, template, context(how_far, then))


def context(how_far: HowFar, then: str) -> dict[str, object]:
    """What the line needs."""
    said = _(SAID[how_far.step]).format(done=f"{how_far.done:,}", of=f"{how_far.of:,}")
    begun = _("It has begun.") if how_far.step is Step.GATHERED else _("Comparing everybody with everybody.")
    return {
        "how_far": said if how_far.of else begun,
        "done": how_far.done,
        "of": how_far.of,
        "then": then,
    }

"""Pages for what went wrong: what happened, that nothing was lost, and what to do."""

import sys
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.desk.access.allowed import NotYours
from habeas.desk.access.roles import Role
from habeas.desk.shelves.words.store import NotThere
from habeas.language import gettext as _
from habeas.language import mark

WHO_MAY = {
    Role.LEAD: mark("Only leads of this desk may open this page or do what it does."),
    Role.RESEARCHER: mark(
        "You are here as a reader: you may look at everything you see, and change nothing."
    ),
    None: mark("You may not do this here."),
}
"""Why somebody was refused, by the role that is needed."""


@dataclass(frozen=True)
class Problem:
    """A problem as a page says it."""

    title: str
    what: str
    kept: str
    next_step: str
    address: str = "/"
    link: str = mark("To the register")


def show(request: HttpRequest, problem: Problem, status: int) -> HttpResponse:
    """The page of a problem."""
    return render(request, "problem.html", {"problem": problem, "link": _(problem.link)}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no page of ours sends."""
    return HttpResponse(_("This request was not understood. Nothing was changed."), status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something this visitor may not do, and who may."""
    needed = exception.needed if isinstance(exception, NotYours) else None
    problem = Problem(
        _("This is not for you to do"),
        _(WHO_MAY[needed]),
        _("Nothing was changed, and nothing was lost."),
        _("Ask a lead of this desk to do it, or to give you another role."),
    )
    return show(request, problem, 403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the desk was started again."""
    problem = Problem(
        _("This form is out of date"),
        _("It comes from before the desk was last opened, or from another window."),
        _("Nothing was changed, and nothing in the record was lost."),
        _("Go back, reload the page, and send the form once more."),
    )
    return show(request, problem, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, person or source."""
    problem = Problem(
        _("There is nothing here"),
        _("No person, source or page of this case has this address."),
        _("Nothing was changed. What was taken back is still in the history."),
        _("Go to the register, or look in the history."),
    )
    return show(request, problem, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault in habeas itself, or of a server that this desk leans on."""
    if isinstance(sys.exception(), NotThere):
        return _without_words(request)
    problem = Problem(
        _("habeas made a mistake"),
        _("The page could not be made. The terminal in which the desk runs says why."),
        _("What you had saved before is safe. What you were just sending may not have been stored."),
        _("Go back and look; then try once more. If it happens again, please report it."),
    )
    return show(request, problem, 500)


def _without_words(request: HttpRequest) -> HttpResponse:
    problem = Problem(
        _("The server with the words does not answer"),
        _(
            "This desk keeps the words for searching on a PostgreSQL server, and the server cannot be reached."
        ),
        _("What you had saved before is safe. What you were just sending may not have been stored."),
        _("Start the server and reload the page, or open the desk again without --words-on."),
    )
    return show(request, problem, 503)

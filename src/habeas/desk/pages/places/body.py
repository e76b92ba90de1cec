"""One body, group or person said to hold people: what are they said to have done, and what are they called?"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from habeas.desk.opened import desk
from habeas.desk.pages.deciding.standing import deciding
from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.places.named import NamedView, named_view
from habeas.desk.pages.same import same_as
from habeas.desk.pages.work.remarks import between_us
from habeas.desk.shelves.rows import headline
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.register.body import body
from habeas.register.called import is_only_called
from habeas.wording.grammar import quoted

HEADINGS = {
    "alleged": mark("What they are said to have done"),
    "part_in": mark("Where they are said to have a part"),
    "called": mark("What they are called, and whom they answer to"),
    "answers": mark("What they were asked, answered, promised"),
    "others": mark("What else is said"),
}


@dataclass(frozen=True)
class BodyPage:
    """A body as its template shows it."""

    id: str
    name: str
    other_names: tuple[str, ...]
    sections: tuple[tuple[str, tuple[FactLine, ...]], ...]
    named: NamedView
    only_called: str
    moment: Moment


@require_GET
def page(request: HttpRequest, body_id: str) -> HttpResponse:
    """The page of a body; an older address leads to the one it turned out to be."""
    here = desk()
    when = moment(request.GET, here)
    known = knowledge(when, here)
    found = body(here.about(known), body_id, as_of=when.as_of)
    if found is None:
        raise Http404
    if found.id != body_id and not request.GET:
        return redirect("body", found.id)
    names = list(found.names)
    name = headline(names)
    sections = ((_(heading), fact_lines(known, getattr(found, part))) for part, heading in HEADINGS.items())
    view = BodyPage(
        id=found.id,
        name=name[:1].upper() + name[1:],
        other_names=tuple(other for other in names if other != name),
        sections=tuple((heading, facts) for heading, facts in sections if facts),
        named=named_view(here.about(known), found.id, when.as_of, request.path),
        only_called=_only_called(here.about(known), found.id, name),
        moment=when,
    )
    context = {
        "view": view,
        "same_as": same_as(known, here.about(known).who, found.id),
        "deciding": deciding(here, known, found.id, ons=found.mentions, back=request.path),
        "between": between_us(here, here.known(), found.mentions, found.id, back=request.path),
    }
    return render(request, "places/body.html", context)


def _only_called(about: About, own: str, name: str) -> str:
    """That somebody is known by a nickname alone, which is no name."""
    return _("Known only as {name}.").format(name=quoted(name)) if is_only_called(about, own) else ""

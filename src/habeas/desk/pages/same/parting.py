"""Telling a person apart again: what each name says, those chosen that belong to somebody else, and what would change.

All statements stay where they were said; with the answers that joined them taken back, they go back with their names.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.judge_together import Answer, judge_together, records
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.frame import tell
from habeas.desk.pages.namesakes import tell_apart
from habeas.desk.pages.same.changing import Changing, changing
from habeas.desk.pages.same.conflicts import Given, given
from habeas.identity.splitting import Plan, plan
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.judgement import Verdict

A_FEW = 12
"""Facts shown of one name."""


@dataclass(frozen=True)
class Name:
    """One name under which a source speaks of the person, and what it says."""

    id: str
    told_apart: str
    facts: tuple[FactLine, ...]
    more: int
    is_away: bool


@dataclass(frozen=True)
class Parting:
    """The page as its template shows it; `changing` only once some were chosen."""

    id: str
    name: str
    names: tuple[Name, ...]
    are_one: bool
    reason: str
    taken_back: tuple[Given, ...]
    changing: Changing | None
    problem: str = ""


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, person_id: str) -> HttpResponse:
    """Choose, look, and do it."""
    here = desk()
    about = here.about(here.known())
    person = about.who.of.get(person_id)
    if person is None or len(about.who.members[person]) < 2:
        raise Http404
    if person != person_id:
        return redirect("apart", person)
    if request.method == "GET":
        return _show(request, here, about, person)
    away, are_one = set(request.POST.getlist("away")), request.POST.get("are_one", "yes") == "yes"
    reason = request.POST.get("reason", "").strip()
    found = plan(about.known, about.who, person, away, are_one=are_one, reason=reason)
    if found is None:
        problem = _("Nothing was changed. Choose at least one name, and leave at least one.")
        return _show(request, here, about, person, problem=problem)
    if request.POST.get("act") != "do":
        return _show(request, here, about, person, away, found, are_one)
    return _do(request, here, person, found, sorted(away, key=about.who.rank.__getitem__)[0])


def _do(request: HttpRequest, here: Desk, person: str, found: Plan, other: str) -> HttpResponse:
    try:
        made = judge_together(here.case, _answers(found), by=here.user, at=here.now(), plan=found)
    except CaseError as why:
        tell(request, str(why))
        return redirect("apart", person)
    here.catch_up()
    tell(
        request,
        _(
            "Told apart. Everything that was said is where it was said; the answers taken back stay in the history."
        ),
        undo=made[0],
        back=f"/people/{person}",
        together=True,
    )
    return redirect("person", person if person in here.about(here.known()).who.members else other)


def _show(
    request: HttpRequest,
    here: Desk,
    about: About,
    person: str,
    away: set[str] | None = None,
    found: Plan | None = None,
    are_one: bool = True,
    problem: str = "",
) -> HttpResponse:
    known, view = about.known, here.catch_up()
    chosen = away or set()
    context = Parting(
        id=person,
        name=known.mentions[person].name,
        names=tuple(_name(about, id_, id_ in chosen) for id_ in about.who.members[person]),
        are_one=are_one,
        reason=request.POST.get("reason", ""),
        taken_back=tuple(given(about, known.judgements[id_]) for id_ in found.undo if id_ in known.judgements)
        if found
        else (),
        changing=changing(here, about, records(known, _answers(found), found), view) if found else None,
        problem=problem,
    )
    return render(request, "same/parting.html", {"view": context}, status=422 if problem else 200)


def _answers(found: Plan) -> list[Answer]:
    """What is noted beside what is taken back: who stays together all the same, and that the two are different."""
    kept = [
        Answer(a, b, Verdict.SAME, _("They stay together: only what was taken back joined them."))
        for a, b in found.keep
    ]
    return [*kept, Answer(*found.different, Verdict.DIFFERENT, found.reason)]


def _name(about: About, id_: str, is_away: bool) -> Name:
    known = about.known
    facts = [known.statements[fact] for _rank, fact in about.index.about.get(id_, ())]
    return Name(
        id=id_,
        told_apart=tell_apart(known, id_),
        facts=tuple(fact_line(known, one) for one in facts[:A_FEW]),
        more=max(0, len(facts) - A_FEW),
        is_away=is_away,
    )

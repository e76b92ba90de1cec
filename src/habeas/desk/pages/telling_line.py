"""Who told whom, shown as a list while it is typed in one line; nothing is stored by looking."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from habeas.desk.forms.answers import Answers
from habeas.desk.forms.book import book
from habeas.desk.forms.filled import Filled
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import findings
from habeas.desk.pages.casts import cast_of_reading
from habeas.desk.pages.passage_asked import by_hand, passage_asked
from habeas.desk.pages.reader import source_or_404
from habeas.wording.tellers import Teller, tellers


@dataclass(frozen=True)
class ToldList:
    """What a line says: the tellers, who among them is new here, or what is wrong."""

    tellers: tuple[Teller, ...]
    new: tuple[str, ...]
    problem: str


@require_POST
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """The list for what stands in the line now."""
    here = desk()
    source_or_404(here, source_id)
    there = findings(here, source_id, wait=0)
    names = book(here, source_id, there.reading.entities if there.reading else ())
    passage = passage_asked(request.POST.get("start", ""), request.POST.get("end", ""), names.text)
    answers = Answers(Filled(dict(request.POST.lists())), names, by_hand(passage or (0, 1)))
    return render(request, "forms/told_list.html", {"told": told_list(here, answers)})


def told_list(here: Desk, answers: Answers) -> ToldList:
    """The tellers that a form names, as they would be shown once it is stored."""
    names = answers.book
    asked = Answers(answers.filled, names, answers.base)
    chain = asked.chain()
    cast = cast_of_reading([*names.entities, *asked.new], here.known(), names.source_id)
    line_problem = asked.errors.get("told", "") if asked.filled.get("told") else ""
    shown = tuple(tellers(chain, cast)) if chain else ()
    return ToldList(shown, tuple(one.name for one in asked.new), line_problem)

"""Same person? What may be one person, the most probable first, answered by yes, no or not sure; each can be undone.

Below it the older way: any two people, chosen by hand. A machine's guess joins nobody.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.judge_together import Answer, act_of, judge_together
from habeas.desk.access.manners import own_address
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import side_by_side
from habeas.desk.pages.frame import tell
from habeas.desk.pages.same import comparing
from habeas.desk.pages.same.chosen import chosen
from habeas.desk.pages.same.conflicts import Given, answered_meanwhile, answered_otherwise, conflicts, given
from habeas.desk.pages.same.picks import VERDICTS
from habeas.desk.pages.same.queue import SKIPPED, Asked, answers_of, fitting, key_of, queue
from habeas.desk.shelves.undecided import HowFar
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.judgement import Verdict
from habeas.statements.layered import newest_first

DECIDED = 200
"""Decisions that one page shows, the newest first; the history has them all."""
SKIP = "skip"
MOST_SKIPPED = 500


@dataclass(frozen=True)
class Decided:
    """A decision that stands; `with_it` are as many that one act noted with it."""

    given: Given
    is_contradicted: bool
    with_it: int


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The queue and two chosen by hand; or note an answer."""
    here = desk()
    if request.method == "POST":
        return _answer(request, here)
    view = here.catch_up()
    about = here.about(here.known())
    a, b = request.GET.get("a"), request.GET.get("b")
    open_ = here.undecided_soon(about)
    if isinstance(open_, HowFar):
        asked: dict[str, object] = comparing.context(open_, request.get_full_path())
    else:
        skipped = request.session.get(SKIPPED, [])
        asked = {"queue": queue(here, about, open_, Asked.of(request.GET), skipped, view)}
    context = {
        **asked,
        "conflicts": conflicts(about),
        "otherwise": len(answered_otherwise(about.known)),
        "view": chosen(here, about, a, b, request.GET.get("q", "").strip(), view),
        "decided": _decided(about),
    }
    return render(request, "same/page.html", context)


def _decided(about: About) -> list[Decided]:
    known = about.known
    acts = Counter(act_of(id_) for id_ in known.judgements)
    return [
        Decided(given(about, one), one in about.who.conflicts, acts[act_of(one.id)] - 1)
        for one in islice(newest_first(known.judgements), DECIDED)
        if one.a in known.mentions and one.b in known.mentions
    ]


def _answer(request: HttpRequest, here: Desk) -> HttpResponse:
    asked = Asked.of(request.POST)
    ids, back = _ids(request), _back(request, asked)
    if not set(ids) <= here.known().mentions.keys():
        raise Http404
    if request.POST.get("verdict") == SKIP:
        _skip(request, here, asked, ids)
        return redirect(asked.address())
    known, reason = here.known(), request.POST.get("reason", "").strip()
    if other := answered_meanwhile(known, ids, request.POST.getlist("seen"), here.user):
        said = _(
            "{name} answered on these two already: {answer}. Nothing was noted; it stands under “Decided”."
        )
        tell(request, said.format(name=known.noted[other.id].by, answer=_(VERDICTS[other.verdict]).lower()))
        return redirect(f"{side_by_side(other.a, other.b)}#chosen")
    try:
        verdict = Verdict(request.POST.get("verdict", ""))
        made = judge_together(here.case, _answers(ids, verdict, reason), by=here.user, at=here.now())
    except (CaseError, ValueError) as why:
        tell(request, str(why) if isinstance(why, CaseError) else _("Choose yes, no or not sure."))
        return redirect(back)
    here.catch_up()
    if set(made) & set(answered_otherwise(here.known())):
        tell(request, _("Noted beside the answer of somebody else. Talk, then keep one of the two."))
        return redirect("disagreements")
    said = _("Noted: {answer}. Nothing else was changed.").format(answer=_(VERDICTS[verdict]).lower())
    tell(request, said, undo=made[0], back=back, together=True)
    return redirect(own_address(request.POST.get("back", ""), otherwise=asked.address()))


def _ids(request: HttpRequest) -> tuple[str, ...]:
    """Those who were answered on: a group with some of its columns left out, or two named a and b."""
    ids = request.POST.getlist("id") or [request.POST.get("a", ""), request.POST.get("b", "")]
    return tuple(ids)


def _answers(ids: Sequence[str], verdict: Verdict, reason: str) -> list[Answer]:
    if len(ids) < 2:
        raise CaseError(_("One alone cannot be compared; nothing was stored. Leave at least two chosen."))
    return answers_of(tuple(ids), verdict, reason)


def _back(request: HttpRequest, asked: Asked) -> str:
    if request.POST.getlist("id"):
        return asked.address()
    return side_by_side(request.POST.get("a", ""), request.POST.get("b", ""))


def _skip(request: HttpRequest, here: Desk, asked: Asked, ids: tuple[str, ...]) -> None:
    """What is skipped comes last in this visit; once all were skipped they come again."""
    skipped = [*request.session.get(SKIPPED, []), key_of(ids)][-MOST_SKIPPED:]
    groups = fitting(here.undecided(here.about(here.known())), asked, [])
    if all(key_of(group) in skipped for _pair, group in groups):
        skipped = []
    request.session[SKIPPED] = skipped

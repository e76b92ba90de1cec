"""Several pairs confirmed together: all pairs above a threshold, listed, with how many of them would be wrong.

Offered only where linking is sure enough; whoever confirms says that they looked at the list, and it is undone as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.judge_together import Answer, judge_together, records
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import side_by_side
from habeas.desk.pages.frame import tell
from habeas.desk.pages.namesakes import tell_apart
from habeas.desk.pages.same import comparing
from habeas.desk.pages.same.changing import Changing, changing
from habeas.desk.pages.same.weighing import in_short, likely
from habeas.desk.shelves.undecided import HowFar
from habeas.identity.candidates import CONFIRMABLE, Open
from habeas.identity.candidates.answers import expected_wrong
from habeas.identity.linkage import Candidate
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.statements.judgement import Verdict

MOST = 500
"""Pairs confirmed at once: more nobody looks at."""
HIGHEST = 0.99999


@dataclass(frozen=True)
class Line:
    """One pair of the list."""

    ids: str
    one: str
    other: str
    likely: str
    why: str
    link: str


@dataclass(frozen=True)
class Several:
    """The page as its template shows it. Thresholds are in percent."""

    threshold: str
    lowest: str
    highest: str
    lines: tuple[Line, ...]
    left_out: int
    estimate: str
    sample: str
    changing: Changing | None
    problem: str = ""


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The list, or confirm it."""
    here = desk()
    if request.method == "GET":
        open_ = here.undecided_soon(here.about(here.known()))
        if isinstance(open_, HowFar):
            return comparing.comparing(request, open_, request.get_full_path())
        return _show(request, here, _threshold(request.GET.get("from", "")))
    threshold = _threshold(request.POST.get("from", ""))
    chosen, _left = confirmable(here.undecided(here.about(here.known())), threshold)
    listed = set(request.POST.getlist("pair"))
    if not request.POST.get("looked"):
        problem = _("Nothing was noted. Look at the list first, then say that you did.")
        return _show(request, here, threshold, problem)
    if {_key(one) for one in chosen} != listed:
        problem = _(
            "Somebody answered meanwhile, or more came in: the list is another now. Nothing was noted."
        )
        return _show(request, here, threshold, problem)
    reason = request.POST.get("reason", "").strip()
    try:
        made = judge_together(here.case, _answers(chosen, reason), by=here.user, at=here.now())
    except CaseError as why:
        tell(request, str(why))
        return redirect("same")
    here.catch_up()
    said = ngettext(
        "Noted: {number} pair is one person.", "Noted: {number} pairs are one person each.", len(made)
    )
    tell(request, said.format(number=len(made)), undo=made[0], back=reverse("same"), together=True)
    return redirect("same")


def confirmable(open_: Open, threshold: float) -> tuple[list[Candidate], int]:
    """The pairs at least this sure that can be confirmed together, and how many are left out because they would make
    two people one of whom that is not as sure: those one looks at one by one."""
    found = [one for one in open_.undecided if one.probability >= threshold][:MOST]
    of: dict[str, set[str]] = {}
    for one in found:
        joined = of.get(one.a, {one.a}) | of.get(one.b, {one.b})
        for id_ in joined:
            of[id_] = joined
    sure = {frozenset((one.a, one.b)) for one in found}
    torn = {
        id_
        for group in {frozenset(one) for one in of.values()}
        if any(frozenset(pair) not in sure for pair in combinations(group, 2))
        for id_ in group
    }
    kept = [one for one in found if one.a not in torn]
    return kept, len(found) - len(kept)


def _show(request: HttpRequest, here: Desk, threshold: float, problem: str = "") -> HttpResponse:
    view = here.catch_up()
    about = here.about(here.known())
    open_ = here.undecided(about)
    chosen, left_out = confirmable(open_, threshold)
    context = Several(
        threshold=f"{threshold * 100:.3f}",
        lowest=f"{CONFIRMABLE * 100:.3f}",
        highest=f"{HIGHEST * 100:.3f}",
        lines=tuple(_line(about, one) for one in chosen),
        left_out=left_out,
        estimate=_estimate(chosen),
        sample=_sample(here, open_, threshold, len(chosen)),
        changing=changing(here, about, records(about.known, _answers(chosen, "")), view) if chosen else None,
        problem=problem,
    )
    return render(request, "same/several.html", {"view": context}, status=422 if problem else 200)


def _estimate(chosen: Sequence[Candidate]) -> str:
    """ "Of 60 pairs, about 1 would be wrong, as the probabilities say." """
    if not chosen:
        return ""
    wrong = expected_wrong(chosen)
    pairs = ngettext("Of {number} pair", "Of {number} pairs", len(chosen)).format(number=len(chosen))
    if wrong < 0.5:
        said = _("{pairs}, fewer than one would be wrong, as the probabilities say ({wrong} on average).")
        return said.format(pairs=pairs, wrong=f"{wrong:.2f}")
    return _("{pairs}, about {wrong} would be wrong, as the probabilities say.").format(
        pairs=pairs, wrong=round(wrong)
    )


def _sample(here: Desk, open_: Open, threshold: float, pairs: int) -> str:
    """What the desk's own answers support, and no more than that."""
    answers = here.answers(open_)
    yes, no = answers.above(threshold)
    most = answers.most_wrong(threshold, pairs)
    if most is None:
        return _("This desk has answered no pair as sure as these yet: nothing here bears the estimate out.")
    said = _(
        "Of pairs as sure as these this desk has answered {number}, {no} of them with no. By that alone, "
        "up to {most} of these may be wrong."
    )
    return said.format(number=yes + no, no=no, most=most)


def _line(about: About, one: Candidate) -> Line:
    known = about.known
    return Line(
        ids=_key(one),
        one=tell_apart(known, one.a),
        other=tell_apart(known, one.b),
        likely=likely(one.probability),
        why=in_short(one),
        link=side_by_side(one.a, one.b),
    )


def _answers(chosen: Sequence[Candidate], reason: str) -> list[Answer]:
    return [Answer(one.a, one.b, Verdict.SAME, reason or in_short(one)) for one in chosen]


def _key(one: Candidate) -> str:
    return f"{one.a} {one.b}"


def _threshold(text: str) -> float:
    """A threshold in percent, within what is offered."""
    try:
        asked = float(text.replace(",", ".")) / 100
    except ValueError:
        asked = CONFIRMABLE
    return min(HIGHEST, max(CONFIRMABLE, asked)) if asked == asked else CONFIRMABLE

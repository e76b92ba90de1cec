"""How many may no list have? Estimates from sources that overlap: apart from what is documented, and never added to it.

Nothing is estimated until somebody chooses the sources and asks; nothing is noted until somebody signs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.sign_estimate import sign_estimate
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.numbers.page import Question, day_of, question_of, read_question
from habeas.desk.pages.numbers.signed import range_picture
from habeas.desk.pictures.ranges import RangesPicture
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.numbers import SignedEstimate
from habeas.tally.asked import Asked
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import FEWEST_LISTS, Estimate, refusal
from habeas.tally.estimates.methods import METHODS, Choices
from habeas.tally.estimates.pooled import estimate
from habeas.tally.listed import captures, on_sources
from habeas.tally.named import Named, named_minimum
from habeas.tally.parts import overlaps
from habeas.wording.words import figure

MOST = 6
"""So many sources at most: more than that no method here takes."""
SEED = 1


@dataclass(frozen=True)
class Pick:
    """A source to choose, with how many of those who count are on it."""

    id: str
    title: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class Result:
    """What one method gave, in words; `refused` says why there is no number."""

    method: str
    headline: str
    interval: str
    draws: str
    refused: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class EstimatingPage:
    """The page as its template shows it."""

    moment: Moment
    kept: dict[str, str]
    back: str
    picks: tuple[Pick, ...]
    few: str
    seen: str
    results: tuple[Result, ...]
    picture: RangesPicture | None
    methods: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The sources to choose from; the estimates, once three are chosen; or signing one of them."""
    here = desk()
    query = request.GET if request.method == "GET" else request.POST
    when, question = moment(query, here), question_of(query)
    about = here.about(knowledge(when, here))
    people = _counted(about, read_question(about, question), question, when)
    shown = overlaps(about, people, most=12).sources
    chosen = [id_ for id_ in query.getlist("list") if id_ in shown][:MOST]
    table = captures(on_sources(about, people, chosen), chosen)
    if request.method == "POST":
        return _sign(request, here, when, question, table)
    few = _too_few(chosen, table)
    found = [] if few or not chosen else [_estimated(method, table) for method in METHODS]
    kept = {**question.kept, **day_of(when)}
    view = EstimatingPage(
        moment=when,
        kept=kept,
        back=f"{reverse('numbers')}?{urlencode(kept)}",
        picks=tuple(_picks(about, people, shown, chosen)),
        few=few if chosen else "",
        seen=figure(table.seen),
        results=tuple(_result(one) for one in found),
        picture=range_picture(table.seen, [(one.method, one.lo95, one.median, one.hi95) for one in found]),
        methods=tuple(one.method for one in found if not one.refused),
    )
    return render(request, "numbers/estimating.html", {"view": view})


def _counted(about: About, asked: Asked, question: Question, when: Moment) -> list[Named]:
    named = named_minimum(about, asked, int(question.level), when.as_of)
    return [one for one in (*named.people, *named.in_part) if not one.may_be_another]


def _picks(
    about: About, people: Sequence[Named], shown: Iterable[str], chosen: Sequence[str]
) -> Iterable[Pick]:
    for id_ in shown:
        number = len(on_sources(about, people, [id_]))
        yield Pick(id_, about.known.sources[id_].title, number, id_ in chosen)


def _too_few(chosen: Sequence[str], table: Captures) -> str:
    if len(chosen) < FEWEST_LISTS:
        return _(
            "Choose three sources or more. With fewer, nothing shows whether being on one makes it likelier to be on "
            "another, and any number can come out."
        )
    return refusal(table) or ""


def _estimated(method: str, table: Captures) -> Estimate:
    return estimate(method, [{"": table}], Choices(SEED))


def _result(one: Estimate) -> Result:
    if one.refused or one.lo95 is None or one.hi95 is None or one.median is None:
        return Result(one.method, "", "", "", one.refused or "", one.warnings)
    draws = "" if one.rhat is None else _("The draws agree: R-hat {number}.").format(number=f"{one.rhat:.3f}")
    interval = _("With 95 % of the probability from {low} to {high}; half of it lies below {median}.")
    return Result(
        method=one.method,
        headline=_("Probably more than {number} in all.").format(number=figure(int(one.lo95))),
        interval=interval.format(
            low=figure(int(one.lo95)), high=figure(round(one.hi95)), median=figure(round(one.median))
        ),
        draws=draws,
        refused="",
        warnings=one.warnings,
    )


def _sign(
    request: HttpRequest, here: Desk, when: Moment, question: Question, table: Captures
) -> HttpResponse:
    kept = [*question.kept.items(), *day_of(when).items(), *(("list", id_) for id_ in table.lists)]
    back = f"{reverse('estimating')}?{urlencode(kept)}"
    method = request.POST.get("method", "")
    try:
        if method not in METHODS or when.known_on is not None or _too_few(table.lists, table):
            raise CaseError(_("Choose the sources and the method anew; nothing was noted."))
        made: SignedEstimate = sign_estimate(
            here.case,
            _estimated(method, table),
            table,
            question=question.text,
            voices=int(question.level),
            seed=SEED,
            resampled=0,
            assumptions=request.POST.get("assumptions", ""),
            as_of=when.as_of,
            by=here.user,
            at=here.now(),
        )
    except CaseError as why:
        tell(request, str(why))
        return redirect(back)
    here.catch_up()
    tell(
        request,
        _("Signed. It stands among the numbers, apart from what is documented."),
        undo=made.id,
        back=back,
    )
    return redirect(f"{reverse('numbers')}?{urlencode({**question.kept, **day_of(when)})}#estimates")

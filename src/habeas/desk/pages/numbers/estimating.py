"""How many may no list have? Estimates from sources that overlap: apart from what is documented, and never added to it.

Nothing is estimated until somebody chooses the sources and asks; nothing is noted until somebody signs. People who may
be one, on whom nobody decided, are drawn as one or two from table to table.
"""

from collections.abc import Iterable, Mapping, Sequence
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
from habeas.desk.pictures.ranges import Given, RangesPicture
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.register.about import About
from habeas.statements.numbers import SignedEstimate
from habeas.tally.asked import Asked
from habeas.tally.estimates.estimate import FEWEST_LISTS
from habeas.tally.estimates.methods import METHODS, Choices
from habeas.tally.estimates.predictive import Predictive
from habeas.tally.listed import counted, on_sources
from habeas.tally.named import Named, named_minimum
from habeas.tally.parts import overlaps
from habeas.tally.undecided import Beside, Possible, beside, possible
from habeas.wording.words import figure

MOST = 6
"""So many sources at most: more than that no method here takes."""
SEED = 1
SUPPOSES = {
    "averaged": mark(
        "Averages over models in which sources depend on one another and people are not equally easy to find."
    ),
    "dga": mark(
        "Averages over models in which sources depend on one another; people are equally easy to find."
    ),
    "loglinear": mark("Averages over log-linear models; each counts as much as it fits."),
    "sparse": mark("One log-linear model, chosen step by step, for sources that hardly overlap."),
    "lcmcr": mark("People are of several hidden kinds, and each source finds each kind in its own measure."),
    "chao": mark("A lower bound, from how many people stand on one source and how many on two."),
}
"""What each method supposes, for somebody who does not know it by name."""
SLOW = {"sparse": 0, "lcmcr": 0, "loglinear": 5, "dga": 6}
"""Methods that take up to some minutes, from so many lists on: only if somebody asks for them."""


@dataclass(frozen=True)
class Pick:
    """A source to choose, with how many of those who count are on it."""

    id: str
    title: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class Result:
    """What one method gave, in words; `refused` says why there is no number. `decided` and `joined` say what comes out
    of the table as it is decided, and if all who may be one are one; empty where nobody may be another. `fit` says
    whether the model could have given such a table."""

    method: str
    supposes: str
    headline: str
    interval: str
    draws: str
    refused: str
    warnings: tuple[str, ...]
    decided: str = ""
    joined: str = ""
    fit: str = ""


@dataclass(frozen=True)
class EstimatingPage:
    """The page as its template shows it."""

    moment: Moment
    kept: dict[str, str]
    back: str
    picks: tuple[Pick, ...]
    few: str
    seen: str
    unsure: str
    is_slow: bool
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
    tables = _possible(here, about, people, chosen)
    if request.method == "POST":
        return _sign(request, here, when, question, tables)
    few = _too_few(chosen, tables)
    is_slow = "slow" in query
    methods = [one for one in METHODS if is_slow or len(chosen) < SLOW.get(one, MOST + 1)]
    found = [] if few or not chosen else [_estimated(method, tables) for method in methods]
    kept = {**question.kept, **day_of(when)}
    view = EstimatingPage(
        moment=when,
        kept=kept,
        back=f"{reverse('numbers')}?{urlencode(kept)}",
        picks=tuple(_picks(about, people, shown, chosen)),
        few=few if chosen else "",
        seen=_seen(tables),
        unsure=_unsure(tables),
        is_slow=is_slow,
        results=tuple(_result(one, _titles(about, chosen)) for one in found),
        picture=range_picture(tables.joined.seen, [row for one in found for row in _rows(one)]),
        methods=tuple(one.estimate.method for one in found if not one.estimate.refused),
    )
    return render(request, "numbers/estimating.html", {"view": view})


def _possible(here: Desk, about: About, people: Sequence[Named], chosen: Sequence[str]) -> Possible:
    pairs = {frozenset((one.a, one.b)): one.probability for one in here.undecided(about).unsure}
    return possible(on_sources(about, people, chosen), chosen, pairs, SEED)


def _counted(about: About, asked: Asked, question: Question, when: Moment) -> list[Named]:
    return counted(named_minimum(about, asked, int(question.level), when.as_of))


def _picks(
    about: About, people: Sequence[Named], shown: Iterable[str], chosen: Sequence[str]
) -> Iterable[Pick]:
    for id_ in shown:
        number = len(on_sources(about, people, [id_]))
        yield Pick(id_, about.known.sources[id_].title, number, id_ in chosen)


def _too_few(chosen: Sequence[str], tables: Possible) -> str:
    if len(chosen) < FEWEST_LISTS:
        return _(
            "Choose three sources or more. With fewer, nothing shows whether being on one makes it likelier to be on "
            "another, and any number can come out."
        )
    return tables.refused or ""


def _estimated(method: str, tables: Possible) -> Beside:
    return beside(method, tables, Choices(SEED))


def _seen(tables: Possible) -> str:
    """How many are on the sources: from as few as they are if all who may be one are one."""
    fewest, most = figure(tables.joined.seen), figure(tables.decided.seen)
    return most if fewest == most else f"{fewest}–{most}"


def _unsure(tables: Possible) -> str:
    """ "3 pairs of people on these sources may be one ..." """
    if not tables.pairs:
        return ""
    said = ngettext(
        "{number} pair of people on these sources may be one person, and nobody decided on it. So {tables} tables "
        "were drawn, in each of which they are one or two, as often as their probability says: the numbers below "
        "cover both.",
        "{number} pairs of people on these sources may be one person each, and nobody decided on them. So {tables} "
        "tables were drawn, in each of which they are one or two, as often as their probability says: the numbers "
        "below cover both.",
        tables.pairs,
    )
    return said.format(number=figure(tables.pairs), tables=figure(len(tables.drawn)))


def _rows(one: Beside) -> Iterable[Given]:
    """What the picture shows of one method: its range, and where people are not decided on, that of the decided."""
    found = one.estimate
    yield found.method, found.lo95, found.median, found.hi95
    if one.decided is not found:
        name = _("{method}, as decided so far").format(method=found.method)
        yield name, one.decided.lo95, one.decided.median, one.decided.hi95


def _result(beside: Beside, titles: Mapping[str, str]) -> Result:
    one = beside.estimate
    warnings = tuple(_with_titles(text, titles) for text in one.warnings)
    decided, joined = (_decided(beside), _joined(beside)) if beside.decided is not one else ("", "")
    if one.refused or one.lo95 is None or one.hi95 is None or one.median is None:
        supposes = _(SUPPOSES[one.method])
        return Result(one.method, supposes, "", "", "", one.refused or "", warnings, decided, joined)
    draws = "" if one.rhat is None else _("The draws agree: R-hat {number}.").format(number=f"{one.rhat:.3f}")
    interval = _("With 95 % of the probability from {low} to {high}; half of it lies below {median}.")
    return Result(
        method=one.method,
        supposes=_(SUPPOSES[one.method]),
        headline=_("Probably more than {number} in all.").format(number=figure(int(one.lo95))),
        interval=interval.format(
            low=figure(int(one.lo95)), high=figure(round(one.hi95)), median=figure(round(one.median))
        ),
        draws=draws,
        refused="",
        warnings=warnings,
        decided=decided,
        joined=joined,
        fit="" if one.predictive is None else _fit(one.predictive, titles),
    )


def _titles(about: About, chosen: Iterable[str]) -> dict[str, str]:
    return {id_: about.known.sources[id_].title for id_ in chosen}


def _with_titles(text: str, titles: Mapping[str, str]) -> str:
    """A warning speaks of lists by what they are called to the reckoning: here by the titles of the sources."""
    for id_, title in titles.items():
        text = text.replace(id_, f"“{title}”")
    return text


def _fit(of: Predictive, titles: Mapping[str, str]) -> str:
    """How a table like this one comes out of the model, and what fits least if it hardly does."""
    said = _(
        "Of {tables} tables drawn from this model, {share} in a hundred lie at least as far from it as this one."
    )
    parts = [said.format(tables=figure(of.tables), share=round(100 * of.p))]
    if of.hardly:
        far = of.farthest
        if far.times is None:
            one, other = (titles[id_] for id_ in far.lists)
            what = _("people on both “{one}” and “{other}”").format(one=one, other=other)
        else:
            what = _("people on exactly {number} sources").format(number=far.times)
        most = _("Most of all {what}: there are {seen}, the model gives from {low} to {high}.")
        parts.append(_("The model hardly gives a table like this one: do not trust its number."))
        parts.append(
            most.format(
                what=what, seen=figure(far.seen), low=figure(round(far.low)), high=figure(round(far.high))
            )
        )
    return " ".join(parts)


def _decided(beside: Beside) -> str:
    one, times = beside.decided, beside.times_as_wide
    if one.lo95 is None or one.hi95 is None:
        return _("As decided so far alone there is no number.")
    low, high = figure(int(one.lo95)), figure(round(one.hi95))
    if times is None:
        return _("As decided so far alone: from {low} to {high}.").format(low=low, high=high)
    said = _(
        "As decided so far alone: from {low} to {high}. With what is not decided drawn, the interval is {times} times "
        "as wide."
    )
    return said.format(low=low, high=high, times=f"{times:.1f}")


def _joined(beside: Beside) -> str:
    one = beside.joined
    if one.lo95 is None:
        return ""
    return _("If all who may be one are one: probably more than {number}.").format(
        number=figure(int(one.lo95))
    )


def _sign(
    request: HttpRequest, here: Desk, when: Moment, question: Question, tables: Possible
) -> HttpResponse:
    kept = [*question.kept.items(), *day_of(when).items(), *(("list", id_) for id_ in tables.decided.lists)]
    back = f"{reverse('estimating')}?{urlencode(kept)}"
    method = request.POST.get("method", "")
    try:
        if method not in METHODS or when.known_on is not None or _too_few(tables.decided.lists, tables):
            raise CaseError(_("Choose the sources and the method anew; nothing was noted."))
        made: SignedEstimate = sign_estimate(
            here.case,
            _estimated(method, tables).estimate,
            tables.decided,
            question=question.text,
            voices=int(question.level),
            seed=SEED,
            resampled=len(tables.drawn),
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

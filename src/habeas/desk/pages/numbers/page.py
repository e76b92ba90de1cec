"""How many are there, how do you know, and what changed? Three numbers, each with its list, never added up."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.publish import publish
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.numbers.published import PublishedLine, published_lines
from habeas.desk.pages.numbers.signed import SignedLine, signed_lines
from habeas.desk.pages.numbers.view import NumbersView, Wanted, numbers_view
from habeas.desk.pages.register import Choice, choices
from habeas.desk.pages.same.comparing import comparing
from habeas.desk.pictures.outside import outside
from habeas.desk.pictures.saved_counts import saved
from habeas.desk.shelves.undecided import HowFar
from habeas.identity.clusters import unsure
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.tally.asked import Asked, read
from habeas.tally.cannot import CannotTally
from habeas.tally.columns.places import everywhere
from habeas.tally.conditions import What
from habeas.tally.published import Rule

WHAT = {What.HELD.value: mark("held"), What.REFUSED.value: mark("refused to go on")}
LEVELS = {
    "1": mark("somebody named says so"),
    "0": mark("anybody says so"),
    "2": mark("two independent voices say so"),
    "3": mark("three independent voices say so"),
}
PLACES = 300
"""Places that the select holds, those of most people first."""


@dataclass(frozen=True)
class Question:
    """What the visitor asked for: what, at which place ("" for any), how well it must be said."""

    what: str
    place: str
    level: str
    without: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question as `tally.asked` reads it."""
        return f"{self.what}@{self.place}" if self.place and self.what == What.HELD else self.what

    @property
    def kept(self) -> dict[str, str]:
        """What an address keeps of it."""
        return {"what": self.what, "place": self.place, "level": self.level}


@dataclass(frozen=True)
class NumbersPage:
    """The page as its template shows it."""

    moment: Moment
    whats: tuple[Choice, ...]
    places: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    kept: dict[str, str]
    left_out: tuple[str, ...]
    everything: str
    picture_address: str
    numbers: NumbersView
    rules: tuple[tuple[str, str], ...]
    published: tuple[PublishedLine, ...]
    signed: tuple[SignedLine, ...]
    estimating: str
    has_anything: bool


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The numbers, or noting that one was published."""
    here = desk()
    if request.method == "POST":
        return _publish(request, here)
    when = moment(request.GET, here)
    about = here.about(knowledge(when, here))
    how_far = here.undecided_soon(about)
    if isinstance(how_far, HowFar):
        return comparing(request, how_far, request.get_full_path())
    question = question_of(request.GET if request.method == "GET" else request.POST)
    asked = read_question(about, question)
    address = f"?{urlencode({**question.kept, **day_of(when)})}"
    may_be = _may_be(here, about)
    wanted = Wanted(address, _page_of(request.GET), question.without, "in_full" in request.GET)
    view = numbers_view(about, asked, int(question.level), when.as_of, may_be, wanted)
    if "picture" in request.GET and view.moved and view.moved.picture:
        return HttpResponse(
            saved(view.moved.picture, _("How many?"), view.moved.words, outside(here, about.known)),
            content_type="image/svg+xml",
        )
    shown = NumbersPage(
        moment=when,
        whats=choices(WHAT, question.what),
        places=choices(_places(about, when), question.place),
        levels=choices(LEVELS, question.level),
        kept=question.kept,
        left_out=tuple(
            about.known.sources[id_].title for id_ in question.without if id_ in about.known.sources
        ),
        everything=address,
        picture_address=f"{address}&picture=svg",
        numbers=view,
        rules=((Rule.NAMED.name, _("by name")), (Rule.FOLLOWS.name, _("as follows from everything said"))),
        published=published_lines(here, here.about(here.known()), request.GET.get("replay", "")),
        signed=signed_lines(here.about(here.known()), question.text),
        estimating=f"{reverse('estimating')}{address}",
        has_anything=bool(view.people or view.groups or view.other_groups),
    )
    return render(request, "numbers/page.html", {"view": shown})


def _page_of(get: QueryDict) -> int:
    number = get.get("page", "")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1


def question_of(get: QueryDict) -> Question:
    """What an address or a form asks for; what it does not say is asked as most people would."""
    what, level = get.get("what", ""), get.get("level", "")
    return Question(
        what=what if what in WHAT else What.HELD.value,
        place=get.get("place", ""),
        level=level if level in LEVELS else "1",
        without=tuple(get.getlist("without")),
    )


def read_question(about: About, question: Question) -> Asked:
    """The question, read against the case; without a place that is not there."""
    try:
        return read(about, question.text)
    except CannotTally:
        # A place that is not there for this visitor, or on that day.
        return read(about, question.what)


def day_of(when: Moment) -> dict[str, str]:
    """What an address keeps of a moment."""
    known = {"known": when.known_on.isoformat()} if when.known_on else {}
    return ({} if when.as_of == when.today else {"as_of": when.as_of.isoformat()}) | known


def _may_be(here: Desk, about: About) -> list[tuple[str, str]]:
    """The pairs of people who may be one: on whom nobody answered yet, or somebody that they cannot tell."""
    return [*((one.a, one.b) for one in here.undecided(about).undecided), *unsure(about.known, about.who)]


def _places(about: About, when: Moment) -> dict[str, str]:
    named = {"": _("anywhere")}
    for place, _people in everywhere(about, when.as_of)[:PLACES]:
        named[place] = about.known.mentions[place].name
    return named


def _publish(request: HttpRequest, here: Desk) -> HttpResponse:
    question, when = (
        question_of(request.GET if request.method == "GET" else request.POST),
        moment(request.POST, here),
    )
    back = f"{reverse('numbers')}?{urlencode({**question.kept, **day_of(when)})}"
    rule = Rule.__members__.get(request.POST.get("rule", ""), Rule.NAMED)
    known = here.known()
    try:
        made = publish(
            here.case,
            sentence=request.POST.get("sentence", ""),
            where=request.POST.get("where", ""),
            question=read_question(here.about(known), question).text,
            rule=rule,
            voices=int(question.level),
            as_of=when.as_of,
            seen=known,
            may_be=_may_be(here, here.about(known)),
            by=here.user,
            at=here.now(),
        )
    except (CaseError, CannotTally) as why:
        tell(request, str(why))
        return redirect(f"{back}#published")
    here.catch_up()
    noted = _("Noted as published: {number}. You will be told here and on Today if it loses support.")
    tell(request, noted.format(number=made.number), undo=made.id, back=back)
    return redirect(f"{back}#published")

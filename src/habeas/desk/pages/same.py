"""Same person? Two people side by side with what is said of each; yes, no or not sure, with a reason, undoable."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.judge import judge
from habeas.desk.access.manners import own_address
from habeas.desk.opened import desk
from habeas.desk.pages.facts import FactLine, fact_line, noted_by
from habeas.desk.pages.frame import tell
from habeas.desk.pages.namesakes import shortened, tell_apart
from habeas.desk.shelves.spelling import folded
from habeas.identity.alike import alike
from habeas.identity.clusters import Clusters
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.mention import Kind

SHOWN = 100
"""Pairs that one page offers; when they are decided, the next are offered."""
PICKS = 300
"""People that one select holds. Where there are more, one looks for them by name."""
VERDICTS = {Verdict.SAME: mark("Yes"), Verdict.DIFFERENT: mark("No"), Verdict.UNSURE: mark("Not sure")}


@dataclass(frozen=True)
class Pick:
    """One person to pick, told apart from namesakes."""

    id: str
    text: str


@dataclass(frozen=True)
class Side:
    """One of the two people compared."""

    id: str
    name: str
    told_apart: str
    link: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class Pair:
    """Two people of alike names whom nobody has decided on."""

    a: Pick
    b: Pick


@dataclass(frozen=True)
class Decided:
    """A decision that stands."""

    id: str
    a: Pick
    b: Pick
    answer: str
    reason: str
    noted: str
    is_contradicted: bool


@dataclass(frozen=True)
class SamePage:
    """The page as its template shows it."""

    people: tuple[Pick, ...]
    words: str
    has_more: bool
    sentence: str
    a: Side | None
    b: Side | None
    are_joined: bool
    pairs: tuple[Pair, ...]
    decided: tuple[Decided, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Both sides, where both are chosen."""
        return tuple(side for side in (self.a, self.b) if side)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Compare two people, or note the answer."""
    if request.method == "POST":
        return _decide(request)
    return render(
        request,
        "same.html",
        {"view": _view(request.GET.get("a"), request.GET.get("b"), request.GET.get("q", "").strip())},
    )


def _decide(request: HttpRequest) -> HttpResponse:
    here = desk()
    a, b = request.POST.get("a", ""), request.POST.get("b", "")
    back = f"{reverse('same')}?a={a}&b={b}"
    if not {a, b} <= here.known().mentions.keys():
        raise Http404
    try:
        verdict = Verdict(request.POST.get("verdict", ""))
        reason = request.POST.get("reason", "").strip()
        made = judge(here.case, a, b, verdict, reason=reason, by=here.user, at=here.now())
    except (CaseError, ValueError) as why:
        tell(request, str(why) if isinstance(why, CaseError) else _("Choose yes, no or not sure."))
        return redirect(back)
    here.catch_up()
    said = _("Noted: {answer}. Nothing else was changed.").format(answer=_(VERDICTS[verdict]).lower())
    tell(request, said, undo=made.id, back=back)
    return redirect(own_address(request.POST.get("back", ""), otherwise=reverse("same")))


def same_as(known: Known, who: Clusters, own: str) -> tuple[Pick, ...]:
    """What else of the same kind, such as another place, a place may be said to be the same as."""
    kind = known.mentions[own].kind
    others = (id_ for id_ in who.members if id_ != own and known.mentions[id_].kind is kind)
    return tuple(Pick(id_, tell_apart(known, id_)) for id_ in islice(others, PICKS))


def _view(a: str | None, b: str | None, words: str) -> SamePage:
    today, known = desk().today(), desk().known()
    about = desk().about(known)
    who = about.who
    a, b = (id_ if id_ in known.mentions else None for id_ in (a, b))
    people = [id_ for id_ in who.members if known.mentions[id_].kind is Kind.PERSON]
    found = alike(known, who, people)
    fitting = [
        id_
        for id_ in people
        if all(word in folded(known.mentions[id_].name) for word in folded(words).split())
    ]
    chosen = [who.of[id_] for id_ in (a, b) if id_]
    return SamePage(
        people=tuple(_picks(known, list(dict.fromkeys([*chosen, *fitting[:PICKS]])))),
        words=words,
        has_more=len(people) > PICKS,
        sentence=found.sentence if found.matches else "",
        a=_side(about, a, today),
        b=_side(about, b, today),
        are_joined=bool(a and b and who.of[a] == who.of[b]),
        pairs=tuple(
            Pair(_pick(known, one), _pick(known, other)) for one, other in islice(found.pairs(), SHOWN)
        ),
        decided=tuple(_decided(known, who, item) for item in newest_first(known.judgements)),
    )


def _picks(known: Known, people: list[str]) -> list[Pick]:
    """Everyone to choose from; the words around a name only where somebody else has it too."""
    times = Counter(known.mentions[id_].name for id_ in people)
    return [
        _pick(known, id_)
        if times[known.mentions[id_].name] > 1
        else Pick(
            id_,
            _("{name}, in {title}").format(
                name=known.mentions[id_].name,
                title=shortened(known.sources[known.mentions[id_].source].title),
            ),
        )
        for id_ in people
    ]


def _pick(known: Known, id_: str) -> Pick:
    return Pick(id_, tell_apart(known, id_))


def _side(about: About, id_: str | None, today: date) -> Side | None:
    if id_ is None:
        return None
    known = about.known
    parts = about.parts(about.who.of[id_], today)
    return Side(
        id=id_,
        name=known.mentions[id_].name,
        told_apart=tell_apart(known, id_),
        link=reverse("person", args=[about.who.of[id_]]),
        facts=tuple(fact_line(known, part.statement) for part in parts),
    )


def _decided(known: Known, who: Clusters, item: Judgement) -> Decided:
    noted = known.noted[item.id]
    return Decided(
        id=item.id,
        a=_pick(known, item.a),
        b=_pick(known, item.b),
        answer=_(VERDICTS[item.verdict]),
        reason=item.reason,
        noted=noted_by(noted),
        is_contradicted=item in who.conflicts,
    )

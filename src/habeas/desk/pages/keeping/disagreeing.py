"""Where two people's work disagrees: both versions in words, and keeping one of them. Both stay in the history."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.settle import can_be_settled, settle
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.same import VERDICTS
from habeas.language import gettext as _
from habeas.statements.account import Consent
from habeas.statements.codec import Record
from habeas.statements.disagreements import Disagreement, disagreements
from habeas.statements.draws_on import is_kept_from
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known
from habeas.statements.telling import Telling
from habeas.wording import dates
from habeas.wording.answers import ANSWERS, QUESTIONS
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import quoted
from habeas.wording.sentences import fact_sentence

BETWEEN = " "
"""Between the parts of what a matter is about, as a form sends them."""


@dataclass(frozen=True)
class Version:
    """What one person noted: who, when, what it says, why."""

    id: str
    by: str
    day: str
    said: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Matter:
    """One thing on which two disagree, with both versions."""

    about: str
    question: str
    words: str
    versions: tuple[Version, ...]
    can_be_settled: bool


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """All disagreements, or keeping one version."""
    here = desk()
    if request.method == "GET":
        matters = disagreements_seen(here, here.known())
        return render(request, "keeping/disagreements.html", {"matters": matters})
    about, keep = request.POST.get("about", ""), request.POST.get("keep", "")
    seen = {
        (one.about, version.id) for one in disagreements_seen(here, here.known()) for version in one.versions
    }
    if (about, keep) not in seen:
        tell(request, _("Nobody disagrees on this any more. Nothing was changed."))
        return redirect("disagreements")
    reason = request.POST.get("reason", "").strip()
    try:
        settle(here.case, tuple(about.split(BETWEEN)), keep, by=here.user, at=here.now(), reason=reason)
        tell(
            request,
            _("Settled. The other version is taken back; it stays in the history."),
            back=reverse("history"),
        )
    except CaseError as why:
        tell(request, str(why)[:1].upper() + str(why)[1:])
    here.catch_up()
    return redirect("disagreements")


def disagreements_seen(here: Desk, known: Known) -> list[Matter]:
    """The disagreements that this visitor may see, in words."""
    return in_words(known, disagreements(known), frozenset())


def in_words(known: Known, found: list[Disagreement], hidden: frozenset[str]) -> list[Matter]:
    """Disagreements in words, without those that rest on what is hidden."""
    return [
        _matter(known, one)
        for one in found
        if not any(is_kept_from(hidden, known.noted[id_].value, known) for id_ in one.values)
    ]


def _matter(known: Known, one: Disagreement) -> Matter:
    values = [known.noted[id_].value for id_ in one.values]
    clashes = [item for item in known.clashes if getattr(item.value, "id", "") in one.about]
    items = [known.noted[id_] for id_ in one.values] + clashes
    return Matter(
        about=BETWEEN.join(one.about),
        question=_question(known, values[0])
        if not clashes
        else _("Something else stands under the same number."),
        words=next((value.passage.exact for value in values if isinstance(value, Telling)), ""),
        versions=tuple(
            Version(
                id=getattr(item.value, "id", ""),
                by=item.by,
                day=dates.day(item.at.date()),
                said=_said(known, item.value),
                reason=getattr(item.value, "reason", ""),
            )
            for item in items
        ),
        can_be_settled=can_be_settled(known, one),
    )


def _question(known: Known, value: Record) -> str:
    match value:
        case Judgement():
            a, b = (known.mentions[id_].name if id_ in known.mentions else "?" for id_ in (value.a, value.b))
            return _("Are {one} and {other} the same person?").format(one=quoted(a), other=quoted(b))
        case Consent():
            return _(QUESTIONS[value.use])
        case _:
            return _("What is stated here?")


def _said(known: Known, value: Record) -> tuple[str, ...]:
    match value:
        case Judgement():
            return (_(VERDICTS[value.verdict]),)
        case Consent():
            return (_(ANSWERS[value.answer]),)
        case Telling():
            cast = cast_of_record(known)
            return tuple(fact_sentence(fact, cast) for fact in value.facts)
        case Undoing():
            return (_("Taken back: this is not to be stated at all."),)
        case _:
            return (_("Something that habeas cannot show here; the first stands, this does not count."),)

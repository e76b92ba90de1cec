"""The history of one fact: who noted it, from which words, who corrected it, took it back or had it back, oldest first.

It outlasts everybody who wrote it: names stand in the record.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from habeas.desk.opened import desk
from habeas.desk.pages.deciding.standing import deciding
from habeas.desk.pages.deciding.weight import weight
from habeas.desk.pages.lines import Line, line
from habeas.desk.pages.work.remarks import between_us
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Undoing
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.telling import Telling
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence


@dataclass(frozen=True)
class FactPage:
    """A fact with its history. `newest` is what it was corrected to, if it was."""

    id: str
    sentence: str
    is_in_force: bool
    source: str
    source_title: str
    lines: tuple[Line, ...]


@require_GET
def page(request: HttpRequest, fact_id: str) -> HttpResponse:
    """The page."""
    here = desk()
    known = here.known()
    telling = _telling_of(known, fact_id)
    if telling is None or telling.source not in known.sources:
        raise Http404
    family = lineage(known, telling)
    facts = tuple(fact.id for one in family if isinstance(one.value, Telling) for fact in one.value.facts)
    fact = next(fact for fact in telling.facts if fact.id == fact_id)
    view = FactPage(
        id=fact_id,
        sentence=fact_sentence(fact, cast_of_record(known)),
        is_in_force=fact_id in known.statements,
        source=telling.source,
        source_title=known.sources[telling.source].title,
        lines=tuple(made for item in family if (made := line(known, item))),
    )
    card = between_us(here, known, (fact_id, *facts), fact_id, back=reverse("fact", args=[fact_id]))
    ours = deciding(here, known, fact_id, back=reverse("fact", args=[fact_id]))
    own = known.statements.get(fact_id)
    rely = weight(here.about(known), own) if own else None
    context = {"view": view, "between": card, "deciding": ours, "weight": rely}
    return render(request, "fact.html", context)


def lineage(known: Known, telling: Telling) -> list[Noted]:
    """What was noted about a telling and whatever it corrects or is corrected by, oldest first."""
    of = {telling.id}
    first = telling
    while first.replaces and isinstance((older := known.noted.get(first.replaces)), Noted):
        if not isinstance(older.value, Telling) or older.value.id in of:
            break
        first = older.value
        of.add(first.id)
    found = []
    for id_, item in known.noted.items():
        value = item.value
        follows = (isinstance(value, Telling) and value.replaces in of) or (
            isinstance(value, Undoing) and value.of in of
        )
        if id_ in of or follows:
            of.add(id_)
            found.append(item)
    return found


def _telling_of(known: Known, fact_id: str) -> Telling | None:
    """The telling that states or stated a fact; the latest, where a correction kept its number."""
    if fact_id in known.statements:
        return known.statements[fact_id].telling
    for item in newest_first(known.noted):
        value = item.value
        if not isinstance(value, Telling) or value.source not in known.sources:
            continue
        if any(fact.id == fact_id for fact in value.facts):
            return value
    return None

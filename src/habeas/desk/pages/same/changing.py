"""What answers would change, in words, before they are noted: who would be one, whose status, how many where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.acts.what_if import Turned, WhatIf, what_if
from habeas.desk.opened import Desk
from habeas.desk.shelves.models import StayOnShelf
from habeas.desk.shelves.rows import headline, name_of
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.statements.codec import Record
from habeas.wording.contradictions import contradiction_sentence
from habeas.wording.grammar import quoted
from habeas.wording.status import as_said

A_FEW = 8
"""Sentences of one kind; the rest are counted."""


@dataclass(frozen=True)
class Changing:
    """What would change, sentence by sentence; `warnings` are contradictions that would appear."""

    sentences: tuple[str, ...]
    warnings: tuple[str, ...]


def changing(here: Desk, about: About, records: Sequence[Record], view: str) -> Changing:
    """What noting these values would change today, for whoever is at the page."""
    found = what_if(about, records, as_of=here.today(), by=here.user, at=here.now())
    known = about.known
    told = [*_people(found), *_each(about, found), *_places(about, found, view)]
    if found.vanish:
        text = ngettext(
            "{number} contradiction vanishes.", "{number} contradictions vanish.", len(found.vanish)
        )
        told.append(text.format(number=len(found.vanish)))
    return Changing(
        sentences=tuple(told),
        warnings=tuple(contradiction_sentence(known, one) for one in found.appear[:A_FEW]),
    )


def _people(found: WhatIf) -> Iterator[str]:
    if found.people < 0:
        text = ngettext(
            "The register counts {number} person fewer.",
            "The register counts {number} people fewer.",
            -found.people,
        )
        yield text.format(number=-found.people)
    elif found.people > 0:
        text = ngettext(
            "The register counts {number} person more.",
            "The register counts {number} people more.",
            found.people,
        )
        yield text.format(number=found.people)
    status = sum(one.other_status for one in found.turned)
    if status:
        text = ngettext(
            "The status of {number} person changes.", "The status of {number} people changes.", status
        )
        yield text.format(number=status)
    where = sum(one.other_places for one in found.turned)
    if where:
        text = ngettext(
            "Where {number} person is said to be changes.",
            "Where {number} people are said to be changes.",
            where,
        )
        yield text.format(number=where)


def _each(about: About, found: WhatIf) -> Iterator[str]:
    turned = [one for one in found.turned if one.other_status]
    for one in turned[:A_FEW]:
        yield _turned(one)
    if len(turned) > A_FEW:
        more = len(turned) - A_FEW
        yield ngettext("and {number} more", "and {number} more", more).format(number=more)


def _turned(one: Turned) -> str:
    assert one.after is not None
    before = " / ".join(dict.fromkeys(_status(row) for row in one.before))
    said = _("{name}: {before}; then: {after}")
    return said.format(name=quoted(headline(list(one.after.names))), before=before, after=_status(one.after))


def _status(row: PersonRow) -> str:
    return " / ".join(as_said(value.value, len(row.voices)) for value in row.status)


def _places(about: About, found: WhatIf, view: str) -> Iterator[str]:
    for place, change in list(found.at_places.items())[:A_FEW]:
        now = people_at(place, view)
        said = _("Counted at {place}: {before} now, {after} then.")
        yield said.format(place=quoted(name_of(about, place)), before=now, after=now + change)


def people_at(place: str, view: str) -> int:
    """How many people of the register are said to be at a place, or were last."""
    there = StayOnShelf.objects.filter(place=place, is_last=True, person__view=view)
    return there.values("person").distinct().count()

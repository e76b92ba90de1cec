"""What a decision changed, and for whom: contacts that count no more, days since the last that counts, and why."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.changes import PersonChange, what_changed
from habeas.wording import contacts as words
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence

A_FEW = 50
"""People shown."""


@dataclass(frozen=True)
class Changed:
    """What changed for one person, in sentences."""

    name: str
    link: str
    lines: tuple[str, ...]


def changed_by(about: About, decision: str, as_of: date) -> tuple[Changed, ...]:
    """What a decision in force changed as of a day, for everyone whose page says something else because of it."""
    return tuple(_changed(about, one) for one in what_changed(about, decision, as_of)[:A_FEW])


def _changed(about: About, one: PersonChange) -> Changed:
    lines = [*_days(one), *_voices(one)]
    cast = cast_of_record(about.known)
    for contact in one.contacts:
        statement = about.known.statements.get(contact.id)
        if statement is None or contact.after is None:
            continue
        said = fact_sentence(statement.fact, cast).rstrip(".")
        worth = words.standing(contact.after.value)
        why = words.why(contact.why.value) if contact.why else ""
        lines.append(_("{fact}: now {worth}; {why}.").format(fact=said, worth=worth, why=why))
    name = about.known.mentions[one.person].name
    return Changed(name, reverse("person", args=[one.person]) + "#contacts", tuple(lines))


def _days(one: PersonChange) -> list[str]:
    if one.days_before == one.days_after:
        return []
    before, after = (_since(pair) for pair in (one.days_before, one.days_after))
    return [_("Last sign of life that counts: {after}. Before: {before}.").format(after=after, before=before)]


def _since(days: tuple[int | None, int | None]) -> str:
    if days == (None, None):
        return _("none with a date")
    return _("{days} ago").format(days=dates.days_ago(*days))


def _voices(one: PersonChange) -> list[str]:
    before, after = len(one.voices_before), len(one.voices_after)
    if before == after:
        return []
    said = ngettext(
        "Spoken for by {after} independent voice; before: {before}.",
        "Spoken for by {after} independent voices; before: {before}.",
        after,
    )
    return [said.format(after=after, before=before)]

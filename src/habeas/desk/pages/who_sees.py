"""Who may see a source, as forms ask it and pages say it: everybody at this desk, or only some, by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.desk.opened import Desk
from habeas.desk.people.known import names_of_people
from habeas.language import gettext as _
from habeas.wording.grammar import listed

SOME = "some"
"""The value of `seen` that says: only those who are ticked."""


@dataclass(frozen=True)
class Seen:
    """The question as a form asks it: whom one can tick, and what is chosen."""

    others: tuple[str, ...]
    is_some: bool = False
    ticked: frozenset[str] = frozenset()


def seen_typed(fields: Mapping[str, list[str]]) -> tuple[str, ...] | None:
    """Who was ticked; None where everybody may see it."""
    return tuple(fields.get("seen_by", ())) if (fields.get("seen") or [""])[-1] == SOME else None


def seen(here: Desk, people: tuple[str, ...] | frozenset[str] | None) -> Seen:
    """The question with an answer; it also offers whoever is among them and comes in no more."""
    names = {*names_of_people(here), *(people or ())} - {here.user}
    return Seen(tuple(sorted(names)), people is not None, frozenset(people or ()))


def in_words(here: Desk, source: str) -> str:
    """Who may see a source, as its page says it; "" at a desk of one where nobody is kept from anything."""
    people = here.known().audiences.get(source)
    if people is not None:
        return _("only {names}").format(names=listed(sorted(people)))
    return _("everybody at this desk") if len(names_of_people(here)) > 1 else ""

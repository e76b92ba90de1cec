"""Which list continues which, and what that says in one line. The machine offers; a person chooses."""

from collections.abc import Sequence

from django.urls import reverse
from msgspec import Struct

from habeas.acts.case import CaseError
from habeas.acts.lists_compared import compared, could_continue, ties
from habeas.desk.opened import Desk
from habeas.desk.pages.register import Choice
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.lists.comparison import Comparison
from habeas.statements.decisions import Continues
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.watch.lists import day_of
from habeas.wording import dates, grammar


class VersionLine(Struct, frozen=True):
    """What a list says beside another version of it, and the address where both are held against one another."""

    text: str
    link: str


def tie_of(known: Known, source: str, earlier: str = "") -> Continues | None:
    """That a list continues an earlier one (or any, if none is named): what was noted last."""
    fitting = (one for one in ties(known) if one.on == source and earlier in ("", one.earlier))
    return max(fitting, key=lambda one: known.noted[one.id].number, default=None)


def earlier_choices(known: Known, source: Source) -> tuple[Choice, ...]:
    """The lists that one can be held against, the likeliest first."""
    partner, columns = source.obtained_from or "", known.layers[source.id].columns
    return choices(known, partner, source.title, columns, but=source.id)


def choices(
    known: Known, partner: str, title: str, columns: Sequence[str], *, but: str = "", chosen: str = ""
) -> tuple[Choice, ...]:
    """The same for a list that is not taken in yet."""
    lists = could_continue(known, partner, title, columns, but=but)
    return tuple(Choice(id_, called(known, id_), id_ == chosen) for id_ in lists)


def called(known: Known, id_: str) -> str:
    """A version of a list by its title and its day."""
    return _("{title}, {day}").format(title=known.sources[id_].title, day=dates.day(day_of(known, id_)))


def sentence(known: Known, found: Comparison) -> str:
    """Who is gone, who is new and who changed, in one line."""
    first, last = (dates.day(day_of(known, id_)) for id_ in (found.earlier, found.later))
    gone = ngettext(
        "{count} person on the version of {first} is not on that of {last}",
        "{count} people on the version of {first} are not on that of {last}",
        len(found.vanished),
    ).format(count=f"{len(found.vanished):,}", first=first, last=last)
    rest = _("New: {new}. Changed: {changed}. As before: {stayed}.").format(
        new=f"{len(found.appeared):,}", changed=f"{len(found.changed):,}", stayed=f"{found.stayed:,}"
    )
    return f"{grammar.sentence(gone)} {rest}"


def version_lines(here: Desk, known: Known, source: str) -> tuple[VersionLine, ...]:
    """What a list says beside the versions before and after it, as noted. Empty where nothing is."""
    who = here.about(known).who
    lines = []
    for tie in ties(known):
        if source in (tie.on, tie.earlier):
            link = f"{reverse('list_compared', args=[tie.on])}?with={tie.earlier}"
            try:
                lines.append(
                    VersionLine(sentence(known, compared(here.case, known, who, tie.earlier, tie.on)), link)
                )
            except CaseError as why:
                lines.append(VersionLine(str(why), link))
    return tuple(lines)

"""Published numbers as the page shows them: what was printed, whether it still rests on all it rested on, and the
same number worked out again from what was known then."""

from dataclasses import dataclass
from datetime import date, datetime

from habeas.desk.opened import Desk
from habeas.desk.pages.facts import noted_by
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.statements.layered import newest_first
from habeas.statements.numbers import PublishedNumber
from habeas.tally.cannot import CannotTally
from habeas.tally.published import Affected, Replayed, affected, replayed
from habeas.wording.dates import day


@dataclass(frozen=True)
class PublishedLine:
    """One published number. `changed` says how its support changed, "" if it did not; `again` what working it out again
    gave, where somebody asked."""

    id: str
    sentence: str
    where: str
    number: int
    as_of: str
    noted: str
    changed: str
    again: str


def published_lines(here: Desk, about: About, replay: str) -> tuple[PublishedLine, ...]:
    """All of them, the newest first; `replay` is the id of one to work out again."""
    hurt = {one.published.id: one for one in affected(about)}
    return tuple(
        PublishedLine(
            id=one.id,
            sentence=one.sentence,
            where=one.where,
            number=one.number,
            as_of=day(date.fromisoformat(one.as_of)),
            noted=noted_by(about.known.noted[one.id]),
            changed=_changed(hurt[one.id]) if one.id in hurt else "",
            again=_again(here, one) if one.id == replay else "",
        )
        for one in newest_first(about.known.published)
    )


def _changed(one: Affected) -> str:
    parts = []
    if one.gone:
        gone = len(one.gone)
        parts.append(
            ngettext(
                "{number} statement that it rested on is not in force any more.",
                "{number} statements that it rested on are not in force any more.",
                gone,
            ).format(number=gone)
        )
    if one.withdrawn:
        lost = len(one.withdrawn)
        parts.append(
            ngettext(
                "{number} source that it rested on was withdrawn.",
                "{number} sources that it rested on were withdrawn.",
                lost,
            ).format(number=lost)
        )
    if one.joined:
        joined = len(one.joined)
        parts.append(
            ngettext(
                "{number} person who was counted turned out to be another who was counted.",
                "{number} people who were counted turned out to be others who were counted.",
                joined,
            ).format(number=joined)
        )
    return " ".join(parts)


def _again(here: Desk, one: PublishedNumber) -> str:
    then = About(here.known(until=datetime.fromisoformat(one.known_at)))
    try:
        return _outcome(replayed(then, here.known(), one))
    except CannotTally as why:
        return str(why)


def _outcome(found: Replayed) -> str:
    if found.is_equal:
        return _(
            "Worked out again from what was known then: {number}, the same people by the same words."
        ).format(number=found.figure.number)
    if found.withdrawn:
        return _(
            "It was {number}. It cannot be worked out again: words that it rested on were withdrawn since then, and "
            "nobody can read them."
        ).format(number=found.published.number)
    return _(
        "It was {number}, and is {again} when worked out from what you may see of what was known then. Whoever noted "
        "it may see other sources than you, or noted them at the same moment."
    ).format(number=found.published.number, again=found.figure.number)

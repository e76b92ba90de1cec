"""Names and parents of a body or place over time, and what it may be one with, as its page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from habeas.desk.pages.addresses import side_by_side
from habeas.desk.pages.facts import FactLine, fact_lines
from habeas.desk.pictures.spans import Span as PictureSpan
from habeas.desk.pictures.spans import Spans, alone, spans
from habeas.desk.shelves.rows import name_of
from habeas.identity.alike_places import near
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.called import Called, Naming, Under, naming
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import quoted
from habeas.wording.tellers import tellers


@dataclass(frozen=True)
class OnDay:
    """One name or parent that it may have had on the day of the page, as who says, with the words."""

    sentence: str
    fact: FactLine


@dataclass(frozen=True)
class MayBeLine:
    """Something that it may be one with, why, and where that is decided."""

    name: str
    where: str
    why: str
    link: str


@dataclass(frozen=True)
class NamedView:
    """All of it. `picture` shows names and parents over time."""

    on_day: tuple[OnDay, ...]
    picture: Spans | None
    alike: tuple[MayBeLine, ...]


def named_view(about: About, own: str, day: date, back: str) -> NamedView:
    """What a cluster was called and whom it was under, as of a day and over time; and what it may be one with."""
    found = naming(about, own)
    return NamedView(
        on_day=tuple(_on_day(about, found, day)),
        picture=_picture(about, found, day),
        alike=tuple(_alike(about, own, back)),
    )


def _picture(about: About, found: Naming, day: date) -> Spans | None:
    every: tuple[Called | Under, ...] = (*found.called, *found.under)
    return spans([alone(*_row(about, one)) for one in every], day)


def _on_day(about: About, found: Naming, day: date) -> Iterator[OnDay]:
    every: tuple[Called | Under, ...] = (*found.called, *found.under, *found.over)
    for one in every:
        if one.on(day):
            (line,) = fact_lines(about.known, [one.statement])
            yield OnDay(_sentence(about, found, one), line)


def _sentence(about: About, found: Naming, one: Called | Under) -> str:
    when = "" if one.days.earliest is None and one.days.latest is None else f" ({dates.span(one.days)})"
    who = _teller(about, one.statement)
    if isinstance(one, Called):
        return _("called {name}, as {who} says{when}").format(name=quoted(one.name), who=who, when=when)
    said = (
        _("under {body}, as {who} says{when}")
        if one in found.under
        else _("over {body}, as {who} says{when}")
    )
    return said.format(body=name_of(about, one.body), who=who, when=when)


def _teller(about: About, statement: str) -> str:
    """Whoever told us last: a name that is theirs must not look like everybody's."""
    chain = about.known.statements[statement].telling.chain
    named = [one.who for one in tellers(chain, cast_of_record(about.known)) if one.is_named]
    return named[0] if named else _("somebody who is not named")


def _row(about: About, one: Called | Under) -> tuple[PictureSpan, str, tuple[FactLine, ...]]:
    name = (
        quoted(one.name)
        if isinstance(one, Called)
        else _("under {body}").format(body=name_of(about, one.body))
    )
    link = "" if isinstance(one, Called) else reverse("body", args=[one.body])
    days = one.days
    span = PictureSpan(name, "stay", days.earliest, days.earliest, days.latest, days.latest)
    return span, link, fact_lines(about.known, [one.statement])


def _alike(about: About, own: str, back: str) -> Iterator[MayBeLine]:
    for one in near(about.known, about.who, own):
        other = one.b if one.a == own else one.a
        source = about.known.sources[about.known.mentions[other].source]
        yield MayBeLine(name_of(about, other), source.title, one.why, f"{side_by_side(own, other)}#chosen")

""" "As of" and "What we knew on ...": which day a page speaks of, and with which knowledge."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.http import QueryDict

from habeas.desk.opened import Desk
from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.wording.dates import day


@dataclass(frozen=True)
class Moment:
    """The day a page speaks of, and the day whose knowledge it uses (None: all we know now)."""

    as_of: date
    known_on: date | None
    today: date
    errors: tuple[str, ...] = ()
    first: date | None = None
    """The day on which the first entry of the record was noted: before it we knew nothing."""

    @property
    def is_now(self) -> bool:
        """Whether the page speaks of today with all we know."""
        return self.as_of == self.today and self.known_on is None

    @property
    def in_words(self) -> str:
        """What the page says about itself when it does not speak of now."""
        if self.is_now:
            return ""
        if self.known_on is None:
            return _("As of {day}").format(day=day(self.as_of))
        said = _("As of {day}, with what we knew on {known}")
        return said.format(day=day(self.as_of), known=day(self.known_on))

    @property
    def query(self) -> str:
        """The part of an address that keeps this moment."""
        parts = [] if self.as_of == self.today else [f"as_of={self.as_of.isoformat()}"]
        parts += [f"known={self.known_on.isoformat()}"] if self.known_on else []
        return "&".join(parts)


def addresses(moment: Moment) -> dict[str, str]:
    """Where the pictures of a page are to be had, of the moment that it speaks of."""
    kept = f"?{moment.query}&" if moment.query else "?"
    return {"map": f"{kept}map=save", "picture": f"{kept}picture=svg"}


def moment(query: QueryDict, desk: Desk) -> Moment:
    """Read the moment from an address; a date that cannot be read is said, and today is used."""
    today, errors = desk.today(), list[str]()
    as_of = _day(query.get("as_of", ""), errors)
    known_on = _day(query.get("known", ""), errors)
    # What we knew on a day says nothing of later days, unless somebody asks for them.
    as_of = as_of or (min(known_on, today) if known_on else today)
    first = next(iter(desk.known().noted.values()), None)
    return Moment(as_of, known_on, today, tuple(errors), first.at.date() if first else None)


def knowledge(moment: Moment, desk: Desk) -> Known:
    """The record with the moment's knowledge: up to the end of that day, UTC."""
    if moment.known_on is None:
        return desk.known()
    return desk.known(until=datetime.combine(moment.known_on, time.max, tzinfo=UTC))


def _day(text: str, errors: list[str]) -> date | None:
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong = _("“{text}” is not a day; write it like 2022-07-21. Today is shown instead.")
        errors.append(wrong.format(text=text))
        return None

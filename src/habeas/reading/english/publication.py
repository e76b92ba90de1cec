"""Asking for the date of publication when dates lean on it, with the dates that would fit.

Invariant: no date is chosen silently; each proposed day is one that the text's own dates allow.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from habeas.reading.english.scene import Scene
from habeas.reading.suggestion import Ask
from habeas.statements.when import NotADate, bounds

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MANY = 4
"""No more than this many days are proposed."""


def questions(scene: Scene, published: str | None) -> Iterator[Ask]:
    """The question for the publication date, if it is missing and a date of the text needs it."""
    if published is not None or not any(found.needs_published for found in scene.dates):
        return
    words = next(found.text for found in scene.dates if found.needs_published)
    yield Ask(
        about="published",
        question=f"When was this published? “{words}” and other dates are counted from that day.",
        answers=tuple(day.isoformat() for day in fitting(scene)),
    )


def fitting(scene: Scene) -> list[date]:
    """Days on or after the last full date of the text that fall on the weekday it names as latest."""
    last = _last_full_date(scene)
    if last is None:
        return []
    named = [f.text.lower() for f in scene.dates if f.needs_published]
    wanted = next((n for text in named for n, day in enumerate(WEEKDAYS) if day in text), None)
    if wanted is None:
        return [last + timedelta(days=n) for n in range(MANY)]
    first = last + timedelta(days=(wanted - last.weekday()) % 7)
    return [first + timedelta(weeks=n) for n in range(MANY)]


def _last_full_date(scene: Scene) -> date | None:
    days = [day for found in scene.dates if (day := _day(found.value)) is not None]
    return max(days, default=None)


def _day(value: str | None) -> date | None:
    """The latest day of a value that is a date (not a duration like P2W)."""
    if value is None or value.startswith("P"):
        return None
    try:
        return bounds(value).latest
    except NotADate:
        return None

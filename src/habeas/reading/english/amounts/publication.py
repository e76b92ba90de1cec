"""Asking for the date of publication when dates lean on it, with the days that would fit.

Invariant: no date is chosen silently; each proposed day is one that the text's own dates allow.
"""

from collections.abc import Iterator, Sequence

from habeas.reading.english.amounts.publication_day import fitting_publication_dates
from habeas.reading.english.scene.scene import Scene
from habeas.reading.suggestion import Ask


def questions(scene: Scene, published: str | None, years: Sequence[int]) -> Iterator[Ask]:
    """The question for the publication date, if it is missing and a date of the text needs it.

    `years` are those the text may be from, where it names none itself.
    """
    if published is not None or not any(found.needs_published for found in scene.dates):
        return
    words = next(found.text for found in scene.dates if found.needs_published)
    yield Ask(
        about="published",
        question=f"When was this published? “{words}” and other dates are counted from that day.",
        answers=fitting_publication_dates(scene.text, years),
    )

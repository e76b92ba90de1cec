"""What a date rule hands back, and what it is given to work with."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from habeas.statements.when import Anchor, Aspect

DATE: Final = "date"
INTERVAL: Final = "interval"
MONTH: Final = "month"
DURATION: Final = "duration"
ANAPHORIC: Final = "anaphoric"
OPEN: Final = "open"


@dataclass(frozen=True)
class FoundDate:
    """A date, interval or duration the text names. `value` is EDTF (a duration: ISO 8601), None if unresolved.

    `kind` is date, interval, month, duration, anaphoric (leans on another mention) or open. `anchor`
    has no act yet: which act the words lean on, the parse tells. `needs_published` is true where the
    publication date would have told and is not known.
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: str
    rule: str
    why: str
    aspect: Aspect = Aspect.AT
    anchor: Anchor | None = None
    needs_published: bool = False


@dataclass(frozen=True)
class Setting:
    """The text, the same in lower case (offset for offset), and the day it was published, if known."""

    text: str
    low: str
    published: date | None

    def found(
        self, match: re.Match[str], value: str | None, kind: str, rule: str, why: str, *,
        group: str | int = 0, anchor: Anchor | None = None, aspect: Aspect = Aspect.AT, needs_published: bool = False,
    ) -> FoundDate:  # fmt: skip
        """A finding where the match (or one group of it) stands."""
        start, end = match.span(group)
        return FoundDate(
            start, end, self.text[start:end], value, kind, rule, why, aspect, anchor, needs_published
        )

    def up_to(self, found: FoundDate, end: int) -> FoundDate:
        """The same finding, going on to `end`."""
        return replace(found, end=end, text=self.text[found.start : end])

    def unpublished(self, match: re.Match[str], kind: str, rule: str, *, group: str | int = 0) -> FoundDate:
        """A finding that only the publication date could resolve."""
        why = "counts from the publication date, which is not known"
        return self.found(match, None, kind, rule, why, group=group, needs_published=True)


Resolve = Callable[[re.Match[str], Setting, str], FoundDate | None]
"""Makes a finding of a match, or None where the words are no date after all. The last argument is the rule's name."""
Rule = tuple[str, re.Pattern[str], Resolve]

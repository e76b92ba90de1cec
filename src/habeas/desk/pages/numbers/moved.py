"""How the numbers moved, as a picture and as the table beside it."""

from dataclasses import dataclass
from datetime import date

from habeas.desk.pages.facts import words_link
from habeas.desk.pictures.counts import CountsPicture, counts
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.tally.over_time import OverTime, Told
from habeas.wording.dates import day
from habeas.wording.words import figure


@dataclass(frozen=True)
class MovedLine:
    """What was new on a day: a number, what it is, and the words, where it is somebody's."""

    day: str
    number: str
    what: str
    words: str


@dataclass(frozen=True)
class Moved:
    """The picture (None where there is nothing to compare) and its table, day by day."""

    picture: CountsPicture | None
    lines: tuple[MovedLine, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What stands beside a picture that is saved."""
        key = _(
            "Line: known by name. Dashes: what followed from everything said. Dots: what a source said, and the way in "
            "which it left the number open."
        )
        return (key, *(f"{one.day}: {one.number}. {one.what}" for one in self.lines))


def moved(about: About, found: OverTime, today: date) -> Moved:
    """Both of them."""
    lines = [
        *((one.day, 0, figure(one.number), _("known by name, up to"), "") for one in found.by_name),
        *((one.day, 1, _range(one), _title(about, one), _link(about, one)) for one in found.stated),
        *(
            (one.day, 2, figure(one.number), _("follows from everything said, at least"), "")
            for one in found.follows
        ),
    ]
    lines.sort(key=lambda line: line[:2])
    return Moved(
        picture=counts(
            [(one.day, one.number) for one in found.by_name],
            [(one.day, one.number) for one in found.follows],
            [(one.day, one.at_least, one.at_most) for one in found.stated],
            today,
        ),
        lines=tuple(MovedLine(day(on), number, what, words) for on, _place, number, what, words in lines),
    )


def _range(one: Told) -> str:
    if one.at_least == one.at_most and one.at_least is not None:
        return figure(one.at_least)
    if one.at_least is None:
        return _("at most {number}").format(number=figure(one.at_most or 0))
    if one.at_most is None:
        return _("at least {number}").format(number=figure(one.at_least))
    return f"{figure(one.at_least)}–{figure(one.at_most)}"


def _title(about: About, one: Told) -> str:
    return about.known.statements[one.statement].source.title


def _link(about: About, one: Told) -> str:
    return words_link(about.known, about.known.statements[one.statement].telling.id)

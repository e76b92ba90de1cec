"""What a page says of two that may be one, by what they are: two people, two places, two bodies, two groups."""

from dataclasses import dataclass

from django.urls import reverse

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.known import Known
from habeas.statements.mention import Kind


@dataclass(frozen=True)
class InWords:
    """What is said of two of one kind: on the button for "no", of two that somebody said are two, of two that are shown
    as one, and on the way to that one."""

    no: str
    are_two: str
    are_one: str
    as_now: str


_PEOPLE = (
    mark("No, two people"),
    mark("Somebody said that these are two people:"),
    mark("These two are shown as one person now."),
    mark("The person as they stand now"),
)
_PLACES = (
    mark("No, two places"),
    mark("Somebody said that these are two places:"),
    mark("These two are shown as one place now."),
    mark("The place as it stands now"),
)
_BODIES = (
    mark("No, two bodies"),
    mark("Somebody said that these are two bodies:"),
    mark("These two are shown as one body now."),
    mark("The body as it stands now"),
)
_GROUPS = (
    mark("No, two groups"),
    mark("Somebody said that these are two groups:"),
    mark("These two are shown as one group now."),
    mark("The group as it stands now"),
)
_THINGS = (
    mark("No, these are two"),
    mark("Somebody said that these are two:"),
    mark("These two are shown as one now."),
    "",
)
_WORDS = {Kind.PERSON: _PEOPLE, Kind.PLACE: _PLACES, Kind.BODY: _BODIES, Kind.GROUP: _GROUPS}
_PAGES = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.BODY: "body", Kind.GROUP: "body"}


def in_words(kind: Kind) -> InWords:
    """What is said of two of this kind."""
    return InWords(*(_(text) if text else "" for text in _WORDS.get(kind, _THINGS)))


def address(known: Known, cluster: str) -> str:
    """The address of the page of something; "" where its kind has none."""
    page = _PAGES.get(known.mentions[cluster].kind)
    return reverse(page, args=[cluster]) if page else ""

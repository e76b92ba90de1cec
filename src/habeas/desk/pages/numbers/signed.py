"""Estimates that somebody signed, as the page of numbers shows them: apart, with the assumptions they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from habeas.desk.pages.facts import noted_by
from habeas.desk.pictures.ranges import Given, RangesPicture, ranges
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.layered import newest_first
from habeas.statements.numbers import SignedEstimate
from habeas.wording.dates import day
from habeas.wording.words import figure


@dataclass(frozen=True)
class SignedLine:
    """One signed estimate in words; `link` leads to the same sources, to estimate anew."""

    id: str
    sentence: str
    interval: str
    assumptions: str
    noted: str
    warnings: tuple[str, ...]
    picture: RangesPicture | None
    link: str


def signed_lines(about: About, question: str) -> tuple[SignedLine, ...]:
    """Those of one question, the newest first."""
    return tuple(
        SignedLine(
            id=one.id,
            sentence=_sentence(one),
            interval=_(
                "{method}: from {low} to {high} with 95 % of the probability, if the assumptions hold."
            ).format(method=one.method, low=figure(one.lo95), high=figure(one.hi95)),
            assumptions=one.assumptions,
            noted=noted_by(about.known.noted[one.id]),
            warnings=one.warnings,
            picture=range_picture(one.seen, [(one.method, one.lo95, one.median, one.hi95)]),
            link=f"{reverse('estimating')}?{urlencode([('list', id_) for id_ in one.lists])}",
        )
        for one in newest_first(about.known.estimates)
        if one.question == question
    )


def _sentence(one: SignedEstimate) -> str:
    said = _("Probably more than {number} in all, as of {day}; {seen} of them are on the sources.")
    if one.resampled:
        said = _(
            "Probably more than {number} in all, as of {day}; {seen} are on the sources, or fewer, for some of them "
            "may be one person: {tables} tables were drawn in which they are one or two."
        )
    return said.format(
        number=figure(one.lo95),
        day=day(date.fromisoformat(one.as_of)),
        seen=figure(one.seen),
        tables=figure(one.resampled),
    )


def range_picture(seen: int, given: Sequence[Given]) -> RangesPicture | None:
    """The picture of estimates beside what is documented."""
    return ranges(seen, _("on the sources: {number}").format(number=figure(seen)), given)

"""Claims about refusing and being called to account for it. They could be used against the person."""

from enum import StrEnum
from typing import ClassVar

from habeas.statements.claims.base import Act, Inner
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class RefusalForm(StrEnum):
    """How they refused."""

    DISCHARGE_REQUEST = "discharge_request"
    ANNOUNCEMENT = "announcement"
    ORDER_REFUSED = "order_refused"
    POST_LEFT = "post_left"
    OPENLY_REFUSED = "openly_refused"


class Refused(Act, frozen=True):
    """Somebody refused to serve or obey. Example: "handed in a written request to leave the fleet"."""

    incriminating: ClassVar[bool] = True

    form: RefusalForm | None = None
    to: Party | None = None


class Summoned(Act, frozen=True):
    """Somebody was called in. Example: "called in to the admiral to 'talk it over'".

    `what_for` is the meeting or order itself; `as_said` keeps the purpose in the source's words, which
    are often not to be taken at their word ("to 'discuss'").
    """

    by: Party | None = None
    to: Party | None = None
    what_for: Inner | None = None
    as_said: Words | None = None

"""One thing that needs a person's attention, as plain data. It says why, and decides nothing."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What needs attention, the most pressing first."""

    DOUBTFUL_CONTACT = "doubtful_contact"
    DEADLINE = "deadline"
    SILENCE = "silence"
    LIST_VANISHED = "list_vanished"
    PROMISE_LAPSED = "promise_lapsed"
    PROMISE_DUE = "promise_due"
    CONTRADICTION = "contradiction"
    NUMBER_AFFECTED = "number_affected"
    FINDING_UNSUPPORTED = "finding_unsupported"
    FINDING_DISPUTED = "finding_disputed"
    FINDING_UNREVIEWED = "finding_unreviewed"


ORDER = {kind: place for place, kind in enumerate(Kind)}


class Item(Struct, frozen=True, kw_only=True):
    """What needs attention.

    `on` is the id of the thing itself (a promise, a finding, a contact, a list, the key of a contradiction; of a
    deadline, the person and its code). `people` are the clusters of those it concerns (groups, where nobody is named):
    none where that is not known. `earliest` and `latest` bound its day: by when something was promised or is open,
    since when nothing was heard; of a list, the days of both its versions. `code` says more in one word, as its kind
    has it (the code of a deadline, of an element). `where` says where it is dealt with: "promise", "person",
    "contact", "contradiction", "finding", "list", "number"; the desk knows the addresses. `because` are ids of
    statements and decisions.
    """

    kind: Kind
    on: str
    where: str
    people: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    code: str = ""
    because: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, date, str]:
        """What comes first: the kind, then the earlier day, then the id, so that the order is always the same."""
        return ORDER[self.kind], self.earliest or self.latest or date.max, self.on

"""Why two may be one, in plain words: each reason with how much it speaks for or against, and how likely it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.identity.linkage import Candidate, FieldAgreement
from habeas.identity.linkage.proposing import SHOWN
from habeas.identity.linkage.reasons import REASONS as LINKED
from habeas.language import gettext as _
from habeas.language import mark

REASONS = (
    mark("same family name"),
    mark("a part of the family name is the same"),
    mark("family names nearly the same"),
    mark("family names alike, a letter or two apart"),
    mark("family names one slip of the hand apart"),
    mark("family names somewhat alike"),
    mark("family names hardly alike"),
    mark("different family names"),
    mark("same given name"),
    mark("same given name: short form"),
    mark("given names can be short for one name"),
    mark("given names nearly the same"),
    mark("given names alike, a letter or two apart"),
    mark("the initial of the given name agrees"),
    mark("given names alike but different"),
    mark("different given names"),
    mark("another initial of the given name"),
    mark("second given names agree"),
    mark("second given names differ"),
    mark("same patronymic"),
    mark("patronymics nearly the same"),
    mark("the initial of the patronymic agrees"),
    mark("patronymics alike but different"),
    mark("another patronymic"),
    mark("another initial of the patronymic"),
    mark("one name is a man's, the other a woman's"),
    mark("born on the same day"),
    mark("days of birth one slip apart"),
    mark("born on other days of one year"),
    mark("born on other days, a year apart"),
    mark("year of birth or age fits"),
    mark("year of birth or age off by one"),
    mark("years of birth or ages apart by more than a year"),
    mark("born in other years"),
    mark("same place"),
    mark("places share a word"),
    mark("another place"),
    mark("same unit"),
    mark("another unit"),
    mark("a relative of the same name"),
    mark("other relatives"),
    mark("held at the same place"),
    mark("held at another place"),
    mark("the same photo"),
    mark("taken on days that fit"),
    mark("taken within a week"),
    mark("taken at another time"),
    mark("same call sign"),
    mark("only if one of the names stands in another case"),
    mark("two rows of one list, which seldom has a person twice"),
)
"""What linking says of two, put down for translation; a test holds that none is missing."""
FOR = (
    (4.0, mark("speaks very strongly for")),
    (2.0, mark("speaks strongly for")),
    (0.7, mark("speaks for")),
    (0.05, mark("speaks a little for")),
    (0.0, mark("says hardly anything")),
)
AGAINST = (
    (4.0, mark("speaks very strongly against")),
    (2.0, mark("speaks strongly against")),
    (0.7, mark("speaks against")),
    (0.0, mark("speaks a little against")),
)
"""From how many log odds on a reason is called so: 0.7 doubles the odds, 4 makes them fifty times as high."""
LIKELY = (
    (0.99, mark("Almost surely the same")),
    (0.9, mark("Very likely the same")),
    (0.6, mark("Rather the same")),
    (0.4, mark("As likely as not")),
    (0.0, mark("Rather two people")),
)


AGREES, DIFFERS = "agrees", "differs"
BY_WEIGHT = frozenset(LINKED["source"].values())
"""Reasons that are no agreement of the two: their weight alone says on which side they are."""
_FIELD_OF = {text: SHOWN[field] for field, texts in LINKED.items() for text in texts.values()}


@dataclass(frozen=True)
class Reason:
    """One reason with its weight in words; `is_for` says on which side."""

    text: str
    weight: str
    is_for: bool


def reasons(one: Candidate) -> tuple[Reason, ...]:
    """The reasons of a pair, the weightiest first."""
    fields = {field.field: field for field in one.fields}
    return tuple(_reason(text, fields.get(_FIELD_OF.get(text, ""))) for text in one.reasons if text)


def likely(probability: float) -> str:
    """ "Very likely the same: 93 in 100"."""
    words = next(text for least, text in LIKELY if probability >= least)
    return _("{likely}: {number} in 100").format(likely=_(words), number=in_hundred(probability))


def in_hundred(probability: float) -> int:
    """A probability as so many in a hundred; never 0 or 100, which nobody can know."""
    return min(99, max(1, int(probability * 100)))


def in_short(one: Candidate) -> str:
    """The reasons in one line."""
    return "; ".join(reason.text for reason in reasons(one))


def said_of(fields: Iterable[FieldAgreement]) -> str:
    """Whether these fields agree or differ, or there is nothing to compare. One that differs counts more than the rest:
    a name may be one man's and another's who is his brother."""
    said = {field.how for field in fields}
    return next((how for how in (DIFFERS, AGREES) if how in said), "")


def _reason(text: str, field: FieldAgreement | None) -> Reason:
    """One reason. What agrees never speaks against, however little it says."""
    weight = field.weight if field else 0.0
    if field and field.how == AGREES and text not in BY_WEIGHT:
        weight = max(0.0, weight)
    steps = FOR if weight >= 0 else AGAINST
    words = next(said for least, said in steps if abs(weight) >= least)
    return Reason(_(text), _(words), weight >= 0)

"""Sign an estimate: say under which assumptions one stands for it. Without them it is only a number on a page.

What was refused cannot be signed.
"""

from collections.abc import Sequence
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.numbers import SignedEstimate

if TYPE_CHECKING:
    # Whoever only keeps a case needs no arrays.
    from habeas.tally.estimates.captures import Captures
    from habeas.tally.estimates.estimate import Estimate


def sign_estimate(
    case: Case,
    estimate: "Estimate",
    table: "Captures",
    *,
    question: str,
    voices: int,
    seed: int,
    resampled: int,
    assumptions: str,
    as_of: date,
    by: str,
    at: datetime,
) -> SignedEstimate:
    """Note the estimate as signed. Raises CaseError; then nothing is noted."""
    assumptions = assumptions.strip()
    if not assumptions:
        raise CaseError(_("write down under which assumptions you stand for it; nothing was noted"))
    if estimate.refused or estimate.lo95 is None or estimate.median is None or estimate.hi95 is None:
        raise CaseError(_("this method gave no number, so there is nothing to sign; nothing was noted"))
    made = SignedEstimate(
        id=new_id("e"),
        question=question,
        voices=voices,
        as_of=as_of.isoformat(),
        known_at=at.isoformat(),
        lists=table.lists,
        counts=table.counts,
        method=estimate.method,
        seed=seed,
        seen=table.seen,
        # The lower end is the headline: it is rounded to the side on which it says less.
        lo95=int(estimate.lo95),
        median=round(estimate.median),
        hi95=ceil(estimate.hi95),
        resampled=resampled,
        assumptions=assumptions,
        warnings=_texts(estimate.warnings),
    )
    case.act(lambda known: [made], by=by, at=at)
    return made


def _texts(warnings: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warnings))

"""A claim found at a predicate, and which claims at one predicate leave others out."""

from dataclasses import dataclass

from spacy.tokens import Token

from habeas.statements.claims import AnyClaim
from habeas.statements.claims.custody import Detained, Moved
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import When


@dataclass(frozen=True)
class Draft:
    """A claim found at a predicate, before it gets its id, its date and its place in the order.

    `polarity` and `stage` are set where the rule itself has read them; else the predicate's standing gives them.
    """

    claim: AnyClaim
    at: Token
    polarity: Polarity | None = None
    stage: Stage | None = None
    when: When | None = None
    act: str | None = None
    dated_by: Token | None = None


EXCLUDES = {
    "refused": {"approached", "contacted", "moved", "answered"},
    "threatened": {"answered"},
    "summoned": {"approached", "contacted"},
    "challenged": {"contacted", "approached"},
    "promised": {"answered", "approached"},
    "approached": {"contacted", "moved"},
    "held_at": {"detained"},
    "escaped": {"moved"},
    "impersonated": {"contacted"},
}
"""A claim that says it better: at the same predicate the others are left out."""


def without_excluded(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one predicate without those that another says better."""
    left_out = {name for draft in drafts for name in EXCLUDES.get(draft.claim.name(), ())}
    taken = any(isinstance(draft.claim, Detained) for draft in drafts)
    aimless = [d for d in drafts if taken and isinstance(d.claim, Moved) and d.claim.to is None]
    return [d for d in drafts if d.claim.name() not in left_out and d not in aimless]

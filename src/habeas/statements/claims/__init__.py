"""The claims: what a statement can say. A closed, versioned set, one frozen type each, one file a group.

A claim's fields are its roles; what is common to all claims of a telling (when, stage, polarity,
hedge, chain) stands on the fact and the telling (`telling`). Adding a claim means: a type here, its
words in `vocabulary/` in three languages, its row in `vocabulary/esf.toml`, an example in its docstring.
"""

from typing import Any

import msgspec

from habeas.statements.claims import base
from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.bodies import Involved, KnownAs, LocatedIn, Published, Site, SubordinateTo
from habeas.statements.claims.contact import Challenged, Contacted, Impersonated, NoNews, Seen
from habeas.statements.claims.custody import Detained, Escaped, HeldAt, Moved, Released, ReturnedToUnit
from habeas.statements.claims.groups import BelongsTo, Counted, SubsetOf
from habeas.statements.claims.harm import Conditions, Died, IllTreated, Injured, Threatened
from habeas.statements.claims.identity import Aged, Born, Described, Named, Related, ServesIn
from habeas.statements.claims.refusing import Refused, Summoned

VERSION = 1
"""Raised whenever a claim or a role is added; old records are always read."""

GROUPS: dict[str, tuple[type[Claim], ...]] = {
    "identity": (Named, Aged, Born, Related, ServesIn, Described),
    "refusing": (Refused, Summoned),
    "custody": (Detained, HeldAt, Moved, Released, ReturnedToUnit, Escaped),
    "harm": (Threatened, IllTreated, Conditions, Injured, Died),
    "contact": (Contacted, Seen, NoNews, Challenged, Impersonated),
    "authorities": (Approached, Answered, Promised, Outcome),
    "groups": (Counted, BelongsTo, SubsetOf),
    "bodies": (Site, LocatedIn, KnownAs, SubordinateTo, Involved, Published),
}
"""Every claim, under the heading it has in the documentation and on the page for adding a fact."""

CLAIMS: dict[str, type[Claim]] = {claim.name(): claim for members in GROUPS.values() for claim in members}
"""Every claim by its name in the record ("held_at")."""

AnyClaim = (
    Named | Aged | Born | Related | ServesIn | Described
    | Refused | Summoned
    | Detained | HeldAt | Moved | Released | ReturnedToUnit | Escaped
    | Threatened | IllTreated | Conditions | Injured | Died
    | Contacted | Seen | NoNews | Challenged | Impersonated
    | Approached | Answered | Promised | Outcome
    | Counted | BelongsTo | SubsetOf
    | Site | LocatedIn | KnownAs | SubordinateTo | Involved | Published
)  # fmt: skip
"""The union that decodes any claim by its name."""

# An inner claim is any claim, and claims are defined after it: the decoder looks the name up here.
setattr(base, "AnyClaim", AnyClaim)  # noqa: B010  (the type checker sees it as imported there)


def roles(claim: type[Claim]) -> dict[str, Any]:
    """The roles of a claim by the name they have in the record, with their types."""
    return {field.encode_name: field.type for field in msgspec.structs.fields(claim)}


__all__ = ["CLAIMS", "GROUPS", "VERSION", "AnyClaim", "Claim", "Inner", "roles"]

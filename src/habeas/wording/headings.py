"""The headings under which what is said of a person stands, in the order in which a researcher asks."""

from habeas.language import mark
from habeas.statements.claims import GROUPS

HEADINGS = {
    "custody": mark("Being held, moved, let go"),
    "contact": mark("Signs of life and silence"),
    "harm": mark("What was done to them"),
    "refusing": mark("Refusing"),
    "authorities": mark("What authorities were asked, answered, promised"),
    "identity": mark("Who they are"),
    "groups": mark("Groups they are counted in"),
    "bodies": mark("Places and bodies"),
}
GROUP_OF = {claim.name(): group for group, claims in GROUPS.items() for claim in claims}
"""The heading of each claim."""

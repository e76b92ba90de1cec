"""Hedges: words that keep a distance to what is said, and whose distance it is.

Invariant: a hedge is words of the text; it never changes what is claimed.
"""

import re

from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.telling import Hedge

_WORDS = re.compile(
    r"\b(?:reportedly|allegedly|apparently|supposedly|presumably|seemingly|purportedly|possibly|probably|perhaps"
    r"|evidently|ostensibly|so-called|most likely|(?:is|are|was|were) likely|it seems(?: that)?"
    r"|(?:seem(?:s|ed)?|appear(?:s|ed)?)(?= (?:to|ready|that|as)\b)(?: to)?"
    r"|(?:is|are|was|were) (?:believed|thought|said|understood|feared|rumou?red|reported|alleged|presumed) to"
    r"|(?:may|might|could)(?= have\b| be\b)|as far as (?:I|we|he|she|they) (?:know|knew)"
    r"|in (?:my|his|her|their) (?:view|opinion)|if (?:I|we) remember (?:rightly|correctly)|unconfirmed)\b",
    re.I,
)
_PUBLICATION = re.compile(
    r"reportedly|allegedly|supposedly|purportedly|so-called|unconfirmed|believed|said|reported", re.I
)


def hedges_in(
    text: str, start: int, end: int, speaker: Party | None, publication: Party
) -> tuple[Hedge, ...]:
    """The hedging words between two offsets. "reportedly" is the publication's; "apparently" the speaker's."""
    found = []
    for match in _WORDS.finditer(text, start, end):
        whose = publication if _PUBLICATION.search(match[0]) else speaker
        found.append(Hedge(words=Words(exact=match[0], start=match.start()), whose=whose))
    return tuple(found)

"""Places and bodies by what somebody says that they are called, for searching: "the tailors" finds the unit."""

from collections.abc import Iterator
from functools import lru_cache

from habeas.desk.shelves.asking import Question, answers
from habeas.desk.shelves.short_texts import ShortTexts, This
from habeas.protection.erased import of_words
from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.statements.claims.bodies import KnownAs
from habeas.statements.known import Statement
from habeas.statements.mention import Kind

KINDS = (Kind.PLACE, Kind.BODY)


def called_so(about: About, asked: Question) -> Iterator[tuple[str, str]]:
    """Each place or body (cluster) of which somebody says a name that answers, with that name; the first name of
    each, in the order of the record."""
    seen = set[str]()
    for statement in _said_names(This(about.known.statements)).that_answer(asked):
        claim = statement.fact.claim
        assert isinstance(claim, KnownAs)
        assert claim.name_as_said is not None
        for cluster in about.named(claim.what):
            mention = about.known.mentions.get(cluster)
            if cluster in seen or mention is None or mention.kind not in KINDS:
                continue
            seen.add(cluster)
            # Where a source spells it so, it is found by that.
            if not any(answers(asked, about.known.mentions[one].name) for one in about.who.members[cluster]):
                yield cluster, claim.name_as_said.exact


@of_words
@lru_cache(maxsize=6)
def _said_names(statements: This[Statement]) -> ShortTexts[Statement]:
    return ShortTexts(
        (claim.name_as_said.exact, one)
        for one in statements.table.values()
        if isinstance(claim := one.fact.claim, KnownAs) and claim.name_as_said and is_fact(one)
    )

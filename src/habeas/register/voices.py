"""Independent voices: how many tellers know a thing by themselves. Three articles on one call are one voice.

Two statements are one voice when they share an origin or any person or group among their tellers;
an origin that nobody is named for counts as one voice at most, and only where no named voice speaks.
"""

from collections.abc import Iterable

from habeas.identity.clusters import Clusters
from habeas.statements.claims.authorities import Answered, Promised
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind


def voices(known: Known, who: Clusters, statements: Iterable[Statement]) -> tuple[tuple[str, ...], ...]:
    """The statements' ids, grouped into independent voices, in the order in which the voices first speak."""
    voice_of: dict[str, list[str]] = {}
    tellers_of: dict[int, set[str]] = {}
    spoke: dict[int, list[str]] = {}
    unnamed: list[str] = []
    for statement in statements:
        tellers = set(_tellers(known, who, statement))
        if not tellers:
            unnamed.append(statement.id)
            continue
        # The voices that one of these tellers speaks with already, as ids of their lists.
        same = dict.fromkeys(id(voice_of[one]) for one in tellers if one in voice_of)
        joined = [key for key in spoke if key in same] if len(same) > 1 else list(same)
        ids: list[str] = []
        for key in joined:
            ids = spoke.pop(key) if not ids else spoke.pop(key) + ids
            tellers |= tellers_of.pop(key)
        ids.append(statement.id)
        spoke[id(ids)], tellers_of[id(ids)] = ids, tellers
        voice_of.update(dict.fromkeys(tellers, ids))
    named = tuple(tuple(ids) for ids in spoke.values())
    return named or ((tuple(unnamed),) if unnamed else ())


def _tellers(known: Known, who: Clusters, statement: Statement) -> Iterable[str]:
    """Whose voice a statement is: its origin, and every person or group it passed through.

    Bodies that only passed it on (the outlet, the publication) do not make two mothers one voice; at
    the head of a chain they speak for themselves. Whoever promised or answered something is no voice
    for having done so.
    """
    chain = statement.telling.chain
    claim = statement.fact.claim
    if isinstance(claim, Promised | Answered) and claim.by and chain and chain[0].who == claim.by:
        chain = chain[1:]
    for place, link in enumerate(chain):
        if link.who is None:
            if place == 0:
                return
            continue
        for member in who.named(link.who.members):
            mention = known.mentions.get(member)
            if place == 0 or (mention and mention.kind in (Kind.PERSON, Kind.GROUP)):
                yield member

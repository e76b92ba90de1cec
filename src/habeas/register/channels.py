"""What came through which number or account, and whether that was in doubt by then. A channel in doubt proves nothing.

Only what the record ties to a channel is followed: the contacts that name it, and what was said in them. Whatever may
have come the same way without anybody saying so is only listed, for a person to look at.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from habeas.register.about import About, Doubt
from habeas.register.value import is_fact, surely_before
from habeas.statements.chain import Knows, Link, Passed
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.known import Statement
from habeas.statements.mention import Kind
from habeas.statements.telling import Telling
from habeas.statements.when import Bounds

WAYS: dict[Passed, ContactKind] = {
    Passed.IN_PERSON: ContactKind.IN_PERSON,
    Passed.CALL: ContactKind.VOICE,
    Passed.VOICE_MESSAGE: ContactKind.VOICE_MESSAGE,
    Passed.TEXT: ContactKind.TEXT,
    Passed.DOCUMENT: ContactKind.DOCUMENT,
}
"""The kind of contact by which somebody passed on what they say, where the chain tells it."""


REMEMBERED = 4096
"""Of so many statements it is remembered what they passed through: of one person it is asked again and again."""


def in_doubt(about: About, statement: Statement, as_of: date = date.max) -> tuple[Doubt, ...]:
    """The doubts on the channels that a statement came through, unless it surely came before them."""
    found = {
        (doubt.channel, *doubt.because, *doubt.decided): doubt
        for channel, came in passed_through(about, statement)
        for doubt in about.doubts(channel, as_of)
        if not surely_before(came, doubt.since)
    }
    return tuple(found.values())


def passed_through(about: About, statement: Statement) -> tuple[tuple[str, Bounds], ...]:
    """The channels that a statement is known to have come through, each with the days on which it did.

    A contact comes through the channel it names. Anything else comes through it where the channel is among the
    tellers, or where it is told together with a contact through it, or speaks of the same act as one, and is the word
    of whoever got in touch, or of somebody who was told it then.
    """
    kept = about.passed.get(statement.id)
    if kept is None:
        if len(about.passed) > REMEMBERED:
            about.passed.clear()
        kept = about.passed[statement.id] = tuple(_passed_through(about, statement))
    return kept


def _passed_through(about: About, statement: Statement) -> Iterator[tuple[str, Bounds]]:
    claim = statement.fact.claim
    if isinstance(claim, Contacted):
        for channel in about.named(claim.channel):
            yield channel, about.timeline.bounds(statement)
        return
    for link in statement.telling.chain:
        for member in about.named(link.who):
            mention = about.known.mentions.get(member)
            if mention and mention.kind is Kind.CHANNEL:
                yield member, Bounds(None, statement.told_by)
    for contact in _contacts_with(about, statement):
        made = contact.fact.claim
        if isinstance(made, Contacted) and _is_word_of(about, statement, made):
            for channel in about.named(made.channel):
                yield channel, about.timeline.bounds(contact)


def through(about: About, channel: str) -> tuple[Statement, ...]:
    """All statements known to have come through a channel (a cluster), in no particular order."""
    found: dict[str, Statement] = {}
    for telling in near_channel(about, channel):
        for fact in telling.facts:
            statement = about.known.statements[fact.id]
            if any(one == channel for one, _ in passed_through(about, statement)):
                found[statement.id] = statement
    return tuple(found.values())


def near_channel(about: About, channel: str) -> Iterable[Telling]:
    """The tellings that a channel may have carried anything of: those that name it, and those that speak of an act in
    which it was used."""
    tellings = {telling.id: telling for telling in about.near((channel,))}
    acts = {
        about.who.of.get(fact.act, fact.act)
        for telling in tellings.values()
        for fact in telling.facts
        if fact.act is not None and isinstance(fact.claim, Contacted)
    }
    tellings.update((telling.id, telling) for telling in about.near(acts))
    return tellings.values()


def may_have_come_through(about: About, channel: str) -> tuple[Statement, ...]:
    """Statements that may have come through a channel without anybody saying so: the word of somebody who is said to
    have used it, passed on to the same people in the same way. For a person to look at; nothing is derived from it."""
    sure = {one.id for one in through(about, channel)}
    found: dict[str, Statement] = {}
    for contact in through(about, channel):
        made = contact.fact.claim
        if not isinstance(made, Contacted):
            continue
        for telling in about.near(about.named(made.from_)):
            links = zip(telling.chain, telling.chain[1:], strict=False)
            if any(_is_same_way(about, made, *pair) for pair in links):
                found.update((fact.id, about.known.statements[fact.id]) for fact in telling.facts)
    return tuple(one for id_, one in found.items() if id_ not in sure)


def _is_same_way(about: About, contact: Contacted, teller: Link, hearer: Link) -> bool:
    way = WAYS.get(teller.passed)
    return (
        bool(set(about.named(teller.who)) & set(about.named(contact.from_)))
        and bool(set(about.named(hearer.who)) & set(about.named(contact.to)))
        and (way is None or contact.kind in (None, way))
    )


def _contacts_with(about: About, statement: Statement) -> Iterator[Statement]:
    """The contacts through a named channel that are told in the same telling, or are the act it speaks of."""
    statements = about.known.statements
    same = [fact.id for fact in statement.telling.facts]
    act = statement.fact.act and about.who.of.get(statement.fact.act, statement.fact.act)
    if act:
        same += [
            fact.id
            for telling in about.near((act,))
            for fact in telling.facts
            if fact.act is not None and about.who.of.get(fact.act, fact.act) == act
        ]
    for id_ in dict.fromkeys(same):
        found = statements[id_]
        if isinstance(found.fact.claim, Contacted) and found.fact.claim.channel and is_fact(found):
            yield found


def _is_word_of(about: About, statement: Statement, contact: Contacted) -> bool:
    chain = statement.telling.chain
    if not chain:
        return False
    head = set(about.named(chain[0].who))
    told_then = chain[0].knows is Knows.WAS_TOLD and not head.isdisjoint(about.named(contact.to))
    return told_then or not head.isdisjoint(about.named(contact.from_))
